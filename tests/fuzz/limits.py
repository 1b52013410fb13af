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
    """Raises Hang in the block once it has computed so long, and again every second until it ends.

    Time on the wall would tell of the machine and what else it does.
    """

    def stop(signal: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def bounded() -> None:
    """From now on, this process gets a MemoryError where it asks for more than MEMORY."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
