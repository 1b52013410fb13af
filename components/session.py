"""What the reader has chosen: the only file that touches session state and the URL.

Everything that shapes a figure lives in the URL, so that a link opens the same view. The *scope* (which
documents, what is counted, which country senses) is bound to the controls above every page and survives a change
of page; the *selection* (what was clicked on this page) opens its sentences and is gone on the next page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypedDict, cast

import pandas as pd
import streamlit as st

from picket.ledger import Filter, Unit
from picket.model import COUNTED_SENSES, SENSES, Sense

SCOPE, UNIT, SENSES_KEY, SEARCH, TAGS, ORDER = "document", "count", "senses", "q", "tags", "order"
"""Keys of the bound controls; each is also its name in the URL."""

ALL = "ALL"
"""The kind that stands for every mention."""


class Selection(TypedDict, total=False):
    """What was clicked, as it stands in the URL, in this order. Empty: nothing.

    `label`: a kind or ALL; `key`: an entity of it; `parts`: "yes" to take in what belongs to a system;
    `beside`: a country that the sentence must name too; `sense`: one sense of a country.
    """

    label: str
    key: str
    parts: str
    beside: str
    sense: str


SELECTED = "show"
"""The selection's name in the URL: one parameter, so that a click is one step of the browser's history."""

_NAMES = tuple(Selection.__annotations__)
_BETWEEN = "~"


def scope() -> Filter:
    """The filter of the controls above the page."""
    document = st.session_state.get(SCOPE)
    chosen = st.session_state.get(SENSES_KEY)
    senses = tuple(s for s in SENSES if s in chosen) if chosen is not None else COUNTED_SENSES
    return Filter(
        documents=(document,) if document else (),
        senses=cast(tuple[Sense, ...], senses),
        tags=tuple(st.session_state.get(TAGS) or ()),
        search=(st.session_state.get(SEARCH) or "").strip(),
    )


def chosen_document() -> str:
    """The id of the one document that the scope, or the link that is being opened, names; else ''."""
    return str(st.session_state.get(SCOPE) or st.query_params.get(SCOPE, ""))


def order() -> str:
    """In which order documents are listed."""
    return str(st.session_state.get(ORDER, ""))


def unit() -> Unit:
    """Whether figures count mentions, documents or stories."""
    return cast(Unit, st.session_state.get(UNIT) or "mentions")


def selection() -> Filter | None:
    """The scope narrowed to what was clicked, or None when nothing is selected."""
    chosen = _selected()
    if not chosen:
        return None
    within = scope()
    return replace(
        within,
        label=chosen.get("label", "").replace(ALL, ""),
        key=chosen.get("key", ""),
        senses=cast(tuple[Sense, ...], (chosen["sense"],)) if chosen.get("sense") in SENSES else within.senses,
        parts=chosen.get("parts") == "yes",
        beside=chosen.get("beside", ""),
    )


def select(chosen: Selection | None = None) -> None:
    """Select what was clicked; nothing clears the selection."""
    values = [str((chosen or {}).get(name, "")) for name in _NAMES]
    shown = _BETWEEN.join(values).rstrip(_BETWEEN)
    if shown:
        st.query_params[SELECTED] = shown
    elif SELECTED in st.query_params:
        del st.query_params[SELECTED]


def selected_key(label: str) -> str:
    """The key selected on this page if it is of kind `label`, else ''."""
    chosen = _selected()
    return chosen.get("key", "") if chosen.get("label") == label else ""


def selected_kind() -> str:
    """The kind selected as a whole, or ''."""
    chosen = _selected()
    return "" if chosen.get("key") else chosen.get("label", "")


def clicked_cell(widget: str, key: str, selects: Callable[[int, str], Selection]) -> Callable[[], None]:
    """A callback for a table drawn under `key`: a click on a cell selects `selects(row, column)`, a second clears."""

    def follow() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        _follow(widget, selects(*cells[0]) if cells else None)

    return follow


def clicked_point(widget: str, selects: Callable[[str], Selection], key: str = "") -> Callable[[], None]:
    """A callback for a chart drawn under `key` (default: its name): a click on a mark selects
    `selects(its customdata)`, a second click clears.
    """

    def follow() -> None:
        points = st.session_state[key or widget]["selection"]["points"]
        _follow(widget, selects(points[0]["customdata"][0]) if points else None)

    return follow


def fresh(widget: str) -> str:
    """The key under which to draw a widget that selects: a new one once the selection has moved on elsewhere.

    A table or chart would otherwise go on showing its older click, and a second click there would only undo it.
    """
    if (last := st.session_state.get(f"{widget}:last")) is not None and last != _selected():
        st.session_state[f"{widget}:turn"] = st.session_state.get(f"{widget}:turn", 0) + 1
        st.session_state[f"{widget}:last"] = None
    turn = st.session_state.get(f"{widget}:turn", 0)
    return f"{widget}-{turn}" if turn else widget


def place_to_read(documents: list[str]) -> tuple[str, tuple[int, int] | None]:
    """The document that the Text page shows and the place in it to scroll to.

    The URL's `doc` and `at` decide; without a `doc` that is in the library it is the scope's document or the
    first.
    """
    asked = st.query_params.get("doc", "")
    if asked not in documents:
        chosen = st.session_state.get(SCOPE)
        return (chosen if chosen in documents else documents[0]), None
    start, _, end = st.query_params.get("at", "").partition("-")
    return asked, (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def read_another() -> None:
    """A callback for the Text page's list of documents: the URL follows the choice."""
    if "at" in st.query_params:
        del st.query_params["at"]
    st.query_params["doc"] = st.session_state["reading"]


def missing(documents: list[str]) -> str:
    """The document the URL asks for if it is not among these, else ''."""
    asked = st.query_params.get("doc", "")
    return "" if asked in documents else asked


def open_text(document: str, start: int = 0, end: int = 0) -> None:
    """Go to the Text page: to a document, or to [start, end) (code points) in it."""
    place = {"at": f"{start}-{end}"} if end else {}
    st.switch_page("pages/text.py", query_params={"doc": document, **place})


def first_of(rows: pd.DataFrame, label: str = "", key: str = "key") -> Filter | None:
    """The scope narrowed to the first row of a table of entities, None when it is empty."""
    if rows.empty:
        return None
    return replace(scope(), label=label or rows["label"].iloc[0], key=rows[key].iloc[0])


def everything_in(*documents: str) -> Filter:
    """All mentions of these documents, countries by whatever sense."""
    return Filter(documents, senses=SENSES)


def of_documents() -> Filter:
    """What the search and the tags above the page keep: all mentions, countries by whatever sense."""
    return replace(scope().of_documents, documents=(), senses=SENSES)


def of_system(key: str) -> Filter:
    """The scope narrowed to one system."""
    return replace(scope(), label="SYSTEM", key=key)


def turn(name: str) -> int:
    """How often something was done with: a widget keyed by it starts empty after each time."""
    return int(st.session_state.get(f"{name}:turn", 0))


def next_turn(name: str) -> None:
    """It is done with once more."""
    st.session_state[f"{name}:turn"] = turn(name) + 1


def remember(name: str, value: Any) -> None:
    """Keep a message or a choice for the next run of this session."""
    st.session_state[name] = value


def recall(name: str) -> Any:
    """What was remembered under `name`, once."""
    return st.session_state.pop(name, None)


def _selected() -> Selection:
    values = st.query_params.get(SELECTED, "").split(_BETWEEN)
    return cast(Selection, {name: value for name, value in zip(_NAMES, values) if value})


def _follow(widget: str, chosen: Selection | None) -> None:
    """Select what a widget reports, None when it was clicked away there.

    A widget that still showed an older click (the selection has moved on elsewhere) reports a click on the same
    mark as clicked away; what is meant is that mark again.
    """
    last = st.session_state.get(f"{widget}:last")
    if chosen is None and last is not None and _selected() != last:
        chosen = last
    st.session_state[f"{widget}:last"] = chosen and {name: value for name, value in chosen.items() if value}
    select(chosen)
