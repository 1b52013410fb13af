"""No document acts on the terminal in which the command line shows it, and no file loses a character of it."""

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.corrections.decision import Decision, Named, Read
from picket.corrections.files import written
from picket.library import Library, ingest
from picket.terminal import Seen, visible
from tests.library.fakes import Capitals
from tests.own_at_hand import own

ROOT = Path(__file__).parents[1]
ACTS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPE = "\x1b[2J"
NAME = "rep\x1b[2Jort\u202etxt.txt"
TEXT = "Title \x1b]0;owned\x07\n\nJapan \x1b[31mand\x9b0m Korea\u202e spoke\x7f of \x08THAAD. " + "It was said. " * 80


def on_terminal(*argv, cwd) -> str:
    """What a command writes to a terminal, both of its streams."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "picket", *argv], stdout=theirs, stderr=theirs, cwd=cwd,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:  # fmt: skip
        os.close(theirs)
        said = b""
        while piece := _read(ours):
            said += piece
        process.wait()
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def _read(file) -> bytes:
    try:
        return os.read(file, 65536)
    except OSError:  # the other side was closed
        return b""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a hostile file and a library that holds it."""
    folder = tmp_path_factory.mktemp("terminal")
    (folder / NAME).write_text(TEXT, encoding="utf-8")
    library = Library.open(folder / "library")
    list(ingest(library, Capitals(), [folder / NAME]))
    library.decide([ruled(1, f"A{ESCAPE}", f"so{ESCAPE}")])
    library.close()
    (folder / "other.jsonl").write_bytes(written([ruled(2, f"B{ESCAPE}", wording=f"Ja{ESCAPE}pan")]))
    (folder / "conflict.jsonl").write_bytes(written([replace(ruled(3, f"C{ESCAPE}"), named=Named("ORG", "Yen"))]))
    own(folder / "more", "heron", "Night Heron", **{f"ma{ESCAPE}kr": "x"})
    own(folder / "library" / "systems", "heron", "Night Heron", **{f"ma{ESCAPE}kr": "x"})
    marks = {"start": 0, "end": 5, "iso3": f"J{ESCAPE}", "kind": "name"}
    gold = {"doc_id": f"one{ESCAPE}", "text": TEXT, "countries": [marks], "systems": [], "persons": [],
            "stages": [{"actor": f"J{ESCAPE}", "system": "thaad", "stage": "ordered"}]}  # fmt: skip
    (folder / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    return folder


def ruled(number: int, who: str, why: str = "", wording: str = "Japan") -> Decision:
    """A decision of somebody about a wording everywhere."""
    return Decision(
        str(number), who, datetime(2026, 1, number, tzinfo=UTC), "name", "everywhere", wording=wording, why=why,
        read=Read("COUNTRY", "JPN"), named=Named("PERSON", f"Jo{ESCAPE}"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("argv", "holds"),
    [
        (("list",), "rep\ufffd[2Jort\ufffdtxt.txt"), (("export", "documents"), "ort"),
        (("list",), "ma\\u001b[2Jkr: there is no such field"), (("decisions",), "A\\u001b[2J: name"),
        (("decide", "other.jsonl"), "1 of 1 decisions are new."), (("decisions",), "Ja\\u001b[2Jpan"),
        (("decide", "conflict.jsonl"), "conflict: C\\u001b[2J decided"),
        (("check-catalogue", "more"), "ma\\u001b[2Jkr: there is no such field"),
        pytest.param(("evaluate", "gold.jsonl"), "missed | one\\u001b[2J | ", marks=pytest.mark.slow),
        pytest.param(("evaluate", "--json", "gold.jsonl"), "scores", marks=pytest.mark.slow),
        pytest.param(("ingest", NAME), "already there", marks=pytest.mark.slow),
        pytest.param(("annotate", "\x1b[2Jnone.txt"), "is not there", marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_a_command_emits_no_control(place, argv, holds):
    said = on_terminal("--library", "library", *argv, cwd=place)
    assert holds in said
    kept = said.replace("\r\x1b[K", "")  # our own: the line that tells how far it is, wiped
    assert not ACTS.findall(kept)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_annotations_are_shown_on_a_terminal_and_written_whole_to_a_file(place, form):
    said = on_terminal("annotate", "--format", form, NAME, cwd=place)
    assert "Japan" in said
    assert not ACTS.findall(said)
    command = [sys.executable, "-m", "picket", "annotate", NAME]
    whole = subprocess.run(command, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert json.loads(whole.stdout)["text"] == TEXT


def test_controls_are_shown_as_what_they_are():
    assert visible("a\x1b[31mb\tc\nd\u202e\x9b") == "a\\u001b[31mb\tc\nd\\u202e\\u009b"


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.integers(1, 7))
def test_pieces_make_no_difference(words, size):
    out, raw = BytesIO(), words.encode()
    seen = Seen(out)
    for start in range(0, len(raw), size):
        seen.write(raw[start : start + size])
    assert out.getvalue().decode() == visible(words)
