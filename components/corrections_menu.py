"""Corrections on every page: one's own last decisions undone and redone, and the switch to what was read."""

from __future__ import annotations

import streamlit as st

from components import analyst, deciding, faults, look, server, session
from picket.address import RAW
from picket.corrections.decision import Decision
from picket.filter import Filter

READ = {"": "Corrected", RAW: "As read"}
"""Which of the two every page shows, by the parameter `read` of its link."""


def draw(wanted: Filter) -> None:
    """A small panel beside the filter in words."""
    with st.popover(
        "Corrections", icon=":material/edit_note:", key="corrections", on_change="rerun", type="tertiary"
    ) as panel:
        if panel.open:
            _contents(wanted)


def _contents(wanted: Filter) -> None:
    st.segmented_control(
        "Every page shows the library", list(READ), required=True, format_func=READ.__getitem__,
        help="As read: without what analysts corrected. Links and files keep the choice.",
        **session.control("read", RAW if wanted.as_read else "", drops=("p",)),
    )  # fmt: skip
    standing = server.standing()
    whole = server.ledger().corrections
    changed = int(whole.changed.sum()) + len(whole.rejected) if whole else 0
    st.caption(
        f"{look.counted(len(standing.decisions), 'decision')} noted; they change {look.counted(changed, 'mention')}."
        if standing.decisions else "Nothing is corrected yet: “Correct” stands beside every mention that is listed."
    )  # fmt: skip
    st.page_link("pages/review.py", label="Review what is in doubt and every decision", icon=":material/fact_check:",
                 query_params=session.carried())  # fmt: skip
    analyst.draw("analyst")
    if who := analyst.name():
        _step("Undo", "undo", standing.to_undo(who))
        _step("Redo", "redo", standing.to_redo(who))


def _step(label: str, icon: str, one: Decision | None) -> None:
    """A button that takes a decision of the reader's back, with its words."""
    if one is None:
        return
    log = {other.id: other for other in server.standing().log}
    words = deciding.told(log[one.other] if one.does == "withdraw" else one)
    st.button(f"{label}: {look.verbatim(words)}", key=f"corrections-{icon}", icon=f":material/{icon}:",
              type="tertiary", on_click=faults.heard(deciding.undo), args=([one],))  # fmt: skip
