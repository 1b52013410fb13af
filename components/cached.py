"""What is kept between reruns: the only file that caches. Keys are revisions and filters, never frames."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue, load_catalogue
from picket.ledger import Filter, Ledger
from picket.library import Library, Reads, Work, seed
from picket.model import Document
from picket.tables import TABLES, View

if TYPE_CHECKING:
    from picket.nlp.pipeline import Engine


@st.cache_resource(show_spinner="Opening the library …")
def library() -> Library:
    """The one library of this server; a new one gets the seed article."""
    opened = Library.open()
    seed(opened, engine)
    return opened


@st.cache_resource(show_spinner="Loading the language model …")
def engine() -> Engine:
    """The one engine of this server, loaded when the first text is to be read: pages never wait for it."""
    from picket.nlp.pipeline import Engine

    return Engine()


@st.cache_resource
def engine_lock() -> threading.Lock:
    """An engine serves one reader at a time."""
    return threading.Lock()


@st.cache_resource
def work() -> Work:
    """The background reading of this server's library."""
    return Work(library(), _borrow)


def _borrow(documents: int) -> Reads:
    """Engines in processes of their own: what is read in the background does not slow the pages."""
    from picket.nlp.parallel import WORTH_IT, Engines, cores

    return Engines(cores() if documents >= WORTH_IT else 1)


def catalogue() -> Catalogue:
    """The catalogue; reading it again is free."""
    return load_catalogue()


def ledger() -> Ledger:
    """The ledger of the library as it stands now."""
    return _latest().ledger(library().revision())


def names() -> dict[str, str]:
    """Document ids and their names, in the order added."""
    return _names(library().revision())


def tags() -> list[str]:
    """Every tag that a document bears, by name."""
    return _tags(library().revision())


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


@st.cache_resource(max_entries=2, show_spinner=False)
def _tags(revision: int) -> list[str]:
    return sorted({tag for tags in ledger().documents["tags"].unique() for tag in tags.split("\n") if tag})


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


@st.cache_resource(max_entries=20, show_spinner=False)
def _document(key: str, revision: int) -> Document:
    return library().document(key)
