"""What bytes are, whatever their name says: by the first bytes that no text begins with."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from io import BytesIO
from typing import IO, Any, cast

from picket.errors import UnreadableDocument

LOOKED_AT = 2_000
"""Bytes at the beginning in which a kind shows itself; only containers are looked into."""

BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError, ValueError, OverflowError,
)  # fmt: skip
"""What the standard library raises for damaged archives, and for unknown kinds (a RuntimeError)."""

MAX_DIRECTORY = 3_000_000
"""Bytes of the list of files in an archive, some 30,000 names: six times what is taken from one."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_SAVED = re.compile(rb"From: <Saved by [^>]{1,80}>\r?\n")

_STARTS = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old office",
    b"\x89PNG\r\n\x1a\n": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF87a": "picture",
    b"GIF89a": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"\x1f\x8b\x08": "packed",
    b"7z\xbc\xaf\x27\x1c": "packed",
    b"Rar!\x1a\x07": "packed",
    b"\xfd7zXZ\0": "packed",
    b"\x28\xb5\x2f\xfd": "packed",
    b"\x7fELF": "program",
    b"\xcf\xfa\xed\xfe": "program",
    b"SQLite format 3\0": "database",
}

_PARTS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": "workbook",
    "xl/workbook.bin": "workbook",
    "ppt/presentation.xml": "slides",
}
"""What a ZIP archive is that has such a part."""

_FIRST_PART = {
    b"mimetypeapplication/epub+zip": "book",
    b"mimetypeapplication/vnd.oasis.opendocument": "open document",
    b"word/document.xml": ".docx",
}
"""What a ZIP archive is that begins with these words: those of its first, unpacked part, or the names of the first."""

_COMPOUND = {
    "EncryptedPackage".encode("utf-16-le"): "locked office",
    "__substg1.0_".encode("utf-16-le"): "outlook",
}
"""What a file in the container of old Office is that holds these words."""

FOREIGN = {
    "zip": ("a ZIP archive", "unpack it, or add it to a library under a name in .zip"),
    "crowded zip": ("a ZIP archive with too many files to be listed", "unpack it, and add its files in portions"),
    "workbook": ("an Excel workbook", "save the sheet with the texts as .csv"),
    "slides": ("a PowerPoint presentation", "save it as .pdf"),
    "book": ("an EPUB book", "save the chapters that matter as .txt"),
    "open document": ("an OpenDocument file", "save it as .docx or .pdf"),
    "old office": ("an old Office document", "save it as .docx, or a sheet as .csv"),
    "locked office": ("an Office document locked by a password", "save it without one"),
    "outlook": ("an Outlook message", "save it as .eml, or its text as .txt"),
    "picture": ("a picture", "run text recognition on it and save the words as .txt"),
    "packed": ("a packed archive", "unpack it, or pack its files as .zip"),
    "program": ("a program", "check that the right file was chosen"),
    "database": ("an SQLite database", "save the table with the texts as .csv"),
}
"""Kinds that cannot be read: what they are called, and what to do."""


def kind_of(raw: bytes) -> str:
    """The suffix of the format these bytes are in whatever their name is, a key of FOREIGN, or "" if not plain."""
    head = raw[:LOOKED_AT]
    start = next((kind for start, kind in _STARTS.items() if head.startswith(start)), "")
    if start == "zip":
        return kind_of_zip(BytesIO(raw))
    if start == "old office":
        return next((kind for word, kind in _COMPOUND.items() if word in raw), start)
    if start:
        return start
    if _SAVED.match(head):
        return ".mhtml"
    if _HTML.match(head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head):
        return ".html"
    if head.startswith(b"MZ") and b"\0" in head[:64]:
        return "program"
    return "packed" if head[257:262] == b"ustar" else ""


class CrowdedZip(zipfile.BadZipFile):
    """The list of the files in an archive has more than MAX_DIRECTORY bytes."""


class _Sparing:
    """A file of which no piece larger than MAX_DIRECTORY is read at once, as zipfile reads the list of an archive.

    Each name in it costs ten times its bytes, so that a large one is refused before it is taken apart.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        if size > MAX_DIRECTORY:
            raise CrowdedZip
        return self._file.read(size)


def zip_in(file: IO[bytes]) -> zipfile.ZipFile:
    """The archive in a file, to be read in pieces. Raises CrowdedZip, and others of BROKEN_ZIP."""
    return zipfile.ZipFile(cast(IO[bytes], _Sparing(file)))


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Whether a member of an archive is a folder; the standard library's `is_dir` fails where one has no name."""
    return info.filename.endswith("/")


def foreign(kind: str, name: str) -> UnreadableDocument:
    """Why bytes of a kind in FOREIGN are no document, and what to do."""
    called, hint = FOREIGN[kind]
    return UnreadableDocument(f"'{name}' is {called}, which Picket does not read as a document; {hint}.")


def kind_of_zip(file: IO[bytes]) -> str:
    """What a ZIP archive is, as in `kind_of`; "zip" if it is nothing but that. The file is left at its beginning."""
    file.seek(0)
    head = file.read(LOOKED_AT)
    try:
        names = set(zip_in(file).namelist())
    except CrowdedZip:
        file.seek(0)
        return "crowded zip"
    except BROKEN_ZIP:
        names = set()
    file.seek(0)
    whole = next((kind for part, kind in _PARTS.items() if part in names), "")
    begun = next((kind for words, kind in _FIRST_PART.items() if words in head), "")
    return whole or (begun if "mimetype" in names or not names else "") or "zip"
