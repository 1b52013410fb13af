"""One bad file never stops the rest, nothing is read twice, and the sample comes once."""

import pytest

from picket.ingest import ARCHIVE, READERS, TABLES, Given, files, from_paste
from picket.library import ingest, refresh, seed
from picket.library.intake import AT_ONCE, SEEDS, sample
from tests.library.fakes import Capitals


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    (place / "inner").mkdir(parents=True)
    (place / "a.txt").write_text("Japan said.")
    (place / "b.odt").write_bytes(b"PK")
    (place / "c.txt").write_text("Japan said.")
    (place / "d.txt").write_bytes(b"\0\1\2")
    (place / "inner" / "e.md").write_text("# Korea\n\nSeoul agreed.")
    (place / ".hidden.txt").write_text("Nobody reads this.")
    return place


def test_each_source_gets_its_outcome_in_order(library, folder):
    outcomes = list(ingest(library, Capitals(), [*files([folder]), folder / "gone.txt", from_paste("Tokyo.")]))
    assert [(o.name.rsplit("/", 1)[-1], o.result) for o in outcomes] == [
        ("a.txt", "added"), ("b.odt", "refused"), ("c.txt", "already there"), ("d.txt", "refused"),
        ("e.md", "added"), ("gone.txt", "refused"), ("pasted-686046.txt", "added"),
    ]  # fmt: skip
    assert [bool(o.message) for o in outcomes] == [o.result == "refused" for o in outcomes]
    assert list(library.changes().documents["name"]) == ["a.txt", "e.md", "pasted-686046.txt"]
    assert list(library.changes().documents["title"]) == ["", "Korea", ""]


def test_what_was_refused_is_shown_as_an_issue(library, folder):
    list(ingest(library, Capitals(), [folder / "b.odt", folder / "d.txt"]))
    kept = library.changes().issues
    assert list(kept["level"]) == ["error", "error"]
    assert list(kept["message"]) == [
        f"'b.odt' is not a format Picket reads ({', '.join((*READERS, *TABLES, ARCHIVE))}); "
        "save its text as .txt and try again.",
        "'d.txt' holds binary data, not text; save its text as UTF-8 under .txt and try again.",
    ]


def test_what_the_reader_assumed_is_kept_with_the_document(library):
    list(ingest(library, Capitals(), [Given("old.txt", "Japan’s navy".encode("cp1252"))]))
    kept = library.changes().issues
    assert list(kept["message"]) == [
        "The file is not UTF-8 and was read as cp1252, which is a guess.", "Capitals are all it knows.",
    ]  # fmt: skip
    assert set(kept["document"]) == {1}


def test_a_document_that_is_there_is_not_read_again(library, folder):
    engine = Capitals()
    list(ingest(library, engine, [folder / "a.txt"]))
    again = list(ingest(library, engine, [folder / "a.txt", folder / "c.txt"]))
    assert [outcome.result for outcome in again] == ["already there", "already there"]
    assert engine.read == ["a.txt"]


def test_of_two_files_with_the_same_bad_bytes_each_is_named(library, folder):
    for name in ("x.txt", "y.txt"):
        (folder / name).write_bytes(b"\0\1\2")
    outcomes = list(ingest(library, Capitals(), [folder / "x.txt", folder / "y.txt"]))
    assert [(outcome.name, outcome.result) for outcome in outcomes] == [("x.txt", "refused"), ("y.txt", "refused")]
    assert list(library.changes().issues["where"]) == ["x.txt", "y.txt"]


def test_an_endless_stream_of_sources_is_read_in_portions(library):
    def endless():
        for n in range(10**9):
            yield Given(f"{n}.txt", f"Part {n}".encode())

    outcomes = ingest(library, Capitals(), endless())
    assert next(outcomes).result == "added"
    assert len(library.ids()) == AT_ONCE


def test_only_stale_readings_are_made_anew(library, folder):
    list(ingest(library, Capitals("old"), [folder / "a.txt"]))
    list(ingest(library, Capitals("new"), [folder / "inner" / "e.md"]))
    engine = Capitals("new")
    assert len(list(refresh(library, engine))) == 1
    assert engine.read == ["a.txt"]
    assert set(library.changes().documents["fingerprint"]) == {"new"}
    assert list(refresh(library, engine)) == []


def test_a_new_library_gets_the_sample_once(library):
    assert seed(library, Capitals) == len(sample()) >= 1
    assert sorted(library.changes().documents["name"]) == [path.name for path in sample()]
    library.remove(library.ids())
    assert seed(library, Capitals) == 0
    assert library.ids() == []


def test_a_library_in_use_gets_no_sample_even_when_it_is_emptied(library, folder):
    list(ingest(library, Capitals(), [folder / "a.txt"]))
    assert seed(library, lambda: pytest.fail("nothing to read")) == 0
    library.remove(library.ids())
    assert seed(library, lambda: pytest.fail("nothing to read")) == 0


def test_the_sample_is_articles_only(tmp_path):
    for name in ("README.md", "b.txt", "a.md", "LICENSE", "c.odt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in sample(tmp_path)] == ["a.md", "b.txt"]
    assert sample(tmp_path / "nowhere") == []
    assert sample(SEEDS)
