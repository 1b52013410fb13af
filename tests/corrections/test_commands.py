"""The log on the command line: listed, written, taken in, taken back, and what it teaches."""

import json

import pytest
import yaml

from picket.cli import main
from picket.corrections import making
from picket.corrections.decision import Named, Read
from picket.evaluate import load_gold
from picket.library import Library
from tests.corrections.shelf import ONE, fill, ledger_of, of, point

USA = Named("COUNTRY", "USA")


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A library with three decisions of Ana."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
    library = fill(tmp_path / "library")
    ledger = ledger_of(library)
    at = ONE.index("Golden")
    missed = making.selection(ledger, "one", at, at + 13)
    library.decide(
        [
            making.of_entity(Read("ORG", "uncle sam"), "Ana", named=USA, why="a nickname"),
            making.about(point(ledger, "one", "Georgia"), "name", "Ana", named=Named("COUNTRY", "USA", "place")),
            making.about(missed, "add", "Ana", scope="everywhere", named=Named("SYSTEM", "gmd")),
        ]
    )
    yield library
    library.close()


@pytest.fixture
def run(capsys):
    def run(*argv):
        code = main(argv)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_log_in_words(shelf, run):
    code, out, _ = run("decisions")
    said = [line.split("  ", 2)[2] for line in out.splitlines()]
    assert code == 0
    assert said == [
        "Ana: merge uncle sam as USA, everywhere (a nickname)",
        "Ana: name Georgia as USA, one mention",
        "Ana: add Golden Shield as gmd, everywhere",
    ]


def test_long_words_are_cut_in_the_list(shelf, run):
    shelf.decide(
        [making.of_entity(Read("ORG", "u" * 900), "A" * 200, named=Named("PERSON", "S" * 900), why="w" * 9000)]
    )
    line = run("decisions")[1].splitlines()[-1].split("  ", 2)[2]
    assert line == f"{'A' * 200}: merge {'u' * 199}… as {'S' * 195}…, everywhere ({'w' * 199}…)"


def test_a_file_is_taken_in_once_and_taken_back(shelf, run, tmp_path):
    assert run("decisions", "--out", "ana.jsonl")[0] == 0
    fill(tmp_path / "other").close()
    there = ("--library", str(tmp_path / "other"))
    assert run("decide", "ana.jsonl", *there)[1] == "3 of 3 decisions are new.\n"
    assert run("decide", "ana.jsonl", *there)[1] == "0 of 3 decisions are new.\n"
    other = Library.open(tmp_path / "other")
    assert of(ledger_of(other), "Uncle Sam") == [("COUNTRY", "USA")]
    code, _, err = run("decide", "ana.jsonl", "--take-back", *there)
    assert (code, err) == (1, "picket: Say who takes these decisions back with --who.\n")
    assert run("decide", "ana.jsonl", "--take-back", "--who", "Bo", *there)[1] == "3 of 3 decisions are taken back.\n"
    assert of(ledger_of(other), "Uncle Sam") == [("ORG", "uncle sam")]
    listed = run("decisions", *there)[1]
    assert listed.count("(withdrawn)") == 3
    assert "Bo: withdraw " in listed
    other.close()


def test_a_bad_line_is_one_sentence_and_nothing_is_imported(shelf, run, tmp_path):
    run("decisions", "--out", "ana.jsonl")
    lines = (tmp_path / "ana.jsonl").read_text(encoding="utf-8").splitlines()
    bad = {**json.loads(lines[1]), "id": "f" * 32, "named": {"label": "PLANET", "target": "Mars"}}
    (tmp_path / "bad.jsonl").write_text(f"{lines[0]}\n{json.dumps(bad)}\n", encoding="utf-8")
    code, out, err = run("decide", "bad.jsonl", "--library", str(tmp_path / "empty"))
    assert (code, out) == (1, "")
    assert err.startswith("picket: 'bad.jsonl', line 2: names the kind 'PLANET', which is none of COUNTRY, SYSTEM")
    assert err.endswith("; nothing was imported.\n")
    empty = Library.open(tmp_path / "empty")
    assert empty.decisions() == []
    empty.close()
    code, _, err = run("decide", "none.jsonl")
    assert (code, err) == (
        1,
        "picket: 'none.jsonl' cannot be read (No such file or directory); name a decisions file.\n",
    )


def test_conflicts_are_listed(shelf, run):
    shelf.decide([making.of_entity(Read("ORG", "uncle sam"), "Bo", named=Named("PERSON", "Sam"))])
    line = run("decisions")[1].splitlines()[-1]
    assert line == (
        "conflict: Bo decided “merge uncle sam as Sam, everywhere”, Ana before that "
        "“merge uncle sam as USA, everywhere (a nickname)”; the later one holds."
    )


def test_corrected_documents_are_gold_for_evaluate(shelf, run, tmp_path):
    assert run("decisions", "--gold", "gold.jsonl")[0] == 0
    one, two = load_gold(tmp_path / "gold.jsonl")
    assert (one["doc_id"], two["doc_id"]) == ("one", "two")
    assert one["text"] == ONE
    named = {(g["iso3"], g["kind"]): ONE[g["start"] : g["end"]] for g in one["countries"]}
    assert named["USA", "place"] == "Georgia"
    assert [ONE[g["start"] : g["end"]] for g in one["systems"] if g["id"] == "gmd"] == ["Golden Shield"]
    assert [p["name"] for p in one["persons"]] == ["Kim", "Kim"]
    assert one["stages"] == [{"actor": "USA", "system": "thaad", "stage": "deploying", "negated": False}]


def test_rules_are_catalogue_entries_for_review(shelf, run, tmp_path):
    assert run("decisions", "--catalogue", "entries.yml")[0] == 0
    entries = yaml.safe_load((tmp_path / "entries.yml").read_text(encoding="utf-8"))
    found = [{name: value for name, value in entry.items() if name != "decided"} for entry in entries]
    assert found == [
        {"country": "USA", "names": ["uncle sam"]},
        {"org": "uncle sam", "not": ["uncle sam"]},
        {"system": "gmd", "names": ["Golden Shield"]},
    ]
    assert entries[0]["decided"][0]["why"] == "a nickname"


def test_exports_hold_both_counts_and_either_reading(shelf, run):
    lines = run("export", "countries")[1].splitlines()
    place = lines[0].split(",").index("as_read")
    usa = next(line for line in lines if "USA" in line).split(",")
    assert (usa[lines[0].split(",").index("mentions")], usa[place]) == ("3", "2")
    raw = next(line for line in run("export", "countries", "--as-read")[1].splitlines() if "USA" in line).split(",")
    assert (raw[lines[0].split(",").index("mentions")], raw[place]) == ("2", "2")
