"""What a reader is told when a library is locked, deleted or replaced while it is open, or a clock set back."""

import os
import shutil
import sqlite3
from datetime import datetime

import pytest
import streamlit as st

from picket.catalogue.load import load_catalogue
from picket.errors import LibraryError
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, dialect, ingest, writing
from tests.library.fakes import Capitals
from tests.pages_at_hand import Visit

DELETED = "was deleted or moved while it was open; put it back where it was, and try again."
REPLACED = "was replaced by another while it was open; start Picket again to see that one."


def add(library, name, words):
    return [outcome.result for outcome in ingest(library, Capitals(), [Given(name, words.encode())])]


def test_a_library_that_another_program_holds_can_be_read_and_is_said_to_be_busy(tmp_path, monkeypatch):
    monkeypatch.setattr(dialect, "ON_CONNECT", ("PRAGMA busy_timeout = 50", *dialect.ON_CONNECT[1:]))
    library = Library.open(tmp_path)
    add(library, "a.txt", "Japan spoke.")
    with sqlite3.connect(tmp_path / dialect.FILE) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(library.ids()) == 1
        with pytest.raises(LibraryError, match="is busy: another program held it for half a minute; close that"):
            add(library, "b.txt", "Korea spoke.")
        other.rollback()
    assert add(library, "b.txt", "Korea spoke.") == ["added"]
    library.close()


def test_a_library_that_was_deleted_is_neither_shown_nor_written_to(tmp_path):
    library = Library.open(tmp_path / "library")
    add(library, "a.txt", "Japan spoke.")
    os.rename(tmp_path / "library", tmp_path / "elsewhere")
    for ask in (library.ids, library.revision, lambda: add(library, "b.txt", "Korea spoke.")):
        with pytest.raises(LibraryError) as said:
            ask()
        assert str(said.value) == f"The library '{library.location}' {DELETED}"
    assert not (tmp_path / "library").exists(), "none is made in its place"
    os.rename(tmp_path / "elsewhere", tmp_path / "library")
    assert add(library, "b.txt", "Korea spoke.") == ["added"]
    library.close()


def test_a_library_that_was_replaced_is_not_taken_for_the_one_that_was_opened(tmp_path):
    library, other = Library.open(tmp_path / "library"), Library.open(tmp_path / "other")
    add(other, "o.txt", "Poland spoke.")
    other.close()
    shutil.copy(tmp_path / "other" / dialect.FILE, tmp_path / "copy")
    os.replace(tmp_path / "copy", tmp_path / "library" / dialect.FILE)
    with pytest.raises(LibraryError) as said:
        add(library, "a.txt", "Japan spoke.")
    assert str(said.value) == f"The library '{library.location}' {REPLACED}"
    library.close()


def test_a_dashboard_says_so_on_its_page_and_goes_on_once_it_is_back(tmp_path, monkeypatch):
    place = tmp_path / "library"
    library = Library.open(place)
    library.remember("seeded", "yes")
    add(library, "a.txt", "Japan spoke.")
    library.close()
    monkeypatch.setenv("PICKET_LIBRARY", str(place))
    st.cache_resource.clear()
    try:
        assert not Visit("library").at.error
        os.rename(place, tmp_path / "elsewhere")
        (error,) = Visit("library").at.error
        assert "was deleted or moved while it was open" in error.value
        os.rename(tmp_path / "elsewhere", place)
        assert not Visit("library").at.error
    finally:
        st.cache_resource.clear()


def test_two_dashboards_on_one_library_show_each_others_documents(tmp_path):
    one, other = Library.open(tmp_path), Library.open(tmp_path)
    catalogue = load_catalogue()
    assert add(one, "a.txt", "Japan spoke.") == ["added"]
    seen = Ledger.of(other, catalogue)
    assert list(seen.documents["name"]) == ["a.txt"]
    assert add(other, "b.txt", "Korea spoke.") == ["added"]
    assert add(one, "c.txt", "Korea spoke.") == ["already there"]
    assert list(Ledger.of(one, catalogue, seen.snapshot).documents["name"]) == ["a.txt", "b.txt"]
    one.close()
    other.close()


def test_a_clock_that_is_set_back_changes_no_order_and_hides_nothing(tmp_path, monkeypatch):
    library = Library.open(tmp_path)
    add(library, "a.txt", "Japan spoke.")
    seen, revision = Ledger.of(library, load_catalogue()), library.revision()
    monkeypatch.setattr(writing, "now", lambda: datetime(2001, 1, 1))
    add(library, "b.txt", "Korea spoke.")
    assert library.revision() > revision
    found = Ledger.of(library, load_catalogue(), seen.snapshot)
    assert list(found.documents["name"]) == ["a.txt", "b.txt"]
    assert library.ids() == list(found.documents["id"])
    library.close()
