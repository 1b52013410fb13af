#!/bin/sh
# The tests of `make test`, or with "all" every test. Those in a browser go first and by themselves, so that nothing
# hurries them; the others, which only compute, take what is left of the cores. Fails if either does.
set -u
python=${1:-.venv/bin/python}
which="and not slow"
[ "${2:-}" = all ] && which=""
log=$(mktemp)
nice -n 10 "$python" -m pytest -n auto --dist loadfile -m "not browser $which" >"$log" 2>&1 &
others=$!
"$python" -m pytest -m "browser $which"
browser=$?
wait "$others"
computed=$?
cat "$log"
rm -f "$log"
[ "$browser" -eq 0 ] && [ "$computed" -eq 0 ]
