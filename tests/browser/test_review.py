"""The Review page in a real browser: its keys, the next doubt at once, and nothing that was pressed lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components import judging
from components.judging import Choice, Item
from tests.browser.axe import serious
from tests.browser.conftest import Server
from tests.browser.test_text_view import MOUNT
from tests.corrections.shelf import doubtful

pytestmark = pytest.mark.browser

HERE = Path(judging.__file__).parent
TITLE, LEFT = ".kind", ".left"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def item(name: str) -> Item:
    accept = Choice("a", "accept", "Accept", "it is", answers=True)
    reject = Choice("r", "reject", "Reject", answers=True)
    return Item(name, "PERSON", name, f"Why {name}.", [("He met ", False), (f"<b>{name}</b>", True), (".", False)],
                "Kyodo", [accept, reject])  # fmt: skip


def content(*names: str, left: int, turn: int, off: bool = False) -> dict:
    tools = [
        Choice("s", "skip", "Skip", answers=True), Choice("o", "open", "Open in text"),
        Choice("z", "undo", "Undo", of=False, off=off),
    ]  # fmt: skip
    data = judging.content([item(name) for name in names], tools, False, left=left, noun="left", label="Doubts",
                           empty="Nothing is in doubt.", said="")  # fmt: skip
    return data | {"turn": turn}


def mount(page: Page, data: dict) -> None:
    js = "\n".join((HERE / file).read_text(encoding="utf-8") for file in ("nodes.js", "judging.js"))
    css = (HERE / "judging.css").read_text(encoding="utf-8")
    page.evaluate(MOUNT, {"html": judging.MARKUP, "css": css, "js": js, "data": data})


def press(page: Page, *keys: str) -> list[dict]:
    """What was asked of the server after these keys."""
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate("clicks")


def test_the_next_one_is_shown_at_once_and_the_server_is_asked_for_one_thing_after_the_other(page):
    mount(page, content("Abe", "Kim", "Lee", left=9, turn=0))
    assert page.locator("mark").text_content() == "<b>Abe</b>"
    assert press(page, "a") == [{"act": "accept", "of": "Abe"}]
    assert (page.locator(TITLE).text_content(), page.locator(LEFT).text_content()) == ("Kim", "8 left")
    press(page, "r", "s")
    assert page.evaluate("clicks") == [{"act": "accept", "of": "Abe"}]
    assert page.locator(".empty").text_content() == "…"
    page.evaluate("show", content("Abe", "Kim", "Lee", left=9, turn=0))  # drawn again before anything was done
    assert len(page.evaluate("clicks")) == 1
    page.evaluate("show", content("Kim", "Lee", "Moon", left=8, turn=1))
    assert page.evaluate("clicks")[1:] == [{"act": "reject", "of": "Kim"}]
    assert (page.locator(TITLE).text_content(), page.locator(LEFT).text_content()) == ("Moon", "6 left")
    page.evaluate("show", content("Lee", "Moon", left=7, turn=2))
    assert page.evaluate("clicks")[2:] == [{"act": "skip", "of": "Lee"}]
    page.evaluate("show", content("Moon", "Lee", left=7, turn=3))
    assert (page.locator(TITLE).text_content(), page.locator(LEFT).text_content()) == ("Moon", "7 left")


def test_what_is_undone_comes_back_and_what_only_looks_lets_it_stand(page):
    mount(page, content("Abe", "Kim", left=2, turn=4))
    assert press(page, "o") == [{"act": "open", "of": "Abe"}]
    assert page.locator(TITLE).text_content() == "Abe"
    page.evaluate("show", content("Abe", "Kim", left=2, turn=5))
    press(page, "a", "z")
    page.evaluate("show", content("Kim", left=1, turn=6))
    assert page.evaluate("clicks")[1:] == [{"act": "accept", "of": "Abe"}, {"act": "undo", "of": ""}]
    page.evaluate("show", content("Abe", "Kim", left=2, turn=7))
    assert (page.locator(TITLE).text_content(), page.locator(LEFT).text_content()) == ("Abe", "2 left")


def test_keys_are_left_alone_in_fields_with_control_and_while_they_are_held(page):
    mount(page, content("Abe", "Kim", left=2, turn=0, off=True))
    page.evaluate("document.body.append(document.createElement('input'))")
    page.locator("input").focus()
    assert press(page, "a", "r", "s") == []
    assert page.locator("input").input_value() == "ars"
    page.locator("input").evaluate("field => field.remove()")
    assert press(page, "Control+a", "Shift+R", "z") == []
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.up("a")
    assert page.evaluate("clicks") == [{"act": "accept", "of": "Abe"}]
    assert page.locator(TITLE).text_content() == "Kim"


def test_buttons_do_the_same_keep_the_focus_and_name_their_keys(page):
    mount(page, content("Abe", "Kim", left=2, turn=0))
    reject = page.get_by_role("button", name="R Reject")
    reject.focus()
    assert press(page, "Enter") == [{"act": "reject", "of": "Abe"}]
    assert page.evaluate("root.activeElement.dataset.act") == "reject"
    assert reject.get_attribute("aria-keyshortcuts") == "R"
    page.evaluate("show", content(left=0, turn=1))
    assert page.locator(".empty").text_content() == "Nothing is in doubt."
    assert page.locator(".tools").text_content() == "Z Undo"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """The dashboard on a few documents in which something is in doubt."""
    folder = tmp_path_factory.mktemp("reviewed")
    doubtful(folder / "library").close()
    server = Server(folder / "library", folder / "log")
    yield server
    server.stop()


def test_doubts_are_decided_by_keys_kept_with_a_name_and_never_while_something_is_typed(visit, reviewed):
    visitor = visit(of=reviewed)
    page = visitor.page
    page.add_init_script("localStorage.setItem('picket-first-look', 'yes')")
    visitor.open("review")
    title, left = page.locator(".judging .kind"), page.locator(".judging .left")
    expect(title).to_have_text("Korea")
    name = page.locator(".analyst input").last
    name.fill("A. Raas")  # letters that are keys
    expect(title).to_have_text("Korea")
    name.press("Enter")
    expect(page.get_by_role("button", name="A Accept")).to_be_enabled()
    name.blur()
    count = int(left.text_content().split()[0])
    page.keyboard.press("s")
    expect(title).to_have_text("Kimno Sarr")
    page.keyboard.press("a")
    expect(left).to_have_text(f"{count - 1} left")
    expect(page.locator(".judging .last")).to_contain_text("is the same as Kimmo Sarr (person)")
    assert serious(page) == []
    page.keyboard.press("z")
    expect(left).to_have_text(f"{count} left")
    page.keyboard.press("o")
    page.locator("h1", has_text="Text").wait_for()
    visitor.open("review?review=log")
    expect(page.get_by_text("Taken back 1")).to_be_visible()
    assert serious(page) == []
    assert visitor.outside == [] and visitor.complaints == []
