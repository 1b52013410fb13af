"""A small library for corrections: two documents, read by a made-up engine that can be told to read otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from picket.catalogue.load import load_catalogue
from picket.corrections import making
from picket.corrections.places import sentence
from picket.filter import Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.model import SENSES, Document, Mention, Reading, Statement
from picket.tables import TABLES

CATALOGUE = load_catalogue()
ONE = (
    "Georgia votes on Patriot. The U.S. and Uncle Sam sent THAAD to Guam.\n\n"
    "Kim said that Kim is a name. Golden Shield costs much."
)
TWO = "Georgia and the US order THAAD. Golden\nShield is on its way. Kim spoke."
MARKS = {
    "Georgia": ("COUNTRY", "GEO", "name"), "U.S.": ("COUNTRY", "USA", "name"), "US": ("COUNTRY", "USA", "name"),
    "Uncle Sam": ("ORG", "Uncle Sam", None), "Patriot": ("SYSTEM", "patriot", None),
    "THAAD": ("SYSTEM", "thaad", None), "Guam": ("COUNTRY", "GUM", "name"), "Kim": ("PERSON", "Kim", None),
}  # fmt: skip
"""What the engine reads, by its words."""


def reading(key: str, text: str, marks: dict[str, tuple] = MARKS, statements: Iterable[Statement] = ()) -> Reading:
    """Every word of `marks` in a text, in its sentence."""
    found = []
    for words, (label, target, sense) in marks.items():
        at = text.find(words)
        while at >= 0:
            place = sentence(text, at, at + len(words))
            found.append(Mention(key, at, at + len(words), words, label, target, sense, None, "made-up", "it", place))
            at = text.find(words, at + len(words))
    found.sort(key=lambda m: m.start)
    return Reading(Document(key, f"{key}.txt", text), tuple(found), tuple(statements), (), "made-up")


def sent() -> Statement:
    """The United States sent THAAD, in the second sentence of the first document."""
    start = ONE.index("The U.S.")
    end = ONE.index(".\n\n")
    return Statement("one", "USA", "thaad", "deploying", False, False, None, start, end, ONE[start:end])


def fill(folder) -> Library:
    """The library."""
    library = Library.open(folder)
    library.add(reading("one", ONE, statements=[sent()]), ONE.encode())
    library.add(reading("two", TWO), TWO.encode())
    return library


THREE = "Korea fell. Kimmo Sarr met Kimmo Sarr. Kimmo Sarr left. Kimmo Sarr, Kimmo Sarr. Kimno Sarr came."


def doubtful(folder) -> Library:
    """The same with a third document, in which the country is not decided and a name is nearly another."""
    library = fill(folder)
    marks = {"Korea": ("COUNTRY", None, "name")}
    marks |= {name: ("PERSON", name, None) for name in ("Kimmo Sarr", "Kimno Sarr")}
    library.add(reading("three", THREE, marks), THREE.encode())
    return library


def ledger_of(library: Library, known: Ledger | None = None) -> Ledger:
    return Ledger.of(library, CATALOGUE, known.snapshot if known else None)


def rows(ledger: Ledger, **wanted) -> list[tuple]:
    """(document, words, label, key, sense) of every mention, in the order of the texts."""
    table = TABLES["mentions"].make(ledger.where(Filter(senses=SENSES, **wanted)))
    cells = zip(*(table[name] for name in ("document", "text", "label", "key", "sense")))
    return [(*row[:4], "" if row[4] != row[4] else row[4]) for row in cells]


def point(ledger: Ledger, document: str, words: str, nth: int = 0) -> making.Pointed:
    """The nth mention of these words."""
    table = TABLES["mentions"].make(ledger.where(Filter(senses=SENSES)))
    row = table[(table["document"] == document) & (table["text"] == words)].iloc[nth]
    return making.mention(ledger, document, int(row["start"]), int(row["end"]), row["label"])


def of(ledger: Ledger, words: str, document: str = "") -> list[tuple[str, str]]:
    """What these words are: label and key of each mention of them."""
    return [row[2:4] for row in rows(ledger) if row[1] == words and document in ("", row[0])]
