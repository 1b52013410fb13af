"""Reading with several processes: the same results as one engine's, in the same order, on all cores.

Each process loads an engine of its own (about a second, 200 MB), so it pays from some twenty documents on.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar
from weakref import finalize

from picket import fingerprint
from picket.catalogue.load import Catalogue
from picket.errors import ModelError
from picket.model import Document, Reading
from picket.nlp.pipeline import Engine

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_ONCE = 8
"""Documents handed to a process together: enough for full batches, few enough to share out evenly."""

WORTH_IT = 24
"""Documents from which on several processes are faster than one."""


class Engines:
    """As many engines as `jobs`, each in a process of its own. Raises ModelError as an Engine does.

    All look for the systems of the catalogue given, whatever becomes of its files meanwhile.
    """

    def __init__(self, jobs: int, catalogue: Catalogue | None = None) -> None:
        self.jobs = jobs
        self.fingerprint = fingerprint.current(catalogue=catalogue)
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(catalogue,))
        finalize(self, self._pool.shutdown)  # in good order, before the interpreter takes its pipes away

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; at most three portions a process are held at a time."""
        return self.each(_read, documents)

    def each(self, work: Callable[[Engine, list[Item]], list[Result]], items: Iterable[Item]) -> Iterator[Result]:
        """What `work(engine, some items)` returns, in the order of the items. `work` is a function of a module."""
        rest = iter(items)
        waiting: deque[Future[list[Result]]] = deque()
        while True:
            while len(waiting) < 3 * self.jobs and (portion := list(islice(rest, AT_ONCE))):
                waiting.append(self._pool.submit(_do, work, portion))
            if not waiting:
                return
            try:
                yield from waiting.popleft().result()
            except BrokenProcessPool as error:
                raise ModelError(
                    "A process that was reading ended unexpectedly, perhaps for want of memory; what was done is kept, "
                    "so try again with fewer processes (--jobs 1)."
                ) from error

    def close(self) -> None:
        """End the processes; what they are at is thrown away."""
        self._pool.shutdown(cancel_futures=True)


def engine_for(documents: int, jobs: int | None = None, catalogue: Catalogue | None = None) -> Engine | Engines:
    """What reads so many documents fastest: one engine, or one a core. `jobs` decides when it is given."""
    wanted = jobs or (cores() if documents >= WORTH_IT else 1)
    return Engines(wanted, catalogue) if wanted > 1 else Engine(catalogue=catalogue)


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_catalogue: list[Catalogue | None] = [None]
"""What the engine of a process made by `Engines` looks for."""


def _begin(catalogue: Catalogue | None) -> None:
    """Ctrl-C is for the process that gives out the work; it ends the others in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _catalogue[0] = catalogue


@cache
def _engine() -> Engine:
    return Engine(catalogue=_catalogue[0])


def _do(work: Callable[[Engine, list[Item]], list[Result]], items: list[Item]) -> list[Result]:
    return work(_engine(), items)


def _read(engine: Engine, documents: list[Document]) -> list[Reading]:
    return list(engine.read_many(documents))
