"""No document makes a reader, or the engine, open a file or ask another host."""

import builtins
import io
import os
import socket
import zipfile

import pytest

from picket.ingest import Given
from picket.ingest.archive import unpacked
from tests.fuzz.laws import read, taken
from tests.fuzz.sound import SOUND
from tests.ingest.made_files import mail, word
from tests.ingest.test_archive import packed

SECRET = "the secret of the server"
ADDRESS = "http://127.0.0.1:9/evil"
LINKED = (
    f'<!doctype html><html><head><link rel="canonical" href="{ADDRESS}"><link rel="stylesheet" href="{ADDRESS}">'
    f'<base href="{ADDRESS}"><meta http-equiv="refresh" content="0;{ADDRESS}"></head><body><article>'
    f'<img src="{ADDRESS}"><iframe src="file:///PLACE"></iframe><p>Japan has ordered THAAD, the ministry of defence '
    "said on Friday after a long debate in the parliament, as was reported.</p></article></body></html>"
)
ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///PLACE"><!ENTITY f SYSTEM "ADDRESS">]>'


def with_entities(xml: str) -> bytes:
    """A Word document whose text names a file and an address as entities."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("Japan has ordered THAAD. MARK"))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            held = old.read(info).decode("latin-1")
            if info.filename == "word/document.xml":
                held = xml + held.partition("?>")[2].replace("MARK", "&e; &f;")
            new.writestr(info, held.encode("latin-1"))
    return out.getvalue()


@pytest.fixture
def hostile(tmp_path):
    """Documents that name a file of this machine and an address, in every way their formats have."""
    place = tmp_path / "secret.txt"
    place.write_text(SECRET)
    page = LINKED.replace("/PLACE", str(place))
    xml = ENTITY.replace("/PLACE", str(place)).replace("ADDRESS", ADDRESS)
    return SOUND | {
        "page.html": page.encode(),
        "page.eml": mail("", page),
        "entity.docx": with_entities(xml),
        "entity.html": (xml + "<html><body><article><p>Japan &e; &f; spoke. " + "It was said. " * 20).encode(),
        "paths.zip": packed(**{str(place): b"Japan spoke.", f"../{place.name}": b"Korea spoke."}),
        "row.jsonl": f'{{"text": "Japan spoke.", "url": "{ADDRESS}", "path": "{place}"}}'.encode(),
        "link.rtf": rb"{\rtf1 {\field{\*\fldinst INCLUDETEXT " + str(place).encode() + rb"}} Japan spoke.}",
    }


@pytest.fixture
def closed(monkeypatch, tmp_path):
    """No socket reaches anything, and whatever is opened in the folder of the test is noted."""
    noted = []

    def refuse(*_, **__):
        raise AssertionError("a socket was asked for")

    def noting(real):
        def opening(path, *args, **options):
            if str(path).startswith(str(tmp_path)):
                noted.append(path)
            return real(path, *args, **options)

        return opening

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for module, name in ((builtins, "open"), (io, "open"), (os, "open")):
        monkeypatch.setattr(module, name, noting(getattr(module, name)))
    return noted


def test_nothing_is_fetched_and_nothing_opened(hostile, closed, engine):
    for name, raw in hostile.items():
        documents = taken(name, raw)
        read(engine, documents)
        assert not [one for one in documents if SECRET in one.text], name
    assert closed == []


def test_a_symbolic_link_in_an_archive_is_a_file_with_a_path_for_its_text():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    (one,) = unpacked(Given("a.zip", out.getvalue()))
    assert one.read()[0].text == "/etc/passwd"
