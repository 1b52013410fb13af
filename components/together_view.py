"""Who and what is named together: a table or, of few, a drawing; and every pair to take away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import cached, heading, links, look, matrix, picture, session
from components.selection import ALL, Selection, beside, pairs
from picket.filter import Filter
from picket.labels import LABELS
from picket.together import MOST, ORDERS, Together

KINDS = ("COUNTRY", "SYSTEM", "PERSON", "ORG")
PLACES = {"sentences": "One sentence", "documents": "One document"}
ORDER_NAMES = {"alike": "Alike partners", "total": "Most first", "name": "By name"}
DRAWINGS = {"table": "Table", "links": "Links"}


def draw(scope: Filter) -> None:
    """Controls, and the table or drawing; a click on a figure selects the two names it stands between."""
    one, other = (session.value(name, KINDS, usual) for name, usual in (("rows", "COUNTRY"), ("columns", "SYSTEM")))
    within = session.value("in", PLACES, "sentences")
    order, drawing = session.value("order", ORDERS, "alike"), session.value("as", DRAWINGS, "table")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, label, kind in (("rows", "Down", one), ("columns", "Across", other)):
            st.selectbox(label, KINDS, format_func=LABELS.__getitem__, width=126,
                         **session.control(name, kind, drops=("show",)))  # fmt: skip
        st.segmented_control("Named in", list(PLACES), required=True, format_func=PLACES.__getitem__,
                             **session.control("in", within, drops=("show",)))  # fmt: skip
        st.segmented_control("Drawn as", list(DRAWINGS), required=True, format_func=DRAWINGS.__getitem__,
                             **session.control("as", drawing))  # fmt: skip
        st.selectbox("Order", ORDERS, format_func=ORDER_NAMES.__getitem__, width=128,
                     **session.control("order", order))  # fmt: skip
    shown = cached.together(scope, one, other, within, order, links.MOST_NAMES if drawing == "links" else MOST)
    view = cached.pairs(scope, one, other)
    is_drawn = shown.counts.size and (drawing == "table" or links.reads_well(shown))
    heading.draw(view.title, note(shown), view, "together", one, other, key="pairs",
                 beside=lambda: _picture(shown, drawing, one, other) if is_drawn else None)  # fmt: skip
    if not shown.counts.size:
        st.html(f'<p class="picket-hint">No {within.removesuffix("s")} here names two of these kinds together.</p>')
    elif not is_drawn:
        st.html('<p class="picket-hint">So many links could not be followed by eye: narrow the filter to a few names, '
                "or read them as a table.</p>")  # fmt: skip
    else:
        drawn = links if drawing == "links" else matrix
        session.follows("together", lambda: drawn.draw(shown, drawing, _selected(shown), _opens(shown)))


def _picture(shown: Together, drawing: str, one: str, other: str) -> None:
    counted = f"Figures count the {shown.within} that name both; {note(shown)}"
    picture.draw(drawing, matrix.named(shown)["title"], counted, "together", drawing, one, other, key="together")


def _opens(shown: Together) -> Callable[[list[str]], None]:
    return lambda keys: session.toggle(opened(shown, *keys))


def opened(shown: Together, row: str, column: str) -> Selection:
    """What a click on a cell, or with "" on a name, selects."""
    sides = [(shown.rows.label, row), (shown.columns.label, column)]
    named = [side for side in sides if side[1]]
    if len(named) == 1:
        ((label, key),) = named
        return {"label": label, "key": key, "by": shown.within}
    where = "document" if shown.within == "documents" else ""
    return {"label": ALL, "beside": beside(*named), "where": where, "by": shown.within}


def _selected(shown: Together) -> tuple[str, str] | None:
    """The cell or name that is selected, to be marked."""
    chosen = session.selected()
    both = pairs(chosen.get("beside", ""))
    if len(both) == 2:
        return both[0][1], both[1][1]
    if chosen.get("label") == shown.rows.label:
        return chosen.get("key", ""), ""
    return ("", chosen.get("key", "")) if chosen.get("label") == shown.columns.label else None


def note(shown: Together) -> str:
    """How many of all names are shown, and what marks there mean."""
    sides = [
        f"{len(side)} of {look.counted(side.among, kind)}"
        for side, kind in ((shown.rows, "name"), (shown.columns, "name"))
    ]
    changed = bool((shown.counts != shown.as_read)[shown.counts > 0].any())
    return f"shown: {sides[0]} down, {sides[1]} across{look.CORRECTED if changed else ''}"
