"""What a text states of itself, with the words that say so."""

from __future__ import annotations

from components import look
from picket.model import Document, Field

NAMES: dict[Field, str] = {
    "title": "Title", "source": "Source", "author": "Author", "place": "Place in the dateline",
    "day": "Day in the dateline, without a year", "published": "Published",
}  # fmt: skip


def in_words(document: Document) -> str:
    """A line a field: its name, the exact words and their characters, in Markdown."""
    if not document.stated:
        return "The text states no title, source, author or date of its own."
    return "Read from the text:\n\n" + "\n".join(
        f"- {NAMES[s.field]}: “{look.verbatim(' '.join(s.text.split()))}”, characters {s.start} to {s.end}"
        for s in document.stated
    )
