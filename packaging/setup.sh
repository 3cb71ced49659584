#!/bin/sh
# Make the virtual environment in the tree and install the program into it, with what its tests need.
set -eu
: "${PYTHON:=python3}" "${VENV:=.venv}" "${TORCH_INDEX:=}"

sh packaging/system.sh

if ! command -v "$PYTHON" >/dev/null 2>&1; then
    echo "There is no $PYTHON here. Install Python 3.11 or newer (Debian, Ubuntu: apt-get install python3-venv)." >&2
    exit 1
fi
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$("$PYTHON" --version) is too old: Shapekin needs 3.11 or newer. Name another: make setup PYTHON=python3.12" >&2
    exit 1
fi
if ! "$PYTHON" -c 'import ensurepip' 2>/dev/null; then
    echo "This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
fi

[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
pip="$VENV/bin/python -m pip --disable-pip-version-check"

# torch first, alone: so that the build chosen here is the one that stays.
if [ -n "$TORCH_INDEX" ]; then
    $pip install -q -c packaging/constraints.txt --index-url "$TORCH_INDEX" torch
else
    $pip install -q -c packaging/constraints.txt torch
fi
$pip install -q -c packaging/constraints.txt -e '.[dev]'
echo "Set up in $VENV: $VENV/bin/shapekin and $VENV/bin/shapekin-app."
