"""The dashboard in a real browser with every other host blocked: what a reader sees, clicks and takes away."""

import re
from pathlib import Path

import pytest

from components import gate
from picket.export.csv import read_csv
from tests.browser.axe import serious
from tests.browser.conftest import Visitor

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_593f3f745023c768.txt"
PAGES = {
    "": "Overview", "entities": "Entities", "map": "Map", "systems": "Systems", "timeline": "Timeline",
    "changes": "What changed", "review": "Review", "together": "Together", "concordance": "Concordance",
    "compare": "Compare", "text": "Text", "library": "Library", "about": "About",
}  # fmt: skip

pytestmark = pytest.mark.browser


DRAWN = """() => new Promise((done, fail) => {
  const late = Date.now() + 20000;
  const all = (name, test) =>
    [...document.querySelectorAll(`[data-testid="${name}"]`)].every((found) => !found.offsetParent || test(found));
  const look = () => {
    if (document.querySelector(".picket-title, [data-testid=stAlert]") && all("stSkeleton", () => false)
        && all("stPlotlyChart", (chart) => chart.querySelector(".cartesianlayer, .geolayer"))
        && all("stDataFrame", (table) => table.querySelector("canvas")?.getBoundingClientRect().width > 100))
      requestAnimationFrame(() => requestAnimationFrame(done));
    else if (Date.now() > late) fail(new Error("the page was not drawn in 20 s"));
    else requestAnimationFrame(look);
  };
  look();
})"""
"""Resolves when placeholders are gone, charts have their marks and tables their width; hidden ones are passed over."""


def drawn(visitor) -> None:
    """Wait for what a page draws after its script: charts, our components, tables."""
    visitor.settle()
    visitor.page.evaluate(DRAWN)


def click_in(page, locator, x: float | None = None, y: float | None = None) -> None:
    """Click at a point of a chart or table (default: its middle), which is drawn, not made of elements."""
    locator.wait_for()
    while (box := locator.bounding_box()) is None:  # it is being drawn anew
        page.wait_for_timeout(50)
    page.mouse.click(
        box["x"] + (box["width"] / 2 if x is None else x), box["y"] + (box["height"] / 2 if y is None else y)
    )


@pytest.fixture(scope="module")
def looks(browser, server):
    """A function that gives the one visitor of a size and theme, who goes from page to page."""
    visitors = {}

    def of(width: int, height: int, theme: str) -> Visitor:
        if (width, theme) not in visitors:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
            visitors[width, theme] = Visitor(context, server)
            visitors[width, theme].page.add_init_script("localStorage.setItem('picket-first-look', 'yes')")
        return visitors[width, theme]

    yield of
    for visitor in visitors.values():
        visitor.page.context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("width", "height", "theme"),
    [
        (1280, 720, "light"), pytest.param(1280, 720, "dark", marks=pytest.mark.slow),
        pytest.param(1920, 1080, "light", marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_a_page_draws_and_asks_nobody_else(looks, path, width, height, theme):
    visitor = looks(width, height, theme)
    visitor.outside.clear()
    visitor.complaints.clear()
    visitor.open(path)
    drawn(visitor)
    assert visitor.page.locator("h1").inner_text() == PAGES[path]
    assert visitor.page.locator('[data-testid="stException"]').count() == 0
    visitor.shot(f"{PAGES[path].lower().replace(' ', '-')}-{theme}-{width}")
    if width == 1280:
        assert serious(visitor.page) == []
    assert visitor.outside == []
    assert visitor.complaints == []


def test_every_response_carries_the_policy(visit):
    visitor = visit()
    response = visitor.page.goto(visitor.server.url)
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "http:" not in policy and "https:" not in policy


def test_who_calls_the_server_by_another_name_is_refused(visit):
    visitor = visit()
    answered = visitor.page.request.get(visitor.server.url, headers={"Host": "rebound.example.org"})
    assert answered.status == 403
    assert answered.text() == gate.NAMELESS
    assert "default-src 'self'" in answered.headers["content-security-policy"]


def test_an_upload_without_the_token_of_the_page_is_refused(visit):
    visitor = visit()
    visitor.open()
    place = f"{visitor.server.url}/_stcore/upload_file/session/file"
    file = {"name": "one.txt", "mimeType": "text/plain", "buffer": b"Japan said no."}
    answered = visitor.page.request.put(place, multipart={"file": file})
    assert answered.status == 403 and "XSRF" in answered.text()


def test_no_page_around_the_dashboard_may_steer_it(visit):
    visitor = visit()
    told = visitor.page.request.get(f"{visitor.server.url}/_stcore/host-config").json()
    assert told["allowedOrigins"] == []


def test_the_browser_refuses_another_host(visit):
    visitor = visit()
    visitor.open()
    failed = visitor.page.evaluate("fetch('https://example.org/').then(() => 'loaded', () => 'refused')")
    assert failed == "refused"
    assert any("Content Security Policy" in complaint for complaint in visitor.complaints)


def test_the_text_shown_is_the_file_to_the_character(visit):
    visitor = visit()
    visitor.open("text")
    shown = visitor.page.locator('[data-testid="stBidiComponentRegular"], [data-testid*="BidiComponent"]')
    shown.locator("mark, [role=mark]").first.wait_for()
    text = visitor.page.evaluate(
        """() => {
          const hosts = [...document.querySelectorAll('*')].filter(e => e.shadowRoot);
          for (const host of hosts) {
            const text = host.shadowRoot.querySelector('[data-picket-text], .text');
            if (text) return text.textContent;
          }
        }"""
    )
    assert text == SEED.read_bytes().decode("utf-8")


def test_the_map_draws_offline_and_a_click_opens_the_sentences(visit):
    visitor = visit()
    visitor.open("map")
    page = visitor.page
    page.locator("path.choroplethlocation").first.wait_for()
    assert page.locator("path.choroplethlocation").count() >= 4
    x, y = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          const [x, y] = plot._fullLayout.geo._subplot.projection([105, 35]);
          const outer = plot.getBoundingClientRect();
          return [outer.left + x, outer.top + y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_url(re.compile("show=COUNTRY~CHN"))
    page.get_by_role("heading", name="China").wait_for()
    page.get_by_role("button", name="2 mentions", exact=True).wait_for()
    assert visitor.outside == [] and visitor.complaints == []


def test_evidence_leads_to_its_place_in_the_text(visit):
    visitor = visit()
    visitor.open("map?show=COUNTRY~PRK")
    page = visitor.page
    page.get_by_role("button", name="Open “North” in").click()
    page.wait_for_url(re.compile("/text"))
    page.locator("h1", has_text="Text").wait_for()
    assert "at=990-995" in page.url


def test_a_headline_figure_opens_its_sentences(visit):
    visitor = visit()
    visitor.open()
    page = visitor.page
    page.get_by_role("button", name="People: 10 mentions").click()
    page.get_by_role("heading", name="People").first.wait_for()
    page.get_by_role("button", name="10 mentions", exact=True).and_(
        page.locator("[aria-pressed=true]")
    ).first.wait_for()
    page.get_by_role("button", name="People: 8", exact=True).click()
    page.get_by_role("button", name="8 names", exact=True).wait_for()


def test_the_csv_holds_the_table_on_screen(visit):
    visitor = visit()
    visitor.open("map")
    drawn(visitor)
    with visitor.page.expect_download() as download:
        visitor.page.locator(".st-key-countries-csv button:visible").first.click()
    path = download.value.path()
    table = read_csv(Path(path).read_bytes())
    assert download.value.suggested_filename.startswith("picket-countries-")
    assert dict(zip(table["country"], table["mentions"])) == {
        "United States": "9", "Japan": "5", "North Korea": "5", "China": "2",
    }  # fmt: skip
    shown = visitor.page.get_by_text(re.compile(r"^\d+ mentions of \d+ countries")).inner_text()
    assert shown.startswith(f"{table['mentions'].astype(int).sum()} mentions of {len(table)} countries")


def test_controls_keep_their_choice_from_page_to_page_and_in_a_link(visit):
    visitor = visit()
    visitor.open()
    page = visitor.page
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("button", name="Place in it").click()
    page.wait_for_url(re.compile("senses="))
    page.keyboard.press("Escape")
    carrying = page.locator("a[href*='senses=']")  # a link is drawn a moment after the address has changed
    carrying.filter(has_text="About").click()
    page.locator("h1", has_text="About").wait_for()
    carrying.filter(has_text="Map").click()
    page.get_by_role("button", name="22 mentions", exact=True).wait_for()
    linked = visit()
    linked.page.goto(page.url)
    linked.settle()
    linked.page.get_by_role("button", name="22 mentions", exact=True).wait_for()


def test_pasted_text_is_highlighted_and_survives_a_restart(browser, visit, tmp_path):
    from tests.browser.conftest import Server

    first = Server(tmp_path / "library", tmp_path / "log")
    visitor = visit(of=first)
    visitor.open("library")
    page = visitor.page
    page.get_by_label("Text", exact=True).fill(
        "Poland ordered six Patriot radars in July.\n\n$x$ **not bold** <b>tag</b>"
    )
    page.get_by_label("Title", exact=True).fill("Radars")
    page.get_by_role("button", name="Add text").click()
    page.get_by_text("was added and read").wait_for()
    page.locator("mark, [role=mark]", has_text="Patriot").first.wait_for()
    assert page.get_by_text("**not bold** <b>tag</b>").count() == 1
    first.stop()
    second = Server(tmp_path / "library", tmp_path / "log2")
    again = visit(of=second)
    again.open("library")
    again.page.get_by_text("2 documents", exact=True).first.wait_for()
    second.stop()
    assert "Traceback" not in (tmp_path / "log").read_text() + (tmp_path / "log2").read_text()


def test_an_upload_that_is_not_text_is_one_sentence(visit):
    visitor = visit()
    visitor.open("library")
    page = visitor.page
    page.get_by_role("tab", name="Upload").click()
    page.locator('input[type="file"]').set_input_files(
        {"name": "scan.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 40}
    )
    page.get_by_role("button", name="Read files").click()
    complaint = page.locator('[data-testid="stAlert"]').first
    complaint.wait_for()
    assert "scan.txt" in complaint.inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0


def test_clearing_and_clicking_the_same_again_selects_it_again(visit):
    visitor = visit()
    visitor.open("map")
    drawn(visitor)
    page = visitor.page
    china = page.locator("path.choroplethlocation").nth(0)
    china.wait_for()
    place = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          const [x, y] = plot._fullLayout.geo._subplot.projection([105, 35]);
          const box = plot.getBoundingClientRect();
          return [box.left + x, box.top + y];
        }"""
    )
    for _ in range(2):
        page.mouse.click(*place)
        page.wait_for_url(re.compile("show=COUNTRY~CHN"))
        page.get_by_role("heading", name="China").wait_for()
        page.get_by_role("button", name="Clear", exact=True).click()
        page.wait_for_url(re.compile(r"/map(\?senses.*)?$"))
        drawn(visitor)


def test_a_bar_opens_its_sentences_again_after_clearing(visit):
    visitor = visit()
    visitor.open("entities")
    page = visitor.page
    for _ in range(2):
        drawn(visitor)
        page.get_by_role("button", name="People: 10 mentions").click()
        page.wait_for_url(re.compile("show=PERSON"))
        page.get_by_role("heading", name="People").wait_for()
        page.get_by_role("button", name="10 mentions", exact=True).wait_for()
        page.get_by_role("button", name="Clear", exact=True).click()
        page.wait_for_url(re.compile(r"/entities$"))
    assert visitor.complaints == []


def test_a_cell_opens_what_it_counts_again_after_clearing(visit):
    visitor = visit()
    visitor.open("map")
    page = visitor.page
    for _ in range(2):
        drawn(visitor)
        click_in(page, page.locator('[data-testid="stDataFrame"] canvas').first, 240, 50)
        page.wait_for_url(re.compile("show=COUNTRY~USA"))
        page.get_by_role("button", name="Clear", exact=True).click()
        page.wait_for_url(re.compile(r"/map$"))


def test_removing_a_document_leaves_the_next_one_alone(browser, visit, tmp_path):
    from tests.browser.conftest import Server

    server = Server(tmp_path / "library", tmp_path / "log")
    visitor = visit(of=server)
    visitor.open("library")
    page = visitor.page
    page.get_by_label("Text", exact=True).fill("Poland ordered six Patriot radars in July.")
    page.get_by_role("button", name="Add text").click()
    page.locator("mark", has_text="Patriot").first.wait_for()
    page.get_by_role("link", name="Library").click()
    page.get_by_text("2 documents", exact=True).first.wait_for()
    drawn(visitor)
    click_in(page, page.locator('[data-testid="stDataFrame"] canvas').first, 18, 50)
    page.get_by_text("1 document ticked.").wait_for()
    page.get_by_role("button", name="Remove 1 document").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    page.get_by_text("1 document", exact=True).first.wait_for()
    page.get_by_text("Tick a document to open or edit it").wait_for()
    server.stop()


def test_the_keys_work_on_a_newly_opened_text(visit):
    visitor = visit()
    visitor.open("text")
    page = visitor.page
    page.locator("mark").first.wait_for()
    page.keyboard.press("n")
    page.get_by_text(re.compile(r"^1 of \d+$")).wait_for()
    page.keyboard.press("/")
    page.keyboard.type("dialogue")
    page.get_by_text(re.compile(r"of 3|3 ")).first.wait_for()


def test_a_link_to_what_is_gone_says_so(visit):
    visitor = visit()
    visitor.open("systems?show=SYSTEM~nope")
    visitor.page.get_by_text("There is no system 'nope' in the catalogue").wait_for()
    visitor.page.get_by_role("button", name="Start over").click()
    visitor.page.get_by_role("heading", name="Defences").wait_for()
    visitor.open("text?doc=0123456789abcdef")
    visitor.page.get_by_text("is not in the library").wait_for()
    assert visitor.page.locator('[data-testid="stException"]').count() == 0
