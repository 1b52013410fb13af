"""A library as analysts corrected it: what was read, with every standing decision applied (see `applying`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from picket.columns import Ints
from picket.corrections.decision import Decision
from picket.corrections.places import Places
from picket.snapshot import Snapshot


@dataclass(frozen=True)
class Corrected(Snapshot):
    """A snapshot whose mentions and statements are corrected; `read` is the same as it was read.

    `decisions` are those that hold. By mention: `origin` is its row in `read`, -1 where it was missed; `by` the place
    in `decisions` of the one that made it what it is, -1 where it is as it was read. `rejected` are rows of `read`
    that are gone, `rejected_by` why. `places` is what was found in texts.
    """

    read: Snapshot = field(kw_only=True, repr=False)
    decisions: tuple[Decision, ...] = field(kw_only=True, repr=False)
    origin: Ints = field(kw_only=True, repr=False)
    by: Ints = field(kw_only=True, repr=False)
    rejected: Ints = field(kw_only=True, repr=False)
    rejected_by: Ints = field(kw_only=True, repr=False)
    stated_origin: Ints = field(kw_only=True, repr=False)
    """By statement its row in `read`."""
    stated_by: Ints = field(kw_only=True, repr=False)
    """By statement the place in `decisions` of the one that changed it, -1 where it is as it was read."""
    stated: dict[str, int] = field(kw_only=True, repr=False)
    """How many statements a decision changed, by its id."""
    places: Places = field(kw_only=True, repr=False)

    @property
    def as_read(self) -> Snapshot:
        return self.read

    @cached_property
    def changed(self) -> NDArray[np.bool_]:
        """By mention: whether a correction made it what it is."""
        return self.by >= 0

    @cached_property
    def effects(self) -> dict[str, int]:
        """How many mentions each decision that holds changes, by its id."""
        size = len(self.decisions)
        counts = np.bincount(self.by[self.by >= 0], minlength=size) + np.bincount(self.rejected_by, minlength=size)
        return {one.id: int(count) for one, count in zip(self.decisions, counts)}
