"""Each count of a facet is the number of documents that choosing the value leaves."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from picket import facets
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter, Terms
from picket.ledger import Ledger
from tests.ledger_at_hand import COLLECTIONS, LANGUAGES, SCOPES, SOURCES, STATED, TAGS, made_library

ANY = ("collections", "tags", "sources", "languages", "stages")
"""Fields of which any value will do: a value is chosen in the place of those that are there."""
JPN, AEGIS = Entity("COUNTRY", "JPN"), Entity("SYSTEM", "aegis")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("facets"))
    yield Ledger.of(library, load_catalogue()), pieces
    library.close()


def choosing(wanted: Filter, field: str, value: object) -> Filter:
    rest = wanted.dropping(field, *getattr(wanted, field)) if field in ANY else wanted
    return rest.adding(field, value)


@example(Filter(stages=("proposed",)))
@example(Filter(stages=("proposed",), within="document"))
@example(Filter(named=(JPN,)))
@example(Filter(named=(JPN, AEGIS), within="document"))
@example(Filter(named=(JPN,), stages=("proposed", "requested")))
@example(Filter(senses=()))
@example(Filter(senses=(), within="document"))
@example(Filter(without=Terms(stages=("proposed",)), senses=("place",)))
@settings(max_examples=20)
@given(SCOPES)
def test_a_value_counts_the_documents_that_choosing_it_leaves(shelf, wanted):
    ledger, _ = shelf
    for facet in facets.facets(ledger, wanted):
        if facet.title in ("Systems", "Countries") and (wanted.stages or wanted.without.stages):
            continue  # named, these also say of what and by whom the stage is stated
        for value in facet.values:
            left = ledger.where(choosing(wanted, facet.field, value.value)).documents
            assert (facet.field, value.value, value.documents) == (facet.field, value.value, len(left))


def test_every_value_there_is_can_be_chosen(shelf):
    ledger, pieces = shelf
    found = {facet.title: {v.value: v.documents for v in facet.values} for facet in facets.facets(ledger, Filter())}
    for title, name, values in (
        ("Collection", "collection", COLLECTIONS), ("Source", "source", SOURCES), ("Language", "language", LANGUAGES),
    ):  # fmt: skip
        assert found[title] == {value: sum(getattr(p, name) == value for p in pieces) for value in values}
    assert found["Tag"] == {tag: sum(tag in p.tags for p in pieces) for tag in TAGS}
    assert set(found["Stage"]) == set(STATED)
    assert set(found["People"]) == {Entity("PERSON", "abe"), Entity("PERSON", "park")}
    assert set(found["Systems"]) == {Entity("SYSTEM", m[3]) for p in pieces for m in p.mentions if m[2] == "SYSTEM"}


def test_most_documents_come_first_and_what_none_states_is_said_so(shelf):
    found = facets.facets(shelf[0], Filter())
    for facet in found:
        if facet.field != "stages":
            counts = [value.documents for value in facet.values]
            assert counts == sorted(counts, reverse=True)
    sources = next(facet for facet in found if facet.field == "sources")
    assert {value.words for value in sources.values} == {"none stated", "Kyodo", "TASS"}


def test_what_is_chosen_is_marked_and_the_others_of_its_field_are_still_there(shelf):
    def marks(title: str, **wanted) -> dict:
        found = facets.facets(shelf[0], Filter(**wanted))
        return {value.value: value.chosen for value in next(f for f in found if f.title == title).values}

    assert marks("Source", sources=("TASS",)) == {"": "", "Kyodo": "", "TASS": "in"}
    assert marks("Stage", stages=STATED[:1]) == {STATED[0]: "in", STATED[1]: "", STATED[2]: ""}
    assert marks("Countries", named=(JPN,))[JPN] == "in"
    assert set(marks("Countries", named=(JPN,)).values()) == {"in", ""}


def test_a_facet_lists_so_many_values_and_tells_how_many_more(shelf, monkeypatch):
    whole = {facet.title: facet for facet in facets.facets(shelf[0], Filter())}
    monkeypatch.setattr(facets, "MOST", 2)
    for facet in facets.facets(shelf[0], Filter()):
        if facet.field != "stages":
            assert facet.values == whole[facet.title].values[:2]
            assert facet.more == len(whole[facet.title].values) - len(facet.values) + whole[facet.title].more


def test_a_field_nothing_is_known_of_has_no_facet(shelf):
    ledger, _ = shelf
    documents = ledger.snapshot.documents.assign(collection="", tags="")
    snapshot = replace(ledger.snapshot, documents=documents)
    bare = replace(ledger, snapshot=snapshot, whole=snapshot)
    titles = [facet.title for facet in facets.facets(bare, Filter())]
    assert titles == ["Systems", "Countries", "Stage", "Source", "Language", "People", "Organisations"]
