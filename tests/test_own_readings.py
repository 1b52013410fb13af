"""After a change of own systems only what it concerns is read again, and the library is as if all had been."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from picket import fingerprint
from picket.catalogue.own import library_catalogue, own_folder
from picket.errors import LibraryError
from picket.ingest import Given
from picket.library import Library, ingest, refresh
from picket.library.intake import sample
from picket.own_readings import NOTE, behind, bring_back, settle, unsettled
from tests.own_at_hand import own

GOLD = Path(__file__).parent / "gold"
WRITTEN = (
    "Japan ordered the Night-Heron, Tokyo said. The Patriots fired.", "Two night\nherons fired at dawn in Guam.",
    "The Night\u2011Heron and the Patri-\not are Polish.", "A NIGHT HERON stood beside Aegis Ashore in Poland.",
    "The night heron is a bird. So is the heron.", "Nighthérons were seen; NightHeron Corp. was not.",
    "The D\u02bcArk flew, and D'Ark again.", "Steel of Torun\u0301 Works, said Torun Works.",
    "Heron\u2010 3 and Heron3.", "Knights of the night. Heroned.", "",
)  # fmt: skip
"""Texts that write the names below in every way, or only nearly."""

HERON = {"ambiguous": [{"form": "Heron", "also": "a bird", "needs": ["fired", "ordered"]}], "part_of": ["patriot"]}


def states(folder: Path):
    """One state of the own systems after the other: added, changed, ambiguous, named like others, removed."""
    own(folder, "night-heron", "Night Heron")
    yield "added"
    own(folder, "night-heron", "Night Heron", **HERON)
    own(folder, "greely", "Fort Greely", "Greely", short="Fort")
    yield "changed, and another"
    own(folder, "dark", "D'Ark", "Heron-3", part_of=["night-heron"])
    own(folder, "lockheed", "Lockheed Martin", "Based Interceptors", "Toruń Works", short="The Pentagon")
    yield "named like firms"
    (folder / "night-heron.yml").unlink()
    yield "one removed, on which another hung"
    own(folder, "greely", "Patriot")
    own(folder, "broken", "Broken", kind="toy")
    yield "one broken, one with the name of a built-in one"
    for path in folder.iterdir():
        path.unlink()
    yield "all removed"


@pytest.fixture(scope="module")
def given():
    rows = [json.loads(line) for name in ("picket", "second") for line in (GOLD / f"{name}.jsonl").open()]
    texts = [*(row["text"] for row in rows[::3]), *(path.read_text() for path in sample()), *WRITTEN[:-1]]
    return [Given(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]


def filled(place, given, engine):
    library = Library.open(place)
    list(ingest(library, engine, given))
    return library


def readings(library):
    return {key: library.reading(key) for key in library.ids()}


def test_reading_again_what_is_concerned_is_as_good_as_reading_all_again(tmp_path, engine, given):
    library = filled(tmp_path, given, engine)
    assert len(library.ids()) > 30
    told = []
    for state in states(own_folder(tmp_path)):
        catalogue = library_catalogue(tmp_path)
        ours = engine.over(catalogue)
        ids = settle(library, catalogue)
        assert list(refresh(library, ours, ids)) == ids
        assert library.stale(ours.fingerprint) == [] == behind(library, catalogue), state
        kept = readings(library)
        whole = {found.document.id: found for found in ours.read_many(found.document for found in kept.values())}
        assert kept == whole, state
        told.append((len(ids), sum(m.target in catalogue.own for r in kept.values() for m in r.mentions)))
    assert all(0 < again < len(given) / 2 for again, _ in told), told
    assert all(found > 1 for _, found in told[:-2]) and told[-1][1] == 0, told
    assert len({found for _, found in told}) > 4, "each state is found by other readings"
    library.close()


def test_what_was_stale_before_stays_stale(tmp_path, engine, given):
    library = filled(tmp_path, given[-12:], engine)
    stale = library.ids()[:3]
    library.forget_readings(stale)
    own(own_folder(tmp_path), "night-heron", "Night Heron")
    catalogue = library_catalogue(tmp_path)
    ids = settle(library, catalogue)
    assert ids and not set(ids) & set(stale)
    list(refresh(library, engine.over(catalogue), ids))
    assert library.stale(fingerprint.current(catalogue=catalogue)) == stale
    assert settle(library, catalogue) == []
    library.close()


def test_nothing_is_read_again_for_nothing_and_a_change_taken_back_costs_nothing(tmp_path, engine, given):
    library = filled(tmp_path, given[-12:], engine)
    assert settle(library, library_catalogue(tmp_path)) == [] and library.recall(NOTE) is None
    path = own(own_folder(tmp_path), "night-heron", "Night Heron")
    assert len(settle(library, library_catalogue(tmp_path))) > 1
    path.unlink()
    assert settle(library, library_catalogue(tmp_path)) == []
    assert library.stale(engine.fingerprint) == []
    library.close()


def test_the_documents_of_a_carried_reading_are_not_taken_for_changed(tmp_path, engine, given):
    library = filled(tmp_path, given[-12:], engine)
    revision = library.revision()
    own(own_folder(tmp_path), "night-heron", "Night Heron")
    settle(library, library_catalogue(tmp_path))
    assert library.revision() > revision, "whoever watches the library looks again"
    assert len(library.changes(revision, library.recall("lineage"), 10**6).documents) == 0
    library.close()


KILLED = """
import os, signal, sys
from sqlalchemy import event
from picket.catalogue.own import library_catalogue
from picket.library import Library, refresh
from picket.nlp.pipeline import Engine
from picket.own_readings import settle
library, left = Library.open(sys.argv[1]), int(sys.argv[2])
def step(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(library._reader, "before_cursor_execute", step)
event.listen(library._reader, "commit", step)
catalogue = library_catalogue(library.location)
ids = settle(library, catalogue)
list(refresh(library, Engine(catalogue=catalogue), ids))
print("done")
"""


@pytest.mark.slow
def test_killed_at_any_step_it_goes_on_and_the_library_is_as_if_it_had_not_been(tmp_path, engine, given):
    library = filled(tmp_path, given[-12:], engine)
    own(own_folder(tmp_path), "night-heron", "Night Heron", **HERON)
    outcomes = []
    for steps in (0, 7, 9, 20):
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path), str(steps)], capture_output=True, text=True, check=False
        )
        outcomes.append(run.returncode)
        assert run.returncode in (-9, 0), run.stderr
    assert outcomes.count(-9) > 2
    catalogue = library_catalogue(tmp_path)
    ours = engine.over(catalogue)
    list(refresh(library, ours, settle(library, catalogue)))
    kept = readings(library)
    assert kept == {found.document.id: found for found in ours.read_many(f.document for f in kept.values())}
    library.close()


def test_two_at_once_apply_it_once(tmp_path, engine, given, monkeypatch):
    library = filled(tmp_path, given[-12:], engine)
    folder = own_folder(tmp_path)
    own(folder, "night-heron", "Night Heron")
    other, first = Library.open(tmp_path), library_catalogue(tmp_path)
    own(folder, "knights", "Knights")
    second = library_catalogue(tmp_path)
    read_by = Library.read_by

    def quicker(self, old):
        monkeypatch.setattr(Library, "read_by", read_by)
        settle(other, first)
        return read_by(self, old)

    monkeypatch.setattr(Library, "read_by", quicker)
    ids = settle(library, second)
    assert json.loads(library.recall(NOTE)).keys() == {"night-heron", "knights"}
    list(refresh(library, engine.over(second), ids))
    kept = readings(library)
    whole = engine.over(second).read_many(found.document for found in kept.values())
    assert kept == {found.document.id: found for found in whole}
    other.close()
    library.close()


def test_the_states_of_this_file_differ(tmp_path):
    seen = [library_catalogue(tmp_path).fingerprint for _ in states(own_folder(tmp_path))]
    assert all(one != other for one, other in pairwise(seen))


def test_what_a_copy_brings_is_written_only_if_it_would_be_read(tmp_path):
    library = Library.open(tmp_path / "library")
    written = own(tmp_path / "elsewhere", "night-heron", "Night Heron", part_of=["heron"]).read_text()
    stolen = own(tmp_path / "elsewhere", "thaad", "Thaad").read_text()
    there = own(own_folder(library.location), "heron", "Heron").read_text()
    noted = {"night-heron": written, "thaad": stolen, "other": written, "broken": "[", "heron": "changed since"}
    library.remember(NOTE, json.dumps(noted))
    back, left_out = bring_back(library)
    assert back == ["night-heron"]
    assert sorted((issue.where.partition(",")[0], issue.message.partition(";")[0]) for issue in left_out) == [
        ("broken.yml", "did not find expected node content"),
        ("other.yml", 'key: is "night-heron", but the file is named "other"'),
        ("thaad.yml", 'key: "thaad" is in the built-in catalogue'),
    ]
    found = {path.name: path.read_text() for path in own_folder(library.location).iterdir()}
    assert found == {"heron.yml": there, "night-heron.yml": written}
    assert bring_back(library)[0] == [], "what is there is not written again"
    library.close()


@pytest.mark.parametrize(
    "note",
    [
        "nojson", "[1]", '{"a": 5}', '"a"', "null", "[" * 100_000, '{"a": "\\ud800"}', '{"a": 1' + "9" * 5000 + "}",
        *(json.dumps({key: "x"}) for key in ("/../../../../outside", "../outside", "", "A", "a\n")),
    ],
)  # fmt: skip
def test_a_note_of_own_systems_that_is_none_is_told_and_nothing_written(tmp_path, note):
    library = Library.open(tmp_path / "library")
    library.remember(NOTE, note)
    catalogue = library_catalogue(library.location)
    for ask in (lambda: bring_back(library), lambda: unsettled(library, catalogue), lambda: settle(library, catalogue)):
        with pytest.raises(LibraryError, match=r"library' is damaged: its note 'own systems' is no JSON object of"):
            ask()
    assert {path.name for path in tmp_path.rglob("*.yml")} == set()
    library.close()
