"""Where entities of two kinds meet: every two that one sentence or one document names, without a table of all with all.

A place is the number of a sentence or of a document. What is named several times in one place counts there once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from picket.counting import Codes
from picket.ledger import Ledger

Within = Literal["sentences", "documents"]

AT_ONCE = 2_000_000
"""Meetings that are written out at once: what bounds the memory taken."""


@dataclass(frozen=True)
class Named:
    """Where entities of one kind are named: each place (a sentence or document) and entity once."""

    place: NDArray[np.integer]
    entity: NDArray[np.integer]

    def only(self, entities: Codes) -> Named:
        """These entities, numbered in the order given."""
        at = np.full(int(max(self.entity.max(initial=-1), entities.max(initial=-1))) + 1, -1, np.int32)
        at[entities] = np.arange(len(entities))
        numbered = at[self.entity]
        return Named(self.place[numbered >= 0], numbered[numbered >= 0])

    def within(self, other: Named) -> Named:
        """In the places of the other alone."""
        here = np.zeros(int(max(self.place.max(initial=-1), other.place.max(initial=-1))) + 1, bool)
        here[other.place] = True
        return Named(self.place[here[self.place]], self.entity[here[self.place]])

    @property
    def by_place(self) -> Named:
        """Ordered by place, then entity."""
        codes = self.place.astype(np.int64) << 32 | self.entity
        if (codes[1:] < codes[:-1]).any():
            codes.sort()
        return Named(codes >> 32, codes & 0xFFFFFFFF)


def named(ledger: Ledger, label: str, within: Within) -> Named:
    """Where the ledger names entities of one label."""
    columns = ledger.labelled(label)
    place, entity = columns.sentence if within == "sentences" else columns.document, columns.entity
    new = np.ones(len(columns), bool)  # rows of one entity in one document, and so in one sentence, are neighbours
    new[1:] = (place[1:] != place[:-1]) | (entity[1:] != entity[:-1])
    return Named(place[new], entity[new])


def beside(rows: Named, columns: Named, alone: bool) -> NDArray[np.intp]:
    """By entity of the rows: how many places name it beside any, or any other, of the columns."""
    there = np.bincount(columns.place, minlength=int(rows.place.max(initial=-1)) + 1)
    return np.bincount(rows.entity[there[rows.place] > alone])


def counted(rows: Named, columns: Named, shape: tuple[int, int], alone: bool) -> NDArray[np.int64]:
    """In how many places each two are named; of a kind with itself both ways round."""
    cells = np.zeros(shape[0] * shape[1], np.int64)
    for row, column in meetings(rows, columns, alone):
        cells += np.bincount(row * shape[1] + column, minlength=len(cells))
    counts = cells.reshape(shape)
    return counts + counts.T if alone else counts


def all_pairs(
    ledger: Ledger, one: str, other: str, within: Within, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs that stand in one place, as `first * size + second`, in order; and in how many places each does."""
    rows = named(ledger, one, within)
    columns = rows if one == other else named(ledger, other, within)
    found = [row * size + column for row, column in meetings(rows, columns, one == other)]
    codes = np.concatenate([np.empty(0, np.int64), *found])
    codes.sort()
    begins = np.flatnonzero(np.diff(codes, prepend=-1))
    return codes[begins], np.diff(begins, append=len(codes))


def meetings(rows: Named, columns: Named, alone: bool) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Every row entity with every column entity of its place, some AT_ONCE at a time; `alone`: each two once."""
    rows = rows.by_place if alone else rows.within(columns)
    columns = rows if alone else columns.within(rows).by_place
    there = np.bincount(columns.place)
    ends = np.cumsum(there)[rows.place]
    begins = np.arange(1, len(ends) + 1) if alone else ends - there[rows.place]
    times = ends - begins
    total = np.cumsum(times)
    cuts = np.searchsorted(total, np.arange(AT_ONCE, total.max(initial=0), AT_ONCE))
    for part in np.split(np.arange(len(times)), cuts):
        many = times[part]
        step = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        partner = columns.entity[np.repeat(begins[part], many) + step]
        yield np.repeat(rows.entity[part].astype(np.int64), many), partner.astype(np.int64)
