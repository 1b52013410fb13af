"""Two filters side by side: what each names that the other does not, and what one names more than its due."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st

from components import cached, corrected_marks, grid, heading, look, presenting, server, session, tally
from components.selection import ALL, Selection
from picket import address, saying
from picket.compare import COLUMNS, PARTS, Part, part
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import UNITS, Unit
from picket.tables import Finished

OTHER = "with"
"""The other side in the URL: the query of a filter, a saved view, or nothing for the whole library."""

_VIEW = "view:"
WHOLE = "The whole library"
PART_NAMES = {"": "All names", "here": "Only here", "there": "Only there", "both": "On both sides"}
ROWS = 2_000
ROOM = presenting.ROOM - 78
"""Pixels at a desk that the table has on a shared screen, below the two sides."""


def other() -> Filter:
    """The scope of the other side. Raises FilterError."""
    said = session.value(OTHER)
    if said.startswith(_VIEW):
        view = cached.saved_view(said.removeprefix(_VIEW))
        return address.asked(view.query if view else {})
    return address.asked(parse_qs(said, keep_blank_values=True)).check(server.catalogue())


def draw(here: Filter, there: Filter, unit: Unit) -> None:
    """Both sides in words and figures, then the names; a click on a figure opens it on its side."""
    _sides(here, there, unit)
    kinds = ["", *LABELS]
    label = session.value("kind", kinds, "")
    which: Part = session.value("part", PARTS, "")  # type: ignore[assignment]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Kind", kinds, format_func=lambda kind: LABELS.get(kind, "All kinds"), width=200,
                     **session.control("kind", label))  # fmt: skip
        st.segmented_control("Names", list(PARTS), required=True, format_func=PART_NAMES.__getitem__,
                             **session.control("part", which))  # fmt: skip
    _names(part(cached.compared(here, there, label), which), there, unit)


def _sides(here: Filter, there: Filter, unit: Unit) -> None:
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        _side("This side", "here", here, {})
        if st.button("Keep as the other side", key="keep-side", icon=":material/content_copy:", type="tertiary",
                     help="Then change the filter above, and compare the two"):  # fmt: skip
            session.choose(**{OTHER: _written(here), "show": ""})
            st.rerun()
    with right, st.container(border=True):
        _side("The other side", "there", there, {"side": "other"})
        with st.container(horizontal=True, vertical_alignment="center"):
            _choose_other(there)
            if st.button("Swap", key="swap", icon=":material/swap_horiz:", type="tertiary"):
                session.narrow(there, **{OTHER: _written(here)})
                st.rerun()


def _side(title: str, key: str, scope: Filter, side: Selection) -> None:
    counts = cached.counted(scope)
    heading.plain(title, _said(scope))
    figures = [(look.figure(getattr(counts, unit), unit), Selection(**side, label=ALL, by=unit)) for unit in UNITS]
    tally.draw([piece for figure in figures for piece in (figure, "  ")], f"side-{key}")


def _said(scope: Filter) -> str:
    return saying.scope(scope, server.ledger()) if scope != Filter() else WHOLE


def _choose_other(there: Filter) -> None:
    said = session.value(OTHER)
    choices = {"": WHOLE, **{f"{_VIEW}{view.key}": view.name for view in server.library().views()}}
    if said and said not in choices:
        choices[said] = "A filter kept"
    st.selectbox(
        "The other side is", list(choices), width=260, label_visibility="collapsed",
        format_func=lambda one: choices.get(one, one),
        **session.control(OTHER, said, drops=("show",)),
    )  # fmt: skip


def _written(scope: Filter) -> str:
    return urlencode(address.query(scope), doseq=True)


def _described(table: pd.DataFrame, there: Filter) -> Finished:
    return Finished(table, f"Names on this side and on the other: {_said(there)}", COLUMNS)


def _names(table: pd.DataFrame, there: Filter, unit: Unit) -> None:
    shown = {
        "entity": st.column_config.TextColumn("Name", width="medium"),
        "kind": st.column_config.TextColumn("Kind", width="small"),
        f"{unit}_here": st.column_config.NumberColumn("Here", width="small"),
        f"{unit}_there": st.column_config.NumberColumn("There", width="small"),
        **_as_read(table),
        "leaning": st.column_config.NumberColumn(
            "Leans here", format="%+.1f", width="small",
            help="Above 0: more of it here than its due, below: more there. Beyond 10.8 either way, chance would do as "
                 "much in one name of a thousand (Dunning's log-likelihood).",
        ),
    }  # fmt: skip
    rows = table.head(ROWS)
    note = f"{len(table):,} names" if len(table) <= ROWS else f"first {ROWS:,} of {len(table):,}; the CSV holds all"
    heading.draw("Names", f"{note}, most telling first", _described(table, there), "compare", key="compare")

    def draw() -> None:
        key = session.fresh("compare")
        follow = session.clicked_cell(
            "compare", key, lambda row, column: opened(rows.iloc[row].to_dict(), column, unit)
        )
        grid.draw(rows[list(shown)], shown, key, 430, ROOM, on_select=follow, selection_mode="single-cell")

    session.marks("compare", draw)


def _as_read(table: pd.DataFrame) -> dict[str, object]:
    """Columns of mentions as they were read, of the sides on which any differ."""
    return {
        f"as_read_{side}": corrected_marks.number(f"As read {side}")
        for side in ("here", "there") if (table[f"as_read_{side}"] != table[f"mentions_{side}"]).any()
    }  # fmt: skip


def opened(row: dict[str, object], column: str, unit: Unit) -> Selection:
    """What a click on a cell selects: a figure on its side."""
    chosen: Selection = {"label": str(row["label"]), "key": str(row["key"]), "by": unit}
    if column.startswith("as_read_"):
        chosen = {**chosen, "by": "mentions", "read": address.RAW}
    return {**chosen, "side": "other"} if column.endswith("_there") else chosen
