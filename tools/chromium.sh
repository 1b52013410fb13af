#!/bin/sh
# Makes sure that a Chromium is there for the browser tests: Debian's, or the one named by PICKET_CHROMIUM.
set -eu
for browser in "${PICKET_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1; then exit 0; fi
done
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium
    exit 0
fi
echo "picket: the browser tests need Chromium and it may not be installed from here;" \
    "run 'sudo apt-get install chromium' or set PICKET_CHROMIUM to a Chromium, then try again." >&2
exit 1
