"""Where names and links of a drawing stand, in pixels from its top; how wide it is, is left to the browser.

A name is as high as its links are thick together, so that they meet it side by side and do not cross there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from components.shades import FULL
from picket import seriation

ROW, GAP = 22.0, 4.0
"""Least height of a name, and the space between two."""

THIN, THICK = 1.5, 8.0
"""Thickness of a link near none and of the largest count, or of FULL; it grows with the count's square root."""

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Column:
    """Names one below the other: `order` holds their places in the table; `top` and `height` go with it."""

    order: Places
    top: Floats
    height: Floats


@dataclass(frozen=True)
class Drawing:
    """One or two columns of names, and links: the table's row and column of each, its thickness, and its two ends."""

    columns: tuple[Column, ...]
    row: Places
    column: Places
    thickness: Floats
    start: Floats
    end: Floats
    height: float


def beside(counts: NDArray[np.int64]) -> Drawing:
    """Rows and columns as two columns of names in the order with the fewest crossings, the lower one centred."""
    row, column = np.nonzero(counts)
    thick = _thickness(counts[row, column])
    orders = seriation.untangled(counts)
    nodes = [np.argsort(order)[which] for order, which in zip(orders, (row, column))]
    heights = [_heights(node, thick, len(order)) for node, order in zip(nodes, orders)]
    whole = max(_total(height) for height in heights)
    tops = [_tops(height, whole) for height in heights]
    ends = [
        _ends(node, other, thick, top + height / 2)
        for node, other, top, height in zip(nodes, reversed(nodes), tops, heights)
    ]
    columns = tuple(Column(*each) for each in zip(orders, tops, heights))
    return Drawing(columns, row, column, thick, ends[0], ends[1], whole)


def arcs(counts: NDArray[np.int64]) -> Drawing:
    """The rows of a symmetric table as one column of names in their order, each pair once as an arc beside it.

    Arcs nest: of those that go up from a name the one to the nearest is the upmost, of those that go down the lowest.
    """
    row, column = np.nonzero(np.triu(counts))
    thick = np.tile(_thickness(counts[row, column]), 2)
    node, other = np.concatenate([row, column]), np.concatenate([column, row])
    height = _heights(node, thick, len(counts))
    top = _tops(height, _total(height))
    ends = _ends(node, np.where(other > node, len(counts), 0) + len(counts) - other, thick, top + height / 2)
    start, end = np.split(ends, 2)
    names = Column(np.arange(len(counts)), top, height)
    return Drawing((names,), row, column, thick[: len(row)], start, end, _total(height))


def _thickness(counts: NDArray[np.int64]) -> Floats:
    return THIN + (THICK - THIN) * np.sqrt(counts / max(int(counts.max(initial=0)), FULL))


def _heights(node: Places, thick: Floats, names: int) -> Floats:
    """The height of each name; `node` tells the name of each end of a link. One pixel parts two links."""
    return np.maximum(np.bincount(node, thick + 1, names), ROW)


def _total(heights: Floats) -> float:
    return float(heights.sum() + GAP * max(len(heights) - 1, 0))


def _tops(heights: Floats, whole: float) -> Floats:
    """Names one below the other, in the middle of the `whole` height."""
    return (whole - _total(heights)) / 2 + np.cumsum(heights + GAP) - heights - GAP


def _ends(node: Places, rank: Places, thick: Floats, middle: Floats) -> Floats:
    """Where each end meets its name, those of one name by rank one below the other, about its middle."""
    order = np.lexsort((rank, node))
    room, of = thick[order] + 1, node[order]
    above = np.cumsum(room) - room
    together = np.bincount(of, room, len(middle))
    first = np.cumsum(together) - together
    ends = np.empty(len(node))
    ends[order] = middle[of] - together[of] / 2 + above - first[of] + room / 2
    return ends
