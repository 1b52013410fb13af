"""A dashboard for reading only draws every page and offers no change."""

import pytest
import streamlit as st

from picket import readonly
from picket.ingest import Given
from picket.library import Library, ingest
from tests.library.fakes import Capitals
from tests.pages_at_hand import PAGES, Visit

CHANGING = {
    "Add text",
    "Read files",
    "Edit …",
    "Read again",
    "Keep",
    "Make",
    "Edit",
    "Forget",
    "Put on",
    "Take off",
    "Go on",
    "Correct",
}


@pytest.fixture(scope="module", autouse=True)
def shown(tmp_path_factory):
    place = tmp_path_factory.mktemp("shown") / "library"
    library = Library.open(place)
    list(ingest(library, Capitals(), [Given("a.txt", b"Japan and Korea spoke of THAAD.")]))
    library.save_view("", {"q": ["japan"]}, "Japan")
    revision = library.revision()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(place))
        patch.setenv(readonly.VARIABLE, "yes")
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()
    assert library.revision() == revision, "nothing was changed"
    library.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_offers_no_change(page):
    visit = Visit(page)
    assert not visit.at.error
    assert not visit.at.exception
    assert not {button.label for button in visit.at.button} & CHANGING
    assert not [button.label for button in visit.at.button if button.label.startswith("Remove ")]


def test_the_library_page_says_so():
    visit = Visit("library")
    assert "This dashboard shows the library and cannot change it." in [one.value for one in visit.at.caption]
    assert not visit.at.text_area


def test_nothing_can_be_corrected():
    assert not Visit("entities").component("picket_evidence")["corrects"]


def test_the_review_says_so_and_asks_for_no_name():
    visit = Visit("review")
    assert "This library is open for reading only here." in [one.value for one in visit.at.caption]
    assert "picket_analyst" not in {one.proto.component_name for one in visit.at.get("bidi_component")}
