"""A copy is whole, a restored library is what it was, and nothing is replaced without a copy of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from picket.catalogue.load import load_catalogue
from picket.errors import LibraryError
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.library.backup import backup, restore
from picket.tables import TABLES
from tests.library.fakes import Capitals
from tests.library.harm import HARM, damage

OLD = Path(__file__).with_name("old")


def fill(library, *texts):
    return list(ingest(library, Capitals(), [Given(f"{text[:5]}.txt", text.encode()) for text in texts]))


def test_a_library_comes_back_whole(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.", "Seoul agreed.")
    library.tag(library.ids()[:1], "case 7")
    assert backup(tmp_path / "one", tmp_path / "monday.picket") == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["monday.picket"]
    fill(library, "Poland waits.")
    assert restore(tmp_path / "monday.picket", tmp_path / "two") == (2, None)
    again = Library.open(tmp_path / "two")
    assert again.ids() == library.ids()[:2]
    assert list(again.changes().documents["tags"]) == ["case 7", ""]
    assert again.matching("seoul").tolist() == [2]
    assert [again.reading(key) for key in again.ids()] == [library.reading(key) for key in again.ids()]
    library.close()
    again.close()


def test_a_copy_is_made_while_others_write(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    with library._writing() as connection:
        connection.exec_driver_sql("UPDATE document SET title = 'half done'")
        assert backup(tmp_path / "one", tmp_path / "copy") == 1
    restore(tmp_path / "copy", tmp_path / "two")
    assert Library.open(tmp_path / "two").changes().documents["title"].item() == ""
    library.close()


def test_an_open_dashboard_shows_the_restored_library(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    fill(library, "Seoul agreed.")
    known = Ledger.of(library, load_catalogue())
    revision = library.revision()
    documents, before = restore(tmp_path / "copy", tmp_path / "one", replace=True)
    assert (documents, before.parent) == (1, tmp_path / "one")
    assert library.revision() > revision
    fill(library, "Warsaw bought some.")
    now = Ledger.of(library, load_catalogue(), known.snapshot)
    assert list(TABLES["entities"].make(now)["entity"]) == ["Japan", "Warsaw"]
    assert restore(before, tmp_path / "one", replace=True)[0] == 2
    library.close()


def test_a_library_with_documents_is_replaced_only_when_told(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    with pytest.raises(LibraryError, match=r"holds documents; add --replace to put '.*copy' in their place"):
        restore(tmp_path / "copy", tmp_path / "one")
    library.close()


def test_an_older_copy_is_brought_up_to_date(tmp_path):
    old = sqlite3.connect(tmp_path / "copy")
    old.executescript((OLD / "2.sql").read_text(encoding="utf-8"))
    old.close()
    assert restore(tmp_path / "copy", tmp_path / "one") == (3, None)
    library = Library.open(tmp_path / "one")
    assert set(library.matching("thaad").tolist()) == {1, 2}
    library.close()


def test_one_that_a_newer_picket_made_is_replaced_when_told(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    fill(library, "Seoul agreed.")
    library.close()
    newer = sqlite3.connect(tmp_path / "one" / "picket.db")
    newer.execute("UPDATE meta SET value = value + 1 WHERE key = 'schema'")
    newer.commit()
    newer.close()
    with pytest.raises(LibraryError, match="add --replace"):
        restore(tmp_path / "copy", tmp_path / "one")
    documents, before = restore(tmp_path / "copy", tmp_path / "one", replace=True)
    assert documents == 1 and len(Library.open(tmp_path / "one").ids()) == 1
    with sqlite3.connect(before) as kept:
        assert kept.execute("SELECT count(*) FROM document").fetchone() == (2,)


def test_a_damaged_library_is_not_replaced_without_a_copy_and_the_way_out_is_said(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    fill(library, *(f"Seoul agreed, part {n}. " * 40 for n in range(40)))
    library.close()
    raw = bytearray((tmp_path / "one" / "picket.db").read_bytes())
    raw[len(raw) * 2 // 3 : len(raw) * 2 // 3 + 20_000] = b"\xff" * 20_000
    (tmp_path / "one" / "picket.db").write_bytes(raw)
    with pytest.raises(LibraryError, match=r"damaged.*move its picket\.db out of the folder"):
        restore(tmp_path / "copy", tmp_path / "one", replace=True)
    (tmp_path / "one" / "picket.db").rename(tmp_path / "damaged.db")
    assert restore(tmp_path / "copy", tmp_path / "one") == (1, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not there or no file"),
        (b"", "is no copy of a library"),
        (b"no database at all, but long enough to be read as one" * 9, "another kind of file"),
    ],
)
def test_what_is_no_copy_is_refused_in_a_sentence(tmp_path, content, said):
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    with pytest.raises(LibraryError, match=said):
        restore(tmp_path / "copy", tmp_path / "one")


def test_a_damaged_copy_is_refused(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, *(f"Japan said no, part {n}. " * 40 for n in range(40)))
    library.close()
    backup(tmp_path / "one", tmp_path / "copy")
    raw = bytearray((tmp_path / "copy").read_bytes())
    raw[len(raw) // 3 : len(raw) // 3 + 20_000] = b"\xff" * 20_000
    (tmp_path / "copy").write_bytes(raw)
    with pytest.raises(LibraryError, match="damaged"):
        restore(tmp_path / "copy", tmp_path / "two")


def test_no_older_copy_is_written_over_and_no_library_made(tmp_path):
    with pytest.raises(LibraryError, match="There is no library in"):
        backup(tmp_path / "nowhere", tmp_path / "copy")
    assert not (tmp_path / "nowhere").exists()
    Library.open(tmp_path / "one").close()
    (tmp_path / "copy").write_text("older")
    with pytest.raises(LibraryError, match="is there already"):
        backup(tmp_path / "one", tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "older"
    with pytest.raises(LibraryError, match=r"cannot be written|unable to open"):
        backup(tmp_path / "one", tmp_path / "no folder" / "copy")


def state(folder):
    """All that a library holds, table by table, and all files beside it."""
    with closing(sqlite3.connect(folder / "picket.db")) as library:
        return list(library.iterdump()), sorted(path.name for path in folder.rglob("*"))


@pytest.mark.parametrize(("sql", "said"), HARM)
def test_a_damaged_or_hostile_copy_is_refused_and_the_library_stays_as_it_was(tmp_path, sql, said):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    library.close()
    damage(tmp_path / "copy", sql)
    before = state(tmp_path / "one")
    with pytest.raises(LibraryError, match=said) as told:
        restore(tmp_path / "copy", tmp_path / "one", replace=True)
    assert str(told.value).startswith(f"'{tmp_path / 'copy'}' ")
    assert state(tmp_path / "one") == before
    with pytest.raises(LibraryError, match=said):
        restore(tmp_path / "copy", tmp_path / "two")
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE reading", "ALTER TABLE mention RENAME COLUMN rule TO ruling", "UPDATE mention SET start = 'x'",
        "UPDATE content SET text = x'ff'", "CREATE TABLE old_document (x)", "CREATE TABLE word (x)",
    ],
)  # fmt: skip
def test_what_fails_while_an_older_copy_is_brought_up_to_date_changes_nothing(tmp_path, sql):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    library.close()
    with closing(sqlite3.connect(tmp_path / "copy")) as old:
        old.executescript((OLD / "2.sql").read_text(encoding="utf-8"))
    damage(tmp_path / "copy", sql)
    before = state(tmp_path / "one")[0]
    with pytest.raises(LibraryError, match=r"copy' (cannot be brought up to date|is damaged)"):
        restore(tmp_path / "copy", tmp_path / "one", replace=True)
    assert state(tmp_path / "one")[0] == before
    assert not [name for name in state(tmp_path / "one")[1] if name.startswith(".restore")]


def test_a_copy_of_an_older_version_with_hardly_a_table_leaves_the_library_as_it_was(tmp_path):
    Library.open(tmp_path / "one").close()
    facts = "INSERT INTO meta VALUES ('schema', '1'), ('revision', '1')"
    damage(tmp_path / "copy", f"CREATE TABLE meta (key, value); CREATE TABLE document (id); {facts}")
    before = state(tmp_path / "one")[0]
    with pytest.raises(LibraryError, match=r"copy' cannot be brought up to date"):
        restore(tmp_path / "copy", tmp_path / "one")
    assert state(tmp_path / "one")[0] == before


def test_a_library_that_was_damaged_is_put_right_once_it_is_out_of_the_way(tmp_path):
    library = Library.open(tmp_path / "one")
    fill(library, "Japan said no.")
    backup(tmp_path / "one", tmp_path / "copy")
    library.close()
    damage(tmp_path / "one" / "picket.db", "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM document; END")
    with pytest.raises(LibraryError, match=r"holds the trigger 't'.*move its picket\.db out of the folder and restore"):
        restore(tmp_path / "copy", tmp_path / "one", replace=True)
    with pytest.raises(LibraryError, match="holds the trigger 't'"):
        backup(tmp_path / "one", tmp_path / "another")
    assert not (tmp_path / "another").exists()
    (tmp_path / "one" / "picket.db").rename(tmp_path / "damaged.db")
    assert restore(tmp_path / "copy", tmp_path / "one") == (1, None)
