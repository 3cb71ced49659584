#!/bin/sh
# Open the app on the built-in sample; where there is no display, do the same job headless.
set -eu
bin=$1
case "$(uname -s)" in
Linux)
    if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        echo "There is no display here: doing the same job without a window (about five minutes)."
        exec "$bin/shapekin" demo
    fi
    ;;
esac
exec "$bin/shapekin-app" --sample
