"""What is known of one document beside its text: each field with where it came from, to be corrected by hand."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import apart, cached, look, server, session, stated
from picket.ingest.names import one_line
from picket.model import Document

_EDIT = "edit"

NAMES = {
    "title": "Title", "source": "Source", "author": "Author", "url": "Address", "published": "Published",
    "language": "Language", "collection": "Collection",
}  # fmt: skip
ROWS = (("title",), ("source", "author"), ("url",), ("published", "language", "collection"))
"""The fields of model.DESCRIBED as they stand in the form."""

ORIGINS = {
    "text": "from its text", "file": "from the file's own metadata", "detected": "detected", "hand": "given by hand",
}  # fmt: skip


def edit(key: str) -> None:
    """Open the form anew: nothing of an earlier one, or of another document, stands in it."""
    session.next_turn(_EDIT)
    _dialog(key)


@apart.dialog("Edit what is known of a document", width="medium")
def _dialog(key: str) -> None:
    """A form with all fields; what is changed counts as given by hand and survives every new reading."""
    found = cached.document(key)
    st.text(found.name)
    with st.form("edit", border=False):
        said = st.container()
        values = {
            name: _field(found, name, place) for row in ROWS for name, place in zip(row, st.columns(len(row)))
        }  # fmt: skip
        saved = st.form_submit_button("Save", type="primary")
    st.caption(stated.in_words(found))
    if saved:
        changed = {name: value for name, value in values.items() if value != _shown(found, name)}
        if _is_wrong(changed.get("published", "")):
            said.error("Give the date as 2026-11-26, or leave it empty for undated.", icon=":material/error:")
            return
        if changed:
            server.library().edit([key], changed)
        st.rerun()


def _field(found: Document, name: str, place: DeltaGenerator) -> str:
    origin = found.origins.get(name, "")
    told = ORIGINS.get(origin, "from a column" if origin else "not known")
    column = look.verbatim(f"From {origin}") if origin and origin not in ORIGINS else None
    hint = "2026-11-26, or empty" if name == "published" else "en, fr, ja …" if name == "language" else None
    key = f"{_EDIT}-{name}-{session.turn(_EDIT)}"
    words = place.text_input(f"{NAMES[name]} ({told})", _shown(found, name), key=key, placeholder=hint, help=column)
    return one_line(words)


def _shown(found: Document, name: str) -> str:
    value = getattr(found, name)
    return value.isoformat() if isinstance(value, date) else value or ""


def _is_wrong(day: str) -> bool:
    try:
        return bool(day) and not date.fromisoformat(day)
    except ValueError:
        return True
