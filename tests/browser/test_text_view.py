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
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  root.innerHTML = html + "<style>" + css + "</style>";
  const module = await import(URL.createObjectURL(new Blob([js], { type: "text/javascript" })));
  window.clicks = [];
  const setTriggerValue = (name, value) => clicks.push(value);
  window.show = (data) => module.default({ parentElement: root, data, setTriggerValue });
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
        "dark": False, "height": 300, "kinds_on": [kind.key for kind in text_view.palette.KINDS],
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
