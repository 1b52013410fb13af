"""What was acknowledged is on the disk, whoever is killed and however many write at once."""

import signal
import subprocess
import sys

from picket.library import Library

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
    assert len(kept.mentions) == 2 * len(ids)
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
