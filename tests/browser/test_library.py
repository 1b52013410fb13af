"""The Library page in a real browser: what is handed in, searched, tagged, corrected, whatever it is called."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from picket.ingest import MAX_PACKED, Given
from picket.library import Library, ingest
from picket.nlp.pipeline import Engine
from tests.browser.conftest import Server
from tests.browser.test_dashboard import PAGES, click_in, drawn

pytestmark = pytest.mark.browser

FOLLOWING = tuple(path for path in PAGES if path != "about")
"""Pages that a search keeps to some documents."""

HOSTILE = (
    "<script>document.title='taken'</script><img src=x onerror=document.title='taken'> **b** ![i](http://x.test/i)"
)
OVERRIDE = "\u202e"
TEXTS = {
    "ashore.txt": "Poland hosts Aegis Ashore at Redzikowo, Warsaw said. Romania has one at Deveselu.",
    "thaad.txt": "South Korea keeps its THAAD battery at Seongju, Seoul said, and China objects.",
    "arrow.txt": "Israel sold the Arrow 3 interceptor to Germany, Berlin said.",
    f"{HOSTILE.replace('/', '')}{OVERRIDE}fdp.txt": "Japan will keep its zeppelin near Yokosuka.",
    f"{'n' * 10_000}.txt": "Guam wants a zeppelin that sees further.",
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A served library of TEXTS, the last of them at the top."""
    folder = tmp_path_factory.mktemp("shelf")
    library = Library.open(folder / "library")
    given = [Given(name, text.encode()) for name, text in TEXTS.items()]
    assert [outcome.result for outcome in ingest(library, Engine(), given)] == ["added"] * len(TEXTS)
    library.remember("seeded", "yes")
    library.edit([given[3].key], {"title": HOSTILE + OVERRIDE, "author": HOSTILE})
    library.edit([given[4].key], {"title": "t" * 10_000})
    library.close()
    server = Server(folder / "library", folder / "log")
    yield server
    server.stop()
    assert "Traceback" not in (folder / "log").read_text()


@pytest.fixture
def at(shelf, visit):
    """A visitor of that library's page."""
    visitor = visit(of=shelf)
    visitor.open("library")
    drawn(visitor)
    yield visitor
    assert visitor.page.locator('[data-testid="stException"]').count() == 0
    assert visitor.outside == [] and visitor.complaints == []


def tick(visitor, *rows: int) -> None:
    """Tick these rows of the list of documents, from 0."""
    for row in rows:
        drawn(visitor)
        click_in(visitor.page, visitor.page.locator('[data-testid="stDataFrame"] canvas').first, 18, 54 + 32 * row)
    visitor.page.get_by_text(re.compile(rf"^{len(rows)} documents? ticked\.$")).wait_for()


def cell(visitor, words: str):
    """A cell of a table; tables are drawn, and say what is in them to those who do not see it."""
    return visitor.page.locator("canvas [role=gridcell]", has_text=words).first


def search(visitor, words: str) -> None:
    box = visitor.page.get_by_role("searchbox", name="Search")
    box.fill(words)
    box.press("Enter")


def choose(visitor, label: str, choice: str) -> None:
    """Choose from a list with this label."""
    page = visitor.page
    page.get_by_role("combobox", name=re.compile(rf"(^|\. |\b){label}\b")).locator("visible=true").first.click()
    page.get_by_role("option", name=choice, exact=True).click()


def hand_in(visitor, files: dict[str, bytes]) -> None:
    page = visitor.page
    page.get_by_role("tab", name="Upload").click()
    page.locator('input[type="file"]').set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": raw} for name, raw in files.items()]
    )


def packed(texts: dict[str, str]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return whole.getvalue()


def test_a_search_marks_its_hits_and_every_page_follows(at):
    page = at.page
    search(at, '"aegis ashore" OR thaad')
    page.get_by_text("2 documents", exact=True).first.wait_for()
    page.wait_for_url(re.compile(r"q=%22aegis(\+|%20)ashore%22(\+|%20)OR(\+|%20)thaad"))
    page.locator(".hits mark").nth(1).wait_for()
    assert sorted(page.locator(".hits mark").all_inner_texts()) == ["Aegis Ashore", "THAAD"]
    at.shot("library-found")
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("button", name="Documents: 2", exact=True).wait_for()
    assert "q=" in page.url
    page.get_by_role("link", name="Library").click()
    page.locator(".hits button", has_text="Aegis Ashore").click()
    page.wait_for_url(re.compile(r"/text\?.*doc="))
    page.locator("mark", has_text="Aegis Ashore").first.wait_for()


def test_documents_ticked_are_tagged_and_the_map_follows_the_tag(at):
    page = at.page
    tick(at, 2, 3)
    page.get_by_role("button", name="Tag …").click()
    page.get_by_label("Tag for 2 documents").fill("  export   and bases ")
    page.get_by_role("button", name="Put on").click()
    page.get_by_text("Tag “export and bases” put on 2 documents.").wait_for()
    page.get_by_role("link", name="Map").click()
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("button", name="export and bases 2", exact=True).click()
    page.wait_for_url(re.compile("tag=export"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="4 countries", exact=True).wait_for()
    page.get_by_role("link", name="Library").click()
    page.get_by_text("2 documents", exact=True).first.wait_for()
    page.get_by_role("button", name="Tag …").click()
    page.get_by_label("Tag for 2 documents").fill("export and bases")
    page.get_by_role("button", name="Take off").click()
    page.get_by_text("0 documents", exact=True).first.wait_for()
    at.shot("library-untagged")
    page.get_by_text("0 of 5 documents", exact=True).wait_for()
    page.get_by_role("button", name="Remove Tag export and bases").click()
    page.get_by_text("5 documents", exact=True).first.wait_for()


def test_what_is_edited_by_hand_survives_a_new_reading(at):
    page = at.page
    dialog = page.get_by_role("dialog")
    tick(at, 2)
    page.get_by_role("button", name="Edit …").click()
    dialog.get_by_label(re.compile("^Title")).fill(f"Arrow {OVERRIDE}for\tBerlin")
    dialog.get_by_label(re.compile("^Published")).fill("26.11.2026")
    dialog.get_by_role("button", name="Save").click()
    complaint = dialog.locator('[data-testid="stAlert"]')
    complaint.wait_for()
    assert complaint.inner_text().strip().count(".") == 1
    at.shot("library-edit")
    dialog.get_by_label(re.compile("^Published")).fill("2026-11-26")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="detached")
    cell(at, "Arrow for Berlin").wait_for(state="attached")
    page.get_by_role("button", name="Read again").click()
    page.get_by_text("Reading again").first.wait_for()
    page.get_by_text("Reading again").first.wait_for(state="detached")
    tick(at, 2)
    page.get_by_role("button", name="Edit …").click()
    expect(dialog.get_by_label("Title (given by hand)")).to_have_value("Arrow for Berlin")
    expect(dialog.get_by_label("Published (given by hand)")).to_have_value("2026-11-26")


def test_a_wrong_search_is_one_sentence_on_every_page(at):
    search(at, '"aegis')
    for path, title in reversed(PAGES.items()):
        at.page.get_by_role("link", name=title, exact=True).click()
        at.page.locator("h1", has_text=title).wait_for()
        at.settle()
        said = at.page.locator('[data-testid="stAlert"]')
        expect(said).to_have_count(int(path in FOLLOWING))
        assert all(re.fullmatch(r"[^.]*not closed[^.]*\.", words.strip()) for words in said.all_inner_texts())
        assert at.page.locator('[data-testid="stException"]').count() == 0


def test_hostile_names_and_titles_are_words_like_any_other(at):
    page = at.page
    search(at, "zeppelin")
    page.get_by_text("2 documents", exact=True).first.wait_for()
    drawn(at)
    page.locator(".hits button").nth(1).wait_for()
    titles = page.locator(".hits .title").all_inner_texts()
    assert any(title.startswith(HOSTILE) for title in titles) and any(title.startswith("ttt") for title in titles)
    assert page.locator(".hits").evaluate("list => list.querySelectorAll('script, img').length") == 0
    assert all(box["height"] < 400 for box in (hit.bounding_box() for hit in page.locator(".hits button").all()))
    cell(at, HOSTILE.replace("/", "")).wait_for(state="attached")
    at.shot("library-hostile")
    for row in (0, 1):
        at.open("library?q=zeppelin")
        tick(at, row)
        for button, close in (("Edit …", "Close"), ("Remove 1 document …", "Cancel")):
            page.get_by_role("button", name=button).click()
            dialog = page.get_by_role("dialog")
            dialog.locator("button").first.wait_for()
            at.settle()
            at.shot(f"library-hostile-{close.lower()}-{row}")
            assert dialog.locator("script, img").count() == 0
            assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth")
            dialog.get_by_role("button", name=close).click()
            dialog.wait_for(state="detached")
    assert "taken" not in page.title()


def test_what_is_handed_in_is_read_in_the_background_and_each_outcome_is_said(at):
    page = at.page
    wires = {f"{name}.txt": f"{name} ordered Patriot radars." for name in ("Spain", "Greece", "Qatar")}
    files = {
        "wires.zip": packed(wires),
        "table.csv": b"number,what it said\n1,Sweden ordered Patriot launchers.\n2,Norway ordered NASAMS.\n",
        "broken.pdf": b"%PDF-1.7\nno more than this",
        "one.txt": b"Taiwan ordered Patriot missiles.",
    }
    hand_in(at, files)
    page.get_by_text("Choose the column that holds the texts.").wait_for()
    choose(at, "Text", "what it said")
    page.get_by_text("Choose the column that holds the texts.").wait_for(state="detached")
    page.get_by_role("button", name="Read files").click()
    page.locator('[data-testid="stProgress"]').wait_for()
    page.get_by_role("button", name="Stop").wait_for()
    at.shot("library-reading")
    page.get_by_text("6 documents added and read.").wait_for()
    page.get_by_text("11 documents", exact=True).first.wait_for()
    refusal = page.locator('[data-testid="stAlertContentError"]')
    assert refusal.count() == 1
    assert re.fullmatch(r"[^.]*'broken\.pdf'[^.]*\.", refusal.inner_text().strip())
    page.get_by_text("1 row", exact=True).first.wait_for()
    cell(at, "broken.pdf").wait_for(state="attached")
    at.shot("library-read")
    hand_in(at, files)
    choose(at, "Text", "what it said")
    page.get_by_text("Choose the column that holds the texts.").wait_for(state="detached")
    page.get_by_role("button", name="Read files").click()
    page.get_by_text("6 were already in the library.").wait_for()
    page.get_by_text("11 documents", exact=True).first.wait_for()
    assert page.get_by_text("added and read").count() == 0


def test_a_file_that_is_too_large_is_refused_in_a_sentence_that_is_seen(at, tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_PACKED + 10_000_000)
    page = at.page
    page.get_by_role("tab", name="Upload").click()
    page.locator('input[type="file"]').set_input_files(large)
    refused = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(refused).to_have_text("Error: File must be 50.0MB or smaller.")
    room = refused.bounding_box()
    assert room["width"] > 150 and room["height"] > 10, "not for those alone who hear the page"
    expect(page.get_by_role("button", name="Read files")).to_be_disabled()
    at.shot("library-too-large")
