"""Word documents: their paragraphs and tables as plain text (python-docx, MIT)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.kinds import BROKEN_ZIP
from picket.ingest.made import MAX_TEXT, document
from picket.ingest.properties import sensible_author, sensible_title
from picket.model import Document, Issue

MAX_UNPACKED = 100_000_000
"""Bytes the parts of a Word document may have together: more is a trap or a picture book."""

MAX_MARKUP = 3_000_000
"""Tags and attributes of all its parts together: some thousand pages."""

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
            markup = sum(part.count(b"<") + part.count(b"=") for part in map(archive.read, _xml(archive)))
            if markup > MAX_MARKUP:
                raise UnreadableDocument(
                    f"'{name}' has more than {MAX_MARKUP:,} tags and attributes; save its text as .txt."
                )
        opened = docx.Document(BytesIO(raw))
        parts, size = [], 0
        for part in opened.iter_inner_content():
            parts.append(_table(part) if isinstance(part, Table) else part.text.strip())
            size += len(parts[-1])
            if size > MAX_TEXT:  # more is refused in any case
                break
        title, author = opened.core_properties.title, opened.core_properties.author
    except (*_BROKEN, PackageNotFoundError) as error:
        raise UnreadableDocument(f"'{name}' is no Word document, or a damaged one; save it again as .docx.") from error
    text = "\n\n".join(part for part in parts if part)
    return document(raw, name, text, title=sensible_title(title, name), author=sensible_author(author)), ()


def _xml(archive: zipfile.ZipFile) -> list[str]:
    """The parts that may be parsed."""
    return [part.filename for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))]


def _table(table: Any) -> str:
    """The rows of a table, each cell once in a row however wide it is; one that goes on from above says the same."""
    from docx.table import _Cell

    lines: list[str] = []
    above: dict[int, str] = {}
    size = 0
    for row in table._tbl.tr_lst:
        cells: dict[int, str] = {}
        place = row.grid_before
        for cell in row.tc_lst:
            goes_on = cell.vMerge == "continue" and place in above
            cells[place] = above[place] if goes_on else _Cell(cell, table).text.strip()
            place += cell.grid_span
        lines.append(" | ".join(dict.fromkeys(cells.values())))
        size, above = size + len(lines[-1]), cells
        if size > MAX_TEXT:  # more is refused in any case
            break
    return "\n".join(lines)
