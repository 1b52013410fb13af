"""Adding documents: by paste and by upload. Nothing given is lost: what is refused is said, and why."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components import cached, session
from picket.errors import UnreadableDocument
from picket.ingest import MAX_PACKED, READERS, Given, from_paste
from picket.ingest.archive import SUFFIX
from picket.library import Outcome, ingest, refresh

_SAID = "adding-said"
FEW = 3
"""Documents added at once that are named one by one; of more, only their number is told."""


def paste() -> None:
    """A form for a pasted text, which opens once it is read; the words stay in the box when they are refused."""
    with st.form("paste", border=False):
        words = st.text_area("Text", key="paste-text", height=170, placeholder="Paste the text of an article here.")
        title = st.text_input("Title", key="paste-title", placeholder="optional: the name it has in lists")
        sent = st.form_submit_button("Add text", type="primary", icon=":material/add:")
    if sent:
        try:
            (outcome,) = _add([from_paste(words, title)])
            session.open_text(outcome.document)
        except UnreadableDocument as error:
            st.error(str(error), icon=":material/error:")


def upload() -> None:
    """A form for files of the formats that can be read."""
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(
            f"Files ({', '.join((*READERS, SUFFIX))})", accept_multiple_files=True, key="upload-files",
            max_upload_size=MAX_PACKED // 1_000_000,
        )  # fmt: skip
        sent = st.form_submit_button("Add files", type="primary", icon=":material/add:")
    if sent and files:
        _add(Given(file.name, file.getvalue()) for file in files)
        st.rerun()
    elif sent:
        st.info("Choose one or more files first.", icon=":material/info:")


def reread(stale: int) -> None:
    """Offer to read anew what another engine, model or catalogue read."""
    if not stale:
        return
    st.warning(
        f"{stale:,} document{' was' if stale == 1 else 's were'} read by another engine, model or catalogue.",
        icon=":material/history:",
    )
    if st.button("Read again", key="reread", icon=":material/refresh:"):
        with st.spinner("Reading …"), cached.engine_lock():
            refresh(cached.library(), cached.engine())
        st.rerun()


def said() -> None:
    """What the last adding came to; shown once, after the rerun that shows the new documents."""
    outcomes: list[Outcome] = session.recall(_SAID) or []
    added = sum(outcome.result == "added" for outcome in outcomes)
    if added > FEW:
        st.success(f"{added:,} documents were added and read.", icon=":material/check:")
    for outcome in outcomes:
        if outcome.result == "added" and added > FEW:
            continue
        if outcome.result == "added":
            st.success(f"“{outcome.name}” was added and read.", icon=":material/check:")
            st.page_link(
                "pages/text.py",
                label="Open it",
                icon=":material/article:",
                query_params={"doc": outcome.document},
            )
        elif outcome.result == "already there":
            st.info(
                f"“{outcome.name}” is already in the library as “{_name(outcome.document)}”.",
                icon=":material/info:",
            )
        else:
            st.error(outcome.message, icon=":material/error:")


def toast() -> None:
    """The same in passing, on a page that shows the document itself."""
    for outcome in session.recall(_SAID) or []:
        if outcome.result == "added":
            st.toast(f"“{outcome.name}” was added and read.")
        else:
            st.toast(f"This text is already in the library as “{_name(outcome.document)}”.")


def _name(document: str) -> str:
    return str(cached.ledger().documents.at[document, "name"])


def _add(given: Iterable[Given]) -> list[Outcome]:
    """Take them in and keep what became of each for the next run of this session."""
    with st.spinner("Reading …"), cached.engine_lock():
        outcomes = list(ingest(cached.library(), cached.engine(), given))
    session.remember(_SAID, outcomes)
    return outcomes
