"""`python -m benchmarks.fuzz --guided`: cases that atheris makes, which keeps what leads to new ways through the code.

Atheris is no part of the pinned packages; it installs beside them where Python is 3.11 (`pip install atheris`).
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.fuzz import found
from tests.fuzz.sound import SOUND

LONGEST = 20_000
"""Bytes of a case."""


def run(minutes: float, seconds: float) -> int:
    """Make cases for so long, each of which may take so many seconds; 1 if atheris is not there. Never returns else."""
    if find_spec("atheris") is None:
        print("Atheris is not installed; pip install atheris, or leave --guided out.", file=sys.stderr)
        return 1
    import atheris

    from benchmarks.fuzz import broken

    atheris.instrument_all()
    names, seen, done, begun = sorted(SOUND), set[str](), [0], time.monotonic()

    def one(data: bytes) -> None:
        """The first byte chooses the format, the others are the file."""
        if not data:
            return
        done[0] += 1
        name, raw = names[data[0] % len(names)], data[1:]
        what = broken(None, seconds, name, raw)
        if what and what not in seen:
            seen.add(what)
            print(f"{found.keep(name, raw).name}: {what}", flush=True)
        if done[0] % 1_000 == 0:
            print(f"{done[0]:,} guided cases in {time.monotonic() - begun:,.0f} s", flush=True)

    place = Path(tempfile.mkdtemp(prefix="picket-fuzz-"))
    for number, name in enumerate(names):
        (place / name).write_bytes(bytes([number]) + SOUND[name])
    options = [f"-max_len={LONGEST}", f"-max_total_time={round(minutes * 60)}", "-timeout=300", "-rss_limit_mb=6000"]
    target: Any = one
    atheris.Setup([sys.argv[0], *options, str(place)], target)
    atheris.Fuzz()
    return 0
