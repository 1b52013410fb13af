"""One JSON object is one document, told by the names of its keys; a day counts only if it is certain."""

import json
from datetime import date

import pytest
import yaml

from picket.errors import UnreadableDocument
from picket.ingest import columns, read_bytes
from picket.ingest.columns import ROLES, roles
from picket.ingest.day import day_of

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday to the parliament."


def read(row):
    return read_bytes(json.dumps(row).encode(), "a.json")


def test_an_object_is_a_document_and_each_field_names_its_key():
    document, issues = read({
        "Article_Text": WORDS, "headline": "Poland  orders\nPatriot", "publishedAt": "2025-05-03T23:30:00-05:00",
        "source": {"id": None, "name": "The Harbor Post"}, "authors": ["Ann Lee", "Bo Moe"],
        "link": "https://post.example.org/1", "lang": "en-US", "words": 15,
    })  # fmt: skip
    assert (document.text, document.title, document.source) == (WORDS, "Poland orders Patriot", "The Harbor Post")
    assert (document.author, document.published) == ("Ann Lee, Bo Moe", date(2025, 5, 3))
    assert (document.url, document.language, issues) == ("https://post.example.org/1", "en", ())
    assert document.origins == {
        "title": "column headline", "source": "column source", "author": "column authors", "url": "column link",
        "published": "column publishedAt", "language": "column lang",
    }  # fmt: skip


def test_what_no_key_tells_the_text_may_state():
    document, _ = read({"text": f"By Ann Lee\n\n{WORDS}", "author": None, "language": "?"})
    assert (document.author, document.language) == ("Ann Lee", "en")
    assert document.origins == {"author": "text", "language": "detected"}


def test_every_name_of_a_column_means_one_thing():
    names = yaml.safe_load(columns._FILE.read_text("utf-8"))
    plain = [columns._plain(name) for listed in names.values() for name in listed]
    assert tuple(names) == ROLES
    assert len(plain) == len(set(plain))


def test_roles_are_told_by_name_in_the_order_of_the_list_or_chosen():
    assert roles(["Body", "TEXT", "Pub-Date", "x"]) == {"text": "TEXT", "published": "Pub-Date"}
    assert roles(["Body", "TEXT"], {"text": "Body"}) == {"text": "Body"}
    assert roles(["text", "title", "headline"], {"text": "title"}) == {"text": "title", "title": "headline"}
    assert roles(["text", "title"], {"title": ""}) == {"text": "text"}
    assert roles(["text"], {"title": "gone"}) == {"text": "text"}


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-05-03", date(2025, 5, 3)),
        ("2025-05-03T23:30:00Z", date(2025, 5, 3)),
        ("2025-05-03 23:30:00.123+09:00", date(2025, 5, 3)),
        ("2025/5/3", date(2025, 5, 3)),
        ("20250503", date(2025, 5, 3)),
        ("20250503T101500Z", date(2025, 5, 3)),
        (20250503, date(2025, 5, 3)),
        (20250503101500, date(2025, 5, 3)),
        ("Sat, 03 May 2025 23:30:00 +0900", date(2025, 5, 3)),
        ("3 May 2025", date(2025, 5, 3)),
        ("03-May-2025", date(2025, 5, 3)),
        ("May 3, 2025 at 10:00", date(2025, 5, 3)),
        ("25/05/2025", date(2025, 5, 25)),
        ("05/25/2025", date(2025, 5, 25)),
        ("5.5.2025", date(2025, 5, 5)),
        (1746230400, date(2025, 5, 3)),
        (1746230400.5, date(2025, 5, 3)),
        (1746230400000, date(2025, 5, 3)),
        # not certain
        ("03/05/2025", None),
        ("3.5.2025", None),
        ("1746230400", None),
        ("202505", None),
        ("2025", None),
        ("May 2025", None),
        ("3 May 2025 - 4 May 2025", None),
        ("31 April 2025", None),
        ("2025-13-01", None),
        ("yesterday", None),
        (2025, None),
        (-5, None),
        (10**400, None),
        (True, None),
    ],
)
def test_days(value, day):
    assert day_of(value) == day


def test_a_day_that_is_not_certain_is_left_out_and_said():
    document, (issue,) = read({"text": WORDS, "date": "03/05/2025"})
    assert document.published is None
    assert issue.message == "'03/05/2025' in the column 'date' is not one day for certain and was left out."
    assert "2025-05-03" in issue.hint


@pytest.mark.parametrize("value", [None, "", " ", [], {}])
def test_no_day_needs_no_word(value):
    assert read({"text": WORDS, "date": value})[1] == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{", "is broken JSON (Expecting property name enclosed in double quotes at line 1, column 2); mend it"),
        ('{"text": "a"}\n{"text": "b"}', "give a file of several objects, one a line, the suffix .jsonl."),
        ('[{"text": "a"}]', "is JSON but not one object; save a list of documents as .jsonl, one object a line."),
        ('"text"', "is JSON but not one object"),
        ("[" * 100_000, "is JSON nested too deep"),
        ('{"a":' * 100_000, "is JSON nested too deep"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "is JSON with a number too long to be read"),
        ("{}", "holds an empty object and no words"),
        ('{"heading": "a", "x": 1}', "has no text under a name that is known, only 'heading', 'x'; call it 'text'"),
        ('{"text": ""}', "has no text in its column 'text'"),
        ('{"text": null}', "has no text in its column 'text'"),
        ('{"text": "?!"}', "holds no words"),
        ('{"text": "Japan\\u0000 said"}', "holds binary data"),
        ('{"text": "Japan\0 said"}', "holds binary data"),
    ],
)
def test_what_is_no_document_is_refused_in_one_sentence(words, said):
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(words.encode(), "a.json")
    assert said in str(refused.value)
    assert str(refused.value).startswith("'a.json' ")


def test_half_a_character_is_replaced_and_said():
    document, (issue,) = read_bytes(b'{"text": "Japan \\ud800 said so", "title": "A \\udc00 title"}', "a.json")
    assert (document.text, document.title) == ("Japan \ufffd said so", "A title")
    assert issue.message == "Half a character in the text was replaced by \ufffd."


def test_a_key_is_named_on_one_line_whatever_stands_in_it():
    document, (issue,) = read({"text": WORDS, "ti\ttle\ud800": "A", "da\nte": "03/05/2025"})
    assert document.origins["title"] == "column ti tle"
    assert "in the column 'da te' is not" in issue.message
    with pytest.raises(UnreadableDocument, match="no text in its column 'te xt'"):
        read({"te\txt": ""})


def test_two_halves_are_one_character():
    assert read_bytes(b'{"text": "Japan \\ud83d\\ude80"}', "a.json")[0].text == "Japan 🚀"


def test_what_is_no_number_is_no_value():
    document, _ = read_bytes(b'{"text": "Japan said no", "title": NaN, "author": 1e999, "date": -Infinity}', "a.json")
    assert (document.title, document.author, document.published) == ("", "", None)


def test_keys_that_were_chosen_stand_in_the_object_itself():
    document, _ = read({"Inhalt": WORDS, "text": "a label", "$columns": {"text": "Inhalt", "title": "text"}})
    assert (document.text, document.title) == (WORDS, "a label")
    assert document.origins["title"] == "column text"
    assert read({"text": WORDS, "$columns": [1]})[0].text == WORDS
