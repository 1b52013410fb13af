"""Taking documents in: bytes and a name become a Document, or one sentence says why not.

`READERS` is all that the command line, the screen and the tests know of formats; `archive.unpacked` takes apart
what holds many documents.
"""

from picket.ingest.disk import files, load, read_file
from picket.ingest.given import Given, Refused, Source, corrected, from_paste
from picket.ingest.readers import ARCHIVE, MAX_BYTES, MAX_PACKED, MAX_TABLE, READERS, TABLES, Read, Reader, read_bytes

__all__ = [
    "ARCHIVE", "MAX_BYTES", "MAX_PACKED", "MAX_TABLE", "READERS", "TABLES",
    "Given", "Read", "Reader", "Refused", "Source",
    "corrected", "files", "from_paste", "load", "read_bytes", "read_file",
]  # fmt: skip
