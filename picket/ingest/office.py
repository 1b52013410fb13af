"""Word documents: their paragraphs and tables as plain text (python-docx, MIT)."""

from __future__ import annotations

import zipfile
from io import BytesIO

from picket.errors import UnreadableDocument
from picket.ingest.kinds import BROKEN_ZIP
from picket.ingest.made import document
from picket.ingest.properties import sensible_author, sensible_title
from picket.model import Document, Issue

MAX_UNPACKED = 100_000_000
"""Bytes the parts of a Word document may have together: more is a trap or a picture book."""


_BROKEN = (*BROKEN_ZIP, LookupError, TypeError, AttributeError, SyntaxError)
"""What comes out of a damaged archive and of XML that is none (lxml's errors are kinds of SyntaxError)."""


def read_docx(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from the body of a Word document; cells of a table row are set apart by " | ". Title and author
    are those of its properties. Notes, headers and text boxes are left out.

    Raises UnreadableDocument.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableDocument(
                    f"'{name}' unpacks to more than {MAX_UNPACKED:,} bytes; save its text as .txt."
                )
        opened = docx.Document(BytesIO(raw))
        body = opened.iter_inner_content()
        parts = [_table(part) if isinstance(part, Table) else part.text.strip() for part in body]
        title, author = opened.core_properties.title, opened.core_properties.author
    except (*_BROKEN, PackageNotFoundError) as error:
        raise UnreadableDocument(f"'{name}' is no Word document, or a damaged one; save it again as .docx.") from error
    text = "\n\n".join(part for part in parts if part)
    return document(raw, name, text, title=sensible_title(title, name), author=sensible_author(author)), ()


def _table(table: object) -> str:
    rows = ([cell.text.strip() for cell in row.cells] for row in table.rows)  # type: ignore[attr-defined]
    return "\n".join(" | ".join(dict.fromkeys(row)) for row in rows)
