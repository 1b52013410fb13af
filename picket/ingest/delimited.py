"""Records of a .csv or .tsv file, whatever parts its columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain, islice

from picket.errors import UnreadableDocument
from picket.ingest.columns import listed, roles

DELIMITERS = ",;\t|"
MAX_RECORD = 10_000_000
"""Code points of one record with all its lines: twice what a document may have."""

MAX_EMPTY = 100_000_000
"""Code points that may be passed over in rows without a word; a spreadsheet may leave a million such rows."""

ROW = 50
"""Code points that a row costs beside its own, as time goes."""

MAX_COLUMNS = 1_000

ENOUGH = 200
"""Records by which the delimiter is judged."""

LONGEST_NAME = 100
"""Code points a column's name may have: what is longer is an article, and the table has no header."""

Cells = list[str] | UnreadableDocument

_END = "\x00end\x00"


def records(lines: Iterable[str], sample: str, name: str, whole: bool) -> Iterator[tuple[int, Cells]]:
    """Each record with its number, from 1; empty ones are passed over, and quoted cells may hold line ends.

    `sample` is the beginning of the same file, by which the delimiter is told; `whole`, if it is all of it.
    Raises UnreadableDocument where no later record can be told apart.
    """
    csv.field_size_limit(MAX_RECORD)
    measured, empty = _Measured(lines), Empty(name)
    reader = csv.reader(chain(measured, [_END]), delimiter=_delimiter(sample, whole))
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            size, measured.size = measured.size, 0
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                yield number, UnreadableDocument(f"'{name}, row {number}' {UNCLOSED}")
            elif any(cell.strip() for cell in cells):
                yield number, cells
            else:
                empty.passed(number, size)
    except _TooLong as error:
        raise UnreadableDocument(
            f"'{name}, row {number + 1}' has more than {MAX_RECORD:,} characters, at which reading stopped; "
            "close the quotes it opens, or leave it out."
        ) from error
    except csv.Error as error:
        raise UnreadableDocument(f"'{name}, row {number + 1}' {UNCLOSED}") from error


class Empty:
    """The rows of a table that are passed over, while nobody who waits for the next one can stop it."""

    def __init__(self, name: str) -> None:
        self._name, self._room = name, MAX_EMPTY

    def passed(self, number: int, size: int) -> None:
        """Count one of so many code points. Raises UnreadableDocument when they were too many."""
        self._room -= size + ROW
        if self._room < 0:
            raise UnreadableDocument(
                f"'{self._name}' has so many empty rows that reading stopped at row {number:,}; "
                "delete them and add it again."
            )


class _TooLong(Exception):
    """A record has more than MAX_RECORD code points."""


class _Measured:
    """Lines, and how many code points were taken since `size` was set to 0. Raises _TooLong."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self.size = lines, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.size += len(line)
            if self.size > MAX_RECORD:
                raise _TooLong
            yield line


UNCLOSED = "opens a quote that is never closed, so that what follows is no longer apart; close it and add it again."


def header_of(record: tuple[int, Cells], name: str) -> list[str]:
    """The names of the columns, each once: a second "text" is "text (2)". Raises UnreadableDocument."""
    _, cells = record
    if isinstance(cells, UnreadableDocument):
        raise cells
    if not cells:
        raise UnreadableDocument(f"'{name}' holds no words; check that the right file was chosen.")
    if len(cells) > MAX_COLUMNS:
        raise UnreadableDocument(
            f"'{name}' has {len(cells):,} columns and a table may have {MAX_COLUMNS:,}; keep those that matter."
        )
    names = [cell.strip() for cell in cells]
    if "text" not in roles(names) and (max(map(len, names)) > LONGEST_NAME or not any(map(_is_name, names))):
        raise UnreadableDocument(
            f"'{name}' has no header but begins with {listed(names)}; "
            "name its columns in a first row, such as title, date and text."
        )
    header: dict[str, None] = {}
    for place, column in enumerate(names, 1):
        column = column or f"column {place}"
        copies = (f"{column} ({copy})" for copy in range(2, len(names) + 2))
        header[next(one for one in chain([column], copies) if one not in header)] = None
    return list(header)


def _delimiter(sample: str, whole: bool) -> str:
    """The one that parts the header, and the most records into as many cells as the header has."""
    return max(DELIMITERS, key=lambda one: _fitness(one, sample, whole))


def _fitness(delimiter: str, sample: str, whole: bool) -> tuple[bool, bool, float, int]:
    try:
        found = [row for row in islice(csv.reader(StringIO(sample, newline=""), delimiter=delimiter), ENOUGH) if row]
    except csv.Error:
        found = []
    header, *rows = found or [[]]
    rows = rows if whole or len(found) == ENOUGH else rows[:-1]  # the last one may be cut
    share = sum(len(row) == len(header) for row in rows) / len(rows) if rows else 1.0
    return len(header) > 1, "text" in roles(header), share, len(header)


def _is_name(cell: str) -> bool:
    return any(c.isalpha() for c in cell) and not cell.startswith(("http://", "https://"))
