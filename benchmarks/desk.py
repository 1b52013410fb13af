"""What the systems desk computes, beside the simplest table of the same library.

    python -m benchmarks.desk

A library of 10,000 documents (made_library.py), nothing cached, in turns; medians. The simplest table counts the kinds
of entity. Looking for an own system goes through every text; what it is beside is reading them all again.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from benchmarks import made_library
from benchmarks.clicks import DOCUMENTS, PLACE
from benchmarks.figures import markdown
from picket.board import board
from picket.catalogue.load import load_catalogue
from picket.catalogue.own import read_text
from picket.changed import changed
from picket.dossier import dossier
from picket.families import families
from picket.filter import Filter
from picket.ledger import Ledger
from picket.nlp.naming import Naming
from picket.nlp.pipeline import Engine
from picket.sides import by_dates
from picket.tables import TABLES, View

ROUNDS, READ = 5, 100
"""Rounds, and documents read to tell what reading all would take."""

OWN = """
key: night-heron
name: Night Heron
short: Night Heron
kind: interceptor
as_of: 2026-11-26
names: [Night Heron]
examples: {match: [{text: A Night Heron flew., finds: [Night Heron]}]}
"""


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    library = made_library.make(PLACE, DOCUMENTS)
    ledger = Ledger.of(library, load_catalogue())
    cut, scope = by_dates(Filter(), date(2017, 1, 1), None, None), ledger.where(Filter())
    theirs = ledger.where(replace(Filter(), label="SYSTEM", key="aegis", parts=True))
    made: dict[str, Callable[[], object]] = {
        "the kinds of entity": lambda: View(TABLES["kinds"], scope).first(20),
        "all systems in their families": lambda: families(scope),
        "what a card tells of Aegis with its parts": lambda: dossier(theirs, scope),
        "the status board": lambda: board(scope, reference=True),
        "what changed between two halves": lambda: changed(ledger.where(cut.before), ledger.where(cut.after)),
    }
    took = {name: _median(make) for name, make in made.items()}
    least = next(iter(took.values()))
    rows = [[name, f"{seconds * 1000:.0f} ms", f"{seconds / least:.1f}"] for name, seconds in took.items()]
    yield markdown([f"{DOCUMENTS:,} documents", "", "times the first"], rows)
    texts = list(library.texts(ledger.documents.index).values())
    naming, engine = Naming([read_text("night-heron", OWN)]), Engine()
    looked = _median(lambda: sum(map(naming.may_name, texts)))
    documents = [library.document(key) for key in library.ids()[:READ]]
    read = _median(lambda: list(engine.read_many(documents)), 1) / READ * len(texts)
    rows = [["looking for the documents that may name it", f"{looked:.1f} s"],
            ["reading them all, by the time of the first hundred", f"{read:,.0f} s, {read / looked:,.0f} times as long"]]  # fmt: skip
    yield markdown(["a system of one's own is added", ""], rows)
    library.close()


def _median(make: Callable[[], object], rounds: int = ROUNDS) -> float:
    return statistics.median(_seconds(make) for _ in range(rounds))


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


if __name__ == "__main__":
    print("\n".join(report()))
