"""`python -m benchmarks [NAME ...]`: measure speed and waits, all or only what is named, and write docs/performance.md.

What was measured is kept in benchmarks/performance.json, each table with its day and how busy the machine was, so that
one can be measured again by itself.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import clicks, corrections, desk, library, pages, screen, sessions, sets, speed, start
from picket import fingerprint

PAGE = sets.ROOT / "docs" / "performance.md"
WORDS, RECORD = (Path(__file__).with_name(f"performance.{suffix}") for suffix in ("md", "json"))
"""What the page says around its tables, and the tables."""

REPORTS: dict[str, ModuleType] = {
    "speed": speed, "start": start, "screen": screen, "clicks": clicks, "pages": pages, "corrections": corrections,
    "library": library, "desk": desk, "sessions": sessions,
}  # fmt: skip


def main() -> int:
    """Measure one after the other, then write the page; 2 when there is no such report."""
    asked = sys.argv[1:] or list(REPORTS)
    if unknown := set(asked) - set(REPORTS):
        print(f"There is no report {min(unknown)!r}; choose from {', '.join(REPORTS)}.", file=sys.stderr)
        return 2
    record: dict[str, dict[str, Any]] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    for name in asked:
        record[name] = _measured(REPORTS[name])
        RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(_page(record), encoding="utf-8")
    print(f"Written to {PAGE.relative_to(sets.ROOT)}")
    return 0


def _measured(report: ModuleType) -> dict[str, Any]:
    facts = {
        "day": date.today().isoformat(), "fingerprint": fingerprint.current(), "load": round(os.getloadavg()[0], 1),
        "machine": f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
    }  # fmt: skip
    return {**facts, "table": "\n".join(report.report())}


def _page(record: dict[str, dict[str, Any]]) -> str:
    facts = {
        "rounds": speed.ROUNDS, "batch": speed.BATCH, "pastes": screen.PASTES, "clicked": f"{clicks.DOCUMENTS:,}",
        "times": clicks.CLICKS,
    }  # fmt: skip
    tables = {name: _table(record[name]) if name in record else "Not measured yet." for name in REPORTS}
    return WORDS.read_text(encoding="utf-8").format(**facts, **tables)


def _table(one: dict[str, Any]) -> str:
    return (
        f"{one['table'].strip()}\n\n*{one['day']}, {one['machine']}; "
        f"{one['load']} other processes wanted one of the cores at the start; {one['fingerprint']}.*"
    )


def _processor() -> str:
    """Its name as Linux tells it, else its kind."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
