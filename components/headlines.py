"""Which headline figures the overview shows, and what is told below a map; every figure opens what it counts."""

from __future__ import annotations

import pandas as pd

from components import look, palette
from components.figures import Headline
from components.selection import ALL, Selection
from components.tally import Piece
from picket.labels import LABELS
from picket.ledger import UNITS, Ledger, Unit

SHOWN = ("COUNTRY", "SYSTEM", "PERSON", "ORG")
"""Kinds with a figure of their own; all others are within 'Mentions' and on the Entities page."""


def of(
    kinds: pd.DataFrame, read: pd.DataFrame, ledger: Ledger, sources: int, unit: Unit, dark: bool
) -> list[Headline]:  # fmt: skip
    """Documents, all mentions, then the distinct entities of each kind in SHOWN with their count in `unit`.

    `read` are the kinds without corrections.
    """
    mentions, names = int(kinds["mentions"].sum()), int(kinds["entities"].sum())
    whole: Selection = {"label": ALL}
    figures = [
        Headline("Documents", len(ledger.documents), None, look.figure(sources, "sources"), {**whole, "by": "sources"}),
        Headline(
            "Mentions",
            mentions,
            {**whole, "by": "mentions"},
            look.counted(names, "name"),
            {**whole, "by": "names"},
            read=look.as_read(mentions, int(read["mentions"].sum()), "mentions"),
            note_read=look.as_read(names, int(read["entities"].sum()), "names"),
        ),
    ]
    rows, before = _by_label(kinds), _by_label(read)
    for label in SHOWN:
        row, was = rows[label], before[label]
        chosen: Selection = {"label": label}
        figures.append(Headline(
            LABELS[label], row["entities"], {**chosen, "by": "names"},
            look.figure(row[unit], unit), {**chosen, "by": unit}, palette.ink(label, dark),
            look.as_read(row["entities"], was["entities"], "names"), look.as_read(row[unit], was[unit], unit),
        ))  # fmt: skip
    return figures


def countries(kinds: pd.DataFrame, on_map: pd.DataFrame, unit: Unit) -> list[Piece]:
    """What a map of countries shows, in words."""
    row, chosen = _by_label(kinds)["COUNTRY"], Selection(label="COUNTRY")
    said: list[Piece] = [
        (look.figure(row[unit], unit), {**chosen, "by": unit}), " of ",
        (look.counted(row["entities"], "country", "countries"), {**chosen, "by": "names"}),
    ]  # fmt: skip
    return said if row["mentions"] == on_map["mentions"].sum() else [*said, ", some unresolved and not on the map"]


def _by_label(kinds: pd.DataFrame) -> dict[str, dict[str, int]]:
    """The counts of every kind, at zero where there is none."""
    counts = ["entities", *UNITS]
    rows = zip(kinds["label"].tolist(), *(kinds[count].tolist() for count in counts))
    found = {label: dict(zip(counts, row)) for label, *row in rows}
    return {label: found.get(label, dict.fromkeys(counts, 0)) for label in LABELS}
