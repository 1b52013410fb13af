"""What nobody sees in a text hides no name in it, and what only looks like a name is said."""

import pytest

from picket.model import Document
from picket.nlp.naming import Naming
from picket.nlp.unseen import mixed
from picket.seen import uncovered
from tests.fuzz.laws import read


def reading(engine, text):
    (found,) = read(engine, [Document("x", "x.txt", text)])
    return found


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b", "\u00ad",
        "\u200d", "\u2060", "\ufeff", "\u202e", "\x07", "\x1b[31m", "\x1b[1;31;40m", "\u200b\x1b[0m\u00ad",
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [0, 2, 5])
def test_a_name_is_found_whatever_unseen_stands_in_or_beside_it(engine, hidden, at):
    name = "THAAD"[:at] + hidden + "THAAD"[at:]
    text = f"Japan has ordered {name} batteries. Poland spoke."
    found = reading(engine, text)
    (system,) = [m for m in found.mentions if m.label == "SYSTEM"]
    assert (system.target, system.start, system.end) == ("thaad", text.index("T"), text.index("D") + 1)
    assert text[slice(*system.sentence)] == f"Japan has ordered {name} batteries."
    assert [m.text for m in found.mentions if m.label == "COUNTRY"] == ["Japan", "Poland"]
    (statement,) = found.statements
    assert (statement.actor, statement.system, statement.stage) == ("JPN", "thaad", "ordered")


def test_the_place_of_an_issue_is_that_in_the_text_as_it_was_given(engine):
    text = "\u200b" * 7 + "Kor\u00adea has ordered it."
    (issue,) = reading(engine, text).issues
    assert issue.where == "x.txt, character 7"


def test_what_is_seen_counts():
    assert uncovered("Japan\u00a0and\tPoland\r\n…") is None
    found = uncovered("\u200bTHA\u200bAD\u00ad")
    assert (found.text, found.start(0), found.start(3), found.end(3), found.end(5)) == ("THAAD", 1, 5, 4, 7)


def test_own_systems_are_looked_for_in_such_texts_too(engine):
    naming = Naming([engine.catalogue.systems["thaad"]])
    assert naming.may_name("It bought TH\u00adA\x1b[0mAD.")


@pytest.mark.parametrize(
    ("word", "alphabets"),
    [
        ("ТHAAD", "Cyrillic, Latin"), ("THААD", "Cyrillic, Latin"), ("Jараn", "Cyrillic, Latin"),
        ("Ρatriot", "Greek, Latin"),
    ],
)  # fmt: skip
def test_a_word_of_two_alphabets_is_said_and_taken_for_nothing(engine, word, alphabets):
    found = reading(engine, f"Poland will buy {word} soon. Japan spoke.")
    assert not [m for m in found.mentions if m.label in ("SYSTEM", "COUNTRY") and m.text not in ("Poland", "Japan")]
    (issue,) = found.issues
    assert issue.where == "x.txt, character 16"
    assert issue.message == f"Letters of two alphabets ({alphabets}) stand in one word: “{word}” (character 16)."


@pytest.mark.parametrize("text", ["A laser of 10 μm.", "Москва (Moscow) spoke.", "β-blockers", "Türkiye, Łódź, İzmir"])
def test_other_alphabets_beside_words_are_nothing_to_say(text):
    assert not list(mixed(Document("x", "x.txt", text)))


def test_many_such_words_are_counted():
    (issue,) = mixed(Document("x", "x.txt", "Jараn " * 5))
    assert issue.message.endswith("“Jараn” (character 12) and 2 more.")
