"""PDF: the text layer, page by page (pypdf, BSD). A scan has none and is refused with a hint instead of kept empty."""

from __future__ import annotations

from io import BytesIO

from picket.errors import UnreadableDocument
from picket.ingest.made import document
from picket.model import Document, Issue

LEAST = 20
"""Letters a page must have in the mean to count as text: scans often bear a stamp or a page number."""


def read_pdf(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from the text layer, pages set apart by empty lines. Raises UnreadableDocument."""
    pages = _pages(raw, name)
    letters = sum(c.isalpha() for page in pages for c in page)
    if letters < LEAST * len(pages):
        raise UnreadableDocument(
            f"'{name}' is a scan without a text layer ({len(pages)} pages); run text recognition on it and try again."
        )
    bare = [n for n, page in enumerate(pages, 1) if not page.strip()]
    return document(raw, name, "\n\n".join(page for page in pages if page.strip())), _issues(name, bare)


def _pages(raw: bytes, name: str) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        return [page.extract_text().strip() for page in PdfReader(BytesIO(raw)).pages]
    except FileNotDecryptedError as error:
        raise UnreadableDocument(f"'{name}' is locked by a password; save it without one and try again.") from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableDocument(f"'{name}' is a damaged PDF; get a fresh copy or print it to a new PDF.") from error


def _issues(name: str, bare: list[int]) -> tuple[Issue, ...]:
    if not bare:
        return ()
    where = f"page {bare[0]}" if len(bare) == 1 else f"{len(bare)} pages, the first of them page {bare[0]}"
    return (Issue("warning", name, f"No text was found on {where}.", "If they are scans, run text recognition."),)
