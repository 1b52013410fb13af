"""Tables of documents (.csv, .tsv, .jsonl): every row as if it had been given by itself.

A table is read row by row, so that a large one needs no more memory than a small one. What is wrong with one row
is said of that row, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import chain, islice
from typing import IO

from picket.errors import UnreadableDocument
from picket.ingest.columns import called, listed, roles
from picket.ingest.delimited import Cells, Empty, header_of, records
from picket.ingest.given import Given, Refused
from picket.ingest.names import HALF
from picket.ingest.readers import empty, suffix_of
from picket.ingest.record import Row, packed, parsed
from picket.ingest.text import MARKED, encoding_of
from picket.model import Issue

SAMPLE = 1_000_000
"""Bytes at the beginning by which encoding and delimiter are told."""

FIRST = 100
FIRST_SIZE = 2_000_000
"""Objects of a .jsonl file whose keys are taken for its columns, and the code points after which no more are."""

MAX_LINE = 10_000_000
"""Code points of one line: twice what a document may have."""

MAX_ROWS = 1_000_000

HOW = "choose it with --text-column on the command line, or in the list on the Library page"


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a table with their numbers: in a .csv the header is row 1, in a .jsonl each line counts."""

    columns: list[str]
    rows: Iterator[tuple[int, Row | UnreadableDocument]]
    issues: tuple[Issue, ...]


def rows_of(file: IO[bytes], name: str, columns: Mapping[str, str] | None = None) -> Iterator[Given | Refused]:
    """Every row of the table in this file; `columns` (role -> column) were chosen by hand.

    The file must be seekable. A table that cannot be read at all is one Refused.
    """
    chosen, done = dict(columns or {}), 0
    try:
        table = _table(file, name)
        _check_columns(table.columns, chosen, name)
        issues = table.issues
        for done, (number, row) in enumerate(table.rows, 1):
            label = f"{name}, row {number}"
            if done > MAX_ROWS:
                raise UnreadableDocument(f"'{name}' has more than {MAX_ROWS:,} rows; split it and add the rest.")
            if isinstance(row, UnreadableDocument):
                yield Refused(label, str(row))
            else:
                yield Given(label, packed(row, chosen), ".json", issues=issues)
                issues = ()
        if not done:
            raise UnreadableDocument(f"'{name}' has no rows; check that the right file was chosen.")
    except UnreadableDocument as error:
        yield Refused(name, str(error))
    except UnicodeDecodeError as error:
        said = f"'{name}' is not {error.encoding.upper()} throughout, so that only {done:,} of its rows were read"
        yield Refused(name, f"{said}; open it in an editor and save it as UTF-8.")


def columns_of(given: Given) -> tuple[list[str], dict[str, str]]:
    """The columns of a table and those whose role their names tell, role -> column. Raises UnreadableDocument."""
    columns = _table(BytesIO(given.raw), given.name).columns
    return columns, roles(columns)


def _table(file: IO[bytes], name: str) -> _Table:
    sample = file.read(SAMPLE)
    if not sample:
        raise empty(name)
    encoding, issues = encoding_of(_whole_lines(sample), name)
    mark = next((mark for mark in MARKED if sample.startswith(mark)), b"")
    file.seek(len(mark))
    # what cannot be decoded comes in as half characters, for which its own row is refused
    text = TextIOWrapper(file, encoding, errors="surrogateescape", newline="")
    issues = tuple(issue for issue in issues if issue.level != "info")
    if suffix_of(name) in (".jsonl", ".ndjson"):
        return _objects(text, name, issues)
    start = sample[len(mark) :].decode(encoding, "replace")
    found = records(_lines(text, name), start, name, whole=len(sample) < SAMPLE)
    header = header_of(next(found, (1, [])), name)
    return _Table(header, ((number, _row(header, cells, f"{name}, row {number}")) for number, cells in found), issues)


def _objects(text: IO[str], name: str, issues: tuple[Issue, ...]) -> _Table:
    """The objects of a .jsonl file, one a line; empty lines are passed over."""
    lines = _filled(_lines(text, name), name)
    first = list(_first(lines))  # as lines, for an object takes many times their memory
    keys = dict.fromkeys(key for _, row in _parsed(first, name) if isinstance(row, dict) for key in row)
    return _Table(list(keys), _parsed(chain(first, lines), name), issues)


def _filled(lines: Iterable[str], name: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers."""
    empty = Empty(name)
    for number, line in enumerate(lines, 1):
        if line.isspace():
            empty.passed(number, len(line))
        else:
            yield number, line


def _first(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    size = 0
    for number, line in islice(lines, FIRST):
        yield number, line
        size += len(line)
        if size > FIRST_SIZE:
            return


def _parsed(lines: Iterable[tuple[int, str]], name: str) -> Iterator[tuple[int, Row | UnreadableDocument]]:
    return ((number, _object(line, f"{name}, row {number}")) for number, line in lines)


def _object(line: str, label: str) -> Row | UnreadableDocument:
    try:
        return _undamaged(line, label) or parsed(line, label)
    except UnreadableDocument as error:
        return error


def _row(header: list[str], cells: Cells, label: str) -> Row | UnreadableDocument:
    """A record under its header; cells that are missing at the end are empty."""
    if isinstance(cells, UnreadableDocument):
        return cells
    if any(cells[len(header) :]):
        said = f"'{label}' has {len(cells)} cells and the header names {len(header)}"
        return UnreadableDocument(f"{said}; put those cells in quotes that hold what parts the columns.")
    row = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))]))
    return _undamaged("".join(cells), label) or row


def _undamaged(words: str, label: str) -> UnreadableDocument | None:
    """Why a row is refused that has bytes which do not belong in its file, else None."""
    if "\0" in words:
        return UnreadableDocument(f"'{label}' holds binary data; save the table as text in UTF-8.")
    if HALF.search(words):
        said = f"'{label}' is damaged or in another encoding than the rows before it"
        return UnreadableDocument(f"{said}; save the table as UTF-8 and add it again.")
    return None


def _check_columns(columns: list[str], chosen: Mapping[str, str], name: str) -> None:
    """Refuse a table without a column for the text, or without one that was chosen. Objects may differ in keys."""
    for column in chosen.values():
        if columns and column and column not in columns:
            raise UnreadableDocument(
                f"'{name}' has no column {called(column)}, only {listed(columns)}; choose one of these."
            )
    if columns and "text" not in roles(columns, chosen):
        raise UnreadableDocument(f"'{name}' has no column known to hold the text among {listed(columns)}; {HOW}.")


def _lines(text: IO[str], name: str) -> Iterator[str]:
    """The lines of a file with their ends, each no longer than MAX_LINE."""
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
            raise UnreadableDocument(
                f"'{name}' has a line of more than {MAX_LINE:,} characters, at which reading stopped; "
                "save it with one document a line."
            )
        yield line


def _whole_lines(sample: bytes) -> bytes:
    """The sample without the line, and so without the character, that its end cuts in two."""
    return sample if len(sample) < SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
