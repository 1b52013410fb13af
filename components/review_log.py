"""Every decision with what became of it: to be listed, taken back, put back, opened in its text and taken away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import (
    analyst,
    cached,
    faults,
    grid,
    heading,
    look,
    presenting,
    review_acts,
    review_conflicts,
    review_file,
    review_rows,
    server,
    session,
)
from components.review_rows import CONFLICT, DOES, OFF
from picket.corrections.decision import Decision
from picket.filter import Filter
from picket.tables import Finished

SHOWN = {"all": "All", "rules": "Rules", "conflicts": "In conflict", "back": "Taken back"}
ROWS = 2_000
"""Decisions shown at once; the files hold all."""

_text = st.column_config.TextColumn
_COLUMNS = {
    "when": st.column_config.DatetimeColumn("When (UTC)", format="YYYY-MM-DD HH:mm", width=118),
    "who": _text("Who", width=80), "decided": _text("Decision", width=320),
    "changes": st.column_config.NumberColumn("Changes", width=66, help="mentions or statements it makes what they are"),
    "state": _text("Now", width=88), "why": _text("Why", width=130), "where": _text("Decided in", width=130),
    "taken_back": _text("Taken back by", width=120),
}  # fmt: skip
_NOTHING = {
    "all": "Nothing was decided yet. What is corrected on any page, or decided here, is listed with who, when and why.",
    "rules": "There is no rule yet: a decision made for everywhere is one, and holds for documents added later.",
    "conflicts": "Nobody contradicts anybody.", "back": "Nothing was taken back.",
}  # fmt: skip


def draw(scope: Filter) -> None:
    """The decisions; beside them what is done with files of them. They are those of the library, whatever the scope."""
    if presenting.on():
        _listed()
        return
    left, right = st.columns([2.1, 1], gap="medium")
    with left:
        _listed()
    with right, st.container(key="pane"):
        review_file.draw(rules=session.value("shown") == "rules")


def _listed() -> None:
    """Which decisions, what can be done with those that are ticked, and the table of them."""
    table = cached.decided()
    parts = {name: _part(table, name) for name in SHOWN}
    shown = session.value("shown", SHOWN, "all")
    listed = _narrowed(parts, shown)
    if listed.empty:
        heading.plain(SHOWN[shown], _NOTHING[shown] if parts[shown].empty else "None of these.")
    elif shown == "conflicts":
        review_conflicts.draw(set(listed["id"]))
    else:
        _table(listed, shown)


def _part(table: pd.DataFrame, shown: str) -> pd.DataFrame:
    kept = {"rules": table["rule"], "conflicts": table["state"] == CONFLICT, "back": table["state"] == OFF}
    return table if shown == "all" else table[kept[shown].astype(bool)]


def _narrowed(parts: dict[str, pd.DataFrame], shown: str) -> pd.DataFrame:
    """The controls, and the decisions that they leave."""
    table, everybody = parts[shown], sorted(parts["all"]["who"].unique(), key=str.casefold)
    who, does = session.value("who", everybody) if everybody else "", session.value("does", DOES)
    counts = {name: len(part) for name, part in parts.items()} | {"conflicts": len(server.standing().conflicts)}
    if not presenting.on():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.segmented_control(
                "Decisions", list(SHOWN), required=True, label_visibility="collapsed",
                format_func=lambda name: f"{SHOWN[name]} {counts[name]:,}", **session.control("shown", shown),
            )  # fmt: skip
            st.selectbox("Who decided", everybody, index=None, placeholder="Everybody", width=150,
                         label_visibility="collapsed", **session.control("who", who or None))  # fmt: skip
            st.selectbox("What was decided", list(DOES), index=None, placeholder="Anything", width=180,
                         label_visibility="collapsed", format_func=lambda one: DOES[one].capitalize(),
                         **session.control("does", does or None))  # fmt: skip
    sample = session.value("verdicts")
    if sample:
        st.button(f"Verdicts of the sample {look.verbatim(sample)}", key="leave-verdicts", icon=":material/close:",
                  type="tertiary", help="List all decisions again", on_click=faults.heard(session.choose),
                  kwargs={"verdicts": ""})  # fmt: skip
    asked = {"who": who, "does": does, "sample": sample}
    return table[[all(row[name] == one for name, one in asked.items() if one) for row in table.to_dict("records")]]


def _table(listed: pd.DataFrame, shown: str) -> None:
    note = look.counted(len(listed), "rule" if shown == "rules" else "decision")
    note += f"; the first {ROWS:,} are shown" if len(listed) > ROWS else ""
    decisions = review_rows.named(listed["id"], server.standing())
    heading.draw(
        SHOWN[shown] if shown != "all" else "Decisions", note, Finished(listed), "decisions", key="log",
        columns=review_rows.COLUMNS, beside=lambda: review_file.away(decisions, "JSONL", "log-jsonl", shown),
    )  # fmt: skip
    tools = st.container(horizontal=True, vertical_alignment="center", key="log-tools")
    columns, rows = presenting.first(_COLUMNS, 5), listed.head(ROWS)
    key = _key(shown, rows)
    if presenting.on():
        grid.draw(rows[list(columns)], columns, key, 430)
        return
    event = grid.draw(rows[list(columns)], columns, key, 430, on_select="rerun", selection_mode="multi-row")
    ticked = rows.iloc[[row for row in event["selection"]["rows"] if row < len(rows)]]
    with tools:
        _tools(review_rows.named(ticked["id"], server.standing()), shown)


def _key(shown: str, rows: pd.DataFrame) -> str:
    """The key of the table of these decisions: another one when it lists others, so that nothing is ticked in it."""
    key, listed = f"log-{shown}-{session.turn(review_acts.LOG)}", grid.mark(rows["id"])
    if session.kept(f"{key}:rows", listed) != listed:
        session.next_turn(review_acts.LOG)
        key = f"log-{shown}-{session.turn(review_acts.LOG)}"
    session.remember(f"{key}:rows", listed)
    return key


def _tools(ticked: list[Decision], shown: str) -> None:
    """The same buttons always, so that nothing moves under a click."""
    withdrawn, nameless = server.standing().withdrawn, not analyst.name()
    stand, gone = ([one for one in ticked if (one.id in withdrawn) == back] for back in (False, True))
    off, on = ("Switch off", "Switch on") if shown == "rules" else ("Take back", "Put back")
    here = len(ticked) == 1 and ticked[0].document in cached.names()
    if st.button("Open in text", key="log-open", icon=":material/article:", disabled=not here) and here:
        review_acts.open_text(ticked[0])
    st.button(f"{off}{_many(stand)}", key="take-back", icon=":material/undo:", disabled=not stand or nameless,
              on_click=faults.heard(review_acts.take_back), args=(stand,))  # fmt: skip
    st.button(f"{on}{_many(gone)}", key="put-back", icon=":material/redo:", disabled=not gone or nameless,
              on_click=faults.heard(review_acts.put_back), args=(gone,))  # fmt: skip
    if not ticked or nameless:
        st.caption("Tick decisions to take them back or to open them." if not ticked else analyst.wanted())


def _many(some: list[Decision]) -> str:
    return f" {len(some)}" if len(some) > 1 else ""
