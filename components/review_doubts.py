"""The queue of doubts: one at a time, most valuable first, decided by a key each; beside it what it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from components import (
    analyst,
    cached,
    correcting,
    judging,
    look,
    pane,
    presenting,
    review_acts,
    review_places,
    server,
    session,
)
from components.correcting_subjects import NOBODY
from components.correcting_words import LATER, counted
from components.judging import Choice, Item
from components.selection import Selection
from picket.corrections import making, saying
from picket.corrections.decision import Decision
from picket.corrections.doubts import MOST, Doubt, Kind
from picket.filter import Filter

KEY = "doubts"
KINDS: dict[Kind, str] = {
    "unresolved": "Unresolved countries", "near": "Near known names", "differs": "Read in two ways",
    "model": "By the model alone",
}  # fmt: skip
EMPTY = "Nothing here is in doubt, or all that was is decided."
ALSO = 4
"""Countries offered by a digit beside the most likely one."""

_SKIPPED, _ASKED, _DECIDED = "doubts-skipped", "doubts-asked", "doubts-decided"


def draw(scope: Filter) -> None:
    """The queue, and beside it the mentions that its first doubt concerns."""
    every, kind = cached.doubts(scope), session.value("doubt", KINDS)
    queue = _in_order([one for one in every if not kind or one.kind == kind])
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        if not presenting.on():
            _kinds(every, kind)
        _board(queue, scope, len(every) >= MOST)
    with right, st.container(key="pane"):
        if queue:
            pane.draw("", default=_concerned(queue[0]), first="what this doubt concerns")
    _leave(queue)


def _in_order(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Those that were skipped stand last, in the order in which they were."""
    skipped = {key: place for place, key in enumerate(session.kept(_SKIPPED) or (), 1)}
    return sorted(doubts, key=lambda one: skipped.get(_id(one), 0))


def _kinds(doubts: Sequence[Doubt], kind: str) -> None:
    counts = {name: sum(one.kind == name for one in doubts) for name in KINDS}
    st.segmented_control(
        "Doubts", ["", *KINDS], required=True, label_visibility="collapsed",
        format_func=lambda name: f"{KINDS[name]} {counts[name]:,}" if name else f"All {len(doubts):,}",
        **session.control("doubt", kind, drops=("show", "p")),
    )  # fmt: skip


def _board(queue: Sequence[Doubt], scope: Filter, whole: bool) -> None:
    """`whole`: as many are in doubt as are offered at once, and there may be more."""
    nameless, mine = not analyst.name(), server.standing().to_undo(analyst.name())
    first = queue[: judging.AHEAD]
    rows = review_places.at([(*one.example, one.read.label) for one in first])
    tools = [
        Choice("c", "correct", "Something else …"), Choice("s", "skip", "Skip", answers=True),
        Choice("o", "open", "Open in text"), Choice("z", "undo", "Undo", of=False, off=mine is None),
    ]  # fmt: skip
    noun = f"left of the first {MOST}" if whole else "left"
    last = f"Last: {saying.said(mine, server.ledger())}" if mine else ""
    judging.draw(
        [_item(one, row, nameless) for one, row in zip(first, rows) if row], tools, KEY, partial(_act, scope),
        left=len(queue), noun=noun, label="Doubts", empty=EMPTY, said=analyst.wanted() if nameless else last,
    )  # fmt: skip


def _item(one: Doubt, row: dict[str, Any], nameless: bool) -> Item:
    read = saying.named(one.shown, server.catalogue()) if one.shown else "a country, but not which"
    why = f"{one.why} {look.counted(one.mentions, 'mention')} of “{one.wording}” {'is' if one.mentions == 1 else 'are'}"
    return Item(_id(one), one.read.label, one.wording, f"{why} read as {read}.", **review_places.shown(row),
                choices=_choices(one, nameless))  # fmt: skip


def _choices(one: Doubt, nameless: bool) -> list[Choice]:
    """What can be decided of a doubt; where nothing is proposed for a country, the dialog has the list of all."""
    catalogue = server.catalogue()
    changed = counted(making.preview(server.ledger(), one.accepted(NOBODY)), places=True)
    reach = f"{'however it is written' if one.kind == 'near' else 'wherever it is read so'}: {changed}, {LATER}"
    made = []
    if one.proposed or one.kind != "unresolved":
        told = f"it is {saying.named(one.proposed, catalogue)}" if one.proposed else "it is not a name"
        made.append(Choice("a", "accept", "Accept", f"{told}, {reach}", answers=True, off=nameless))
    right = f"it is {saying.named(one.shown, catalogue)}: nothing changes" if one.shown else ""
    right = right or f"it is no country, {reach}"
    made.append(Choice("r", "reject", "Reject", right, answers=True, off=nameless))
    for place, other in enumerate(one.choices[1 : ALSO + 1], 1):
        told = saying.named(other, catalogue)
        made.append(Choice(str(place + 1), f"choice-{place}", told, answers=True, off=nameless))
    return made


def _id(one: Doubt) -> str:
    """What is in doubt and what is offered for it: with another offer it is another doubt, to be looked at anew."""
    offered = [f"{named.label} {named.target}" if named else "" for named in (one.shown, one.proposed, *one.choices)]
    return "|".join((one.kind, one.read.label, one.read.key, one.wording, *offered))


def _concerned(one: Doubt) -> Selection:
    chosen: Selection = {"label": one.read.label, "key": one.read.key}
    return chosen if one.kind == "near" else {**chosen, "spelling": one.wording}


def _act(scope: Filter, act: str, of: str) -> None:
    """What a key does; a callback."""
    one = next((one for one in cached.doubts(scope) if _id(one) == of), None)
    if act == "undo":
        review_acts.undo()
    elif one and act == "skip":
        session.remember(_SKIPPED, (*(key for key in session.kept(_SKIPPED) or () if key != of), of))
    elif one and act in ("open", "correct"):
        session.remember(_ASKED, (act, of))
    elif one and act == "reject":
        _decide(of, one.rejected(analyst.name()))
    elif one:
        named = one.choices[int(act.removeprefix("choice-"))] if act != "accept" else None
        _decide(of, one.accepted(analyst.name(), named))
    elif session.kept(_DECIDED) != of:  # else a key was pressed twice
        review_acts.tell("That doubt was decided meanwhile, so what you chose was not kept; the log has who decided.")


def _decide(of: str, made: Decision) -> None:
    session.remember(_DECIDED, of)
    review_acts.decide([made], quietly=True)


def _leave(queue: Sequence[Doubt]) -> None:
    """Open the text, or the dialog that corrects, where that was asked for."""
    act, of = session.recall(_ASKED) or ("", "")
    one = next((one for one in queue if _id(one) == of), None)
    if one and act == "open":
        session.open_text(*one.example)
    elif one:
        correcting.draw(review_places.subject((*one.example, one.read.label)))
