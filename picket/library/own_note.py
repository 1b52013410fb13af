"""The note that a library keeps of its own systems. A copy brings it along, so it may say anything."""

from __future__ import annotations

import json

from picket.catalogue.keys import is_key
from picket.ingest.names import HALF

NOTE = "own systems"
"""Under this key the library keeps the texts of the own systems last applied, by key, as JSON."""


def texts_of(note: str | None) -> dict[str, str]:
    """The texts by key, {} where nothing was noted. Raises ValueError: what is wrong with the note."""
    try:
        found = json.loads(note or "{}")
        sound = isinstance(found, dict) and all(is_key(key) and _is_text(text) for key, text in found.items())
    except (ValueError, RecursionError):
        sound = False
    if not sound:
        raise ValueError(f"its note '{NOTE}' is no JSON object of texts by the keys of systems")
    return dict(found)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not HALF.search(value)
