"""What a text states of itself, with the words that say so."""

from __future__ import annotations

from picket.model import Document, Field

NAMES: dict[Field, str] = {
    "title": "Title", "source": "Source", "author": "Author", "place": "Place in the dateline",
    "day": "Day in the dateline, without a year", "published": "Published",
}  # fmt: skip


def in_words(document: Document) -> str:
    """A line a field: its name, the exact words and their characters; Markdown with the words as code."""
    if not document.stated:
        return "The text states no title, source, author or date of its own."
    return "Read from the text:\n\n" + "\n".join(
        f"- {NAMES[s.field]}: {_as_code(s.text)}, characters {s.start} to {s.end}" for s in document.stated
    )


def _as_code(words: str) -> str:
    """The words between enough backticks that none of their own ends the code."""
    return f"``` {' '.join(words.split())} ```" if "`" in words else f"`{' '.join(words.split())}`"
