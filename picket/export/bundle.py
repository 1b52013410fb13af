"""Everything at once, as a ZIP archive: the workbook, every table as CSV, mentions and documents as JSON Lines, the
countries as GeoJSON, and the manifest with a digest of each of these files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from picket.export.csv import csv_pieces
from picket.export.geojson import geojson_pieces
from picket.export.jsonl import jsonl_pieces
from picket.export.taken import Taken, Told, untold, written
from picket.export.workbook import PIECE, workbook_pieces

LINES = ("mentions", "documents")
"""Tables that are there as JSON Lines too, for programs."""

MANIFEST = "manifest.json"


def bundle_pieces(taken: Taken, told: Told = untold) -> Iterator[bytes]:
    """The archive, in pieces, when all of it is made. The same tables at the same moment give the same bytes."""
    made_at = datetime.strptime(taken.manifest.made_at, "%Y-%m-%dT%H:%M:%SZ")
    with TemporaryFile(prefix="picket-") as out:
        with ZipFile(out, "w") as archive:
            files = {name: _add(archive, name, pieces, made_at) for name, pieces in _files(taken, told)}
            _add(archive, MANIFEST, [written(taken.described() | {"files": files})], made_at)
        out.seek(0)
        while piece := out.read(PIECE):
            yield piece


def rows(taken: Taken) -> int:
    """Rows of which the making of the archive tells, for a share of it."""
    sizes = {name: len(view) for name, view in taken.views.items()}
    twice, lines = 2 * sum(sizes.values()), sum(sizes.get(name, 0) for name in LINES)
    return twice + lines + sizes.get("countries", 0)


def _files(taken: Taken, told: Told) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "picket.xlsx", workbook_pieces(taken, told)
    for name in taken.views:
        yield f"csv/{name}.csv", csv_pieces(taken.batches(name, told))
    for name in LINES:
        if name in taken.views:
            yield f"jsonl/{name}.jsonl", jsonl_pieces(taken.batches(name, told))
    if "countries" in taken.views:
        yield "countries.geojson", geojson_pieces(taken.batches("countries", told))


def _add(archive: ZipFile, name: str, pieces: Iterable[bytes], made_at: datetime) -> dict[str, Any]:
    """Write one file; its size and digest."""
    entry = ZipInfo(name, made_at.timetuple()[:6])
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    digest, size = sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"bytes": size, "sha256": digest.hexdigest()}
