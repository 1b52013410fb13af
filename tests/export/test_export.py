"""What is exported reads back equal, and a spreadsheet runs none of it."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.export import EXPORTERS
from picket.export.csv import RUNNABLE, read_csv

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=30) | st.sampled_from(
    ["=1+1", "@x", "'quoted", "-5", "+1", "\tx", 'a "b"', "a,b", "a\nb", "東京", "''", "=cmd|' /C calc'!A0"]
)


@given(st.lists(st.tuples(CELLS, CELLS, st.integers(-9, 9)), min_size=1, max_size=6))
def test_csv_reads_back_equal(rows):
    table = pd.DataFrame(rows, columns=["one", "two", "count"])
    back = read_csv(EXPORTERS["csv"].write(table))
    assert back["one"].tolist() == table["one"].tolist()
    assert back["two"].tolist() == table["two"].tolist()
    assert back["count"].astype(int).tolist() == table["count"].tolist()


@given(CELLS)
def test_no_cell_starts_with_what_a_spreadsheet_would_run(cell):
    raw = EXPORTERS["csv"].write(pd.DataFrame({"cell": [cell], "n": [-1]}))
    shown = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1]
    assert not shown[0].startswith(tuple(set(RUNNABLE) - {"'"}))
    assert shown[1] == "-1"


def test_csv_is_what_spreadsheets_expect():
    raw = EXPORTERS["csv"].write(
        pd.DataFrame({"day": pd.to_datetime(["2025-05-18"]), "who": ["Tomás"], "none": [None]})
    )
    assert raw == b"\xef\xbb\xbfday,who,none\r\n2025-05-18,Tom\xc3\xa1s,\r\n"


def test_jsonl_is_one_object_a_row():
    raw = EXPORTERS["jsonl"].write(pd.DataFrame({"text": ["“東京”", None], "n": [1, 2]}))
    assert [json.loads(line) for line in raw.decode("utf-8").splitlines()] == [
        {"text": "“東京”", "n": 1},
        {"text": None, "n": 2},
    ]


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
def test_an_exporter_says_what_it_makes_and_takes_an_empty_table(exporter):
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert isinstance(exporter.write(pd.DataFrame({"a": []})), bytes)
