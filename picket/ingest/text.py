"""Plain text and Markdown: bytes decoded once, exactly; line ends, spaces and markup stay as they are."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from picket.errors import UnreadableDocument
from picket.ingest.key import key_of
from picket.ingest.made import told
from picket.model import Document, Issue, Stated

MARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it starts with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Byte-order marks and what they announce."""

MAX_CONTROL = 0.01
"""Share of control characters above which it is not text."""

MOSTLY_ASCII = 0.3
"""Share of bytes above ASCII below which a text is in Latin letters."""

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)([^\n]*)", re.MULTILINE)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def read_text(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from plain text, with what its own head and foot state. Raises UnreadableDocument."""
    text, issues = _read(raw, name)
    return told(Document(key_of(raw), name, text)), issues


def read_markdown(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from Markdown, kept as it is written; the first heading is its title."""
    text, issues = _read(raw, name)
    heading = _HEADING.search(text)
    if heading is None:
        return told(Document(key_of(raw), name, text)), issues
    title, start = _unclosed(heading.group(1)), heading.start(1)
    stated = Stated("title", start, start + len(title), title)
    return told(Document(key_of(raw), name, text, title, stated=(stated,))), issues


def _unclosed(heading: str) -> str:
    """The words of a heading without the marks that may close it: "Missiles ##"."""
    heading = heading.rstrip()
    words = heading.rstrip("#")
    return words.rstrip() if words[-1:].isspace() else heading


def check_words(text: str, name: str) -> None:
    """Refuse what holds no words or is no text."""
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise UnreadableDocument(f"'{name}' holds no words; check that the right text was chosen.")
    if "\0" in text or len(_CONTROL.findall(text)) > MAX_CONTROL * len(text):
        raise UnreadableDocument(_binary(name))


def decoded(raw: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The text and, if the bytes alone did not settle its encoding, an issue that says what was assumed.

    Raises UnreadableDocument.
    """
    encoding, issues = encoding_of(raw, name)
    mark = next((mark for mark in MARKED if raw.startswith(mark)), b"")
    return _strictly(raw[len(mark) :], encoding, name), issues


def encoding_of(raw: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The encoding of these bytes after their byte-order mark, and an issue as in `decoded`.

    Raises UnreadableDocument.
    """
    for mark, encoding in MARKED.items():
        if raw.startswith(mark):
            said = f"The file starts with a byte-order mark of {encoding.upper()}, which was left out."
            return encoding, (Issue("info", name, said, "Nothing to do: the text is complete."),)
    if b"\0" in raw:
        raise UnreadableDocument(_binary(name))
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw):
            raise UnreadableDocument(_damaged(name, "UTF-8", error)) from error
        return _guessed(raw, name)
    return "utf-8", ()


def _read(raw: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    text, issues = decoded(raw, name)
    check_words(text, name)
    return text, issues


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(_damaged(name, encoding.upper(), error)) from error


def _damaged(name: str, encoding: str, error: UnicodeDecodeError) -> str:
    return (
        f"'{name}' is {encoding} but damaged at byte {error.start}; "
        "get a fresh copy, or mend it in an editor and save it as UTF-8."
    )


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether more bytes above ASCII form UTF-8 characters than do not: then no other encoding was meant."""
    rest = _MULTIBYTE.sub(b"", raw)
    return len(raw) - len(rest) > len(_HIGH.findall(rest))


def _guessed(raw: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    """Windows-1252 for what is mostly ASCII, as old English files nearly always are; else the likeliest."""
    encoding = "cp1252" if len(_HIGH.findall(raw)) < MOSTLY_ASCII * len(raw) else _likeliest(raw)
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"The encoding of '{name}' is not known (not UTF-8, nor {encoding} at byte {error.start}); "
            "open it in an editor and save it as UTF-8."
        ) from error
    said = f"The file is not UTF-8 and was read as {encoding}, which is a guess."
    return encoding, (Issue("warning", name, said, "If accents or quotes look wrong, save it as UTF-8 and add it."),)


def _likeliest(raw: bytes) -> str:
    best = from_bytes(raw).best()
    return best.encoding if best else "cp1252"


def _binary(name: str) -> str:
    return f"'{name}' holds binary data, not text; save its text as UTF-8 under .txt and try again."
