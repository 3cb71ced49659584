#!/bin/sh
# Run a command on a screen: the one there is, else a virtual one, else without (tests that need it skip).
set -eu
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
*[Uu][Tt][Ff]*8*) ;;
*) export LC_ALL=C.UTF-8 ;;  # Qt wants a locale that can spell every file name
esac
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || ! command -v xvfb-run >/dev/null 2>&1; then
    exec "$@"
fi
exec xvfb-run -a -s "-screen 0 1280x800x24 +extension GLX -noreset" "$@"
