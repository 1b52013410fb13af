"""Texts made to be read for hours take a time that grows with their length; what still takes too long is said."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from picket.model import Document
from picket.nlp import pipeline
from picket.nlp.finder import Finder
from picket.nlp.marks import prepare
from picket.nlp.names import _DATE_EDGES, _EDGES
from picket.nlp.roster import Roster
from picket.nlp.runs import Run, Word
from picket.nlp.unseen import mixed
from tests.fuzz.laws import read

pytestmark = pytest.mark.timeout(120)  # seconds; what fails here would take hours

ENDLESS = {
    "a word": "a" * 100_000,
    "spaces": " " * 100_000,
    "blank lines": "\n" * 100_000,
    "returns": "a\r" * 4_000,
    "full stops": "." * 20_000,
    "marks": "#" * 6_000,
    "one name": "Patriot " * 1_500,
    "one author": "By Ann Lee and " * 500,
    "capitals": "Smith " * 500,
    "one sentence": "Japan ordered THAAD and " * 800,
    "one agent": "THAAD ordered by Japan " * 800,
    "one headline": "KOREA US " * 2_000,
    "one number": "1," * 10_000,
    "one list": "SM-3/" * 4_000,
    "no full stop": "line of THAAD and Japan\n" * 2_000,
    "Chinese": "中" * 40_000,
}


@pytest.mark.parametrize("words", ENDLESS)
def test_names_around_what_never_ends_are_found(words, engine):
    text = f"Japan ordered THAAD.\n\n{ENDLESS[words]}\n\nPoland bought the SM-3."
    document = Document("x", "x.txt", text)
    (reading,) = read(engine, [document])
    found = [m for m in reading.mentions if m.start < 20 or m.start > len(text) - 24]
    assert [(m.text, m.label) for m in found if m.label in ("COUNTRY", "SYSTEM")] == [
        ("Japan", "COUNTRY"), ("THAAD", "SYSTEM"), ("Poland", "COUNTRY"), ("SM-3", "SYSTEM"),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["", "and ", "that ", ", "])
def test_a_sentence_without_end_states_what_it_says(between, engine):
    reading = engine.read(Document("x", "x.txt", f"Japan ordered THAAD {between}" * 500))
    assert {(s.actor, s.system, s.stage) for s in reading.statements} == {("JPN", "thaad", "ordered")}
    assert len(reading.statements) == 500


@pytest.mark.parametrize("words", ["A-", "Georgia ", "Paris, Texas "])
def test_the_rules_take_no_square_of_a_text_of_one_name(words, engine):
    text = f"Japan ordered THAAD. {words * (200_000 // len(words))}"
    whole = [(0, len(text))]
    doc = engine.desk(prepare(engine.model.make_doc(text), text, Document("x", "x.txt", text), whole, whole))
    assert [(m.text, m.target) for m in doc._.mentions if m.end < 20] == [("THAAD", "thaad"), ("Japan", "JPN")]


def test_one_everyday_name_again_and_again_beside_a_system(engine):
    text = "THAAD and Aegis and Arrow 3. " + "patriot Patriot. " * 25_000
    found = Finder(engine.catalogue.systems.values()).find(text, [(0, len(text))])
    assert Counter(one.system for one in found)["patriot"] == 25_000


def test_many_people_of_one_family():
    runs = [Run((Word(n, n, f"Jo{n}"), Word(n, n, "Smith"))) for n in range(40_000)]
    roster = Roster(runs)
    assert roster.resolve("Smith", 20_000) == "Jo20000 Smith"
    assert all(roster.resolve(run.text, run.start) == run.text for run in runs)


@pytest.mark.slow
@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("words", ["a" * 1_000_000, "\n" * 1_000_000, "a\n" * 500_000, "\u200b" * 1_000_000])
def test_a_million_of_one(words, engine):
    read(engine, [Document("x", "x.txt", f"Japan ordered THAAD.\n\n{words}\n\nPoland spoke.")])


@pytest.mark.parametrize("edges", [_EDGES, _DATE_EDGES])
def test_quotes_without_end_around_a_name(edges):
    assert edges.sub("", "May" + "'" * 20_000 + "x") == "May" + "'" * 20_000 + "x"
    assert edges.sub("", "Friday's") == edges.sub("", "Friday',") == "Friday"


@pytest.mark.parametrize("in_a_thread", [False, True], ids=["command line", "pasted on a page"])
def test_a_document_that_takes_too_long_is_kept_and_said(engine, monkeypatch, in_a_thread):
    def spin(doc):
        while True:
            pass

    monkeypatch.setattr(engine, "desk", spin)
    monkeypatch.setattr(pipeline, "PATIENCE", 0.05)
    document = Document("x", "x.txt", "Japan ordered THAAD.")
    if in_a_thread:
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(engine.read, document).result()
    else:
        reading = engine.read(document)
    assert (reading.document, reading.mentions, reading.fingerprint) == (document, (), engine.fingerprint)
    (issue,) = reading.issues
    assert issue.where == "x.txt"
    assert issue.message == "'x.txt' was not read to its end in 0 seconds, so that nothing is marked in it."


@pytest.mark.parametrize("unit", ["a", "é", "中", "аbc"])
def test_one_word_of_a_hundred_thousand_letters_beside_a_sign(unit):
    text = f"Japan ordered THAAD. é {unit * 100_000}"
    assert len(list(mixed(Document("x", "x.txt", text)))) == (unit == "аbc")
