"""How far a long command is, on the terminal: one line that is written over, or a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from time import monotonic
from types import TracebackType
from typing import IO

from picket.progress import Progress
from picket.terminal import say

OFTEN, SELDOM = 0.2, 30.0
"""Seconds between two lines: on a terminal, and in a file."""


class Meter:
    """Shows progress on stderr between the lines of the results; nothing for a task that is over at once."""

    def __init__(self, expected: Iterable[int]) -> None:
        self.progress = Progress(expected)
        self._live = sys.stderr.isatty()
        self._last = monotonic()

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._wipe()

    def tell(self, line: str, stream: IO[str], place: int) -> None:
        """Write a line of the results, about a document of the source in this place."""
        self.progress.note(place)
        self._wipe()
        say(line, file=stream, flush=True)
        if monotonic() - self._last > (OFTEN if self._live else SELDOM):
            self._last = monotonic()
            say(self.progress.words(), end="" if self._live else "\n", file=sys.stderr, flush=True)

    def _wipe(self) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
