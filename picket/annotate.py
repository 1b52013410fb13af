"""What is found in a document as plain objects: the form that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

import pandas as pd

from picket.errors import UnreadableDocument
from picket.export.csv import csv_pieces
from picket.ingest.archive import Source
from picket.model import Issue, Reading
from picket.taking import Reads, apart, lost, take

Annotation = dict[str, Any]
MENTION = ("start", "end", "text", "label", "target", "sense", "variant", "found_by", "rule")
STATEMENT = ("actor", "system", "stage", "negated", "hedged", "speaker", "start", "end", "quote")
COLUMNS = ("name", "doc_id", *MENTION, "sentence")


def annotate(
    engine: Reads, sources: Iterable[Source], refuse: Callable[[UnreadableDocument], None]
) -> Iterator[Annotation]:
    """One object a document, in order; what cannot be read is handed to `refuse` and the rest go on.

    An archive or table gives one for each document in it.
    """
    for taken in engine.each(take, chain.from_iterable(map(apart, sources)), lost):
        if taken.reading is None:
            refuse(UnreadableDocument(taken.refused))
        else:
            yield annotated(taken.reading, taken.issues)


def annotated(reading: Reading, issues: tuple[Issue, ...] = ()) -> Annotation:
    """One reading with the issues its reader had; offsets are code points into `text`, end exclusive."""
    document = reading.document
    return {
        "name": document.name,
        "doc_id": document.id,
        "text": document.text,
        "mentions": [
            {name: getattr(m, name) for name in MENTION} | {"sentence": document.text[slice(*m.sentence)]}
            for m in reading.mentions
        ],
        "statements": [{name: getattr(s, name) for name in STATEMENT} for s in reading.statements],
        "issues": [asdict(issue) for issue in (*issues, *reading.issues)],
    }


def as_jsonl(found: Iterable[Annotation]) -> Iterator[bytes]:
    """One JSON object a line, each written as soon as it is found."""
    return ((json.dumps(one, ensure_ascii=False) + "\n").encode() for one in found)


def as_csv(found: Iterable[Annotation]) -> Iterator[bytes]:
    """A row a mention of every document (COLUMNS), once all are read; statements and issues are in JSON."""
    rows = [[(one | mention)[name] for name in COLUMNS] for one in found for mention in one["mentions"]]
    yield from csv_pieces([pd.DataFrame(rows, columns=list(COLUMNS))])


FORMATS: dict[str, Callable[[Iterable[Annotation]], Iterator[bytes]]] = {"jsonl": as_jsonl, "csv": as_csv}
