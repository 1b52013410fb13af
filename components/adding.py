"""Adding documents: by paste and by upload. Nothing given is lost: what is refused is said, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from components import cached, columns, look, server, session, working
from picket.errors import PicketError
from picket.ingest import ARCHIVE, MAX_PACKED, READERS, TABLES, Given, from_paste
from picket.ingest.handed import sorted_out, too_much
from picket.library import Outcome, ingest

_SAID, _UPLOAD = "adding-said", "upload"


def paste() -> None:
    """A form for a pasted text, which opens once it is read; the words stay in the box when they are refused."""
    with st.form("paste", border=False):
        words = st.text_area("Text", key="paste-text", height=170, placeholder="Paste the text of an article here.")
        title = st.text_input("Title", key="paste-title", placeholder="optional: the name it has in lists")
        sent = st.form_submit_button("Add text", type="primary", icon=":material/add:")
    if sent:
        try:
            with st.spinner("Reading …"), server.reading(len(words)) as engine:
                (outcome,) = ingest(server.library(), engine, [from_paste(words, title)])
            session.remember(_SAID, outcome)
            session.open_text(outcome.document)
        except PicketError as error:
            st.error(look.verbatim(str(error)), icon=":material/error:")


def upload() -> None:
    """A choice of files. They are kept at once and read in the background, so that nothing waits for them."""
    files = st.file_uploader(
        f"Files ({', '.join((*READERS, *TABLES, ARCHIVE))})", accept_multiple_files=True,
        key=f"upload-files-{session.turn(_UPLOAD)}", max_upload_size=MAX_PACKED // 1_000_000,
    )  # fmt: skip
    many = too_much(len(files), sum(file.size for file in files))
    given, refused = sorted_out([] if many else [Given(file.name, file.getvalue()) for file in files])
    for sentence in [many] if many else refused[: working.LISTED]:
        st.error(look.verbatim(sentence), icon=":material/error:")
    if len(refused) > working.LISTED:
        st.error(f"{len(refused):,} files are of no kind that can be read and are left out.", icon=":material/error:")
    collection = st.text_input(
        "Collection", key=f"upload-collection-{session.turn(_UPLOAD)}", placeholder="optional: what they belong to"
    ).strip()
    if collection:
        given = [replace(one, by_hand={"collection": collection}) for one in given]
    chosen = {one.name: columns.choose(one) for one in given if PurePath(one.name).suffix.lower() in TABLES}
    if st.button("Read files", type="primary", icon=":material/add:", key="add-files", disabled=not given):
        server.library().hand_in(given, chosen)
        session.next_turn(_UPLOAD)
        working.begin()
        st.rerun()


def toast() -> None:
    """What became of a pasted text, in passing, on the page that shows it."""
    outcome: Outcome | None = session.recall(_SAID)
    if outcome and outcome.result == "added":
        st.toast(f"“{look.verbatim(outcome.name)}” was added and read.")
    elif outcome:
        name = look.verbatim(cached.names()[outcome.document])
        st.toast(f"This text is already in the library as “{name}”.")
