"""Reading in other processes: the same results as one engine's, in the same order, on as many cores as are wanted.

Each process loads an engine of its own (about a second, 200 MB), so that several pay from some twenty documents on. One
alone reads no faster, but can be ended: whatever a document does to it, whoever asked goes on.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar
from weakref import finalize

from picket import fingerprint, patience
from picket.catalogue.load import Catalogue
from picket.errors import ModelError, PicketError
from picket.model import Document, Reading
from picket.unread import unfinished

if TYPE_CHECKING:
    from picket.nlp.pipeline import Engine

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_ONCE = 8
"""Documents handed to a process together: enough for full batches, few enough to share out evenly."""

MEMORY = 4_000_000_000
"""Bytes that a process may hold: a text of 5 MB needs a quarter of it."""

WORTH_IT = 24
"""Documents from which on several processes are faster than one."""


class Engines:
    """As many engines as `jobs`, each in a process of its own. Raises ModelError as an Engine does.

    All look for the systems of the catalogue given, whatever becomes of its files meanwhile.
    """

    def __init__(self, jobs: int, catalogue: Catalogue | None = None) -> None:
        self.jobs = jobs
        self.fingerprint = fingerprint.current(catalogue=catalogue)
        self._catalogue = catalogue
        self._begin()

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; at most three portions a process are held at a time."""
        return self.each(_read, documents, lambda document: unfinished(document, self.fingerprint))

    def each(
        self, work: Callable[[Engine, list[Item]], list[Result]], items: Iterable[Item], lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        """What `work(engine, some items)` returns, in the order of the items. `work` is a function of a module.

        Of an item at which a process ended, or an error came that nobody foresaw, comes what `lost` makes of it.
        Raises ModelError as an Engine does, or if no process can be kept running.
        """
        rest = iter(items)
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        while True:
            while len(waiting) < 3 * self.jobs and (portion := list(islice(rest, AT_ONCE))):
                waiting.append((portion, self._submit(work, portion)))
            if not waiting:
                return
            portion = waiting[0][0]
            found = _outcome(waiting.popleft()[1])
            yield from [self._alone(work, item, lost) for item in portion] if found is None else found

    def close(self) -> None:
        """End the processes; what they are at is thrown away."""
        self._pool.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        spawn = get_context("spawn")
        self._pool = ProcessPoolExecutor(self.jobs, spawn, initializer=_begin, initargs=(self._catalogue,))
        self._end = finalize(self, self._pool.shutdown)  # in good order, before the interpreter takes its pipes away

    def _submit(self, work: Callable[[Engine, list[Item]], list[Result]], items: list[Item]) -> Future[list[Result]]:
        """Hand items to a process; to a new one, if the others have ended."""
        try:
            return self._pool.submit(_do, work, items)
        except BrokenProcessPool:
            self._end()
            self._begin()
        try:
            self._pool.submit(_ready).result()
        except BrokenProcessPool as error:
            raise ModelError(
                "A process that was to read ended unexpectedly, perhaps for want of memory; what was done is kept, "
                "so try again with fewer processes (--jobs 1)."
            ) from error
        return self._pool.submit(_do, work, items)

    def _alone(
        self, work: Callable[[Engine, list[Item]], list[Result]], item: Item, lost: Callable[[Item], Result]
    ) -> Result:
        """What comes of an item that was in a portion of which nothing came."""
        found = _outcome(self._submit(work, [item]))
        return lost(item) if found is None else found[0]


def engines_for(documents: int, jobs: int | None = None, catalogue: Catalogue | None = None) -> Engines:
    """What reads so many documents fastest: one process, or one a core. `jobs` decides when it is given."""
    return Engines(jobs or (cores() if documents >= WORTH_IT else 1), catalogue)


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


logger = logging.getLogger(__name__)

_catalogue: list[Catalogue | None] = [None]
"""What the engine of a process made by `Engines` looks for."""


def _begin(catalogue: Catalogue | None) -> None:
    """Ctrl-C is for the process that gives out the work; it ends the others in good order.

    A document may hold up or fill a process of this kind; then it is the process that ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, name="leaving", daemon=True).start()
    patience.spare()
    _bounded()
    _catalogue[0] = catalogue


def _leave_with_parent() -> None:
    """End this process once the one that gives out the work has ended, however that was."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _bounded() -> None:
    """Let this process have MEMORY at most, where the system sees to it (Linux)."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


@cache
def _engine() -> Engine:
    from picket.nlp.pipeline import Engine  # not needed by who gives out the work

    return Engine(catalogue=_catalogue[0])


def _ready() -> None:
    """Whether a process can be had at all."""
    _engine()


def _outcome(done: Future[list[Result]]) -> list[Result] | None:
    """What came of some items; None where their process ended or failed as nobody foresaw. Raises PicketError."""
    error = done.exception()
    if error is None:
        return done.result()
    try:
        if isinstance(error, PicketError):
            raise error
        logger.error("A document ended or failed whoever was reading it", exc_info=error)
        return None
    finally:
        del error, done  # they hold each other, and so the engines, which are to end in good order


def _do(work: Callable[[Engine, list[Item]], list[Result]], items: list[Item]) -> list[Result]:
    return work(_engine(), items)


def _read(engine: Engine, documents: list[Document]) -> list[Reading]:
    return list(engine.read_many(documents))
