"""Names that mean something else: every sentence of traps.yml, over the whole catalogue."""

from pathlib import Path

import pytest
import yaml

from picket.catalogue.load import load_catalogue
from picket.nlp.finder import Finder
from picket.nlp.segment import plain

ROWS = yaml.safe_load((Path(__file__).parent / "traps.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def finder():
    return Finder(load_catalogue().systems.values())


def found(finder, row):
    return {found.system for found in finder.find(plain(row["text"]), [(0, len(row["text"]))])}


@pytest.mark.parametrize("row", [r for r in ROWS if "limit" not in r], ids=lambda r: r["text"][:60])
def test_finds_what_is_meant_and_nothing_else(finder, row):
    assert found(finder, row) == set(row["finds"])


def test_the_known_limits_are_exactly_those_that_fail(finder):
    failing = [row["text"] for row in ROWS if found(finder, row) != set(row["finds"])]
    assert failing == [row["text"] for row in ROWS if "limit" in row]
