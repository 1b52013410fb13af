"""What is kept between reruns: the only file that caches. Keys are revisions and filters, never frames."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from picket.catalogue.load import Catalogue, load_catalogue
from picket.ledger import Filter, Ledger
from picket.library import Library, seed
from picket.model import Document
from picket.tables import TABLES

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


def catalogue() -> Catalogue:
    """The catalogue; reading it again is free."""
    return load_catalogue()


def ledger() -> Ledger:
    """The ledger of the library as it stands now."""
    return _ledger(library().revision())


def table(name: str, wanted: Filter) -> pd.DataFrame:
    """One of TABLES for a filter. Shared between sessions: do not change it."""
    return _table(name, wanted, library().revision())


def document(key: str) -> Document:
    """A document with its text."""
    return _document(key, library().revision())


@st.cache_resource(max_entries=2, show_spinner=False)
def _ledger(revision: int) -> Ledger:
    return Ledger.of(library(), catalogue())


@st.cache_resource(max_entries=200, show_spinner=False)
def _table(name: str, wanted: Filter, revision: int) -> pd.DataFrame:
    return TABLES[name].make(_ledger(revision).where(wanted))


@st.cache_resource(max_entries=20, show_spinner=False)
def _document(key: str, revision: int) -> Document:
    return library().document(key)
