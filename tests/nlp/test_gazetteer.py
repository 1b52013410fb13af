"""The gazetteer's file: made once, found again, and made elsewhere when its folder cannot be written."""

import os

import pytest

from picket.nlp import gazetteer
from picket.nlp.gazetteer import Gazetteer, Place

ROWS = [
    ("Toruń", "PL", "73", 196_935, ["Thorn"]),
    ("Moscow", "US", "ID", 25_060, []),
    ("Deveselu", "RO", "29", 3_302, ["Other"]),
]
FIELDS = ("name", "countrycode", "admin1code", "population", "alternatenames")
TOWNS = [dict(zip(FIELDS, row)) for row in ROWS]


@pytest.fixture
def few_towns(monkeypatch):
    monkeypatch.setattr(gazetteer, "_towns", lambda: iter(TOWNS))


def test_names_are_found_without_accents_and_with_their_state(few_towns, tmp_path):
    found = Gazetteer(tmp_path).look_up(["torun", "moscow", "nowhere"])
    assert found["torun"] == [Place("Toruń", "POL", "", 196_935, 1)]
    assert found["moscow"] == [Place("Moscow", "USA", "US-ID", 25_060, 1)]
    assert "nowhere" not in found


def test_other_names_count_for_larger_towns_only(few_towns, tmp_path):
    found = Gazetteer(tmp_path).look_up(["thorn", "other"])
    assert [(p.name, p.main) for p in found["thorn"]] == [("Toruń", 0)]
    assert "other" not in found


def test_subdivisions_are_places_without_a_population(few_towns, tmp_path):
    assert Place("Fujian", "CHN", "CN-FJ", 0, 1) in Gazetteer(tmp_path).look_up(["fujian"])["fujian"]


def test_the_file_is_made_once(few_towns, tmp_path, monkeypatch):
    Gazetteer(tmp_path).look_up(["torun"])
    monkeypatch.setattr(gazetteer, "_build", None)
    assert Gazetteer(tmp_path).look_up(["torun"])["torun"]
    assert [f.suffix for f in tmp_path.iterdir()] == [".sqlite"]


def test_a_folder_that_cannot_be_made_is_no_obstacle(few_towns, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert Gazetteer(tmp_path / "file" / "cache").look_up(["torun"])["torun"]
    assert os.listdir(tmp_path) == ["file"]
