"""PDF: the text layer, page by page (pypdf, BSD). A scan has none and is refused with a hint instead of kept empty."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from itertools import accumulate
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.made import document
from picket.ingest.properties import sensible_author, sensible_title
from picket.model import Document, Issue

LEAST = 20
"""Letters a page must have in the mean to count as text: scans often bear a stamp or a page number."""

MAX_PAGES = 5_000
BETWEEN = "\n\n"

UNPACKED, WORK = 20_000_000, 25_000_000
"""Bytes that one stream of a file (what a page draws, a font, a bundle of objects) may be unpacked to, and those that
go in and out while all of its filters do so: some take a hundred times as much memory."""

LIMITS: dict[str, Any] = {
    "array_based_stream_maximum_output_length": UNPACKED,
    "lzw_maximum_output_length": UNPACKED,
    "run_length_maximum_output_length": UNPACKED,
    "zlib_maximum_output_length": UNPACKED,
    "brotli_maximum_output_length": UNPACKED,
    "stream_decoding_work_maximum_length": WORK,
    "stream_filters_maximum_length": 4,
}
"""Of pypdf, whose own are for files that one knows."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells what it mends in the file's words; we have issues


def read_pdf(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from the text layer, pages set apart by empty lines; title and author from the file's properties.

    Its date is that of the file, not of the text, and is left alone. Raises UnreadableDocument.
    """
    pages, title, author = _parts(raw, name)
    letters = sum(c.isalpha() for page in pages for c in page)
    if letters < LEAST * len(pages) or not pages:
        raise UnreadableDocument(
            f"'{name}' is a scan without a text layer ({len(pages)} pages); run text recognition on it and try again."
        )
    bare = [n for n, page in enumerate(pages, 1) if not page]
    text = BETWEEN.join(page for page in pages if page)
    made = document(
        raw, name, text, title=sensible_title(title, name), author=sensible_author(author), pages=_starts(pages, text)
    )
    return made, _issues(name, bare)


def _parts(raw: bytes, name: str) -> tuple[list[str], object, object]:
    """The text of each page, title and author."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, PyPdfError

    if b"%PDF-" not in raw[:1024]:
        raise UnreadableDocument(f"'{name}' is no PDF, or a damaged one; get a fresh copy or save its text as .txt.")
    broken = (
        PyPdfError,
        DeprecationError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        AssertionError,
    )
    try:
        with apply_configuration(**LIMITS):
            reader = PdfReader(BytesIO(raw))
            if len(reader.pages) > MAX_PAGES:
                raise UnreadableDocument(f"'{name}' has {len(reader.pages):,} pages; split it into smaller files.")
            pages = [page.extract_text().strip() for page in reader.pages]
            about = reader.metadata
            return pages, about and about.title, about and about.author
    except FileNotDecryptedError as error:
        raise UnreadableDocument(f"'{name}' is locked by a password; save it without one and try again.") from error
    except DependencyError as error:
        raise UnreadableDocument(
            f"'{name}' is packed or encrypted in a way Picket does not read; print it to a new PDF."
        ) from error
    except (*broken, RecursionError, NotImplementedError, zlib.error) as error:
        raise UnreadableDocument(f"'{name}' is a damaged PDF; get a fresh copy or print it to a new PDF.") from error


def _starts(pages: list[str], text: str) -> tuple[int, ...]:
    """Where each page starts in the text; an empty one where the next one with words does."""
    after = accumulate((len(page) + len(BETWEEN) if page else 0 for page in pages), initial=0)
    return tuple(min(start, len(text)) for start in list(after)[:-1])


def _issues(name: str, bare: list[int]) -> tuple[Issue, ...]:
    if not bare:
        return ()
    where = f"page {bare[0]}" if len(bare) == 1 else f"{len(bare)} pages, the first of them page {bare[0]}"
    return (Issue("warning", name, f"No text was found on {where}.", "If they are scans, run text recognition."),)
