"""How right the library is: mentions drawn at random, judged one by one, and the precision that they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from components import (
    analyst,
    correcting,
    faults,
    judging,
    look,
    palette,
    presenting,
    review_acts,
    review_places,
    review_precision,
    server,
    session,
)
from components.correcting_subjects import Asked, Form, Mention
from components.judging import Choice, Item
from components.review_places import Place
from picket.corrections import making, sampling, saying
from picket.corrections.decision import Decision
from picket.corrections.sampling import SIZE, Sample
from picket.filter import Filter
from picket.ledger import Ledger

KEY, _ASKED = "accuracy", "accuracy-asked"
KINDS = {kind.key: kind.title for kind in palette.KINDS[:4]}


@dataclass(frozen=True)
class Judged(Mention):
    """A mention of a sample, of which it is said what it is instead."""

    sample: str = ""

    def form(self) -> Form:
        """The same as of any mention, but for what concerns more than the words that are judged."""
        found = super().form()
        return found | {"ways": [way for way in found["ways"] if way["does"] != "merge"]}

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        """What was decided, as verdicts of the sample."""
        return [replace(one, sample=self.sample) for one in super().decisions(asked, who)]


def draw(scope: Filter) -> None:
    """What is to be judged of a kind, and beside it what was judged before, which alone is shown to a meeting."""
    label = session.value("sample", KINDS, next(iter(KINDS)))
    if presenting.on():
        review_precision.draw(label, KINDS)
        return
    sample = sampling.kept(server.library(), label)
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        _kinds(label, scope)
        if sample:
            _board(sample, server.ledger(scope.as_read))
        else:
            st.html(
                f'<p class="picket-hint">{SIZE} mentions are drawn at random from the whole library, whatever the '
                "filter. You say of each whether it is right.</p>"
            )  # fmt: skip
    with right, st.container(key="pane"):
        review_precision.draw(label, KINDS)


def _kinds(label: str, scope: Filter) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Kind", list(KINDS), required=True, format_func=KINDS.__getitem__, label_visibility="collapsed",
            **session.control("sample", label),
        )  # fmt: skip
        st.button(f"Draw {SIZE} {KINDS[label].lower()}", key="draw-sample", icon=":material/shuffle:",
                  help="From the whole library, each mention as likely as any other; it takes the place of what is "
                  "left of the last sample of the kind", on_click=faults.heard(_draw), args=(label, scope),
                  disabled=server.read_only())  # fmt: skip


def _draw(label: str, scope: Filter) -> None:
    sampling.keep(server.library(), sampling.draw(server.ledger(scope.as_read), label))


def _board(sample: Sample, ledger: Ledger) -> None:
    standing = server.standing()
    waiting = sample.left(standing.decisions)
    found = dict(zip(sample.mentions, review_places.at(sample.mentions)))
    there = [(place, found[place]) for place in waiting if found[place]]
    mine, nameless = standing.to_undo(analyst.name()), not analyst.name()
    tools = [Choice("o", "open", "Open in text"), Choice("z", "undo", "Undo", of=False, off=mine is None)]
    last = f"Last: {saying.said(mine, server.ledger())}" if mine else ""
    judging.draw(
        [_item(place, row, ledger, nameless) for place, row in there[: judging.AHEAD]], tools, KEY,
        partial(_act, sample, ledger), left=len(there), noun=f"of {len(sample.mentions)} left", label="Sample",
        said=analyst.wanted() if nameless else last,
        empty="All that is there of this sample is judged; what it tells stands beside.",
    )  # fmt: skip
    if gone := _gone(sample, standing.decisions, found):
        st.caption(f"{look.counted(gone, 'mention')} of the sample fell away since it was drawn: not read so any more.")
    _leave(sample)


def _gone(sample: Sample, decisions: Sequence[Decision], found: Mapping[Place, Mapping[str, Any]]) -> int:
    """How many mentions of a sample are not read so any more, for another reason than that they were judged wrong."""
    wrong = {(one.document, one.anchor.start) for one in decisions
             if one.sample == sample.id and one.does != "confirm" and one.anchor}  # fmt: skip
    return sum(not row and place[:2] not in wrong for place, row in found.items())


def _item(place: Place, row: dict[str, Any], ledger: Ledger, nameless: bool) -> Item:
    point = making.mention(ledger, *place)
    read = saying.named(point.shown, server.catalogue()) if point.shown else ""
    choices = [
        Choice("a", "right", "Right", f"it is {read}", answers=True, off=nameless),
        Choice("r", "wrong", "Wrong", "it is not a name here", answers=True, off=nameless),
        Choice("c", "correct", "Something else …", "say what it is instead", off=nameless),
    ]
    return Item(review_places.mark(place), place[3], row["text"], f"Read as {read}: {row['rule']}.",
                **review_places.shown(row), choices=choices)  # fmt: skip


def _act(sample: Sample, ledger: Ledger, act: str, of: str) -> None:
    """What a key does; a callback."""
    if act == "undo":
        review_acts.undo()
    elif act in ("open", "correct"):
        session.remember(_ASKED, (act, of))
    else:
        review_acts.decide(_verdict(sample, ledger, act, review_places.marked(of)), quietly=True)


def _verdict(sample: Sample, ledger: Ledger, act: str, place: Place) -> Sequence[Decision]:
    """Nothing for what was judged already."""
    if place not in sample.left(server.standing().decisions):
        return []
    does = "confirm" if act == "right" else "reject"
    return [making.about(making.mention(ledger, *place), does, analyst.name(), sample=sample.id)]


def _leave(sample: Sample) -> None:
    """Open the text, or the dialog that says what a mention is instead, where that was asked for."""
    act, of = session.recall(_ASKED) or ("", "")
    if not of:
        return
    document, start, end, label = review_places.marked(of)
    if act == "open":
        session.open_text(document, start, end)
    else:
        correcting.draw(Judged(document, start, end, label, as_read=session.scope().as_read, sample=sample.id))
