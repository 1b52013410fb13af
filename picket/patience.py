"""How long one document may be worked at: a few are made to keep a machine busy for hours."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

AGAIN = 1.0
"""Seconds after which TimeIsUp is raised once more, should somebody have let the first one pass."""

SOONEST = 0.01
"""Seconds after which at the earliest it is looked again whether the time is up."""

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = (ctypes.c_ulong, ctypes.py_object)


class TimeIsUp(BaseException):
    """A limit was reached. No Exception, so that what passes over all errors does not pass over it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeIsUp in the block once it has computed so long, in whichever thread it runs.

    It counts the processor's time of that thread where the system tells it, as Linux does, so that a busy machine reads
    no less; elsewhere the time on the wall. What is done outside of Python, as one search by a regular expression, is
    done to its end first.
    """
    thread, clock, over = threading.get_ident(), _clock(), threading.Event()
    end = clock() + seconds

    def watch() -> None:
        left = seconds
        while not over.wait(max(left, SOONEST)):
            left = end - clock()
            if left <= 0:
                _raise_in(thread, ctypes.py_object(TimeIsUp))
                left = AGAIN

    watcher = threading.Thread(target=watch, name="patience", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        try:
            over.set()
        finally:  # should the time be up at this very moment: it is so at most once in AGAIN
            over.set()
            watcher.join()
            _raise_in(thread, ctypes.py_object())  # what was raised and not yet met is taken back


def _clock() -> Callable[[], float]:
    """Seconds that this thread has computed, to be asked by another one."""
    if hasattr(time, "pthread_getcpuclockid"):
        return partial(time.clock_gettime, time.pthread_getcpuclockid(threading.get_ident()))
    return time.monotonic
