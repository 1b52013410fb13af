"""A brief of what is on the screen, to be taken into a meeting: made when it is clicked, as the command line does."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import cached, download
from picket import address
from picket.brief import MEDIA, Asked, brief_of, writer
from picket.filter import Filter
from picket.library import SavedView

FORMS = {".html": "Page (HTML)", ".pptx": "Slides (PowerPoint)"}
HELP = {
    ".html": "one file that any browser opens and prints, without a network",
    ".pptx": "tables and charts that can be edited; the evidence is in the notes",
}


def draw(scope: Filter) -> None:
    """A small panel: a title, saved views as parts where there are any, and a button for each form of the file."""
    with st.popover("Brief", icon=":material/co_present:", key="brief", on_change="rerun") as panel:
        if not panel.open:
            return
        views = cached.library().views()
        title = st.text_input("Title", key="brief-title", placeholder="made from the filter", max_chars=140)
        chosen = _chosen(views) if views else []
        ledger = cached.ledger()
        asked: Filter | list[Asked] = _parts(chosen) or scope
        for suffix, label in FORMS.items():
            st.download_button(
                label, data=lambda suffix=suffix: writer(suffix)(brief_of(ledger, asked, title)),
                file_name=download.file_name("brief", title) + suffix, mime=MEDIA[suffix], key=f"brief{suffix}",
                on_click="ignore", icon=":material/download:", help=HELP[suffix], width="stretch",
                disabled=not len(cached.where(scope).documents),
            )  # fmt: skip
        st.caption("Counts, map, systems, timeline and key sentences of the filter, each figure with its sentences.")


def _chosen(views: Sequence[SavedView]) -> list[SavedView]:
    by_key = {view.key: view for view in views}
    keys = st.multiselect(
        "Parts", list(by_key), format_func=lambda key: by_key[key].name, key="brief-parts",
        placeholder="only what the filter asks for", help="Saved views, in the order in which they are chosen",
    )  # fmt: skip
    return [by_key[key] for key in keys]


def _parts(views: Sequence[SavedView]) -> list[Asked]:
    """A part for each view, with its name as title. Raises FilterError when one asks for what there is not."""
    catalogue = cached.catalogue()
    return [Asked(view.name, "", address.asked(view.query).check(catalogue)) for view in views]
