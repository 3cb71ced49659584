#!/bin/sh
# Runs from the unpacked per-user installer: puts the program into the home of whoever started it.
# `shapekin-uninstall` takes everything away again that was put here; projects and settings stay.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin
place=$HOME/.local/lib/shapekin
if [ "$(id -u)" -eq 0 ]; then
    echo "This installs for one person; as root install the .deb, or run it as that person." >&2
    exit 1
fi
if [ -e "$place" ] && [ ! -x "$place/shapekin" ]; then
    echo "$place is something else; nothing was changed. Move it away and try again." >&2
    exit 1
fi
if ! ./program/shapekin --version >/dev/null; then
    echo "The program does not start on this system; nothing was changed." >&2
    exit 1
fi
mkdir -p "$programs" "$(dirname "$place")" "$data/applications" "$data/mime/packages" "$data/icons"
rm -rf "$place"
cp -r program "$place"
for name in shapekin shapekin-app; do ln -sf "$place/$name" "$programs/$name"; done
ln -sf "$place/gpu-pack" "$programs/shapekin-gpu-pack"
sed "s|^Exec=shapekin-app|Exec=\"$place/shapekin-app\"|" share/shapekin.desktop > "$data/applications/shapekin.desktop"
cp share/shapekin.xml "$data/mime/packages/"
cp -r share/hicolor "$data/icons/"

cat > "$place/uninstall" <<END
#!/bin/sh
rm -f "$programs/shapekin" "$programs/shapekin-app" "$programs/shapekin-gpu-pack" "$programs/shapekin-uninstall"
rm -f "$data/applications/shapekin.desktop" "$data/mime/packages/shapekin.xml"
rm -f "$data"/icons/hicolor/*/apps/shapekin.png "$data/icons/hicolor/scalable/apps/shapekin.svg"
update-mime-database "$data/mime" 2>/dev/null
update-desktop-database "$data/applications" 2>/dev/null
rm -rf "$place"
echo "Shapekin is removed; projects, settings ($HOME/.config/shapekin) and samples stay."
END
chmod 755 "$place/uninstall"
ln -sf "$place/uninstall" "$programs/shapekin-uninstall"
update-mime-database "$data/mime" 2>/dev/null || true
update-desktop-database "$data/applications" 2>/dev/null || true
echo "Shapekin $(cat version) is installed. Start it from the menu, or: $programs/shapekin-app"
echo "To remove it: $programs/shapekin-uninstall"
