"""The entities of one kind that are named most, as the overview ranks them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import bars, cached, look, palette, picture, presenting, session
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import Unit

ROWS = (("SYSTEM", "COUNTRY"), ("PERSON", "ORG"))
"""The kinds ranked, row by row."""

TOP = 6
"""Bars a ranking shows; the Entities page has all."""

IN_MEETING, FEW = (("SYSTEM",), ("COUNTRY",)), 5
"""The kinds ranked in present mode, and the bars of each."""


def draw(scope: Filter, unit: Unit) -> None:
    """The TOP entities of each kind in ROWS, side by side; a click on a bar selects the entity.

    In present mode they stand beside the map, and give way to what was clicked.
    """
    kinds = IN_MEETING if presenting.on() else ROWS
    tables = {label: cached.leading(scope, label, unit).first(TOP) for row in kinds for label in row}
    session.follows("rankings", lambda: _show(tables, unit, kinds))


def _show(tables: dict[str, pd.DataFrame], unit: Unit, kinds: Sequence[Sequence[str]]) -> None:
    if presenting.on():
        if session.selected():
            return
        tables = {label: table.head(FEW) for label, table in tables.items()}
    for row in kinds:
        for column, label in zip(st.columns(len(row)), row):
            with column:
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                    st.subheader(LABELS[label], anchor=False)
                    if len(tables[label]):
                        picture.draw(f"top-{label}", f"{LABELS[label]} named most", f"Figures count {unit}",
                                     "top", LABELS[label], key=f"top-{label}")  # fmt: skip
                _bars(tables[label], label, unit)


def _bars(table: pd.DataFrame, label: str, unit: Unit) -> None:
    if table.empty:
        st.html('<p class="picket-hint">None named.</p>')
        return
    inks = palette.inks(table["label"], look.dark())
    shown = [
        bars.Bar(name, int(count), ink, {"label": label, "key": key, "by": unit},
                 look.as_read(mentions, read, "mentions"))
        for name, key, count, ink, mentions, read in zip(
            table["entity"], table["key"], table[unit], inks, table["mentions"].tolist(), table["as_read"].tolist()
        )
    ]  # fmt: skip
    bars.show(shown, f"top-{label}", f"The {LABELS[label].lower()} named most often", unit)
