"""Copies are one story whatever the order in which they come and go, and every count can be by stories."""

import random

import pytest

from picket.catalogue.load import load_catalogue
from picket.filter import Filter
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.model import Mention, Reading
from picket.tables import TABLES
from tests.library.fakes import Capitals

BODY = (
    "Officials in Tokyo said on Monday that Japan will decide within weeks whether to buy two more land based "
    "batteries for the north of the country. The plan was first discussed in spring and met resistance in two "
    "villages near the proposed sites. A spokesman for the ministry declined to name a price. Residents asked "
    "for a study of the radar and of the boosters that could fall on fields. The governor promised to hear "
    "them before any decision is taken."
)
OTHER = (
    "A court in Warsaw heard a dispute between two shipyards over a contract for patrol boats, which the navy "
    "cancelled after a long delay. Lawyers for the yards said that the steel had been ordered and paid for, "
    "and that nobody had told them of new requirements. The judge adjourned the case until March and asked "
    "both sides for the invoices of last year."
)
COPIES = {
    "wire.txt": BODY,
    "paper.txt": "Japan near decision, officials say\nBy our staff\n\n" + BODY,
    "cut.txt": "Decision near\n\n"
    + BODY.split(" A spokesman")[0]
    + " A spokesman for the ministry declined to name a price.",
    "other.txt": OTHER,
    "short.txt": "Japan will decide within weeks.",
}


def filled(folder, names):
    library = Library.open(folder)
    for name in names:
        list(ingest(library, Capitals(), [Given(name, COPIES[name].encode())]))
    return library


def stories(library):
    """Sets of names that are one story."""
    documents = library.changes().documents
    return {frozenset(group) for _, group in documents.groupby("story")["name"]}


EXPECTED = {frozenset({"wire.txt", "paper.txt", "cut.txt"}), frozenset({"other.txt"}), frozenset({"short.txt"})}


@pytest.mark.parametrize("order", range(6))
def test_copies_are_one_story_in_whatever_order_they_come(tmp_path, order):
    names = list(COPIES)
    random.Random(order).shuffle(names)
    library = filled(tmp_path, names)
    assert stories(library) == EXPECTED
    documents = library.changes().documents
    assert (documents.groupby("story")["number"].min() == documents.groupby("story")["story"].first()).all()
    library.close()


def test_removing_a_copy_leaves_the_others_as_if_it_had_never_come(tmp_path):
    library = filled(tmp_path, COPIES)
    by_name = dict(zip(library.changes().documents["name"], library.ids()))
    library.remove([by_name["wire.txt"]])
    left = {frozenset(name for name in story if name != "wire.txt") for story in EXPECTED}
    assert stories(library) == left
    documents = library.changes().documents.set_index("name")
    assert documents.loc["cut.txt", "story"] == documents.loc["paper.txt", "number"]
    library.close()


def test_sentences_of_copies_come_after_those_of_the_first(tmp_path):
    library = Library.open(tmp_path)
    text = f"Japan ordered THAAD, said Tokyo. {BODY}"
    for name, head in (("first.txt", ""), ("copy.txt", "Another headline\n\n")):
        document, _ = Given(name, (head + text).encode()).read()
        at = len(head)
        found = Mention(document.id, at + 14, at + 19, "THAAD", "SYSTEM", "thaad", None, None, "m", "m", (at, at + 32))
        library.add(Reading(document, (found,), ()), (head + text).encode())
    other, _ = Given("other.txt", b"Seoul asked for THAAD.").read()
    found = Mention(other.id, 16, 21, "THAAD", "SYSTEM", "thaad", None, None, "m", "m", (0, 22))
    library.add(Reading(other, (found,), ()), b"Seoul asked for THAAD.")
    table = TABLES["sentences"].make(Ledger.of(library, load_catalogue()))
    assert list(table["name"]) == ["first.txt", "other.txt", "copy.txt"]
    library.close()


def test_a_story_counts_once_however_often_it_is_printed(tmp_path):
    library = filled(tmp_path, COPIES)
    ledger = Ledger.of(library, load_catalogue())
    entities = TABLES["entities"].make(ledger).set_index("entity")
    assert entities.loc["Japan", ["mentions", "documents", "stories"]].tolist() == [5, 4, 2]
    assert entities.loc["Warsaw", ["documents", "stories"]].tolist() == [1, 1]
    kinds = TABLES["kinds"].make(ledger).iloc[0]
    assert kinds[["documents", "stories"]].tolist() == [5, 3]
    some = TABLES["entities"].make(ledger.where(Filter(search="paper OR headline OR staff"))).set_index("entity")
    assert some.loc["Japan", ["documents", "stories"]].tolist() == [1, 1]
    documents = TABLES["documents"].make(ledger).set_index("name")
    assert documents.loc["wire.txt", "copies"] == 2
    assert documents.loc["paper.txt", "story"] == documents.loc["wire.txt", "id"]
    library.close()
