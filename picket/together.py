"""Which entities are named together: for two kinds, each pair in how many sentences and in how many documents.

A pair counts once for a sentence, however often the sentence names the two. Only mentions that the ledger keeps count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket import meetings, seriation
from picket.counting import Codes
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.meetings import Within

Order = Literal["alike", "total", "name"]
ORDERS: tuple[Order, ...] = ("alike", "total", "name")
"""Those with the same partners side by side, most often together first, or by name."""

MOST = 25

PAIRS = ["label_1", "key_1", "name_1", "label_2", "key_2", "name_2", "sentences", "documents", "as_read"]


@dataclass(frozen=True)
class Side:
    """The entities along one side of a table: their keys and names, and how many the ledger has of the kind."""

    label: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    among: int

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, eq=False)
class Together:
    """`counts[i, j]`: in how many sentences or documents row i and column j are both named; (rows, columns), int64.

    `as_read` is the same as it was read, without what analysts corrected; `counts` itself where nothing is.

    A kind with itself has the same entities on both sides, the counts are symmetric, and their diagonal is 0.
    """

    rows: Side
    columns: Side
    counts: NDArray[np.int64]
    as_read: NDArray[np.int64]
    within: Within

    @property
    def one_kind(self) -> bool:
        """Whether a kind is set against itself."""
        return self.rows.label == self.columns.label


def together(
    ledger: Ledger, one: str, other: str, within: Within = "sentences", most: int = MOST, order: Order = "alike"
) -> Together:
    """The entities of two labels that are named together most, at most `most` a side, and how often each two are.

    Chosen are those that stand in the most places (sentences or documents) beside any of the other kind, of equals
    the first by name; one that meets none of those chosen on the other side is left out. `order` as in ORDERS: see
    picket.seriation for "alike".
    """
    alone, ranks = one == other, ledger.snapshot.alphabetical
    rows = meetings.named(ledger, one, within)
    columns = rows if alone else meetings.named(ledger, other, within)
    heavy = meetings.beside(rows, columns, alone), meetings.beside(columns, rows, alone)
    chosen = [_first(weight, ranks, most) for weight in heavy]
    counts = meetings.counted(rows.only(chosen[0]), columns.only(chosen[1]), (len(chosen[0]), len(chosen[1])), alone)
    met = counts.any(axis=1), counts.any(axis=0)
    chosen, counts = [codes[keep] for codes, keep in zip(chosen, met)], counts[np.ix_(*met)]
    profiles = (seriation.with_itself(counts),) * 2 if alone else (counts, counts.T)
    places = [
        _order(order, profile, weight[codes], ranks[codes]) for profile, weight, codes in zip(profiles, heavy, chosen)
    ]
    sides = [
        _side(ledger, label, named, codes[at])
        for label, named, codes, at in zip((one, other), (rows, columns), chosen, places)
    ]
    counts = counts[np.ix_(*places)]
    codes = [some[at] for some, at in zip(chosen, places)]
    read = counts if ledger.uncorrected is ledger else _met(ledger.uncorrected, (one, other), within, codes)
    return Together(sides[0], sides[1], counts, read, within)


def _met(ledger: Ledger, labels: tuple[str, str], within: Within, codes: Sequence[Codes]) -> NDArray[np.int64]:
    """In how many places each two of these entities are named."""
    alone = labels[0] == labels[1]
    rows, columns = (meetings.named(ledger, label, within).only(some) for label, some in zip(labels, codes))
    return meetings.counted(rows, columns, (len(codes[0]), len(codes[1])), alone)


def pairs(ledger: Ledger, one: str, other: str) -> pd.DataFrame:
    """One row a pair of entities of two labels that one document names, with the columns PAIRS.

    Ordered by sentences, documents, then names. Of a kind with itself each pair is here once, its names in order.
    """
    return pair_words(ledger, pair_rows(ledger, one, other))


def pair_rows(ledger: Ledger, one: str, other: str) -> pd.DataFrame:
    """The rows of `pairs` in their order, without words: codes of entities (`one`, `other`) and the counts."""
    ranks, size = ledger.snapshot.alphabetical, max(len(ledger.snapshot.entity_keys), 1)
    pair, documents = meetings.all_pairs(ledger, one, other, "documents", size)
    close, counts = meetings.all_pairs(ledger, one, other, "sentences", size)
    sentences = np.zeros(len(pair), np.int64)
    sentences[np.searchsorted(pair, close)] = counts  # what stands in one sentence stands in one document
    read = sentences
    if ledger.uncorrected is not ledger:
        known, times = meetings.all_pairs(ledger.uncorrected, one, other, "sentences", size)
        read = pd.Series(times, known).reindex(pair, fill_value=0).to_numpy()
    first, second = np.divmod(pair, size)
    if one == other:
        turned = ranks[first] > ranks[second]
        first, second = np.where(turned, second, first), np.where(turned, first, second)
    table = pd.DataFrame(
        {"one": first, "other": second, "sentences": sentences, "documents": documents, "as_read": read}
    )
    order = np.lexsort((ranks[second], ranks[first], -documents, -sentences))
    return table.iloc[order].reset_index(drop=True)


def pair_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """Some of the rows of `pair_rows` with labels, keys and names: the columns PAIRS."""
    snapshot, labels, table = ledger.snapshot, np.array(list(LABELS), object), rows
    for number, side in enumerate(("one", "other"), start=1):
        codes = rows[side].to_numpy()
        words = {"label": labels[snapshot.entity_labels[codes]], "key": snapshot.entity_keys[codes]}
        words["name"] = snapshot.entity_names[codes]
        table = table.assign(**{f"{column}_{number}": values for column, values in words.items()})
    return table[PAIRS]


def _first(weight: Codes, ranks: Codes, most: int) -> NDArray[np.intp]:
    """The `most` heaviest entities, of equals the first by name."""
    named = np.flatnonzero(weight)
    return named[np.lexsort((ranks[named], -weight[named]))[:most]]


def _order(order: Order, profile: Codes, weight: Codes, ranks: Codes) -> NDArray[np.intp]:
    """The places of the entities chosen, which come heaviest first, in the order asked for."""
    if order == "name":
        return np.argsort(ranks)
    return seriation.alike(profile, weight) if order == "alike" else np.arange(len(ranks))


def _side(ledger: Ledger, label: str, named: meetings.Named, codes: Codes) -> Side:
    snapshot, among = ledger.snapshot, int(np.count_nonzero(np.bincount(named.entity)))
    return Side(label, tuple(snapshot.entity_keys[codes]), tuple(snapshot.entity_names[codes]), among)
