"""An Excel workbook: a sheet of notes, then a sheet for each table, written row by row so that large ones need no
memory.

Numbers are numbers, days and moments (UTC) real dates, and text is text: nothing is run, linked or guessed. What a
sheet cannot hold is cut or replaced where it stands, never silently: `fitting` and `_last_row` say how.

XlsxWriter is imported when a workbook is made, never before.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pandas as pd

from picket.export.sound import NO_CHARACTER, is_moment, sound, times
from picket.export.taken import Taken, Told, untold
from picket.manifest import CAVEAT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet, its header among them."""

LONGEST = 32_767
"""UTF-16 units of a cell's text."""

PIECE = 1 << 20
"""Bytes handed on at once."""

FIRST_DAY = datetime(1900, 3, 1)
"""The calendar of a sheet is wrong before."""

NOTES = "Notes"
_WIDEST, _NARROWEST = 60, 8
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MEASURED = 200
"""Rows by which the width of a column is chosen."""


def workbook_pieces(taken: Taken, told: Told = untold, rows: int = ROWS) -> Iterator[bytes]:
    """The file, in pieces, when all of it is made. `rows` is the most that a sheet takes, its header among them."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with TemporaryDirectory(prefix="picket-") as folder:
        path = f"{folder}/picket.xlsx"
        with Workbook(path, {"constant_memory": True, "tmpdir": folder, **plain}) as book:
            made_at = datetime.strptime(taken.manifest.made_at, "%Y-%m-%dT%H:%M:%SZ")
            book.set_properties({"title": "Picket", "comments": CAVEAT, "created": made_at})
            styles = _Styles(book)
            _notes(book.add_worksheet(NOTES), styles, taken, rows)
            for name in taken.views:
                _Sheet(book.add_worksheet(name), styles, rows).fill(taken, name, told)
        with open(path, "rb") as made:
            while piece := made.read(PIECE):
                yield piece


def fitting(words: str) -> str:
    """A text as a cell can hold it.

    Line ends become line feeds; characters that XML has no place for become NO_CHARACTER. What is too long is cut and
    says so. XlsxWriter would take "<r>...</r>" for markup of its own: a space after it makes it text.
    """
    words = _UNFIT.sub(NO_CHARACTER, sound(words).replace("\r\n", "\n").replace("\r", "\n"))
    if words.startswith("<r>") and words.endswith("</r>"):
        words += " "
    size = len(words.encode("utf-16-le")) // 2 if len(words) > LONGEST // 2 else 0
    if size <= LONGEST:
        return words
    said = f" … [cut: {len(words):,} characters, more than a cell of Excel holds; CSV, JSONL and Parquet have them all]"
    kept = words.encode("utf-16-le")[: 2 * (LONGEST - len(said))]
    return kept.decode("utf-16-le", "ignore") + said


class _Styles:
    """The formats that cells have."""

    def __init__(self, book: Workbook) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#e8eaef", "bottom": 1, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self.leftwards = book.add_format({"reading_order": 2})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self.warning = book.add_format({"bold": True, "font_color": "#b00020"})

    def of(self, words: str) -> Format | None:
        """Text that is written from right to left is shown so."""
        if words.isascii():
            return None
        strong = next((kind for c in words if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), "L")
        return None if strong == "L" else self.leftwards


class _Sheet:
    """One table on a sheet: its header stays in sight and filters."""

    def __init__(self, sheet: Worksheet, styles: _Styles, rows: int) -> None:
        self._sheet, self._styles, self._rows, self._next = sheet, styles, rows, 1

    def fill(self, taken: Taken, name: str, told: Told) -> None:
        """Write the table, as far as the sheet goes."""
        total, last = len(taken.views[name]), self._last_row(len(taken.views[name]))
        for number, table in enumerate(taken.batches(name, told)):
            if not number:
                self._begin(table, min(total, last))
            room = last - self._next + 1
            self._add(table.head(room))
            if len(table) > room:
                said = f"Cut here: {last:,} of {total:,} rows. CSV, JSONL and Parquet hold all."
                self._sheet.write_string(self._next, 0, said, self._styles.warning)
                return

    def _last_row(self, total: int) -> int:
        """Rows of the table that are written: where not all fit, one is left for saying so."""
        return total if total < self._rows else self._rows - 2

    def _begin(self, table: pd.DataFrame, rows: int) -> None:
        for column, name in enumerate(table.columns):
            self._sheet.set_column(column, column, _width(str(name), table[name].head(_MEASURED)))
            self._sheet.write_string(0, column, str(name), self._styles.head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(rows, 1), len(table.columns) - 1)

    def _add(self, table: pd.DataFrame) -> None:
        dated = {name: self._styles.moment if is_moment(name) else self._styles.day for name in times(table)}
        styles = [dated.get(str(name)) for name in table.columns]
        for row in table.itertuples(index=False, name=None):
            for column, (value, style) in enumerate(zip(row, styles)):
                self._cell(column, value, style)
            self._next += 1

    def _cell(self, column: int, value: Any, style: Format | None) -> None:
        sheet, row = self._sheet, self._next
        if isinstance(value, str):
            words = fitting(value)
            sheet.write_string(row, column, words, self._styles.of(words))
        elif value is None or value is pd.NA or value is pd.NaT:
            return
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, date):
            moment = pd.Timestamp(value).to_pydatetime()
            if moment < FIRST_DAY:
                sheet.write_string(row, column, moment.date().isoformat())
            else:
                sheet.write_datetime(row, column, moment, style)
        elif math.isfinite(value):
            sheet.write_number(row, column, value)


def _width(name: str, values: pd.Series[Any]) -> int:
    """Of a column, in characters: wide enough for most, never so wide that the next is out of sight."""
    sizes = sorted(len(str(value)) for value in values)
    usual = sizes[len(sizes) * 9 // 10] if sizes else 0
    return min(max(usual, len(name) + 3, _NARROWEST), _WIDEST)


def _notes(sheet: Worksheet, styles: _Styles, taken: Taken, rows: int) -> None:
    """What the workbook is, what each sheet holds, and what each of its columns is."""
    for column, width in enumerate((44, 34, 90)):
        sheet.set_column(column, column, width)
    lines: list[tuple[Any, ...]] = [("Picket: what was taken away",)]
    lines += [(label, value) for label, value in taken.manifest.as_rows()]
    lines += [(), ("Sheet", "Rows", "What it holds")]
    for name, view in taken.views.items():
        cut = f". Cut to {rows - 2:,} rows: a sheet holds no more" if len(view) >= rows else ""
        lines.append((name, len(view), view.title + cut))
    lines += [(), ("Sheet", "Column", "What it holds")]
    lines += [(n, column, says) for n, view in taken.views.items() for column, says in view.columns.items()]
    for row, line in enumerate(lines):
        head = row == 0 or line[:1] == ("Sheet",)
        for column, value in enumerate(line):
            style = styles.head if head else styles.warning if ". Cut to" in str(value) else styles.wrapped
            if isinstance(value, str):
                sheet.write_string(row, column, fitting(value), style)
            else:
                sheet.write_number(row, column, value, style)
