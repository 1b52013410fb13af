"""Pictures of charts, saved in a real browser: each holds what is on the screen, by itself and whole."""

import io
import re
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.browser.conftest import Server, Visitor
from tests.browser.test_dashboard import drawn
from tests.ledger_at_hand import made_library

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"quoted\" & 'so' שלום"
TURNED = HOSTILE + "\u202e"
CHARTS = {
    "": {"headlines": "headlines", "overview-map": "overview-map", "top-SYSTEM": "top-SYSTEM",
         "top-COUNTRY": "top-COUNTRY", "top-PERSON": "top-PERSON", "top-ORG": "top-ORG"},
    "entities": {"kinds": "kinds"},
    "map": {"map": "map"},
    "systems?form=families&tab=card": {"families": "families", "profile": "profile"},
    "systems?desk=card&system=thaad&against=aegis": {"profile-card": "profile-card"},
    "systems?desk=board": {"status": "status-board"},
    "systems?desk=reach": {"reach-bands": "reach-bands", "reach-layers": "reach-layers",
                           "reach-operators": "reach-operators"},
    "timeline": {"timeline": "timeline-drawn"},
    "together": {"together": "table"},
    "together?as=links": {"together": "links"},
    "text": {"text": ""},
}  # fmt: skip
"""By page the keys of its pictures, and of what each is a picture of ("": its words are not those of the screen)."""

FIRST = ("entities", "map")
"""Pages looked at in every run: bars, and a chart that is SVG on the page already."""

SEEN = """(key) => {
  const found = [];
  const walk = (element) => {
    if (element.matches("style, script, .hoverlayer, .modebar-container, [data-testid='stElementToolbar']")) return;
    for (const node of (element.shadowRoot ?? element).childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) walk(node);
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || element.matches(".sr")) continue;
      if (element.checkVisibility({ visibilityProperty: true })) found.push(node.data);
    }
  };
  walk(document.querySelector(`.st-key-${CSS.escape(key)}`));
  return found.join(" ");
}"""
"""The words of a chart that can be seen."""

INKS = """(key) => {
  const held = document.querySelector(`.st-key-${CSS.escape(key)}`);
  const root = [...held.querySelectorAll("*")].map((one) => one.shadowRoot).find(Boolean);
  return [...root.querySelectorAll(".bar")].map((bar) => getComputedStyle(bar).backgroundColor);
}"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """The dashboard on documents with dates, some of them of a source with a hostile name."""
    folder = tmp_path_factory.mktemp("pictures")
    library, pieces = made_library(folder / "library")
    library.edit([piece.id for piece in pieces if piece.source == "TASS"], {"source": TURNED})
    library.remember("seeded", "yes")
    library.close()
    running = Server(folder / "library", folder / "log")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def visitors(browser, dated):
    """A function that gives the one visitor of a theme, who goes from page to page."""
    known = {}

    def of(theme: str = "light") -> Visitor:
        if theme not in known:
            context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme=theme)
            known[theme] = Visitor(context, dated)
            known[theme].page.add_init_script("localStorage.setItem('picket-first-look', 'yes')")
        return known[theme]

    yield of
    for visitor in known.values():
        visitor.page.context.close()


def saved(visitor: Visitor, key: str, form: str) -> tuple[str, bytes]:
    """The name and the bytes of a picture."""
    with visitor.page.expect_download() as download:
        visitor.page.locator(f".st-key-{key}-picture").get_by_role("button", name=f"{form} picture").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def words(root: ElementTree.Element) -> list[str]:
    """Each line of a picture."""
    return [" ".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def spelled(line: str) -> set[str]:
    return set(re.findall(r"[\w,.–+-]+", line))


@pytest.mark.parametrize(
    "page", [page if page in FIRST else pytest.param(page, marks=pytest.mark.slow) for page in CHARTS]
)
def test_each_chart_of_a_page_is_saved_as_it_is_on_the_screen(visitors, page):
    visitor = visitors()
    visitor.open(page)
    drawn(visitor)
    buttons = visitor.page.locator('[class*="-picture"]').evaluate_all("(all) => all.map((one) => one.className)")
    assert {re.search(r"st-key-(\S+)-picture", name)[1] for name in buttons} == set(CHARTS[page])
    for key, of in CHARTS[page].items():
        name, written = saved(visitor, key, "SVG")
        root = ElementTree.fromstring(written)
        assert re.fullmatch(r"picket-[a-z0-9-]+-\d{4}-\d\d-\d\d\.svg", name)
        lines = words(root)
        assert lines[0] == root.find(f"{SVG}title").text.strip()[: len(lines[0])]
        assert any(line.startswith("Made with Picket") for line in lines)
        assert any("Mentioned or reported" in line or "mentioned or reported" in line or "sources state" in line
                   for line in lines)  # fmt: skip
        if of:
            assert spelled(visitor.page.evaluate(SEEN, of)) - spelled(" ".join(lines)) == set()
        alone(root)
        name, dots = saved(visitor, key, "PNG")
        whole(Image.open(io.BytesIO(dots)), root)
    assert not visitor.outside and not visitor.complaints


def alone(root: ElementTree.Element) -> None:
    """Nothing acts in it, and nothing refers to anything beyond it."""
    for one in root.iter():
        assert one.tag.removeprefix(SVG) not in ("script", "foreignObject", "image", "use", "a")
        for name, value in one.attrib.items():
            assert not name.startswith("on") and "href" not in name
            assert "//" not in value and ("url(" not in value or "url(#" in value)
    faces = "".join(root.find(f"{SVG}style").itertext())
    assert faces.count("@font-face") >= 1 and faces.count("url(") == faces.count('url("data:') + faces.count(
        "url(data:"
    )
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    named = {
        found for one in root.iter() for value in one.attrib.values() for found in re.findall(r"url\(#(.+?)\)", value)
    }
    assert named <= set(ids)


def whole(image: Image.Image, root: ElementTree.Element) -> None:
    """Twice the size of the drawing, and not blank: ink from its top to its foot."""
    assert image.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
    grey = image.convert("L")
    ground = grey.getpixel((1, 1))
    inked = grey.point(lambda value: 255 * (abs(value - ground) > 60)).getbbox()
    assert inked[1] < 100 and inked[3] > image.height - 80
    assert len(image.convert("RGB").getcolors(1_000_000)) > 20


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#0e1117")])
def test_colours_are_those_of_the_screen(visitors, theme, ground):
    visitor = visitors(theme)
    visitor.open("entities")
    drawn(visitor)
    root = ElementTree.fromstring(saved(visitor, "kinds", "SVG")[1])
    assert root.find(f"{SVG}rect").get("fill") == ground
    fills = [one.get("fill") for one in root.iter(f"{SVG}rect")]
    inks = [f"#{int(r):02x}{int(g):02x}{int(b):02x}" for r, g, b in
            (re.findall(r"\d+", ink) for ink in visitor.page.evaluate(INKS, "kinds"))]  # fmt: skip
    assert len(inks) > 2 and set(inks) <= set(fills)
    image = Image.open(io.BytesIO(saved(visitor, "kinds", "PNG")[1])).convert("RGB")
    seen = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.getcolors(1_000_000)}
    assert {ground, *inks} <= seen


def test_a_hostile_filter_is_said_and_does_nothing(visitors):
    visitor = visitors()
    visitor.open("map?" + urlencode({"source": TURNED}))
    drawn(visitor)
    _, written = saved(visitor, "map", "SVG")
    said = " ".join(words(ElementTree.fromstring(written)))
    assert f"Filter: Source {HOSTILE} (" in said
    assert "\u202e" not in said
    assert b"<script" not in written


@pytest.mark.slow
def test_what_is_scrolled_away_is_on_the_picture_and_the_page_stays_as_it_was(visitors):
    visitor = visitors()
    visitor.page.set_viewport_size({"width": 1000, "height": 420})
    visitor.open("systems?desk=board&reference=true&countries=all")
    drawn(visitor)
    frame = visitor.page.locator(".st-key-status-board .frame")
    frame.evaluate("(one) => { one.scrollTop = 90; one.scrollLeft = 120; }")
    before = frame.evaluate("(one) => [one.scrollTop, one.scrollLeft, one.style.cssText, one.clientHeight]")
    root = ElementTree.fromstring(saved(visitor, "status", "SVG")[1])
    after = frame.evaluate("(one) => [one.scrollTop, one.scrollLeft, one.style.cssText, one.clientHeight]")
    visitor.page.set_viewport_size({"width": 1280, "height": 720})
    assert before == after and before[0] == 90
    assert int(root.get("height")) > 420 and int(root.get("width")) > 1000
    assert spelled(visitor.page.evaluate(SEEN, "status-board")) <= spelled(" ".join(words(root)))


@pytest.mark.slow
def test_a_meeting_is_offered_no_pictures(visitors):
    visitor = visitors()
    visitor.open("entities?present=yes")
    drawn(visitor)
    assert visitor.page.locator(".st-key-kinds").count() == 1
    assert visitor.page.locator('[class*="-picture"]').count() == 0
