"""Files of every format with some of their bytes changed, doubled or cut off: a document, or one sentence."""

import random
import warnings
from contextlib import suppress

import pytest

from picket.errors import UnreadableDocument
from picket.ingest import Given
from picket.ingest.archive import unpacked
from tests.ingest.made_files import PAGE, mail, pdf, saved_page, word
from tests.ingest.test_archive import packed

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday."
CSV = f'title;text;date\nA;"{WORDS}\n";3 May 2025\nB;{WORDS};03/05/2025\n'.encode()
SOUND = {
    "a.txt": WORDS.encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": saved_page(),
    "a.pdf": pdf(WORDS, WORDS),
    "a.docx": word(WORDS, rows=(("Buyer", "System"),)),
    "a.rtf": rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\x y}\f0 The \b plan\b0, S\'e3o \u8217?\uc1 P\par}",
    "a.eml": mail(WORDS, PAGE, b"%PDF-"),
    "a.json": f'{{"text": "{WORDS}", "date": 1746230400, "x": [1, 2.5, null]}}'.encode(),
    "a.csv": CSV,
    "a.jsonl": f'{{"title": "A", "text": "{WORDS}"}}\n'.encode() * 3,
    "a.zip": packed(**{"a.txt": WORDS.encode(), "b.csv": CSV, "c.docx": word(WORDS)}),
}


def broken(raw, chance):
    """The bytes with up to ten of them changed, doubled or left out, and now and then without their end."""
    new = bytearray(raw)
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(new))
        how = chance.random()
        if how < 0.5:
            new[at] = chance.randrange(256)
        elif how < 0.75:
            new[at:at] = new[at : at + chance.randrange(1, 30)]
        else:
            del new[at : min(at + chance.randrange(1, 20), len(new) - 1)]
    return bytes(new[: chance.randrange(len(new))] if chance.random() < 0.3 else new)


@pytest.mark.parametrize("name", SOUND)
def test_broken_bytes_become_a_document_or_a_sentence(name):
    chance = random.Random(2025)
    for _ in range(100):
        raw = broken(SOUND[name], chance)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = list(unpacked(Given(name, raw)))
            assert found
            for one in found:
                with suppress(UnreadableDocument):
                    document, _ = one.read()
                    assert document.text.strip()
                    repr(document).encode()
