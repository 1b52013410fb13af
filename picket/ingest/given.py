"""What is given to be read: bytes with their name, pasted words, or a source that is refused from the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.key import key_of
from picket.ingest.names import one_line, shown
from picket.ingest.readers import Read, read_bytes
from picket.ingest.text import read_text
from picket.model import Document, Issue


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes as they came, with the name they came under, made fit to be shown.

    `format` is the suffix whose reader reads them, "" for what bytes and name say. `by_hand` holds fields of
    model.DESCRIBED that a reader of the library gave; they win over what text and file say (dates in ISO form).
    `issues` tell what was assumed of the file these bytes were taken from.
    """

    name: str
    raw: bytes
    format: str = ""
    by_hand: Mapping[str, str] = field(default_factory=dict, hash=False)
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown(self.name))

    @property
    def key(self) -> str:
        """The id its document has, known before it is read."""
        return key_of(self.raw)

    def read(self) -> Read:
        """The document in these bytes. Raises UnreadableDocument."""
        document, issues = read_bytes(self.raw, self.name, self.format)
        return corrected(document, self.by_hand), (*self.issues, *issues)


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that cannot be read, with the reason; reading it raises it."""

    name: str
    reason: str
    raw: bytes = b""

    def read(self) -> Read:
        """Raises UnreadableDocument, always."""
        raise UnreadableDocument(self.reason)


Source = Path | Given | Refused


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


def from_paste(text: str, title: str = "") -> Given:
    """Pasted text as a file of its own: named by its title, else by its bytes. Raises UnreadableDocument."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            f"The pasted text holds half a character at {error.start}; paste it again from its source."
        ) from error
    title = one_line(title)
    document, _ = read_text(raw, "pasted text")
    by_hand = {"title": title} if title else {}
    # what was pasted is plain text, even where it is the source of a web page
    return Given(f"{_slug(title) or 'pasted-' + document.id[:6]}.txt", raw, ".txt", by_hand)


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _slug(title: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in title.lower()).split()
    return "-".join(words)[:60].strip("-")
