"""Decisions as a file: JSON Lines in UTF-8, a decision a line, in the order in which they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable

from picket.corrections.decision import Decision, from_json
from picket.errors import DecisionError


def written(decisions: Iterable[Decision]) -> bytes:
    """A file of these decisions; the same for the same decisions."""
    ordered = sorted(decisions, key=lambda one: one.place)
    lines = "".join(f"{one.as_line()}\n" for one in ordered)
    return lines.encode(
        "utf-8", "backslashreplace"
    )  # half a pair of surrogates becomes the escape that JSON has for it


def read(raw: bytes, name: str) -> list[Decision]:
    """All decisions of a file. Raises DecisionError naming the line: then none of it is to be used."""
    found = []
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if line.strip():
            try:
                found.append(from_json(json.loads(line.decode("utf-8"))))
            except (ValueError, RecursionError) as error:
                raise DecisionError(f"'{name}', line {number}: not JSON ({error}); nothing was imported.") from error
            except DecisionError as error:
                raise DecisionError(f"'{name}', line {number}: {error}; nothing was imported.") from error
    return found
