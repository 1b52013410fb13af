"""What is decided on the Review page: put into the log, and where that fails said in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from components import analyst, cached, deciding, look, server, session
from picket.corrections.anchor import find
from picket.corrections.decision import Decision
from picket.corrections.standing import withdrawal
from picket.errors import PicketError

LOG = "review-log"
"""Under this name it is counted how often the log was changed here: what was ticked in it is not ticked any more."""

_WRONG, _TOLD = "review-wrong", "review-told"


def decide(decisions: Sequence[Decision], quietly: bool = False, given: bool = False) -> None:
    """Keep decisions of the reader, or `given` by a file, and say so in passing unless `quietly`. For callbacks: what
    prevents it is said when the page is drawn next."""
    try:
        (server if quietly else deciding).decide(decisions, given)
    except PicketError as error:
        session.remember(_WRONG, str(error))
    session.next_turn(LOG)


def take_back(some: Iterable[Decision]) -> None:
    """Take back those that stand."""
    gone = server.standing().withdrawn
    decide([withdrawal(one, analyst.name()) for one in some if one.id not in gone])


def put_back(some: Iterable[Decision]) -> None:
    """Let those stand again that were taken back."""
    gone = server.standing().withdrawn
    decide([withdrawal(gone[one.id], analyst.name()) for one in some if one.id in gone])


def undo() -> None:
    """Take back the reader's own last decision that stands, quietly."""
    if mine := server.standing().to_undo(analyst.name()):
        decide([withdrawal(mine, analyst.name())], quietly=True)


def tell(sentence: str) -> None:
    """Say when the page is drawn next why nothing was decided, which is no fault. For callbacks."""
    session.remember(_TOLD, sentence)


def wrong() -> None:
    """What prevented a decision, once."""
    if sentence := session.recall(_TOLD):
        st.info(look.verbatim(sentence), icon=":material/info:")
    if sentence := session.recall(_WRONG):
        st.error(look.verbatim(sentence), icon=":material/error:")


def open_text(one: Decision) -> None:
    """Go to where a decision was made, found again by its words; else to its document."""
    at = find(cached.document(one.document).text, one.anchor) if one.anchor else None
    session.open_text(one.document, *(at or ()))
