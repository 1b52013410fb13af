"""The sentences behind a figure: each mention in its sentence, with its document, why it was found, and a way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from components import look, palette
from picket.tables import View

SHOWN = 200
"""Rows sent to the browser; the CSV beside the list always holds all of them, and the list says so."""

_LIST = look.component(__file__, '<div class="evidence" part="evidence"></div>')


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """What the list needs of rows of the mentions table: the sentence cut around the mention."""
    return [_row(row) for row in table.to_dict("records")]


def draw(view: View, key: str, follow: Callable[[str, int, int], None], dark: bool) -> None:
    """Show a view of mentions; opening a row calls `follow(document, start, end)`."""
    opened = _LIST(
        key=key,
        data={"rows": rows(view.first(SHOWN)), "total": len(view), "colours": palette.marks(dark)},
        on_open_change=lambda: None,
    ).open
    if opened:
        follow(opened["document"], int(opened["start"]), int(opened["end"]))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """The sentence as three pieces, with the white space of the file folded for reading."""
    return {
        "document": row["document"], "start": int(row["start"]), "end": int(row["end"]),
        "before": row["before"], "hit": row["text"], "after": row["after"], "entity": row["entity"],
        "kind": palette.kind_of(row["label"], row["sense"]).key,
        "name": _where(row), "sense": row["sense"] if isinstance(row["sense"], str) else "",
        "variant": row["variant"] if isinstance(row["variant"], str) else "", "rule": row["rule"],
    }  # fmt: skip


def _where(row: dict[str, Any]) -> str:
    """The document, and the page in one that has pages."""
    return str(row["name"]) if pd.isna(row["page"]) else f"{row['name']}, page {row['page']}"
