"""What is named together, as table and as links, in a real browser: keys, clicks, names for screen readers.

A component is mounted as Streamlit mounts it, in a shadow root with its data, but without a server.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from components import links, matrix
from tests.browser.test_text_view import MOUNT
from tests.components.test_matrix import shown

pytestmark = pytest.mark.browser

HERE = Path(matrix.__file__).parent
HOSTILE = "<img src=x onerror=alert(1)>"
MIDDLE = """(path) => {
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
  return [x, y];
}"""
FOCUSED = "root.activeElement.getAttribute('aria-label') || root.activeElement.title"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def mount(page: Page, name: str, markup: str, data: dict[str, Any]) -> None:
    scripts = [(HERE / file).read_text(encoding="utf-8") for file in ("nodes.js", f"{name}.js")]
    css = (HERE / f"{name}.css").read_text(encoding="utf-8")
    page.evaluate(MOUNT, {"html": markup, "css": css, "js": "\n".join(scripts), "data": data})


def table(page: Page, counts: list[list[int]], selected: tuple[str, str] | None = None) -> dict[str, Any]:
    data = matrix.content(shown(counts), dark=False, selected=selected)
    data["rows"][1]["name"] = HOSTILE
    mount(page, "matrix", matrix.MARKUP, data)
    return data


def pressed(page: Page, *keys: str) -> str:
    """What has the focus after these keys."""
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def test_cells_are_buttons_that_say_what_they_count(page):
    table(page, [[1200, 0], [1, 4]])
    cells = page.locator("td button")
    assert cells.all_text_contents() == ["1,200", "1", "4"]
    assert cells.nth(0).get_attribute("aria-label") == "Row 0 and Column 0: 1,200 sentences"
    assert cells.nth(1).get_attribute("aria-label") == f"{HOSTILE} and Column 0: 1 sentence"
    assert page.locator("th[scope=row]").all_text_contents() == ["Row 0", HOSTILE]
    assert page.locator("th[scope=col]").all_text_contents() == ["Column 0", "Column 1"]
    assert page.locator("img").count() == 0


def test_arrows_pass_over_empty_cells_and_enter_opens(page):
    table(page, [[5, 0, 2], [1, 4, 0]])
    assert page.locator("button[tabindex='0']").count() == 1
    assert pressed(page, "Tab") == "Row 0 and Column 0: 5 sentences"
    assert pressed(page, "ArrowRight") == "Row 0 and Column 2: 2 sentences"
    assert pressed(page, "ArrowRight") == "Row 0 and Column 2: 2 sentences"
    assert pressed(page, "ArrowUp") == "Column 2"
    assert page.locator("th.lit").all_text_contents() == ["Column 2"]
    assert pressed(page, "ArrowLeft") == "Column 1"
    assert pressed(page, "ArrowDown") == f"{HOSTILE} and Column 1: 4 sentences"
    pressed(page, "Enter", "Home")
    assert page.evaluate(FOCUSED) == HOSTILE
    pressed(page, "Space", "End", "ArrowUp")
    assert page.locator("button[tabindex='0']").count() == 1
    assert page.evaluate("clicks") == [["r1", "c1"], ["r1", ""]]


def test_a_click_tells_the_pair_the_row_or_the_column(page):
    table(page, [[5, 3], [1, 4]])
    page.locator("td button").nth(1).click()
    page.locator("th[scope=row] button").nth(1).click()
    page.locator("th[scope=col] button").nth(0).click()
    assert page.evaluate("clicks") == [["r0", "c1"], ["r1", ""], ["", "c0"]]


def test_what_is_selected_is_marked_and_the_focus_stays_when_the_table_is_drawn_again(page):
    data = table(page, [[5, 3], [1, 4]], selected=("r1", "c1"))
    assert page.locator("[aria-pressed=true]").all_text_contents() == ["4"]
    assert pressed(page, "Tab", "ArrowLeft") == f"{HOSTILE} and Column 0: 1 sentence"
    page.evaluate("show", data | {"selected": ["", "c0"]})
    assert page.locator("[aria-pressed=true]").all_text_contents() == ["Column 0"]
    page.evaluate("show", data | {"counts": [[5, 3], [2, 4]]})
    assert page.evaluate(FOCUSED) == f"{HOSTILE} and Column 0: 2 sentences"


def test_what_has_the_focus_is_never_under_the_names(page):
    table(page, [[row * 60 + column + 1 for column in range(60)] for row in range(60)])
    page.locator("td button").last.focus()
    for keys, side in ((["ArrowUp"] * 40, "thead"), (["ArrowLeft"] * 45, "tbody th")):
        pressed(page, *keys)
        edge = page.evaluate(f"JSON.parse(JSON.stringify(root.querySelector('{side}').getBoundingClientRect()))")
        spot = page.evaluate("JSON.parse(JSON.stringify(root.activeElement.getBoundingClientRect()))")
        assert spot["top"] >= edge["bottom"] if side == "thead" else spot["left"] >= edge["right"]
    assert pressed(page, "ArrowRight") == "Row 19 and Column 15: 1,156 sentences"


def drawing(page: Page, counts: list[list[int]], other: str, selected: tuple[str, str] | None = None) -> dict[str, Any]:
    data = links.content(shown(counts, "SYSTEM", other), dark=False, selected=selected)
    mount(page, "links", links.MARKUP, data)
    return data


def numbers(page: Page) -> list[str]:
    """The numbers written on links just now."""
    return page.locator(".number").all_text_contents()


def test_a_name_shows_the_numbers_of_its_links(page):
    drawing(page, [[12, 0], [7, 1300]], "COUNTRY")
    assert numbers(page) == []
    page.get_by_role("button", name="Row 1", exact=True).hover()
    assert sorted(numbers(page)) == ["1,300", "7"]
    page.get_by_role("button", name="Column 0", exact=True).hover()
    assert sorted(numbers(page)) == ["12", "7"]
    page.mouse.move(1200, 700)
    assert numbers(page) == []


def test_names_and_links_are_reached_by_arrows_and_opened_by_enter(page):
    drawing(page, [[12, 0], [7, 1]], "COUNTRY")
    assert page.locator("[tabindex='0']").count() == 1
    first = pressed(page, "Tab")
    assert first in ("Row 0", "Row 1")
    if first == "Row 0":
        pressed(page, "ArrowDown")
    assert pressed(page, "ArrowRight") == "Row 1 and Column 0: 7 sentences"
    assert numbers(page) == ["7"]
    pressed(page, "Enter")
    assert pressed(page, "ArrowRight") == "Column 0"
    assert pressed(page, "ArrowLeft") == "Row 0 and Column 0: 12 sentences"
    pressed(page, "Space", "ArrowLeft", "Enter")
    assert page.evaluate("clicks") == [["r1", "c0"], ["r0", "c0"], ["r0", ""]]


def test_an_arc_joins_two_names_of_one_column_and_can_be_clicked(page):
    data = drawing(page, [[0, 5, 2], [5, 0, 0], [2, 0, 0]], "SYSTEM", selected=("r1", ""))
    assert page.locator(".name").all_text_contents() == ["Row 0", "Row 1", "Row 2"]
    assert numbers(page) == ["5"]  # of the name that is selected
    arc = page.get_by_role("button", name="Row 0 and Row 2: 2 sentences")
    x, y = arc.evaluate(MIDDLE)
    page.mouse.click(x + 3, y)  # beside the thin line that is seen
    page.evaluate("show", data | {"selected": ["r0", "r2"]})
    assert page.evaluate("clicks") == [["r0", "r2"]]
    assert arc.get_attribute("aria-pressed") == "true"
    assert page.locator("[aria-pressed=true]").count() == 1
