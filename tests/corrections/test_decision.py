"""A decision is one JSON object, the same there and back, and says all that it must."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from picket.corrections import files
from picket.corrections.decision import Anchor, Decision, Named, Read, Said, checked, from_json, now
from picket.errors import DecisionError
from picket.library import Library

WHEN = datetime(2020, 11, 27, 9, 30, 0, 250, tzinfo=UTC)
KIM, ORG = Read("PERSON", "kim"), Named("ORG", "KIM Inc")
ANCHOR = Anchor("Kim\u2028\0", "said ", " left", 7)
SAID = Said("JPN", "thaad", "ordered")
EACH = [
    Decision("1", "Ana", WHEN, "reject", "mention", "one", ANCHOR, read=KIM, why="a “street”"),
    Decision("2", "Bo", WHEN, "name", "document", "one", None, "Kim", KIM, Named("COUNTRY", "JPN", "place")),
    Decision("3", "Bo", WHEN, "add", "everywhere", wording="Kim", named=ORG, sample="s"),
    Decision("4", "Bo", WHEN, "merge", "everywhere", read=KIM, named=ORG),
    Decision("5", "Bo", WHEN, "restate", "mention", "one", ANCHOR, said=SAID, meant=replace(SAID, negated=True)),
    Decision("6", "Bo", WHEN, "withdraw", other="5"),
]


def test_there_and_back():
    assert [from_json(json.loads(one.as_line())) for one in EACH] == EACH
    assert files.read(files.written(EACH), "all.jsonl") == EACH
    assert files.written(reversed(EACH)) == files.written(EACH)
    assert rb'"why": "\ud800"' in files.written([replace(EACH[0], why="\ud800")]), "a log of before may hold one"
    assert EACH[5].as_json() == {
        "id": "6", "who": "Bo", "when": "2020-11-27T09:30:00.000250Z", "does": "withdraw", "scope": "mention",
        "other": "5",
    }  # fmt: skip


def test_in_a_library(tmp_path):
    library = Library.open(tmp_path)
    assert library.decide(EACH) == 6
    assert library.decisions() == EACH
    library.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who": " "}, "does not say who decided"), ({"id": ""}, "lacks an id"),
        ({"does": "guess"}, "does 'guess', which"),
        ({"scope": "here"}, "has the scope 'here'"), ({"read": None}, "is a 'name' without 'read'"),
        ({"wording": ""}, "is a 'name' without 'wording'"), ({"wording": "a  b"}, "has a wording with white space"),
        ({"named": Named("ORG", " ")}, "says that words mean something, but not what"),
        ({"named": Named("ORG", "x", "guess")}, "names the sense 'guess'"),
        ({"read": Read("CITY", "x")}, "names the kind 'CITY'"),
        ({"anchor": Anchor("")}, "has an anchor without a quote"),
        ({"who": "A\ud800"}, "The decision holds half a character or a NUL in 'who'; nothing was decided."),
        ({"id": "1" * 1_000_000}, "has 1,000,000 characters in 'id' and may have 200; nothing was decided"),
        ({"why": "w" * 10_001}, "has 10,001 characters in 'why' and may have 10,000"),
        ({"who": "A" * 201}, "characters in 'who'"), ({"named": Named("ORG", "x" * 10_001)}, "in 'named.target'"),
        ({"anchor": Anchor("x" * 100_001)}, "in 'anchor.quote'"), ({"other": "x" * 201}, "characters in 'other'"),
        ({"anchor": Anchor("x", start=10**30)}, "has an anchor beyond the end of any text"),
        ({"why": "\0"}, "a NUL in 'why'"), ({"anchor": Anchor("K", "\udfff")}, "a NUL in 'anchor.before'"),
    ],
)  # fmt: skip
def test_what_a_decision_must_say(change, said):
    with pytest.raises(DecisionError, match=said):
        checked(replace(EACH[1], **change))


@pytest.mark.parametrize("half", [r"\ud800", r"\u0000"])
@pytest.mark.parametrize("field", ["id", "who", "document", "wording", "why", "sample", "other", "key", "target"])
def test_a_line_with_half_a_character_in_any_field(field, half):
    line = {
        "id": "x", "who": "A", "when": "2026-01-01T00:00:00Z", "does": "name", "scope": "everywhere",
        "wording": "Japan", "read": {"label": "COUNTRY", "key": "JPN"}, "named": {"label": "PERSON", "target": "Jo"},
    }  # fmt: skip
    within = {"key": line["read"], "target": line["named"]}.get(field, line)
    within[field] = "HERE"
    raw = json.dumps(line).replace("HERE", f"a{half}").encode()
    said = rf"'x.jsonl', line 1: holds half a character or a NUL in '(\w+\.)?{field}'; nothing was imported\."
    with pytest.raises(DecisionError, match=said):
        files.read(raw, "x.jsonl")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "is no JSON object"), ("{}", "lacks 'id'"), ("{" * 5000, "not JSON"),
        ('{"id": "1", "who": "A", "does": "reject", "when": "soon"}', "was made at 'soon', which is no moment"),
        ('{"id": "1", "who": "A", "does": "reject", "when": "2026-01-01", "read": 3}', "has no object as 'read'"),
        ('{"id": "1", "who": "A", "does": "reject", "when": "2026-01-01", "read": {"label": 1}}',
         "has a wrong value of 'label' in 'read'"),
        ('{"id": "1", "who": "A", "does": "reject", "when": "2026-01-01", "read": {"label": "ORG"}}',
         "lacks a part of 'read'"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_decision(line, said):
    with pytest.raises(DecisionError, match=f"'x.jsonl', line 2: .*{said}.*; nothing was imported"):
        files.read(f"\n{line}\n".encode(), "x.jsonl")


def test_as_much_as_somebody_may_write_is_kept():
    long = replace(EACH[0], id="1" * 200, who="A" * 200, why="w" * 10_000, anchor=Anchor("q" * 100_000))
    assert checked(long) == long
    assert files.read(files.written([long]), "x.jsonl") == [long]
    with pytest.raises(DecisionError, match=r"'x.jsonl', line 1: has 10,001 characters in 'why' .*; nothing was imp"):
        files.read(files.written([replace(long, why="w" * 10_001)]), "x.jsonl")


def test_what_is_decided_in_the_future_is_refused(tmp_path):
    library = Library.open(tmp_path)
    late = replace(EACH[0], when=now() + timedelta(days=2))
    with pytest.raises(DecisionError, match=r"Ana decided on 20\d\d-.*, which is yet to come; set that clock right\."):
        library.decide([*EACH, late])
    assert library.decisions() == []
    library.close()
