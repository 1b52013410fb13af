"""What the command line says of places it cannot write to or read from, and that it leaves no half file there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from picket.cli import _output, main
from picket.errors import PicketError
from picket.ingest import Given
from picket.library import Library, ingest
from tests.library.fakes import Capitals

ROOT = Path(__file__).parents[1]

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


@pytest.mark.parametrize("name", ["a" * 255, "ä" * 127, "b" * 251 + ".csv"])
def test_the_longest_names_of_files_can_be_written(tmp_path, name):
    for _ in range(2):
        with _output(tmp_path / name) as out:
            out.write(b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"whole")]


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder with a library of one document, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
    library = Library.open()
    list(ingest(library, Capitals(), [Given("a.txt", b"Japan said no.")]))
    library.close()
    return tmp_path


def test_a_copy_may_have_the_longest_name_of_a_file(shelf, capsys):
    name = "c" * 248 + ".picket"
    assert main(["backup", name]) == 0
    assert main(["restore", name, "--library", "other"]) == 0
    assert capsys.readouterr().out.startswith("1 document copied to 'ccc")
    assert sorted(path.name for path in shelf.iterdir()) == [name, "library", "other"]


LONG = "x" * 300


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ingest", LONG], "cannot be read (File name too long)"),
        (["annotate", LONG], "cannot be read (File name too long)"),
        (["export", "mentions", "--out", LONG], "cannot be written (File name too long)"),
        (["brief", "--out", f"{LONG}.html"], "cannot be written (File name too long)"),
        (["backup", LONG], "cannot be written (File name too long)"),
        (["restore", LONG], "is not there or no file"), (["decide", LONG], "cannot be read (File name too long)"),
        (["evaluate", LONG], "cannot be read ("), (["backup", "--library", LONG, "copy"], "There is no library in"),
        (["list", "--library", LONG], "cannot be made (File name too long)"),
    ],
)  # fmt: skip
def test_a_path_that_is_too_long_is_one_sentence(shelf, capsys, argv, said):
    assert main(argv) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert LONG in line and said in line
    assert [path.name for path in shelf.iterdir()] == ["library"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["check-catalogue", LONG], f"'{LONG}' is no folder"), (["--library", "", "list"], "name a folder; an empty"),
        (["list", "--library", " "], "name a folder; an empty name is none"),
    ],
)  # fmt: skip
def test_what_is_no_folder_is_asked_wrongly(shelf, capsys, argv, said):
    with pytest.raises(SystemExit, match="2"):
        main(argv)
    assert said in capsys.readouterr().err
    assert [path.name for path in shelf.iterdir()] == ["library"]


FULL = "What was asked for cannot be printed (No space left on device); name a file with --out, or make room."


def in_shell(redirected: str, *argv: str) -> tuple[int, str, str]:
    """Exit code and both streams of a command whose streams the shell redirects first."""
    command = ["sh", "-c", f'exec "$0" -m picket "$@" {redirected}', sys.executable, *argv]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")
@pytest.mark.parametrize(
    "argv",
    [
        ["list"], ["export", "documents"], ["export", "all", "--format", "xlsx"],
        pytest.param(["annotate", "a.txt"], marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_a_full_disk_behind_stdout_is_one_sentence(shelf, argv):
    (shelf / "a.txt").write_text("Japan said no.")
    assert in_shell("> /dev/full", *argv) == (1, "", f"picket: {FULL}\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")
def test_what_is_asked_for_comes_though_nobody_can_be_told_what_went_wrong(shelf):
    (shelf / "library" / "systems").mkdir()
    (shelf / "library" / "systems" / "broken.yml").write_text("[")
    assert "a.txt" in in_shell("", "list")[1] and "broken.yml" in in_shell("", "list")[2]
    assert in_shell("2>&-", "list")[:2] == in_shell("", "list")[:2]
    assert in_shell("2> /dev/full", "list")[0] == 1


@pytest.mark.parametrize("redirected", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "argv", [["list"], ["export", "documents"], pytest.param(["annotate", "a.txt"], marks=pytest.mark.slow)]
)
def test_a_stream_that_is_closed_is_no_reason_to_fail(shelf, redirected, argv):
    (shelf / "a.txt").write_text("Japan said no.")
    code, out, error = in_shell(redirected, *argv)
    assert (code, error) == (0, "")
    assert ("a.txt" in out) == (redirected == "2>&-")


def test_a_file_is_written_whole_with_every_stream_closed(shelf):
    assert in_shell("<&- >&- 2>&-", "export", "documents", "--out", "here.csv")[0] == 0
    assert (shelf / "here.csv").read_text() == in_shell("", "export", "documents")[1]


def test_what_fails_with_every_stream_closed_fails_quietly(shelf):
    assert in_shell(">&- 2>&-", "export", "documents", "--out", LONG) == (1, "", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes that have a name")
@pytest.mark.parametrize("command", ["decide", "evaluate"])
@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_what_may_never_end_is_not_read(shelf, capsys, command, name):
    os.mkfifo(shelf / "pipe")
    assert main([command, name]) == 1
    said = f"picket: '{name}' is a pipe or a device, not a file; save what it gives in a file.\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize(
    ("command", "most", "what"), [("decide", 50_000_000, "a decisions file"), ("evaluate", 200_000_000, "a gold file")]
)
def test_what_is_too_large_to_be_read_whole_is_refused(shelf, capsys, command, most, what):
    with (shelf / "large.jsonl").open("wb") as file:
        file.truncate(most + 1)  # takes no room on the disk
    assert main([command, "large.jsonl"]) == 1
    said = f"has {most + 1:,} bytes and {what} may have {most:,}; split it into smaller files."
    assert capsys.readouterr() == ("", f"picket: 'large.jsonl' {said}\n")


@pytest.mark.parametrize("command", ["decide", "evaluate"])
def test_a_folder_is_no_file_to_read(shelf, capsys, command):
    assert main([command, "library"]) == 1
    assert "'library' cannot be read (" in capsys.readouterr().err
