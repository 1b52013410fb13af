"""The measures on gold small enough to count by hand."""

import json

import pytest

from picket.catalogue.load import load_catalogue
from picket.errors import UnreadableDocument
from picket.evaluate import (
    ALL_SENSES,
    COUNTRIES,
    MEASURES,
    NAMED,
    PERSONS,
    SENSE,
    STATEMENTS,
    SYSTEMS,
    Error,
    documents,
    evaluate,
    load_gold,
    pairs,
)  # fmt: skip
from picket.model import Document, Mention, Reading, Statement

TEXT = "Japan and Tokyo like PAC-3, said Abe in Osaka. Abe likes Patriot and IBCS."


def record(**marks):
    empty = {"countries": [], "systems": [], "persons": [], "stages": []}
    return {"doc_id": "one", "text": TEXT} | empty | marks


def country(surface, iso3, kind):
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "iso3": iso3, "kind": kind}


def system(surface, key):
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "id": key, "variant": None}


def person(start, name):
    return {"start": start, "end": start + 3, "surface": "Abe", "name": name}


def mention(surface, label, target, sense=None, start=None):
    start = TEXT.index(surface) if start is None else start
    return Mention("one", start, start + len(surface), surface, label, target, sense, None, "x", "x", (0, 1))


def stage(actor, key, stage, negated=False):
    return {"actor": actor, "system": key, "stage": stage, "negated": negated, "quote": ""}


def statement(actor, key, stage, negated=False):
    return Statement("one", actor, key, stage, negated, False, None, 0, 1, "J")


def scored(gold, mentions=(), statements=()):
    reading = Reading(Document("one", "one", TEXT), tuple(mentions), tuple(statements))
    return evaluate([gold], [reading], load_catalogue().systems)


def counts(report, measure):
    score = report.scores[measure]
    return score.tp, score.fp, score.fn


GOLD_COUNTRIES = [
    country("Japan", "JPN", "name"),
    country("Tokyo", "JPN", "metonym"),
    country("Osaka", "JPN", "place"),
]


def test_countries_by_sense():
    report = scored(
        record(countries=GOLD_COUNTRIES),
        [
            mention("Japan", "COUNTRY", "JPN", "name"),
            mention("Tokyo", "COUNTRY", "JPN", "place"),
            mention("PAC", "COUNTRY", "PAK", "name"),
            mention("Osaka", "COUNTRY", None, None),
        ],
    )
    assert counts(report, ALL_SENSES) == (2, 1, 1)
    assert counts(report, NAMED) == (1, 1, 0)
    assert counts(report, COUNTRIES) == (1, 1, 0)
    assert counts(report, SENSE) == (1, 1, 1)
    assert report.scores[SENSE].f1 == 0.5
    assert [(e.measure, e.kind, e.what) for e in report.errors] == [
        (ALL_SENSES, "too much", "…Japan and Tokyo like [PAC]-3, said Abe in Osaka. Abe lik…: PAK"),
        (ALL_SENSES, "missed", "…Tokyo like PAC-3, said Abe in [Osaka]. Abe likes Patriot and IBCS.…: JPN"),
        (NAMED, "too much", "…Japan and Tokyo like [PAC]-3, said Abe in Osaka. Abe lik…: PAK"),
        (COUNTRIES, "too much", "PAK"),
        (SENSE, "wrong", "…Japan and [Tokyo] like PAC-3, said Abe in Osaka…: place, not metonym"),
    ]


def test_a_place_does_not_make_a_country_counted():
    report = scored(record(countries=GOLD_COUNTRIES[2:]), [mention("Osaka", "COUNTRY", "JPN", "place")])
    assert counts(report, COUNTRIES) == (0, 0, 0)
    assert counts(report, ALL_SENSES) == (1, 0, 0)


def test_a_version_counts_as_the_family_that_annotators_use():
    gold = record(systems=[system("PAC-3", "patriot"), system("Patriot", "patriot")])
    report = scored(gold, [mention("PAC-3", "SYSTEM", "pac-3"), mention("Patriot", "SYSTEM", "patriot")])
    assert counts(report, SYSTEMS) == (2, 0, 0)
    assert counts(scored(gold, [mention("Osaka", "SYSTEM", "pac-3")]), SYSTEMS) == (0, 1, 2)


def test_a_key_that_annotators_use_is_never_rolled_up():
    gold = record(systems=[system("PAC-3", "pac-3"), system("Patriot", "patriot")])
    assert counts(scored(gold, [mention("PAC-3", "SYSTEM", "patriot")]), SYSTEMS) == (0, 1, 2)
    assert counts(scored(gold, [mention("Patriot", "SYSTEM", "pac-3")]), SYSTEMS) == (0, 1, 2)


def test_a_system_annotators_have_no_word_for_is_left_out_and_counted():
    gold = record(systems=[system("Patriot", "patriot")])
    report = scored(gold, [mention("IBCS", "SYSTEM", "ibcs"), mention("Osaka", "SYSTEM", "kn-23")])
    assert counts(report, SYSTEMS) == (0, 0, 1)
    assert report.left_out == 2


def test_a_part_counts_where_its_family_is_annotated():
    gold = record(systems=[system("PAC-3", "gmd")])
    assert counts(scored(gold, [mention("PAC-3", "SYSTEM", "gbi")]), SYSTEMS) == (1, 0, 0)
    elsewhere = scored(gold, [mention("IBCS", "SYSTEM", "gbi")])
    assert (counts(elsewhere, SYSTEMS), elsewhere.left_out) == ((0, 0, 1), 1)


def test_persons_agree_by_canonical_name():
    second = TEXT.rindex("Abe")
    gold = record(persons=[person(TEXT.index("Abe"), "Shinzo Abe"), person(second, "Shinzo Abe")])
    found = [mention("Abe", "PERSON", "Shinzo Abe"), mention("Abe", "PERSON", None, start=second)]
    assert counts(scored(gold, found), PERSONS) == (1, 1, 1)


def test_statements_are_sets_of_who_what_stage_and_negation():
    gold = record(
        systems=[system("Patriot", "patriot")],
        stages=[
            stage("JPN", "patriot", "ordered"),
            stage("JPN", "patriot", "ordered"),
            stage("USA", "patriot", "approved"),
        ],
    )
    found = [
        statement("JPN", "pac-3", "ordered"),
        statement("USA", "patriot", "approved", negated=True),
        statement("JPN", "ibcs", "ordered"),
    ]
    report = scored(gold, statements=found)
    assert counts(report, STATEMENTS) == (1, 2, 1)
    assert Error(STATEMENTS, "one", "too much", "USA not approved patriot") in report.errors


def test_each_annotation_agrees_with_one_mention_the_one_it_shares_most_with():
    gold = [(0, 10, "x"), (10, 14, "x"), (20, 25, "x"), (20, 25, "y")]
    found = [(8, 14, "x"), (0, 4, "x"), (22, 30, "x"), (23, 24, "x"), (25, 26, "y")]
    assert pairs(gold, found) == [
        ((0, 10, "x"), (0, 4, "x")),
        ((10, 14, "x"), (8, 14, "x")),
        ((20, 25, "x"), (22, 30, "x")),
    ]


def test_nothing_to_find_and_nothing_found_is_right():
    report = scored(record())
    assert {(s.precision, s.recall, s.f1, s.low, s.high) for s in report.scores.values()} == {(1.0, 1.0, 1.0, 1.0, 1.0)}
    assert list(report.scores) == list(MEASURES)


def test_the_interval_is_over_documents_and_the_same_every_time():
    right = record(countries=GOLD_COUNTRIES[:1])
    found = Reading(Document("one", "one", TEXT), (mention("Japan", "COUNTRY", "JPN", "name"),), ())
    nothing = Reading(Document("one", "one", TEXT), (), ())
    systems = load_catalogue().systems
    mixed = [evaluate([right] * 10, [found] * 5 + [nothing] * 5, systems).scores[ALL_SENSES] for _ in range(2)]
    assert mixed[0] == mixed[1]
    assert 0.2 < mixed[0].low < mixed[0].f1 < mixed[0].high < 1
    certain = evaluate([right] * 10, [found] * 10, systems).scores[ALL_SENSES]
    assert (certain.low, certain.f1, certain.high) == (1.0, 1.0, 1.0)


def test_gold_and_readings_must_be_of_the_same_documents():
    with pytest.raises(ValueError, match="zip"):
        evaluate([record()], [], {})


def test_gold_is_read_line_by_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record(text="a\u2028b\r\n")) + "\n\n" + json.dumps(record()) + "\n", encoding="utf-8")
    first, second = load_gold(path)
    assert [d.text for d in documents([first, second])] == ["a\u2028b\r\n", TEXT]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no documents"),
        ("{}", "line 1: without 'doc_id'; add it"),
        (json.dumps(record()) + "\n[1", "line 2: not JSON"),
        ("[1]", "line 1: without 'doc_id'"),
        (json.dumps({k: v for k, v in record().items() if k != "stages"}), "line 1: without 'stages'"),
        ("[" * 100_000, r"line 1: not JSON \(maximum recursion depth"),
        (json.dumps(record(countries=5)), "line 1: countries: Input should be a valid list; mend it"),
        (json.dumps(record(countries=[{}])), "line 1: countries.0.start: Field required; mend it"),
        (json.dumps(record(text=5)), "line 1: text: Input should be a valid string; mend it"),
        (json.dumps(record(text="\ud800")), "line 1: text: holds half a character; mend it"),
        (json.dumps(record(doc_id="\ud800")), "line 1: doc_id: holds half a character; mend it"),
        (json.dumps(record(systems=[{"start": 0, "end": 1, "id": []}])), "line 1: systems.0.id: .* valid string"),
        (json.dumps(record(persons=[{"start": -1, "end": 1, "name": "A"}])), "line 1: persons.0.start: .* equal to 0"),
        (json.dumps(record(stages=[stage("JPN", "thaad", "ordered", 5)])), "line 1: stages.0.negated: .* boolean"),
    ],
)
def test_broken_gold_is_one_sentence_with_its_line(tmp_path, content, said):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(UnreadableDocument, match=said):
        load_gold(path)


def test_gold_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        load_gold(tmp_path / "gone.jsonl")
