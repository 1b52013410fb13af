"""Reading with several processes: the same `read_many` as one engine's, in the same order, on all cores.

Each process loads an engine of its own (about a second, 200 MB), so it pays from some twenty documents on.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from weakref import finalize

from picket import fingerprint
from picket.model import Document, Reading
from picket.nlp.pipeline import Engine

AT_ONCE = 8
"""Documents handed to a process together: enough for full batches, few enough to share out evenly."""

WORTH_IT = 24
"""Documents from which on several processes are faster than one."""


class Engines:
    """As many engines as `jobs`, each in a process of its own. Raises ModelError as an Engine does."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.fingerprint = fingerprint.current()
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"))
        finalize(self, self._pool.shutdown)  # in good order, before the interpreter takes its pipes away

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; at most three portions a process are held at a time."""
        rest = iter(documents)
        waiting: deque[Future[list[Reading]]] = deque()
        while True:
            while len(waiting) < 3 * self.jobs and (portion := list(islice(rest, AT_ONCE))):
                waiting.append(self._pool.submit(_read, portion))
            if not waiting:
                return
            yield from waiting.popleft().result()


def engine_for(documents: int, jobs: int | None = None) -> Engine | Engines:
    """What reads so many documents fastest: one engine, or one a core. `jobs` decides when it is given."""
    wanted = jobs or (cores() if documents >= WORTH_IT else 1)
    return Engines(wanted) if wanted > 1 else Engine()


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _engine() -> Engine:
    return Engine()


def _read(documents: list[Document]) -> list[Reading]:
    return list(_engine().read_many(documents))
