"""An export that is stopped in its middle leaves no half file, and an older one as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from picket.cli import _output
from picket.errors import PicketError

KILLED = """
import sys, time
from pathlib import Path
from picket.cli import _output
with _output(Path(sys.argv[1])) as out:
    out.write(b"half")
    out.flush()
    print("written", flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")
def test_a_full_disk_is_one_sentence(tmp_path):
    said = r"'/dev/full' cannot be written \(No space left on device\); choose another"
    with pytest.raises(PicketError, match=said), _output(Path("/dev/full")) as out:
        out.write(b"x" * 100_000)
    assert os.path.exists("/dev/full")


def test_what_fails_in_the_middle_leaves_the_older_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"older")
    with pytest.raises(TypeError), _output(path) as out:
        out.write(b"half" if out.tell() else "no bytes")
    assert path.read_bytes() == b"older"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_what_is_killed_in_the_middle_leaves_no_file_of_that_name(tmp_path):
    path = tmp_path / "a.csv"
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)
    assert not path.exists()
    with _output(path) as out:
        out.write(b"whole")
    assert path.read_bytes() == b"whole"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(PicketError, match="cannot be written"), _output(tmp_path / "none" / "a.csv"):
        pass
