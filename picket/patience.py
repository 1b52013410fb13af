"""How long one document may be worked at: a few are made to keep a machine busy for hours."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0
"""Seconds after which TimeIsUp is raised once more, should somebody have let the first one pass."""


class TimeIsUp(BaseException):
    """A limit was reached. No Exception, so that what passes over all errors does not pass over it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeIsUp in the block once it has computed so long.

    It counts the time of the processor, not that on the wall: a busy machine reads no less. Only the main thread of a
    process can be held to it, and not on Windows: elsewhere the block takes what it takes. That is enough for the
    command line and for the processes that read uploads; what is pasted is plain text, which is read in a time that
    grows with its length.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
