"""What must hold of whatever is given: a document or one sentence, and offsets that are the text's own."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from typing import Protocol

from picket.errors import PicketError
from picket.ingest import Given, Refused
from picket.ingest.archive import unpacked
from picket.ingest.key import key_of
from picket.ingest.kinds import kind_of
from picket.ingest.made import MAX_TEXT
from picket.ingest.names import LONGEST, plain
from picket.model import DESCRIBED, Document, Issue, Reading

MAX_INSIDE = 200
"""Documents looked at in one container."""

_HALF = re.compile(r"[\ud800-\udfff]")


class Broken(AssertionError):
    """A law that does not hold."""


class Reads(Protocol):
    """What is asked of an engine."""

    def read_many(self, documents: Iterable[Document]) -> Iterable[Reading]: ...


def taken(name: str, raw: bytes) -> list[Document]:
    """The documents in what is given, each with its laws checked; refusals keep theirs. Raises Broken, or whatever
    a reader should not have raised.
    """
    found: list[Document] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sources = list(unpacked(Given(name, raw)))
        _law(bool(sources), "something comes of it")
        for source in sources[:MAX_INSIDE]:
            _law(isinstance(source, Given | Refused), "what is inside is bytes, never a path")
            _law(plain(source.name) == source.name and len(source.name) <= LONGEST + 30, f"a name: {source.name!r}")
            try:
                document, issues = source.read()
            except PicketError as error:
                _sentence(str(error))
            else:
                _document(document, source.raw)
                _issues(issues)
                found.append(document)
    return found


def read(engine: Reads, documents: Sequence[Document]) -> list[Reading]:
    """What an engine finds in documents, with its laws checked. Raises Broken."""
    readings = list(engine.read_many(documents))
    _law(len(readings) == len(documents), "a reading a document")
    for document, reading in zip(documents, readings):
        _law(reading.document == document, "the document is as it was")
        _reading(reading)
    return readings


def _document(document: Document, raw: bytes) -> None:
    text = document.text
    _law(document.id == key_of(raw), "the id is that of the bytes")
    _law(bool(text.strip()) and len(text) <= MAX_TEXT, "it holds words, and no more than a document may")
    _law(not _HALF.search(text), "no halves of characters")
    if document.name.endswith((".txt", ".md")) and not kind_of(raw):
        _law(any(text == _decoded(raw, encoding) for encoding in _encodings(raw)), "the text is the bytes, decoded")
    for stated in document.stated:
        _law(text[stated.start : stated.end] == stated.text != "", f"stated at its place: {stated}")
    _law(set(document.origins) <= set(DESCRIBED), f"origins: {document.origins}")
    _law(all(plain(where) == where for where in document.origins.values()), f"origins on one line: {document.origins}")
    for field in ("title", "source", "author", "url", "collection"):
        words = getattr(document, field)
        _law(not _HALF.search(words) and "\n" not in words, f"{field} is one line: {words!r}")
    pages = document.pages
    _law(list(pages) == sorted(pages) and all(0 <= page <= len(text) for page in pages), f"pages: {pages}")


def _reading(reading: Reading) -> None:
    text = reading.document.text
    for m in reading.mentions:
        _law(0 <= m.start < m.end <= len(text) and text[m.start : m.end] == m.text, f"offsets: {m}")
        _law(m.text.strip() == m.text, f"no white space around it: {m}")
        _law(0 <= m.sentence[0] <= m.start and m.end <= m.sentence[1] <= len(text), f"within its sentence: {m}")
        _law(bool(m.label and m.found_by and m.rule), f"says where it comes from: {m}")
        _law((m.sense is None) or m.label == "COUNTRY", f"senses are those of countries: {m}")
    order = [(m.start, -m.end) for m in reading.mentions]
    _law(order == sorted(order), "in the order of the text")
    for s in reading.statements:
        _law(0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.quote, f"quote: {s}")
    _issues(reading.issues)


def _issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        _law(issue.level in ("info", "warning", "error") and bool(issue.where), f"level and place: {issue}")
        _sentence(issue.message, closed=False)
        _sentence(issue.hint)


def _sentence(words: str, closed: bool = True) -> None:
    whole = (words.endswith(".") or not closed) and plain(words) == words and 5 < len(words) < 2_000
    _law(whole, f"a sentence on one line: {words!r}")


def _encodings(raw: bytes) -> list[str]:
    return ["utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", *_guess(raw)]


def _guess(raw: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return [best.encoding] if best else []


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def _law(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)
