"""What is being read in the background: how far it is, and the buttons to stop it and to go on."""

from __future__ import annotations

import streamlit as st

from components import apart, cached, look, server
from picket.library import Outcome

LISTED = 8
"""Refusals that are told one by one; the list "Not understood" has all."""


def draw(stale: int) -> None:
    """The panel; `stale` documents were read by another engine, model or catalogue."""
    work = server.work()
    if work.running:
        apart.part(_watch, run_every=1.0)()
        return
    _came_of_it()
    if server.read_only():
        return
    if waiting := server.library().waits():
        _offer(f"{look.counted(len(waiting), 'file')} handed in and not yet read whole.", "Go on", again=False)
    elif stale:
        were = "document was" if stale == 1 else "documents were"
        _offer(f"{stale:,} {were} read by another engine, model or catalogue.", "Read again", again=True)


def begin(*, again: bool = False) -> None:
    """Start the background reading, and have the page follow it."""
    server.work().start(again=again)


def _watch() -> None:
    """Looks every second how far it is; the page itself is drawn again only when it is done."""
    work = server.work()
    progress = work.progress
    if not work.running:
        st.rerun()
    doing = "Reading again" if work.again else "Reading"
    said = progress.words() if progress else "loading the language model"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(progress.share if progress else 0.0, text=f"{doing}: {said}")
        if st.button("Stop", key="stop", icon=":material/stop_circle:"):
            work.stop()


def _offer(words: str, label: str, *, again: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.text(words, width="stretch")
        if st.button(label, key="go-on", icon=":material/play_arrow:"):
            begin(again=again)
            st.rerun()


def _came_of_it() -> None:
    """What became of the files since this was last shown."""
    work = server.work()
    if work.failure:
        st.error(look.verbatim(work.failure), icon=":material/error:")
    counts, told = dict(work.counts), work.tell()
    if not told:
        return
    added, known = counts.get("added", 0), counts.get("already there", 0)
    if added:
        _opened(f"{look.counted(added, 'document')} added and read.", told if added == 1 else [])
    if known:
        one = next(outcome for outcome in told if outcome.result == "already there") if known == 1 else None
        name = f"“{one.name}” is already in the library as “{cached.names().get(one.document, '')}”." if one else ""
        st.info(look.verbatim(name) or f"{known:,} were already in the library.", icon=":material/info:")
    refused = [outcome for outcome in told if outcome.result == "refused"]
    for outcome in refused[:LISTED]:
        st.error(look.verbatim(outcome.message), icon=":material/error:")
    if counts.get("refused", 0) > LISTED:
        st.error(f"{counts['refused']:,} were refused; “Not understood” below tells why.", icon=":material/error:")


def _opened(words: str, one: list[Outcome]) -> None:
    st.success(words, icon=":material/check:")
    for outcome in one:
        if outcome.result == "added":
            query = {"doc": outcome.document}
            label = f"Open “{look.verbatim(outcome.name)}”"
            st.page_link("pages/text.py", label=label, icon=":material/article:", query_params=query)
