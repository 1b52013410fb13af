"""A ZIP archive is the files in it: each read as if given alone, one that fails never stops the rest."""

import zipfile
from io import BytesIO

import pytest

from picket.errors import UnreadableDocument
from picket.ingest import Given
from picket.ingest import archive as archives
from picket.ingest.archive import Refused, unpacked
from picket.library import ingest
from tests.ingest.made_files import PAGE, pdf
from tests.library.fakes import Capitals


def packed(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


MIXED = packed(
    **{
        "wire/b.txt": b"Japan ordered the SM-6.",
        "a.html": PAGE.encode(),
        "wire/scan.pdf": pdf(""),
        ".hidden.txt": b"no",
        "__MACOSX/a.txt": b"no",
        "../../etc/passwd.txt": b"Poland spoke.",
        "inner.zip": packed(**{"c.txt": b"Chile spoke."}),
    }
)


def test_files_come_by_name_without_hidden_ones_and_without_their_paths():
    given = list(unpacked(Given("wire.zip", MIXED)))
    assert [one.name for one in given] == ["passwd.txt", "a.html", "inner.zip", "b.txt", "scan.pdf"]
    assert given[3].read()[0].text == "Japan ordered the SM-6."


def test_what_is_no_archive_stays_what_it_is(tmp_path):
    paths = [tmp_path / "a.txt", Given("b.pdf", b"%PDF")]
    assert [one for source in paths for one in unpacked(source)] == paths


def test_an_archive_fills_a_library_and_says_what_it_left_out(library, tmp_path):
    path = tmp_path / "wire.ZIP"
    path.write_bytes(MIXED)
    outcomes = [
        (o.name, o.result) for o in ingest(library, Capitals(), [path, Given("b.txt", b"Japan ordered the SM-6.")])
    ]
    assert outcomes == [
        ("passwd.txt", "added"), ("a.html", "added"), ("inner.zip", "refused"), ("b.txt", "added"),
        ("scan.pdf", "refused"), ("b.txt", "already there"),
    ]  # fmt: skip
    assert set(library.changes().issues["where"]) >= {"inner.zip", "scan.pdf"}


def test_a_damaged_or_missing_archive_is_one_refusal(library, tmp_path):
    sources = [Given("broken.zip", MIXED[:200]), tmp_path / "gone.zip"]
    outcomes = list(ingest(library, Capitals(), sources))
    assert [o.result for o in outcomes] == ["refused", "refused"]
    assert "damaged archive" in outcomes[0].message
    assert "is not there" in outcomes[1].message


def test_a_file_that_unpacks_to_too_much_is_refused_unread():
    (bomb,) = unpacked(Given("a.zip", packed(**{"a.txt": b" " * 6_000_000})))
    with pytest.raises(UnreadableDocument, match="a document may have 5,000,000"):
        bomb.read()


def test_more_files_than_are_taken_are_counted(monkeypatch):
    monkeypatch.setattr(archives, "MAX_FILES", 2)
    *taken, rest = unpacked(Given("a.zip", packed(a=b"1", b=b"2", c=b"3")))
    assert [one.name for one in taken] == ["a", "b"]
    assert isinstance(rest, Refused)
    assert rest.reason == "'a.zip' holds 3 files, of which 2 were taken; split it and add the rest."


def test_a_damaged_file_in_a_sound_archive_does_not_stop_the_rest():
    raw = packed(**{"a.txt": b"Japan " * 50, "b.txt": b"Poland."})
    at = raw.index(b"a.txt") + len("a.txt") + 4
    broken = raw[:at] + b"\xff" * 4 + raw[at + 4 :]
    first, second = unpacked(Given("a.zip", broken))
    assert isinstance(first, Refused)
    assert first.reason == "'a.txt' in 'a.zip' is damaged; unpack it yourself and add it."
    assert second.read()[0].text == "Poland."
