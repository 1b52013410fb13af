"""From nothing to the first page: a fresh server and the overview painted, beside a Streamlit page that draws one chart.

    python -m benchmarks.start

Both are started by the same command with the same configuration, in turns: a process of its own, then a browser's
first visit, with nothing in the browser's cache. Picket has a library that was read, as on every day but the first. The
other page is `benchmarks/empty_page.py` with its chart: what Streamlit and plotly cost by themselves.

Then long texts: from their link to the page with all of their marks.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import sets
from benchmarks.clicks import VIEW, opened
from benchmarks.figures import markdown
from benchmarks.screen import SEEDS, read_before
from picket.ingest.key import key_of
from tests.browser.conftest import FLAGS, READY, Server, chromium

ROUNDS, GOAL = 5, 1.3
WORDS = (1_000, 10_000, 100_000)
OPENED = 5
"""Times each text is opened, after one that is not counted."""

PAINTED = {
    "app.py": (".figure", ".choroplethlocation", ".sentences"),
    "benchmarks/empty_page.py": (".scatterlayer .point",),
}
"""What stands on the page when it is painted."""


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        library = Path(folder, "library")
        read_before(SEEDS, library)
        waits: dict[str, list[tuple[float, float]]] = {script: [] for script in PAINTED}
        for _ in range(ROUNDS):
            for script, found in waits.items():
                browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
                found.append(_start(browser, library, Path(folder, "log"), script))
                browser.close()
        (own, up), (least, still) = ([statistics.median(w) for w in zip(*found)] for found in waits.values())
        yield markdown(
            ["from the command to the painted page", "server answers", "painted", "times"],
            [["a Streamlit page with one chart", f"{still:.2f} s", f"{least:.2f} s", ""],
             ["the overview", f"{up:.2f} s", f"{own:.2f} s", f"{own / least:.2f}; goal: {GOAL}"]],
        )  # fmt: skip
        yield ""
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        yield markdown(
            ["a text opened by its link", "marks", "waited for", "times a text of three words"],
            list(_texts(browser, Path(folder))),
        )
        browser.close()


def _start(browser: Browser, library: Path, log: Path, script: str) -> tuple[float, float]:
    """Seconds until the page is painted, and until the server answers."""
    begun = time.perf_counter()
    server = Server(library, log, script)
    try:
        up = time.perf_counter() - begun
        page = browser.new_page(viewport=VIEW)
        page.goto(f"{server.url}/?what=chart")
        for one in PAINTED[script]:
            page.locator(one).first.wait_for(timeout=60_000)
        page.wait_for_selector(READY)
        return time.perf_counter() - begun, up
    finally:
        server.stop()


def _texts(browser: Browser, folder: Path) -> Iterator[list[str]]:
    """Texts of so many words, made of our own articles."""
    lines = [line for record in sets.gold(sets.OWN) for line in record["text"].splitlines() if line]
    texts = {0: b"Japan ordered THAAD."} | {words: _text(lines, words) for words in WORDS}
    files = folder / "texts"
    files.mkdir()
    for words, raw in texts.items():
        Path(files, f"{words}.txt").write_bytes(raw)
    read_before(files, folder / "long")
    server = Server(folder / "long", folder / "log")
    try:
        page = opened(browser.new_page(viewport=VIEW), server, "")
        waits: dict[int, float] = {}
        for words, raw in texts.items():
            times = [_open(page, f"{server.url}/text?doc={key_of(raw)}") for _ in range(OPENED + 1)][1:]
            waits[words] = statistics.median(times)
            if words:
                marks = page.locator("mark").count()
                yield [f"{words:,} words", f"{marks:,}", f"{waits[words]:.2f} s", f"{waits[words] / waits[0]:.1f}"]
    finally:
        server.stop()


def _text(lines: list[str], words: int) -> bytes:
    """So many words, as often through the lines as that takes."""
    taken, count = [], 0
    for line in itertools.cycle(lines):
        taken.append(line)
        count += len(line.split())
        if count >= words:
            return "\n".join(taken).encode()
    raise ValueError("no lines")


def _open(page: Page, url: str) -> float:
    """Seconds until a text stands there with its marks."""
    begun = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(READY, timeout=60_000)
    page.locator("mark").first.wait_for(timeout=60_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(*report(), sep="\n")
