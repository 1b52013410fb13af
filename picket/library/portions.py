"""Long lists in pieces: SQLite limits the parameters of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500


def portions(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in order, AT_ONCE at a time."""
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some
