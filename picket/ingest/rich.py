"""Rich text as plain text (striprtf, BSD). What would keep its expressions busy for hours is taken out before."""

from __future__ import annotations

import re

from picket.errors import UnreadableDocument
from picket.ingest.made import document
from picket.model import Document, Issue

MAX_MARKUP = 10_000_000
"""Code points of text and markup beside the pictures."""

_PICTURE = re.compile(r"(?<![\dA-Fa-f\r\n])[\dA-Fa-f\r\n]{1000,}", re.ASCII)
"""A picture, written as hexadecimal numbers."""

_FIELD = re.compile(r"\\fldinst", re.IGNORECASE)
"""Before what a field does, as to lead to an address; another word that is passed over stands in for it."""

_FONT = re.compile(r"\\f(?P<font>\d{1,9})|\\fcharset(?P<charset>\d{1,9})|(?P<end>;)", re.ASCII)


def read_rtf(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from rich text; where its links lead is left out. Raises UnreadableDocument."""
    from striprtf.striprtf import rtf_to_text

    if not raw.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument(f"'{name}' is no rich-text document; save it again as .rtf, or its text as .txt.")
    markup = _PICTURE.sub("", raw.decode("latin-1"))
    if len(markup) > MAX_MARKUP:
        raise UnreadableDocument(
            f"'{name}' has more than {MAX_MARKUP:,} characters beside its pictures; save its text as .txt."
        )
    try:
        text = str(rtf_to_text(_plain_fonts(_FIELD.sub(r"\\fldtype", markup)), errors="replace"))  # type: ignore[no-untyped-call]
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:
        raise UnreadableDocument(f"'{name}' is damaged rich text; save it again as .rtf, or its text.") from error
    return document(raw, name, text.strip()), ()


def _plain_fonts(markup: str) -> str:
    """The markup with a font table that states no more than the charset of each font."""
    from striprtf.striprtf import font_table_group

    table = font_table_group(markup)  # type: ignore[no-untyped-call]
    fonts = "".join(rf"{{\f{font}\fcharset{charset} x;}}" for font, charset in _charsets(table).items())
    return markup.replace(table, rf"{{\fonttbl{fonts}}}", 1) if table else markup


def _charsets(table: str) -> dict[str, str]:
    """Font -> charset, by their numbers."""
    found: dict[str, str] = {}
    font = charset = ""
    for match in _FONT.finditer(table):
        font, charset = match["font"] or font, match["charset"] or charset
        if match["end"]:
            found |= {font: charset} if font and charset else {}
            font = charset = ""
    return found
