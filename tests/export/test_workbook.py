"""A workbook opens in openpyxl with the tables as they are, runs nothing, and says where it had to cut."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket.export import Taken
from picket.export.workbook import LONGEST, NOTES, fitting, workbook_pieces
from picket.filter import Filter
from picket.tables import TABLES
from tests.export.hostile import TITLES, hostile_library, view_of, whole


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    library = hostile_library(tmp_path_factory.mktemp("workbook"))
    yield whole(library)
    library.close()


@pytest.fixture(scope="module")
def taken(ledger):
    return Taken.whole(ledger, Filter())


@pytest.fixture(scope="module")
def book(taken):
    return openpyxl.load_workbook(io.BytesIO(b"".join(workbook_pieces(taken))))


def written(ledger, frame: pd.DataFrame, rows: int = 100):
    """Notes and sheet of a workbook of one frame."""
    raw = b"".join(workbook_pieces(Taken.one("made", view_of(frame, ledger), Filter()), rows=rows))
    opened = openpyxl.load_workbook(io.BytesIO(raw))
    return opened[NOTES], opened["made"]


def cells(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_there_is_a_sheet_of_notes_and_one_for_each_table_with_rows(book, taken, ledger):
    assert book.sheetnames == [NOTES, *taken.views]
    assert list(taken.views) == [name for name, table in TABLES.items() if len(table.make(ledger))]
    assert "issues" not in taken.views and "countries" in taken.views


def test_every_sheet_holds_its_table(book, ledger):
    for name in book.sheetnames[1:]:
        table, (head, *rows) = TABLES[name].make(ledger), cells(book[name])
        assert head == list(table.columns)
        assert len(rows) == len(table)
        for column in table.select_dtypes("number").columns:
            values = [None if pd.isna(value) else value for value in table[column]]
            assert [row[head.index(column)] for row in rows] == values


def test_numbers_are_numbers_and_days_are_dates(book):
    head, *rows = cells(book["documents"])
    first = dict(zip(head, rows[0]))
    assert first["published"] == datetime(2017, 3, 1) and isinstance(first["added_at"], datetime)
    assert (first["mentions"], first["words"]) == (2, 5)
    assert dict(zip(head, rows[1]))["published"] is None
    sheet = book["documents"]
    formats = {
        name: sheet.cell(2, head.index(name) + 1).number_format for name in ("published", "added_at", "mentions")
    }
    assert formats == {"published": "yyyy-mm-dd", "added_at": "yyyy-mm-dd hh:mm:ss", "mentions": "General"}
    assert dict(zip(*cells(book["statements"])[:2]))["hedged"] is True


def test_titles_stand_there_as_text_and_are_never_run(book):
    head = cells(book["documents"])[0]
    column = head.index("title") + 1
    found = [book["documents"].cell(row, column) for row in range(2, len(TITLES) + 2)]
    assert {cell.data_type for cell in found} == {"s", "inlineStr"} & {cell.data_type for cell in found}
    assert not any(cell.hyperlink for cell in found)
    changed = {
        '"a", b;\r\nc': '"a", b;\nc', "<r><t>no</t></r>": "<r><t>no</t></r> ",
        "_x0041_": "_x005F_x0041_",  # which Excel shows as _x0041_, and openpyxl as it is written
    }  # fmt: skip
    assert [cell.value for cell in found] == [changed.get(title, title) for title in TITLES]


def test_no_file_in_a_workbook_holds_a_formula_or_a_link(taken):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(workbook_pieces(taken))))
    for name in archive.namelist():
        text = archive.read(name)
        assert b"<f>" not in text and b"<hyperlink" not in text and b"/hyperlink" not in text
    assert archive.testzip() is None


def test_the_header_stays_in_sight_and_filters(book):
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(8 <= sheet.column_dimensions[letter].width <= 61 for letter in ("A", "B"))


def test_text_from_right_to_left_is_shown_so(book):
    head = cells(book["documents"])[0]
    column = head.index("title") + 1
    orders = {t: book["documents"].cell(row, column).alignment.readingOrder for row, t in enumerate(TITLES, 2)}
    assert [title for title, order in orders.items() if order == 2] == [TITLES[2]]


def test_the_notes_say_what_is_asked_for_and_what_every_column_holds(book, taken):
    lines = cells(book[NOTES])
    facts = {line[0]: line[1] for line in lines}
    for label, value in taken.manifest.as_rows():
        assert facts[label] == value
    for name, view in taken.views.items():
        assert [name, len(view), view.table.title] in lines
        for column, says in view.table.columns.items():
            assert [name, column, says] in lines


def test_a_table_longer_than_a_sheet_is_cut_and_says_so(ledger):
    frame = pd.DataFrame({"n": range(30), "words": ["w"] * 30})
    notes, sheet = written(ledger, frame, rows=11)
    rows = cells(sheet)
    assert [row[0] for row in rows[1:-1]] == list(range(9))
    assert rows[-1][0] == "Cut here: 9 of 30 rows. CSV, JSONL and Parquet hold all."
    assert len(rows) == 11
    assert ["made", 30, "Made up. Cut to 9 rows: a sheet holds no more"] in cells(notes)


def test_a_table_that_just_fits_is_whole(ledger):
    notes, sheet = written(ledger, pd.DataFrame({"n": range(10)}), rows=11)
    assert [row[0] for row in cells(sheet)] == ["n", *range(10)]
    assert ["made", 10, "Made up"] in cells(notes)


def test_a_text_longer_than_a_cell_is_cut_and_says_so(ledger):
    fits, long, wide = "x" * LONGEST, "y" * 40_000, "🚀" * 20_000
    _, sheet = written(ledger, pd.DataFrame({"words": [fits, long, wide]}))
    found = [row[0] for row in cells(sheet)[1:]]
    assert found[0] == fits
    for kept, whole_text in zip(found[1:], (long, wide)):
        words, said = kept.split(" … [cut: ")
        assert whole_text.startswith(words) and said.startswith(f"{len(whole_text):,} characters, more than a cell")
        assert LONGEST - 1 <= len(kept.encode("utf-16-le")) // 2 <= LONGEST


def test_what_a_sheet_cannot_hold_is_seen_to_be_missing():
    assert fitting("a\x00\x0b\ud800\uffffb\r\nc\rd\te") == "a����b\nc\nd\te"


@settings(max_examples=15)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=8))
def test_any_text_can_be_written_and_read_back(ledger, words):
    _, sheet = written(ledger, pd.DataFrame({"words": pd.Series(words, dtype=object)}))
    found = ["" if row[0] is None else row[0] for row in cells(sheet)[1:]]
    assert found + [""] * (len(words) - len(found)) == [fitting(text) for text in words]


def test_days_before_the_calendar_of_a_sheet_are_text_and_gaps_are_empty(ledger):
    frame = pd.DataFrame(
        {
            "day": pd.Series([datetime(1066, 10, 14), datetime(1900, 2, 28), None], dtype="datetime64[s]"),
            "n": pd.array([1, None, 3], "Int64"), "share": [0.5, float("nan"), float("inf")],
        }
    )  # fmt: skip
    _, sheet = written(ledger, frame)
    assert cells(sheet)[1:] == [["1066-10-14", 1, 0.5], ["1900-02-28", None, None], [None, 3, None]]


def test_the_same_at_the_same_moment_is_the_same_file(ledger):
    moment = datetime.fromisoformat("2026-11-26T09:30:00+00:00")
    one, two = (b"".join(workbook_pieces(Taken.whole(ledger, Filter(), moment))) for _ in range(2))
    assert one == two
    created = openpyxl.load_workbook(io.BytesIO(one)).properties.created
    assert created == datetime(2026, 11, 26, 9, 30)
