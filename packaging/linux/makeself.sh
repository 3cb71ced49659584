#!/bin/sh
# Make dist/shapekin-VERSION-ARCH.run of dist/shapekin: installs for one person into their home, without root.
set -eu
cd "$(dirname "$0")/../.."
command -v makeself >/dev/null || { echo "This needs makeself (Debian, Ubuntu: apt-get install makeself)." >&2; exit 1; }

version=$(build/package/venv/bin/python -c 'import shapekin; print(shapekin.__version__)')
out=dist/shapekin-$version-$(uname -m).run
root=build/package/run
rm -rf "$root"
mkdir -p "$root/share"
cp -al dist/shapekin "$root/program"
install -m 755 packaging/linux/gpu-pack.sh "$root/program/gpu-pack"
install -m 755 packaging/linux/home.sh "$root/home.sh"
install -m 644 packaging/linux/shapekin.desktop packaging/linux/shapekin.xml "$root/share/"
cp -r build/package/icons/hicolor "$root/share/"
printf '%s\n' "$version" > "$root/version"
# gzip: what unpacks it is on every system
makeself --nomd5 --sha256 --gzip --complevel 6 "$root" "$out" "Shapekin $version" ./home.sh >/dev/null
rm -rf "$root"
ls -l "$out"
