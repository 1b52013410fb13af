"""The button for a brief, by keyboard in a real Chromium: what is asked for is what is downloaded."""

from pathlib import Path

import pytest
from pptx import Presentation

from picket.library import Library, Step
from tests.browser.axe import serious
from tests.browser.conftest import Server
from tests.ledger_at_hand import made_library

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of the button, whose library holds a briefing of two views."""
    folder = tmp_path_factory.mktemp("panel")
    library, _ = made_library(folder / "library")
    _brief(library)
    library.close()
    running = Server(folder / "library", folder / "log", "tests/browser/brief_panel.py")
    yield running
    running.stop()


def _brief(library: Library) -> None:
    keys = [library.save_view("overview", {"name": [f"COUNTRY~{iso3}"]}, iso3) for iso3 in ("JPN", "USA")]
    library.save_briefing("Weekly", [Step(key) for key in keys])


def _opened(visitor):
    visitor.open("?name=COUNTRY~JPN")
    visitor.page.get_by_role("button", name="Brief", exact=True).press("Enter")
    visitor.page.get_by_label("Title").wait_for()
    visitor.settle()
    return visitor.page


def _taken(page, button: str) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).press("Enter")
    return Path(coming.value.path())


def test_the_filter_of_the_page_becomes_a_page_with_its_title(visit):
    visitor = visit()
    page = _opened(visitor)
    page.get_by_label("Title").fill("Monday <b>brief</b>")
    page.get_by_label("Title").press("Enter")
    visitor.settle()
    page.wait_for_timeout(500)
    made = _taken(page, "Page (HTML)").read_text(encoding="utf-8")
    assert "<h1><bdi>Monday &lt;b&gt;brief&lt;/b&gt;</bdi></h1>" in made
    assert "Filter: Names Japan." in made
    assert (visitor.outside, visitor.complaints) == ([], [])


def test_without_a_title_slides_bear_the_words_of_the_filter(visit):
    file = Presentation(str(_taken(_opened(visit()), "Slides (PowerPoint)")))
    assert file.slides[0].shapes.title.text == "Japan"


def test_a_briefing_becomes_parts(visit):
    visitor = visit()
    page = _opened(visitor)
    page.get_by_role("combobox", name="Of a briefing").click()
    page.get_by_role("option", name="Weekly").click()
    visitor.settle()
    page.wait_for_timeout(500)
    titles = [s.shapes.title.text for s in Presentation(str(_taken(page, "Slides (PowerPoint)"))).slides]
    assert titles[0] == "Weekly"
    assert {"1. JPN", "2. USA"} <= set(titles)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_panel_is_accessible_and_within_the_window(visit, theme):
    page = _opened(visit(theme=theme))
    assert serious(page) == []
    box = page.get_by_role("button", name="Slides (PowerPoint)").bounding_box()
    assert box["y"] + box["height"] <= 720
