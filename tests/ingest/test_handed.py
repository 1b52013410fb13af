"""What is handed in on a page is limited by number, size and kind, each with a sentence."""

import pytest

from picket.ingest import READERS, TABLES, Given
from picket.ingest.handed import MAX_FILES, MAX_TOTAL, sorted_out, too_much
from tests.fuzz.sound import SOUND

PACK = "pack them into a .zip archive, or add them in portions."


def test_files_are_counted_and_weighed():
    assert too_much(MAX_FILES, MAX_TOTAL) == ""
    assert too_much(501, 1) == f"501 files were chosen and 500 can be handed in at once; {PACK}"
    assert (
        too_much(1, 500_000_001) == f"The files have 500,000,001 bytes and 500,000,000 can be handed in at once; {PACK}"
    )


def test_every_kind_that_is_read_is_taken():
    assert {f".{name.partition('.')[2]}" for name in SOUND} >= {*READERS, *TABLES} - {".mht", ".ndjson"}
    given = [Given(name, raw) for name, raw in SOUND.items()]
    assert sorted_out(given) == (given, [])


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.exe", b"MZ\0\0", "'a.exe' is a program, which Picket does not read as a document;"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "'a.txt' is a picture,"),
        ("a.xyz", b"Japan.", "'a.xyz' is not a format Picket reads"),
        ("a.txt", b"", "'a.txt' is empty"),
    ],
)
def test_other_kinds_are_told_and_left_out(name, raw, said):
    sound = Given("b.txt", b"Japan.")
    taken, (sentence,) = sorted_out([Given(name, raw), sound])
    assert taken == [sound]
    assert sentence.startswith(said)
