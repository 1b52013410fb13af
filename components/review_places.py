"""Mentions in their sentences, as the Review page shows one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components import cached, session
from components.correcting_subjects import Mention
from picket.corrections.acting import rows_of
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.passages import mention_words

Place = tuple[str, int, int, str]
"""A mention: id of its document, start, end (code points), kind."""


def at(places: Sequence[Place]) -> list[dict[str, Any]]:
    """The columns of the table "mentions" for each of these, as the scope of the page reads them; {} for one gone."""
    ledger = cached.where(session.scope())
    rows = [_row(ledger, place) for place in places]
    found = iter(of_rows(ledger, [row for row in rows if row >= 0]))
    return [next(found) if row >= 0 else {} for row in rows]


def subject(place: Place) -> Mention:
    """The mention there, to be corrected; of one that is gone meanwhile the dialog says so."""
    (row,), as_read = at([place]), session.scope().as_read
    return Mention.of(row, as_read) if row else Mention(*place, as_read=as_read)


def of_rows(ledger: Ledger, rows: Sequence[int]) -> list[dict[str, Any]]:
    """The same for rows of the ledger's snapshot."""
    return mention_words(ledger, pd.DataFrame({"row": rows})).to_dict("records") if rows else []  # type: ignore[return-value]


def shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """`pieces` and `source` of a judging.Item."""
    day = "undated" if pd.isna(row["published"]) else row["published"].date().isoformat()
    name = "" if session.names_hidden() else row["name"]
    return {
        "pieces": [(row["before"], False), (row["text"], True), (row["after"], False)],
        "source": " · ".join(filter(None, (row["source"], day, name))),
    }


def _row(ledger: Ledger, place: Place) -> int:
    document, start, end, label = place
    snapshot = ledger.snapshot
    number = snapshot.numbers.get(document)
    if number is None:
        return -1
    columns, rows = snapshot.columns, rows_of(snapshot.columns, number)
    there = (columns.start[rows] == start) & (columns.end[rows] == end)
    found = rows[there & (columns.label[rows] == list(LABELS).index(label))]
    return int(found[0]) if len(found) else -1


def mark(place: Place) -> str:
    """A place as the id of a judging.Item."""
    return "~".join(str(part) for part in place)


def marked(text: str) -> Place:
    """The place of such an id."""
    document, start, end, label = text.split("~")
    return document, int(start), int(end), label
