#!/bin/sh
# All tests. Those in a browser go first and by themselves, so that nothing hurries them; the others, which only compute,
# take what is left of the cores. Fails if either does.
set -u
python=${1:-.venv/bin/python}
log=$(mktemp)
nice -n 10 "$python" -m pytest -n auto --dist loadfile -m "not browser" >"$log" 2>&1 &
others=$!
"$python" -m pytest -m browser
browser=$?
wait "$others"
computed=$?
cat "$log"
rm -f "$log"
[ "$browser" -eq 0 ] && [ "$computed" -eq 0 ]
