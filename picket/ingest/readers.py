"""Which reader reads which bytes. A new format is a file beside this one and a line in READERS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from picket.errors import UnreadableDocument
from picket.ingest.html import read_html, read_mhtml
from picket.ingest.kinds import foreign, kind_of
from picket.ingest.mail import read_eml
from picket.ingest.names import shown
from picket.ingest.office import read_docx
from picket.ingest.pdf import read_pdf
from picket.ingest.record import read_json
from picket.ingest.rich import read_rtf
from picket.ingest.text import read_markdown, read_text
from picket.model import Document, Issue
from picket.patience import TimeIsUp, at_most

PATIENCE = 60.0
"""Seconds of computing in which a file must open."""

Read = tuple[Document, tuple[Issue, ...]]
"""A document and what its reader had to assume or leave out."""

Reader = Callable[[bytes, str], Read]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".rtf": read_rtf,
    ".eml": read_eml,
    ".json": read_json,
}

TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")
"""Collections with one document a row."""

ARCHIVE = ".zip"

MAX_BYTES = 5_000_000
"""Of plain text, about 800,000 words; a longer file is a collection, and its pieces are better kept apart."""

MAX_PACKED = 50_000_000
"""Of the other formats, which also hold pictures and layout."""

MAX_TABLE = 1_000_000_000
"""Of a collection on the disk or in an archive, which is read row by row or file by file."""


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot; "" if it has none."""
    return PurePath(name).suffix.lower()


def read_bytes(raw: bytes, name: str, format: str = "") -> Read:
    """The document in these bytes: `format`, else what the bytes plainly are, else the suffix of `name` decides.

    Raises UnreadableDocument.
    """
    name = shown(name)
    kind, reader = reader_of(raw, name, format)
    try:
        with at_most(PATIENCE):
            document, issues = reader(raw, name)
    except TimeIsUp as over:
        raise UnreadableDocument(
            f"'{name}' could not be opened in {PATIENCE:g} seconds; save its text as .txt and add that."
        ) from over
    except MemoryError as error:
        raise UnreadableDocument(
            f"'{name}' needs more memory to be opened than there is; save its text as .txt and add that."
        ) from error
    if kind and READERS.get(suffix_of(name)) is not reader:
        issues = (_disguised(kind, name), *issues)
    return document, issues


def reader_of(raw: bytes, name: str, format: str = "") -> tuple[str, Reader]:
    """What the bytes plainly are ("" where name or `format` decide) and what reads them, without reading them.

    Raises UnreadableDocument: they are empty, in no format that Picket reads, or too many.
    """
    if not raw:
        raise empty(name)
    suffix = format or suffix_of(name)
    kind = "" if format else kind_of(raw)
    if kind == "zip" and suffix == ".docx":
        kind = ""  # a damaged one, as its reader says
    if kind and kind not in READERS:
        raise foreign(kind, name)
    reader = READERS.get(kind or suffix)
    if reader is None:
        raise _unknown(suffix, name)
    check_size(len(raw), name, limit_of(kind or suffix))
    return kind, reader


def limit_of(suffix: str) -> int:
    """Bytes that a file with this suffix may have."""
    if suffix in (*TABLES, ARCHIVE):
        return MAX_TABLE
    return MAX_BYTES if READERS.get(suffix) in (None, read_text, read_markdown) else MAX_PACKED


def check_size(size: int, name: str, limit: int, what: str = "") -> None:
    """Raises UnreadableDocument when a file of this size in bytes is larger than the limit for `what` it is."""
    if size > limit:
        what = what or ("a collection" if limit == MAX_TABLE else "a document")
        raise UnreadableDocument(
            f"'{name}' has {size:,} bytes and {what} may have {limit:,}; split it into smaller files."
        )


def empty(name: str) -> UnreadableDocument:
    """Why a file without a byte is no document."""
    return UnreadableDocument(f"'{name}' is empty and holds no words; check that the right file was chosen.")


def _unknown(suffix: str, name: str) -> UnreadableDocument:
    if suffix in TABLES:
        return UnreadableDocument(f"'{name}' is a table of documents; add it to a library, which takes in its rows.")
    known = ", ".join((*READERS, *TABLES, ARCHIVE))
    return UnreadableDocument(f"'{name}' is not a format Picket reads ({known}); save its text as .txt and try again.")


def _disguised(kind: str, name: str) -> Issue:
    called = {".pdf": "a PDF", ".docx": "a Word document", ".rtf": "a rich-text document"}.get(kind, "a web page")
    said = f"'{name}' is {called} under another name and was read as one."
    return Issue("warning", name, said, f"Nothing to do, unless its words look wrong; its name should end in {kind}.")
