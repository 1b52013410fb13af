"""Every format opens in a library of its own kind, with the values and sums of the tables, whatever documents hold."""

import csv
import io
import json

import geojson
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import PicketError
from picket.export import BOOKS, EXPORTERS, Taken, pieces
from picket.export.csv import read_csv
from picket.filter import Filter
from picket.tables import BATCH, TABLES, Table, View
from tests.export.hostile import TITLES, hostile_library, table_of, view_of, whole
from tests.ledger_at_hand import made_library

SUMS = ("mentions", "documents", "stories", "sources", "sentences", "words", "with_parts")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    library = hostile_library(tmp_path_factory.mktemp("hostile"))
    yield whole(library)
    library.close()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    library, _ = made_library(tmp_path_factory.mktemp("formats"))
    yield whole(library)
    library.close()


def made(ledger, name: str, form: str) -> bytes:
    return b"".join(pieces(Taken.one(name, View(TABLES[name], ledger), Filter()), form))


def of_csv(raw: bytes) -> pd.DataFrame:
    return read_csv(raw)


def of_jsonl(raw: bytes) -> pd.DataFrame:
    return pd.DataFrame(map(json.loads, filter(None, raw.decode("utf-8").split("\n"))))


def of_parquet(raw: bytes) -> pd.DataFrame:
    return pd.read_parquet(io.BytesIO(raw))


READ = {"csv": of_csv, "jsonl": of_jsonl, "parquet": of_parquet}


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("name", TABLES)
def test_a_file_has_the_rows_and_sums_of_its_table(ledger, name, form):
    table, found = TABLES[name].make(ledger), READ[form](made(ledger, name, form))
    if len(table) or form != "jsonl":
        assert list(found.columns) == list(TABLES[name].columns)
    assert len(found) == len(table)
    for column in set(SUMS) & set(table.select_dtypes("number").columns):
        assert found[column].astype(int).sum() == table[column].sum()


@pytest.mark.parametrize("form", READ)
def test_titles_come_through_unchanged(hostile, form):
    found = READ[form](made(hostile, "documents", form))
    assert found["title"].tolist() == list(TITLES)
    assert found["source"].tolist() == ["=Kyodo"] * len(TITLES)


def test_a_spreadsheet_runs_no_cell_of_a_csv(hostile):
    for name in ("documents", "mentions", "statements", "sources", "stories", "passages"):
        text = made(hostile, name, "csv").decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "\n", "＝")) for cell in row)
            assert not any(cell.startswith("-") and not cell[1:].isdecimal() for cell in row)


def test_a_csv_is_not_changed_by_the_batches_in_which_it_comes():
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2017-03-01", None]),
            "added_at": pd.to_datetime(["2017-03-01 00:00:00", "2017-03-01 09:30:05"]),
        }
    )
    one, two = EXPORTERS["csv"].write(frame), EXPORTERS["csv"].write(frame[:1], frame[1:])
    assert one == two
    assert one.decode("utf-8-sig").splitlines() == [
        "day,added_at", "2017-03-01,2017-03-01 00:00:00", ",2017-03-01 09:30:05",
    ]  # fmt: skip


def test_parquet_has_the_types_of_the_columns(hostile):
    schema = pq.read_schema(io.BytesIO(made(hostile, "documents", "parquet")))
    types = {name: schema.field(name).type for name in ("id", "title", "published", "added_at", "words", "mentions")}
    assert types == {
        "id": pa.string(), "title": pa.string(), "published": pa.date32(),
        "added_at": pa.timestamp("ms", tz="UTC"), "words": pa.int64(), "mentions": pa.int64(),
    }  # fmt: skip
    of_statements = pq.read_schema(io.BytesIO(made(hostile, "statements", "parquet")))
    assert of_statements.field("negated").type == pa.bool_()
    of_facts = pq.read_schema(io.BytesIO(made(hostile, "facts", "parquet")))
    assert of_facts.field("year").type == pa.int64()


def test_days_in_parquet_are_the_days_stated(hostile):
    table, found = TABLES["documents"].make(hostile), of_parquet(made(hostile, "documents", "parquet"))
    expected = [None if pd.isna(day) else day.date() for day in table["published"]]
    assert [None if pd.isna(day) else day for day in found["published"]] == expected
    assert found["added_at"].dt.tz_localize(None).tolist() == table["added_at"].tolist()


def test_parquet_is_written_in_batches_that_are_read_as_one_table():
    frame = pd.DataFrame({"n": range(3 * BATCH), "words": [None] * BATCH + ["a", "b"] * BATCH})
    raw = EXPORTERS["parquet"].write(*(frame[i : i + BATCH] for i in range(0, len(frame), BATCH)))
    file = pq.ParquetFile(io.BytesIO(raw))
    assert file.num_row_groups == 3
    assert file.read().column("n").to_pylist() == list(range(3 * BATCH))
    assert file.read().column("words").null_count == BATCH


TEXTS = st.text(st.characters(), max_size=20)  # lone surrogates and control characters among them


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_can_be_written_and_lone_surrogates_are_seen_to_be_missing(words):
    expected = ["".join("�" if "\ud800" <= c <= "\udfff" else c for c in text) for text in words]
    frame = pd.DataFrame({"words": pd.Series(words, dtype=object)})
    assert of_jsonl(EXPORTERS["jsonl"].write(frame))["words"].tolist() == expected
    assert of_parquet(EXPORTERS["parquet"].write(frame))["words"].tolist() == expected
    assert EXPORTERS["csv"].write(frame).decode("utf-8-sig")


def test_countries_are_valid_geojson_with_their_figures(hostile, ledger):
    for one in (hostile, ledger):
        table = TABLES["countries"].make(one)
        found = geojson.loads(made(one, "countries", "geojson"))
        assert found.is_valid
        assert [feature["properties"] for feature in found["features"]] == table.to_dict("records")
        assert [feature["id"] for feature in found["features"]] == table["iso3"].tolist()
        assert all(feature["geometry"] for feature in found["features"])


def test_a_country_without_a_place_on_the_map_has_no_geometry_and_no_country_gives_a_valid_file():
    row = {"iso3": "ATA", "country": "Antarctica", "mentions": 1, "demonym": 0}
    found = geojson.loads(EXPORTERS["geojson"].write(pd.DataFrame([row])))
    assert found.is_valid and found["features"][0]["geometry"] is None
    empty = geojson.loads(EXPORTERS["geojson"].write(pd.DataFrame([row])[:0]))
    assert empty.is_valid and empty["features"] == []


@pytest.mark.parametrize("name", [name for name in TABLES if name != "countries"])
def test_only_countries_can_be_a_map(ledger, name):
    with pytest.raises(PicketError, match=f"'{name}' cannot be written as geojson"):
        made(ledger, name, "geojson")


@pytest.mark.parametrize("form", EXPORTERS)
def test_several_tables_are_no_file_of_one(ledger, form):
    with pytest.raises(PicketError, match="holds one table; write several as xlsx or zip"):
        pieces(Taken.whole(ledger, Filter()), form)


def test_every_format_tells_of_the_rows_it_will(ledger):
    for book in BOOKS.values():
        taken, told = Taken.whole(ledger, Filter()), []
        assert b"".join(book.pieces(taken, told.append))
        assert sum(told) == book.rows(taken) > 0


def test_an_empty_table_is_a_file_of_its_columns(ledger):
    frame = pd.DataFrame({"a": pd.Series([], dtype="str"), "n": pd.Series([], dtype="int64")})
    assert isinstance(table_of(frame), Table)
    taken = Taken.one("made", view_of(frame, ledger), Filter())
    assert b"".join(pieces(taken, "csv")) == b"\xef\xbb\xbfa,n\r\n"
    assert pd.read_parquet(io.BytesIO(b"".join(pieces(taken, "parquet")))).columns.tolist() == ["a", "n"]
    assert b"".join(pieces(taken, "xlsx")).startswith(b"PK")
