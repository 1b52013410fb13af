"""A brief of what is on the screen, to be taken into a meeting: made when it is clicked, as the command line does."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import cached, download, server
from picket.brief import MEDIA, brief_of, writer
from picket.brief.briefings import parts_of
from picket.filter import Filter
from picket.ledger import Ledger
from picket.library import Briefing

FORMS = {
    ".html": ("Page (HTML)", "One file that any browser opens and prints, without a network"),
    ".pptx": ("Slides (PowerPoint)", "Tables and charts that can be edited; the evidence is in the notes"),
}


def draw(scope: Filter) -> None:
    """A small panel: a title, a briefing where the library has any, and a button for each form of the file."""
    with st.popover("Brief", icon=":material/co_present:", key="brief", on_change="rerun") as panel:
        if not panel.open:
            return
        title = st.text_input("Title", key="brief-title", placeholder="made from the filter", max_chars=140)
        briefing = _briefing()
        for suffix, (label, words) in FORMS.items():
            st.download_button(
                label, data=partial(_made, suffix, server.ledger(), scope, briefing, title),
                file_name=download.file_name("brief", title or (briefing.name if briefing else "")) + suffix,
                mime=MEDIA[suffix], key=f"brief{suffix}", on_click="ignore", icon=":material/download:", help=words,
                width="stretch", disabled=briefing is None and cached.where(scope).documents.empty,
            )  # fmt: skip
        st.caption("Counts, map, systems, timeline and key sentences, each figure with its sentences.")


def _briefing() -> Briefing | None:
    """The briefing to make it of, None for the filter of this page."""
    kept = {briefing.key: briefing for briefing in server.library().briefings() if briefing.steps}
    if not kept:
        return None
    key = st.selectbox(
        "Of a briefing", list(kept), index=None, format_func=lambda key: kept[key].name, key="brief-of",
        placeholder="no, of this page's filter", help="Its views become parts, one after the other",
    )  # fmt: skip
    return kept.get(key or "")


def _made(suffix: str, ledger: Ledger, scope: Filter, briefing: Briefing | None, title: str) -> bytes:
    if briefing is None:
        return writer(suffix)(brief_of(ledger, scope, title))
    parts = parts_of(briefing, server.library(), server.catalogue())
    return writer(suffix)(brief_of(ledger, parts, title or briefing.name))
