"""How far a long task is, how fast it goes, and how long it will take: for the terminal and the screen alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

ENOUGH = 1.0
"""Seconds after which a rate means something."""


class Progress:
    """Documents done, of those expected of each source; what a source really held corrects the total once it is done.

    `total` and `done` count documents.
    """

    def __init__(self, expected: Iterable[int], clock: Callable[[], float] = monotonic) -> None:
        self._expected = list(expected)
        self._clock, self._started = clock, clock()
        self._place = self._seen = self.done = 0
        self.total = sum(self._expected)

    def expect(self, documents: int) -> None:
        """One more source, of so many documents."""
        self._expected.append(documents)
        self.total += documents

    def __len__(self) -> int:
        return len(self._expected)

    def note(self, place: int) -> None:
        """A document of the source in this place is done; so are all sources before."""
        while self._place < place:
            self.total += self._seen - self._expected[self._place]
            self._place, self._seen = self._place + 1, 0
        self._seen += 1
        self.done += 1

    @property
    def rate(self) -> float:
        """Documents a second so far."""
        return self.done / max(self._clock() - self._started, 1e-9)

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total > 0 else 1.0

    @property
    def left(self) -> float | None:
        """Seconds it will still take at this rate, None while it is too early to tell."""
        early = not self.done or self._clock() - self._started < ENOUGH
        return None if early else max(self.total - self.done, 0) / self.rate

    def words(self) -> str:
        """ "120 of 500 documents, 42 a second, 9 s left"."""
        said = f"{self.done:,} of {max(self.total, self.done):,} document{'' if self.total == 1 else 's'}"
        return said if self.left is None else f"{said}, {self.rate:,.1f} a second, {duration(self.left)} left"


def duration(seconds: float) -> str:
    """ "9 s", "3 min", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
