"""Where two analysts decided otherwise about one thing: both sides, and a button that lets the one hold."""

from __future__ import annotations

from collections.abc import Set

import streamlit as st

from components import analyst, cached, faults, heading, look, presenting, review_acts, server
from picket.corrections import saying
from picket.corrections.decision import Decision
from picket.corrections.standing import Conflict

SHOWN = 25
"""Conflicts shown at once; the next ones come up as these are decided."""


def draw(wanted: Set[str]) -> None:
    """Those in which one of the decisions of these ids is a side."""
    found = [one for one in server.standing().conflicts if {one.overruled.id, one.holds.id} & wanted]
    more = f", the first {SHOWN} here" if len(found) > SHOWN else ""
    note = f"{look.counted(len(found), 'conflict')}{more}; the later decision holds until one is chosen"
    heading.plain("In conflict", note)
    for one in found[:SHOWN]:
        _conflict(one)


def _conflict(one: Conflict) -> None:
    with st.container(border=True, key=f"conflict-{one.overruled.id}-{one.holds.id}"):
        sides = st.columns(2, gap="small")
        with sides[0]:
            _side(one.holds, one.overruled, "It holds, because it is later.")
        with sides[1]:
            _side(one.overruled, one.holds, "It does not hold.")


def _side(side: Decision, other: Decision, told: str) -> None:
    facts = [f"{side.who}, {side.when:%Y-%m-%d %H:%M} UTC", side.why, cached.names().get(side.document, "")]
    st.html(
        f'<div class="picket-pane"><h2>{look.escape(saying.said(side, server.ledger()))}</h2>'
        f"<p>{look.escape(' · '.join(filter(None, facts)))}</p><p>{told}</p></div>"
    )
    if not presenting.on():
        st.button(
            f"Keep what {look.verbatim(side.who)} decided", key=f"keep-{side.id}-{other.id}",
            help="The other decision is taken back; it can be put back later", disabled=not analyst.name(),
            on_click=faults.heard(review_acts.take_back), args=([other],),
        )  # fmt: skip
