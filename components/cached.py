"""What is kept between reruns: the only file that caches figures. Keys are revisions and filters, never frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from numpy.typing import NDArray

from components import document_order, palette, review_rows, server, text_view, world_figure
from components import known_names as known_names_
from components import timeline as timeline_
from components.text_view import Content
from picket import board as board_
from picket import changed as changed_
from picket import compare, concordance, evidence, facets, fingerprint, timeline
from picket import dossier as dossiers
from picket import families as families_
from picket import together as together_
from picket.board import Board
from picket.changed import Change
from picket.concordance import Concordance
from picket.corrections import doubts as doubts_
from picket.corrections.doubts import Doubt
from picket.filter import Filter
from picket.ledger import Ledger, Unit
from picket.library import SavedView
from picket.meetings import Within
from picket.model import SENSES, Document
from picket.own_readings import behind
from picket.sides import usual_day as usual_day_of
from picket.steps import Step
from picket.tables import TABLES, View, listed_systems
from picket.tables import leading as leading_in
from picket.tables import pairs as pairs_table
from picket.together import Order, Together

P, T = ParamSpec("P"), TypeVar("T")


def _kept(most: int, spinner: str | bool = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function whose last results are kept, so many of them, for the library as it stands. What comes of it is shared
    between sessions: do not change it.

    A filter is told from others by all that it asks for, as it writes itself: to look through its parts one by one, as
    Streamlit would, takes eight times as long, and a page asks for dozens. What is as it was read is kept through
    corrections.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        def held(moments: _Moments) -> Callable[..., T]:
            def made(moment: tuple[int, str], *args: P.args, **named: P.kwargs) -> T:
                return make(*args, **named)

            made.__qualname__ = f"{make.__qualname__} {moments.what}"  # by which Streamlit tells functions apart
            kept = st.cache_resource(made, max_entries=most, show_spinner=spinner, hash_funcs={Filter: repr})
            moments.forget.append(kept.clear)
            return kept

        read, stands = held(_READ), held(_STANDS)

        @wraps(make)
        def now(*args: P.args, **named: P.kwargs) -> T:
            moment = _moment(args)
            moments, kept = (_READ, read) if moment[1] else (_STANDS, stands)
            moments.reach(moment)
            return kept(moment, *args, **named)

        return now

    return keeping


class _Moments:
    """What is kept of the last moment alone: of an earlier one nobody asks for anything again, but each thing that is
    kept holds on to the whole library as it was then.
    """

    def __init__(self, what: str) -> None:
        self.what, self.forget, self._last = what, list[Callable[[], None]](), (-1, "")

    def reach(self, moment: tuple[int, str]) -> None:
        """The library is at this moment, if it is no earlier one that another session still draws."""
        if moment != self._last and moment[0] >= self._last[0]:
            self._last = moment
            for forget in self.forget:
                forget()


_READ, _STANDS = _Moments("as it was read"), _Moments("as it stands")


def _moment(asked: Sequence[object]) -> tuple[int, str]:
    """The last revision that changes what is asked for, and the catalogue by which what was read is looked at."""
    filters = [one for one in asked if isinstance(one, Filter)]
    if not filters or not all(one.as_read for one in filters):
        return server.ledger().snapshot.revision, ""
    read = server.ledger(as_read=True)
    return read.snapshot.read_at, read.catalogue.fingerprint


def stale() -> int:
    """How many documents another engine, model or catalogue has read, and nobody is reading again now."""
    current, held = fingerprint.current(catalogue=server.catalogue()), server.following()
    doing = len(behind(server.library(), server.catalogue())) if held.running else 0
    return _read_otherwise(current) - doing


@_kept(2)
def _read_otherwise(current: str) -> int:
    return len(server.library().stale(current))


@_kept(2)
def names() -> dict[str, str]:
    """Document ids and their names, in the order added."""
    documents = server.ledger().documents
    return dict(zip(documents["id"], documents["name"]))


def collections() -> list[str]:
    """Every collection that a document is in, by name."""
    return sorted(filter(None, server.ledger().documents["collection"].unique()))


@_kept(12)
def matching(search: str) -> NDArray[np.int64]:
    """Numbers of the documents that a search finds, best first."""
    return server.library().matching(search)


@_kept(12)
def where(wanted: Filter) -> Ledger:
    """The part of the ledger that a filter keeps."""
    return server.ledger(wanted.as_read).where(wanted)  # what is as it was read must not hold on to corrections


def _both(one: Filter, other: Filter) -> tuple[Ledger, Ledger]:
    """The parts of the ledger that two filters keep at one moment, whatever another process adds in between.

    What is as it was read is kept through corrections, so that its revision may be an older one.
    """
    of = "read_at" if one.as_read or other.as_read else "revision"
    while True:
        here, there = where(one), where(other)
        if getattr(here.whole, of) == getattr(there.whole, of):
            return here, there


@_kept(24)
def view(name: str, wanted: Filter) -> View:
    """One of TABLES for a filter, to be looked at as far as it is shown."""
    return View(TABLES[name], where(wanted))


@_kept(48)
def leading(wanted: Filter, label: str, unit: Unit) -> View:
    """The entities of one kind, "" for all of them, those that `unit` counts most first."""
    return leading_in(view("entities", wanted), label, unit)


@_kept(12)
def systems(wanted: Filter, threats: bool | None, every: bool) -> View:
    """The systems to list (picket.tables.listed_systems)."""
    return listed_systems(view("systems", wanted), threats, every)


@_kept(60)
def table(name: str, wanted: Filter) -> pd.DataFrame:
    """The same as a whole: for tables that are never large."""
    return view(name, wanted).whole


@_kept(12)
def documents(wanted: Filter, order: str) -> View:
    """The documents that a filter keeps, in this order (components.document_order)."""
    best = matching(wanted.search) if wanted.search else None
    return document_order.ordered(view("documents", wanted), order, best)


@_kept(20)
def document(key: str) -> Document:
    """A document with its text."""
    return server.library().document(key)


@_kept(8)
def marked(key: str, as_read: bool = False) -> Content:
    """A document's text with its mentions marked, whatever the filter: corrected, or as they were read."""
    listed, found = mentions(key, as_read), document(key)
    return text_view.content(found.text, text_view.marks(listed.whole), found.pages)


def mentions(key: str, as_read: bool = False) -> View:
    """Every mention of a document, as `marked` marks them."""
    return view("mentions", Filter(documents=(key,), senses=SENSES, as_read=as_read))


@_kept(12)
def world(wanted: Filter, unit: Unit, height: int, compact: bool, dark: bool) -> go.Figure:
    """The map of the countries that a filter keeps (components.world_figure)."""
    rows = world_figure.mentioned(table("countries", wanted), unit)
    return world_figure.figure(rows, unit=unit, height=height, compact=compact, dark=dark)


@_kept(2)
def known_names() -> dict[str, list[list[str]]]:
    """By kind the names that words can be said to mean (components.known_names)."""
    return known_names_.known(server.catalogue(), view("entities", Filter()))


@_kept(12)
def added(wanted: Filter) -> pd.Series:
    """How many documents a filter keeps of those added in each minute (2026-11-24T13:05, UTC), newest first."""
    minutes = where(wanted).documents["added_at"].dt.floor("min").value_counts().sort_index(ascending=False)
    return minutes.set_axis(minutes.index.strftime("%Y-%m-%dT%H:%M"))


@_kept(2)
def decided() -> pd.DataFrame:
    """The log as rows (components.review_rows)."""
    return review_rows.rows(server.ledger(), names())


@_kept(4)
def to_read(wanted: Filter) -> list[str]:
    """Ids of the documents that a filter keeps, in the order added."""
    return list(where(wanted).documents["id"])


@_kept(24)
def board(wanted: Filter, reference: bool) -> Board:
    """The status board; with `reference` also the systems and countries that only the catalogue tells of."""
    return board_.board(where(wanted), reference, wanted.named)


def best_step(wanted: Filter) -> Step:
    """The step in which a timeline of these documents reads well."""
    return timeline.best_step(where(wanted))


@_kept(24)
def periods(wanted: Filter, step: Step, label: str, unit: Unit) -> pd.DataFrame:
    """The counts of a timeline (picket.timeline)."""
    return timeline.periods(where(wanted), step, label, (), unit)


@_kept(24)
def period_figures(wanted: Filter, step: Step, label: str, unit: Unit) -> pd.DataFrame:
    """The same side by side, latest first (picket.timeline.side_by_side)."""
    return timeline.side_by_side(periods(wanted, step, label, unit), unit).iloc[::-1]


@_kept(24)
def timeline_chart(
    wanted: Filter, step: Step, label: str, unit: Unit, dark: bool, selected: tuple[str, str]
) -> go.Figure:  # fmt: skip
    """The same as a chart (components.timeline)."""
    colours = timeline_.SERIES[dark] if label else [palette.ink("SYSTEM", dark)]
    return timeline_.figure(periods(wanted, step, label, unit), step, unit, dark, colours, selected)


@_kept(24)
def together(wanted: Filter, one: str, other: str, within: Within, order: Order, most: int) -> Together:
    """Which entities of two kinds are named together."""
    return together_.together(where(wanted), one, other, within, most, order)


@_kept(12)
def pairs(wanted: Filter, one: str, other: str) -> View:
    """Every pair of entities of two kinds that are named together."""
    return View(pairs_table(one, other), where(wanted))


@_kept(12, "Looking through the texts …")
def found(wanted: Filter, typed: str, every: bool) -> Concordance:
    """Where words stand in the documents, and where the filter asks for sentences in the sentences, that it keeps."""
    return concordance.among(where(wanted), typed, None if every else concordance.MOST, wanted.names_sentences)


@_kept(12)
def compared(one: Filter, other: Filter, label: str) -> pd.DataFrame:
    """The names of a kind by one filter and by another."""
    return compare.compared(*_both(one, other), label)


@_kept(12)
def families(wanted: Filter) -> families_.Families:
    """The systems of the catalogue in their families, counted within a filter."""
    return families_.families(where(wanted))


@_kept(60)
def dossier(scope: Filter, key: str, parts: bool) -> dossiers.Dossier:
    """What the documents of a scope hold of one system, with what belongs to it if `parts`."""
    return dossiers.dossier(*_both(replace(scope, label="SYSTEM", key=key, parts=parts), scope))


@_kept(4)
def _changed(before: Filter, after: Filter, least: int) -> pd.DataFrame:
    whole = changed_.changed(*_both(before, after), least)
    return changed_.about(whole, after.named, server.catalogue())


@_kept(24)
def changed(before: Filter, after: Filter, least: int, *changes: Change) -> pd.DataFrame:
    """What changed so between two filters, on the systems and countries they name (picket.changed)."""
    return changed_.of(_changed(before, after, least), *changes)


@_kept(12)
def usual_day(wanted: Filter) -> date | None:
    """The day at which what a filter keeps is usually cut in two (picket.sides)."""
    return usual_day_of(where(wanted).documents["published"])


@_kept(24)
def dated(wanted: Filter) -> tuple[date, date] | None:
    """The stated dates of the earliest and the latest document that a filter keeps; None where none is dated."""
    days = where(wanted).documents["published"].dropna()
    return None if days.empty else (days.min().date(), days.max().date())


@_kept(200)
def counted(wanted: Filter) -> evidence.Counts:
    """How many mentions, sentences, documents, stories and sources a filter keeps."""
    return evidence.counted(where(wanted))


@_kept(24)
def listed(wanted: Filter, what: str, mentioned: bool, order: str) -> View:
    """The rows behind a figure (picket.evidence), in this order."""
    return evidence.ordered(evidence.listed(where(wanted), what, mentioned), order)


@_kept(12)
def choices(wanted: Filter) -> list[facets.Facet]:
    """What a filter could ask for next."""
    return facets.facets(server.ledger(), wanted)


@_kept(4)
def doubts(wanted: Filter) -> list[Doubt]:
    """What a filter keeps that is in doubt, most valuable first (picket.corrections.doubts)."""
    return doubts_.doubts(where(wanted))


@st.cache_resource(ttl=5, max_entries=100, show_spinner=False)
def saved_view(key: str) -> SavedView | None:
    """The view saved under this key; what another dashboard on the library saves is seen within seconds."""
    return server.library().view(key)


def forget_views() -> None:
    """Look them up again: one was saved or dropped."""
    saved_view.clear()
