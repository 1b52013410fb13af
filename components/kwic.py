"""Lines of a concordance: what stands before, the hit, what stands after, and where; a click opens the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from components import look, palette, session

_LINES = look.component(__file__, '<div class="kwic" part="kwic"></div>')


def draw(data: Mapping[str, Any], key: str, asked: Callable[[], None], opened: Callable[[], None]) -> None:
    """Show what `content` makes; callbacks for a page asked for and for a place to open."""
    _LINES(key=key, data=data, on_ask_change=asked, on_open_change=opened)


def content(
    lines: pd.DataFrame, page: int, pages: int, size: int, total: int, label: str, dark: bool
) -> dict[str, Any]:
    """`lines` have document (its id), name, source, published, start, end, before, hit and after."""
    ink, tint = palette.marks(dark).get(label, palette.marks(dark)["other"])
    return {
        "page": page, "pages": pages, "size": size, "total": total, "ink": ink, "tint": tint,
        "lines": [
            {
                "before": row["before"], "hit": row["hit"], "after": row["after"],
                "where": " · ".join(filter(None, (row["source"], _day(row["published"]), _name(row["name"])))),
                "open": {"document": row["document"], "start": int(row["start"]), "end": int(row["end"])},
            }
            for row in lines.to_dict("records")
        ],
    }  # fmt: skip


def _day(published: object) -> str:
    return "undated" if pd.isna(published) else published.date().isoformat()  # type: ignore[call-overload,attr-defined]


def _name(name: str) -> str:
    return "" if session.names_hidden() else name
