"""How long a click takes until the page is up to date, beside a click on an empty Streamlit page.

    python -m benchmarks.clicks

A library of 10,000 documents (made_library.py, kept in .bench/), a real Chromium, both pages served with the same
configuration. After each click on the dashboard there is one on an empty page that has only the control clicked (a
button, a table, a chart), so that both see the machine and Streamlit's own delays alike.
The clock is the browser's own: it starts with the time stamp of the released mouse button and stops with the frame
after the one in which the new words stand on the page, the script is at rest, and nothing waits to be drawn. What
Playwright needs to click and to hear of it does not count.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from benchmarks import made_library, sets
from benchmarks.click_kinds import KINDS, Kind, middle, row_of
from benchmarks.figures import markdown
from tests.browser.conftest import FLAGS, READY, Server, chromium

DOCUMENTS = 10_000
PLACE = sets.ROOT / ".bench" / "ten"
CLICKS = 15
"""Of each kind, after one that is not timed."""

STILL = {
    "": lambda page, _: middle(page.get_by_role("button", name="Count")),
    "table": row_of("still"),
    "chart": lambda page, number: middle(page.locator(".scatterlayer .point").nth(number % 20)),
}
"""What is clicked on an empty page, by the control it has."""

VIEW: ViewportSize = {"width": 1280, "height": 720}
PAUSE = 200
"""Milliseconds of rest before a click, the pointer already there."""

WATCH = """([event, changes, ready]) => {
  const roots = () => {
    const found = [document];
    for (const root of found)
      for (const host of root.querySelectorAll('[data-testid*="BidiComponent"], [data-testid*="BidiComponent"] *'))
        if (host.shadowRoot) found.push(host.shadowRoot);
    return found;
  };
  let runs = 0;
  const app = document.querySelector('[data-testid="stApp"]');
  new MutationObserver(() => { runs += app.dataset.testScriptState === "notRunning"; })
    .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  const said = () => !changes ? `after ${runs} runs`
    : roots().flatMap((root) => [...root.querySelectorAll(changes)]).map((found) => found.textContent).join("|");
  const shown = (name, test) => [...document.querySelectorAll(`[data-testid="${name}"]`)]
    .every((found) => !found.offsetParent || test(found));
  const drawn = () => document.querySelector(ready) && shown("stSkeleton", () => false)
    && shown("stPlotlyChart", (chart) => chart.querySelector(".cartesianlayer, .geolayer"))
    && shown("stDataFrame", (table) => table.querySelector("canvas"));
  const before = said();
  window.answered = new Promise((done, fail) => {
    document.addEventListener(event, ({ timeStamp }) => {
      const look = () => {
        const now = said();
        if (now && now !== before && drawn())
          requestAnimationFrame(() => done(performance.now() - timeStamp));
        else if (performance.now() - timeStamp > 20000) fail(new Error(`still "${before}" after 20 s`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
  window.answered.catch(() => {});
}"""
"""Makes window.answered: milliseconds from the next event to the page that shows its result, which is that words of
the selector `changes` are others, or without one that the script has run."""


def report() -> Iterator[str]:
    """The table of kinds, as Markdown."""
    made_library.make(PLACE, DOCUMENTS).close()
    taken = measure(KINDS)
    taken["**every click**"] = [pair for pairs in taken.values() for pair in pairs]
    yield markdown(
        ["a click", "median", "95th percentile", "on an empty page", "times that"],
        [row(name, pairs) for name, pairs in taken.items()],
    )


def measure(kinds: tuple[Kind, ...], library: Path = PLACE) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each click by kind, each with that of the click on an empty page made after it."""
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder, "log")
        servers = Server(library, log), Server(library, log, "benchmarks/empty_page.py")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        try:
            for kind in kinds:
                still = opened(browser.new_page(viewport=VIEW), servers[1], f"?what={kind.control}")
                page = opened(browser.new_page(viewport=VIEW), servers[0], kind.path)
                aims = (page, kind), (still, Kind("", "", ".count", STILL[kind.control]))
                taken[kind.name] = [
                    (_click(*aims[0], number), _click(*aims[1], number)) for number in range(CLICKS + 1)
                ][1:]
                page.close()
                still.close()
                print(*row(kind.name, taken[kind.name]), sep="  ", file=sys.stderr)
        finally:
            browser.close()
            for server in servers:
                server.stop()
    return taken


def opened(page: Page, server: Server, path: str) -> Page:
    page.goto(f"{server.url}/{path}")
    page.wait_for_selector(READY, timeout=120_000)
    page.wait_for_timeout(2_000)
    return page


def _click(page: Page, kind: Kind, number: int) -> float:
    page.bring_to_front()
    x, y = kind.aim(page, number)
    page.mouse.move(x, y)
    page.wait_for_timeout(PAUSE)
    return timed(page, "pointerup", kind.changes, lambda: page.mouse.click(x, y))


def timed(page: Page, event: str, changes: str, act: Callable[[], None]) -> float:
    """Milliseconds from an event in the browser, which `act` brings about, to the page that answers it."""
    page.evaluate(WATCH, [event, changes, READY])
    act()
    waited: float = page.evaluate("() => window.answered")
    return waited


def row(name: str, pairs: list[tuple[float, float]]) -> list[str]:
    """A row of the table: milliseconds, those on an empty page, and the median of how many times those."""
    times, still = zip(*pairs)
    high = statistics.quantiles(times, n=20, method="inclusive")[-1]
    ratio = statistics.median(one / other for one, other in pairs)
    return [
        name,
        *(f"{ms:.0f} ms" for ms in (statistics.median(times), high, statistics.median(still))),
        f"{ratio:.1f}",
    ]


def main() -> None:
    """Measure and print."""
    print(*report(), sep="\n")


if __name__ == "__main__":
    main()
