"""Taking documents in, and a library of 100,000 of them: how fast, and in how much memory.

    python -m benchmarks.library

The large library (made_library.py) is kept in .bench/ beside the checkout's files and made once: ten minutes. Rates
are compared within one run, in turns; what a reader waits for is told in milliseconds, as medians and 95th percentiles.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import made_library, sets, speed
from benchmarks.figures import markdown
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.model import SENSES, Document
from picket.nlp.parallel import Engines
from picket.tables import TABLES, View
from tests.browser.conftest import FLAGS, READY, Server, chromium

DOCUMENTS = 100_000
PLACE = sets.ROOT / ".bench" / "library"
ROUNDS, AT_ONCE, MANY = 3, 500, 2_500
"""Rounds of the comparison, documents a round, and documents of the run that watches memory."""

PAGES = ("", "entities", "map", "systems", "text", "library", "library?q=thaad")
SEARCHES = (
    "thaad", "japan", "missile", "the", "golden dome", '"golden dome"', '"aegis ashore" poland', "thaad NOT seoul",
    "japan OR korea OR taiwan", "intercept*", '"ballistic missile defense"', "deveselu", "kofu", "(iran OR israel) arrow",
    "redzikowo -romania", "sm-3", '"two-plus-two"', "patriot turkey s-400", "hypersonic glide", "zzzz",
)  # fmt: skip
FILTERS = {
    "no filter": Filter(),
    "all senses": Filter(senses=SENSES),
    "one country": Filter(label="COUNTRY", key="JPN"),
    "a family of systems": Filter(label="SYSTEM", key="aegis", parts=True),
    "systems beside a country": Filter(label="SYSTEM", beside=(Entity("COUNTRY", "JPN"),)),
    "words of the text": Filter(search="deveselu OR redzikowo"),
}
GROUPED = ("kinds", "entities", "countries", "systems", "beside")


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    yield from _taking_in()
    yield from _large()


def _taking_in() -> Iterator[str]:
    texts = speed.articles()
    with tempfile.TemporaryDirectory() as folder:
        engines = Engines(2)
        list(engines.read_many(Document(str(i), str(i), "Loaded.") for i in range(32)))
        pure, whole = [], []
        for turn in range(ROUNDS):
            paths = _written(Path(folder, str(turn)), texts, AT_ONCE)
            pure.append(_seconds(lambda paths=paths: list(engines.read_many(map(_document, paths)))))
            library = Library.open(Path(folder, f"library {turn}"))
            whole.append(_seconds(lambda library=library, paths=paths: list(ingest(library, engines, paths))))
            library.close()
        paths = _written(Path(folder, "many"), texts, MANY)
        library = Library.open(Path(folder, "library of many"))
        memory = [
            _memory() for number, _ in enumerate(ingest(library, engines, paths)) if number % AT_ONCE == AT_ONCE - 1
        ]
        again = _seconds(lambda: list(ingest(library, engines, paths)))
        library.close()
    ratio = statistics.median(pure) / statistics.median(whole)
    rows = [
        ["texts read by two engines, nothing kept", f"{AT_ONCE / statistics.median(pure):.0f} documents a second", ""],
        ["the same taken into a library", f"{AT_ONCE / statistics.median(whole):.0f} documents a second",
         f"{ratio:.2f} of the rate; goal: 0.8"],
        [f"the same {MANY:,} files again", f"{MANY / again:,.0f} files a second", "nothing is read twice"],
        ["memory of the process that writes", f"{memory[0]:.0f} MB after {AT_ONCE:,} documents",
         f"{memory[-1]:.0f} MB after {MANY:,}"],
    ]  # fmt: skip
    yield markdown(["taking in, 2 processes", "", ""], rows)


def _large() -> Iterator[str]:
    library = made_library.make(PLACE, DOCUMENTS)
    start = time.perf_counter()
    ledger = Ledger.of(library, load_catalogue())
    opened = time.perf_counter() - start
    found = [_milliseconds(lambda typed=typed: _searched(library, typed)) for typed in SEARCHES]
    size = sum(path.stat().st_size for path in PLACE.iterdir()) / 1e6
    rows = [
        ["on disk", f"{size:,.0f} MB", f"{len(ledger.documents):,} documents, {len(ledger):,} mentions"],
        ["opened the first time", f"{opened:.1f} s", "of a server's life; later only what changed is read"],
        ["full-text search with snippets", f"{statistics.median(found):.0f} ms",
         f"95th percentile {_p95(found):.0f} ms of {len(found)} searches; goal: 100 ms"],
    ]  # fmt: skip
    yield markdown([f"a library of {DOCUMENTS:,} documents", "", ""], rows)
    yield markdown(["filter and group-by, milliseconds", *GROUPED], _group_bys(ledger))
    yield markdown(["the dashboard on it", "shown after", "server's memory"], list(_pages()))


def _group_bys(ledger: Ledger) -> list[list[str]]:
    """Filtering the whole and grouping what is left, nothing cached."""
    return [[name, *(f"{_median(ledger, wanted, table):.0f}" for table in GROUPED)] for name, wanted in FILTERS.items()]


def _median(ledger: Ledger, wanted: Filter, table: str) -> float:
    return statistics.median(_milliseconds(lambda: _grouped(ledger, wanted, table)) for _ in range(5))


def _grouped(ledger: Ledger, wanted: Filter, table: str) -> object:
    return View(TABLES[table], ledger.where(wanted)).first(200)


def _searched(library: Library, typed: str) -> object:
    return library.snippets(typed, library.matching(typed)[:40].tolist())


def _pages() -> Iterator[list[str]]:
    """Each page opened in a real browser, one after the other."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(PLACE, Path(folder, "server.log"))
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            for path in PAGES:
                start = time.perf_counter()
                page.goto(f"{server.url}/{path}")
                page.wait_for_selector("h1", timeout=120_000)
                page.wait_for_selector(READY, timeout=120_000)
                waited = time.perf_counter() - start
                yield [
                    path or "overview, the library is opened",
                    f"{waited:.1f} s",
                    f"{_memory(server.process.pid):.0f} MB",
                ]
        finally:
            browser.close()
            server.stop()


def _written(folder: Path, texts: list[str], count: int) -> list[Path]:
    """So many files, each with a first line of its own."""
    folder.mkdir()
    for number in range(count):
        lines = f"Report {folder.name}-{number}\n\n{texts[number % len(texts)]}"
        Path(folder, f"{number:05}.txt").write_text(lines, encoding="utf-8")
    return sorted(folder.iterdir())


def _document(path: Path) -> Document:
    return Document(path.name, path.name, path.read_text(encoding="utf-8"))


def _memory(process: int | str = "self") -> float:
    """MB in use by a process now (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _milliseconds(do: Callable[[], object]) -> float:
    return 1000 * _seconds(do)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    print(*report(), sep="\n")
