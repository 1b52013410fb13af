"""What changed between two sides: new systems and pairs, reported stages, and what fell silent."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components import cached, changes_table, look, session
from components.cut_sides import Cut
from picket.changed import LEAST, Change
from picket.filter import Filter

TIMES = ("1", "2", "3", "5", "10", "25")
FEWER = 2
"""So many times fewer documents after than before make silence say little."""

STAGES: dict[Change, str] = {
    "another stage": "another stage", "stated otherwise": "stated otherwise", "first stage": "the first stage",
}  # fmt: skip
SILENT: dict[str, tuple[Change, str, str]] = {
    "systems": ("silent system", "Mentions", "Systems"),
    "pairs": ("silent pair", "Sentences", "Countries with systems"),
    "stages": ("silent stage", "Statements", "Reported stages"),
}  # fmt: skip
"""What can be silent: the change, what is counted of it, and its name."""

_TEXT, _DAY = st.column_config.TextColumn, st.column_config.DateColumn
_DAYS = {
    "first": _DAY("First", width=88, help="stated date of the earliest document with it"),
    "last": _DAY("Last", width=88, help="stated date of the latest document with it"),
}


def draw(cut: Cut) -> None:
    """The four sections; nothing is said to have happened, only to be mentioned or reported."""
    counts = [cached.counted(side).documents for side in (cut.sides.before, cut.sides.after)]
    if not all(counts):
        words = f"There are no documents {cut.before}: all {cut.after} would be new." if counts[1] else (
            f"There are no documents {cut.after}: nothing can be new."
        )  # fmt: skip
        st.html(f'<p class="picket-hint">{look.escape(words)}</p>')
        return
    least = int(session.value("least", TIMES, str(LEAST)))

    def changed(*changes: Change) -> pd.DataFrame:
        return cached.changed(cut.sides.before, cut.sides.after, least, *changes)

    left, right = st.columns([1, 1.3], gap="small")
    with left:
        _new_systems(cut, changed("new system"))
    with right:
        _new_pairs(cut, changed("new pair"))
    _stages(cut, changed(*STAGES))
    _silent(cut, changed, least, *counts)


def _new_systems(cut: Cut, table: pd.DataFrame) -> None:
    changes_table.draw(
        f"New systems: {len(table):,}", f"named {cut.after} and never {cut.before}{_within()}", table, "new-systems",
        {"system_name": _TEXT("System"), "after": _number("Mentions"), **_DAYS},
        f"No system is named {cut.after} that is not named {cut.before}.",
    )  # fmt: skip


def _new_pairs(cut: Cut, table: pd.DataFrame) -> None:
    changes_table.draw(
        f"New pairs: {len(table):,}",
        f"a country and a system in one sentence, never {cut.before}{_within()}", table, "new-pairs",
        {"country": _TEXT("Country"), "system_name": _TEXT("System"), "after": _number("Sentences"), **_DAYS},
        f"Every country and system that share a sentence {cut.after} share one {cut.before} too.",
    )  # fmt: skip


def _stages(cut: Cut, table: pd.DataFrame) -> None:
    changes_table.draw(
        f"Newly reported stages: {len(table):,}",
        f"what a country is reported to do {cut.after} and not {cut.before}", table, "new-stages",
        {
            "country": _TEXT("Country", width=95), "system_name": _TEXT("System", width=85),
            "stage_after": _TEXT("Reported", width=130), "change": _TEXT("Which is", width=112),
            "stage_before": _history(cut.before), "after": _number("Statements"), "last": _DAYS["last"],
        },
        f"No stage is reported {cut.after} that is not reported {cut.before}.",
        table.head(changes_table.ROWS).assign(change=lambda rows: rows["change"].map(STAGES)),
    )  # fmt: skip


def _silent(cut: Cut, changed: Callable[..., pd.DataFrame], least: int, before: int, after: int) -> None:
    which = session.value("silent", SILENT, "systems")
    change, counts, _ = SILENT[which]
    rows = changed(change)
    columns = {
        "systems": {"system_name": _TEXT("System")},
        "pairs": {"country": _TEXT("Country"), "system_name": _TEXT("System")},
        "stages": {
            "country": _TEXT("Country", width=95), "system_name": _TEXT("System", width=85),
            "stage_before": _TEXT("Reported", width=130), "stage_after": _history(cut.after),
        },
    }[which]  # fmt: skip
    few = "; so few say little by their silence" if after * FEWER < before else ""
    note = f"{look.figure(before, 'documents')} {cut.before}, {after:,} {cut.after}{few}"

    def controls() -> None:
        st.segmented_control(
            "Silent", list(SILENT), required=True, format_func=lambda one: SILENT[one][2],
            label_visibility="collapsed", **session.control("silent", which, drops=("show",)),
        )  # fmt: skip
        st.selectbox(
            "Named at least", TIMES, width=150, format_func=_times,
            **session.control("least", str(least), drops=("show",)),
        )  # fmt: skip

    since = "since" if cut.after == "after" else cut.after
    changes_table.draw(
        f"Silent {since}: {len(rows):,}", f"named {cut.before} and not {cut.after}; {note}", rows, "silence",
        {**columns, "before": _number(counts), **_DAYS},
        f"Nothing of the kind that stands {cut.before} at least {_times(str(least))} is missing {cut.after}.",
        controls=controls, name=(which,),
    )  # fmt: skip


def _within() -> str:
    """What must be said of "never" where a filter leaves only part of the library."""
    return "" if session.scope() == Filter() else ", within the filter"


def _times(number: str) -> str:
    return "once" if number == "1" else "twice" if number == "2" else f"{number} times"


def _history(where: str) -> object:
    """The column of all that is reported of the two on the other side."""
    return _TEXT(f"Reported {where}", width=190, help="all of the two, oldest first; a click reads the statements")


def _number(label: str) -> object:
    return st.column_config.NumberColumn(label, width="small")
