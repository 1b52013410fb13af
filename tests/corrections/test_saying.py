"""Decisions in words: entities by the names they were read under, never by their keys."""

import pytest

from picket.corrections import making, saying
from picket.corrections.decision import Named, Read, Said
from picket.corrections.standing import withdrawal
from tests.corrections.shelf import CATALOGUE, fill, ledger_of, point

ANA = "Ana"
UNCLE = Read("ORG", "uncle sam")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    library = fill(tmp_path_factory.mktemp("saying"))
    yield ledger_of(library)
    library.close()


def test_a_merge_names_both_as_they_are_shown(ledger):
    one = making.of_entity(UNCLE, ANA, named=Named("COUNTRY", "USA"))
    told = "Uncle Sam (organisation) is the same as United States (country) everywhere"
    assert saying.said(one, ledger) == told
    assert saying.said(withdrawal(one, ANA), ledger, one) == f"taken back: {told}"


def test_what_is_not_in_the_library_is_told_by_its_key(ledger):
    assert saying.entity(Read("PERSON", "nobody here"), ledger) == "nobody here (person)"
    assert saying.entity(Read("COUNTRY", "FRA"), ledger) == "France (country)"
    assert saying.entity(None, ledger) == "what is read there"


def test_words_are_quoted(ledger):
    one = making.about(point(ledger, "one", "Kim"), "reject", ANA, scope="document")
    assert saying.said(one, ledger) == "“Kim” is no name in this document"


def test_a_statement_is_told_whole():
    said = Said("JPN", "thaad", "considering", negated=True, hedged=True)
    assert saying.stated(said, CATALOGUE) == "Japan not considering THAAD (hedged)"
