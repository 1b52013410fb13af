"""What this server has one of, for all of its sessions: the library, the engine, the background work, the ledger."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from components.moment import once
from picket import readonly
from picket.catalogue.load import Catalogue
from picket.catalogue.own import library_catalogue
from picket.corrections.decision import Decision
from picket.corrections.standing import Standing
from picket.following import Following
from picket.ledger import Ledger
from picket.library import Library, Reads, Work, seed
from picket.library.store import place

if TYPE_CHECKING:
    from picket.nlp.pipeline import Engine


MUCH = 100_000
"""Code points, about ten seconds of reading."""


@st.cache_resource(show_spinner="Opening the library …")
def library() -> Library:
    """The one library of this server; a new one gets the seed article."""
    opened = Library.open()
    if not read_only():
        seed(opened, _engine)
    return opened


def read_only() -> bool:
    """Whether this server shows the library and cannot change it."""
    return readonly.is_set()


def _engine() -> Engine:
    return _engine_over(today := _catalogue(), today.fingerprint)


@st.cache_resource(show_spinner="Loading the language model …")
def _loaded() -> Engine:
    """The one engine of this server, loaded when the first text is to be read: pages never wait for it."""
    from picket.nlp.pipeline import Engine

    return Engine()


@st.cache_resource(max_entries=1, show_spinner=False)
def _engine_over(_today: Catalogue, mark: str) -> Engine:
    return _loaded().over(_today) if _today.own else _loaded()


@st.cache_resource
def _engine_lock() -> threading.Lock:
    """An engine serves one reader at a time."""
    return threading.Lock()


@contextmanager
def reading(characters: int, documents: int = 1, today: Catalogue | None = None) -> Iterator[Reads]:
    """What reads a little at once: the engine that is loaded. What is much is read by others, so that nobody waits for
    it and the server has none of what it takes.
    """
    from picket.nlp.parallel import WORTH_IT

    catalogue = today or _catalogue()
    if characters < MUCH and documents < WORTH_IT:
        with _engine_lock():
            yield _engine_over(catalogue, catalogue.fingerprint)
    else:
        with closing(_borrowed(documents, catalogue)) as engines:
            yield engines


@st.cache_resource
def work() -> Work:
    """The background reading of this server's library."""
    return Work(library(), _borrow, following().notice)


def _borrow(documents: int) -> Reads:
    """Engines in processes of their own: what is read in the background does not slow the pages."""
    return _borrowed(documents, _catalogue())


def _borrowed(documents: int, today: Catalogue) -> Reads:
    from picket.nlp.parallel import engines_for

    return engines_for(documents, catalogue=today)


@st.cache_resource
def following() -> Following:
    """What keeps this server's library with its own systems."""
    return Following(library(), _catalogue, _lent)


def _lent(ids: list[str], today: Catalogue) -> AbstractContextManager[Reads]:
    return reading(library().characters(ids), len(ids), today)


@once
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


def ledger(as_read: bool = False) -> Ledger:
    """The ledger of the library as it stands now: corrected, or as it was read."""
    found = _standing_now()
    return found.as_read if as_read else found


@once
def _standing_now() -> Ledger:
    return _latest().ledger(library().revision())


def standing() -> Standing:
    """What analysts decided."""
    return ledger().whole.standing


def decide(decisions: Sequence[Decision], given: bool = False) -> list[Decision]:
    """Keep what an analyst decides now, or as they are decisions that a file has `given`; those that were kept.

    Raises DecisionError.
    """
    made = list(decisions) if given else standing().behind(decisions)
    library().decide(made)
    return made


class _Latest:
    """The ledger last asked for, from which the next one is made: only what changed since is read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ledger: Ledger | None = None

    def ledger(self, revision: int) -> Ledger:
        """The ledger of this revision or a later one."""
        with self._lock:
            known = self._ledger
            if known is None or known.snapshot.revision < revision:
                self._ledger = known = Ledger.of(library(), catalogue(), known.snapshot if known else None)
            return known


@st.cache_resource(show_spinner="Counting …")
def _latest() -> _Latest:
    latest = _Latest()
    latest.ledger(-1)
    return latest
