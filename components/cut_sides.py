"""The two sides of "what changed", in words: what each asks for, its documents and dates, and what is on neither."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components import cached, heading, look, selection, server, session, tally
from components.selection import ALL, Selection
from picket import address, saying
from picket.filter import Filter
from picket.sides import Sides


@dataclass(frozen=True)
class Cut:
    """Two sides, and how the page calls what stands on each: "before" and "after", "in journals" and "in wires"."""

    sides: Sides
    before: str = "before"
    after: str = "after"


def draw(cut: Cut, undated: bool) -> None:
    """What is on each side, in words, with its documents and their dates; `undated`: those on neither, too."""
    sides = ((cut.before, cut.sides.before, {"side": "other"}), (cut.after, cut.sides.after, {}))
    for column, (title, scope, side) in zip(st.columns(2, gap="small"), sides):
        with column, st.container(border=True, gap=None):
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                heading.plain(title[:1].upper() + title[1:], _words(scope))
                going = {name: words for name, words in session.carried().items() if name == session.UNIT}
                st.page_link(
                    "pages/overview.py", label="See only these", icon=":material/filter_alt:", width="content",
                    query_params={**going, **address.query(scope)},
                    help=look.verbatim(f"The overview of what is there {title}"),
                )  # fmt: skip
            opens = Selection(label=ALL, by="documents", **side)  # type: ignore[typeddict-item]
            number = cached.counted(scope).documents
            said: list[tally.Piece] = [(look.figure(number, "documents"), opens)] if number else ["No documents"]
            tally.draw([*said, _span(scope)], f"cut-{side.get('side', 'here')}")
    if undated:
        _undated(cut.sides.after)


def _words(scope: Filter) -> str:
    """What a side asks for, by when its documents were published or added."""
    said = [part for part in saying.parts(scope, server.ledger()) if part.field in ("dates", "added")]
    return "; ".join(f"{part.title} {part.words}" for part in said)


def _span(scope: Filter) -> str:
    """The stated dates of the documents of a side."""
    dated = cached.dated(scope)
    if not dated:
        return ", none of them dated" if cached.counted(scope).documents else ""
    first, last = dated
    return f", dated {first}" if first == last else f", dated {first} to {last}"


def _undated(side: Filter) -> None:
    chosen: Selection = {"label": ALL, "undated": "only", "by": "documents"}
    number = cached.counted(selection.within(chosen, side, server.catalogue())).documents
    if number:
        words = "is undated and on neither side." if number == 1 else "are undated and on neither side."
        tally.draw([(look.figure(number, "documents"), chosen), f" {words}"], "cut-undated")
