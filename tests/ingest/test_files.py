"""Files and folders on the way in, and text that never was a file."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import UnreadableDocument
from picket.ingest import Refused, disk, files, from_paste, load, read_file
from picket.ingest.expected import expected
from picket.library import ingest
from tests.library.fakes import Capitals


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
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("Japan")
    monkeypatch.setattr(type(path), "open", refuse)
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


@pytest.fixture
def handed(tmp_path):
    """A folder as others may hand it on: a file, a link within it, and much that is none of it."""
    (tmp_path / "secret.txt").write_text("no business of theirs")
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Japan.")
    (folder / "deep" / "b.txt").symlink_to("../a.txt")
    for name, leads in (
        ("c.txt", tmp_path / "secret.txt"), ("d.txt", "../secret.txt"), ("e.csv", "/dev/zero"), ("f.txt", "gone.txt"),
        ("g.txt", "g.txt"), ("h.txt", "/etc/../etc/hosts"),
    ):  # fmt: skip
        (folder / name).symlink_to(leads)
    os.mkfifo(folder / "i.txt")
    os.mkfifo(folder / "j.csv")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are those of POSIX")
def test_of_a_folder_only_its_own_files_are_read(handed, library):
    sources = list(files([handed]))
    assert [expected(source) for source in sources] == [1] * 10
    outcomes = {o.name.removeprefix(f"{handed}/"): o for o in ingest(library, Capitals(), sources)}
    assert [name for name, o in outcomes.items() if o.result != "refused"] == ["a.txt", "b.txt"]
    link = "is a link that leads out of its folder and was not followed; if you want that file, name it by itself."
    pipe = "is a pipe or a device, not a file; save what it gives in a file."
    said = {
        "c": link,
        "d": link,
        "e": link,
        "h": link,
        "f": "is not there",
        "g": "cannot be read",
        "i": pipe,
        "j": pipe,
    }
    told = {name[0]: o.message for name, o in outcomes.items() if o.result == "refused"}
    assert told.keys() == said.keys()
    for name, words in said.items():
        assert told[name].startswith(f"'{handed / name}.") and words in told[name]
    assert set(library.changes().issues["message"]) >= set(told.values())


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are those of POSIX")
def test_what_is_named_may_be_a_link_but_must_be_a_file(handed):
    def why(name):
        with pytest.raises(UnreadableDocument) as refused:
            load(handed / name)
        return str(refused.value)

    (linked,) = files([handed / "c.txt"])
    assert load(linked).raw == b"no business of theirs"
    (handed / "zero.txt").symlink_to("/dev/zero")
    assert "zero.txt' is a pipe or a device, not a file" in why("zero.txt")
    assert "i.txt' is a pipe or a device, not a file" in why("i.txt")


@pytest.mark.skipif(os.name != "posix", reason="links are those of POSIX")
def test_a_folder_that_is_named_by_a_link_is_a_folder(handed, tmp_path):
    (tmp_path / "link").symlink_to(handed)
    found = [source.name for source in files([tmp_path / "link"]) if not isinstance(source, Refused)]
    assert found == ["a.txt", "f.txt", "g.txt", "i.txt", "j.csv", "b.txt"]


def test_a_file_longer_than_the_system_says_is_not_read_to_its_end(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Japan " * 1_000_000)
    monkeypatch.setattr(disk, "_check", lambda *_: None)
    with pytest.raises(UnreadableDocument, match="has 5,000,001 bytes and a document may have 5,000,000"):
        load(path)


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
