"""What is known of one document beside its text: each field with where it came from, to be corrected by hand."""

from __future__ import annotations

from datetime import date

import streamlit as st

from components import cached, stated
from picket.model import DESCRIBED, Document

NAMES = {
    "title": "Title", "source": "Source", "author": "Author", "url": "Address", "published": "Published",
    "language": "Language",
}  # fmt: skip
ORIGINS = {
    "text": "from its text", "file": "from the file's own metadata", "detected": "detected", "hand": "given by hand",
}  # fmt: skip


@st.dialog("Edit what is known of a document", width="medium")
def dialog(key: str) -> None:
    """A form with all fields; what is changed counts as given by hand and survives every new reading."""
    found = cached.document(key)
    st.text(found.name)
    with st.form("edit", border=False):
        values = {name: _field(found, name) for name in DESCRIBED}
        saved = st.form_submit_button("Save", type="primary")
    st.caption(stated.in_words(found))
    if saved:
        changed = {name: value for name, value in values.items() if value != _shown(found, name)}
        if _is_wrong(changed.get("published", "")):
            st.error("Give the date as 2026-11-26, or leave it empty for undated.", icon=":material/error:")
            return
        if changed:
            cached.library().edit(key, changed)
        st.rerun()


def _field(found: Document, name: str) -> str:
    origin = found.origins.get(name, "")
    told = ORIGINS.get(origin, f"from {origin}" if origin else "not known")
    hint = "2026-11-26, or empty" if name == "published" else "en, fr, ja …" if name == "language" else None
    words = st.text_input(f"{NAMES[name]} ({told})", _shown(found, name), key=f"edit-{name}", placeholder=hint)
    return (words or "").strip()


def _shown(found: Document, name: str) -> str:
    value = getattr(found, name)
    return value.isoformat() if isinstance(value, date) else value or ""


def _is_wrong(day: str) -> bool:
    try:
        return bool(day) and not date.fromisoformat(day)
    except ValueError:
        return True
