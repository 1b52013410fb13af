"""One look at the library for one drawing: all that a run of the script shows is of one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TypeVar, cast

T = TypeVar("T")


class _Drawing(threading.local):
    """What this thread has seen since it began to draw; None while it draws nothing."""

    seen: dict[Callable[[], object], object] | None = None


_drawing = _Drawing()


@contextmanager
def one() -> Iterator[None]:
    """Within it what is looked up `once` stays as it was first seen; a drawing within another is part of it."""
    if _drawing.seen is not None:
        yield
        return
    _drawing.seen = {}
    try:
        yield
    finally:
        _drawing.seen = None


def once(look: Callable[[], T]) -> Callable[[], T]:
    """What is asked dozens of times for one page and looked up once for it; outside of a drawing, each time.

    Whoever changes the library while a page is drawn has it drawn anew (st.rerun).
    """

    @wraps(look)
    def seen() -> T:
        if _drawing.seen is None:
            return look()
        if look not in _drawing.seen:
            _drawing.seen[look] = look()
        return cast(T, _drawing.seen[look])

    return seen
