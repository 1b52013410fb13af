"""Reading in the background: what waits in the inbox, then what was asked to be read again.

One thread of the dashboard's process; the reading itself is done by engines in processes of their own when there is
much of it, so that the screen stays quick. What is stopped, or killed, goes on where it was: a document is taken out
of the inbox only when it is in the library.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from picket.errors import PicketError
from picket.ingest import Given
from picket.library.intake import Outcome, ingest, refresh
from picket.library.store import Library, Waiting
from picket.progress import Progress
from picket.taking import Reads

KEPT = 50
"""Outcomes that are told one by one; of more, only their number is."""


class Work:
    """The background reading of one library. Safe to ask from any thread."""

    def __init__(
        self, library: Library, engine: Callable[[int], Reads], after: Callable[[], object] = lambda: None
    ) -> None:
        """`engine` is called with the number of documents when there is something to read, and closed after it;
        `after` is called at the end of each work."""
        self._library, self._engine, self._after = library, engine, after
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self.progress: Progress | None = None
        self.again = False
        self.counts: Counter[str] = Counter()
        self.told: list[Outcome] = []
        self.failure = ""

    @property
    def running(self) -> bool:
        """Whether it is at work now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, *, again: bool = False) -> None:
        """Begin, or go on, with what waits; with `again` with stale readings. Nothing if it is at work already."""
        with self._lock:
            if self.running:
                return
            self._stopping.clear()
            self.progress, self.again, self.failure = None, again, ""
            self.counts, self.told = Counter(), []
            self._thread = threading.Thread(target=self._run, name="picket-work", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop after what is being read; it can be started again."""
        self._stopping.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done; whether it is."""
        if self._thread:
            self._thread.join(seconds)
        return not self.running

    def tell(self) -> list[Outcome]:
        """What became of the documents since it was last asked, KEPT at most."""
        with self._lock:
            told, self.told = self.told, []
        return told

    def _run(self) -> None:
        failure = "The reading stopped at an error that nobody foresaw, of which the log tells more."
        try:
            self._read_again() if self.again else self._read_inbox()
            failure = ""
        except PicketError as error:
            failure = str(error)
        finally:
            self.failure = failure
            self._after()

    def _read_inbox(self) -> None:
        waits = [documents for _, documents in self._library.waits()]
        if not waits:
            return
        engine = self._engine(sum(waits))
        self.progress = Progress(waits)
        taken: list[Waiting] = []
        done = 0
        try:
            sources, stopped = self._waiting(taken), self._stopping.is_set
            for outcome in ingest(self._library, engine, sources, lambda place: taken[place].columns, stopped):
                self._note(outcome)
                if outcome.place > done:
                    self._library.handled(taken[outcome.place - 1].number)
                    done = outcome.place
            if taken and not self._stopping.is_set():
                self._library.handled(taken[-1].number)
        finally:
            engine.close()

    def _waiting(self, taken: list[Waiting]) -> Iterator[Given]:
        """What waits, one after the other, also what is handed in meanwhile; each is noted, without its bytes."""
        assert self.progress is not None
        known = len(self.progress)
        while not self._stopping.is_set() and (one := self._library.waiting(taken[-1].number if taken else 0)):
            taken.append(replace(one, given=replace(one.given, raw=b"")))
            if len(taken) > known:
                self.progress.expect(one.documents)
            yield one.given

    def _read_again(self) -> None:
        engine = self._engine(len(self._library.ids()))
        stale = self._library.stale(engine.fingerprint)
        self.progress = progress = Progress([1] * len(stale))
        try:
            for place, _ in enumerate(refresh(self._library, engine)):
                progress.note(place)
                if self._stopping.is_set():
                    return
        finally:
            engine.close()

    def _note(self, outcome: Outcome) -> None:
        assert self.progress is not None
        self.progress.note(outcome.place)
        self.counts[outcome.result] += 1
        with self._lock:
            if len(self.told) < KEPT:
                self.told.append(outcome)
