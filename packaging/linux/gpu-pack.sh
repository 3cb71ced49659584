#!/bin/sh
# Get a torch with CUDA for the installed Shapekin, into the home of whoever asks: `shapekin-gpu-pack`.
#
#   shapekin-gpu-pack [install] [PIP OPTION...]   fetch it, about 3 GB; options such as --index-url go to pip
#   shapekin-gpu-pack remove                      delete it: the torch for the processor is used again
#
# Needs pip of any Python: the files fetched are those of the Python inside the program, not of the one that runs pip.
set -eu

folder=${SHAPEKIN_GPU_PACK:-${XDG_DATA_HOME:-$HOME/.local/share}/shapekin/gpu-pack}
here=$(dirname "$(readlink -f "$0")")

# Only a folder that was made here is ever deleted.
if [ -e "$folder" ] && [ ! -e "$folder/.shapekin-gpu-pack" ]; then
    echo "shapekin-gpu-pack: $folder was not made by this program; name another by SHAPEKIN_GPU_PACK." >&2
    exit 1
fi
case "${1:-install}" in
remove)
    rm -rf "$folder"
    echo "Removed: $folder"
    exit 0
    ;;
install) [ $# -eq 0 ] || shift ;;
-h | --help)
    sed -n '2,7s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
-*) ;;
*)
    echo "shapekin-gpu-pack: there is no \"$1\"; say install or remove." >&2
    exit 2
    ;;
esac

# What is inside: its metadata and the suffix of its extensions tell.
torch=$(basename "$(ls -d "$here"/_internal/torch-*.dist-info | head -1)" .dist-info | cut -d- -f2 | cut -d+ -f1)
python=$(ls "$here"/_internal | sed -n 's/^libpython\(3\.[0-9]*\)\.so.*/\1/p' | head -1)
if ! python3 -m pip --version >/dev/null 2>&1; then
    echo "shapekin-gpu-pack needs pip. On Debian or Ubuntu: sudo apt-get install python3-pip" >&2
    exit 1
fi
echo "Fetching torch $torch for Python $python into $folder"
new=$folder.new  # whole or not at all
rm -rf "$new"
mkdir -p "$new"
python3 -m pip install --disable-pip-version-check --target "$new" --no-compile --only-binary=:all: --implementation cp \
    --python-version "$python" --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64 \
    --platform linux_x86_64 "$@" "torch==$torch"
touch "$new/.shapekin-gpu-pack"
rm -rf "$folder"
mv "$new" "$folder"
echo "Done. \`shapekin doctor\` says whether it finds the GPU; \`shapekin-gpu-pack remove\` takes it away again."
