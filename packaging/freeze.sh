#!/bin/sh
# Freeze the program: build/package/venv gets what it needs and PyInstaller, dist/shapekin is the folder with everything.
# The same on Linux, macOS and (in the shell that git brings) Windows.
set -eu
cd "$(dirname "$0")/.."
: "${PYTHON:=python3}" "${TORCH_INDEX:=}"

venv=build/package/venv
mkdir -p build/package
[ -d "$venv" ] || "$PYTHON" -m venv "$venv"
bin=$venv/bin
[ -d "$bin" ] || bin=$venv/Scripts
pip="$bin/python -m pip --disable-pip-version-check"

# torch first, alone: so that the build chosen here (for the processor) is the one that stays.
if [ -n "$TORCH_INDEX" ]; then
    $pip install -q -c packaging/constraints.txt --index-url "$TORCH_INDEX" torch
else
    $pip install -q -c packaging/constraints.txt torch
fi
if ! "$bin/python" -c 'import sys, torch; sys.exit(torch.version.cuda is not None)'; then
    echo "This torch brings CUDA: 3 GB more. Name an index with a build for the processor:" >&2
    echo "    make package TORCH_INDEX=https://download.pytorch.org/whl/cpu" >&2
    exit 1
fi
$pip install -q -c packaging/constraints.txt pyinstaller
$pip install -q -c packaging/constraints.txt .
$pip install -q --no-deps --force-reinstall .  # the sources as they are now, whatever the version says
"$bin/python" packaging/icons.py build/package/icons
"$bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/package/work \
    packaging/pyinstaller/shapekin.spec
[ -e dist/shapekin/shapekin.exe ] || ln -sf shapekin dist/shapekin/shapekin-app
"$bin/python" packaging/notices.py build/package/bundled.json > build/package/copyright
cp build/package/copyright dist/shapekin/LICENCES.txt
