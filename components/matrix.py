"""Entities of two kinds against each other: a table whose cells hold in how many sentences or documents both stand.

A cell, and the name of a row or column, is a button. The arrow keys move between them, Enter opens one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from components import look, session, shades
from picket.labels import LABELS
from picket.together import Side, Together

MARKUP = '<div class="frame"><table role="grid"></table></div>'
_MATRIX = look.component(__file__, MARKUP)


def draw(shown: Together, key: str, selected: tuple[str, str] | None, on_click: Callable[[list[str]], None]) -> None:
    """Show the table; a click calls `on_click` with [row key, column key], "" for all of that side.

    `selected` is marked, in the same form.
    """
    data = content(shown, look.dark(), selected)
    _MATRIX(key=key, data=data, on_open_change=session.triggered(key, "open", on_click))


def content(shown: Together, dark: bool, selected: tuple[str, str] | None) -> dict[str, Any]:
    """What the page's script is given: names, counts and the place of each count's shade in `shades`, row by row.

    `read` has the figures that corrections changed as they were read, by "row column".
    """
    return {
        **named(shown), "counts": shown.counts.tolist(), "steps": shades.steps(shown.counts).tolist(),
        "read": read(shown), "shades": shades.shades(dark), "selected": list(selected) if selected else None,
    }  # fmt: skip


def read(shown: Together) -> dict[str, str]:
    """The figures that corrections changed as they were read, in words, by their row and column ("0 3")."""
    changed = np.argwhere(shown.counts != shown.as_read).tolist()
    return {f"{row} {column}": look.figure(int(shown.as_read[row, column]), shown.within) for row, column in changed}


def named(shown: Together) -> dict[str, Any]:
    """The names and words of what is shown: `kinds` for the two sides, `units` for one and for several."""
    kinds = [LABELS[side.label] for side in (shown.rows, shown.columns)]
    whom = f"{kinds[0]} named together" if shown.one_kind else f"{kinds[0]} and {kinds[1].lower()} named together"
    return {
        "rows": _entities(shown.rows), "columns": _entities(shown.columns), "kinds": kinds,
        "units": [shown.within.removesuffix("s"), shown.within], "one_kind": shown.one_kind, "title": whom,
    }  # fmt: skip


def _entities(side: Side) -> list[dict[str, str]]:
    return [{"key": key, "name": name} for key, name in zip(side.keys, side.names)]
