"""From a decision to counted tables: how long until every page can show what an analyst corrected.

    python -m benchmarks.corrections

A copy of the library of 10,000 documents (made_library.py). Decisions of every kind are made one after the other, all
of them standing, each on other mentions, people and countries, and the last of each kind is taken back. The clock runs
from the decision to the tables that pages are made of, with nothing cached: on the disk, applied, counted. The
processor's own time is told beside it, which does not grow with what else the machine does.

Then the same in a browser: from the released mouse button to the page on which all figures follow (clicks.py).
"""

from __future__ import annotations

import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import made_library
from benchmarks.click_kinds import Kind, Point, middle
from benchmarks.clicks import DOCUMENTS, PLACE, measure, row
from benchmarks.figures import markdown
from picket.catalogue.load import load_catalogue
from picket.corrections import making
from picket.corrections.decision import Decision, Named, Read
from picket.corrections.standing import withdrawal
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.library import Library
from picket.tables import TABLES, View

EACH = 6
"""Decisions of each kind, after one that is not timed."""

WHO, FRANCE = "benchmark", Named("COUNTRY", "FRA")
TABLED = ("kinds", "entities", "countries")


def report() -> Iterator[str]:
    """The table, as Markdown."""
    made_library.make(PLACE, DOCUMENTS).close()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PLACE, folder, dirs_exist_ok=True)
        library = Library.open(folder)
        rows, whole = [], []
        for kind, took in _Deciding(library).every():
            whole += took
            rows.append([kind, *_figures(took)])
        rows.append([f"**all {len(whole)}**", *_figures(whole)])
        library.close()
    heads = ["a decision", "median", "slowest", "applied, of that", "processor's time, median"]
    yield markdown(heads, rows)
    yield ""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PLACE, folder, dirs_exist_ok=True)
        taken = measure(SCREEN, Path(folder))
    heads = ["on the screen", "median", "95th percentile", "a button on an empty page", "times that"]
    yield markdown(heads, [row(name, pairs) for name, pairs in taken.items()])


def _apply(page: Page, number: int) -> Point:
    """The button of the dialog, opened for a mention that was not looked at before: it is to be no name."""
    page.locator(".evidence .row").nth(number % 20).get_by_role("button", name="Correct").click()
    form = page.locator("form")
    form.get_by_label("Not a name").check()
    name = form.get_by_label("Your name")
    if not name.input_value():
        name.fill(WHO)
    return middle(form.get_by_role("button", name="Apply"))


def _reject(page: Page, number: int) -> Point:
    """The button that rejects the doubt on top."""
    if not number:
        page.get_by_placeholder("your name").fill(WHO)
        page.keyboard.press("Enter")
        page.locator(".judging [data-act=reject]:enabled").wait_for()
    return middle(page.locator(".judging [data-act=reject]"))


FOLLOWED = ".evidence .tab"
"""The counts of what is selected: a mention less."""

SCREEN = (
    Kind("Overview: a mention is no name", "?show=COUNTRY~JPN", FOLLOWED, _apply),
    Kind("Entities: a mention is no name", "entities?show=COUNTRY~KOR", FOLLOWED, _apply),
    Kind("Map: a mention is no name", "map?show=COUNTRY~CHN", FOLLOWED, _apply),
    Kind("Systems: a mention is no name", "systems?show=SYSTEM~thaad", FOLLOWED, _apply),
    Kind("Review: a doubt is rejected, everywhere", "review", ".judging .last", _reject),
)


def _figures(took: list[tuple[float, float, float]]) -> list[str]:
    clock, applied, own = (list(values) for values in zip(*took))
    figures = (statistics.median(clock), max(clock), statistics.median(applied), statistics.median(own))
    return [f"{1000 * seconds:.0f} ms" for seconds in figures]


class _Deciding:
    def __init__(self, library: Library) -> None:
        self.library, self.catalogue, self.chance = library, load_catalogue(), random.Random(5)
        self.ledger = Ledger.of(library, self.catalogue)
        self.columns, self.ids = self.ledger.whole.columns, self.ledger.documents["id"]

    def every(self) -> Iterator[tuple[str, list[tuple[float, float, float]]]]:
        """Each kind of decision with what it took: clock, clock until it was applied, processor; in seconds."""
        countries = [code for code in self.catalogue.countries if self.ledger.snapshot.entity("COUNTRY", code) >= 0]
        kinds: dict[str, Callable[[], Decision]] = {
            "one mention is nothing": lambda: making.about(self._point(), "reject", WHO),
            "one mention is another country": lambda: making.about(self._point("COUNTRY"), "name", WHO, named=FRANCE),
            "a wording of a document is": lambda: making.about(self._point(), "reject", WHO, scope="document"),
            "a wording is nothing everywhere": lambda: making.about(self._point(), "reject", WHO, scope="everywhere"),
            "a country is another": lambda: making.of_entity(
                Read("COUNTRY", self.chance.choice(countries)), WHO, named=FRANCE
            ),
            "words are added everywhere": lambda: making.about(
                self._missed(), "add", WHO, scope="everywhere", named=Named("PRODUCT", "Something")
            ),
            "the last one is taken back": lambda: withdrawal(self.ledger.whole.standing.decisions[-1], WHO),
        }
        for kind, make in kinds.items():
            self._decide(make())
            yield kind, [self._decide(make()) for _ in range(EACH)]

    def _decide(self, one: Decision) -> tuple[float, float, float]:
        begun, own = time.perf_counter(), time.process_time()
        self.library.decide([one])
        self.ledger = Ledger.of(self.library, self.catalogue, self.ledger.snapshot)
        applied = time.perf_counter() - begun
        kept = self.ledger.where(Filter())
        for name in TABLED:
            View(TABLES[name], kept).first(200)
        return time.perf_counter() - begun, applied, time.process_time() - own

    def _point(self, label: str = "") -> making.Pointed:
        """A mention that nobody decided about."""
        while True:
            row = self.chance.randrange(len(self.columns))
            kind, key = list(LABELS)[self.columns.label[row]], str(self.ids[int(self.columns.document[row])])
            if not label or kind == label:
                place = (int(self.columns.start[row]), int(self.columns.end[row]))
                return making.mention(self.ledger.as_read, key, *place, kind)

    def _missed(self) -> making.Pointed:
        """A word of a text in which nothing was found."""
        key = str(self.chance.choice(self.ids.tolist()))
        text = self.library.document(key).text
        words = [word for word in text.split(" ") if word.islower() and word.isalpha() and len(word) > 5]
        word = self.chance.choice(words)
        start = text.index(f" {word} ") + 1
        return making.selection(self.ledger, key, start, start + len(word))


if __name__ == "__main__":
    print(*report(), sep="\n")
