"""How long one document may be worked at: a few are made to keep a machine busy for hours."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import TextIO

AGAIN = 1.0
"""Seconds after which TimeIsUp is raised once more, should somebody have let the first one pass."""

SOONEST = 0.01
"""Seconds after which at the earliest it is looked again whether the time is up."""

MARGIN = 1.5
"""Times the limit after which a process that is to spare is ended."""

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = (ctypes.c_ulong, ctypes.py_object)


_spare = threading.Event()


def spare() -> None:
    """Say that this process is to spare: what does not come to its end outside of Python either ends it (`at_most`)."""
    _spare.set()


class TimeIsUp(BaseException):
    """A limit was reached. No Exception, so that what passes over all errors does not pass over it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeIsUp in the block once it has computed so long, in whichever thread it runs.

    It counts the processor's time of that thread where the system tells it, as Linux does, so that a busy machine reads
    no less; elsewhere the time on the wall. What is done outside of Python, as one search by a regular expression, is
    done to its end first, unless the process is to `spare`.
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
    if _spare.is_set():
        _end_process_in(seconds * MARGIN)
    try:
        yield
    finally:
        if _spare.is_set():
            _end_process_in(0)
        try:
            over.set()
        finally:  # should the time be up at this very moment: it is so at most once in AGAIN
            over.set()
            watcher.join()
            _raise_in(thread, ctypes.py_object())  # what was raised and not yet met is taken back


def _end_process_in(seconds: float) -> None:
    """Have the system end this process once it has computed so long, or by the wall where it has no such clock; 0: no
    more. Neither asks Python, which may be the one that is held up.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())
    else:
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _clock() -> Callable[[], float]:
    """Seconds that this thread has computed, to be asked by another one."""
    if hasattr(time, "pthread_getcpuclockid"):
        return partial(time.clock_gettime, time.pthread_getcpuclockid(threading.get_ident()))
    return time.monotonic
