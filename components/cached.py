"""What is kept between reruns: the only file that caches. Keys are revisions and filters, never frames."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from components import known_names as known_names_
from components import review_rows, text_view
from components.text_view import Content
from picket import board as board_
from picket import changed as changed_
from picket import compare, concordance, evidence, facets, fingerprint, readonly, timeline
from picket import dossier as dossiers
from picket import families as families_
from picket import together as together_
from picket.board import Board
from picket.catalogue.load import Catalogue
from picket.catalogue.own import library_catalogue
from picket.concordance import Concordance
from picket.corrections import doubts as doubts_
from picket.corrections import saying
from picket.corrections.decision import Decision
from picket.corrections.doubts import Doubt
from picket.corrections.standing import Standing
from picket.filter import Filter
from picket.following import Following
from picket.ledger import Ledger, Unit
from picket.library import Library, Reads, SavedView, Work, seed
from picket.library.store import place
from picket.meetings import Within
from picket.model import SENSES, Document
from picket.own_readings import behind
from picket.steps import Step
from picket.tables import TABLES, View
from picket.tables import pairs as pairs_table
from picket.together import Order, Together

if TYPE_CHECKING:
    from picket.nlp.pipeline import Engine


@st.cache_resource(show_spinner="Opening the library …")
def library() -> Library:
    """The one library of this server; a new one gets the seed article."""
    opened = Library.open()
    if not read_only():
        seed(opened, engine)
    return opened


def read_only() -> bool:
    """Whether this server shows the library and cannot change it."""
    return readonly.is_set()


def engine() -> Engine:
    """The one engine of this server, loaded when the first text is to be read: pages never wait for it."""
    return _engine_over(today := _catalogue(), today.fingerprint)


@st.cache_resource(show_spinner="Loading the language model …")
def _loaded() -> Engine:
    from picket.nlp.pipeline import Engine

    return Engine()


@st.cache_resource(max_entries=1, show_spinner=False)
def _engine_over(_today: Catalogue, mark: str) -> Engine:
    return _loaded().over(_today) if _today.own else _loaded()


@st.cache_resource
def engine_lock() -> threading.Lock:
    """An engine serves one reader at a time."""
    return threading.Lock()


@st.cache_resource
def work() -> Work:
    """The background reading of this server's library."""
    return Work(library(), _borrow, following().notice)


def _borrow(documents: int) -> Reads:
    """Engines in processes of their own: what is read in the background does not slow the pages."""
    return _borrowed(documents, _catalogue())


def _borrowed(documents: int, today: Catalogue) -> Reads:
    from picket.nlp.parallel import WORTH_IT, Engines, cores

    return Engines(cores() if documents >= WORTH_IT else 1, today)


@st.cache_resource
def following() -> Following:
    """What keeps this server's library with its own systems."""
    return Following(library(), _catalogue, _lent)


@contextmanager
def _lent(documents: int, today: Catalogue) -> Iterator[Reads]:
    """A few documents are read by the engine that is loaded, at once; many by others, so that nobody waits for it."""
    from picket.nlp.parallel import WORTH_IT

    if documents < WORTH_IT:
        with engine_lock():
            yield _engine_over(today, today.fingerprint)
    else:
        with closing(_borrowed(documents, today)) as engines:
            yield engines


def catalogue() -> Catalogue:
    """The built-in systems and this library's own as they stand now; when these have changed, readings follow."""
    today = _catalogue()
    if not read_only():
        _noticed(today.fingerprint)
    return today


def _catalogue() -> Catalogue:
    return library_catalogue(place())


@st.cache_resource(max_entries=1, show_spinner=False)
def _noticed(mark: str) -> None:
    following().notice()


def stale() -> int:
    """How many documents another engine, model or catalogue has read, and nobody is reading again now."""
    current, held = fingerprint.current(catalogue=catalogue()), following()
    doing = len(behind(library(), catalogue())) if held.running else 0
    return len(library().stale(current)) - doing


def ledger(as_read: bool = False) -> Ledger:
    """The ledger of the library as it stands now: corrected, or as it was read."""
    found = _latest().ledger(library().revision())
    return found.as_read if as_read else found


def names() -> dict[str, str]:
    """Document ids and their names, in the order added."""
    return _names(library().revision())


def collections() -> list[str]:
    """Every collection that a document is in, by name."""
    return sorted(filter(None, ledger().documents["collection"].unique()))


def matching(search: str) -> NDArray[np.int64]:
    """Numbers of the documents that a search finds, best first."""
    return _matching(search, library().revision())


def where(wanted: Filter) -> Ledger:
    """The part of it that a filter keeps."""
    return _where(wanted, library().revision())


def view(name: str, wanted: Filter) -> View:
    """One of TABLES for a filter, to be looked at as far as it is shown."""
    return _view(name, wanted, library().revision())


def table(name: str, wanted: Filter) -> pd.DataFrame:
    """The same as a whole: for tables that are never large. Shared between sessions: do not change it."""
    return _table(name, wanted, library().revision())


def document(key: str) -> Document:
    """A document with its text."""
    return _document(key, library().revision())


def marked(key: str, as_read: bool = False) -> Content:
    """A document's text with its mentions marked, whatever the filter: corrected, or as they were read."""
    return _marked(key, as_read, library().revision())


def mentions(key: str, as_read: bool = False) -> View:
    """Every mention of a document, as `marked` marks them."""
    return view("mentions", Filter(documents=(key,), senses=SENSES, as_read=as_read))


def known_names() -> dict[str, list[list[str]]]:
    """By kind the names that words can be said to mean (components.known_names)."""
    return _known_names(library().revision())


def decided() -> pd.DataFrame:
    """The log as rows (components.review_rows). Shared between sessions: do not change it."""
    return _decided(library().revision())


def standing() -> Standing:
    """What analysts decided."""
    return ledger().whole.standing


def decide(decisions: Sequence[Decision]) -> None:
    """Keep what an analyst decided. Raises DecisionError."""
    library().decide(decisions)


def to_read(wanted: Filter) -> list[str]:
    """Ids of the documents that a filter keeps, in the order added."""
    return _to_read(wanted, library().revision())


def board(wanted: Filter, reference: bool) -> Board:
    """The status board; with `reference` also the systems and countries that only the catalogue tells of."""
    return _board(wanted, reference, library().revision())


def best_step(wanted: Filter) -> Step:
    """The step in which a timeline of these documents reads well."""
    return timeline.best_step(where(wanted))


def periods(wanted: Filter, step: Step, label: str, unit: Unit) -> pd.DataFrame:
    """The counts of a timeline (picket.timeline)."""
    return _periods(wanted, step, label, unit, library().revision())


def together(wanted: Filter, one: str, other: str, within: Within, order: Order, most: int) -> Together:
    """Which entities of two kinds are named together."""
    return _together(wanted, one, other, within, order, most, library().revision())


def pairs(wanted: Filter, one: str, other: str) -> View:
    """Every pair of entities of two kinds that are named together."""
    return _pairs(wanted, one, other, library().revision())


def found(wanted: Filter, typed: str, every: bool) -> Concordance:
    """Where words stand in the documents, and where the filter asks for sentences in the sentences, that it keeps."""
    return _found(wanted, typed, every, library().revision())


def compared(one: Filter, other: Filter, label: str) -> pd.DataFrame:
    """The names of a kind by one filter and by another."""
    return _compared(one, other, label, library().revision())


def families(wanted: Filter) -> families_.Families:
    """The systems of the catalogue in their families, counted within a filter."""
    return _families(wanted, library().revision())


def dossier(scope: Filter, key: str, parts: bool) -> dossiers.Dossier:
    """What the documents of a scope hold of one system, with what belongs to it if `parts`."""
    return _dossier(scope, key, parts, library().revision())


def changed(before: Filter, after: Filter, least: int) -> pd.DataFrame:
    """What changed between two filters (picket.changed)."""
    return _changed(before, after, least, library().revision())


def counted(wanted: Filter) -> evidence.Counts:
    """How many mentions, sentences, documents, stories and sources a filter keeps."""
    return _counted(wanted, library().revision())


def listed(wanted: Filter, what: str, mentioned: bool, order: str) -> View:
    """The rows behind a figure (picket.evidence), in this order."""
    return _listed(wanted, what, mentioned, order, library().revision())


def choices(wanted: Filter) -> list[facets.Facet]:
    """What a filter could ask for next."""
    return _choices(wanted, library().revision())


def doubts(wanted: Filter) -> list[Doubt]:
    """What a filter keeps that is in doubt, most valuable first (picket.corrections.doubts)."""
    return _doubts(wanted, library().revision())


@st.cache_resource(ttl=5, max_entries=100, show_spinner=False)
def saved_view(key: str) -> SavedView | None:
    """The view saved under this key; what another dashboard on the library saves is seen within seconds."""
    return library().view(key)


def forget_views() -> None:
    """Look them up again: one was saved or dropped."""
    saved_view.clear()


class _Latest:
    """The ledger last asked for, from which the next one is made: only what changed since is read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ledger: Ledger | None = None

    def ledger(self, revision: int) -> Ledger:
        """The ledger of this revision or a later one."""
        with self._lock:
            known = self._ledger
            if known is None or known.snapshot.revision != revision:
                self._ledger = known = Ledger.of(library(), catalogue(), known.snapshot if known else None)
            return known


@st.cache_resource(show_spinner="Counting …")
def _latest() -> _Latest:
    latest = _Latest()
    latest.ledger(-1)
    return latest


@st.cache_resource(max_entries=2, show_spinner=False)
def _names(revision: int) -> dict[str, str]:
    documents = ledger().documents
    return dict(zip(documents["id"], documents["name"]))


@st.cache_resource(max_entries=12, show_spinner=False)
def _matching(search: str, revision: int) -> NDArray[np.int64]:
    return library().matching(search)


@st.cache_resource(max_entries=12, show_spinner=False)
def _where(wanted: Filter, revision: int) -> Ledger:
    return ledger().where(wanted)


@st.cache_resource(max_entries=24, show_spinner=False)
def _view(name: str, wanted: Filter, revision: int) -> View:
    return View(TABLES[name], where(wanted))


@st.cache_resource(max_entries=60, show_spinner=False)
def _table(name: str, wanted: Filter, revision: int) -> pd.DataFrame:
    return view(name, wanted).whole


@st.cache_resource(max_entries=8, show_spinner=False)
def _marked(key: str, as_read: bool, revision: int) -> Content:
    listed, found = mentions(key, as_read), document(key)
    corrected = saying.told_of(listed.ledger, listed.rows["row"])
    return text_view.content(found.text, text_view.marks(listed.whole.assign(corrected=corrected)), found.pages)


@st.cache_resource(max_entries=2, show_spinner=False)
def _known_names(revision: int) -> dict[str, list[list[str]]]:
    return known_names_.known(catalogue(), view("entities", Filter()))


@st.cache_resource(max_entries=4, show_spinner=False)
def _to_read(wanted: Filter, revision: int) -> list[str]:
    return list(where(wanted).documents["id"])


@st.cache_resource(max_entries=24, show_spinner=False)
def _board(wanted: Filter, reference: bool, revision: int) -> Board:
    return board_.board(where(wanted), reference, wanted.named)


@st.cache_resource(max_entries=24, show_spinner=False)
def _periods(wanted: Filter, step: Step, label: str, unit: Unit, revision: int) -> pd.DataFrame:
    return timeline.periods(where(wanted), step, label, (), unit)


@st.cache_resource(max_entries=24, show_spinner=False)
def _together(wanted: Filter, one: str, other: str, within: Within, order: Order, most: int, revision: int) -> Together:
    return together_.together(where(wanted), one, other, within, most, order)


@st.cache_resource(max_entries=12, show_spinner=False)
def _pairs(wanted: Filter, one: str, other: str, revision: int) -> View:
    return View(pairs_table(one, other), where(wanted))


@st.cache_resource(max_entries=12, show_spinner="Looking through the texts …")
def _found(wanted: Filter, typed: str, every: bool, revision: int) -> Concordance:
    return concordance.among(where(wanted), typed, None if every else concordance.MOST, wanted.names_sentences)


@st.cache_resource(max_entries=12, show_spinner=False)
def _compared(one: Filter, other: Filter, label: str, revision: int) -> pd.DataFrame:
    return compare.compared(where(one), where(other), label)


@st.cache_resource(max_entries=12, show_spinner=False)
def _families(wanted: Filter, revision: int) -> families_.Families:
    return families_.families(where(wanted))


@st.cache_resource(max_entries=60, show_spinner=False)
def _dossier(scope: Filter, key: str, parts: bool, revision: int) -> dossiers.Dossier:
    return dossiers.dossier(where(replace(scope, label="SYSTEM", key=key, parts=parts)), where(scope))


@st.cache_resource(max_entries=12, show_spinner=False)
def _changed(before: Filter, after: Filter, least: int, revision: int) -> pd.DataFrame:
    return changed_.changed(where(before), where(after), least)


@st.cache_resource(max_entries=200, show_spinner=False)
def _counted(wanted: Filter, revision: int) -> evidence.Counts:
    return evidence.counted(where(wanted))


@st.cache_resource(max_entries=24, show_spinner=False)
def _listed(wanted: Filter, what: str, mentioned: bool, order: str, revision: int) -> View:
    return evidence.ordered(evidence.listed(where(wanted), what, mentioned), order)


@st.cache_resource(max_entries=12, show_spinner=False)
def _choices(wanted: Filter, revision: int) -> list[facets.Facet]:
    return facets.facets(ledger(), wanted)


@st.cache_resource(max_entries=2, show_spinner=False)
def _decided(revision: int) -> pd.DataFrame:
    return review_rows.rows(ledger(), names())


@st.cache_resource(max_entries=4, show_spinner=False)
def _doubts(wanted: Filter, revision: int) -> list[Doubt]:
    return doubts_.doubts(where(wanted))


@st.cache_resource(max_entries=20, show_spinner=False)
def _document(key: str, revision: int) -> Document:
    return library().document(key)
