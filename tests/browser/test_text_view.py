"""The text view's page code in a real browser: what is shown, stepped through and copied is the text given.

The component is mounted as Streamlit mounts it, in a shadow root with its data, but without a server.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from components import text_view
from components.text_view import Marked, _units

pytestmark = pytest.mark.browser

HERE = Path(text_view.__file__)
MOUNT = """async ({ html, css, js, data }) => {
  window.leave?.();
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  root.innerHTML = html + "<style>" + css + "</style>";
  const module = await import(URL.createObjectURL(new Blob([js], { type: "text/javascript" })));
  window.clicks = [];
  const setTriggerValue = (name, value) => clicks.push(value);
  window.show = (data) => { window.leave = module.default({ parentElement: root, data, setTriggerValue }); };
  window.root = root;
  show(data);
}"""
UNITS = "[...root.querySelector('.text').textContent].join('').split('').map((unit) => unit.charCodeAt(0))"
HOSTILE = (
    "<script>document.body.remove()</script><img src=x onerror=alert(1)> 🚀 Japan\r\nand\tthe US\u202e evil"
    "\u202c, b\u200bc cafe\u0301 👩\u200d👧 </mark></div><style>*{display:none}</style>\rold $x$ **b** &amp; "
    "\ud83d\n\n"
    "North\nKorea and Japan Air Self-Defense Force.  \n\n"
)
IN_WINDOW = """(name) => {
  const found = CSS.highlights.get("picket-found");
  const place = name ? root.querySelector(name) : [...found][0];
  const [box, frame] = [place.getBoundingClientRect(), root.querySelector(".scroll").getBoundingClientRect()];
  return box.height > 0 && frame.top <= box.top && box.bottom <= frame.bottom;
}"""
FOUND = """() => {
  const [found] = CSS.highlights.get("picket-found");
  const before = new Range();
  before.setStart(root.querySelector(".text"), 0);
  before.setEnd(found.startContainer, found.startOffset);
  return [before.toString().length, found.toString()];
}"""
COLOURED = "() => [...CSS.highlights.get('picket-find')].map((range) => range.toString().toLowerCase())"
STRIP = """([left, right]) => {
  const canvas = root.querySelector("canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const rows = new Map();
  for (let y = 0; y < canvas.height; y++) for (let x = left; x < Math.min(right, canvas.width); x++) {
    const [red, green, blue, alpha] = pixels.slice((y * canvas.width + x) * 4, (y * canvas.width + x) * 4 + 4);
    if (alpha !== 255) continue;
    const colour = "#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
    rows.set(colour, (rows.get(colour) ?? new Set()).add(y / canvas.height));
  }
  return Object.fromEntries([...rows].map(([colour, ys]) => [colour, [...ys]]));
}"""
"""The colours of the strip between two columns of pixels, each with its heights: 0 is the top, 1 the end."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def sent(text: str, mentions: list[Marked], pages: Sequence[int] = ()) -> dict[str, Any]:
    return text_view.content(text, mentions, pages).sent


def mount(
    page: Page, text: str, mentions: list[Marked], focus: tuple[int, int] | None = None, pages: Sequence[int] = ()
) -> dict[str, Any]:
    data = sent(text, mentions, pages) | {
        "dark": False, "height": 300, "labelled": False, "corrects": False,
        "kinds_on": [kind.key for kind in text_view.palette.KINDS],
        "focus": _units(text)(*focus) if focus else None,
    }  # fmt: skip
    parts = {
        "html": HERE.with_suffix(".html").read_text(encoding="utf-8"),
        "css": HERE.with_suffix(".css").read_text(encoding="utf-8") + text_view._kind_rules(),
        "js": "".join((HERE.parent / name).read_text(encoding="utf-8") for name in text_view._SCRIPTS),
    }
    page.evaluate(MOUNT, parts | {"data": data})
    return data


def every(text: str, words: str, label: str = "COUNTRY") -> list[Marked]:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return [Marked(start=at, end=at + len(words), label=label, title=words, rule="name") for at in starts]


def in_window(page: Page, name: str = "") -> None:
    """Wait until the first element of that selector, or without one the match found, is in the scrolled window."""
    page.wait_for_function(IN_WINDOW, arg=name)


def strip(page: Page, left: int = 0, right: int = 1000) -> dict[str, list[float]]:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    drawn: dict[str, list[float]] = page.evaluate(STRIP, [left, right])
    return drawn


def ink(key: str) -> str:
    return next(kind.light for kind in text_view.palette.KINDS if kind.key == key)


def units(text: str) -> list[int]:
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]


@pytest.mark.parametrize("text", [HOSTILE, "", "\n", "a\r\n\r\n", "\n\n a \t\n", "👩\u200d👧", "\ufeffx"])
def test_the_text_shown_is_the_text_given(page: Page, text: str) -> None:
    mentions = every(text, "Japan") + every(text, "North\nKorea") + every(text, "US\u202e evil", "ORG")
    mount(page, text, mentions)
    assert page.evaluate(UNITS) == units(text)
    assert page.evaluate("root.querySelectorAll('.text script, .text img, .text style').length") == 0
    shown = page.evaluate("[...root.querySelectorAll('mark')].map((mark) => [+mark.dataset.mention, mark.textContent])")
    assert sorted(shown) == [[i, text[m["start"] : m["end"]]] for i, m in enumerate(mentions)]


def test_all_that_is_selected_is_copied_to_the_character(page: Page) -> None:
    text = HOSTILE.replace("\ud83d", "")
    mount(page, text, every(text, "Japan"))
    copied = page.evaluate(
        """() => {
          let copied;
          const keep = (event) => { copied = event.clipboardData.getData("text/plain"); };
          document.addEventListener("copy", keep, { once: true });
          document.getSelection().selectAllChildren(root.querySelector(".text"));
          document.execCommand("copy");
          return copied;
        }"""
    )
    assert copied == text


def test_nested_and_crossing_mentions_are_all_marked(page: Page) -> None:
    text = "the Japan Air Self-Defense Force in Sea of Japan waters"
    mentions = [
        *every(text, "Japan Air Self-Defense Force", "ORG"), *every(text, "Japan"),
        *every(text, "in Sea of", "EVENT"), *every(text, "Sea of Japan", "LOC"),
    ]  # fmt: skip
    mount(page, text, mentions)
    assert page.evaluate(UNITS) == units(text)
    marked: dict[int, str] = {}
    for mention, words in page.evaluate(
        "[...root.querySelectorAll('mark')].map((m) => [+m.dataset.mention, m.textContent])"
    ):
        marked[mention] = marked.get(mention, "") + words
    assert marked == {i: text[m["start"] : m["end"]] for i, m in enumerate(mentions)}
    assert page.evaluate("root.querySelector('mark[data-kind=ORG] > mark').textContent") == "Japan"
    lines = "[...root.querySelectorAll('mark')].map((m) => parseFloat(getComputedStyle(m).textUnderlineOffset))"
    outer, inner, *_ = page.evaluate(lines)
    assert outer > inner, "the line of the outer mention runs below that of the inner one"


def test_stepping_counts_only_the_kinds_that_are_on(page: Page) -> None:
    text = "Japan, THAAD, Guam and Japan"
    mount(page, text, [*every(text, "Japan"), *every(text, "Guam"), *every(text, "THAAD", "SYSTEM")])
    count, current = page.locator(".count"), page.locator("mark.current")
    assert count.inner_text() == "4 mentions"
    page.locator(".scroll").focus()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert (count.inner_text(), current.inner_text()) == ("2 of 4", "THAAD")
    assert page.evaluate("root.activeElement.textContent") == "THAAD"
    chip = page.get_by_role("button", name="Systems")
    chip.press("Enter")
    assert chip.get_attribute("aria-pressed") == "false"
    assert count.inner_text() == "3 mentions"
    page.locator(".scroll").focus()
    page.keyboard.press("n")
    assert (count.inner_text(), current.inner_text()) == ("2 of 3", "Guam")
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert count.inner_text() == "3 of 3"


def test_a_click_names_the_innermost_mention(page: Page) -> None:
    text = "the Japan Air Self-Defense Force"
    mount(page, text, [*every(text, "Japan Air Self-Defense Force", "ORG"), *every(text, "Japan")])
    page.locator("mark[data-kind=COUNTRY]").click()
    card = page.locator(".card")
    assert card.inner_text().split("\n") == [
        "Country", "Japan", "Found by", "name", "Within", "Japan Air Self-Defense Force",
    ]  # fmt: skip
    page.locator("mark[data-kind=ORG]").click(position={"x": 120, "y": 12})
    assert page.evaluate("clicks") == [1, 0]


def test_find_counts_and_reaches_matches_over_line_ends(page: Page) -> None:
    text = "Missile defense. " * 3 + "missile\ndefense" + "\n" * 80 + "MISSILE  DEFENSE and missile.* defense"
    mount(page, text, [])
    page.locator(".scroll").focus()
    page.keyboard.press("/")
    page.keyboard.type("missile defense")
    hits = page.locator(".hits")
    assert hits.inner_text() == "5"
    page.keyboard.press("Shift+Enter")
    assert hits.inner_text() == "5 of 5"
    page.wait_for_function("root.querySelector('.scroll').scrollTop > 500")
    page.locator(".find input").fill("missile.*")
    assert hits.inner_text() == "1"


def test_the_place_pointed_at_is_in_view_and_tinted(page: Page) -> None:
    text = "filler line\n" * 200 + "🚀 Japan decided this.\n" + "filler line\n" * 200
    start = text.index("Japan")
    mount(page, text, every(text, "Japan"), focus=(start, start + len("Japan decided this.")))
    page.wait_for_function("root.querySelectorAll('.place').length === 1")
    place = page.locator(".place").bounding_box()
    frame = page.locator(".scroll").bounding_box()
    assert place is not None
    assert frame is not None
    assert frame["y"] < place["y"] < frame["y"] + frame["height"]
    page.locator(".next").click()
    assert page.locator(".count").inner_text() == "1 of 1"


def test_an_unchanged_text_is_not_built_again(page: Page) -> None:
    text = "Japan\n" * 100
    data = mount(page, text, every(text, "Japan"))
    page.evaluate("root.querySelector('mark').dataset.kept = 'yes'; root.querySelector('.scroll').scrollTop = 400")
    page.evaluate("(data) => show(data)", data | {"dark": True})
    assert page.evaluate("root.querySelector('mark').dataset.kept") == "yes"
    assert page.evaluate("root.querySelector('.scroll').scrollTop") == 400
    page.evaluate(
        "(data) => show(data)",
        sent("Guam", []) | {"dark": True, "height": 300, "kinds_on": None, "focus": None},
    )
    assert page.evaluate("root.querySelector('.text').textContent") == "Guam"


def test_each_kind_is_stepped_through_by_its_digit_and_its_arrow(page: Page) -> None:
    text = "Japan, THAAD, Guam, Aegis and Japan"
    mentions = [*every(text, "Japan"), *every(text, "Guam"), *every(text, "THAAD", "SYSTEM")]
    mount(page, text, [*mentions, *every(text, "Aegis", "SYSTEM")])
    current = page.locator("mark.current")
    seen = []
    page.locator(".scroll").focus()
    for key in ("2", "1", "2", "2", "Shift+Digit1", "Shift+Digit2"):
        page.keyboard.press(key)
        seen.append(current.inner_text())
    assert seen == ["THAAD", "Guam", "Aegis", "THAAD", "Japan", "Aegis"]
    assert page.evaluate("root.activeElement.textContent") == "Aegis"
    arrow = page.get_by_role("button", name="Next country")
    arrow.click()
    assert page.locator(".count").inner_text() == "5 of 5"
    arrow.click(modifiers=["Shift"])
    assert (current.inner_text(), page.locator(".count").inner_text()) == ("Guam", "3 of 5")
    page.keyboard.press("7")
    assert current.inner_text() == "Guam"
    assert page.locator(".toggle[aria-pressed=true]").count() == 2


def test_stepping_to_a_kind_that_is_off_shows_it(page: Page) -> None:
    text = "Japan, THAAD"
    mount(page, text, [*every(text, "Japan"), *every(text, "THAAD", "SYSTEM")])
    toggle = page.get_by_role("button", name="Systems")
    toggle.click()
    assert page.locator(".view.hide-SYSTEM").count() == 1
    page.keyboard.press("2")
    assert toggle.get_attribute("aria-pressed") == "true"
    assert page.locator("mark.current").inner_text() == "THAAD"


def test_a_mention_within_the_current_one_is_next(page: Page) -> None:
    text = "Japan Air Self-Defense Force, then Japan"
    mount(page, text, [*every(text, "Japan Air Self-Defense Force", "ORG"), *every(text, "Japan")])
    page.keyboard.press("n")
    page.keyboard.press("1")
    assert page.locator(".count").inner_text() == "2 of 3"
    page.keyboard.press("Shift+Digit2")
    assert page.locator(".count").inner_text() == "1 of 3"


def test_stepping_goes_on_from_where_the_reader_scrolled_to(page: Page) -> None:
    text = "".join(f"{i}. Japan\n" for i in range(400))
    mount(page, text, every(text, "Japan"))
    page.locator(".scroll").focus()
    for _ in range(3):
        page.keyboard.press("n")
    assert page.locator(".count").inner_text() == "3 of 400"
    page.mouse.move(400, 250)
    page.mouse.wheel(0, 6000)
    page.wait_for_function("root.querySelector('.scroll').scrollTop > 5900")
    page.evaluate("new Promise((done) => setTimeout(done, 250))")
    top = page.evaluate("root.querySelector('.scroll').scrollTop")
    page.keyboard.press("n")
    in_window(page, "mark.current")
    here = int(page.locator(".count").inner_text().split()[0])
    assert 150 < here < 300
    assert abs(page.evaluate("root.querySelector('.scroll').scrollTop") - top) < 300
    for _ in range(15):  # faster than the window scrolls
        page.keyboard.press("n")
    assert page.locator(".count").inner_text() == f"{here + 15} of 400"
    in_window(page, "mark.current")


def test_the_keys_do_nothing_while_something_else_is_typed_into(page: Page) -> None:
    text = "Japan and Guam"
    mount(page, text, [*every(text, "Japan"), *every(text, "Guam")])
    page.evaluate(
        """() => {
          const other = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
          other.append(document.createElement("input"));
          document.body.append(document.createElement("textarea"));
          window.fields = [other.firstChild, document.body.lastChild, root.querySelector("input")];
        }"""
    )
    for field in range(3):
        page.evaluate(f"fields[{field}].focus()")
        page.keyboard.type("np/1?")
        assert page.evaluate(f"fields[{field}].value") == "np/1?"
        assert page.locator("mark.current").count() == 0
        assert not page.evaluate("root.querySelector('dialog').open")
    page.evaluate("document.activeElement.blur(); root.activeElement?.blur()")
    page.keyboard.press("Control+1")
    assert page.locator("mark.current").count() == 0
    page.keyboard.press("1")
    assert page.locator("mark.current").inner_text() == "Japan"


def test_the_keys_are_listed(page: Page) -> None:
    text = "Japan and THAAD"
    mount(page, text, [*every(text, "Japan"), *every(text, "THAAD", "SYSTEM")])
    dialog = page.get_by_role("dialog", name="Keys")
    page.locator(".scroll").focus()
    page.keyboard.press("?")
    assert dialog.is_visible()
    assert dialog.locator(".kinds li").all_inner_texts() == ["1 Countries", "2 Systems"]
    page.keyboard.press("n")
    assert page.locator("mark.current").count() == 0
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("root.activeElement.className") == "scroll"
    page.get_by_role("button", name="Keys").click()
    assert dialog.is_visible()
    page.keyboard.press("Enter")
    assert not dialog.is_visible()


def test_escape_clears_the_find(page: Page) -> None:
    mount(page, "Missile and missile", [])
    page.keyboard.press("/")
    page.keyboard.type("MISSILE")
    page.keyboard.press("Enter")
    assert page.locator(".hits").inner_text() == "1 of 2"
    assert page.evaluate(COLOURED) == ["missile", "missile"]
    page.keyboard.press("Escape")
    assert (page.locator(".find input").input_value(), page.locator(".hits").inner_text()) == ("", "/")
    assert page.evaluate(COLOURED) == []
    assert page.evaluate("CSS.highlights.get('picket-found').size") == 0
    assert page.evaluate("root.activeElement.className") == "scroll"


def test_the_strip_shows_where_mentions_and_matches_lie(page: Page) -> None:
    lines = ["filler line\n"] * 200
    lines[50], lines[100], lines[150] = "Japan\n", "a THAAD and a word\n", "Japan\n"
    text = "".join(lines)
    mount(page, text, [*every(text, "Japan"), *every(text, "THAAD", "SYSTEM")])
    drawn = strip(page)
    assert set(drawn) == {ink("COUNTRY"), ink("SYSTEM")}
    assert all(min(abs(y - 0.25), abs(y - 0.75)) < 0.03 for y in drawn[ink("COUNTRY")])
    assert {y > 0.5 for y in drawn[ink("COUNTRY")]} == {True, False}
    assert all(abs(y - 0.5) < 0.03 for y in drawn[ink("SYSTEM")])
    page.get_by_role("button", name="Countries").click()
    assert set(strip(page)) == {ink("SYSTEM")}
    page.locator(".find input").fill("WORD")
    matches = strip(page)["#b36200"]
    assert matches
    assert all(abs(y - 0.5) < 0.03 for y in matches)
    page.get_by_role("button", name="Countries").click()


def test_a_click_on_the_strip_brings_what_it_shows_there_into_view(page: Page) -> None:
    text = "filler line\n" * 1500 + "THAAD\n" + "filler line that is somewhat longer\n" * 500
    mount(page, text, every(text, "THAAD", "SYSTEM"))
    (rows,) = strip(page).values()
    bar = page.get_by_role("img", name="Where mentions and places found lie in the text")
    assert "Click to go there" in (bar.get_attribute("title") or "")
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 10, box["y"] + rows[0] * box["height"])
    in_window(page, "mark")


def test_the_page_in_view_is_told_only_where_pages_are_known(page: Page) -> None:
    text = "".join(f"page {i}\n" + "filler line\n" * 40 for i in range(1, 31))
    mount(page, text, [], pages=[*(text.index(f"page {i}\n") for i in range(1, 30)), len(text)])
    shown = page.locator(".page")
    page.wait_for_function("root.querySelector('.page').textContent === 'page 1 of 30'")
    page.locator(".find input").fill("page 17")
    page.keyboard.press("Enter")
    page.wait_for_function("root.querySelector('.page').textContent === 'page 17 of 30'")
    mount(page, text, [])
    assert not shown.is_visible()


def long_text() -> tuple[str, list[Marked]]:
    """100,000 words and 10,000 mentions in lines of very different lengths, each with its number."""
    padding = "the northern radar of the base "
    lines = [f"{i}. {padding * (i % 9)}was shown to Japan when THAAD came to Guam.\n" for i in range(3350)]
    text = "".join(lines)
    found = [every(line, "Japan") + every(line, "THAAD", "SYSTEM") + every(line, "Guam", "FAC") for line in lines]
    mentions: list[Marked] = []
    at = 0
    for line, marks in zip(lines, found):
        mentions += [{**mark, "start": at + mark["start"], "end": at + mark["end"]} for mark in marks]
        at += len(line)
    return text, mentions


def test_a_text_of_100_000_words_is_exact_and_every_jump_lands(page: Page) -> None:
    text, mentions = long_text()
    assert len(text.split()) > 100_000
    assert len(mentions) > 10_000
    start = text.index("\n2500. ") + 1
    mount(page, text, mentions, focus=(start, start + 5))
    assert page.evaluate("root.querySelector('.text').textContent") == text
    words = page.evaluate("[...root.querySelectorAll('mark')].map((mark) => mark.textContent)")
    assert words == [text[mark["start"] : mark["end"]] for mark in mentions]
    in_window(page, ".place")

    count = page.locator(".count")
    page.keyboard.press("2")
    in_window(page, "mark.current")
    assert page.evaluate("root.querySelector('mark.current').dataset.mention") == str(2500 * 3 + 1)
    page.keyboard.press("n")
    assert count.inner_text() == f"{2500 * 3 + 3:,} of {len(mentions):,}"
    for key, expected in (("Shift+Digit1", 2500 * 3), ("p", 2500 * 3 - 1)):
        page.keyboard.press(key)
        in_window(page, "mark.current")
        assert page.evaluate("root.querySelector('mark.current').dataset.mention") == str(expected)

    field, hits = page.locator(".find input"), page.locator(".hits")
    field.fill("JAPAN WHEN")
    assert hits.inner_text() == "3,350"
    page.keyboard.press("Shift+Enter")
    at, found = page.evaluate(FOUND)
    assert (found, text[at : at + 10]) == ("Japan when", "Japan when")
    in_window(page)
    assert abs(text.count("\n", 0, at) - 2500) < 20
    field.fill("1777.")
    page.keyboard.press("Enter")
    in_window(page)
    assert page.evaluate(FOUND) == [text.index("1777."), "1777."]
    assert set(page.evaluate(COLOURED)) == {"1777."}
    page.keyboard.press("Escape")

    page.evaluate("root.querySelector('.scroll').scrollTop = 0")
    is_drawn = "(part) => part.firstChild.checkVisibility({ contentVisibilityAuto: true })"
    drawn = f"[...root.querySelectorAll('.part')].filter({is_drawn})"
    page.wait_for_function(f"{drawn}.length < 12")
    assert page.evaluate("root.querySelectorAll('.part').length") > 150
    page.get_by_role("button", name="Countries").click()
    assert count.inner_text() == f"{2500 * 2:,} of {3350 * 2:,}"
    page.get_by_role("button", name="Countries").click()
    page.evaluate("document.getSelection().selectAllChildren(root.querySelector('.text'))")
    assert page.evaluate("document.getSelection().getRangeAt(0).toString()") == text
