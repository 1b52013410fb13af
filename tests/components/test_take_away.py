"""What a page offers to take away is made when it is clicked, and is what the command line writes."""

import io
import json
import time
import zipfile
from csv import reader

import openpyxl
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks import made_library
from components import cached, preparing
from picket import manifest
from picket.cli import main
from picket.export import Taken
from picket.filter import Entity, Filter
from tests.pages_at_hand import Visit

PAGE = """
from components import session, take_away
session.enter("library")
take_away.draw()
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The dashboard's library."""
    folder = tmp_path_factory.mktemp("take-away") / "library"
    made_library.make(folder, 40).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(folder))
        st.cache_resource.clear()
        yield folder
        st.cache_resource.clear()


@pytest.fixture
def offered(monkeypatch):
    """What the last page drawn offers, by the key of its button: its bytes when they are asked for."""
    found, button = {}, st.download_button

    def download_button(label, **given):
        found[given["key"]] = given["data"]
        return button(label, **given)

    monkeypatch.setattr(st, "download_button", download_button)
    monkeypatch.setattr(manifest, "now", lambda: manifest.datetime(2026, 11, 26, 9, 30, tzinfo=manifest.UTC))
    return found


def page() -> AppTest:
    at = AppTest.from_string(PAGE, default_timeout=60)
    at.query_params["name"] = "COUNTRY~JPN"
    return at


def opened(at: AppTest) -> AppTest:
    at.session_state["take-away"] = True
    return at.run()


def exported(tmp_path, *options: str) -> bytes:
    """What the command line writes."""
    assert main(("export", *options, "--out", str(tmp_path / "out"))) == 0
    return (tmp_path / "out").read_bytes()


def test_nothing_is_made_or_counted_before_it_is_opened(library, offered, monkeypatch):
    monkeypatch.setattr(Taken, "whole", lambda *_: pytest.fail("was made"))
    at = page().run()
    assert not at.exception and offered == {}
    at = opened(page())
    assert not at.exception and set(offered) == {"take-away-xlsx", "take-away-zip", "take-away-manifest"}


def test_it_says_what_would_be_taken(library, offered):
    at = opened(page())
    ledger = cached.where(Filter(named=(Entity("COUNTRY", "JPN"),)))
    assert "Names Japan" in at.markdown[0].value
    assert at.caption[0].value.startswith(f"{len(ledger.documents)} documents, {len(ledger):,} mentions;")


@pytest.mark.parametrize("form", ["xlsx", "zip"])
def test_everything_is_what_the_command_line_writes(library, offered, tmp_path, form):
    opened(page())
    assert offered[f"take-away-{form}"]() == exported(tmp_path, "all", "--name", "COUNTRY~JPN", "--format", form)


def test_the_manifest_is_that_of_the_archive(library, offered):
    opened(page())
    held = json.loads(offered["take-away-manifest"]())
    archive = zipfile.ZipFile(io.BytesIO(offered["take-away-zip"]()))
    in_archive = json.loads(archive.read("manifest.json"))
    assert held == {name: value for name, value in in_archive.items() if name != "files"}
    assert held["link"] == "?name=COUNTRY~JPN"


def test_a_large_one_is_prepared_first_and_known_again(library, offered, monkeypatch):
    monkeypatch.setattr(preparing, "AT_ONCE", 0)
    at = opened(page())
    assert set(offered) == {"take-away-manifest"}
    at.button(key="take-away-xlsx-prepare").click().run()
    deadline = time.monotonic() + 60
    while "take-away-xlsx" not in offered:
        assert time.monotonic() < deadline and not at.exception
        time.sleep(0.1)
        opened(at)
    book = openpyxl.load_workbook(io.BytesIO(offered["take-away-xlsx"]()))
    assert book.sheetnames[:2] == ["Notes", "kinds"]
    offered.clear()
    opened(at)
    assert "take-away-xlsx" in offered and "take-away-zip" not in offered
    at.query_params["name"] = "COUNTRY~USA"
    offered.clear()
    opened(at)
    assert "take-away-xlsx" not in offered  # another filter: that file is not its answer


def test_a_heading_offers_its_table_in_every_format(library, offered, tmp_path):
    visit = Visit("map")
    assert {key for key in offered if key.startswith("countries")} == {"countries-csv"}
    visit.trigger("countries-formats", True)
    made = {key.removeprefix("countries-as-"): data for key, data in offered.items() if "countries-as-" in key}
    assert set(made) == {"xlsx", "csv", "jsonl", "parquet", "geojson", "manifest"}
    for form in ("xlsx", "csv", "jsonl", "parquet", "geojson"):
        assert made[form]() == exported(tmp_path, "countries", "--format", form)
    columns = next(e.value for e in visit.at.dataframe if "What it holds" in e.value)
    assert dict(zip(columns["Column"], columns["What it holds"]))["iso3"] == "ISO 3166-1 alpha-3 (XKX Kosovo)"
    held = json.loads(made["manifest"]())
    assert held["tables"]["countries"]["rows"] == len(cached.table("countries", Filter()))


def test_the_evidence_of_a_figure_offers_its_csv(library, offered):
    Visit("map", show="COUNTRY~JPN")
    assert "evidence-csv" in offered


@pytest.mark.parametrize(
    ("path", "query", "key", "csv"),
    [
        ("compare", {"with": "name=COUNTRY~JPN"}, "compare", "compare-csv"),
        ("timeline", {"split": "COUNTRY"}, "timeline-table", "timeline-table-csv"),
        ("concordance", {"w": "aegis"}, "kwic", "kwic-csv"),
        ("changes", {}, "new-pairs", "new-pairs-csv"),
        ("systems", {"desk": "reach"}, "reach", "reach-csv"),
        ("systems", {"desk": "board"}, "status", "status-csv"),
        ("together", {}, "pairs", "pairs-csv"),
        ("entities", {}, "kinds", "kinds-csv"),
        ("text", {}, "text", "text-csv"),
    ],
)
def test_every_table_has_every_format_with_the_same_rows_and_described_columns(library, offered, path, query, key, csv):
    Visit(path, **query).trigger(f"{key}-formats", True)
    ((name, held),) = json.loads(offered[f"{key}-as-manifest"]())["tables"].items()
    rows = list(reader(io.StringIO(offered[csv]().decode("utf-8-sig"))))
    book = list(openpyxl.load_workbook(io.BytesIO(offered[f"{key}-as-xlsx"]()))[name].values)
    lines = [json.loads(line) for line in offered[f"{key}-as-jsonl"]().splitlines()]
    table = pd.read_parquet(io.BytesIO(offered[f"{key}-as-parquet"]()))
    assert len(rows) - 1 == len(book) - 1 == len(lines) == len(table) == held["rows"] > 0
    assert rows[0] == list(book[0]) == list(lines[0]) == list(table.columns) == list(held["columns"])
    assert held["title"] and all(held["columns"].values())
