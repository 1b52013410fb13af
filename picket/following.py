"""Following the own systems of a library in the background: what a change of them concerns is read again at once.

One thread of the dashboard's process beside the one that reads new documents. It is told when the catalogue may have
changed, and once at the start, so that it goes on where a process that was killed left off.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from picket.catalogue.load import Catalogue
from picket.errors import PicketError
from picket.library import Library, Reads, refresh
from picket.own_readings import settle
from picket.progress import Progress


class Following:
    """Keeps the readings of one library with its own systems. Safe to ask from any thread."""

    def __init__(
        self, library: Library, catalogue: Callable[[], Catalogue],
        engine: Callable[[list[str], Catalogue], AbstractContextManager[Reads]],
    ) -> None:  # fmt: skip
        """`catalogue` tells today's; `engine` lends what reads these documents by it."""
        self._library, self._catalogue, self._engine = library, catalogue, engine
        self._lock = threading.Lock()
        self._asked = False
        self._thread: threading.Thread | None = None
        self.progress: Progress | None = None
        """How far the reading again is, None while it is looked for what to read."""
        self.failure = ""

    @property
    def running(self) -> bool:
        """Whether it is at work now."""
        return self._thread is not None and self._thread.is_alive()

    def notice(self) -> None:
        """The catalogue may have changed: look, and read again what that concerns."""
        with self._lock:
            self._asked = True
            if not self.running:
                self.progress = None
                self._thread = threading.Thread(target=self._run, name="picket-following", daemon=True)
                self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done; whether it is."""
        if self._thread:
            self._thread.join(seconds)
        return not self.running

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._asked:
                    self._thread = None  # whoever asks from now on starts another
                    return
                self._asked, self.failure = False, ""
            try:
                self._follow()
            except PicketError as error:
                self.failure = str(error)

    def _follow(self) -> None:
        catalogue = self._catalogue()
        self.progress = None
        ids = settle(self._library, catalogue)
        if not ids:
            return
        self.progress = progress = Progress([1] * len(ids))
        with self._engine(ids, catalogue) as engine:
            for place, _ in enumerate(refresh(self._library, engine, ids)):
                progress.note(place)
                if self._asked:  # what is left is looked for anew
                    return
