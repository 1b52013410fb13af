"""Present mode on a shared screen: how large and strong it reads, its keys, briefings, and a view that is held."""

import re

import pytest
from playwright.sync_api import expect

from picket.library import Library, Step
from tests.browser.axe import serious
from tests.browser.conftest import Server, settled_picture
from tests.browser.legible import blurred, small, weak, words
from tests.browser.test_dashboard import PAGES, drawn

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STEPS = (
    ("map", {}, "Who is named", "Shaded by mentions"),
    ("map", {"show": ["COUNTRY~PRK"]}, "North Korea", "What is said of it"),
    ("entities", {"kind": ["SYSTEM"]}, "Systems", ""),
)


STANDING = {"", "entities", "map", "systems", "timeline", "together", "concordance", "compare", "text", "library"}
"""Pages that stand on 1280 x 720 without scrolling."""

BELOW = "(([main]) => main.scrollHeight - main.clientHeight)(document.querySelectorAll('[data-testid=stMain]'))"


@pytest.fixture(scope="module")
def meeting(tmp_path_factory):
    """A server whose library has a briefing of three views and one that is gone."""
    folder = tmp_path_factory.mktemp("meeting")
    library = Library.open(folder / "library")
    steps = [Step(library.save_view(page, query), title, notes) for page, query, title, notes in STEPS]
    library.save_briefing("Monday", [*steps, Step("gone", "Dropped")])
    library.close()
    running = Server(folder / "library", folder / "server.log")
    yield running
    running.stop()


MARKS = """() => [...document.querySelectorAll("*")]
  .flatMap((host) => [...(host.shadowRoot?.querySelectorAll("mark[data-label]") ?? [])])
  .map((mark) => [mark.textContent, getComputedStyle(mark, "::after").content,
                  parseFloat(getComputedStyle(mark, "::after").fontSize)])"""
"""Words of each mark, the label beside it and its pixels."""


def step(visitor, number: int) -> None:
    """Wait until this step is open."""
    visitor.page.wait_for_url(re.compile(f"step={number}"))
    visitor.page.locator(".progress", has_text=f"{number} / 4").wait_for()
    drawn(visitor)


def go(visitor, path: str) -> None:
    """To another page in the same visit, as a step of the browser's history; far quicker than loading it anew."""
    visitor.page.evaluate(
        "(to) => { history.pushState({}, '', '/' + to); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }",
        path,
    )
    visitor.page.locator("h1", has_text=PAGES[path.partition("?")[0]]).wait_for()
    drawn(visitor)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_is_large_and_strong_enough_for_a_video_call(visit, meeting, theme):
    visitor = visit(theme=theme, of=meeting)
    page = visitor.page
    visitor.open("about?present=yes")
    drawn(visitor)
    for path in (*PAGES, "map?show=COUNTRY~PRK"):
        go(visitor, path + ("&" if "?" in path else "?") + "present=yes")
        assert len(words(page)) > 5, path
        assert (path, small(page), weak(page), blurred(page)) == (path, [], [], [])
        if page.locator("button.more").is_visible():
            page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo({ top: 1e6 })")
            page.locator("button.more").wait_for(state="hidden")
            assert (path, small(page), weak(page), blurred(page)) == (path, [], [], [])
        if path in STANDING:
            assert (path, page.evaluate(BELOW)) == (path, 0)
        assert page.get_by_role("button", name="Leave present mode").is_visible()
        tools = page.locator("header, .st-key-ways, .stDownloadButton, .stSelectbox, .stTooltipIcon, .stButtonGroup")
        assert tools.filter(visible=True).count() == 0, path
        if theme == "light":
            assert (path, serious(page)) == (path, [])


def test_what_is_small_or_pale_is_found(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?present=yes")
    drawn(visitor)
    visitor.page.evaluate("document.querySelector('h1').style = 'font-size: 15px; color: #888'")
    assert small(visitor.page) == ["Map: 15.0 px"]
    assert weak(visitor.page) == ["Map: 3.54"]


def test_words_on_charts_are_measured_against_what_is_painted_beneath(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?present=yes")
    drawn(visitor)
    visitor.page.locator(".js-plotly-plot text", has_text="Japan").wait_for()
    visitor.page.evaluate(
        """() => {
          const svg = document.querySelector(".js-plotly-plot svg"), at = "http://www.w3.org/2000/svg";
          const parts = [["rect", {x: 0, y: 0, width: 200, height: 60, fill: "#777"}],
                         ["text", {x: 9, y: 40, fill: "#888", "font-size": 20}]];
          for (const [name, more] of parts) {
            const made = svg.appendChild(document.createElementNS(at, name));
            for (const [key, value] of Object.entries(more)) made.setAttribute(key, value);
            if (name === "text") made.textContent = "Pale";
          }
        }"""
    )
    assert weak(visitor.page) == ["Pale: 1.26"]
    assert [one.partition(":")[0] for one in blurred(visitor.page)] == ["Pale"]


def test_marks_of_a_text_say_what_they_are(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("text?present=yes")
    page = visitor.page
    page.locator("mark[data-label]").first.wait_for()
    said = page.evaluate(MARKS)
    assert ["Japan", '"Country"'] in [one[:2] for one in said]
    assert ["U.S.", '"Country: United States"'] in [one[:2] for one in said]
    assert min(size for *_, size in said) >= 16
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).wait_for()
    page.wait_for_function(f"({MARKS})().length && ({MARKS})().every(([, label]) => label === 'none')")


def test_the_button_begins_it_and_escape_ends_it(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map")
    page = visitor.page
    page.get_by_role("button", name="Present", exact=True).click()
    page.wait_for_url(re.compile("present=yes"))
    page.get_by_role("button", name="Leave present mode").wait_for()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21px"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).wait_for()
    assert "present" not in page.url
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "15px"


def test_a_large_screen_shows_the_same_picture_larger(visit, meeting):
    visitor = visit(1920, 1080, of=meeting)
    visitor.open("map?present=yes")
    visitor.page.wait_for_function("() => getComputedStyle(document.documentElement).fontSize === '31.5px'")
    drawn(visitor)
    assert small(visitor.page, 24) == []


def test_what_does_not_fit_is_named_at_the_edge(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("systems?desk=reach&reach-of=sm-3&present=yes")
    page = visitor.page
    edge = page.locator("button.more")
    expect(edge).to_have_text("Below: Layers · Who operates what")
    box = edge.bounding_box()
    assert box["y"] + box["height"] == 720
    edge.click()
    expect(edge).not_to_contain_text("Layers")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo({ top: 1e6 })")
    expect(edge).to_be_hidden()
    go(visitor, "systems?desk=card&system=thaad&present=yes")
    expect(edge).to_have_text(re.compile(r"Below: \d more screens of this"))
    go(visitor, "map?present=yes")
    expect(edge).to_be_hidden()


def test_the_board_scrolls_within_its_frame_alone(visit, meeting):
    visitor = visit(1280, 500, of=meeting)
    visitor.open("systems?desk=board")
    drawn(visitor)
    frame = visitor.page.locator(".frame")
    frame.locator("tbody td").first.wait_for()
    assert frame.evaluate("frame => frame.scrollHeight - frame.clientHeight") > 40
    ends = frame.evaluate("frame => frame.getBoundingClientRect().bottom")
    assert visitor.page.evaluate(BELOW) + 500 < ends + 40


def test_countries_bear_their_figures_and_a_click_on_one_still_hits(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?present=yes")
    drawn(visitor)
    page = visitor.page
    for label in ("United States 9", "Japan 5", "China 2"):
        page.locator(".js-plotly-plot text", has_text=label).wait_for()
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


def test_a_click_on_a_row_of_a_table_still_hits(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("entities?present=yes")
    drawn(visitor)
    canvas = visitor.page.locator('[data-testid="stDataFrame"] canvas').first
    box = canvas.bounding_box()
    visitor.page.mouse.click(box["x"] + 60, box["y"] + 46 + 45 + 22)  # the second row, below a header of 46 px
    visitor.page.wait_for_url(re.compile("show=COUNTRY~JPN"))


def test_the_keys_of_a_remote_step_through_a_briefing(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("?briefing=monday&step=1")
    page = visitor.page
    step(visitor, 1)
    page.wait_for_url(re.compile("/map"))
    page.locator("h1", has_text="Map").wait_for()
    assert page.get_by_text("Who is named").is_visible() and page.get_by_text("Shaded by mentions").is_visible()
    kept = page.locator('[data-testid="stMainBlockContainer"]').evaluate("one => getComputedStyle(one).paddingBottom")
    assert 7 < float(kept.removesuffix("px")) - page.locator("section.caption").bounding_box()["height"] < 9
    page.keyboard.press("PageDown")
    step(visitor, 2)
    page.get_by_role("heading", name="North Korea").wait_for()
    page.keyboard.press("ArrowRight")
    step(visitor, 3)
    assert page.locator("h1").inner_text() == "Entities"
    page.keyboard.press("ArrowRight")
    step(visitor, 4)
    assert "The view of this step is no longer kept" in page.locator('[data-testid="stAlert"]').inner_text()
    page.keyboard.press("ArrowRight")  # there is no more
    page.keyboard.press("PageUp")
    step(visitor, 3)
    page.go_back()
    step(visitor, 4)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).wait_for()
    assert "briefing" not in page.url


def test_keys_pressed_fast_all_count(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("?briefing=monday&step=1")
    step(visitor, 1)
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("ArrowRight")
    step(visitor, 3)
    visitor.page.locator("h1", has_text="Entities").wait_for()


def test_names_are_hidden_on_request(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("?briefing=monday&step=2")
    step(visitor, 2)
    page = visitor.page
    expect(page.get_by_text("000_593f3f745023c768.txt")).not_to_have_count(0, timeout=20_000)
    page.get_by_role("button", name="Hide names").click()
    page.wait_for_url(re.compile("names=hidden"))
    page.locator(".why", has_text=re.compile(r"Kyodo · undated")).first.wait_for()
    expect(page.get_by_text("000_593f3f745023c768.txt")).to_have_count(0, timeout=20_000)
    assert page.get_by_text("What is said of it").count() == 0


def test_what_is_held_does_not_move_until_it_is_released(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?present=yes")
    drawn(visitor)
    page = visitor.page
    page.keyboard.press("h")
    page.get_by_role("button", name="View held").wait_for()
    page.mouse.move(5, 700)
    before, address = settled_picture(page), page.url
    assert "hold=yes" in address
    other = Library.open(meeting.log.parent / "library")
    other.save_view("map", {}, "Someone else")
    other.close()
    for x, y in ((300, 250), (640, 400), (1100, 300), (900, 300)):
        page.mouse.click(x, y)
    page.mouse.wheel(0, 400)
    for key in ("Tab", "ArrowRight", "PageDown", "b", "Backspace"):
        page.keyboard.press(key)
    page.evaluate("dispatchEvent(new PopStateEvent('popstate', {state: {}}))")  # what would draw any page anew
    page.mouse.move(5, 700)
    page.wait_for_timeout(500)
    assert page.url == address
    assert settled_picture(page) == before
    page.keyboard.press("h")
    page.wait_for_url(re.compile("map\\?present=yes$"))
    visitor.settle()
    assert page.get_by_role("button", name="View held").count() == 0
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).wait_for()


def test_a_link_opens_held(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?hold=yes")
    page = visitor.page
    page.get_by_role("button", name="View held").click()
    page.wait_for_url(re.compile("/map$"))
    page.get_by_role("link", name="Timeline").click()
    page.locator("h1", has_text="Timeline").wait_for()


def test_a_briefing_is_made_ordered_and_shown_on_screen(visit, meeting):
    visitor = visit(of=meeting)
    visitor.open("map?q=japan")
    page = visitor.page
    page.get_by_role("button", name="Views", exact=True).click()
    page.get_by_label("New briefing that begins with this view").fill("Tuesday")
    page.get_by_role("button", name="Make").click()
    dialog = page.get_by_role("dialog", name="Briefing")
    dialog.get_by_role("textbox", name="1. Title").fill("Japan")
    dialog.get_by_role("textbox", name="1. Title").press("Enter")
    dialog.get_by_role("button", name="Add the view that is open").click()
    dialog.get_by_role("textbox", name="2. Title").fill("Again")
    dialog.get_by_role("textbox", name="2. Title").press("Enter")
    dialog.get_by_role("button", name="Up").nth(1).click()
    page.wait_for_function("""() => document.querySelector('[aria-label="1. Title"]').value === 'Again'""")
    dialog.get_by_role("button", name="Show").click()
    page.locator(".progress", has_text="1 / 2").wait_for()
    page.locator("section.caption strong", has_text="Again").wait_for()
    assert "briefing=tuesday" in page.url
