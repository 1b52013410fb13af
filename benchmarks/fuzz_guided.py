"""`python -m benchmarks.fuzz_guided MINUTES`: cases that atheris makes, which keeps what leads to new ways through the code.

Atheris is no part of the pinned packages; it installs beside them where Python is 3.11 (`pip install atheris`).
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LONGEST = 20_000
"""Bytes of a case."""


SECONDS = 20.0
"""That one case may take."""


def run(minutes: float) -> int:
    """Make cases for so long; 1 if atheris is not there. It ends the process else."""
    if find_spec("atheris") is None:
        print("Atheris is not installed; pip install atheris, or run benchmarks.fuzz.", file=sys.stderr)
        return 1
    import atheris

    with atheris.instrument_imports(include=["picket.ingest", "pypdf", "striprtf", "docx"]):
        import docx  # noqa: F401
        import pypdf  # noqa: F401
        import striprtf.striprtf  # noqa: F401

        from benchmarks.fuzz import broken
        from tests.fuzz import found
        from tests.fuzz.sound import SOUND
    names, seen, done, begun = sorted(SOUND), set[str](), [0], time.monotonic()

    def one(data: bytes) -> None:
        """The first byte chooses the format, the others are the file."""
        if not data:
            return
        done[0] += 1
        name, raw = names[data[0] % len(names)], data[1:]
        what = broken(None, SECONDS, name, raw)
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


if __name__ == "__main__":
    sys.exit(run(float(sys.argv[1]) if len(sys.argv) > 1 else 10))
