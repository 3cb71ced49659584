#!/bin/sh
# Make dist/shapekin-VERSION-ARCH.dmg of dist/Shapekin.app (made by packaging/freeze.sh on a Mac).
# UNTESTED: written on Linux, run by .github/workflows/package.yml; see packaging/README.md.
#
#   IDENTITY   a "Developer ID Application: ..." in the keychain; empty: signed for this machine only, and Gatekeeper
#              asks whoever opens it elsewhere (right click, Open)
#   PROFILE    a keychain profile of notarytool; empty: not notarised
set -eu
cd "$(dirname "$0")/../.."
: "${IDENTITY:=-}" "${PROFILE:=}"

version=$(build/package/venv/bin/python -c 'import shapekin; print(shapekin.__version__)')
app=dist/Shapekin.app
image=dist/shapekin-$version-$(uname -m).dmg
ln -sf shapekin "$app/Contents/MacOS/shapekin-app"
if [ "$IDENTITY" = - ]; then
    codesign --force --deep --sign - "$app"
else
    codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
        --sign "$IDENTITY" "$app"
fi
codesign --verify --deep --strict "$app"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
cp build/package/copyright "$stage/Licences.txt"
rm -f "$image"
hdiutil create -volname Shapekin -srcfolder "$stage" -format UDZO -ov "$image"
if [ -n "$PROFILE" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
ls -l "$image"
