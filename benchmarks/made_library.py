"""A library of any size for measuring, made of our own annotated articles. Its figures mean nothing; its size does.

    python -m benchmarks.made_library FOLDER 100000

Articles are read once and cut into lines; a document is some of these lines with their mentions. So that a large
library has as many different words, persons and runs of words as one of real articles, the words between mentions
are put in another order, some are replaced by made-up ones, and persons get other names, a few of them often. One
document in ten is a copy of an earlier one under another headline.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from benchmarks import sets
from picket import fingerprint
from picket.catalogue.naming import GIVEN_NAMES
from picket.ingest import Given
from picket.ingest.key import key_of
from picket.library import Library
from picket.model import Document, Mention, Reading, Statement
from picket.stories import bands, signature
from picket.taking import Taken

MENTIONS = 40
"""Of a document, in the mean."""

COPIES = 0.1
FIRST_DAY, DAYS = date(2015, 1, 1), 1_461
"""Documents but one in three are dated within these four years."""

MADE_UP = 0.03
"""Share of the words between mentions that are replaced by made-up ones."""

AT_ONCE = 250
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


@dataclass(frozen=True)
class Line:
    """One line of an article with what was read in it; offsets count from its start."""

    text: str
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


def make(folder: Path, documents: int, seed: int = 1) -> Library:
    """The library of so many documents in `folder`, made if it is not there."""
    library = Library.open(folder)
    there = len(library.ids())
    if there < documents:
        chance = random.Random(seed + there)
        lines, waiting = _lines(), []
        for number in range(there, documents):
            waiting.append(_taken(number, lines, chance, waiting))
            if len(waiting) == AT_ONCE or number == documents - 1:
                library.keep(waiting)
                waiting = []
                print(f"\r{number + 1:,} of {documents:,}", end="", file=sys.stderr)
    return library


def _taken(number: int, lines: list[Line], chance: random.Random, before: list[Taken]) -> Taken:
    if before and chance.random() < COPIES:
        copied = chance.choice(before).reading
        assert copied is not None
        parts = [Line(copied.document.text.split("\n", 1)[1], *_moved(copied, copied.document.text.index("\n") + 1))]
    else:
        parts = []
        while sum(len(part.mentions) for part in parts) < chance.gauss(MENTIONS, MENTIONS / 4):
            parts.append(_reworded(chance.choice(lines), chance))
    reading = _joined(number, parts)
    text = reading.document.text
    return Taken(Given(reading.document.name, text.encode()), reading, (), bands(signature(text)))


@cache
def _lines() -> list[Line]:
    """Every line of our own articles that holds a mention; read once in a process."""
    from picket.nlp.pipeline import Engine

    articles = [record["text"] for name in (sets.OWN, sets.SECOND) for record in sets.gold(name)]
    found = Engine().read_many(Document(str(n), str(n), text) for n, text in enumerate(articles))
    lines = [line for reading in found for line in _cut(reading)]
    return [line for line in lines if line.mentions]


def _cut(reading: Reading) -> Iterator[Line]:
    start = 0
    for text in reading.document.text.split("\n"):
        end = start + len(text)
        mentions = tuple(_shift(m, -start) for m in reading.mentions if start <= m.start and m.end <= end)
        statements = tuple(
            replace(s, start=s.start - start, end=s.end - start)
            for s in reading.statements if start <= s.start and s.end <= end
        )  # fmt: skip
        yield Line(text, mentions, statements)
        start = end + 1


def _moved(reading: Reading, by: int) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    return (
        tuple(_shift(m, -by) for m in reading.mentions if m.start >= by),
        tuple(replace(s, start=s.start - by, end=s.end - by) for s in reading.statements if s.start >= by),
    )


def _reworded(line: Line, chance: random.Random) -> Line:
    """The line with other words between its mentions and other persons; what overlaps another mention is left out."""
    made, mentions, at = "", [], 0
    for mention in sorted(line.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < at:
            continue
        made += _words(line.text[at : mention.start], chance)
        text = _person(chance) if mention.label == "PERSON" else mention.text
        target = text if mention.label == "PERSON" else mention.target
        end = len(made) + len(text)
        mentions.append(replace(mention, text=text, target=target, start=len(made), end=end))
        made, at = made + text, mention.end
    made += _words(line.text[at:], chance)
    mentions = [replace(m, sentence=(0, len(made))) for m in mentions]
    statements = [replace(s, start=0, end=len(made), quote=made) for s in line.statements]
    return Line(made, tuple(mentions), tuple(statements))


def _words(text: str, chance: random.Random) -> str:
    words = [_made_up(chance) if chance.random() < MADE_UP else word for word in text.split()]
    chance.shuffle(words)
    return f" {' '.join(words)} " if words else text


def _made_up(chance: random.Random) -> str:
    number = int(chance.paretovariate(0.6))
    return "".join(SYLLABLES[(number >> 6 * place) % len(SYLLABLES)] for place in range(3))


GIVEN = GIVEN_NAMES.read_text(encoding="utf-8").split()[:3000]


def _person(chance: random.Random) -> str:
    number = min(int(chance.paretovariate(0.5)), 10**9)
    return f"{GIVEN[number % len(GIVEN)].title()} {SYLLABLES[number % 70].title()}{SYLLABLES[number // 70 % 70]}ner"


def _joined(number: int, parts: list[Line]) -> Reading:
    head = f"Report {number}"
    text = "\n".join([head, *(part.text for part in parts)])
    name, key = f"report-{number:06}.txt", key_of(text.encode())
    mentions: list[Mention] = []
    statements: list[Statement] = []
    start = len(head) + 1
    for part in parts:
        mentions += [replace(_shift(m, start), document=key) for m in part.mentions]
        moved = (replace(s, document=key, start=s.start + start, end=s.end + start) for s in part.statements)
        statements += moved
        start += len(part.text) + 1
    published = FIRST_DAY + timedelta(days=number * 7919 % DAYS) if number % 3 else None
    document = Document(key, name, text, head, SOURCES[number % len(SOURCES)], published, language="en")
    return Reading(document, tuple(mentions), tuple(statements), (), fingerprint.current())


SOURCES = ("Kyodo", "Yonhap", "Reuters", "AP", "Xinhua", "TASS", "Jane's", "Defense News", "The Diplomat", "")


def _shift(mention: Mention, by: int) -> Mention:
    first, last = mention.sentence
    return replace(mention, start=mention.start + by, end=mention.end + by, sentence=(max(first + by, 0), last + by))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
