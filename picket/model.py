"""What the engine talks about: documents, the mentions and statements found in them, and what went wrong.

All offsets are Unicode code points into `Document.text` (Python `len`), end exclusive, so that
`document.text[m.start:m.end] == m.text` holds for every mention of every document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Sense = Literal["name", "demonym", "metonym", "short", "place"]
SENSES: tuple[Sense, ...] = ("name", "demonym", "short", "metonym", "place")
COUNTED_SENSES: tuple[Sense, ...] = ("name", "demonym", "short", "metonym")
"""The senses by which a country is counted unless the reader asks otherwise."""

Stage = Literal[
    "proposed", "considering", "requested", "approved", "ordered", "deploying",
    "operational", "tested", "opposed", "suspended", "cancelled",
]  # fmt: skip

Level = Literal["info", "warning", "error"]

DESCRIBED = ("title", "source", "author", "url", "published", "language", "collection")
"""What is known of a document beside its text; each may be corrected by hand."""

Field = Literal["title", "source", "author", "place", "day", "published"]
"""What a text may state of itself; `place` and `day` (without a year) are those of a dateline."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The exact words that state something of the document: `document.text[start:end] == text`."""

    field: Field
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was given. `text` never changes after reading; its offsets are the law.

    `id` is the first 16 hex digits of the SHA-256 of the raw bytes. `published` is None when the
    text or its file does not state a date: it is never guessed. `language` is an ISO 639 code, "" when too
    little stands there to tell. `origins` tells for each field of DESCRIBED that is known where it came from: "text"
    (its words are in `stated`), "file" (the file's own metadata), "column X" of a table, "detected", or "hand".
    `pages` holds the code point at which each page starts, for formats that have pages; an empty page starts where
    the next one with words does. `collection` is the body of documents it came with or was put into, "" for none.
    """

    id: str
    name: str
    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    language: str = ""
    author: str = ""
    stated: tuple[Stated, ...] = ()
    url: str = ""
    origins: Mapping[str, str] = field(default_factory=dict, hash=False)
    pages: tuple[int, ...] = ()
    collection: str = ""


def page_of(pages: Sequence[int], place: int) -> int | None:
    """The page, from 1, on which this code point stands; None in a document without pages."""
    return bisect_right(pages, place) or None


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of text that names something.

    `label`: COUNTRY, SYSTEM, PERSON, ORG, or spaCy's OntoNotes label for what is not resolved further.
    `target`: COUNTRY: ISO 3166-1 alpha-3 (XKX for Kosovo), None when ambiguous; SYSTEM: catalogue key;
    PERSON, ORG: the canonical name within this document; otherwise None.
    `sense`: COUNTRY only. `variant`: SYSTEM only (Block IIA, PAC-3 MSE).
    `found_by`: the pipeline component; `rule`: the alias or pattern that fired, in words a reader understands.
    `sentence`: (start, end) of the sentence around it, code points, end exclusive.
    """

    document: str
    start: int
    end: int
    text: str
    label: str
    target: str | None
    sense: Sense | None
    variant: str | None
    found_by: str
    rule: str
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one country is reported to do about one system, in the exact words of the text.

    `quote == document.text[start:end]`. `speaker` is the person or body the text credits, else None.
    """

    document: str
    actor: str
    system: str
    stage: Stage
    negated: bool
    hedged: bool
    speaker: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood and is therefore shown: where, what, and what the reader can do."""

    level: Level
    where: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the engine found in one document.

    `fingerprint` names engine, model and catalogue; a different fingerprint makes a stored reading stale.
    """

    document: Document
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...] = field(default=())
    fingerprint: str = ""
