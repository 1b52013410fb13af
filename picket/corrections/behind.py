"""What was read behind what is shown: decisions are about that."""

from __future__ import annotations

import numpy as np

from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision, Named, Read, check, new_id, now
from picket.corrections.wording import folded
from picket.labels import LABELS
from picket.ledger import Ledger


def spelled(ledger: Ledger, shown: Read) -> list[tuple[str, Read, int]]:
    """How an entity is written: wording, what it was read as, and its mentions; the most frequent first.

    One wording is there twice where it was read as two names that are one now.
    """
    snapshot = ledger.snapshot
    rows = np.flatnonzero(snapshot.columns.entity == snapshot.entity(shown.label, shown.key))
    read = dict.fromkeys(rows.tolist(), shown)
    if isinstance(snapshot, Corrected):
        of, labels, keys = snapshot.read.columns.entity, snapshot.read.entity_labels, snapshot.read.entity_keys
        kinds = list(LABELS)
        for row in rows[snapshot.by[rows] >= 0].tolist():
            if (origin := int(snapshot.origin[row])) >= 0:
                read[row] = Read(kinds[labels[of[origin]]], str(keys[of[origin]]))
    counts: dict[tuple[str, Read], int] = {}
    for row in rows.tolist():
        key = folded(snapshot.names.words[snapshot.columns.text[row]]), read[row]
        counts[key] = counts.get(key, 0) + 1
    return sorted(((*key, number) for key, number in counts.items()), key=lambda row: (-row[2], row[0]))


def of_spelling(wording: str, read: Read, named: Named, who: str, why: str = "") -> Decision:
    """A decision that a name, where it is written so, is the entity `named`, everywhere. Raises DecisionError."""
    return check(
        Decision(new_id(), who.strip(), now(), "name", "everywhere", wording=wording, read=read, named=named,
                 why=why.strip())
    )  # fmt: skip
