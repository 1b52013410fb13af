"""Taking documents in: bytes and a name become a Document, or one sentence says why not.

`READERS` is all that the command line, the screen and the tests know of formats; a new one is a file here
and a line there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.html import read_html, read_mhtml
from picket.ingest.key import key_of
from picket.ingest.mail import read_eml
from picket.ingest.office import read_docx, read_rtf
from picket.ingest.pdf import read_pdf
from picket.ingest.text import read_markdown, read_text
from picket.model import Document, Issue

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
}

MAX_BYTES = 5_000_000
"""Of plain text, about 800,000 words; a longer file is a collection, and its pieces are better kept apart."""

MAX_PACKED = 50_000_000
"""Of the other formats, which also hold pictures and layout."""


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes as they came, with the name they came under.

    `format` is the suffix whose reader reads them, "" for that of the name. `by_hand` holds fields of
    model.DESCRIBED that a reader of the library gave; they win over what text and file say (dates in ISO form).
    """

    name: str
    raw: bytes
    format: str = ""
    by_hand: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        """The id its document has, known before it is read."""
        return key_of(self.raw)

    def read(self) -> Read:
        """The document in these bytes. Raises UnreadableDocument."""
        document, issues = read_bytes(self.raw, self.name, self.format)
        return corrected(document, self.by_hand), issues


def corrected(document: Document, by_hand: Mapping[str, str]) -> Document:
    """The document with these fields as they were given by hand; published is an ISO date, or "" for undated."""
    if not by_hand:
        return document
    values: dict[str, Any] = {name: _day(value) if name == "published" else value for name, value in by_hand.items()}
    return replace(
        document,
        **values,
        stated=tuple(stated for stated in document.stated if stated.field not in by_hand),
        origins={**document.origins, **dict.fromkeys(by_hand, "hand")},
    )


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def read_file(path: Path) -> Read:
    """The document in one file. Raises UnreadableDocument."""
    return load(path).read()


def read_bytes(raw: bytes, name: str, format: str = "") -> Read:
    """The document in these bytes; `format`, else the suffix of `name`, chooses the reader.

    Raises UnreadableDocument.
    """
    reader = READERS.get(format or PurePath(name).suffix.lower())
    if reader is None:
        raise UnreadableDocument(
            f"'{name}' is not a format Picket reads ({', '.join(READERS)}); save its text as .txt and try again."
        )
    _check_size(len(raw), name)
    return reader(raw, name)


def from_paste(text: str, title: str = "") -> Given:
    """Pasted text as a file of its own: named by its title, else by its bytes. Raises UnreadableDocument."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            f"The pasted text holds half a character at {error.start}; paste it again from its source."
        ) from error
    title = " ".join(title.split())
    document, _ = read_text(raw, "pasted text")
    by_hand = {"title": title} if title else {}
    return Given(f"{_slug(title) or 'pasted-' + document.id[:6]}.txt", raw, by_hand=by_hand)


def load(path: Path) -> Given:
    """The bytes of one file. Raises UnreadableDocument: it is gone, a folder, too large, not permitted."""
    # a file name need not be UTF-8, but what is kept must be
    shown = os.fsencode(path).decode("utf-8", "replace")
    try:
        _check_size(path.stat().st_size, shown)
        return Given(PurePath(shown).name, path.read_bytes())
    except OSError as error:
        other = f"cannot be read ({error.strerror})", "copy it elsewhere and try again"
        said, hint = FAILURES.get(type(error), other)
        raise UnreadableDocument(f"'{shown}' {said}; {hint}.") from error


FAILURES: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("is not there", "check the path, or whether it was moved in the meantime"),
    PermissionError: ("may not be read by you", "ask for permission or copy it elsewhere"),
    IsADirectoryError: ("is a folder", "name the files in it"),
}
"""What went wrong with a file and what to do next."""


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named, and every one in the folders named, at any depth and in order of their names.

    Hidden files are passed over. A folder that cannot be opened is yielded itself, so that `load` says why.
    """
    for path in paths:
        yield from _inside(path) if path.is_dir() else [path]


def _inside(root: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for folder, inner, names in os.walk(root, onerror=closed.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    yield from (Path(error.filename) for error in closed)


def _check_size(size: int, name: str) -> None:
    limit = MAX_BYTES if READERS.get(PurePath(name).suffix.lower()) in (None, read_text, read_markdown) else MAX_PACKED
    if size > limit:
        raise UnreadableDocument(
            f"'{name}' has {size:,} bytes and a document may have {limit:,}; split it into smaller files."
        )


def _slug(title: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in title.lower()).split()
    return "-".join(words)[:60].strip("-")
