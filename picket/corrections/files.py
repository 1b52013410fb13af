"""Decisions as a file: JSON Lines in UTF-8, a decision a line, in the order in which they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from picket.corrections.decision import Decision, from_json, writable
from picket.errors import DecisionError


def written(decisions: Iterable[Decision]) -> bytes:
    """A file of these decisions; the same for the same decisions."""
    ordered = sorted(decisions, key=lambda one: one.place)
    whole = "".join(f"{one.as_line()}\n" for one in ordered)
    return whole.encode("utf-8", "backslashreplace")  # half a surrogate pair becomes the escape that JSON has for it


def lines(raw: bytes) -> Iterator[tuple[int, Decision | DecisionError]]:
    """Each line of a file that is not empty, by its number from 1: a decision, or what is wrong with the line."""
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if line.strip():
            try:
                yield number, writable(from_json(json.loads(line.decode("utf-8"))))
            except (ValueError, RecursionError) as error:
                yield number, DecisionError(f"not JSON ({error})")
            except DecisionError as error:
                yield number, error


def read(raw: bytes, name: str) -> list[Decision]:
    """All decisions of a file. Raises DecisionError naming the line: then none of it is to be used."""
    found = []
    for number, one in lines(raw):
        if isinstance(one, DecisionError):
            raise DecisionError(f"'{name}', line {number}: {one}; nothing was imported.")
        found.append(one)
    return found
