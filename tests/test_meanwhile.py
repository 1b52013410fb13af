"""A page is drawn to its end, whatever another process adds while it is."""

import pytest
import streamlit as st

from components import cached
from picket.filter import Filter
from tests.corrections.shelf import THREE, fill, reading
from tests.pages_at_hand import Visit


@pytest.fixture
def library(tmp_path):
    """A library of two documents, as another process has it open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
        st.cache_resource.clear()
        opened = fill(tmp_path / "library")
        yield opened
        opened.close()
        st.cache_resource.clear()


def offered(visit: Visit) -> list[str]:
    """The documents that the Text page offers to read."""
    return next(box.options for box in visit.at.selectbox if box.label == "Document")


def test_a_document_added_meanwhile_is_offered_with_the_next_run(library, monkeypatch):
    names = cached.names

    def then_one_more():
        known = names()
        library.add(reading("three", THREE, {}), THREE.encode())
        return known

    with monkeypatch.context() as patch:
        patch.setattr(cached, "names", then_one_more)
        visit = Visit("text")
    assert offered(visit) == ["one.txt", "two.txt"]
    assert offered(visit.run()) == ["one.txt", "two.txt", "three.txt"]


def test_two_sides_are_of_one_moment(library, monkeypatch):
    where, new = cached.where, iter([reading("three", "Guam fell.")])

    def then_one_more(wanted):
        found = where(wanted)
        for one in new:
            library.add(one, one.document.text.encode())
        return found

    monkeypatch.setattr(cached, "where", then_one_more)
    table = cached.compared(Filter(), Filter(), "COUNTRY").set_index("key")
    assert table.loc["GUM", ["documents_here", "documents_there"]].tolist() == [2, 2]
