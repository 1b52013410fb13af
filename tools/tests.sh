#!/bin/sh
# The tests of `make test`, or with "all" every test: first those that only compute, on all cores, a file's tests
# together and what takes longest begun first (tests/conftest.py), then those in a browser, one after the other, so that
# nothing hurries them.
set -eu
python=${1:-.venv/bin/python}
which="and not slow"
[ "${2:-}" = all ] && which=""
"$python" -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser $which"
"$python" -m pytest -m "browser $which"
