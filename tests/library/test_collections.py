"""Which collection a document belongs to: given with it, stated in a table, or set by hand."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from picket.catalogue.load import load_catalogue
from picket.errors import LibraryError
from picket.filter import Filter, Terms
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import ingest, refresh
from picket.tables import TABLES
from tests.library.fakes import Capitals

TABLE = b"collection,text\nwires,Japan said no.\n,Seoul agreed.\n"


def take(library, *givens, collection="", columns=None):
    found = ingest(library, Capitals(), givens, lambda _: columns or {}, collection=collection)
    assert all(outcome.result != "refused" for outcome in found)
    return collections(library)


def collections(library) -> dict[str, str]:
    return {document.name: document.collection for document in map(library.document, library.ids())}


def packed(**files: str) -> Given:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return Given("a.zip", made.getvalue())


def add(library, *texts: str) -> list[str]:
    take(library, *(Given(f"{place}.txt", text.encode()) for place, text in enumerate(texts)))
    return library.ids()


def test_all_that_is_taken_in_together_belongs_to_one_collection(library):
    found = take(library, Given("one.txt", b"Japan said."), packed(two="Korea did.", three="Guam."), collection="wires")
    assert found == {"one.txt": "wires", "two.txt": "wires", "three.txt": "wires"}
    assert all(library.document(key).origins["collection"] == "hand" for key in library.ids())


def test_without_one_a_document_belongs_to_none(library):
    assert take(library, Given("one.txt", b"Japan said.")) == {"one.txt": ""}
    assert "collection" not in library.document(library.ids()[0]).origins


def test_what_was_given_with_a_source_holds_for_all_in_it_and_goes_before_the_common_one(library):
    archive = packed(two="Korea did.", three="Guam.")
    by_hand = Given(archive.name, archive.raw, by_hand={"collection": "case 7", "source": "Kyodo"})
    assert take(library, by_hand, Given("one.txt", b"Japan said."), collection="wires") == {
        "two.txt": "case 7", "three.txt": "case 7", "one.txt": "wires",
    }  # fmt: skip
    assert [library.document(key).source for key in library.ids()] == ["Kyodo", "Kyodo", ""]


def test_what_is_there_already_stays_in_its_collection(library):
    take(library, Given("one.txt", b"Japan said."), collection="wires")
    assert take(library, Given("one.txt", b"Japan said."), collection="other") == {"one.txt": "wires"}


def test_a_column_of_a_table_tells_the_collection_of_each_row(library):
    assert take(library, Given("news.csv", TABLE)) == {"news.csv, row 2": "wires", "news.csv, row 3": ""}
    assert library.document(library.ids()[0]).origins["collection"] == "column collection"


def test_a_column_chosen_by_hand_tells_it_too(library):
    table = Given("news.csv", b"desk,text\nAsia,Japan said no.\nEurope,Poland agreed.\n")
    found = take(library, table, columns={"collection": "desk"})
    assert found == {"news.csv, row 2": "Asia", "news.csv, row 3": "Europe"}


def test_what_is_given_with_a_table_wins_over_its_column(library):
    found = take(library, Given("news.csv", TABLE), collection="case 7")
    assert found == {"news.csv, row 2": "case 7", "news.csv, row 3": "case 7"}


def test_many_documents_are_put_into_a_collection_at_once(library):
    one, two, three = add(library, "Japan said.", "Korea did.", "Guam.")
    library.edit([one, three], {"collection": "wires"})
    assert [library.document(key).collection for key in (one, two, three)] == ["wires", "", "wires"]
    assert library.document(one).origins["collection"] == "hand"
    library.edit([three], {"collection": ""})
    assert [library.document(key).collection for key in (one, two, three)] == ["wires", "", ""]


def test_an_edit_leaves_other_fields_given_by_hand_as_they_were(library):
    (one,) = add(library, "Japan said.")
    library.edit([one], {"source": "Kyodo", "published": "2017-03-01"})
    library.edit([one], {"collection": "wires"})
    found = library.document(one)
    assert (found.source, found.published, found.collection) == ("Kyodo", date(2017, 3, 1), "wires")
    assert library.given(one).by_hand == {"source": "Kyodo", "published": "2017-03-01", "collection": "wires"}


def test_all_are_edited_or_none(library):
    (one,) = add(library, "Japan said.")
    before = library.revision()
    with pytest.raises(LibraryError, match="There is no document 'gone'"):
        library.edit([one, "gone"], {"collection": "wires"})
    assert library.document(one).collection == ""
    assert library.revision() == before


def test_a_new_reading_leaves_the_collection_as_it_is(library):
    take(library, Given("one.txt", b"Japan said."), collection="wires")
    take(library, Given("news.csv", TABLE))
    before = collections(library)
    assert len(list(refresh(library, Capitals("capitals 2")))) == 3
    assert collections(library) == before == {"one.txt": "wires", "news.csv, row 2": "wires", "news.csv, row 3": ""}


def test_a_collection_is_asked_for_left_out_and_listed(library):
    catalogue = load_catalogue()
    take(library, Given("one.txt", b"Japan said."), collection="wires")
    ledger = Ledger.of(library, catalogue)
    take(library, Given("two.txt", b"Korea did."))
    library.edit(library.ids()[:1], {"collection": "case 7"})
    ledger = Ledger.of(library, catalogue, ledger.snapshot)

    def names(**wanted):
        return list(TABLES["documents"].make(ledger.where(Filter(**wanted)))["name"])

    assert names(collections=("case 7",)) == names(without=Terms(collections=("",))) == ["one.txt"]
    assert names(collections=("",)) == names(without=Terms(collections=("case 7",))) == ["two.txt"]
    assert names(collections=("wires",)) == []
    assert list(TABLES["documents"].make(ledger)["collection"]) == ["case 7", ""]
