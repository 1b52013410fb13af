"""Mentions by kind of entity as bars, and the choice of the kinds that a table lists."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import bars, download, look, palette, picture, session
from picket.labels import LABELS
from picket.ledger import Unit
from picket.tables import View


def chart(counted: pd.DataFrame, read: pd.DataFrame, unit: Unit) -> None:
    """The rows of the "kinds" table, `read` without corrections; a click on a bar selects the whole kind."""
    before = read.set_index("label")[unit]
    inks = palette.inks(counted["label"], look.dark())
    shown = [
        bars.Bar(name, int(count), ink, {"label": label, "by": unit},
                 look.as_read(int(count), int(before.get(label, 0)), unit))
        for name, label, count, ink in zip(counted["kind"], counted["label"], counted[unit], inks)
    ]  # fmt: skip
    bars.draw(shown, "kinds", f"{unit.capitalize()} by kind of entity", unit)


def choose(kinds: View, unit: Unit) -> str:
    """A list of the kinds found, bound to the URL, with their counts to take away; the kind chosen or ''."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        found = list(kinds.rows["label"])
        kind = session.value("kind", found)
        st.selectbox(
            "List", found, placeholder="List all kinds", format_func=LABELS.__getitem__, label_visibility="collapsed",
            width=240, index=None, **session.control("kind", kind or None),
        )  # fmt: skip
        download.csv(kinds, "kinds", key="kinds-csv", label="Kinds as CSV")
        download.formats(kinds, session.scope(), "kinds", key="kinds")
        picture.draw("kinds", f"{unit.capitalize()} by kind of name", f"Figures count {unit}", "kinds", key="kinds")
    return kind
