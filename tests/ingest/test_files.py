"""Files and folders on the way in, and text that never was a file."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import UnreadableDocument
from picket.ingest import files, from_paste, load, read_file


def test_a_file_is_read_without_touching_its_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Japan\r\nsaid\rso\n")
    document, issues = read_file(path)
    assert (document.name, document.text, issues) == ("a.txt", "Japan\r\nsaid\rso\n", ())


def test_a_file_that_vanished(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"gone.txt' is not there; check the path"):
        read_file(tmp_path / "gone.txt")


def test_a_folder(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"' is a folder; name the files in it\."):
        read_file(tmp_path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(10**10)
    with pytest.raises(UnreadableDocument, match="has 10,000,000,000 bytes"):
        read_file(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Japan")
    path.chmod(0)
    with pytest.raises(UnreadableDocument, match="may not be read by you; ask for permission"):
        read_file(path)


def test_a_refusal_by_the_system_is_told_with_its_reason(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("Japan")
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(UnreadableDocument, match="may not be read by you; ask for permission"):
        load(path)


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_not_utf8(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as file:
        file.write(b"Japan")
    (found,) = files([tmp_path])
    assert load(found).name == "caf\ufffd.txt"


def test_folders_are_opened_in_order_and_hidden_files_passed_over(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "deep/c.pdf", "deep/er/d.md", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    named = tmp_path / ".hidden.txt"
    found = files([tmp_path, named, tmp_path / "gone.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.txt", "b.txt", "deep/c.pdf", "deep/er/d.md", ".hidden.txt", "gone.txt",
    ]  # fmt: skip


def test_a_folder_linked_into_itself_ends(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in files([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Two plus two", "two-plus-two.txt"),
        ("  Łódź:\n 'Patriot' / SM-3?  ", "łódź-patriot-sm-3.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("", "pasted-647294.txt"),
        ("?!", "pasted-647294.txt"),
    ],
)
def test_pasted_text_gets_a_name(title, name):
    given = from_paste("Japan", title)
    assert given.name == name
    document, issues = given.read()
    assert (document.text, document.title, issues) == ("Japan", " ".join(title.split()), ())


@given(st.text())
def test_pasted_text_is_kept_to_the_character_or_refused(text):
    try:
        given = from_paste("Japan" + text)
    except UnreadableDocument:
        return
    assert given.read()[0].text == "Japan" + text


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "Japan \ud83c"])
def test_pasted_text_that_cannot_be_kept(text):
    with pytest.raises(UnreadableDocument, match="pasted text"):
        from_paste(text)
