"""The status board in a real browser: clicks and keys on chips, what is folded, names for screen readers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from components import status_board
from tests.browser.test_text_view import MOUNT
from tests.components.test_status_board import content

pytestmark = pytest.mark.browser

HERE = Path(status_board.__file__).parent
FOCUSED = "root.activeElement.dataset.told"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def mount(page: Page, most: int | None = None, selected: list[str] | None = None) -> dict:
    data = content(most) | {"selected": selected}
    scripts = [(HERE / file).read_text(encoding="utf-8") for file in ("nodes.js", "status_board.js")]
    css = (HERE / "status_board.css").read_text(encoding="utf-8")
    page.evaluate(MOUNT, {"html": status_board.MARKUP, "css": css, "js": "\n".join(scripts), "data": data})
    return data


def pressed(page: Page, *keys: str) -> str:
    """What the thing with the focus says after these keys."""
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def test_chips_are_opened_by_click_and_by_keys_and_the_reference_is_read_but_opens_nothing(page):
    mount(page)
    page.locator("td .chip").nth(0).click()
    page.locator("td .note").first.click()
    page.get_by_role("button", name="South Korea, THAAD: denied or halted too").click()
    page.get_by_role("button", name="South Korea: 6 statements").click()
    assert page.evaluate("clicks") == [
        ["thaad", "KOR", "suspended", "no", "no"], ["thaad", "KOR", "", "", ""], ["", "KOR", "", "", ""],
    ]  # fmt: skip
    page.evaluate("root.activeElement.blur()")
    mount(page)
    assert page.locator("[tabindex='0']").count() == 1
    assert pressed(page, "Tab").startswith("South Korea, THAAD: denied or halted too")
    assert pressed(page, "ArrowDown", "ArrowDown").startswith("South Korea, THAAD: reported not deploying")
    assert page.locator(".told").text_content() == page.evaluate(FOCUSED)
    assert pressed(page, "Enter", "ArrowDown", "ArrowDown").startswith("Reference, as published sources state it")
    assert pressed(page, "Enter", "ArrowDown").startswith("South Korea, KM-SAM: reported operational")
    assert pressed(page, "ArrowLeft") == "KM-SAM: 1 statement"
    assert pressed(page, "Space", "ArrowDown", "End").startswith("China, Scud: reported tested")
    assert page.locator("[tabindex='0']").count() == 1
    assert page.evaluate("clicks") == [["thaad", "KOR", "deploying", "yes", "yes"], ["km-sam", "", "", "", ""]]


def test_the_focus_and_what_is_selected_stay_when_more_countries_are_shown(page):
    data = mount(page, most=1, selected=["thaad", "KOR", "deploying", "yes", "yes"])
    marked = page.locator("[aria-pressed=true]")
    assert marked.get_attribute("data-told").startswith("South Korea, THAAD: reported not deploying (with reserve)")
    more = page.get_by_role("button", name="2 more countries: show all")
    more.focus()
    page.keyboard.press("Enter")
    page.evaluate("show", content() | {"selected": data["selected"]})
    assert page.evaluate("clicks") == [True]
    assert page.evaluate(FOCUSED) == "Show fewer countries"
    assert marked.count() == 1 and page.locator("th[scope=col]").count() == 4
    assert page.locator(".hedged").locator("visible=true").last.text_content().startswith("not deploying ?")
