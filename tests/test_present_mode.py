"""Present mode and briefings through app.py: what the link says, and what the page then leaves out."""

from urllib.parse import parse_qs

import pytest
import streamlit as st

from components.selection import written
from picket.library import Step
from tests.pages_at_hand import PAGES, Visit


@pytest.fixture(scope="module", autouse=True)
def seeded(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path_factory.mktemp("present") / "library"))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


@pytest.fixture
def library():
    from components import server

    Visit()
    return server.library()


def strip(visit: Visit) -> dict:
    return visit.component("picket_presenting")


@pytest.mark.parametrize("page", PAGES)
def test_the_flag_takes_the_controls_away_on_every_page(page):
    shown, plain = Visit(page, present="yes"), Visit(page)
    assert strip(shown)["on"] and not strip(plain)["on"]
    keys = {one.key for one in shown.at.button} | {one.key for one in shown.at.text_input}
    assert not keys & {"present", "q"}
    assert not shown.at.get("page_link")
    assert len(plain.at.get("page_link")) >= len(PAGES)
    assert "</h1></div>" in shown.words  # the title alone, without the sentence


def test_the_filter_is_said_and_cannot_be_operated():
    line = Visit("map", present="yes", name="COUNTRY~JPN", count="documents").component("picket_crumbs")
    assert line["still"] and line["counted"] == "documents"
    assert [part["words"] for part in line["parts"]] == ["Japan"]
    assert not Visit("map", name="COUNTRY~JPN").component("picket_crumbs")["still"]


def test_the_button_begins_it_and_keeps_the_filter():
    visit = Visit("map", name="COUNTRY~JPN")
    visit.at.button(key="present").click()
    visit.run()
    assert strip(visit)["on"]
    assert (visit.at.query_params["name"], visit.at.query_params["present"]) == ("COUNTRY~JPN", "yes")


def test_the_hold_goes_along_to_the_next_page_and_into_no_view(library):
    links = [parse_qs(link.proto.query_string) for link in Visit("map", hold="yes", names="hidden").at.get("page_link")]
    assert len(links) == len(PAGES)
    assert all(link == {"hold": ["yes"], "names": ["hidden"]} for link in links)
    visit = Visit("map", hold="yes", name="COUNTRY~JPN")
    visit.at.session_state["views-0"] = True
    visit.run()
    visit.at.text_input(key="view-name").set_value("Japan")
    next(button for button in visit.at.button if button.label == "Keep").click()
    visit.run()
    assert library.view("japan").query == {"name": ["COUNTRY~JPN"]}


def test_names_of_files_are_hidden_on_request():
    (row, *_) = Visit("map", present="yes", show="COUNTRY~JPN").component("picket_evidence")["rows"]
    (hidden, *_) = Visit("map", present="yes", names="hidden", show="COUNTRY~JPN").component("picket_evidence")["rows"]
    assert row["facts"][:3] == ["Kyodo", "undated", "000_593f3f745023c768.txt"]
    assert hidden["facts"] == [fact for fact in row["facts"] if not fact.endswith(".txt")]
    (desk, *_) = Visit("map", names="hidden", show="COUNTRY~JPN").component("picket_evidence")["rows"]
    assert desk["facts"] == row["facts"]
    assert "name" not in Visit("library", present="yes", names="hidden").frame("documents").columns


def test_a_briefing_tells_its_step_and_the_way_to_all(library):
    first = library.save_view("map", {"name": ["COUNTRY~JPN"]})
    key = library.save_briefing("Monday", [Step(first, "Japan", "Its navy"), Step("gone", "Dropped")])
    visit = Visit("map", view=first, briefing=key, step="1")
    told = strip(visit)
    assert told["on"] and (told["number"], told["title"], told["notes"]) == (1, "Japan", "Its navy")
    assert told["steps"] == [f"map?view={first}&briefing=monday&step=1", ".?briefing=monday&step=2"]
    assert strip(Visit("map", view=first, briefing=key, step="1", names="hidden"))["notes"] == ""


def test_a_link_that_only_names_a_step_goes_to_its_view(library):
    view = library.save_view("map", {"name": ["COUNTRY~JPN"]})
    key = library.save_briefing("Tuesday", [Step(view)])
    gone = Visit(briefing=key, step="1").component("picket_visit")
    assert gone == {"url": f"map?view={view}&briefing=tuesday&step=1", "instead": True}


def test_what_is_not_there_is_said(library):
    key = library.save_briefing("Wednesday", [Step("gone", "Dropped")])
    library.save_briefing("Thursday", [])
    for query, words in (
        ({"briefing": key, "step": "1"}, "The view of this step is no longer kept"),
        ({"briefing": "thursday"}, "has no steps yet"),
        ({"briefing": "never"}, "There is no briefing “never”"),
    ):
        (warning,) = Visit(**query).at.warning
        assert words in warning.value


def test_a_step_beyond_the_last_is_the_last(library):
    view = library.save_view("map", {})
    key = library.save_briefing("Friday", [Step(view), Step(view, "Last")])
    for asked, number in (("9", 2), ("0", 1), ("x", 1)):
        assert strip(Visit("map", view=view, briefing=key, step=asked))["number"] == number


@pytest.mark.parametrize("by", ["documents", "stories"])
def test_lists_of_documents_say_their_names_to_nobody_when_they_are_hidden(by):
    shown = written({"label": "COUNTRY", "key": "JPN", "by": by})
    (row, *_) = Visit("map", present="yes", show=shown).component("picket_evidence")["rows"]
    (hidden, *_) = Visit("map", present="yes", names="hidden", show=shown).component("picket_evidence")["rows"]
    assert "593f3f745023c768" in str(row) and "593f3f745023c768" not in str(hidden)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_the_name_of_a_file_when_names_are_hidden(page):
    """Not in our components, tables and words, nor in what the pointer would be told there."""
    more = {"w": "japan"} if page == "concordance" else {} if page in ("text", "about") else {"show": "COUNTRY~JPN"}
    at = Visit(page, present="yes", names="hidden", **more).at
    said = [str(e.proto) for kind in ("html", "bidi_component", "markdown", "caption", "heading") for e in at.get(kind)]
    said += [frame.value.to_csv() for frame in at.dataframe]
    assert said and not [words for words in said if "593f3f745023c768" in words]
