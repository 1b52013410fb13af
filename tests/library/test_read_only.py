"""A process for reading only shows all of a library and changes nothing of it, whoever asks."""

import inspect

import pytest
from sqlalchemy import text

from picket import readonly
from picket.catalogue import draft
from picket.errors import LibraryError
from picket.ingest import Given
from picket.library import Library, ingest
from picket.library.backup import backup, restore
from picket.model import Issue
from tests.library.fakes import Capitals

SAID = "is open for reading only here, and nothing was changed; use the dashboard of those who edit it."


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """A library with one document, opened for reading only."""
    library = Library.open(tmp_path / "library")
    list(ingest(library, Capitals(), [Given("a.txt", b"Japan and Korea spoke.")]))
    library.save_view("", {"q": ["japan"]}, "Japan")
    library.close()
    monkeypatch.setenv(readonly.VARIABLE, "yes")
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


CHANGES = {
    "keep": lambda one: one.keep([]),
    "renew": lambda one: one.renew([]),
    "carry": lambda one: one.carry("key", None, "value", "old", "new", 0, []),
    "forget_readings": lambda one: one.forget_readings(one.ids()),
    "edit": lambda one: one.edit(one.ids(), {"title": "x"}),
    "remove": lambda one: one.remove(one.ids()),
    "tag": lambda one: one.tag(one.ids(), "x"),
    "add_issue": lambda one: one.add_issue(Issue("info", "x", "x", "x")),
    "dismiss_issues": lambda one: one.dismiss_issues([1]),
    "remember": lambda one: one.remember("key", "value"),
    "hand_in": lambda one: one.hand_in([Given("b.txt", b"Poland.")]),
    "handled": lambda one: one.handled(9),
    "save_view": lambda one: one.save_view("", {}, "x"),
    "drop_view": lambda one: one.drop_view("japan"),
    "save_briefing": lambda one: one.save_briefing("x", []),
    "decide": lambda one: one.decide([]),
    "drop_briefing": lambda one: one.drop_briefing("x"),
    "add": lambda one: list(ingest(one, Capitals(), [Given("b.txt", b"Poland.")])),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_refused_in_one_sentence(shown, change):
    before = shown.revision()
    with pytest.raises(LibraryError) as refused:
        CHANGES[change](shown)
    assert str(refused.value) == f"The library '{shown.location}' {SAID}"
    assert shown.revision() == before
    assert (len(shown.ids()), [view.name for view in shown.views()]) == (1, ["Japan"])


def test_every_method_that_writes_is_among_them():
    writing = {
        name for name, method in inspect.getmembers(Library, inspect.isfunction)
        if "self._writing()" in inspect.getsource(method) and not name.startswith("_")
    }  # fmt: skip
    assert writing <= set(CHANGES)


def test_the_database_itself_refuses_a_change_that_passes_by_the_store(shown):
    with pytest.raises(LibraryError, match="is read-only for you"), shown._reading() as connection:
        connection.execute(text("DELETE FROM document"))
    assert len(shown.ids()) == 1


def test_what_is_there_is_read_and_copied(shown, tmp_path):
    (key,) = shown.ids()
    assert shown.document(key).text == "Japan and Korea spoke."
    assert backup(shown.location, tmp_path / "copy.picket") == 1


def test_a_copy_is_not_put_back(shown, tmp_path):
    backup(shown.location, tmp_path / "copy.picket")
    with pytest.raises(LibraryError, match="for reading only"):
        restore(tmp_path / "copy.picket", shown.location, replace=True)


def test_own_systems_stay_as_they_are(shown, tmp_path):
    for change in (lambda: draft.write(tmp_path, "x", "name: x"), lambda: draft.remove(tmp_path, "x")):
        with pytest.raises(LibraryError, match="for reading only"):
            change()
    assert not (tmp_path / "x.yml").exists()


def test_no_library_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv(readonly.VARIABLE, "1")
    with pytest.raises(LibraryError, match="There is no library in"):
        Library.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(("value", "is_set"), [("", False), ("0", False), ("no", False), ("yes", True), ("1", True)])
def test_the_switch(monkeypatch, value, is_set):
    monkeypatch.setenv(readonly.VARIABLE, value)
    assert readonly.is_set() is is_set
