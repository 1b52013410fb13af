"""A folder as analysts have it: five hundred files of every format, forty of them broken in their own ways."""

import json
import random
import zipfile

import pytest

from picket.ingest import files
from picket.library import Library, ingest
from tests.ingest import made_files
from tests.library.fakes import Capitals

TOPICS = (
    "Japan considers THAAD for the north",
    "Poland has Aegis Ashore at Redzikowo",
    "Seoul ordered Patriot batteries",
)


def text(n):
    """A text of its own: its words stand in another order for each n."""
    words = f"{TOPICS[n % 3]} and report {n} tells of it in ".split() + [f"word{n}x{i}" for i in range(40)]
    random.Random(n).shuffle(words)
    return " ".join(words) + "."


def page(n):
    body = f"<article><p>{text(n)}</p></article>"
    return f"<!doctype html><html><head><title>Head {n}</title></head><body>{body}</body></html>"


GOOD = {
    ".txt": lambda n: text(n).encode(),
    ".md": lambda n: f"# Head {n}\n\n{text(n)}".encode(),
    ".html": lambda n: page(n).encode(),
    ".htm": lambda n: page(n).encode(),
    ".pdf": lambda n: made_files.pdf(text(n)),
    ".docx": lambda n: made_files.word(text(n)),
    ".rtf": lambda n: rf"{{\rtf1\ansi {text(n)}}}".encode(),
    ".eml": lambda n: made_files.mail(text(n)),
    ".json": lambda n: json.dumps({"title": f"Head {n}", "text": text(n)}).encode(),
    ".TXT": lambda n: text(n).encode("utf-16"),
}

BROKEN = {
    "locked.pdf": (b"%PDF-1.4 cut off", "damaged PDF"),
    "scan.pdf": (made_files.pdf(""), "scan without a text layer"),
    "empty.txt": (b"", "is empty"),
    "zeros.txt": (b"\0\0\0\0", "binary data"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a format|old Office|Word"),
    "no.docx": (b"PK\x03\x04 nonsense", "damaged|no Word document"),
    "nothing.html": (b"<html><body></body></html>", "No article"),
    "list.json": (b"[1, 2]", "list|object"),
    "broken.zip": (b"PK\x03\x04 nonsense", "damaged archive|ZIP"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """300 files as they are, 60 in archives, 60 rows of a table, 40 lines of JSON: 460 documents; and 40 broken."""
    place = tmp_path_factory.mktemp("mixed")
    numbers = iter(range(10_000))
    for suffix, made in GOOD.items():
        inner = place / f"from {suffix[1:]}"
        inner.mkdir()
        for n in (next(numbers) for _ in range(30)):
            (inner / f"{n}{suffix}").write_bytes(made(n))
    for archive in ("a.zip", "b.ZIP"):
        with zipfile.ZipFile(place / archive, "w") as file:
            for n in (next(numbers) for _ in range(30)):
                file.writestr(f"inner/{n}.txt", text(n))
    rows = [f'"Head {n}";"{text(n)}"' for n in (next(numbers) for _ in range(60))]
    (place / "news.csv").write_text("title;text\n" + "\n".join(rows), encoding="utf-8")
    lines = [json.dumps({"headline": f"Head {n}", "body": text(n)}) for n in (next(numbers) for _ in range(40))]
    (place / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for turn in range(4):
        inner = place / f"broken {turn}"
        inner.mkdir()
        for name, (raw, _) in BROKEN.items():
            (inner / f"{turn}-{name}").write_bytes(raw)
    return place


def test_all_that_can_be_read_is_and_each_of_the_rest_says_why(folder, tmp_path):
    library = Library.open(tmp_path / "library")
    outcomes = list(ingest(library, Capitals(), files([folder])))
    assert sum(outcome.result == "added" for outcome in outcomes) == 460
    refused = {outcome.name.rsplit("/", 1)[-1]: outcome.message for outcome in outcomes if outcome.result == "refused"}
    assert len(refused) == 40
    kept = library.changes()
    errors = kept.issues[kept.issues["level"] == "error"]
    assert len(errors) == 40
    for turn in range(4):
        for name, (_, said) in BROKEN.items():
            (message,) = errors.loc[errors["where"].str.endswith(f"{turn}-{name}"), "message"]
            assert message.count(f"{turn}-{name}") == 1
            assert any(part in message for part in said.split("|")), message
            assert message.endswith(".") and message == refused[f"{turn}-{name}"]
    assert kept.documents["story"].nunique() == 460, "no two of them are copies"

    again = list(ingest(library, Capitals(), files([folder])))
    assert [outcome.result for outcome in again].count("already there") == 460
    assert library.changes().documents.equals(kept.documents)
    assert len(library.changes().issues) == len(kept.issues)
    library.close()
