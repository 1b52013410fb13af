"""What decisions teach: corrected documents in the format of `evaluate`, and rules as catalogue entries for review."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import yaml

from picket.corrections.acting import rows_of
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision
from picket.corrections.wording import words
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.model import SENSES

_LABELS = list(LABELS)


def gold(ledger: Ledger) -> Iterator[str]:
    """Each document in which a correction changed or confirmed something, as it is corrected: a line of JSON each.

    They hold what analysts left as it was read, too: whoever takes them for gold has read them.
    """
    made = ledger.corrections
    if made is None:
        return
    numbers = np.unique([*made.columns.document[made.by >= 0], *made.read.columns.document[made.rejected]])
    named = {one.document for one in made.decisions if one.scope == "mention"}
    chosen = made.documents[made.documents.index.isin(numbers) | made.documents["id"].isin(named)]
    for number, key in zip(chosen.index.tolist(), chosen["id"]):
        text = ledger.texts([number])[number]
        yield json.dumps({"doc_id": key, "text": text, **_annotated(made, number)}, ensure_ascii=False) + "\n"


def _annotated(made: Corrected, number: int) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"countries": [], "systems": [], "persons": []}
    columns, rows = made.columns, rows_of(made.columns, number)
    for row in rows[np.lexsort((columns.end[rows], columns.start[rows]))].tolist():
        place = {"start": int(columns.start[row]), "end": int(columns.end[row])}
        label, key = _LABELS[columns.label[row]], str(made.entity_keys[columns.entity[row]])
        if label == "COUNTRY" and key.isupper():
            found["countries"].append(place | {"iso3": key, "kind": [*SENSES, "name"][columns.sense[row]]})
        elif label == "SYSTEM":
            found["systems"].append(place | {"id": key})
        elif label == "PERSON":
            found["persons"].append(place | {"name": made.names.named_words[columns.named[row]]})
    said = made.statements[made.statements["document"] == number]
    cells = zip(*(said[name].tolist() for name in ("actor", "system", "stage", "negated")))
    return found | {"stages": [dict(zip(("actor", "system", "stage", "negated"), one)) for one in cells]}


KINDS = {"SYSTEM": "system", "COUNTRY": "country"}
"""Kinds of entity that the catalogue has entries for."""


def catalogue_entries(standing: Iterable[Decision]) -> str:
    """The rules that hold, by what they name, as YAML: to be read by whoever looks after the catalogue.

    `names` are to be added to an entry; `not` are names that were read as it and do not mean it.
    """
    entries: dict[tuple[str, str], dict[str, Any]] = defaultdict(lambda: {"names": [], "not": [], "decided": []})
    for one in standing:
        if not one.rule:
            continue
        said = {"who": one.who, "when": one.when.date().isoformat()} | ({"why": one.why} if one.why else {})
        if one.named and one.does != "confirm":
            _enter(entries[one.named.label, one.named.target], "names", words(one), said)
        if one.read and (one.named is None or one.named.entity != one.read):
            _enter(entries[one.read.label, one.read.key], "not", words(one), said)
    listed = [
        {KINDS.get(label, label.lower()): key} | {name: value for name, value in entry.items() if value}
        for (label, key), entry in sorted(entries.items())
    ]
    return yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=110) if listed else "[]\n"


def _enter(entry: dict[str, Any], field: str, name: str, said: dict[str, str]) -> None:
    if name not in entry[field]:
        entry[field].append(name)
    if said not in entry["decided"]:
        entry["decided"].append(dict(said))
