"""Entities of two kinds as two columns of names with links between them; those of one kind as one column with arcs.

Only a small drawing reads better than the table: Ghoniem, Fekete and Castagliola ("On the readability of graphs using
node-link and matrix-based representations", Information Visualization 4, 2005) found tables ahead from twenty names
on, for all but following a path.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from components import link_places, look, palette, session
from components.matrix import named, read
from picket.together import Together

MOST_NAMES, MOST_LINKS = 20, 60
"""With more names a side or more links than this, links can no longer be followed."""

MARKUP = '<div class="board"></div>'
_LINKS = look.component(__file__, MARKUP)


def reads_well(shown: Together) -> bool:
    """Whether the links of so many names can be followed by eye; there must be one at least."""
    links = int(np.count_nonzero(shown.counts)) // (2 if shown.one_kind else 1)
    return 0 < links <= MOST_LINKS and max(shown.counts.shape) <= MOST_NAMES


def draw(shown: Together, key: str, selected: tuple[str, str] | None, on_click: Callable[[list[str]], None]) -> None:
    """Show the drawing; a click calls `on_click` with [row key, column key], "" for all of that side.

    A name of a kind with itself is [key, ""]. `selected` is marked, in the same form.
    """
    data = content(shown, look.dark(), selected)
    _LINKS(key=key, data=data, on_open_change=session.triggered(key, "open", on_click))


def content(shown: Together, dark: bool, selected: tuple[str, str] | None) -> dict[str, Any]:
    """What the page's script is given: columns of names and links, with their places in pixels from the top.

    A link goes from `start` on the side of `row` to `end` on that of `column`; both are keys.
    """
    drawing = link_places.arcs(shown.counts) if shown.one_kind else link_places.beside(shown.counts)
    sides = (shown.rows, shown.columns)
    words, changed = named(shown), read(shown)
    return {
        "kinds": words["kinds"], "units": words["units"], "title": words["title"], "height": round(drawing.height),
        "colours": [palette.ink(side.label, dark) for side in sides],
        "names": [
            [
                {"key": side.keys[at], "name": side.names[at], "top": round(float(top), 1), "height": float(height)}
                for at, top, height in zip(column.order, column.top, column.height.round(1))
            ]
            for side, column in zip(sides, drawing.columns)
        ],
        "links": [
            {
                "row": shown.rows.keys[row], "column": shown.columns.keys[column],
                "count": int(shown.counts[row, column]), "read": changed.get(f"{row} {column}", ""),
                "thickness": float(thickness), "start": float(start), "end": float(end),
            }
            for row, column, thickness, start, end in zip(
                drawing.row, drawing.column, drawing.thickness.round(1), drawing.start.round(1), drawing.end.round(1)
            )
        ],
        "selected": list(selected) if selected else None,
    }  # fmt: skip
