"""In which order the rows and columns of a table of counts stand, so that its pattern can be seen.

`alike` sets rows side by side that share their partners, the heaviest first. Method: average-linkage clustering of
the rows' profiles, whose branches are then turned by weight (Eisen, Spellman, Brown and Botstein, "Cluster analysis
and display of genome-wide expression patterns", PNAS 95, 1998). It was preferred to the first axis of correspondence
analysis because that axis is taken up by any pair that meets only each other, and then says nothing of the rest.
From correspondence analysis it takes the weights: a partner that everybody has tells little (Benzécri 1973).

`untangled` orders two columns of names so that few of the links between them cross.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.integer]
Order = NDArray[np.intp]

SWEEPS = 12
"""More do not help a drawing of at most twenty names a side."""


def alike(counts: Counts, weight: Counts) -> Order:
    """Places of the rows of a non-negative table (rows, columns), similar rows together and heavy ones first.

    `weight` holds a number a row, higher is heavier; among equals the row that came first stays first.
    """
    similar = _similarity(counts)
    clusters = [[row] for row in np.argsort(-weight, kind="stable").tolist()]  # each, and all of them, heaviest first
    while len(clusters) > 1:
        one, other = _closest(similar, clusters)
        clusters[one] += clusters.pop(other)
    return np.array(clusters[0] if clusters else [], np.intp)


def with_itself(counts: Counts) -> Counts:
    """A square table of a kind with itself, its empty diagonal filled with the most that a row has elsewhere.

    So two entities that often meet are alike, as is usual for tables of co-citation (McCain, "Mapping authors in
    intellectual space", JASIS 41, 1990).
    """
    filled = counts.copy()
    np.fill_diagonal(filled, counts.max(axis=1, initial=0))
    return filled


def untangled(counts: Counts) -> tuple[Order, Order]:
    """Places of rows and of columns for a drawing with links between two columns of names.

    Each name moves to the mean place of its partners, by turns on both sides, and the order with the fewest crossings
    is kept (the barycentre method: Sugiyama, Tagawa and Toda 1981, IEEE Trans. SMC 11).
    """
    rows, columns = np.arange(counts.shape[0]), np.arange(counts.shape[1])
    best, fewest = (rows, columns), crossings(counts)
    for _ in range(SWEEPS):
        rows = rows[_by_barycentre(counts[np.ix_(rows, columns)])]
        columns = columns[_by_barycentre(counts[np.ix_(rows, columns)].T)]
        if (crossed := crossings(counts[np.ix_(rows, columns)])) < fewest:
            best, fewest = (rows, columns), crossed
    return best


def crossings(counts: Counts) -> int:
    """How many pairs of links cross when rows and columns stand in the order of the table."""
    row, column = np.nonzero(counts)
    return int(((row[:, None] < row) & (column[:, None] > column)).sum())


def _similarity(counts: Counts) -> NDArray[np.float64]:
    """The cosine of each two rows, columns weighed by the root of their totals: (rows, rows), 0 to 1."""
    profile = counts / np.sqrt(np.maximum(counts.sum(axis=0), 1))
    length = np.sqrt((profile**2).sum(axis=1, keepdims=True))
    unit = profile / np.where(length > 0, length, 1)
    similar: NDArray[np.float64] = np.round(unit @ unit.T, 9)  # so that equal ones are equal on every machine
    return similar


def _closest(similar: NDArray[np.float64], clusters: list[list[int]]) -> tuple[int, int]:
    """The two clusters with the highest mean similarity, the heavier one first; of equals the heaviest."""
    member = np.zeros((len(clusters), len(similar)))
    for place, rows in enumerate(clusters):
        member[place, rows] = 1 / len(rows)
    between = np.round(member @ similar @ member.T, 9)
    between[np.tril_indices(len(clusters))] = -1
    one, other = np.unravel_index(int(between.argmax()), between.shape)
    return int(one), int(other)


def _by_barycentre(counts: Counts) -> Order:
    """Places of the rows by the mean place of their partners, each weighed by its count; without any they stay."""
    total = counts.sum(axis=1)
    mean = counts @ np.arange(counts.shape[1]) / np.maximum(total, 1)
    return np.argsort(np.where(total > 0, mean, np.arange(len(counts))), kind="stable")
