"""The stage wording is complete and its loader names what is wrong and where."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from picket.catalogue.load import HERE
from picket.catalogue.stages import Irregular, inflect, load_stages
from picket.errors import CatalogueError
from picket.model import Stage

SHIPPED = (HERE / "stages.yml").read_text(encoding="utf-8")


def test_every_stage_has_wording() -> None:
    assert {verb.stage for verbs in load_stages().verbs.values() for verb in verbs} == set(get_args(Stage))


@pytest.mark.parametrize(
    ("phrase", "stage", "form"),
    [
        (("bought",), "ordered", "past"),
        (("weighs",), "considering", "s"),
        (("froze",), "suspended", "past"),
        (("test-firing",), "tested", "ing"),
        (("test", "fired"), "tested", "past"),
        (("pulled", "out", "of"), "cancelled", "past"),
        (("in", "talks"), "considering", "fixed"),
    ],
)
def test_written_forms_lead_to_their_stage(phrase: tuple[str, ...], stage: str, form: str) -> None:
    assert [(verb.stage, verb.form) for verb in load_stages().verbs[phrase]] == [(stage, form)]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("order", ["order", "orders", "ordering", "ordered"]),
        ("propose", ["propose", "proposes", "proposing", "proposed"]),
        ("ratify", ["ratify", "ratifies", "ratifying", "ratified"]),
        ("agree", ["agree", "agrees", "agreeing", "agreed"]),
        ("deploy", ["deploy", "deploys", "deploying", "deployed"]),
        ("dispatch", ["dispatch", "dispatches", "dispatching", "dispatched"]),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: list[str]) -> None:
    assert [written for _, written in inflect(verb)] == forms


def test_irregular_forms_replace_the_regular_ones() -> None:
    forms = inflect("fly", Irregular(past=("flew", "flown"), s="flies"))
    assert [written for _, written in forms] == ["fly", "flies", "flying", "flew", "flown"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("  proposed:\n", "  proposd:\n", "stages.proposd"),
        ("    - verbs: [rule out]\n", "    - verb: [rule out]\n", "stages.considering"),
        ("with: '\\binterest in\\b'", "with: '(interest in'", "is not a regular expression"),
        ('  date_prepositions: ["on",', "  date_prepositions: [on,", "words.date_prepositions"),
        ("  conjunctions: [", "  conjuctions: [", "words.conju"),
    ],
)
def test_a_mistake_is_refused_by_file_and_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in SHIPPED
    broken = tmp_path / "stages.yml"
    broken.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^stages\.yml:\d+: ") as refused:
        load_stages(broken)
    assert complaint in str(refused.value)


def test_a_missing_stage_is_named(tmp_path: Path) -> None:
    start, end = SHIPPED.index("  suspended:\n"), SHIPPED.index("  cancelled:\n")
    broken = tmp_path / "stages.yml"
    broken.write_text(SHIPPED[:start] + SHIPPED[end:], encoding="utf-8")
    with pytest.raises(CatalogueError, match="suspended"):
        load_stages(broken)
