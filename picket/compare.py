"""Two parts of a library side by side: what is named in one and not in the other, and what more in one than its due."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.counting import AS_READ, counts
from picket.labels import LABELS
from picket.ledger import UNITS, Ledger

Part = Literal["", "here", "there", "both"]
PARTS: tuple[Part, ...] = ("", "here", "there", "both")
"""All names, those on this side only, on the other only, and those on both."""

COLUMNS = {
    "label": "kind of entity", "kind": "its name", "key": "what identifies it", "entity": "name of the entity",
    **{f"{unit}_{side}": f"{unit} {side}" for unit in UNITS for side in ("here", "there")},
    **{f"as_read_{side}": f"{AS_READ}, {side}" for side in ("here", "there")},
    "leaning": "share of this side above (more than 0) or below its due: see compare.leaning",
}  # fmt: skip


def compared(here: Ledger, there: Ledger, label: str = "") -> pd.DataFrame:
    """A row a name of kind `label` ("" for any) that either side mentions, with the columns COLUMNS.

    Two ledgers of one snapshot. Most telling first: by the strength of `leaning`, then by mentions.
    """
    snapshot, labels = here.snapshot, np.array(list(LABELS), object)
    sides = [_counts(ledger, label) for ledger in (here, there)]
    table = sides[0].add_suffix("_here").join(sides[1].add_suffix("_there"))
    mentions = [table[f"mentions_{side}"].to_numpy() for side in ("here", "there")]
    table["leaning"] = leaning(*mentions)
    table = table[(mentions[0] > 0) | (mentions[1] > 0)]
    codes = table.index.to_numpy()
    named = table.assign(
        label=labels[snapshot.entity_labels[codes]], key=snapshot.entity_keys[codes],
        entity=snapshot.entity_names[codes],
    ).assign(kind=lambda rows: rows["label"].map(LABELS))  # fmt: skip
    total = named["mentions_here"] + named["mentions_there"]
    order = np.lexsort((snapshot.alphabetical[codes], -total, -named["leaning"].abs()))
    return named.iloc[order][list(COLUMNS)].reset_index(drop=True)


def leaning(here: NDArray[np.integer], there: NDArray[np.integer]) -> NDArray[np.float64]:
    """How strongly each name belongs to one side: signed log-likelihood, above 0 for this side.

    Dunning, "Accurate methods for the statistics of surprise and coincidence" (1993); beyond 10.8 chance would do as
    much in one name of a thousand. Sides of any size can be compared. 0 where a side is empty.
    """
    one, other = (np.asarray(side, np.float64) for side in (here, there))
    totals = one.sum(), other.sum()
    if not all(totals):
        return np.zeros(len(one))
    due = [(one + other) * total / sum(totals) for total in totals]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(side > 0, side * np.log(side / expected), 0.0) for side, expected in zip((one, other), due)]
    strength = 2 * np.maximum(sum(parts), 0.0)
    return np.where(one >= due[0], strength, -strength)


def part(table: pd.DataFrame, which: Part) -> pd.DataFrame:
    """The rows of one of PARTS; names on one side only by mentions."""
    here, there = table["mentions_here"], table["mentions_there"]
    if which == "both":
        return table[(here > 0) & (there > 0)]
    if which in ("here", "there"):
        mine, other = (here, there) if which == "here" else (there, here)
        return table[(mine > 0) & (other == 0)].sort_values(f"mentions_{which}", ascending=False, kind="stable")
    return table


def _counts(ledger: Ledger, label: str) -> pd.DataFrame:
    columns = ledger.labelled(label) if label else ledger.columns
    found = counts(ledger.snapshot, columns.document, columns.entity, len(ledger.snapshot.entity_keys))
    ledger.columns.forget()
    return found.assign(as_read=ledger.read_mentions)
