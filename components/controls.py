"""What stands above every page that counts: the filter, how it reads, what is counted, and views that are kept."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components import (
    brief_button,
    briefing_editing,
    cached,
    corrections_menu,
    crumbs,
    facets,
    faults,
    look,
    presenting,
    server,
    session,
    take_away,
)
from picket import address
from picket.errors import FilterError
from picket.filter import UNDATED, WITHIN, Filter
from picket.labels import SENSE_NAMES
from picket.ledger import UNITS, Unit
from picket.model import SENSES

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
UNDATED_NAMES = {"": "Unless dates are asked for", "also": "Counted too", "only": "Nothing else", "never": "Left out"}
_DATE_SAID = "date-said"
WITHIN_NAMES = {"sentence": "one sentence", "document": "one document"}


def draw(page: str) -> None:
    """Everything; the choices are those of the link to this page."""
    wanted = session.scope()
    if presenting.on():
        crumbs.draw(wanted)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        _filter(wanted)
        _views(page)
        st.text_input(
            "Search", placeholder="Words in the texts", width=210, type="search", help=SEARCH_HELP,
            **session.control("q", wanted.search, drops=("show", "p", "page")),
        )  # fmt: skip
        st.segmented_control(
            "Count", list(UNITS), required=True, format_func=str.capitalize,
            help=f"What figures, bars and shades count. Stories: {STORIES_HELP}. Sources: those that documents state.",
            **session.control(session.UNIT, session.unit()),
        )  # fmt: skip
        _present_button()
        brief_button.draw(wanted)
        take_away.draw()
    with st.container(horizontal=True, vertical_alignment="center", key="crumbs-line"):
        crumbs.draw(wanted)
        corrections_menu.draw(wanted)


def few(page: str, reads: bool) -> None:
    """For a page that counts nothing: its views and the way to a meeting, and with `reads` what the filter keeps."""
    if presenting.on():
        if reads:
            crumbs.draw(session.scope())
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", key="few-controls"):
        if reads:
            wanted = session.scope()
            with st.container(width="stretch"):
                crumbs.draw(wanted)
            corrections_menu.draw(wanted)
        _views(page)
        _present_button()


def _present_button() -> None:
    st.button("Present", icon=":material/present_to_all:", key="present", on_click=faults.heard(_present),
              help="For a shared screen: larger, without controls; Escape leaves, H holds the view")  # fmt: skip


def _present() -> None:
    session.choose(**{session.PRESENT: "yes"})


def counts(unit: Unit) -> dict[str, Any]:
    """Columns of a table for everything that can be counted, what is counted now first."""
    helps = {"stories": STORIES_HELP, "sources": "sources that the documents state"}
    return {
        name: st.column_config.NumberColumn(name.capitalize(), width="small", help=helps.get(name))
        for name in (unit, *(name for name in UNITS if name != unit))
    }


def _filter(wanted: Filter) -> None:
    with st.popover("Filter", icon=":material/filter_alt:", key="filter", on_change="rerun") as panel:
        if not panel.open:
            return
        with st.container(horizontal=True, vertical_alignment="bottom", key="filter-line"):
            _dates(wanted)
            st.segmented_control(
                "Names must stand in", list(WITHIN), required=True, format_func=WITHIN_NAMES.__getitem__,
                help="Japan and THAAD: in one sentence, or anywhere in one document.",
                **session.control("within", wanted.within),
            )  # fmt: skip
        st.pills(
            "A country counts by", list(SENSES), selection_mode="multi", help=SENSES_HELP,
            format_func=lambda sense: SENSE_NAMES[sense].capitalize(),
            **session.control("senses", list(wanted.senses)),
        )  # fmt: skip
        facets.draw(wanted)


def _dates(wanted: Filter) -> None:
    for name, label, day in (("from", "Published from", wanted.since), ("until", "until", wanted.until)):
        st.text_input(
            label, placeholder="2017, 2017-03, …", width=140, key=session.show(f"{name}-typed", str(day or "")),
            on_change=faults.heard(_dated), args=(name,), help="A year, a month or a day; Enter applies it.",
        )  # fmt: skip
    if said := session.recall(_DATE_SAID):
        st.caption(f":red[{look.verbatim(said)}]")
    st.selectbox(
        "Undated documents", list(UNDATED), format_func=UNDATED_NAMES.__getitem__, width=220,
        **session.control("undated", wanted.undated, drops=("show", "p")),
    )  # fmt: skip


def _dated(name: str) -> None:
    """Put a typed date into the link, or say why it cannot be one."""
    typed = session.typed(f"{name}-typed")
    try:
        day = address.day(typed, last=name == "until") if typed else None
    except FilterError as error:
        session.remember(_DATE_SAID, str(error))
        return
    session.choose(**{name: str(day or ""), "show": "", "p": ""})


def _keep(page: str) -> None:
    """A form that keeps the page under a name."""
    with st.form("save-view", border=False, clear_on_submit=True):
        name = st.text_input("Keep this view as", placeholder="Japan and THAAD, 2017", key="view-name")
        if st.form_submit_button("Keep", type="primary") and name.strip():
            session.save_view(page, name)
            st.rerun()


def _views(page: str) -> None:
    """Views kept in the library: a page with its filter under a name, and a short link; and briefings of them."""
    briefing_editing.resume(page)
    with st.popover(
        "Views",
        icon=":material/bookmark:",
        key=f"views-{session.turn(briefing_editing.VIEWS)}",
        on_change="rerun",
    ) as panel:
        if not panel.open:
            return
        edits = not server.read_only()
        if edits:
            _keep(page)
        kept = server.library().views()
        if not kept:
            st.caption("A view is a page with its filter and what is open on it. Its link is short and can be sent on.")
        for view in kept:
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute",
                key=f"view-line-{view.key}",
            ):  # fmt: skip
                if st.button(look.verbatim(view.name), key=f"view-{view.key}", type="tertiary"):
                    session.open_view(view)
                if edits and st.button("Forget", key=f"forget-{view.key}", icon=":material/delete:", type="tertiary",
                             help=look.verbatim(f"Forget the view “{view.name}”")):  # fmt: skip
                    server.library().drop_view(view.key)
                    cached.forget_views()
                    st.rerun()
        briefing_editing.listed(page)
