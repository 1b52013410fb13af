"""Saved web pages: the article without what stands around it, with the title, site, author and date of the page.

The extraction is trafilatura's (Apache 2.0). A date counts only where the page's own metadata state it; nothing is
fetched, and no script of the page is run.
"""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default

from picket.errors import UnreadableDocument
from picket.ingest.made import document, own_words
from picket.model import Document, Issue

STATED_DATES = {"extensive_search": False, "original_date": True}
"""For htmldate: metadata only, and the day of publication instead of the last change."""


def read_html(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from a page. Its paragraphs are set apart by empty lines. Raises UnreadableDocument."""
    return _read(raw, raw, name)


def read_mhtml(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from a page that a browser saved as one file. Raises UnreadableDocument."""
    page = message_from_bytes(raw, policy=default).get_body(("html",))
    if page is None:
        raise UnreadableDocument(f"'{name}' holds no page; save it again as a web page, or its text as .txt.")
    return _read(raw, bytes(page.get_payload(decode=True) or b""), name)


def article(page: bytes | str) -> tuple[str, str, str, str, date | None]:
    """Text, title, site, author and date of a page; the text is empty when no article is found."""
    from trafilatura import bare_extraction  # heavy: only who reads a page pays for it

    found = bare_extraction(
        page, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=STATED_DATES
    )
    if found is None or isinstance(found, dict):
        return "", "", "", "", None
    text = "\n\n".join(line for line in (found.text or "").splitlines() if line.strip())
    published = date.fromisoformat(found.date) if found.date else None
    return text, found.title or "", found.sitename or "", found.author or "", published


def _read(raw: bytes, page: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    text, title, site, author, published = article(page)
    if not text:
        raise UnreadableDocument(f"No article was found in '{name}'; copy its text and paste it, or save it as .txt.")
    said = own_words(title=title, site=site, author=author, date=published)
    issues = (Issue("info", name, said, "Correct them in the file if they are wrong."),) if said else ()
    return document(raw, name, text, title=title, source=site, author=author, published=published), issues
