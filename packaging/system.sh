#!/bin/sh
# Install the system libraries that Qt, GL and open3d need on Debian or Ubuntu, and what the tests use.
# As root it installs them; otherwise it says what to run. Does nothing where all are there.
set -eu

packages="python3 python3-venv libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libgomp1 libusb-1.0-0
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libx11-6
fonts-dejavu-core locales xvfb xauth"

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian or Ubuntu: see README.md, Other systems, for what Qt needs here." >&2
    exit 0
fi

missing=""
for package in $packages; do
    # Ubuntu 24.04 renamed some libraries; the new package provides the old name.
    if ! dpkg-query -W -f='${Status} ${Provides}\n' "$package" "${package}t64" 2>/dev/null \
        | grep -q "install ok installed"; then
        missing="$missing $package"
    fi
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing:$missing" >&2
    echo "Install them with:  sudo apt-get install$missing" >&2
    exit 0
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086  # a list of words is meant
apt-get install -y -qq --no-install-recommends $missing >/dev/null
