#!/bin/sh
# Make dist/shapekin_VERSION_ARCH.deb of the frozen folder dist/shapekin (see ../freeze.sh).
set -eu
cd "$(dirname "$0")/../.."
: "${MAINTAINER:=The Shapekin founders <founders@shapekin.invalid>}"

python=build/package/venv/bin/python
version=$("$python" -c 'import shapekin; print(shapekin.__version__)')
date=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}" +%Y-%m-%d)
arch=$(dpkg --print-architecture)
root=build/package/deb
filled() { sed -e "s/@VERSION@/$version/g" -e "s/@DATE@/$date/g" "$1"; }

rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/applications" "$root/usr/share/metainfo" \
    "$root/usr/share/mime/packages" "$root/usr/share/icons" "$root/usr/share/man/man1" "$root/usr/share/doc/shapekin"
cp -al dist/shapekin "$root/usr/lib/shapekin"  # links: no second gigabyte on this disk
rm "$root/usr/lib/shapekin/LICENCES.txt"
ln -s ../lib/shapekin/shapekin "$root/usr/bin/shapekin"
ln -s ../lib/shapekin/shapekin-app "$root/usr/bin/shapekin-app"
ln -s ../lib/shapekin/gpu-pack "$root/usr/bin/shapekin-gpu-pack"
install -m 755 packaging/linux/gpu-pack.sh "$root/usr/lib/shapekin/gpu-pack"
install -m 644 packaging/linux/shapekin.desktop "$root/usr/share/applications/"
filled packaging/linux/org.shapekin.shapekin.metainfo.xml > "$root/usr/share/metainfo/org.shapekin.shapekin.metainfo.xml"
install -m 644 packaging/linux/shapekin.xml "$root/usr/share/mime/packages/"
cp -r build/package/icons/hicolor "$root/usr/share/icons/"
"$python" packaging/man_page.py "$date" | gzip -9n > "$root/usr/share/man/man1/shapekin.1.gz"
for page in shapekin-app shapekin-gpu-pack; do
    filled "packaging/linux/$page.1" | gzip -9n > "$root/usr/share/man/man1/$page.1.gz"
done
install -m 644 build/package/copyright README.md "$root/usr/share/doc/shapekin/"
gzip -9nc CHANGELOG.md > "$root/usr/share/doc/shapekin/CHANGELOG.md.gz"
gzip -9nc > "$root/usr/share/doc/shapekin/changelog.gz" <<END
shapekin ($version) unstable; urgency=medium

  * What changed is in CHANGELOG.md, beside this file.

 -- $MAINTAINER  $(date -u -R -d "$date")
END
install -m 644 -D packaging/linux/lintian-overrides "$root/usr/share/lintian/overrides/shapekin"
find "$root/usr" -type d -exec chmod 755 {} +

# What the bundled programs link to and do not bring along, asked of the system they were built on; and what Qt opens
# by name when it starts.
depends=$(sh packaging/linux/depends.sh dist/shapekin)
cat > "$root/DEBIAN/control" <<END
Package: shapekin
Version: $version
Architecture: $arch
Maintainer: $MAINTAINER
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends
Recommends: libgl1-mesa-dri, shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: graphics
Priority: optional
Description: sort 3D shapes or images into kinds by answering questions
 Shapekin groups thousands of shapes or images, asks the few "same or
 different?" questions whose answers matter most, and hands back a curated
 taxonomy. Everything happens on this computer.
 .
 This package brings its own Python, Qt and PyTorch (for the processor).
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
rm -f "dist/shapekin_${version}_$arch.deb"
dpkg-deb --root-owner-group -Zzstd -z"${ZSTD_LEVEL:-6}" --build "$root" "dist/shapekin_${version}_$arch.deb" >/dev/null
rm -rf "$root/usr/lib/shapekin"
ls -l "dist/shapekin_${version}_$arch.deb"
