#!/bin/sh
# Print the Depends of the frozen folder $1: packages that own the libraries it links to and does not hold.
set -eu
folder=$1

# Opened by name, not linked: GL, and fonts.
opened="libgl1 libegl1"
fonts="fonts-dejavu-core | fonts-liberation | fonts-noto-core"

files=$(find "$folder" -type f \( -name '*.so' -o -name '*.so.*' -o -name shapekin -o -name torch_shm_manager \))
# shellcheck disable=SC2086  # no name in there has a space
needed=$(objdump -p $files 2>/dev/null | awk '$1 == "NEEDED" {print $2}' | sort -u)
held=$(find "$folder" \( -name '*.so' -o -name '*.so.*' \) -printf '%f\n' | sort -u)
packages=$(
    for library in $needed; do
        printf '%s\n' "$held" | grep -qxF "$library" && continue
        path=$(ldconfig -p | awk -v name="$library" '$1 == name {print $NF; exit}')
        if [ -z "$path" ]; then
            echo "depends.sh: $library is neither in the folder nor on this system: leave out what needs it" >&2
            exit 1
        fi
        real=$(readlink -f "$path")
        { dpkg-query -S "$real" || dpkg-query -S "${real#/usr}"; } 2>/dev/null | head -1 | cut -d: -f1
    done
)
glibc=$(
    # shellcheck disable=SC2086
    objdump -T $files 2>/dev/null | grep -o 'GLIBC_2\.[0-9]*' | sort -uV | tail -1 | cut -d_ -f2
)
for package in $(printf '%s\n' $opened $packages | sort -u); do
    [ "$package" = libc6 ] && package="libc6 (>= $glibc)"
    printf '%s, ' "$package"
done
echo "$fonts"
