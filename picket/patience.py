"""How long one document may be worked at: a few are made to keep a machine busy for hours."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from queue import Empty, SimpleQueue
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
_lifting = threading.Lock()
"""Held while a limit is lifted, or while it is seen to be reached and that is raised."""


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
    limit = _Limit(seconds)
    try:
        _watched().put(limit)
        if _spare.is_set():
            _end_process_in(seconds * MARGIN)
        yield
    finally:
        if _spare.is_set():
            _end_process_in(0)
        try:
            limit.lift()
        finally:  # should the time be up at this very moment: it is so at most once in AGAIN
            limit.lift()
            _raise_in(limit.thread, ctypes.py_object())  # what was raised and not yet met is taken back


class _Limit:
    """How long the thread that makes it may compute."""

    def __init__(self, seconds: float) -> None:
        self.thread, self.lifted = threading.get_ident(), False
        self._clock = _clock()
        self._end = self._clock() + seconds

    def lift(self) -> None:
        """From here on nothing is raised."""
        with _lifting:
            self.lifted = True

    def keep(self) -> float:
        """Raise TimeIsUp in its thread if the time is up; the seconds until that is to be looked at again."""
        left = self._end - self._clock()
        if left <= 0:
            _raise_in(self.thread, ctypes.py_object(TimeIsUp))
            self._end += AGAIN - left
            return AGAIN
        return max(left, SOONEST)


@cache
def _watched() -> SimpleQueue[_Limit]:
    """What is put here is kept, by one thread for all.

    Whoever is under a limit may be stopped at any point, so there is nothing on the way to this thread that would stay
    locked: a queue of the interpreter's own, and no thread to be started and waited for.
    """
    begun: SimpleQueue[_Limit] = SimpleQueue()
    threading.Thread(target=_watch, args=(begun,), name="patience", daemon=True).start()
    return begun


def _watch(begun: SimpleQueue[_Limit]) -> None:
    limits: list[_Limit] = []
    wait = None
    while True:
        with suppress(Empty):
            limits.append(begun.get(timeout=wait))
        with _lifting:  # a thread whose limit is not lifted is still there
            limits = [limit for limit in limits if not limit.lifted]
            wait = min((limit.keep() for limit in limits), default=None)


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
