"""What is stated, and what must not be, sentence by sentence; mentions are given, so no model is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from picket.model import Statement
from picket.nlp.statements import statements
from tests.nlp.gold_doc import marked_doc

SENTENCES = yaml.safe_load(Path(__file__).with_name("statement_sentences.yml").read_text(encoding="utf-8"))


def stated(marked: str) -> list[Statement]:
    found: list[Statement] = statements(marked_doc(marked))._.statements
    return found


def brief(s: Statement) -> str:
    return " ".join([s.actor, s.system, s.stage, *["not"] * s.negated, *["hedged"] * s.hedged])


@pytest.mark.parametrize("case", SENTENCES["states"], ids=lambda case: case["text"][:60])
def test_what_is_stated(case: dict[str, object]) -> None:
    assert [brief(s) for s in stated(str(case["text"]))] == case["finds"]


@pytest.mark.parametrize("marked", SENTENCES["nothing"])
def test_what_is_only_supposed_or_about_something_else_states_nothing(marked: str) -> None:
    assert stated(marked) == []


@pytest.mark.parametrize(
    ("marked", "quotes"),
    [
        (
            "In March [Tokyo=JPN/metonym] bought the [SM-6=sm-6] for its ships, [Ann Lee=PERSON] said.",
            ["Tokyo bought the SM-6 for its ships"],
        ),
        (
            "The old base in the far north holds a [THAAD=thaad] battery that the\n[U.S.=USA] Army operates.",
            ["a THAAD battery that the\nU.S. Army operates"],
        ),
        (
            "[Tokyo=JPN/metonym] suspended [Aegis Ashore=aegis-ashore], and later it cancelled the plan.",
            [
                "Tokyo suspended Aegis Ashore",
                "Tokyo suspended Aegis Ashore, and later it cancelled the plan",
            ],
        ),
        (
            "[Oman=OMN] ordered [NASAMS=nasams]. So it is said: [Oman=OMN] ordered [NASAMS=nasams] twice.",
            ["Oman ordered NASAMS.", "Oman ordered NASAMS twice"],
        ),
    ],
)
def test_quote_is_the_smallest_clause_and_leads_to_one_place(marked: str, quotes: list[str]) -> None:
    found = stated(marked)
    assert [s.quote for s in found] == quotes


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[Poland=POL] ordered [Patriot=patriot], [Jan Nowak=PERSON] told reporters.", "Jan Nowak"),
        ("A ministry official said [Poland=POL] ordered [Patriot=patriot].", "A ministry official"),
        (
            "[Poland=POL] ordered [Patriot=patriot], according to two newspapers in [Berlin=DEU/place].",
            "two newspapers in Berlin",
        ),
        ("GEN. [ANN LEE=PERSON]: [Poland=POL] ordered [Patriot=patriot].", "ANN LEE"),
        ("[Poland=POL] ordered [Patriot=patriot], he said.", None),
        ("[Poland=POL] ordered [Patriot=patriot] in May.", None),
    ],
)
def test_speaker_is_whom_the_sentence_credits(marked: str, speaker: str | None) -> None:
    assert [s.speaker for s in stated(marked)] == [speaker]
