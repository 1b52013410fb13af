"""The document that a reader makes of a text it took out of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.key import key_of
from picket.ingest.language import language_of
from picket.ingest.masthead import described
from picket.ingest.names import HALF, in_brief, one_line, web_address
from picket.model import Document

MAX_TEXT = 5_000_000
"""Code points of text in one document, about 800,000 words."""

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def document(
    raw: bytes,
    name: str,
    text: str,
    *,
    title: str = "",
    source: str = "",
    author: str = "",
    url: str = "",
    language: str = "",
    published: date | None = None,
    pages: tuple[int, ...] = (),
    collection: str = "",
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Document:
    """A document whose id is that of the bytes. What the file states of itself wins over what its text states.

    `columns` tells for a field the column it stood in; the others are the file's own metadata. Raises
    UnreadableDocument when the text holds no words, or more than a document may have.
    """
    text = HALF.sub("\ufffd", text)
    if len(text) > MAX_TEXT:
        raise UnreadableDocument(f"'{name}' has {len(text):,} characters of text; split it into smaller files.")
    if not any(c.isalnum() for c in text):
        raise UnreadableDocument(f"'{name}' holds no words; check that the right file was chosen.")
    fields: dict[str, Any] = {
        "title": in_brief(title),
        "source": in_brief(source),
        "author": in_brief(author),
        "url": web_address(url),
        "language": language,
        "published": published,
        "collection": in_brief(collection),
    }
    said = {field: value for field, value in fields.items() if value}
    made = told(Document(key_of(raw), name, text, title=fields["title"], language=language, pages=pages))
    return replace(
        made,
        **said,
        stated=tuple(stated for stated in made.stated if stated.field not in said),
        origins={**made.origins, **{f: f"column {one_line(columns[f])}" if f in columns else "file" for f in said}},
    )


def told(document: Document) -> Document:
    """The document with what its text alone tells: what it states of itself, and the language it is in."""
    made = described(document)
    language = made.language or language_of(made.text)
    origins = {**made.origins, **({"language": "detected"} if language and not made.language else {})}
    return replace(made, language=language, origins=origins)
