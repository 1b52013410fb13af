"""Cases made at random that know the shape of what they break: bytes, words of each format, and parts of containers.

A case is a function of the seed and its number alone, so that whoever knows the two has the case.
"""

# ruff: noqa: E501  (lists of words are read across)
from __future__ import annotations

import base64
import random
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.fuzz.sound import ARTICLE, SOUND

PLAIN = {"a.txt": 30, "a.md": 8, "a.json": 12, "a.csv": 10, "a.tsv": 5, "a.jsonl": 8, "a.rtf": 6, "a.eml": 6}
HEAVY = {"a.html": 2, "a.htm": 2, "a.mhtml": 1, "a.pdf": 4, "a.docx": 1, "a.zip": 3}
SHARES = PLAIN | HEAVY
"""How often each file is begun with: those read in no time more often."""

WORDS = (
    *["Japan", "THAAD", "SM-3 Block IIA", "Patriot", "U.S.", "Gen. Jan Nowak", "Ministry of Defence", "Aegis Ashore in Romania", "S-400"],
    *["PAC-3/THAAD", "South Korea's", "Seoul", "2 May 2025", "the United States and Japan", "said it would buy", "Iron Dome for"],
    "THA\u200bAD", "Pat\u00adriot", "\u202eTHAAD\u202c", "ТHAAD", "\x1b[31mTHAAD\x1b[0m", "\ufeff", "İstanbul", "ß", "ﬁ",
    "e\u0301" * 40, "👩\u200d🚀", "\U0001f1ef\U0001f1f5", "ُّ" * 20, "\u2028", "\u0085", "\x0b", "\x0c", "\x1c", "\r", "\r\n",
    "\u3000", "\u00a0", "\t", "\n\n\n", "\n" * 50, " " * 200, "a" * 500, "-" * 80, "." * 80, "(" * 60, '"' * 60, "“" * 40,
    "Mr. " * 30, "A. " * 30, "1. " * 30, "and " * 50, ", Japan" * 30, "By Ann Lee and ", "—", "$1.5bn", "@a #b", "http://a.b/c",
    "<script>window.hurt=1</script>", "$x^2$", "`a`", "[a](javascript:1)", "=1+1", "\ud800", "\udc00", "\U0010ffff", "\ufffe",
)  # fmt: skip
"""Words put into texts: names, what is not seen, what looks like markup, and a great many of one kind."""

TOKENS: dict[str, tuple[bytes, ...]] = {
    "html": (
        b"<", b">", b"<p>", b"</p>", b"<div>" * 50, b"</div>" * 50, b"<!--", b"-->", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&amp",
        b"<table><tr><td>", b"<meta charset='utf-7'>", b'<meta charset="x-user-defined">', b"<base href='//x'>", b"<title>",
        b'<meta name="date" content="9999-99-99">', b"<article>", b"<svg><style>", b"<template>", b'<html lang="\xff">', b"<br>" * 99,
        b'<script type="application/ld+json">{"@type":["A"],"datePublished":{},"author":[[1]]}</script>', b"<time datetime='0'>",
    ),
    "pdf": (
        b"/Filter /FlateDecode", b"/Filter [/ASCII85Decode /LZWDecode]", b"/Filter /RunLengthDecode", b"/Filter /ASCIIHexDecode",
        b"/Length 99999999", b"/Length -1", b"/Kids [2 0 R 2 0 R]", b"/Parent 4 0 R", b"/Count 999999999", b"/Encrypt 1 0 R", b"<< ",
        b" >>", b"[", b"]", b"(", b")", b"\\", b"BT", b"ET", b" Tj ", b" TJ", b"/F1 0 Tf", b"1e999 0 0 1 0 0 Tm", b"/Type /ObjStm /N 9 /First 4",
        b"/Prev 9", b"/Prev 0", b"xref", b"trailer", b"startxref\n0", b"endobj", b"stream\n", b"endstream", b"null", b"/Rotate 91", b"/MediaBox []",
        b"/Encoding /Identity-H", b"/ToUnicode 5 0 R", b"/Resources 2 0 R", b"99999999999999999999", b"-0.0.0", b"<FEFFD800>", b"/Contents [4 0 R]",
    ),
    "rtf": (
        b"{", b"}", b"\\", b"\\u-1?", b"\\u99999?", b"\\u55296?", b"\\'zz", b"\\'", b"\\bin999999 ", b"\\uc99", b"\\ansicpg0", b"\\ansicpg99999",
        b"\\fonttbl", b"\\cell", b"\\row", b"\\par" * 90, b"{" * 99, b"{\\*\\", b"\\field{\\*\\fldinst HYPERLINK", b"\\u\\u\\u", b"\\pict ffff",
    ),
    "eml": (
        b"Content-Type: ", b"text/html; charset=utf-7", b"multipart/mixed; boundary=a", b"\n--a\n", b"message/rfc822", b"=?utf-8?b?gA==?=",
        b"=?x?q?=41?=", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n", b"quoted-printable", b"=\n", b"=FF", b"\n\n",
        b'charset="', b"; name*0*=utf-8''%ff", b"; filename*=x'", b"Date: 99 May 99999 99:99:99 +9999\n", b"From: <>\n", b"multipart/", b"//",
        b"Content-Disposition: attachment\n", b"Subject:\n\t\n", b"begin 644 a\n", b"\0",
    ),
    "json": (
        b"{", b"}", b"[" * 200, b"]", b'"', b":", b",", b"\\ud800", b"\\u0000", b"\\", b"NaN", b"-Infinity", b"1e999", b"9" * 5000, b"null", b"true",
        b'"$columns"', b'{"text": ', b'"text"', b'"published": -62135596800', b'"date": 1e18', b'"date": "2025-02-30"', b'"language": "xx"',
        b'"url": "javascript:1"', b'"text": 5', b'"text": [["a"]]', b'"collection": "\\n"', b'"$columns": {"text": ""}', b'"$columns": {"text": "x"}',
    ),
    "csv": (b'"', b'""', b";", b",", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\0", b"text,text", b"," * 500, b'\n"' * 30, b"title;text\n", b"'", b"\\"),
}  # fmt: skip
"""Words that the formats are made of, those among them that mislead."""

_LIKE = {"htm": "html", "mhtml": "eml", "jsonl": "json", "tsv": "csv", "md": "html", "zip": "csv", "docx": "html"}
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_ENCODINGS = ("utf-16", "utf-32", "cp1252", "latin-1", "shift_jis", "utf-16-le", "cp1251", "utf-8-sig", "utf-7")


def case(seed: int, number: int, shares: dict[str, int] = SHARES) -> tuple[str, bytes]:
    """The name and the bytes of a case."""
    chance = random.Random(f"{seed}/{number}")
    name = chance.choices(list(shares), list(shares.values()))[0]
    raw = SOUND[name]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        raw = chance.choices((_bytes, _tokens, _words, _parts), (3, 4, 3, 3))[0](raw, name, chance)
    return (chance.choice(list(shares)) if chance.random() < 0.02 else name), raw[:400_000]


def text(seed: int, number: int) -> str:
    """A text that is to be read, made of sentences, names and what misleads."""
    chance = random.Random(f"{seed}/text {number}")
    pieces = ARTICLE.split(" ") if chance.random() < 0.5 else chance.choices(WORDS, k=chance.randrange(1, 30))
    for _ in range(chance.randrange(12)):
        pieces.insert(chance.randrange(len(pieces) + 1), chance.choice(WORDS))
    if chance.random() < 0.2:
        pieces = pieces[: chance.randrange(1, len(pieces) + 1)] * chance.choice((1, 3, 20))
    if chance.random() < 0.3:
        chance.shuffle(pieces)
    made = chance.choice((" ", " ", " ", " ", "", "\n", ", ", ". ")).join(pieces)
    return "".join(c for c in made if not "\ud800" <= c <= "\udfff")[:20_000]


def _bytes(raw: bytes, name: str, chance: random.Random) -> bytes:
    """Some bytes changed, doubled, left out or cut off, whatever they are."""
    new = bytearray(raw or b" ")
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(new))
        how = chance.random()
        if how < 0.5:
            new[at] = chance.choice((chance.randrange(256), 0, 255, 10, 32, new[at] ^ 1 << chance.randrange(8)))
        elif how < 0.75:
            new[at:at] = new[at : at + chance.randrange(1, 60)] * chance.choice((1, 1, 2, 50))
        else:
            del new[at : min(at + chance.randrange(1, 60), len(new) - 1)]
    return bytes(new[: chance.randrange(len(new))] if chance.random() < 0.15 else new)


def _tokens(raw: bytes, name: str, chance: random.Random) -> bytes:
    """Words of the format put in somewhere."""
    suffix = name.partition(".")[2]
    tokens = TOKENS.get(_LIKE.get(suffix, suffix)) or tuple(word.encode("utf-8", "surrogatepass") for word in WORDS)
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(len(raw) + 1)
        raw = raw[:at] + chance.choice(tokens) + raw[at + chance.choice((0, 0, 3)) :]
    return raw


def _words(raw: bytes, name: str, chance: random.Random) -> bytes:
    """Words put in between words; or the whole in another encoding."""
    if chance.random() < 0.1:
        return raw.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.05:
        return chance.choice(_BOMS) + raw
    places = [place for place, byte in enumerate(raw) if byte in b" >\n"] or [0]
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.choice(places)
        raw = raw[:at] + b" " + chance.choice(WORDS).encode("utf-8", "surrogatepass") + raw[at:]
    return raw


def _parts(raw: bytes, name: str, chance: random.Random) -> bytes:
    """What is inside a container changed, and the container made whole again."""
    suffix = name.partition(".")[2]
    if suffix in ("docx", "zip"):
        return _packed_again(raw, chance)
    if suffix == "pdf":
        return _stream_packed(raw, chance)
    if suffix in ("eml", "mhtml"):
        inner = _bytes(SOUND[chance.choice(("a.html", "a.txt", "a.eml"))], name, chance)
        return raw.replace(b"\n\n", b"\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(inner), 1)
    return _bytes(raw, name, chance)


def _packed_again(raw: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    change: Callable[[bytes, str, random.Random], bytes] = chance.choice((_bytes, _tokens, _words))
    try:
        with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            chosen = chance.choice([one for one in names if "document" in one] or names)
            for one in names:
                held = old.read(one)
                inner = "a.zip" if one.endswith(".csv") else "a.docx"
                called = (
                    chance.choice((one, one, f"../{one}", "C:\\" + one, one + "\0", "." * 300))
                    if len(names) < 5
                    else one
                )
                new.writestr(called, change(held, inner, chance) if one == chosen else held)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        IndexError,
    ):
        return _bytes(raw, "a.zip", chance)
    return out.getvalue()


def _stream_packed(raw: bytes, chance: random.Random) -> bytes:
    """A page whose drawing is packed, as in most PDFs, and perhaps broken before or after it was."""
    start = raw.find(b"stream\n") + len(b"stream\n")
    end = raw.find(b"\nendstream", start)
    if end < start:
        return _bytes(raw, "a.pdf", chance)
    drawn = _tokens(raw[start:end], "a.pdf", chance) if chance.random() < 0.7 else raw[start:end]
    packed = zlib.compress(drawn * chance.choice((1, 1, 1, 30)))
    packed = _bytes(packed, "a.pdf", chance) if chance.random() < 0.3 else packed
    head = raw[:start]
    at = head.rfind(b"<< /Length")
    if at < 0:
        return _bytes(raw, "a.pdf", chance)
    return head[:at] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + raw[end:]
