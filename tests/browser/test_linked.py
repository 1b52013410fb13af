"""One filter for all pages in a real browser: narrowed by clicks, kept in the link, undone by the back button."""

import base64
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks import made_library
from picket.export.csv import read_csv
from tests.browser.conftest import Server
from tests.browser.test_dashboard import click_in, drawn

pytestmark = pytest.mark.browser

DOCUMENTS = 200
SAME = (
    "?name=SYSTEM~thaad&count=documents", "map?from=2016-01-01&until=2016-12-31&show=COUNTRY~JPN~by.mentions",
    "entities?not-name=COUNTRY~USA&kind=PERSON&show=PERSON~~by.names",
    "systems?stage=considering&show=SYSTEM~thaad&tab=said",
    "timeline?split=COUNTRY&step=year&show=COUNTRY~JPN~since.2016-01-01~until.2016-12-31~by.mentions",
    "changes?day=2017-01-01&silent=stages&least=1&show=SYSTEM~thaad~by.mentions~side.other",
    "together?rows=PERSON&columns=ORG&in=documents", "concordance?w=missile+defense&order=right",
    "compare?name=SYSTEM~thaad&with=name%3DSYSTEM~patriot&part=both",
)  # fmt: skip


ALIKE = 0.001
"""Share of pixels that may differ: a bar of a chart has more, and words are compared as such."""

DIFFERING = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const [width, height] = [image.width / 4, image.height / 4];
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  }));
  let different = 0;
  for (let i = 0; i < one.length; i += 4)
    different += Math.max(...[0, 1, 2].map((c) => Math.abs(one[i + c] - other[i + c]))) > 96;
  return (4 * different) / one.length;
}"""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The dashboard on a library of DOCUMENTS."""
    folder = tmp_path_factory.mktemp("many")
    made_library.make(folder / "library", DOCUMENTS).close()
    server = Server(folder / "library", folder / "log")
    yield server
    server.stop()


@pytest.fixture
def at(visit, many):
    """A visitor of it, who must not ask other hosts nor see anything fail."""
    visitor = visit(of=many)
    yield visitor
    assert visitor.page.locator('[data-testid="stException"]').count() == 0
    assert visitor.outside == [] and visitor.complaints == []


def crumbs(page) -> list[str]:
    """The filter as it is read back."""
    return page.locator(".crumbs .crumb .words").all_inner_texts()


def left(page, words: str) -> None:
    """Wait until the filter leaves this."""
    page.locator(".crumbs .left", has_text=re.compile(f"^{words}$")).wait_for()


def total(page) -> int:
    """How many rows the evidence panel lists."""
    tab = page.locator(".evidence .tab[aria-pressed=true]")
    tab.wait_for()
    return int(re.match(r"[\d,]+", tab.inner_text())[0].replace(",", ""))


def test_a_filter_is_made_by_clicks_follows_to_every_page_and_is_undone_step_by_step(at):
    page = at.page
    at.open()
    page.get_by_role("button", name="Filter", exact=True).click()
    page.locator(".facets .ask", has_text="THAAD").first.click()
    left(page, r"\d+ of 200 documents")
    assert crumbs(page) == ["Names THAAD"]
    first = page.locator(".crumbs .left").inner_text()
    page.locator(".facets .leave[aria-label='Leave out United States']").click()
    expect(page.locator(".crumbs .crumb")).to_have_count(2)
    assert crumbs(page) == ["Names THAAD", "not Names United States"]
    page.keyboard.press("Escape")
    narrowed = page.locator(".crumbs .left").inner_text()
    for title in ("Map", "Timeline", "Together", "Library", "Overview"):
        page.get_by_role("link", name=title, exact=True).click()
        page.locator("h1", has_text=title).wait_for()
        left(page, narrowed)
    assert page.get_by_role("link", name="Map", exact=True).get_attribute("href").startswith("map?")
    page.reload()
    at.settle()
    left(page, narrowed)
    page.get_by_role("button", name="Remove not Names United States").click()
    left(page, first)
    page.go_back()
    left(page, narrowed)
    page.locator(".crumbs .words", has_text="United States").click()
    expect(page.locator(".crumbs .crumb.out")).to_have_count(0)
    assert crumbs(page) == ["Names THAAD", "Names United States"]
    page.get_by_role("button", name="Start over").click()
    left(page, "200 documents")


def test_what_is_clicked_is_opened_narrowed_to_left_out_and_let_go(at):
    page = at.page
    at.open("entities?kind=SYSTEM")
    drawn(at)
    click_in(page, page.locator('[data-testid="stDataFrame"] canvas').first, 30, 50)
    page.wait_for_url(re.compile("show=SYSTEM~patriot"))
    page.get_by_role("heading", name="Patriot").wait_for()
    shown = total(page)
    page.get_by_role("button", name=re.compile(r"^\d+ documents$")).click()
    page.wait_for_url(re.compile("by.documents"))
    page.locator(".evidence .tab[aria-pressed=true]", has_text="documents").wait_for()
    documents = total(page)
    assert documents < shown
    with page.expect_download() as download:
        page.locator(".st-key-evidence-csv button:visible").click()
    assert len(read_csv(Path(download.value.path()).read_bytes())) == documents
    page.get_by_role("button", name="Narrow").click()
    left(page, f"{documents} of 200 documents")
    page.go_back()
    left(page, "200 documents")
    page.get_by_role("heading", name="Patriot").wait_for()
    page.get_by_role("button", name="Leave out").click()
    expect(page.locator(".crumbs .crumb.out")).to_have_count(1)
    page.go_back()
    page.get_by_role("button", name="Clear", exact=True).click()
    page.wait_for_url(lambda url: "show=" not in url)


def test_the_evidence_is_paged_and_put_in_order_without_the_rest_of_the_page(at):
    page = at.page
    at.open("entities?show=COUNTRY~USA~by.mentions")
    shown = total(page)
    page.get_by_role("button", name="Last page").click()
    page.wait_for_url(re.compile("p="))
    page.locator(".evidence .pages span", has_text=re.compile(rf"–{shown} of {shown}$")).wait_for()
    page.get_by_role("combobox", name="Order of the list").select_option("newest first")
    page.wait_for_url(re.compile("sort=newest"))
    page.locator(".evidence .pages span", has_text=re.compile("^1–25 of")).wait_for()
    facts = page.locator(".evidence .why").all_inner_texts()
    days = [found[0] for fact in facts if (found := re.search(r"\d{4}-\d\d-\d\d", fact))]
    assert len(days) == 25 and days == sorted(days, reverse=True)


def test_a_cell_of_names_together_and_a_point_of_time_open_what_they_count(at):
    page = at.page
    at.open("together")
    cell = page.locator("td button").first
    number, named = int(cell.inner_text()), cell.get_attribute("aria-label")
    cell.click()
    page.wait_for_url(re.compile("beside"))
    assert total(page) == number, named
    at.open("timeline?split=SYSTEM&step=year")
    drawn(at)
    point = page.locator(".scatterlayer .trace .points path.point").last
    box = point.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("since"))
    assert total(page) > 0
    page.get_by_role("heading", name=re.compile(r", from \d{4}-01-01 to \d{4}-12-31")).wait_for()


def test_words_in_context_lead_to_their_place_in_the_text(at):
    page = at.page
    at.open("concordance")
    page.get_by_role("searchbox", name="Words").fill("ballistic missile")
    page.keyboard.press("Enter")
    page.locator(".kwic .line").first.wait_for()
    assert {words.casefold() for words in page.locator(".kwic mark").all_inner_texts()} == {"ballistic missile"}
    page.locator(".kwic .line").first.click()
    page.wait_for_url(re.compile(r"/text\?.*at=\d+-\d+"))
    page.locator("h1", has_text="Text").wait_for()
    page.go_back()
    page.wait_for_url(re.compile(r"/concordance\?w=ballistic(\+|%20)missile$"))
    page.locator(".kwic .line").first.wait_for()


def test_two_filters_are_kept_side_by_side_and_swapped(at):
    page = at.page
    at.open("compare?name=SYSTEM~thaad")
    here = page.locator(".tally button").first.inner_text()
    page.get_by_role("button", name="Keep as the other side").click()
    page.wait_for_url(re.compile("with="))
    page.get_by_role("button", name="Remove Names THAAD").click()
    left(page, "200 documents")
    page.get_by_role("button", name="Swap").click()
    left(page, r"\d+ of 200 documents")
    assert page.locator(".tally button").first.inner_text() == here
    page.locator(".tally button").last.click()
    page.wait_for_url(re.compile("side.other"))
    page.get_by_text("on the other side").wait_for()


@pytest.mark.slow
def test_a_view_is_kept_under_a_name_and_its_short_link_opens_it_for_another(at, visit, many):
    page = at.page
    at.open("map?name=SYSTEM~thaad&show=COUNTRY~JPN")
    page.get_by_role("button", name="Views", exact=True).click()
    page.get_by_label("Keep this view as").fill("Japan & THAAD: 2017?")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_url(re.compile(r"/map\?view=japan-thaad-2017$"))
    shown = total(page)
    other = visit(of=many)
    other.open("map?view=japan-thaad-2017")
    assert total(other.page) == shown
    assert crumbs(other.page) == ["Names THAAD"]
    other.page.get_by_role("link", name="Entities", exact=True).click()
    other.page.wait_for_url(re.compile(r"/entities\?view=japan-thaad-2017$"))
    other.page.locator("h1", has_text="Entities").wait_for()
    assert crumbs(other.page) == ["Names THAAD"]
    other.page.get_by_role("button", name="Remove Names THAAD").click()
    other.page.wait_for_url(lambda url: "view=" not in url)
    other.page.get_by_role("button", name="Views", exact=True).click()
    other.page.get_by_role("button", name="Japan & THAAD: 2017?").click()
    other.page.wait_for_url(re.compile(r"/map\?view="))
    other.page.get_by_role("button", name="Views", exact=True).click()
    other.page.get_by_role("button", name="Forget").click()
    other.page.get_by_text("There is no view “japan-thaad-2017”").wait_for()


def test_a_filter_too_long_for_a_link_is_kept_in_the_library(at):
    names = [f"name=PERSON~somebody of the name {number}" for number in range(70)]
    at.open("?" + "&".join(["within=document", *names]).replace(" ", "+"))
    expect(at.page.locator(".crumbs .crumb")).to_have_count(71)
    at.page.get_by_role("button", name="Remove Names somebody of the name 0", exact=True).click()
    at.page.wait_for_url(re.compile(r"view=[0-9a-f]{12}$"))
    expect(at.page.locator(".crumbs .crumb")).to_have_count(70)
    at.page.reload()
    at.settle()
    expect(at.page.locator(".crumbs .crumb")).to_have_count(70)


def alike(one, other) -> None:
    """Two visitors see the same words, and in the end, when all is drawn, the same picture."""
    for visitor in (one, other):
        drawn(visitor)
        visitor.page.mouse.move(1279, 719)
    words = [
        visitor.page.locator("[data-testid=stMain], .crumbs, .evidence, .kwic, .strip").all_inner_texts()
        for visitor in (one, other)
    ]
    assert words[0] == words[1]
    until = time.monotonic() + 15
    while (share := differing(one.page, other.page)) > ALIKE:
        if time.monotonic() > until:
            one.shot("differs-one")
            other.shot("differs-other")
            pytest.fail(f"{share:.2%} of the picture differ")


def differing(one, other) -> float:
    """The share of pixels in which two pages differ to the eye, seen from four times as far: glyphs on a canvas may
    differ by a shade, and lines of text by a pixel.
    """
    pictures = [base64.b64encode(page.screenshot()).decode() for page in (one, other)]
    blank = one.context.browser.new_page()
    share = blank.evaluate(DIFFERING, pictures)
    blank.close()
    return share


@pytest.mark.slow
@pytest.mark.parametrize("link", SAME)
def test_a_link_shows_the_same_picture_in_another_browser(visit, many, link):
    visitors = [visit(of=many), visit(of=many)]
    for visitor in visitors:
        visitor.open(link)
    alike(*visitors)


def test_what_is_clicked_and_its_link_show_the_same_picture(visit, many):
    clicked, linked = visit(of=many), visit(of=many)
    clicked.open("entities?kind=SYSTEM")
    clicked.page.get_by_role("button", name="Filter", exact=True).click()
    clicked.page.locator(".facets .ask", has_text="Japan").first.click()
    left(clicked.page, r"\d+ of 200 documents")
    clicked.page.keyboard.press("Escape")
    clicked.page.locator(".st-key-count button", has_text="Documents").click()
    clicked.page.wait_for_url(re.compile("count=documents"))
    clicked.settle()
    linked.page.goto(clicked.page.url)
    alike(clicked, linked)
    assert crumbs(linked.page) == ["Names Japan"]


@pytest.mark.slow
def test_the_first_look_does_what_it_tells_and_is_put_away_for_good(at):
    page = at.page
    at.open()
    page.get_by_role("button", name="Show the mentions of systems").click()
    page.wait_for_url(re.compile("show=SYSTEM"))
    assert total(page) > 0
    page.get_by_role("button", name="Ask for the first system").click()
    left(page, r"\d+ of 200 documents")
    page.get_by_role("button", name="See it over time").click()
    page.locator("h1", has_text="Timeline").wait_for()
    left(page, r"\d+ of 200 documents")
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_role("button", name="Put away for good").click()
    page.get_by_role("heading", name="A first look").wait_for(state="hidden")
    page.reload()
    at.settle()
    page.locator(".strip .value").first.wait_for()
    assert page.get_by_role("heading", name="A first look").count() == 0


@pytest.mark.parametrize(
    ("step", "comes"), [("Show the mentions of systems", "show=SYSTEM"), ("Ask for the first system", "name=SYSTEM")]
)
def test_the_first_look_of_the_about_page_leads_to_what_it_shows(at, step, comes):
    page = at.page
    at.open("about")
    page.get_by_role("button", name=step).click()
    page.locator("h1", has_text="Overview").wait_for()
    page.wait_for_url(re.compile(comes))
    if "show" in comes:
        assert total(page) > 0
    else:
        left(page, r"\d+ of 200 documents")


def read_back(page, *parts: str) -> None:
    """Wait until the filter reads so."""
    for _ in range(200):
        if crumbs(page) == [*parts]:
            return
        page.wait_for_timeout(100)
    assert crumbs(page) == [*parts]


def test_the_filter_is_reached_and_used_by_the_keyboard_alone(at):
    page = at.page
    at.open("entities")
    page.get_by_role("button", name="Filter", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Find a value to filter by")).to_be_focused()
    page.keyboard.type("patri")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    left(page, r"\d+ of 200 documents")
    read_back(page, "Names Patriot")
    expect(page.locator(".facets .ask", has_text="Patriot")).to_be_focused()
    page.get_by_role("textbox", name="Published from").fill("2016")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("from=2016-01-01"))
    page.get_by_role("textbox", name="until").fill("last year")
    page.keyboard.press("Enter")
    page.get_by_text("'last year' is no date").wait_for()
    read_back(page, "Names Patriot", "Published from 2016-01-01")
