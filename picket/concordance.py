"""Keyword in context: every place of typed words in the texts, with what stands before and after.

What is typed is a word or several words in this order, in quotation marks or not; a * at the end takes in all words
that begin so. Words are those of the full-text search (library/words.py), with which it agrees on every document:
"SM-3" finds "SM 3", "tokyo" finds "Tōkyō".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.columns import place_in
from picket.errors import FilterError
from picket.ledger import Ledger, Texts
from picket.library import words
from picket.passages import folded, mention_rows

MOST = 3_000
"""Documents looked at for one concordance."""

WIDTH = 60
"""Code points shown on each side of a hit."""

Order = Literal["document", "date", "left", "right"]
ORDERS: tuple[Order, ...] = ("document", "date", "left", "right")
"""By what hits can be put in order."""

_AT_ONCE = 250
_REACH = 4
"""Code points that are looked at for each that is shown: runs of white space become shorter."""

_NEAR = 80
"""Code points on one side that an order by words looks at."""


@dataclass(frozen=True)
class Phrase:
    """The words looked for, folded, at least one; with `begins` the last one is the beginning of a word."""

    words: tuple[str, ...]
    begins: bool

    @classmethod
    def of(cls, typed: str) -> Phrase:
        """What a reader typed. Raises FilterError: there is no word in it."""
        found = tuple(words.folded(typed))
        if not found:
            raise FilterError(f"There is no word in '{typed}'; type one to see where it stands.")
        return cls(found, typed.strip().rstrip('"').endswith("*"))

    @property
    def search(self) -> str:
        """The same for `Library.matching`."""
        return f'"{" ".join(self.words)}"' + ("*" if self.begins else "")


@dataclass(frozen=True)
class Concordance:
    """Where words stand. `rows`: columns document (its number), start and end (code points), a row a hit.

    text[start:end] is the hit as it is written. Rows are in the order in which documents were looked at, and of the
    text. `documents` hold the words, of which `scanned` were looked at; one that holds them in its title only has no
    row.
    """

    rows: pd.DataFrame
    documents: int
    scanned: int


def find(library: Texts, numbers: Sequence[int] | NDArray[np.integer], typed: str, most: int = MOST) -> Concordance:
    """Where the words typed stand in these documents; of those that hold them the first `most` are looked at.

    Raises FilterError: there is no word in what is typed, or too many.
    """
    phrase = Phrase.of(typed)
    wanted = np.asarray(numbers, np.int64)
    holding = wanted[np.isin(wanted, library.matching(phrase.search))]  # first: it refuses what is too long to look for
    pattern = words.pattern(phrase.words, phrase.begins)
    looked = holding[:most].tolist()
    hits: list[tuple[int, int, int]] = []
    for at in range(0, len(looked), _AT_ONCE):
        some = looked[at : at + _AT_ONCE]
        texts = library.texts(some)
        hits += [(number, *place) for number in some for place in words.places(pattern, texts.get(number, ""))]
    rows = pd.DataFrame(np.array(hits, np.int64).reshape(-1, 3), columns=["document", "start", "end"])
    return Concordance(rows, len(holding), len(looked))


def among(ledger: Ledger, typed: str, most: int | None = MOST, sentences: bool = False) -> Concordance:
    """Where words stand in the documents that a ledger keeps; with `sentences` only in the sentences it keeps.

    Raises FilterError: there is no word in what is typed.
    """
    numbers = ledger.documents.index.to_numpy()
    found = find(ledger.library, numbers, typed, len(numbers) if most is None else most)
    return replace(found, rows=_inside(found.rows, ledger)) if sentences else found


def mentions(ledger: Ledger) -> Concordance:
    """The mentions that a ledger keeps, in the same form."""
    rows = mention_rows(ledger)["row"].to_numpy()
    taken = ledger.snapshot.columns.take(rows)
    table = pd.DataFrame({"document": taken.document, "start": taken.start, "end": taken.end}).astype(np.int64)
    documents = int(table["document"].nunique())
    return Concordance(table, documents, documents)


def _inside(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """The hits that begin in a sentence in which the ledger keeps a mention."""
    columns = ledger.columns
    begins, first = np.unique(place_in(columns.document, columns.sentence_start), return_index=True)
    ends = place_in(columns.document, columns.sentence_end)[first]
    columns.forget()
    hits = place_in(rows["document"].to_numpy(), rows["start"].to_numpy())
    at = np.searchsorted(begins, hits, side="right") - 1
    inside = (at >= 0) & (hits < ends[np.maximum(at, 0)]) if len(begins) else np.zeros(len(rows), bool)
    return rows[inside].reset_index(drop=True)


COLUMNS = {
    "document": "document id", "name": "file name", "source": "who published it", "published": "its stated date",
    "start": "first code point of the hit", "end": "one past its last", "before": "the words before it",
    "hit": "its own words", "after": "the words after it",
}  # fmt: skip
"""Columns of the lines as they are taken away, and what they hold."""


def lines(rows: pd.DataFrame, texts: Mapping[int, str], width: int = WIDTH) -> pd.DataFrame:
    """Columns before, hit and after for these rows, under their index; white space is folded.

    On each side at most `width` code points, cut between words where there is room for one.
    """
    places = list(zip(rows["document"].tolist(), rows["start"].tolist(), rows["end"].tolist()))
    said = {
        "before": [_before(texts[number], start, width) for number, start, _ in places],
        "hit": [folded(texts[number][start:end]) for number, start, end in places],
        "after": [_after(texts[number], end, width) for number, _, end in places],
    }
    return pd.DataFrame(said, rows.index, dtype="str")


def ordered(rows: pd.DataFrame, by: Order, texts: Mapping[int, str], dates: pd.Series[pd.Timestamp]) -> pd.DataFrame:
    """The rows in another order; where it does not decide they stay as they are.

    "left": by the words before the hit, read from it outwards; "right": by those after it; "date": oldest first, the
    undated last, by `dates` (published, by document number).
    """
    if by == "document":
        return rows
    if by == "date":
        when = dates.reindex(rows["document"]).to_numpy("datetime64[s]")
        return rows.iloc[np.argsort(when, kind="stable")]  # NaT comes last
    number, start, end = (rows[column].tolist() for column in ("document", "start", "end"))
    if by == "left":
        keys = [words.folded(texts[n][max(0, at - _NEAR) : at])[::-1] for n, at in zip(number, start)]
    else:
        keys = [words.folded(texts[n][at : at + _NEAR]) for n, at in zip(number, end)]
    return rows.iloc[sorted(range(len(rows)), key=keys.__getitem__)]


def _before(text: str, start: int, width: int) -> str:
    said, whole = folded(text[max(0, start - _REACH * width) : start]), start <= _REACH * width
    if whole and len(said) <= width:
        return said.lstrip()
    kept = said[-width:]
    if len(said) > width and said[-width - 1] == " ":
        return kept
    rest = kept.partition(" ")[2]
    return rest or kept[next((at for at, c in enumerate(kept) if not _is_mark(c)), len(kept)) :]


def _after(text: str, end: int, width: int) -> str:
    said, whole = folded(text[end : end + _REACH * width]), end + _REACH * width >= len(text)
    if whole and len(said) <= width:
        return said.rstrip()
    kept = said[:width]
    if len(said) > width and said[width] == " ":
        return kept
    if rest := kept.rpartition(" ")[0]:
        return rest
    at = len(kept)
    while at and _is_mark(said[at : at + 1]):
        at -= 1
    return said[:at]


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character).startswith("M")
