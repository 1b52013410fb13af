"""What was decided just now, said in passing, with the way back: the last decisions undone and done again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import analyst, look, server, session
from picket.corrections import saying
from picket.corrections.decision import Decision
from picket.corrections.standing import withdrawal

_SAID = "decided-last"
_NOTICE = look.component(__file__, '<div class="decided" part="decided"></div>')


def decide(decisions: Sequence[Decision], given: bool = False) -> None:
    """Keep decisions of the reader, or `given` by a file, and say so on the page that is drawn next.

    Raises DecisionError.
    """
    if decisions:
        made = server.decide(decisions, given)
        session.next_turn(_SAID)
        session.remember(_SAID, made)


def undo(decisions: Sequence[Decision]) -> None:
    """Take decisions back; what takes back withdrawals does again what they undid."""
    decide([withdrawal(one, analyst.name()) for one in decisions])


def told(one: Decision) -> str:
    """A decision in words; one that takes back, by what it takes back."""
    log = {other.id: other for other in server.standing().log}
    undone = log.get(one.other)
    if undone and undone.does == "withdraw":
        return f"Done again: {saying.said(log[undone.other], server.ledger())}"
    words = saying.said(one, server.ledger(), undone)
    return words[:1].upper() + words[1:]


def draw() -> None:
    """Say what was decided last, for a few seconds."""
    decided: list[Decision] | None = session.kept(_SAID)
    if not decided:
        return
    more = f", and {len(decided) - 1} more" if len(decided) > 1 else ""
    back = "Undo" if decided[0].does != "withdraw" else "Redo" if _undid(decided[0]) else "Undo"
    data = {"turn": session.turn(_SAID), "words": f"{told(decided[0])}{more}", "back": back}
    if _NOTICE(key="decided", data=data, on_back_change=lambda: None).back:
        undo(decided)
        st.rerun()


def _undid(one: Decision) -> bool:
    """Whether a withdrawal takes back what was decided, and not another withdrawal."""
    return all(other.does != "withdraw" for other in server.standing().log if other.id == one.other)
