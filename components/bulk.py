"""What can be done with the documents ticked in the list, or with all that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components import apart, cached, describing, download, faults, look, server, session, working
from picket.filter import Filter
from picket.ingest.names import one_line
from picket.model import SENSES
from picket.tables import Finished, View

_SAID, _MEANT = "bulk-said", "bulk-meant"


def draw(chosen: pd.DataFrame, view: View) -> None:
    """Buttons for the rows ticked, or for every document listed in the view when none is."""
    listed = view.rows
    rows = chosen if len(chosen) else listed
    ids, what = list(chosen["id"]), look.counted(len(rows), "document")
    means = _means(ids, what)
    if rows.empty:
        return
    if len(chosen):
        st.caption(f"{what} ticked.")
    else:
        st.caption(_untold(what, len(rows)))
    one = len(chosen) == 1
    with st.container(horizontal=True, key="bulk"):  # the same buttons always, so that nothing moves under a click
        if st.button("Open", key="open", icon=":material/article:", disabled=not one, **means):
            session.open_text(ids[0])
        edits = not server.read_only()
        if edits and st.button("Edit …", key="edit", icon=":material/edit:", disabled=not one, **means):
            describing.edit(ids[0])
        if st.button(
            "Narrow to these", key="narrow-to-ticked", icon=":material/filter_alt:", disabled=not ids, **means
        ):
            session.narrow(replace(session.scope(), documents=tuple(ids)))
            st.rerun()
        if edits:
            _tag(rows, what, means)
            _collect(rows, what, means)
        ticked = Filter(documents=tuple(ids), senses=SENSES)
        mentions = cached.view("mentions", ticked) if ids else Finished(rows[:0])
        download.csv(mentions, "mentions", what, key="bulk-csv", label="Mentions as CSV")
        download.formats(mentions, ticked, "mentions", what, key="bulk")
        if not edits:
            return
        if st.button("Read again", key="read-again", icon=":material/refresh:", **means):
            server.library().forget_readings(list(rows["id"]))
            working.begin(again=True)
            st.rerun()
        if st.button(f"Remove {what} …", key="remove", icon=":material/delete:", **means):
            _confirm(rows, everything=not len(chosen))


def _untold(what: str, many: int) -> str:
    """What can be done while nothing is ticked."""
    if server.read_only():
        return "Tick a document to open it, several to narrow to them."
    every = f"all {what}" if many > 1 else "the one document"
    return f"Tick a document to open or edit it; without a tick, tags, collection, reading and removing mean {every}."


def _means(ids: list[str], what: str) -> dict[str, Any]:
    """Arguments for every button here: it means what is ticked (ids) or listed (how many) when its reader sees it.

    A click on one that means something else by now does nothing but say so.
    """
    now = (tuple(ids), what)
    if session.recall(_MEANT) not in (None, now):
        session.remember(_SAID, "The list was changed meanwhile and nothing was done; look again, and tick anew.")
        st.rerun()
    return {"on_click": faults.heard(session.remember), "args": (_MEANT, now)}


def _tag(rows: pd.DataFrame, what: str, means: Mapping[str, Any]) -> None:
    with st.popover("Tag …", icon=":material/sell:"), st.form("tag", border=False):
        name = st.text_input(f"Tag for {what}", key="tag-name", placeholder="a case, a collection, a note")
        with st.container(horizontal=True):
            on = st.form_submit_button("Put on", type="primary", **means)
            off = st.form_submit_button("Take off", **means)
    if (on or off) and name.strip():
        server.library().tag(list(rows["id"]), name, on)
        session.remember(_SAID, f"Tag “{name.strip()}” {'put on' if on else 'taken off'} {what}.")
        st.rerun()


def _collect(rows: pd.DataFrame, what: str, means: Mapping[str, Any]) -> None:
    with st.popover("Collection …", icon=":material/folder:"), st.form("collect", border=False):
        known = "known ones: " + ", ".join(collections) if (collections := cached.collections()) else "a new name"
        name = st.text_input(f"Collection of {what}", key="collection-name", placeholder=known[:80])
        note = "A document is in one collection; empty: in none."
        sent = st.form_submit_button("Put in", type="primary", help=note, **means)
    if sent:
        name = one_line(name)
        server.library().edit(list(rows["id"]), {"collection": name})
        put = f"put in “{name}”" if name else "taken out of their collections"
        session.remember(_SAID, f"{what} {put}.")
        st.rerun()


@apart.dialog("Remove from the library?")
def _confirm(rows: pd.DataFrame, everything: bool) -> None:
    names = ", ".join(rows["name"].head(5)) + (f" and {len(rows) - 5:,} more" if len(rows) > 5 else "")
    st.text(f"{names}: {look.counted(int(rows['mentions'].sum()), 'mention')} will leave every figure.")
    sure = st.text_input(f"Type {len(rows)} to confirm", key="remove-sure") if everything and len(rows) > 1 else ""
    ready = not (everything and len(rows) > 1) or sure.strip() == str(len(rows))
    with st.container(horizontal=True):
        if st.button("Remove", key="remove-confirmed", type="primary", disabled=not ready):
            gone = server.library().remove(list(rows["id"]))
            session.remember(_SAID, f"{look.counted(gone, 'document')} removed: {names}.")
            st.rerun()
        if st.button("Cancel", key="remove-cancelled"):
            st.rerun()


def said() -> None:
    """What was done, once."""
    if message := session.recall(_SAID):
        st.toast(look.verbatim(message))
