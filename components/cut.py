"""Where "what changed" cuts: by dates, by collections or by when documents were added to the library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from components import cached, cut_sides, faults, last_visit, look, session
from components.cut_sides import Cut
from picket import address
from picket.errors import FilterError
from picket.filter import Filter
from picket.sides import by_added, by_collections, by_dates, usual_moment

WAYS = {"dates": "Dates", "collections": "Collections", "added": "Added to the library"}
_SAID = "cut-said"


def draw(scope: Filter) -> Cut | None:
    """Controls, then both sides; None, and why in one sentence, where there is nothing to compare.

    Raises FilterError when the link asks for a day or moment there is not.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="cut"):
        way = session.value("by", WAYS, "dates")
        st.segmented_control(
            "Compare by", list(WAYS), required=True, format_func=WAYS.__getitem__,
            **session.control("by", way, drops=("show",)),
        )  # fmt: skip
        found = _CUTS[way](scope)
    if said := session.recall(_SAID):
        st.caption(f":red[{look.verbatim(said)}]")
    if way == "added":
        last_visit.draw(scope, always=True, act=_since)
    if isinstance(found, str):
        st.html(f'<p class="picket-hint">{found}</p>')
        return None
    cut_sides.draw(found, undated=way == "dates")
    return found


def _by_dates(scope: Filter) -> Cut | str:
    asked = {name: _day(name) for name in ("back", "day", "to")}
    first = asked["day"] or cached.usual_day(scope)
    _typed("day", "New if published from", str(first or ""), address.day, width=165)
    _typed("to", "until", str(asked["to"] or ""), lambda words: address.day(words, last=True), "the latest", 115)
    _typed("back", "against those from", str(asked["back"] or ""), address.day, "the earliest", 155)
    if first is None:
        return (
            "The documents here are undated or all of one day, so that nothing comes before or after: give dates on "
            "the Library page, or compare by collections or by when documents were added."
        )
    try:
        return Cut(by_dates(scope, first, asked["to"], asked["back"]))
    except FilterError as error:
        return look.escape(str(error))


def _by_collections(scope: Filter) -> Cut | str:
    there = cached.where(scope).documents["collection"].drop_duplicates()  # in the order in which they were added
    names = [name or address.NONE for name in there]
    if len(names) < 2:
        return (
            "The documents here are all of one collection: put some into another on the Library page, or compare by "
            "dates or by when documents were added."
        )
    chosen = [session.value(name, names, usual) for name, usual in (("before", names[0]), ("after", names[-1]))]
    for name, label, one in (("after", "New if in", chosen[1]), ("before", "against those in", chosen[0])):
        st.selectbox(
            label, names, width=220, format_func=_collection,
            **session.control(name, one, drops=("show",))
        )  # fmt: skip
    sides = by_collections(scope, *("" if name == address.NONE else name for name in chosen))
    return Cut(sides, *("in no collection" if name == address.NONE else f"in {name}" for name in chosen))


def _collection(name: str) -> str:
    return "No collection" if name == address.NONE else name


def _by_added(scope: Filter) -> Cut | str:
    words = session.value("moment")
    moment = address.moment(words) if words else usual_moment(cached.where(scope).documents["added_at"])
    shown = f"{moment:%Y-%m-%d %H:%M}" if moment else ""
    _typed("moment", "New if added from (UTC)", shown, address.moment, width=190)
    return Cut(by_added(scope, moment)) if moment else "There are no documents here."


def _since(moment: str) -> None:
    session.choose(moment=moment, show="")


_CUTS: dict[str, Callable[[Filter], Cut | str]] = {
    "dates": _by_dates, "collections": _by_collections, "added": _by_added,
}  # fmt: skip


def _day(name: str) -> date | None:
    words = session.value(name)
    return address.day(words, last=name == "to") if words else None


def _typed(
    name: str, label: str, shown: str, meant: Callable[[str], date | datetime], empty: str | None = None,
    width: int = 200,
) -> None:  # fmt: skip
    """A field for a day or a moment of the link; what cannot be one is said and changes nothing."""

    def apply() -> None:
        typed = session.typed(f"{name}-typed")
        try:
            found = meant(typed) if typed else None
        except FilterError as error:
            session.remember(_SAID, str(error))
            return
        written = found.isoformat(timespec="minutes") if isinstance(found, datetime) else str(found or "")
        session.choose(**{name: written, "show": ""})

    st.text_input(
        label, key=session.show(f"{name}-typed", shown), on_change=faults.heard(apply), width=width, placeholder=empty,
        help="A year, a month or a day (2017, 2017-03, 2017-03-31), with or without a time where it says UTC; Enter "
             "applies it, and an empty field is as usual.",
    )  # fmt: skip
