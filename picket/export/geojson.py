"""Countries with their figures as GeoJSON (RFC 7946), for a map of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pandas as pd

from picket.export.boundaries import geometries
from picket.export.sound import soundly

NEEDS = ("iso3", "country", "demonym")
"""Columns by which a table is known as one of countries."""

BOUNDARIES = "Boundaries: Natural Earth, simplified; not an official position. Very small territories are points."


def geojson_pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A feature a country: its code as id, all columns as properties; no geometry where the map has none."""
    yield f'{{"type": "FeatureCollection", "attribution": {json.dumps(BOUNDARIES)}, "features": ['.encode()
    shapes, before = geometries(), ""
    for table in map(soundly, batches):
        for row in json.loads(table.to_json(orient="records", force_ascii=False)):
            feature = {"type": "Feature", "id": row["iso3"], "geometry": shapes.get(row["iso3"]), "properties": row}
            yield (before + json.dumps(feature, ensure_ascii=False)).encode("utf-8")
            before = ",\n"
    yield b"]}\n"
