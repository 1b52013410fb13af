"""How long a reader waits, in a real browser: for the first page, and for a pasted article to stand there marked.

    python -m benchmarks.screen

The server, the browser and the library are fresh; only the machine is shared. What is asserted on the way: a library
that has been read is shown without loading the language model.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import sets
from benchmarks.figures import markdown
from tests.browser.conftest import FLAGS, READY, Server, chromium

PASTES = 10
WORDS = 500
SEEDS = sets.ROOT / "seeds"
GOAL = "under 1 s"


def report() -> Iterator[str]:
    """The table of waits, as Markdown."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        library = Path(folder, "library")
        read_before(SEEDS, library)
        server = Server(library, Path(folder, "server.log"))
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            first, again = _opened(page, server), _opened(page, server)
            assert not _knows_spacy(server), "the first page of a library that was read loaded the language model"
            shown = _pasted(page)
            assert _knows_spacy(server), "pasting loads the model; that nothing is seen of it says nothing"
        finally:
            server.stop()
            browser.close()
    low, high = min(shown), max(shown)
    rows = [
        ["first page of a fresh server, library already read", f"{first:.2f} s", "no language model loaded"],
        ["the same page loaded again", f"{again:.2f} s", ""],
        [
            f"a pasted article of {WORDS} words, from “Add text” to highlighted text",
            f"{statistics.median(shown):.2f} s", f"median of {PASTES}, {low:.2f} to {high:.2f} s; goal: {GOAL}",
        ],
    ]  # fmt: skip
    yield markdown(["what is waited for", "wait", "note"], rows)


def main() -> None:
    """Measure and print."""
    print(*report(), sep="\n")


def read_before(what: Path, library: Path) -> None:
    """Read files into a library, as on every day but the first."""
    command = [sys.executable, "-m", "picket", "ingest", str(what)]
    environment = os.environ | {"PICKET_LIBRARY": str(library)}
    subprocess.run(command, check=True, cwd=sets.ROOT, env=environment, stdout=subprocess.DEVNULL)


def _opened(page: Page, server: Server) -> float:
    """Seconds until the overview has its charts."""
    start = time.perf_counter()
    page.goto(server.url)
    page.wait_for_selector(READY)
    page.wait_for_selector(".main-svg")
    return time.perf_counter() - start


def _pasted(page: Page) -> list[float]:
    """For each article, seconds from the button to the marked text. The first, which loads the model, is left out."""
    return [_paste(page, text) for text in _articles()][1:]


def _paste(page: Page, text: str) -> float:
    page.get_by_role("link", name="Library").click()
    page.get_by_placeholder("Paste the text").fill(text)
    page.get_by_label("Title").fill(text.split("\n", 1)[0])
    page.wait_for_selector(READY)
    start = time.perf_counter()
    page.get_by_role("button", name="Add text").click()
    page.locator("mark").first.wait_for(timeout=60_000)
    return time.perf_counter() - start


def _articles() -> Iterator[str]:
    """Texts of WORDS words out of our own articles, each with a first line of its own."""
    lines = "\n".join(record["text"] for record in sets.gold(sets.OWN)).splitlines()
    for number in range(PASTES + 1):
        taken, words = [f"Report {number}"], 2
        for line in lines[number * 3 :]:
            if words < WORDS:
                taken.append(" ".join(line.split()[: WORDS - words]))
                words += len(taken[-1].split())
        yield "\n".join(taken)


def _knows_spacy(server: Server) -> bool:
    """Whether the server's process has loaded anything of spaCy (Linux tells what a process has mapped)."""
    return "/spacy/" in Path(f"/proc/{server.process.pid}/maps").read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
