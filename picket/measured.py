"""The record of the last evaluation, which `benchmarks/accuracy.py` writes and the About page shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("measured.json")


def load() -> dict[str, Any]:
    """`date`, `fingerprint`, `note`, `figures` and `first_sight`.

    Both last are lists of set, task, system, precision, recall, f1, interval. `system` is who found it: Picket, or a
    package that was given the same documents. `first_sight` are the figures of documents before any tuning on them.
    """
    record: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def save(record: dict[str, Any]) -> None:
    """Replace the record."""
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
