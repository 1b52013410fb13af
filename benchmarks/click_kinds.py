"""The clicks that are timed: where each kind is made, how the nth of a kind is aimed, and what it must change.

A click is aimed at something that was not selected before, so that no result is there already. Getting there (scrolling
a table on by a row, typing a search that makes figures new) is not timed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.conftest import READY

Point = tuple[float, float]
ROW = 32
"""Pixels of a table's row."""

FOCUS = ".st-key-pane h2"
"""The heading of the evidence: it says what is selected."""

WORDS = (
    "missile", "defense", "system", "japan", "korea", "north", "united", "states", "military", "security", "minister",
    "aegis", "thaad", "patriot", "radar", "government", "nuclear", "ballistic", "air", "forces", "deployment", "summit",
)  # fmt: skip
"""Searches that leave many documents."""

PAGES = ("Entities", "Map", "Systems", "Timeline", "Together", "Overview")


@dataclass(frozen=True)
class Kind:
    """One kind of click.

    `aim` gets ready for the nth click and says where it is made, in pixels of the window; `changes` is the selector of
    the words that tell that the page is up to date (shadow roots are looked into). `control` is what the empty page has
    to be clicked: "table", "chart", else a button.
    """

    name: str
    path: str
    changes: str
    aim: Callable[[Page, int], Point]
    control: str = ""


def middle(target: Locator) -> Point:
    """Where a click on this is made, once it is in the window."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def row_of(table: str, across: int = 40) -> Callable[[Page, int], Point]:
    """A cell, pixels `across`, of a row that stood below those clicked before: the table is scrolled on by one."""

    def aim(page: Page, number: int) -> Point:
        canvas = page.locator(f'[class*="st-key-{table}"] [data-testid="stDataFrame"] canvas').first
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        place = box["x"] + across, box["y"] + 38 + 2.5 * ROW
        page.mouse.move(*place)
        page.mouse.wheel(0, ROW if number else 0)
        return place

    return aim


def _bar(page: Page, number: int) -> Point:
    """Every fifth, so that all rankings have their turn."""
    bars = page.locator(".bars .row")
    return middle(bars.nth(number * 5 % bars.count()))


HITS = """([marks, apart]) => {
  const hits = [];
  for (const mark of document.querySelectorAll(marks)) {
    const box = mark.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const bears = () => mark.isPointInFill(new DOMPoint(x, y).matrixTransform(mark.getScreenCTM().inverse()));
    if (y > 0 && y < innerHeight && (apart || bears()) && hits.every((hit) => Math.hypot(hit[0] - x, hit[1] - y) > Math.max(apart, 6))) hits.push([x, y]);
  }
  return hits;
}"""
"""Middles of those marks that lie within the window and bear their own middle, or lie `apart` pixels from the others."""


def _mark(marks: str, apart: int) -> Callable[[Page, int], Point]:
    def aim(page: Page, number: int) -> Point:
        page.locator(marks).first.scroll_into_view_if_needed()
        hits = page.evaluate(HITS, [marks, apart])
        x, y = hits[(number + 1) % len(hits)]  # the first country is shown before any click
        return x, y

    return aim


def _cell(page: Page, number: int) -> Point:
    return middle(page.locator(".frame tbody td button[tabindex]").nth(number * 7))


def _facet(page: Page, number: int) -> Point:
    """A value of the filter panel, one after the other of all that are listed; the last choice is taken back."""
    if not page.locator(".facets").count():
        page.get_by_role("button", name="Filter").first.click()
        page.locator(".facets .ask").first.wait_for()
    if number and page.locator(".crumbs .clear").count():
        page.locator(".facets .row.in .ask").first.click()
        page.locator(".crumbs .hint").wait_for()
        page.wait_for_selector(READY)
    return middle(page.locator(".facets .row:not([hidden]) .ask").nth(number))


def _next(page: Page, number: int) -> Point:
    return middle(page.get_by_role("button", name="Next page", exact=True))


def _tab(page: Page, number: int) -> Point:
    """Documents or sentences of a name that has just been selected."""
    before = page.locator(FOCUS).first.inner_text()
    place = row_of("entities")(page, number)
    page.wait_for_timeout(300)
    page.mouse.click(*place)
    _other(page.locator(FOCUS), before)
    return middle(page.locator(".evidence .tab", has_text=("sentence", "document")[number % 2]).first)


def _search(page: Page, number: int) -> None:
    """A search that was not made before."""
    before = page.locator(".crumbs .left").inner_text()
    box = page.get_by_placeholder("Words in the texts")
    box.fill(WORDS[number % len(WORDS)] + (" the" if number >= len(WORDS) else ""))
    box.press("Enter")
    _other(page.locator(".crumbs .left"), before)


def _other(words: Locator, before: str) -> None:
    """Wait until these words are no longer those of before, and the script is at rest."""
    words.filter(has_text=re.compile(f"^(?!{re.escape(before)}$)")).first.wait_for()
    words.page.wait_for_selector(READY)


def _unit(page: Page, number: int) -> Point:
    _search(page, number)
    units = page.get_by_role("radiogroup", name="Count").get_by_role("radio")
    return middle(units.nth((number + 1) % units.count()))


def _way(page: Page, number: int) -> Point:
    _search(page, number)
    return middle(page.locator(".st-key-ways a", has_text=PAGES[number % len(PAGES)]))


KINDS = (
    Kind("Overview: a bar", "", FOCUS, _bar),
    Kind("Overview: a country on the map", "", FOCUS, _mark(".choroplethlocation", 0), "chart"),
    Kind("Entities: a row of the table", "entities", FOCUS, row_of("entities"), "table"),
    Kind("Map: a country", "map", FOCUS, _mark(".choroplethlocation", 0), "chart"),
    Kind("Systems: a row of the table", "systems?show=SYSTEM~aegis", FOCUS, row_of("systems"), "table"),
    Kind("Timeline: a point", "timeline", FOCUS, _mark(".scatterlayer .point", 14), "chart"),
    Kind("Timeline: a figure of the table", "timeline", FOCUS, row_of("timeline-table", 160), "table"),
    Kind("Together: a cell", "together", FOCUS, _cell),
    Kind("Filter panel: a value, on the Overview", "", ".crumbs .left", _facet),
    Kind("Filter panel: a value, on Entities", "entities", ".crumbs .left", _facet),
    Kind("Evidence: the next page", "entities", ".evidence .pages span", _next),
    Kind("Evidence: another tab", "entities", ".evidence .tab[aria-pressed=true]", _tab),
    Kind("What is counted, on the Overview", "", ".strip", _unit),
    Kind("From page to page", "", "h1", _way),
)
"""Every kind, in the order of the report."""
