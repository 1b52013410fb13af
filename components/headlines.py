"""Which headline figures the overview shows."""

from __future__ import annotations

import pandas as pd

from components import look, palette, session
from components.figures import Headline
from picket.labels import LABELS
from picket.ledger import Filter

SHOWN = ("COUNTRY", "SYSTEM", "PERSON", "ORG")
"""Kinds with a figure of their own; all others are within 'Mentions' and on the Entities page."""


def of(kinds: pd.DataFrame, documents: pd.DataFrame, dark: bool) -> list[Headline]:
    """Documents, all mentions, then the distinct entities of each kind in SHOWN."""
    found = kinds.set_index("label")
    mentions, words = int(found["mentions"].sum()), int(documents["words"].sum())
    figures = [
        Headline("Documents", len(documents), look.counted(words, "word"), "documents"),
        Headline("Mentions", mentions, f"of {look.counted(int(found['entities'].sum()), 'name')}", session.ALL),
    ]
    for label in SHOWN:
        row = found.loc[label] if label in found.index else {"entities": 0, "mentions": 0}
        note = look.counted(int(row["mentions"]), "mention")
        figures.append(Headline(LABELS[label], int(row["entities"]), note, label, palette.ink(label, dark)))
    return figures


def name(chosen: Filter | None) -> str:
    """What the pressed figure opens: the kind selected as a whole, or nothing."""
    if chosen is None or chosen.key or chosen.beside:
        return ""
    return chosen.label or session.ALL
