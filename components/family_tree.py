"""Systems as families, each below what it belongs to, with bars of how often it is named; each row selects it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from components import look, palette, session
from components.selection import Selection, same
from picket.families import Branch, Families
from picket.ledger import Unit

_TREE = look.component(__file__, '<div class="tree" part="tree"></div>')

GROUPS = {"defences": "Defences", "threats": "Threat missiles"}


def draw(found: Families, unit: Unit, *, whole: bool, every: bool, key: str) -> None:
    """Show the families: each system alone, or with `whole` with all that belongs to it; `every`: also those not named.

    The longest bar is as wide as there is room.
    """
    session.follows(f"{key}-tree", lambda: _show(found, unit, whole, every, key))


def _show(found: Families, unit: Unit, whole: bool, every: bool, key: str) -> None:
    opens: list[Selection] = []
    groups = [
        [title, [_row(one, unit, whole, every, opens) for one in _shown(getattr(found, name), every)]]
        for name, title in GROUPS.items()
    ]
    most = max((_count(one, unit, whole) for one in (*found.defences, *found.threats)), default=0)
    data = {
        "groups": [[title, rows] for title, rows in groups if rows], "most": max(most, 1),
        "colour": palette.marks(look.dark())["SYSTEM"][0],
    }  # fmt: skip
    _TREE(
        key=key, data=data,
        on_open_change=session.triggered(key, "open", lambda number: session.toggle(opens[int(number)])),
    )  # fmt: skip


def _row(branch: Branch, unit: Unit, whole: bool, every: bool, opens: list[Selection]) -> dict[str, Any]:
    """One row with those below it; what a click on it selects is appended to `opens` at the row's number."""
    number, count, chosen = len(opens), _count(branch, unit, whole), selected(branch, unit, whole)
    opens.append(chosen)
    below = [_row(child, unit, whole, every, opens) for child in _shown(branch.children, every)]
    return {
        "number": number, "name": branch.name, "version": bool(branch.variant), "value": count,
        "count": f"{count:,}", "told": look.figure(count, unit), "pressed": same(chosen, session.selected()),
        "below": below,
    }  # fmt: skip


def selected(branch: Branch, unit: Unit, whole: bool) -> Selection:
    """What a click on a row selects: just what its figure counts."""
    chosen: Selection = {"label": "SYSTEM", "key": branch.key, "by": unit}
    if branch.variant:
        return {**chosen, "variant": branch.variant}
    return {**chosen, "parts": "yes"} if whole else chosen


def _count(branch: Branch, unit: Unit, whole: bool) -> int:
    return (branch.whole if whole else branch.own)[unit]


def _shown(branches: Iterable[Branch], every: bool) -> Iterator[Branch]:
    return (branch for branch in branches if every or branch.whole["mentions"])
