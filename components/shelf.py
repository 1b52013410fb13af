"""The list of documents: sorted, a page at a time, with rows that can be ticked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import grid, heading, look, opening, presenting, server, session
from components.document_order import BEST, ORDERS
from components.selection import Selection
from picket.tables import View

TO_READ = "to-read"
"""Under this name a click on a document is remembered."""

CHOICE = 1_000
"""Documents among which one is chosen from a list; among more it is found by the filter."""

PAGE = 200
"""Documents a page."""

_text, _number = st.column_config.TextColumn, st.column_config.NumberColumn
SHOWN = {
    "name": _text("File", width="medium"), "title": _text("Title", width="medium"),
    "words": _number("Words"), "mentions": _number("Mentions"),
    "copies": _number("Copies", help="other documents of the same story"),
    "source": _text("Source", width="small"),
    "published": st.column_config.DateColumn("Published", help="only when the document states it"),
    "author": _text("Author", width="small"), "tags": _text("Tags", width="small"),
    "collection": _text("Collection", width="small"),
    "language": _text("Language", width="small"), "url": _text("Address", width="small"),
    "origins": _text("Where from", width="medium", help="where each of these came from"),
    "stated": _text("Stated as", width="medium", help="the words of the text that say so, and their characters"),
    "added_at": st.column_config.DatetimeColumn("Added (UTC)", format="YYYY-MM-DD HH:mm"), "id": _text("Id"),
}  # fmt: skip


def few(ids: list[str], chosen: str) -> list[str]:
    """Ids to choose among: all, or of very many the CHOICE added last; and always the one chosen."""
    last = ids[-CHOICE:]
    return last if chosen in last else [chosen, *last]


def choose_order(searching: bool) -> str:
    """In which order documents are listed, as the link says or as it is chosen here."""
    choices = [BEST, *ORDERS] if searching else list(ORDERS)
    order = session.value("order", choices, choices[0])
    st.selectbox(
        "Order of the documents", choices, format_func=str.capitalize, width=220, label_visibility="collapsed",
        **session.control("order", order, drops=("page",)),
    )  # fmt: skip
    return order


def _opens(row: dict[str, Any], column: str) -> Selection | None:
    """A figure opens what it counts, the name and the length of a document its text; other cells nothing."""
    if column in ("name", "title", "words"):
        session.remember(TO_READ, row["id"])
    return opening.document(row, column) if column in ("mentions", "copies") else None


def draw(view: View) -> pd.DataFrame:
    """Show a page of the documents; the rows of `view.rows` that are ticked."""
    heading.draw(
        "Documents", look.counted(len(view), "document"), view, "documents", key="documents", columns=list(SHOWN)
    )
    pages = max(-(-len(view) // PAGE), 1)
    page = session.page_of("page", pages)
    if pages > 1:
        st.pagination(pages, **session.control("page", page))
    first, last = (page - 1) * PAGE, page * PAGE
    rows = view.rows.iloc[first:last]
    columns = presenting.first(SHOWN, 7)
    if session.names_hidden():
        columns = {name: column for name, column in columns.items() if name != "name"}
    shown = view.part(first, last)[list(columns)]
    key = f"{session.fresh('documents')}-{grid.mark([str(server.ledger().snapshot.revision), *rows['id']])}"
    follow = session.clicked_cell("documents", key, lambda row, column: _opens(rows.iloc[row].to_dict(), column))
    ticks = [] if presenting.on() else ["multi-row"]  # a shared screen has no buttons for what is ticked
    event = grid.draw(
        shown, columns, key, 430, presenting.ROOM - 32, on_select=follow, selection_mode=[*ticks, "single-cell"]
    )
    return rows.iloc[[row for row in event["selection"]["rows"] if row < len(rows)]]
