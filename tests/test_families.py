"""Families count what going through all mentions counts, each document once."""

import pytest

from picket.catalogue.load import FIRST, load_catalogue
from picket.families import families
from picket.filter import Entity, Filter
from picket.ledger import UNITS, Ledger
from tests.ledger_at_hand import made_library

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("families"), 60)
    yield Ledger.of(library, CATALOGUE), pieces
    library.close()


def naive(pieces, keys):
    documents = [piece for piece in pieces for m in piece.mentions if m[2] == "SYSTEM" and m[3] in keys]
    named = {piece.id: piece for piece in documents}.values()
    sources = {piece.source for piece in named if piece.source}
    return {
        "mentions": len(documents), "documents": len(named), "stories": len({piece.story for piece in named}),
        "sources": len(sources),
    }  # fmt: skip


def every(branches):
    for branch in branches:
        yield branch
        yield from every(branch.children)


def test_each_branch_counts_alone_and_with_its_parts(shelf):
    ledger, pieces = shelf
    found = families(ledger)
    seen = set()
    for branch in every((*found.defences, *found.threats)):
        if branch.variant:
            continue
        seen.add(branch.key)
        assert branch.own == naive(pieces, {branch.key}), branch.key
        assert branch.whole == naive(pieces, CATALOGUE.family(branch.key)), branch.key
    assert seen == set(CATALOGUE.systems)


def test_the_four_lead_and_threats_stand_apart(shelf):
    found = families(shelf[0])
    roots = [branch.key for branch in found.defences]
    assert roots[:2] == [key for key in FIRST if not CATALOGUE.systems[key].part_of]
    assert [branch.key for branch in found.defences[0].children][:2] == ["sm-3", "aegis-ashore"]
    threats = {branch.key for branch in every(found.threats)}
    assert threats == {key for key, system in CATALOGUE.systems.items() if system.kind == "threat missile"}


def test_a_filter_narrows_them_and_units_are_named(shelf):
    ledger, pieces = shelf
    narrowed = families(ledger.where(Filter(named=(Entity("SYSTEM", "patriot"),), within="document")))
    named = [piece for piece in pieces if any(m[3] == "patriot" for m in piece.mentions)]
    patriot = next(branch for branch in narrowed.defences if branch.key == "patriot")
    assert patriot.own == naive(named, {"patriot"})
    assert set(patriot.own) == set(UNITS)


def test_versions_hang_below_their_system(tmp_path):
    from picket.library import Library
    from picket.model import Document, Mention, Reading

    library = Library.open(tmp_path)
    text = "SM-3 Block IIA, SM-3 Block IIA, SM-3 Block IB, SM-3."
    marks = [(0, 14, "Block IIA"), (16, 30, "Block IIA"), (32, 45, "Block IB"), (47, 51, None)]
    mentions = tuple(
        Mention("d", start, end, text[start:end], "SYSTEM", "sm-3", None, version, "t", "r", (0, len(text)))
        for start, end, version in marks
    )
    library.add(Reading(Document("d", "d.txt", text=text), mentions, (), (), ""), b"d")
    aegis = families(Ledger.of(library, CATALOGUE)).defences[0]
    (sm3,) = [branch for branch in aegis.children if branch.key == "sm-3"]
    assert sm3.own["mentions"] == 4
    assert [(branch.variant, branch.own["mentions"]) for branch in sm3.children] == [("Block IIA", 2), ("Block IB", 1)]
    library.close()
