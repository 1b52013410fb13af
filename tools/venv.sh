#!/bin/sh
# Creates .venv with Python 3.11 or newer and installs a hashed requirements file into it.
# usage: tools/venv.sh PYTHON REQUIREMENTS
set -eu
python=$1
requirements=$2

say() { printf 'picket: %s\n' "$1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 ||
    say "'$python' was not found; install Python 3.11 or newer, or name it with 'make PYTHON=/path/to/python3'."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    say "'$python' is older than Python 3.11; name a newer one with 'make PYTHON=/path/to/python3.11'."

if [ ! -x .venv/bin/python ]; then
    # Debian ships venv's pip apart from Python.
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
        else
            say "'$python' cannot make virtual environments; run 'sudo apt-get install python3-venv', then try again."
        fi
    fi
    "$python" -m venv .venv || say "the virtual environment .venv could not be made; remove the folder .venv and try again."
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" ||
    say "the packages of $requirements could not be installed; the lines above say which one and why."
