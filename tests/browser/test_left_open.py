"""A page that was left open: the connection is lost and comes back, and documents come in meanwhile."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.protocol import Reader
from benchmarks.reader_acts import component
from picket.export.csv import read_csv
from picket.ingest import Given
from picket.library import Library, ingest
from tests.browser.conftest import Server
from tests.library.fakes import Capitals

pytestmark = pytest.mark.browser

HOURS = 8
CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'


def add(place, *texts):
    """Another process than the server takes documents in."""
    library = Library.open(place)
    library.remember("seeded", "yes")
    given = [Given(f"{text[:5].strip()}.txt", text.encode()) for text in texts]
    assert [outcome.result for outcome in ingest(library, Capitals(), given)] == ["added"] * len(texts)
    library.close()


@pytest.fixture
def shelf(tmp_path):
    """A served library of two documents, and where it lies."""
    place = tmp_path / "library"
    add(place, "Tokyo asked Washington for it.", "Seoul asked nobody.")
    server = Server(place, tmp_path / "log")
    yield server, place
    server.stop()


class Line:
    """The connection of a page, which can be cut."""

    def __init__(self, page):
        self.open, self.ends = True, []
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, browser):
        if self.open:
            self.ends.append((browser, browser.connect_to_server()))
        else:
            browser.close()

    def cut(self):
        self.open = False
        for browser, server in self.ends:
            browser.close()
            server.close()
        self.ends = []


def test_a_page_left_for_eight_hours_shows_at_the_first_click_what_came_in_meanwhile(visit, shelf):
    server, place = shelf
    visitor = visit(of=server)
    page, line = visitor.page, Line(visitor.page)
    page.clock.install()
    visitor.open("?q=asked")
    expect(page.get_by_role("button", name="Organisations: 3 mentions")).to_be_visible()
    line.cut()
    page.locator(CONNECTED).wait_for(state="detached")
    add(place, "Warsaw asked Berlin.", "Rome asked Paris.", "Oslo was silent.")
    page.clock.fast_forward(f"{HOURS:02}:00:00")
    line.open = True
    page.locator(CONNECTED).wait_for()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_text("4 documents", exact=True).first).to_be_visible()
    assert "q=asked" in page.url
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("button", name="Organisations: 7 mentions")).to_be_visible()
    assert page.get_by_test_id("stException").count() == page.get_by_test_id("stAlertContentError").count() == 0
    assert visitor.outside == [] and visitor.complaints == []


def test_a_page_is_drawn_anew_and_works_when_the_server_began_anew(visit, shelf, tmp_path):
    server, place = shelf
    visitor = visit(of=server)
    page = visitor.page
    visitor.open("?q=asked")
    expect(page.get_by_role("button", name="Organisations: 3 mentions")).to_be_visible()
    server.stop()
    page.locator(CONNECTED).wait_for(state="detached")
    expect(page.get_by_role("dialog")).to_contain_text("Picket does not answer")
    add(place, "Warsaw asked Berlin.", "Rome asked Paris.")
    again = Server(place, tmp_path / "log-again", port=server.port)
    try:
        people = page.get_by_role("button", name="Organisations: 7 mentions")
        expect(people).to_be_visible()
        people.click()
        expect(page.get_by_role("button", name="7 mentions", exact=True)).to_be_visible()
        with page.expect_download() as download:
            page.locator(".st-key-pane .stDownloadButton button:visible").first.click()
        assert len(read_csv(Path(download.value.path()).read_bytes())) == 7
        assert page.get_by_test_id("stException").count() == page.get_by_test_id("stAlertContentError").count() == 0
        assert page.get_by_role("dialog").count() == 0
    finally:
        again.stop()


def named(reader):
    return json.loads(component(reader, "picket_analyst").widget.json)["name"]


def test_who_comes_back_soon_goes_on_and_who_comes_back_late_loses_nothing_that_is_in_the_link(shelf):
    server, place = shelf
    reader = Reader(server.url)
    reader.open("review", {"q": "asked"})
    reader.trigger(component(reader, "picket_analyst"), "name", "Ana")
    assert named(reader) == "Ana"
    reader.close()
    add(place, "Warsaw asked Berlin.")
    soon, late = Reader(server.url, known_as=reader.id), Reader(server.url, known_as="forgotten")
    for again, name in ((soon, "Ana"), (late, "")):
        again.open("review", {"q": "asked"})
        assert (named(again), again.query) == (name, {"q": ["asked"]})
        again.open("library", {"q": "asked"})
        assert "3 documents" in "".join(str(one.element) for one in again.drawn)
        again.close()
    assert soon.id == reader.id != late.id


def test_a_click_while_the_library_is_gone_is_answered_in_a_sentence_and_works_once_it_is_back(visit, shelf, tmp_path):
    server, place = shelf
    visitor = visit(of=server)
    page = visitor.page
    visitor.open("entities")
    place.rename(tmp_path / "elsewhere")
    page.get_by_role("button", name=re.compile("^Organisations: 3 mentions")).click()
    said = page.get_by_text("was deleted or moved while it was open; put it back where it was, and try again.")
    expect(said.first).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0
    (tmp_path / "elsewhere").rename(place)
    page.get_by_role("button", name=re.compile("^Organisations: 3 mentions")).click()  # it was selected all the same
    expect(said).to_have_count(0)
    expect(page.get_by_role("heading", name="Seoul")).to_be_visible()


def test_a_document_removed_meanwhile_is_missed_in_a_sentence_by_a_click_in_its_text_and_by_its_form(visit, shelf):
    server, place = shelf
    reading, editing = visit(of=server), visit(of=server)
    reading.open("text?q=Tokyo")
    editing.open("library?q=Tokyo")
    editing.page.locator(".stDataFrame").first.click(position={"x": 15, "y": 48})
    editing.page.get_by_role("button", name="Edit …").click()
    editing.page.get_by_role("dialog").get_by_label("Title").fill("Tokyo asks")
    library = Library.open(place)
    library.remove([one for one in library.ids() if "Tokyo" in library.document(one).text])
    library.close()
    reading.page.locator("mark").first.click()
    editing.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    for page in (reading.page, editing.page):
        expect(page.get_by_text("There is no document").first).to_be_visible()
        assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in server.log.read_text()
