"""Every page drawn again, and drawn for another search, on libraries of several sizes, beside an empty Streamlit page.

    python -m benchmarks.pages

Drawn again: the script is run once more with nothing new to count (the key R), as it is after every click. Another
search: words typed in *Search*, which leaves other documents on every page, so that everything is filtered, counted and
drawn anew. The clock is that of clicks.py: from the key to the frame in which all of it stands there. After each comes
the same key on an empty page, in the same browser and with the same server.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import library, made_library, sets
from benchmarks.click_kinds import WORDS
from benchmarks.clicks import PAUSE, PLACE, VIEW, opened, timed
from benchmarks.figures import markdown
from tests.browser.conftest import FLAGS, Server, chromium

PAGES = {
    "Overview": "", "Entities": "entities", "Map": "map", "Systems": "systems", "Systems: card": "systems?desk=card",
    "Systems: board": "systems?desk=board", "Systems: reach": "systems?desk=reach", "Timeline": "timeline",
    "What changed": "changes", "Review": "review", "Together": "together", "Concordance": "concordance?w=missile",
    "Compare": "compare", "Text": "text", "Library": "library", "About": "about",
}  # fmt: skip
LIBRARIES = {1: sets.ROOT / ".bench" / "one", 10_000: PLACE, library.DOCUMENTS: library.PLACE}
"""By the number of documents."""

TIMES = 7
"""Of each, after one that is not counted."""

GOAL = 3.0
Pairs = list[tuple[float, float]]
"""Milliseconds on the dashboard and on the empty page after it."""


def report() -> Iterator[str]:
    """A row a page: what it takes, and how many times an empty page, by the size of the library."""
    taken = {size: _on(place, size) for size, place in LIBRARIES.items()}
    for title, which in (("drawn again", 0), ("another search", 1)):
        heads = [title, *(f"{size:,} document{'s' * (size > 1)}" for size in LIBRARIES)]
        rows = [[name, *(_cell(found[name][which]) for found in taken.values())] for name in PAGES]
        yield markdown(heads, [row for row in rows if any(row[1:])])
        yield ""
    ratios = [_ratio(again) for again, _ in taken[10_000].values()]
    met = sum(ratio < GOAL for ratio in ratios)
    yield f"Under {GOAL:g} times the empty page when drawn again on 10,000 documents: {met} of {len(ratios)} pages."


def _on(place: Path, documents: int) -> dict[str, tuple[Pairs, Pairs]]:
    """By page what it takes to be drawn again, and with another search where it has one."""
    made_library.make(place, documents).close()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder, "log")
        servers = Server(place, log), Server(place, log, "benchmarks/empty_page.py")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        try:
            return {name: _page(browser, servers, documents, name, path) for name, path in PAGES.items()}
        finally:
            browser.close()
            for server in servers:
                server.stop()


def _page(
    browser: Browser, servers: tuple[Server, Server], documents: int, name: str, path: str
) -> tuple[Pairs, Pairs]:  # fmt: skip
    still = opened(browser.new_page(viewport=VIEW), servers[1], "")
    page = opened(browser.new_page(viewport=VIEW), servers[0], path)
    again = [(_again(page), _again(still)) for _ in range(TIMES + 1)][1:]
    words = WORDS[: TIMES + 1] if documents > 1 and page.get_by_placeholder("Words in the texts").count() else ()
    other = [(_search(page, word), _again(still)) for word in words][1:]
    page.close()
    still.close()
    print(name, _cell(again), _cell(other), sep="  ", file=sys.stderr)
    return again, other


def _again(page: Page) -> float:
    page.bring_to_front()
    page.wait_for_timeout(PAUSE)
    return timed(page, "keydown", "", lambda: page.keyboard.press("r"))


def _search(page: Page, word: str) -> float:
    page.bring_to_front()
    box = page.get_by_placeholder("Words in the texts")
    box.fill(word)
    page.wait_for_timeout(PAUSE)
    waited = timed(page, "keydown", ".crumbs .left", lambda: page.keyboard.press("Enter"))
    page.mouse.click(2, 2)  # the key R is then the page's again
    return waited


def _ratio(pairs: Pairs) -> float:
    return statistics.median(one / other for one, other in pairs)


def _cell(pairs: Pairs) -> str:
    if not pairs:
        return ""
    return f"{statistics.median(one for one, _ in pairs):.0f} ms, {_ratio(pairs):.1f} times"


if __name__ == "__main__":
    print(*report(), sep="\n")
