"""The document that a reader makes of a text it took out of a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from picket.errors import UnreadableDocument
from picket.ingest.key import key_of
from picket.ingest.language import language_of
from picket.ingest.masthead import described
from picket.model import Document

MAX_TEXT = 5_000_000
"""Code points of text in one document, about 800,000 words."""


def document(
    raw: bytes,
    name: str,
    text: str,
    *,
    title: str = "",
    source: str = "",
    author: str = "",
    published: date | None = None,
) -> Document:
    """A document whose id is that of the bytes. What the file states of itself wins over what its text states.

    Raises UnreadableDocument when the text holds no words, or more than a document may have.
    """
    if len(text) > MAX_TEXT:
        raise UnreadableDocument(f"'{name}' has {len(text):,} characters of text; split it into smaller files.")
    if not any(c.isalnum() for c in text):
        raise UnreadableDocument(f"'{name}' holds no words; check that the right file was chosen.")
    made = described(Document(key_of(raw), name, text, title, language=language_of(text)))
    said = {"source": source, "author": author, "published": published}
    stated = tuple(s for s in made.stated if not said.get(s.field))
    return replace(
        made,
        source=source or made.source,
        author=author or made.author,
        published=published or made.published,
        stated=stated,
    )


def own_words(**fields: object) -> str:
    """Which of these fields the file itself stated, in words; "" when it stated none."""
    given = [field for field, value in fields.items() if value]
    listed = ", ".join(given[:-1]) + (" and " if len(given) > 1 else "") + given[-1] if given else ""
    return f"The file states its {listed} itself." if given else ""
