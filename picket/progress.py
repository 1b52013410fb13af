"""How far a long task is, how fast it goes, and how long it will take: for the terminal and the screen alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

ENOUGH = 1.0
"""Seconds after which a rate means something."""


@dataclass
class Progress:
    """`total` and `done` count sources (files), of which one may hold many documents; `documents` counts those."""

    total: int
    done: int = 0
    documents: int = 0
    clock: Callable[[], float] = field(default=monotonic, repr=False)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    @property
    def rate(self) -> float:
        """Documents a second so far."""
        return self.documents / max(self.clock() - self.started, 1e-9)

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 1.0

    @property
    def left(self) -> float | None:
        """Seconds it will still take at this rate, None while it is too early to tell."""
        spent = self.clock() - self.started
        return spent / self.done * max(self.total - self.done, 0) if self.done and spent > ENOUGH else None

    def words(self) -> str:
        """ "120 of 500 files, 340 documents, 42 a second, 9 s left"."""
        said = [f"{self.done:,} of {self.total:,} file{'' if self.total == 1 else 's'}"]
        if self.documents != self.done:
            said.append(f"{self.documents:,} documents")
        if self.left is not None:
            said += [f"{self.rate:,.1f} a second", f"{duration(self.left)} left"]
        return ", ".join(said)


def duration(seconds: float) -> str:
    """ "9 s", "3 min", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
