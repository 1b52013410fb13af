"""What is kept comes back equal, all of it or nothing, and every change is counted."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import LibraryError
from picket.ingest import Given, from_paste
from picket.library import Library
from picket.model import Document, Issue, Mention, Reading, Stated, Statement
from tests.library.fakes import reading

TEXTS = st.text(min_size=1).filter(str.strip)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    opened = Library.open(tmp_path_factory.mktemp("shelf"))
    yield opened
    opened.close()


def article(text="Japan said no.", name="a.txt"):
    given = Given(name, text.encode())
    return given.read()[0], given.raw


def add(library, text="Japan said no.", name="a.txt"):
    document, raw = article(text, name)
    assert library.add(reading(document), raw)
    return document


@given(TEXTS)
def test_any_text_comes_back_equal_and_its_offsets_still_hold(shelf, text):
    document = Document("0123456789abcdef", "any.txt", text)
    try:
        assert shelf.add(reading(document), text.encode())
        assert shelf.document(document.id) == document
        assert list(shelf.texts(shelf.changes().present).values()) == [text]
        assert shelf.given(document.id).raw == text.encode()
        kept = shelf.reading(document.id)
        assert kept == reading(document)
        assert [text[m.start : m.end] for m in kept.mentions] == [m.text for m in kept.mentions]
    finally:
        shelf.remove([document.id])


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcdef"))))
def test_adding_and_removing_in_any_order_is_a_set_of_documents(shelf, steps):
    expected = set()
    for adding, letter in steps:
        document, raw = article(letter)
        if adding:
            assert shelf.add(reading(document), raw) == (document.id not in expected)
            expected.add(document.id)
        else:
            assert shelf.remove([document.id]) == (document.id in expected)
            expected.discard(document.id)
        assert set(shelf.ids()) == expected
    shelf.remove(expected)
    left = shelf.changes()
    assert [len(part) for part in (left.documents, left.places, left.statements, left.issues)] == [0, 0, 0, 0]


def test_every_field_of_a_document_and_its_reading_is_kept(library):
    text = "• Tokyo’s SM-3s\r\nworked."
    document = Document("f" * 16, "x.md", text, "A title", "Kyodo", date(2026, 3, 1), "en", "Ann Lee",
                        (Stated("source", 2, 7, text[2:7]),), "https://kyodo.example/1",
                        {"title": "file", "source": "text"}, (0, 12))  # fmt: skip
    mention = Mention(
        document.id, 10, 15, "SM-3s", "SYSTEM", "sm-3", None, "Block IA", "picket_systems", "SM-3", (0, 24)
    )
    country = Mention(
        document.id, 2, 7, "Tokyo", "COUNTRY", "JPN", "metonym", None, "picket_countries", "Tokyo", (0, 24)
    )
    said = Statement(document.id, "JPN", "sm-3", "tested", True, False, "Abe", 2, 15, text[2:15])
    issue = Issue("warning", "x.md, character 2", "m", "h")
    library.add(Reading(document, (country, mention), (said,), (issue,), "engine 1"), b"raw\0bytes")

    assert library.document(document.id) == document
    assert library.given(document.id).raw == b"raw\0bytes"
    assert library.reading(document.id) == Reading(document, (country, mention), (said,), (issue,), "engine 1")
    kept = library.changes()
    row = kept.documents.iloc[0]
    assert (row["id"], row["name"], row["title"], row["source"], row["language"]) == (
        "f" * 16,
        "x.md",
        "A title",
        "Kyodo",
        "en",
    )
    assert (row["published"].date(), row["characters"], row["words"]) == (date(2026, 3, 1), 24, 4)
    assert row["fingerprint"] == "engine 1"
    assert (row["author"], json.loads(row["stated"])) == ("Ann Lee", [["source", 2, 7, "Tokyo"]])
    assert (row["url"], json.loads(row["origins"])) == ("https://kyodo.example/1", {"title": "file", "source": "text"})
    assert json.loads(row["pages"]) == [0, 12]
    assert kept.mentions[:2].tolist() == [[2, 10], [7, 15]]
    assert kept.places.tolist() == [1, 1]
    assert kept.statements.to_dict("records") == [{
        "document": 1, "actor": "JPN", "system": "sm-3", "stage": "tested", "negated": True, "hedged": False,
        "speaker": "Abe", "start": 2, "end": 15,
    }]  # fmt: skip
    assert kept.issues.to_dict("records") == [
        {"number": 1, "document": 1, "level": "warning", "where": "x.md, character 2", "message": "m", "hint": "h"}
    ]


def test_frames_have_the_same_types_with_and_without_rows(library):
    without = library.changes()
    add(library)
    rows = library.changes()
    for kind in ("documents", "statements", "issues"):
        assert (len(getattr(without, kind)), len(getattr(rows, kind))) == (0, 1)
        assert getattr(without, kind).dtypes.to_dict() == getattr(rows, kind).dtypes.to_dict()


def test_documents_stay_in_the_order_in_which_they_were_added(library):
    added = [add(library, text).id for text in ("Zulu", "Alpha", "Mike")]
    assert library.ids() == added == list(library.changes().documents["id"])


def test_the_same_bytes_are_kept_once(library):
    document = add(library)
    before = library.revision()
    assert not library.add(reading(document), b"Japan said no.")
    assert library.revision() == before
    assert library.changes().mentions.shape == (11, 1)


def test_a_document_that_cannot_be_kept_whole_is_not_kept_at_all(library):
    document, raw = article()
    without_words = Statement("nobody", "JPN", "thaad", "tested", False, False, None, 0, 1, None)
    broken = Reading(document, reading(document).mentions, (without_words,), (), "f")
    with pytest.raises(LibraryError):
        library.add(broken, raw)
    assert library.ids() == []
    assert library.changes().mentions.shape == (11, 0)
    assert library.matching("japan").tolist() == []
    assert library.revision() == 0


def test_a_new_reading_takes_the_place_of_the_old_one_but_not_of_the_readers_issues(library):
    document, raw = article()
    library.add(reading(document), raw, [Issue("warning", "a.txt", "read as cp1252", "look")])
    assert library.renew([Reading(document, (), (), (), "capitals 2")]) == 1
    assert library.reading(document.id) == Reading(document, (), (), (), "capitals 2")
    assert library.renew([Reading(replace(document, source="Kyodo", text="other"), (), (), (), "capitals 2")]) == 1
    assert library.document(document.id) == replace(document, source="Kyodo")
    assert list(library.changes().issues["message"]) == ["read as cp1252"]
    library.remove([document.id])
    assert library.renew([Reading(document, (), (), (), "capitals 2")]) == 0


def test_every_change_grows_the_revision_and_looking_does_not(library):
    seen = [library.revision()]

    def changed():
        seen.append(library.revision())
        return seen[-1] > seen[-2]

    document = add(library)
    assert changed()
    library.renew([reading(document)])
    assert changed()
    library.add_issue(Issue("error", "b.txt", "m", "h"))
    assert changed()
    library.dismiss_issues(library.changes().issues["number"])
    assert changed()
    library.remember("k", "v")
    assert changed()
    library.remove([document.id])
    assert changed()
    library.remove([document.id])
    assert not changed()


def test_a_failure_is_listed_once_until_it_is_dismissed(library):
    for _ in range(2):
        library.add_issue(Issue("error", "b.txt", "not there", "look"))
    kept = library.changes().issues
    assert kept[["document", "where", "message"]].to_dict("records") == [
        {"document": 0, "where": "b.txt", "message": "not there"}
    ]
    assert library.dismiss_issues(kept["number"]) == 1
    assert library.changes().issues.empty
    library.add_issue(Issue("error", "c.txt", "new", "look"))
    assert library.dismiss_issues(kept["number"]) == 0, "a number is never given twice"


def test_an_unknown_document_is_named(library):
    for look in (library.document, library.given, library.reading):
        with pytest.raises(LibraryError, match="There is no document 'nope'"):
            look("nope")
    assert library.texts([99]) == {}


def test_more_ids_than_a_statement_may_carry(library):
    document = add(library)
    many = [f"{n:016x}" for n in range(40_000)]
    assert library.texts([*range(2, 40_000), 1]) == {1: document.text}
    assert library.remove([*many, document.id]) == 1


def test_what_is_remembered_is_there_after_opening_again(library):
    library.remember("seeded", "yes")
    document = add(library)
    library.close()
    again = Library.open(library.location)
    assert again.recall("seeded") == "yes"
    assert again.recall("other") is None
    assert again.ids() == [document.id]
    again.close()


def test_pasted_text_is_kept_like_a_file(library):
    given = from_paste("Tokyo agreed.\n", "Two plus two")
    document, issues = given.read()
    library.add(reading(document), given.raw, issues)
    row = library.changes().documents.iloc[0]
    assert (row["name"], row["title"]) == ("two-plus-two.txt", "Two plus two")
