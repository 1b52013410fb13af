"""The command line looks for a library's own systems, says which it could not, and re-reads only what they concern."""

import json
import os

import pytest

from picket.catalogue.own import own_folder
from picket.cli import main
from picket.library import Library
from tests.own_at_hand import own

TEXTS = {"a.txt": "Japan ordered Night Herons, Tokyo said.", "b.txt": "Korea ordered THAAD.", "c.txt": "Nothing."}


@pytest.fixture
def place(tmp_path, monkeypatch, engine):
    """A folder with three texts and a library of them; engines share the model that is loaded already."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr("picket.nlp.parallel.Engines", lambda _, catalogue: engine.over(catalogue))
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text)
    return tmp_path


@pytest.fixture
def run(place, capsys):
    def run(*argv):
        code = main([*argv])
        out, error = capsys.readouterr()
        return code, out, error

    return run


CHANGED = "picket: The library's own systems have changed; 'picket reread' applies them.\n"


def found(place):
    library = Library.open(place / "library")
    keys = {m.target for key in library.ids() for m in library.reading(key).mentions if m.label == "SYSTEM"}
    library.close()
    return keys


def test_reread_reads_only_what_own_systems_concern(run, place):
    assert run("ingest", "in")[0] == 0
    folder = own_folder(place / "library")
    own(folder, "heron", "Night Heron")
    assert run("list")[2] == CHANGED and run("export", "systems", "--out", "x.csv")[2] == CHANGED
    code, out, error = run("reread")
    assert (code, out.splitlines()[-1], error) == (0, "1 read again", "") and found(place) == {"heron", "thaad"}
    assert run("list")[2] == "" and "heron,Night Heron," in run("export", "systems")[1]
    assert run("export", "statements", "--name", "SYSTEM~heron")[1].count("heron") > 0
    (folder / "heron.yml").unlink()
    assert run("reread")[1].endswith("1 read again\n") and found(place) == {"thaad"}
    assert run("reread")[1] == "Every document was read by this engine, model and catalogue.\n"


def test_ingest_looks_for_own_systems_and_tells_what_was_left_out(run, place):
    own(own_folder(place / "library"), "heron", "Night Heron")
    own(own_folder(place / "library"), "bad", "Bad", kind="toy")
    code, out, error = run("ingest", "in")
    assert code == 0 and "3 added" in out and found(place) == {"heron", "thaad"}
    assert error.startswith("picket: bad.yml, line 4: kind: Input should be ") and error.count("\n") == 1


def test_annotate_looks_for_a_folder_of_systems_only_when_it_is_named(run, place):
    own(own_folder(place / "library"), "heron", "Night Heron")
    own(place / "more", "heron", "Night Heron")

    def keys(*options):
        _, out, _ = run("annotate", "in/a.txt", *options)
        return {m["target"] for m in json.loads(out)["mentions"] if m["label"] == "SYSTEM"}

    assert keys() == set() and keys("--systems", "more") == {"heron"}
    with pytest.raises(SystemExit):
        main(["annotate", "in/a.txt", "--systems", "nowhere"])


def test_files_that_others_give_neither_hold_the_command_up_nor_keep_the_others_from_being_read(run, place):
    own(place / "more", "heron", "Night Heron")
    own(place / "more", "a", "A Heron", ambiguous=[{"form": "Heron", "also": "x", "needs": ["(a+)+$"]}])
    os.mkfifo(place / "more" / "b.yml")
    (place / "more" / "c.yml").write_text('key: c\nx: !!int ""\n')
    (place / "in" / "a.txt").write_text(f"A Heron {'a' * 40}! flew. Japan ordered Night Herons.")
    code, out, error = run("annotate", "in/a.txt", "--systems", "more")
    assert code == 0 and [m["target"] for m in json.loads(out)["mentions"] if m["label"] == "SYSTEM"] == ["heron"]
    assert [line.split(": ")[1] for line in error.splitlines()] == ["a.yml, line 17", "b.yml, line 1", "c.yml, line 2"]


def test_check_catalogue_checks_a_folder_against_the_built_in_one(run, place):
    own(place / "more", "heron", "Night Heron")
    assert run("check-catalogue", "more") == (0, "The systems in 'more' keep all their rules and examples.\n", "")
    own(place / "more", "bad", "Bad Heron", "THADD", examples={"match": [{"text": "x", "finds": ["y"]}]})
    own(place / "more", "ugly", "Ugly Heron", examples={"match": [{"text": "x", "finds": ["y"]}]})
    code, out, error = run("check-catalogue", "more")
    assert (code, out) == (1, "")
    assert error.splitlines() == [
        'bad.yml:7: names.0: "THADD" is also "thaad" ("THADD"); one of them must give it up.',
        "ugly.yml:10: examples.match.0: found [], not ['y']; mend the names or the example.",
    ]


def test_a_restored_library_has_its_own_systems_again(run, place):
    own(own_folder(place / "library"), "heron", "Night Heron")
    run("ingest", "in")
    run("backup", "monday")
    code, out, _ = run("restore", "monday", "--library", str(place / "other"))
    assert code == 0 and "Own systems brought back with it: heron." in out
    assert run("reread", "--library", str(place / "other"))[1].startswith("Every document was read")
