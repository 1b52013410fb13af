"""The controls above every page that counts or lists: which documents, what is counted, which senses of a country."""

from __future__ import annotations

import streamlit as st

from components import cached, session, shelf
from picket.labels import SENSE_NAMES
from picket.ledger import UNITS
from picket.model import COUNTED_SENSES, SENSES

COUNTING = ("Overview", "Entities", "Map", "Systems")
"""Pages whose figures follow all controls; the Library follows search and tags, the others none."""

CHOICE = 1_000
"""Documents up to which one can be chosen from a list; among more, it is found by searching for it."""

SENSES_HELP = (
    "What counts as a mention of a country: its **name** (Japan), its **demonym** (Japanese), a **short form** that "
    "the text resolves (the North), a **capital or seat of government acting** for it (Tokyo agreed), a **place in "
    "it** (Okinawa). The figures of every page follow."
)
STORIES_HELP = "copies of one text, such as a wire story in several papers, count once"
SEARCH_HELP = (
    'Documents that hold these words, in any order. **"aegis ashore"** as a phrase, **japan OR korea**, '
    "**thaad NOT seoul** or **-seoul**, **(japan OR korea) thaad**, **intercept\\*** for words that begin so. "
    "Capitals and accents do not matter."
)


def draw(page: str) -> None:
    """The controls that the page with this title follows."""
    if page not in (*COUNTING, "Library"):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.text_input(
            "Search", key=session.SEARCH, bind="query-params", placeholder="Words in the texts", width=300,
            type="search", help=SEARCH_HELP,
        )  # fmt: skip
        if tags := _tags():
            st.multiselect("Tags", tags, key=session.TAGS, bind="query-params", placeholder="Any tag", width=240)
        if page in COUNTING:
            _counting()
        else:
            _order()


def _counting() -> None:
    _document()
    st.segmented_control(
        "Count", list(UNITS), default="mentions", required=True, format_func=str.capitalize, key=session.UNIT,
        bind="query-params", help=f"Stories: {STORIES_HELP}.",
    )  # fmt: skip
    st.pills(
        "A country counts by", list(SENSES), selection_mode="multi", default=list(COUNTED_SENSES),
        format_func=lambda sense: SENSE_NAMES[sense].capitalize(), key=session.SENSES_KEY, bind="query-params",
        help=SENSES_HELP,
    )  # fmt: skip


def _order() -> None:
    """In which order the Library lists documents."""
    choices = [shelf.BEST, *shelf.ORDERS] if session.scope().search else list(shelf.ORDERS)
    st.selectbox("Order", choices, key=session.ORDER, bind="query-params", format_func=str.capitalize, width=220)


def _document() -> None:
    """The choice of one document; in a large library only where a link names one."""
    names = cached.names()
    chosen = session.chosen_document()
    if choices := few(names, chosen) if len(names) <= CHOICE or chosen in names else []:
        st.selectbox(
            "Document", choices, index=None, format_func=lambda key: names.get(key, key),
            placeholder=f"All ({len(names):,})", key=session.SCOPE, bind="query-params", width=250,
        )  # fmt: skip


def few(names: dict[str, str], chosen: str) -> list[str]:
    """Ids to choose among: all, or in a large library the CHOICE added last and the one chosen."""
    if len(names) <= CHOICE:
        return list(names)
    last = list(names)[-CHOICE:]
    return last if chosen in last or chosen not in names else [chosen, *last]


def _tags() -> list[str]:
    """Those that a document has, and those chosen: a filter is seen as long as it holds."""
    return sorted({*cached.tags(), *session.scope().tags})
