"""The annotated documents, in the two forms that they are compared in.

`Gold` is what Picket annotates by (`picket.evaluate`); `Countries` is what any package that finds countries can be
held to: names, demonyms and short forms must be found, and some marks count neither way. Our own set comes with
the project. The others are measured when they lie beside the checkout; they are not ours to hand on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from picket.evaluate import NAMING, Span, load_gold

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared" / "gold"

Gold = dict[str, Any]

OWN, SECOND, DEV, GEOVIRUS, RE3D, PROBES, CONGRESS = (
    "own set",
    "second set",
    "development set",
    "GeoVirus",
    "re3d",
    "probe sentences",
    "Congressional Record",
)
FILES = {
    OWN: ROOT / "tests" / "gold" / "picket.jsonl",
    SECOND: ROOT / "tests" / "gold" / "second.jsonl",
    DEV: BESIDE / "dev.jsonl",
    GEOVIRUS: BESIDE / "public" / "geovirus.jsonl",
    RE3D: BESIDE / "public" / "re3d.jsonl",
    PROBES: BESIDE / "public" / "probes.jsonl",
    CONGRESS: BESIDE / "public" / "congress-gold.jsonl",
}
WITH_ALL_MARKS = (OWN, SECOND, DEV)
WITH_COUNTRIES = (OWN, SECOND, DEV, GEOVIRUS, RE3D, PROBES)
WITH_SYSTEMS = (OWN, SECOND, DEV, CONGRESS)

SYSTEM_KEYS = {
    "PAC3": "pac-3", "SM3": "sm-3", "ABL": "airborne-laser", "THAAD": "thaad", "PATRIOT": "patriot", "GMD": "gmd",
    "AEGIS": "aegis", "GBI": "gbi", "ARROW": "arrow", "MKV": "mkv", "KEI": "kei",
}  # fmt: skip
"""What the annotators of the Congressional Record call a system -> our key."""


@dataclass(frozen=True)
class Countries:
    """Countries annotated in one text. Spans are (start, end, ISO alpha-3), code points, end exclusive.

    `must` is to be found. `may` counts neither way: in our own sets capitals that act for their government, in the
    public sets countries inside longer names and parts of the UK. `codes` is what the document as a whole names.
    """

    text: str
    must: tuple[Span, ...]
    may: tuple[Span, ...]
    codes: frozenset[str]


def at_hand(names: tuple[str, ...]) -> list[str]:
    """Those of the named sets whose file is there."""
    return [name for name in names if FILES[name].exists()]


def digest(name: str) -> str:
    """Tells one state of a set from another, so that figures of different states are never put side by side."""
    return hashlib.sha256(FILES[name].read_bytes()).hexdigest()[:12]


def titled(name: str, documents: int) -> str:
    """The set as tables call it."""
    return f"{name} ({documents} {'sentences' if name == PROBES else 'documents'})"


def gold(name: str) -> list[Gold]:
    """One of WITH_SYSTEMS as `picket.evaluate` takes it."""
    if name in WITH_ALL_MARKS:
        return load_gold(FILES[name])
    empty: Gold = {"countries": [], "persons": [], "stages": []}
    return [empty | {key: r[key] for key in ("doc_id", "text")} | {"systems": _systems(r)} for r in _records(name)]


def countries(name: str) -> list[Countries]:
    """One of WITH_COUNTRIES."""
    read = _of_ours if name in WITH_ALL_MARKS else _of_public
    return [read(record) for record in _records(name)]


def _of_ours(record: Mapping[str, Any]) -> Countries:
    marks = record["countries"]
    must = tuple(_span(m, "iso3") for m in marks if m["kind"] in NAMING)
    may = tuple(_span(m, "iso3") for m in marks if m["kind"] == "metonym")
    return Countries(record["text"], must, may, frozenset(code for _, _, code in must))


def _of_public(record: Mapping[str, Any]) -> Countries:
    marks = [m for m in record["gold"] if m.get("country_iso3") and m.get("level") in ("country", "uk-part")]
    required = [m["level"] == "country" and not m.get("optional") for m in marks]
    must = tuple(_span(m, "country_iso3") for m, needed in zip(marks, required) if needed)
    may = tuple(_span(m, "country_iso3") for m, needed in zip(marks, required) if not needed)
    codes = record.get("countries", [code for _, _, code in must])
    return Countries(record["text"], must, may, frozenset(codes))


def _systems(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"start": m["start"], "end": m["end"], "id": SYSTEM_KEYS[m["canon"]]}
        for m in record["gold"] if m["label"] == "MD_SYSTEM"
    ]  # fmt: skip


def _span(mark: Mapping[str, Any], code: str) -> Span:
    return mark["start"], mark["end"], mark[code]


def _records(name: str) -> list[dict[str, Any]]:
    lines = FILES[name].read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]
