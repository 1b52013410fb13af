"""What was acknowledged is on the disk, whoever is killed and however many write at once."""

import random
import signal
import sqlite3
import subprocess
import sys
from itertools import chain
from multiprocessing import get_context

import pytest

from picket.errors import LibraryError
from picket.ingest import Given
from picket.library import Library, ingest
from tests.library.fakes import Capitals

WRITER = """
import sys, time
from picket.ingest import Given
from picket.library import Library, ingest
from tests.library.fakes import Capitals
library = Library.open(sys.argv[1])
for n in range(int(sys.argv[2]), int(sys.argv[3])):
    text = Given(f"{n}.txt", f"Japan and Korea, part {n}.".encode())
    for outcome in ingest(library, Capitals(), [text]):
        print(outcome.document, outcome.result, flush=True)
print("done", flush=True)
time.sleep(float(sys.argv[4]))
"""


def writer(place, first, last, stay=0.0):
    command = [sys.executable, "-c", WRITER, str(place), str(first), str(last), str(stay)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def whole(place):
    """The ids in the library, each checked to be there with text, reading and both mentions."""
    library = Library.open(place)
    ids = set(library.ids())
    kept = library.changes()
    assert set(kept.documents["id"]) == ids
    assert set(library.texts(kept.present)) == set(kept.present.tolist()) == set(library.matching("japan").tolist())
    assert len(kept.places) == 2 * len(ids)
    library.close()
    return ids


def test_a_document_survives_the_death_of_the_process_that_added_it(tmp_path):
    process = writer(tmp_path, 0, 1, stay=600)
    acknowledged = process.stdout.readline().split()[0]
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert whole(tmp_path) == {acknowledged}


def test_a_kill_in_the_middle_loses_nothing_acknowledged_and_leaves_nothing_half_done(tmp_path):
    process = writer(tmp_path, 0, 100_000)
    acknowledged = [process.stdout.readline() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.readlines()
    process.wait()
    said = {line.split()[0] for line in acknowledged if line.endswith("\n")}
    kept = whole(tmp_path)
    assert said <= kept
    assert len(kept - said) <= 1, "at most the one that was kept but not yet said"


def test_two_processes_fill_one_new_library_at_once(tmp_path):
    place = tmp_path / "not yet there"
    processes = [writer(place, 0, 60), writer(place, 30, 90), writer(place, 0, 90)]
    lines = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0, 0]
    added = [line.split()[0] for line in lines if line.endswith(" added")]
    assert len(added) == len(set(added)) == 90
    assert whole(place) == set(added)
    assert Library.open(place).revision() == 90


def test_readers_see_the_change_of_another_process(tmp_path):
    library = Library.open(tmp_path)
    before = library.revision()
    process = writer(tmp_path, 0, 1)
    process.communicate()
    assert library.revision() > before
    assert len(library.ids()) == 1
    library.close()


TEXT = "Japan and Korea spoke of part {n}, and " + " ".join(f"word{i}" for i in range(60))


def handed_in(folder):
    """A folder of 90 files: texts, copies under another headline, the same bytes twice, and some that are broken."""
    folder.mkdir()
    for n in range(90):
        raw = text_of(n - 3 if n % 9 == 5 else n - 6 if n % 9 == 6 else n).encode()
        raw = b"\0binary" if n % 9 == 4 else b"Another headline\n\n" + raw if n % 9 == 5 else raw
        (folder / f"{n:02}.txt").write_bytes(raw)
    return sorted(folder.iterdir())


def text_of(n):
    """The same words in another order for each n, so that no two are copies."""
    words = TEXT.format(n=n).split()
    random.Random(n).shuffle(words)
    return " ".join(words)


def fill(place, paths):
    library = Library.open(place)
    list(ingest(library, Capitals(), paths))
    library.close()


def rows(place):
    """Every row of every table, but for times, revisions, and the numbers of issues."""
    own = {"document": ("added_at", "changed"), "reading": ("read_at",), "issue": ("number",)}
    with sqlite3.connect(place / "picket.db") as file:
        file.row_factory = sqlite3.Row
        found = {}
        for table in ("document", "content", "reading", "word", "statement", "issue", "tag", "band", "inbox"):
            kept = [dict(row) for row in file.execute(f"SELECT * FROM {table}")]
            found[table] = sorted(str({k: v for k, v in row.items() if k not in own.get(table, ())}) for row in kept)
        found["full text"] = [
            row[0] for row in file.execute("SELECT rowid FROM full_text WHERE full_text MATCH 'word7'")
        ]
        file.execute("INSERT INTO full_text(full_text) VALUES ('integrity-check')")
    return found


def test_killed_fifty_times_and_begun_again_the_library_is_the_same_to_the_row(tmp_path):
    paths = handed_in(tmp_path / "in")
    fill(tmp_path / "whole", paths)
    chance, done = random.Random(7), 0
    for _ in range(50):
        process = get_context("fork").Process(target=fill, args=(tmp_path / "killed", paths))
        process.start()
        process.join(chance.uniform(0.0, 0.12))
        done += not process.is_alive()
        process.kill()
        process.join()
    assert done < 40, "most were killed in the midst of it"
    fill(tmp_path / "killed", paths)
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")
    library = Library.open(tmp_path / "killed")
    found = library.changes()
    assert (len(found.present), len(found.issues), found.documents["story"].nunique()) == (70, 70 + 10, 60)
    library.close()


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path):
    fill(tmp_path / "library", [])
    library = Library.open(tmp_path / "library")
    connection = library._reader.raw_connection()
    connection.driver_connection.execute("PRAGMA max_page_count = 60")
    connection.close()
    given = (Given(f"{n}.txt", f"Japan, part {n}. ".encode() * 200) for n in range(200))
    outcomes = chain.from_iterable(ingest(library, Capitals(), [one]) for one in given)
    kept = []
    with pytest.raises(LibraryError, match="has no room left: the disk is full; free some space and try again"):
        kept.extend(iter(lambda: next(outcomes).document, ""))
    assert kept
    library.close()
    again = Library.open(tmp_path / "library")
    assert again.ids() == kept
    assert set(again.texts(again.changes().present)) == set(range(1, len(kept) + 1))
    again.close()
