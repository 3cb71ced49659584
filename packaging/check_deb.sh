#!/bin/sh
# The gate before a release: install dist/shapekin_*.deb on a clean Debian without any Python, use it as a person who is
# not root and has no network, look at its window, remove it, and see that nothing stays. As root, on Debian or Ubuntu.
#
#   sh packaging/check_deb.sh [DEB]
#
# RELEASE   which Debian (bookworm), MIRROR where it comes from; made once in build/package/clean by debootstrap
# OUT       where the screenshots and the log of sizes go (build/package/check)
# THOROUGH  1: train every model too, and do the whole `shapekin demo` (ten minutes)
set -eu
cd "$(dirname "$0")/.."
deb=${1:-$(ls -t dist/shapekin_*.deb | head -1)}
: "${RELEASE:=bookworm}" "${MIRROR:=http://deb.debian.org/debian}" "${OUT:=build/package/check}" "${THOROUGH:=}"
clean=$PWD/build/package/clean

if [ "${IN_OWN_MOUNTS:-}" != 1 ]; then
    [ "$(id -u)" -eq 0 ] || { echo "This needs root: it makes a root of its own." >&2; exit 1; }
    command -v debootstrap >/dev/null || { echo "This needs debootstrap." >&2; exit 1; }
    [ -e "$clean/etc/debian_version" ] || debootstrap --variant=minbase "$RELEASE" "$clean" "$MIRROR" >/dev/null
    exec unshare --mount env IN_OWN_MOUNTS=1 OUT="$OUT" THOROUGH="$THOROUGH" sh "$0" "$deb"
fi

# A throw-away layer over the clean root; everything mounted here is gone when this shell ends.
mkdir -p "$OUT"
layer=$(mktemp -d "$PWD/build/package/layer.XXXXXX")
trap 'umount -R -l "$layer/root" 2>/dev/null; rm -rf "$layer"' EXIT
mkdir "$layer/upper" "$layer/work" "$layer/root"
root=$layer/root
mount -t overlay overlay -o "lowerdir=$clean,upperdir=$layer/upper,workdir=$layer/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -m 1777 "$root/tmp/.X11-unix"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for file in /etc/apt/apt.conf.d/*proxy* /etc/hosts; do [ -e "$file" ] && cp "$file" "$root$file"; done
cp "$deb" "$root/tmp/shapekin.deb"

say() { printf '\n== %s\n' "$*"; }
as_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
# A person: not root, no network, nothing of this machine's environment.
as_person() {
    unshare --net chroot --userspec=1000:1000 "$root" env -i HOME=/home/person USER=person PATH=/usr/bin:/bin \
        LANG=C.UTF-8 DISPLAY=:77 sh -euc "cd /home/person; $*"
}

say "Installing $(basename "$deb"), $(du -h "$deb" | cut -f1)"
as_root apt-get update -qq
as_root apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >/dev/null

before=$(date +%s)
as_root dpkg -i /tmp/shapekin.deb
echo "dpkg -i took $(($(date +%s) - before)) s; $(du -sh "$root/usr/lib/shapekin" | cut -f1) in /usr/lib/shapekin"
if as_root sh -c 'command -v python3 || command -v python'; then
    echo "There is a Python in the clean root: this would prove nothing." >&2
    exit 1
fi
as_root dpkg -L shapekin > "$OUT/dpkg-L.txt"
as_root useradd --uid 1000 --create-home person

say "What is missing? (shapekin doctor)"
as_person shapekin doctor

say "Does everything work? (shapekin --selftest)"
if [ -n "$THOROUGH" ]; then as_person shapekin --selftest --all-models; else as_person shapekin --selftest; fi

say "The main job"
if [ -n "$THOROUGH" ]; then
    as_person shapekin demo
else
    as_person 'shapekin sample chairs chairs --count 64
        shapekin new chairs.shapekin chairs
        shapekin train chairs.shapekin --model graph_diffusion
        shapekin ask chairs.shapekin -n 3
        shapekin evaluate chairs.shapekin
        shapekin export chairs.shapekin --format html --out chairs.html
        ls -l'
fi
as_person 'test -s chairs.html || test -s demo/chairs.csv'

say "The window, from its desktop entry"
# The tools of this check come last: what they bring along must not stand in for a missing dependency above.
if as_root LD_LIBRARY_PATH=/usr/lib/shapekin/_internal \
    ldd /usr/lib/shapekin/_internal/PySide6/Qt/plugins/platforms/libqxcb.so | grep "not found"; then
    echo "Depends lacks what Qt needs to open a window." >&2
    exit 1
fi
as_root apt-get install -y -qq --no-install-recommends procps xvfb xauth xdotool scrot libglib2.0-bin shared-mime-info >/dev/null
as_person 'gio info -a standard::content-type ./*.shapekin 2>/dev/null | grep -q application/x-shapekin || test -d demo'
cat > "$root/tmp/window.sh" <<'END'
set -eu
Xvfb :77 -screen 0 1280x800x24 +extension GLX -noreset >/dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
sleep 3
look() {  # a name for the picture, then what is opened
    picture=$1
    shift
    began=$(date +%s%N)
    gio launch /usr/share/applications/shapekin.desktop "$@"
    window=$(timeout 120 xdotool search --sync --onlyvisible --name Shapekin | head -1)
    echo "window after $((($(date +%s%N) - began) / 1000000)) ms: $(xdotool getwindowname "$window")"
    sleep "${SETTLE:-15}"
    scrot --overwrite "/tmp/$picture.png"
    xdotool key --window "$window" ctrl+q
    for _ in $(seq 60); do pgrep -u 1000 shapekin >/dev/null || return 0; sleep 0.5; done
    pgrep -u 1000 -a shapekin
    echo "The app did not end by Ctrl+Q." >&2
    exit 1
}
look start
look project "$(ls ./*.shapekin demo/*.shapekin 2>/dev/null | head -1)"
END
as_person sh /tmp/window.sh
for picture in start project; do
    cp "$root/tmp/$picture.png" "$OUT/"
    test "$(stat -c %s "$OUT/$picture.png")" -gt 20000  # a window that painted nothing compresses to next to nothing
done

say "Removing it"
as_root dpkg --purge shapekin >/dev/null
left=$(while read -r path; do [ -d "$root$path" ] && [ ! -L "$root$path" ] || [ ! -e "$root$path" ] || echo "$path"; done \
    < "$OUT/dpkg-L.txt")
if [ -n "$left" ] || [ -e "$root/usr/lib/shapekin" ]; then
    echo "Left behind: $left $(ls -R "$root/usr/lib/shapekin" 2>/dev/null | head)" >&2
    exit 1
fi
echo "$(wc -l < "$OUT/dpkg-L.txt") paths were installed, none is left."
say "Passed."
