"""Libraries for briefs: one of two hundred made-up documents, one with the seed article, one that means harm."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from picket.brief import Asked, Brief, brief_of
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.model import Document, Mention, Reading, Statement
from tests.ledger_at_hand import made_library

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SEED = Path(__file__).parents[2] / "seeds" / "000_593f3f745023c768.txt"

FORMULA = '=HYPERLINK("http://evil.example/","click")'
MARKUP = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"
TURNED = "\u202egnidaer\u202c \u0627\u0644\u0635\u0648\u0627\u0631\u064a\u062e"
CONTROLS = "bell\x07 null\x00 escape\x1b[31m \x85 \ufffe"
SURROGATE = "half \ud83d a pair"
LONG = "W" * 10_000
HOSTILE = " ".join((FORMULA, MARKUP, TURNED, CONTROLS, LONG))
CJK = "弾道ミサイル防衛" * 60


@dataclass
class Case:
    """A library with what to ask of it."""

    ledger: Ledger
    brief: Brief


@pytest.fixture(scope="session")
def many(tmp_path_factory) -> Case:
    library, _ = made_library(tmp_path_factory.mktemp("many") / "library", documents=200)
    return _case(library)


@pytest.fixture(scope="session")
def seed(tmp_path_factory, engine) -> Case:
    library = Library.open(tmp_path_factory.mktemp("seed") / "library")
    list(ingest(library, engine, [Given(SEED.name, SEED.read_bytes())]))
    return _case(library)


@pytest.fixture(scope="session")
def harm(tmp_path_factory) -> Case:
    """A library whose every word means harm, as a briefing of two parts."""
    library = Library.open(tmp_path_factory.mktemp("harm") / "library")
    for number, words in enumerate((FORMULA, MARKUP, TURNED, CONTROLS, LONG, HOSTILE, CJK)):
        library.add(_reading(number, words), f"{number}".encode())
    parts = [
        Asked(f"{SURROGATE} {MARKUP}", HOSTILE + SURROGATE, Filter()),
        Asked("", FORMULA, Filter(search="japan", named=(Entity("SYSTEM", "thaad"),))),
    ]
    return _case(library, parts, f"{SURROGATE} {HOSTILE}")


@pytest.fixture(scope="session")
def nothing(tmp_path_factory) -> Case:
    return _case(Library.open(tmp_path_factory.mktemp("nothing") / "library"))


def _case(library: Library, asked: Filter | list[Asked] | None = None, title: str = "") -> Case:
    ledger = Ledger.of(library, load_catalogue())
    return Case(ledger, brief_of(ledger, asked or Filter(), title, MADE))


def _reading(number: int, words: str) -> Reading:
    """A document of one sentence that holds `words`, and bears them as its title and source."""
    text = f"Japan weighs THAAD {words} by and by."
    place, key = (0, len(text)), f"h{number}"
    document = Document(key, f"{words[:80]}.txt", text, words, words, date(2017, 3, 1 + number), "en", words)
    mentions = (
        Mention(key, 0, 5, "Japan", "COUNTRY", "JPN", "name", None, "by hand", "by hand", place),
        Mention(key, 13, 18, "THAAD", "SYSTEM", "thaad", None, None, "by hand", "by hand", place),
        Mention(key, 19, 19 + len(words), words, "PERSON", words, None, None, "by hand", "by hand", place),
    )
    said = Statement(key, "JPN", "thaad", "considering", number % 2 == 0, True, words, 0, len(text), text)
    return Reading(document, mentions, (said,), (), "made-up")
