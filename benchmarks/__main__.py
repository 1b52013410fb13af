"""`python -m benchmarks`: measure speed and waits, and rewrite docs/performance.md."""

from __future__ import annotations

import os
import platform
from datetime import date
from pathlib import Path

from benchmarks import clicks, corrections, desk, library, pages, screen, sets, speed, start
from picket import fingerprint

PAGE = sets.ROOT / "docs" / "performance.md"
WORDS = Path(__file__).with_name("performance.md")
"""What the page says around its tables."""


def main() -> None:
    """Measure one after the other, then write the page."""
    facts = {
        "day": date.today().isoformat(),
        "fingerprint": fingerprint.current(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
        "load": os.getloadavg()[0],
        "cores": os.cpu_count(),
        "rounds": speed.ROUNDS,
        "batch": speed.BATCH,
        "pastes": screen.PASTES,
        "clicked": f"{clicks.DOCUMENTS:,}",
        "times": clicks.CLICKS,
    }
    reports = {"start": start, "screen": screen, "clicks": clicks, "pages": pages, "speed": speed}
    reports |= {"library": library, "desk": desk, "corrections": corrections}
    tables = {name: "\n".join(of.report()) for name, of in reports.items()}
    PAGE.write_text(WORDS.read_text(encoding="utf-8").format(**facts, **tables), encoding="utf-8")
    print(f"Written to {PAGE.relative_to(sets.ROOT)}")


def _processor() -> str:
    """Its name as Linux tells it, else its kind."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
