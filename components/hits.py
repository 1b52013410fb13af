"""Documents found by a search, each with the words around its hits marked; opening one leads to its text."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import look, session
from picket.library.search import BEGIN, END
from picket.passages import folded
from picket.tables import View

SHOWN = 40
_LIST = look.component(__file__, '<div class="hits" part="hits"></div>')


def draw(view: View) -> None:
    """The first SHOWN rows of the documents found, in the order of the view."""
    st.subheader("Found", anchor=False)
    found = view.rows.head(SHOWN)
    if found.empty:
        st.html('<p class="picket-hint">No document holds these words. Fewer words, OR, or a * find more.</p>')
        return
    snippets = view.ledger.library.snippets(view.ledger.search, found.index.tolist())
    rows = [_row(row, snippets.get(int(row["number"]), "")) for row in found.to_dict("records")]
    opened = _LIST(key="hits", data=rows, on_open_change=lambda: None).open
    if opened:
        session.open_text(opened)


def _row(row: dict[str, Any], snippet: str) -> dict[str, Any]:
    day = "undated" if pd.isna(row["published"]) else row["published"].date().isoformat()
    copies = look.counted(row["copies"], "more copy", "more copies") if row["copies"] else ""
    hidden = session.names_hidden()
    name = ", ".join(filter(None, (row["source"], day))) if hidden else row["name"]
    facts = [row["source"], day, row["name"] if row["title"] and not hidden else "", copies]
    return {
        "id": row["id"], "title": row["title"] or name, "facts": " · ".join(fact for fact in facts if fact),
        "pieces": _pieces(folded(snippet)),
    }  # fmt: skip


def _pieces(snippet: str) -> list[list[Any]]:
    """[words, whether they are a hit] in order."""
    first, *rest = snippet.split(BEGIN)
    pieces: list[list[Any]] = [[first, False]]
    for part in rest:
        hit, _, after = part.partition(END)
        pieces += [[hit, True], [after, False]]
    return [piece for piece in pieces if piece[0]]
