"""What a reader is told when a library is locked, deleted or replaced while it is open, or a clock set back."""

import os
import shutil
import sqlite3
from datetime import datetime

import pytest
import streamlit as st
from sqlalchemy.exc import DBAPIError

from picket.catalogue.load import load_catalogue
from picket.corrections import making
from picket.corrections.decision import Named, Read
from picket.corrections.standing import withdrawal
from picket.errors import LibraryError
from picket.export import Taken, pieces
from picket.filter import Filter
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, dialect, ingest, writing
from picket.tables import TABLES, View
from tests.corrections.shelf import CATALOGUE, fill, ledger_of, of
from tests.library.fakes import Capitals
from tests.pages_at_hand import Visit

DELETED = "was deleted or moved while it was open; put it back where it was, and try again."
REPLACED = "was replaced by another while it was open; start Picket again to see that one."


def test_what_the_database_reports_quotes_no_text(tmp_path):
    with dialect.connect(tmp_path).connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("words of a document",))
    assert "nowhere" in str(raised.value) and "words of a document" not in str(raised.value)


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


@pytest.fixture
def shelf(tmp_path):
    opened = fill(tmp_path / "library")
    yield opened
    opened.close()


def decide(library, name="uncle sam"):
    return library.decide([making.of_entity(Read("ORG", name), "Ana", named=Named("COUNTRY", "USA"))])


def exported(library):
    """The bytes of a table of passages, for which texts are read."""
    view = View(TABLES["mentions"], ledger_of(library).where(Filter()))
    return b"".join(pieces(Taken.one("mentions", view, Filter()), "csv"))


def test_a_busy_library_keeps_no_decision_and_is_exported_all_the_same(shelf, monkeypatch):
    with shelf._reader.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    before = exported(shelf)
    with sqlite3.connect(shelf.location / dialect.FILE) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="is busy: another program held it for half a minute; close that"):
            decide(shelf)
        assert exported(shelf) == before
        other.rollback()
    assert shelf.decisions() == []
    assert decide(shelf) == 1


@pytest.mark.parametrize("fault", ["deleted", "replaced"])
def test_a_library_that_is_gone_takes_no_decision_and_gives_no_file(shelf, tmp_path, fault):
    view = View(TABLES["mentions"], ledger_of(shelf).where(Filter()))
    other = fill(tmp_path / "other")
    other.close()
    os.rename(shelf.location, tmp_path / "elsewhere")
    if fault == "replaced":
        os.rename(tmp_path / "other", shelf.location)
    said = f"The library '{shelf.location}' {DELETED if fault == 'deleted' else REPLACED}"
    for act in (lambda: decide(shelf), lambda: b"".join(pieces(Taken.one("mentions", view, Filter()), "csv"))):
        with pytest.raises(LibraryError) as refused:
            act()
        assert str(refused.value) == said
    shutil.rmtree(shelf.location, ignore_errors=True)
    os.rename(tmp_path / "elsewhere", shelf.location)
    assert shelf.decisions() == [] and decide(shelf) == 1


@pytest.mark.parametrize("name", ["mentions", "passages"])
def test_a_file_is_refused_when_another_dashboard_removes_what_it_would_hold(shelf, name, monkeypatch):
    monkeypatch.setattr("picket.tables.BATCH", 2)
    other, view = Library.open(shelf.location), View(TABLES[name], ledger_of(shelf).where(Filter()))
    parts = pieces(Taken.one(name, view, Filter()), "csv")
    assert next(parts)
    other.remove(["two"])
    with pytest.raises(LibraryError, match="Documents of this were removed meanwhile, in another window or program; t"):
        list(parts)
    fresh = View(TABLES[name], ledger_of(shelf).where(Filter()))
    assert b"two" not in b"".join(pieces(Taken.one(name, fresh, Filter()), "csv"))
    other.close()


def test_a_full_disk_keeps_no_half_of_what_was_decided(shelf):
    with shelf._reader.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    many = [making.of_entity(Read("ORG", f"name {n}"), "Ana", why="x" * 500) for n in range(400)]
    with pytest.raises(LibraryError, match="has no room left: the disk is full; free some space and try again"):
        shelf.decide(many)
    assert shelf.decisions() == []
    assert decide(shelf) == 1 and len(shelf.decisions()) == 1


def test_what_one_dashboard_decides_holds_on_the_other_and_both_may_decide(shelf):
    other = Library.open(shelf.location)
    seen = ledger_of(other)
    assert of(seen, "Uncle Sam") == [("ORG", "uncle sam")]
    assert decide(shelf) == 1
    found = Ledger.of(other, CATALOGUE, seen.snapshot)
    assert of(found, "Uncle Sam") == [("COUNTRY", "USA")]
    (one,) = other.decisions()
    assert other.decide([withdrawal(one, "Bo")]) == 1
    assert of(ledger_of(shelf), "Uncle Sam") == [("ORG", "uncle sam")]
    other.close()


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
