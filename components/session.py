"""What the reader has chosen: the only file that touches session state and the URL.

Everything that shapes a figure lives in the URL, so that a link opens the same view. The *scope* (which documents,
what is counted, which country senses) is bound to the controls above every page and survives a change of page; the
*selection* (what was clicked on this page) opens its sentences and is gone on the next page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, cast

import pandas as pd
import streamlit as st

from picket.ledger import Filter, Unit
from picket.model import COUNTED_SENSES, SENSES, Sense

SCOPE, UNIT, SENSES_KEY = "document", "count", "senses"
"""Keys of the bound controls; each is also its name in the URL."""

ALL = "ALL"
"""The selection of every mention, whatever its kind."""

_SELECTION = ("label", "key", "parts", "beside", "stage")


def scope() -> Filter:
    """The filter of the controls above the page."""
    document = st.session_state.get(SCOPE)
    chosen = st.session_state.get(SENSES_KEY)
    senses = tuple(s for s in SENSES if s in chosen) if chosen is not None else COUNTED_SENSES
    return Filter(documents=(document,) if document else (), senses=cast(tuple[Sense, ...], senses))


def unit() -> Unit:
    """Whether figures count mentions or documents."""
    return cast(Unit, st.session_state.get(UNIT) or "mentions")


def selection() -> Filter | None:
    """The scope narrowed to what was clicked, or None when nothing is selected."""
    asked = st.query_params.to_dict()
    if not asked.get("label") and not asked.get("beside"):
        return None
    within = scope()
    return Filter(
        within.documents, asked.get("label", "").replace(ALL, ""), asked.get("key", ""), within.senses,
        asked.get("parts") == "yes", asked.get("beside", ""),
    )  # fmt: skip


def select(label: str = "", key: str = "", *, parts: bool = False, beside: str = "") -> None:
    """Select an entity, a whole kind (no key) or a pair (a system beside a country); nothing clears it."""
    chosen = {"label": label, "key": key, "parts": "yes" if parts else "", "beside": beside}
    for name in _SELECTION:
        st.query_params.pop(name, None)
    st.query_params.update({name: value for name, value in chosen.items() if value})


def clicked_row(widget: str, rows: list[dict[str, Any]]) -> Callable[[], None]:
    """A callback for a table: a click on a cell of row i selects `rows[i]`, a second click clears."""

    def follow() -> None:
        chosen = st.session_state[widget]["selection"]["cells"]
        select(**(rows[chosen[0][0]] if chosen else {}))

    return follow


def clicked_point(
    widget: str, field: Literal["customdata", "label", "y"], choose: Callable[[Any], None]
) -> Callable[[], None]:
    """A callback for a chart: clicking a mark hands its `field` to `choose`; a click beside all marks clears."""

    def follow() -> None:
        points = st.session_state[widget]["selection"]["points"]
        if not points:
            return select()
        value = points[0].get(field)
        choose(value[0] if isinstance(value, list) else value)

    return follow


def place_to_read(documents: list[str]) -> tuple[str, tuple[int, int] | None]:
    """The document that the Text page shows and the place in it to scroll to.

    The URL's `doc` and `at` decide; without a `doc` that is in the library it is the scope's document or the first.
    """
    asked = st.query_params.get("doc", "")
    if asked not in documents:
        chosen = st.session_state.get(SCOPE)
        return (chosen if chosen in documents else documents[0]), None
    start, _, end = st.query_params.get("at", "").partition("-")
    return asked, (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def read_another() -> None:
    """A callback for the Text page's list of documents: the URL follows the choice."""
    st.query_params.pop("at", None)
    st.query_params["doc"] = st.session_state["reading"]


def open_text(document: str, start: int, end: int) -> None:
    """Go to the Text page at [start, end) (code points) of a document."""
    st.switch_page("pages/text.py", query_params={"doc": document, "at": f"{start}-{end}"})


def remember(name: str, value: Any) -> None:
    """Keep a message or a choice for the next run of this session."""
    st.session_state[name] = value


def recall(name: str) -> Any:
    """What was remembered under `name`, once."""
    return st.session_state.pop(name, None)


def selected_key(label: str) -> str:
    """The key selected on this page if it is of kind `label`, else ''."""
    asked = st.query_params.to_dict()
    return asked.get("key", "") if asked.get("label") == label else ""


def selected_label() -> str:
    """The kind selected, as a whole or by one of its entities, or ''."""
    return st.query_params.get("label", "")


def chosen_kind(widget: str) -> Callable[[], None]:
    """A callback for a choice of kinds: choosing one selects it, choosing none clears."""
    return lambda: select(st.session_state[widget] or "")


def first_of(rows: pd.DataFrame) -> Filter | None:
    """The scope narrowed to the first row of a table of entities (label, key), None when it is empty."""
    if rows.empty:
        return None
    return replace(scope(), label=rows["label"].iloc[0], key=rows["key"].iloc[0])


def everything_in(document: str) -> Filter:
    """All mentions of one document, countries by whatever sense."""
    return Filter((document,), senses=SENSES)


def of_system(key: str) -> Filter:
    """The scope narrowed to one system."""
    return replace(scope(), label="SYSTEM", key=key)
