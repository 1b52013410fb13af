"""The list of documents: sorted, a page at a time, with rows that can be ticked."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from components import cached, heading, look
from picket.tables import View

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
    "language": _text("Language", width="small"), "url": _text("Address", width="small"),
    "origins": _text("Where from", width="medium", help="where each of these came from"),
    "stated": _text("Stated as", width="medium", help="the words of the text that say so, and their characters"),
    "added_at": st.column_config.DatetimeColumn("Added (UTC)", format="YYYY-MM-DD HH:mm"), "id": _text("Id"),
}  # fmt: skip

ORDERS: dict[str, tuple[str, bool]] = {
    "added last": ("number", False), "added first": ("number", True), "newest": ("published", False),
    "oldest": ("published", True), "most mentions": ("mentions", False), "longest": ("words", False),
    "most copies": ("copies", False), "name": ("name", True), "source": ("source", True),
}  # fmt: skip
BEST = "best match"


def ordered(view: View, order: str, matching: NDArray[np.int64] | None) -> View:
    """The documents in this order; `matching` are the numbers that a search found, best first."""
    return view.over(_sorting(order, matching))


def _sorting(order: str, matching: NDArray[np.int64] | None) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def sort(rows: pd.DataFrame) -> pd.DataFrame:
        if order == BEST and matching is not None:
            return rows.loc[matching[np.isin(matching, rows.index)]]
        column, ascending = ORDERS.get(order, ORDERS["added last"])
        return rows.sort_values(column, ascending=ascending, kind="stable", na_position="last")

    return sort


def draw(view: View) -> pd.DataFrame:
    """Show a page of the documents; the rows of `view.rows` that are ticked."""
    heading.draw(
        "Documents", look.counted(len(view), "document"), view, "documents", key="documents", columns=list(SHOWN)
    )
    pages = -(-len(view) // PAGE)
    page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    rows = view.rows.iloc[(page - 1) * PAGE : page * PAGE]
    shown = view.over(lambda _: rows).whole[list(SHOWN)]
    event = st.dataframe(
        shown, key=f"documents-{cached.library().revision()}", hide_index=True, column_config=SHOWN, row_height=32,
        height=min(38 + 32 * max(len(rows), 1), 430), placeholder="", on_select="rerun", selection_mode="multi-row",
    )  # fmt: skip
    return rows.iloc[[row for row in event["selection"]["rows"] if row < len(rows)]]
