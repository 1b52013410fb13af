"""Where a library may lie, and what is said when it may not."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from picket.errors import LibraryError
from picket.ingest import from_paste
from picket.library import Library, ingest, refresh
from tests.library.fakes import Capitals
from tests.library.harm import HARM, damage


def test_the_folder_is_made_on_first_use_whatever_its_name(tmp_path):
    place = tmp_path / "deep" / "100% my & co? #1 'library' ü"
    library = Library.open(place)
    assert library.location == place
    assert [p.name for p in place.iterdir() if p.suffix == ".db"] == ["picket.db"]
    library.close()


def test_the_environment_names_it_unless_the_call_does(tmp_path, monkeypatch):
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "env"))
    assert Library.open().location == tmp_path / "env"
    assert Library.open(tmp_path / "call").location == tmp_path / "call"


def test_by_default_it_lies_with_the_users_data(tmp_path, monkeypatch):
    monkeypatch.delenv("PICKET_LIBRARY", raising=False)
    monkeypatch.setattr("picket.library.store.user_data_dir", lambda name: str(tmp_path / "data" / name))
    assert Library.open().location == tmp_path / "data" / "picket"


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match=r"file/library' cannot be made \(Not a directory\); choose another"):
        Library.open(tmp_path / "file" / "library")


def test_another_kind_of_file(tmp_path):
    (tmp_path / "picket.db").write_bytes(b"This is no database at all. " * 100)
    with pytest.raises(LibraryError, match=r"is not a Picket library: its picket.db is another kind of file"):
        Library.open(tmp_path)


def test_another_programs_database(tmp_path):
    with sqlite3.connect(tmp_path / "picket.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LibraryError, match=r"is not a Picket library: its picket.db holds other tables"):
        Library.open(tmp_path)


@pytest.mark.parametrize(("sql", "said"), HARM)
def test_a_damaged_library_is_one_sentence(tmp_path, sql, said):
    Library.open(tmp_path).close()
    damage(tmp_path / "picket.db", sql)
    with pytest.raises(LibraryError, match=f"The library '.*' {said}.*; move its picket.db out of the folder and"):
        Library.open(tmp_path)


def test_a_library_of_a_newer_picket_is_left_alone(tmp_path):
    Library.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "picket.db") as file:
        file.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(LibraryError, match=r"made by a newer Picket \(tables version 99, this one knows 7\)"):
        Library.open(tmp_path)


@pytest.mark.parametrize(
    ("version", "author", "collection", "views", "briefings"),
    [
        (1, "", "", [], []), (2, "Ann Lee", "", [], []), (3, "Ann Lee", "", [], []),
        (4, "Ann Lee", "North", ["Monday"], []), (5, "Ann Lee", "North", ["Monday"], ["Weekly"]),
        (6, "Ann Lee", "North", ["Monday"], ["Weekly"]),
    ],
)  # fmt: skip
def test_a_library_of_an_older_version_loses_nothing(tmp_path, version, author, collection, views, briefings):
    old = sqlite3.connect(tmp_path / "picket.db")
    old.executescript((OLD / f"{version}.sql").read_text(encoding="utf-8"))
    old.close()

    library = Library.open(tmp_path)
    kept = library.changes()
    assert library.recall("schema") == "7"
    assert library.ids() == ["7656ad7cd519dbb3", "4b5026565e0a97ca", "755d3df849f9dcc9"]
    assert list(kept.documents["title"]) == ["Patriot for Tokyo", "By hand", ""]
    assert list(kept.documents["author"]) == [author, "", ""]
    assert list(kept.documents["collection"]) == [collection, "", ""]
    assert [view.name for view in library.views()] == views
    assert [briefing.name for briefing in library.briefings()] == briefings
    assert library.decisions() == kept.decisions == []
    assert len(kept.places) == 13
    assert list(kept.issues["document"]) == [0, 3, 3]
    assert library.matching('thaad NOT "by hand"').tolist() == [1]
    first = library.reading("7656ad7cd519dbb3")
    assert [m.text for m in first.mentions if m.label == "COUNTRY"] == ["Tokyo", "Japan", "Tokyo"]
    assert [statement.quote for statement in first.statements] == ["Japan ordered THAAD"]
    assert all(first.document.text[m.start : m.end] == m.text for m in first.mentions)

    assert len(list(refresh(library, Capitals("now")))) == 3
    assert list(library.changes().documents["title"]) == ["Patriot for Tokyo", "By hand", ""]
    assert library.document("7656ad7cd519dbb3").author == "Ann Lee"
    library.close()
    again = Library.open(tmp_path)
    assert list(refresh(again, Capitals("now"))) == []
    (outcome,) = ingest(again, Capitals("now"), [from_paste("Seoul said no to THAAD.")])
    assert outcome.result == "already there"
    again.close()


AS_6_WROTE_IT = """
DROP TABLE bare;
DROP TABLE full_text;
DROP VIEW searchable;
CREATE VIEW searchable AS SELECT number, title, text FROM document JOIN content ON content.document = number;
CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='searchable', content_rowid='number',
tokenize='unicode61 remove_diacritics 2');
INSERT INTO full_text(full_text) VALUES ('rebuild');
UPDATE meta SET value = '6' WHERE key = 'schema';
"""


def test_an_older_library_learns_to_search_for_what_is_seen(tmp_path):
    library = Library.open(tmp_path)
    texts = ["Seoul said no to THA\u200bAD.", "Tokyo said yes to THAAD.", "Pat\u00adriot flew\u202e."]
    list(ingest(library, Capitals(), map(from_paste, texts)))
    library.close()
    with sqlite3.connect(tmp_path / "picket.db") as file:
        file.executescript(AS_6_WROTE_IT)
        assert file.execute("SELECT rowid FROM full_text WHERE full_text MATCH 'thaad'").fetchall() == [(2,)]

    library = Library.open(tmp_path)
    assert sorted(library.matching("thaad").tolist()) == [1, 2]
    assert library.matching("patriot flew").tolist() == [3]
    assert library.matching("tha OR ad OR pat OR riot").tolist() == []
    library.remove(library.ids()[:1])
    assert library.matching("thaad OR seoul").tolist() == [2]
    with sqlite3.connect(tmp_path / "picket.db") as file:
        file.execute("INSERT INTO full_text(full_text, rank) VALUES ('integrity-check', 1)")
    library.close()


OLD = Path(__file__).with_name("old")
"""Libraries as older versions of Picket wrote them, in SQL."""

OPEN_AS_NOBODY = """
import os, sys
from picket.errors import LibraryError
from picket.library import Library
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    Library.open(sys.argv[1])
except LibraryError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX here")
@pytest.mark.parametrize("made_before", [True, False], ids=["with a library", "empty"])
def test_a_read_only_folder(made_before, tmp_path_factory):
    place = tmp_path_factory.mktemp("read-only")
    for folder in (place, *place.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    if made_before:
        Library.open(place).close()
    place.chmod(0o555)
    said = subprocess.run([sys.executable, "-c", OPEN_AS_NOBODY, place], capture_output=True, text=True, check=True)
    place.chmod(0o755)
    assert said.stdout.startswith(f"The library '{place}' is read-only for you; ask for write permission")
