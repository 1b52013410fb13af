"""What a case may cost: seconds and memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MEMORY = 6_000_000_000
"""Bytes a process that reads cases may have, the language model and all it maps among them."""


class Hang(BaseException):
    """A case that took too long. No Exception, so that nobody who passes over errors passes over it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises Hang in the block once it has taken so long, and again every second until it ends."""

    def stop(signal: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def bounded() -> None:
    """From now on, this process gets a MemoryError where it asks for more than MEMORY."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
