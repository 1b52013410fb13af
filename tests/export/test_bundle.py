"""The archive holds every table in its formats, and a manifest with the digest of each file."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

import geojson
import openpyxl
import pytest

from picket.export import EXPORTERS, Taken, pieces
from picket.export.csv import read_csv
from picket.filter import Filter
from picket.tables import TABLES, View
from tests.export.hostile import hostile_library, whole

MOMENT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    library = hostile_library(tmp_path_factory.mktemp("bundle"))
    yield Taken.whole(whole(library), Filter(), MOMENT)
    library.close()


@pytest.fixture(scope="module")
def archive(taken):
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces(taken, "zip"))))


def test_it_holds_the_workbook_every_table_lines_map_and_manifest(archive, taken):
    expected = {f"csv/{name}.csv" for name in taken.views} | {
        "picket.xlsx", "jsonl/mentions.jsonl", "jsonl/documents.jsonl", "countries.geojson", "manifest.json",
    }  # fmt: skip
    assert set(archive.namelist()) == expected
    assert archive.testzip() is None


def test_its_files_are_those_that_each_format_writes_by_itself(archive, taken):
    ledger = next(iter(taken.views.values())).ledger
    for name in taken.views:
        view = View(TABLES[name], ledger)
        assert archive.read(f"csv/{name}.csv") == b"".join(EXPORTERS["csv"].pieces(view.batches()))
        assert len(read_csv(archive.read(f"csv/{name}.csv"))) == len(view)
    assert geojson.loads(archive.read("countries.geojson")).is_valid
    mentions = [json.loads(line) for line in archive.read("jsonl/mentions.jsonl").decode().split("\n") if line]
    assert len(mentions) == len(taken.views["mentions"])
    assert openpyxl.load_workbook(io.BytesIO(archive.read("picket.xlsx"))).sheetnames[1:] == list(taken.views)


def test_the_manifest_names_every_file_with_its_digest_and_every_column(archive, taken):
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest == json.loads(json.dumps(taken.described() | {"files": manifest["files"]}))
    assert set(manifest["files"]) == set(archive.namelist()) - {"manifest.json"}
    for name, known in manifest["files"].items():
        raw = archive.read(name)
        assert known == {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    for name, view in taken.views.items():
        assert manifest["tables"][name] == {
            "title": view.table.title, "rows": len(view), "columns": view.table.columns,
        }  # fmt: skip


def test_the_same_at_the_same_moment_is_the_same_archive(archive, taken):
    assert b"".join(pieces(taken, "zip")) == b"".join(pieces(taken, "zip"))
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 26, 9, 30, 0)}


def test_a_library_without_documents_is_an_archive_all_the_same(library):
    empty = Taken.whole(whole(library), Filter(), MOMENT)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces(empty, "zip"))))
    assert json.loads(archive.read("manifest.json"))["counts"]["documents"] == 0
    assert "csv/mentions.csv" not in archive.namelist()
