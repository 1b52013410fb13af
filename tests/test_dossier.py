"""A dossier counts what going through every mention and statement counts, and each of its figures can be asked for."""

from collections import Counter
from dataclasses import replace

import pytest

from picket.catalogue.load import load_catalogue
from picket.dossier import Dossier, dossier
from picket.evidence import listed
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.model import Document, Mention, Reading
from tests.ledger_at_hand import SYSTEMS, made_library

CATALOGUE = load_catalogue()
EVERYTHING = Filter()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("dossier"), 60)
    yield Ledger.of(library, CATALOGUE), pieces
    library.close()


def of(ledger: Ledger, key: str, parts: bool, scope: Filter = EVERYTHING) -> Dossier:
    return dossier(ledger.where(replace(scope, label="SYSTEM", key=key, parts=parts)), ledger.where(scope))


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("key", SYSTEMS)
def test_it_counts_what_is_there(shelf, key, parts):
    ledger, pieces = shelf
    found = of(ledger, key, parts)
    keys = CATALOGUE.family(key) if parts else {key}
    theirs = [(piece, m) for piece in pieces for m in piece.mentions if m[2] == "SYSTEM" and m[3] in keys]
    documents = {piece.id: piece for piece, _ in theirs}.values()
    days = [piece.published for piece in documents if piece.published]
    assert found.counts.mentions == len(theirs)
    assert (found.first, found.last) == (min(days, default=None), max(days, default=None))
    assert found.undated == sum(piece.published is None for piece in documents)
    spelled = Counter(piece.text[m[0] : m[1]] for piece, m in theirs)
    assert {named.name: named.count for named in found.spellings.first}.items() <= spelled.items()
    assert (found.spellings.of, found.versions.of) == (len(spelled), 0)
    said = Counter((s.stage, s.negated, s.hedged) for piece in pieces for s in piece.statements if s.system in keys)
    assert {(one.stage, one.negated, one.hedged): one.statements for one in found.reported} == said


@pytest.mark.parametrize("label", ["COUNTRY", "PERSON"])
def test_who_stands_in_the_same_sentences(shelf, label):
    ledger, pieces = shelf
    scope = Filter(named=(Entity("COUNTRY", "JPN"),))
    found = of(ledger, "patriot", True, scope)
    some = found.countries if label == "COUNTRY" else found.people
    sentences: dict[str, set] = {}
    for piece in pieces:
        counted = [m for m in piece.mentions if m[2] != "COUNTRY" or m[4] in (None, *scope.senses)]
        for place in {m[5] for m in counted if (m[2], m[3]) == ("COUNTRY", "JPN")}:
            here = [m for m in counted if m[5] == place]
            if any(m[2] == "SYSTEM" and m[3] in ("patriot", "pac-3") for m in here):
                for m in here:
                    if m[2] == label:
                        sentences.setdefault(m[3], set()).add((piece.id, place))
    assert {named.key: named.count for named in some.first} == {key: len(them) for key, them in sentences.items()}
    for named in some.first:
        wanted = replace(scope, label="SYSTEM", key="patriot", parts=True, beside=(Entity(label, named.key),))
        assert len(listed(ledger.where(wanted), "sentences")) == named.count


def test_a_spelling_and_a_version_can_be_asked_for(tmp_path):
    library = Library.open(tmp_path)
    text = "SM-3 Block IIA and SM-3\nBlock IIA; SM-3 Block IB, SM-3. Aegis."
    marks = [
        (0, 14, "sm-3", "Block IIA"), (19, 33, "sm-3", "Block IIA"), (35, 48, "sm-3", "Block IB"),
        (50, 54, "sm-3", None), (56, 61, "aegis", None),
    ]  # fmt: skip
    mentions = tuple(
        Mention("d", start, end, text[start:end], "SYSTEM", key, None, version, "t", "r", (0, len(text)))
        for start, end, key, version in marks
    )
    library.add(Reading(Document("d", "d.txt", text), mentions, (), (), ""), b"d")
    ledger = Ledger.of(library, CATALOGUE)
    found = of(ledger, "aegis", True)
    for some, field in ((found.spellings, "spelling"), (found.versions, "variant")):
        for named in some.first:
            wanted = Filter(label="SYSTEM", key="aegis", parts=True, **{field: named.key})
            assert len(ledger.where(wanted).columns) == named.count
    assert {n.name: n.count for n in found.spellings.first}["SM-3 Block IIA"] == 2
    assert {n.name: n.count for n in found.versions.first} == {"Block IIA": 2, "Block IB": 1}
    library.close()


def test_nothing_is_there_of_a_system_that_is_not_named(shelf):
    found = of(shelf[0], "thaad", True)
    assert (found.counts.mentions, found.first, found.spellings.of, found.reported) == (0, None, 0, ())
