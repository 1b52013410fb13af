"""Decisions made where a mention is seen, or words are selected, and what they would change before they are made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from picket.corrections.acting import entity_of, rows_of, spellings
from picket.corrections.anchor import anchor
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Anchor, Decision, Does, Named, Read, Said, Scope, checked, new_id, now
from picket.corrections.places import Places
from picket.corrections.wording import folded
from picket.errors import DecisionError
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.model import SENSES

_LABELS = list(LABELS)


@dataclass(frozen=True)
class Pointed:
    """Words of a document that somebody points at: how they were `read` (None: nothing was) and how they are `shown`.

    Both tell of the same mention; they differ where it is corrected, and `by` is the decision that did so.
    """

    document: str
    anchor: Anchor
    read: Read | None = None
    shown: Named | None = None
    by: Decision | None = None

    @property
    def wording(self) -> str:
        """The words with their white space folded."""
        return folded(self.anchor.quote)


def mention(ledger: Ledger, document: str, start: int, end: int, label: str) -> Pointed:
    """The mention of a row of the table "mentions", by its columns of these names. Raises DecisionError."""
    snapshot, number = ledger.snapshot, _number(ledger, document)
    columns = snapshot.columns
    rows = rows_of(columns, number)
    rows = rows[
        (columns.start[rows] == start) & (columns.end[rows] == end) & (columns.label[rows] == _LABELS.index(label))
    ]
    if not len(rows):
        raise DecisionError(f"Nothing of this kind is read at {start} in '{document}' any more; look again.")
    row = int(rows[0])
    sense, entity = int(columns.sense[row]), int(columns.entity[row])
    key = str(snapshot.entity_keys[entity])
    target = key if label in ("COUNTRY", "SYSTEM") else str(snapshot.names.named_words[columns.named[row]])
    variant = snapshot.names.words[columns.variant[row]]
    shown = Named(label, target, SENSES[sense] if sense < len(SENSES) else "", variant)
    read, by = Read(label, key), None
    if isinstance(snapshot, Corrected):
        read = _as_read(snapshot, row)
        by = snapshot.decisions[snapshot.by[row]] if snapshot.changed[row] else None
    return Pointed(document, _anchor(ledger, number, start, end), read, shown, by)


def selection(ledger: Ledger, document: str, start: int, end: int) -> Pointed:
    """Words selected in a text, without the white space around them. Raises DecisionError: there are none."""
    number = _number(ledger, document)
    text = ledger.texts([number])[number]
    words = text[start:end]
    if not words.strip():
        raise DecisionError("No words are selected; mark some in the text.")
    start += len(words) - len(words.lstrip())
    return Pointed(document, anchor(text, start, start + len(words.strip())))


def about(
    point: Pointed, does: Does, who: str, *, scope: Scope = "mention", named: Named | None = None, why: str = "",
    sample: str = "",
) -> Decision:  # fmt: skip
    """A decision about what is pointed at: "reject", "name", "confirm" or "add". Raises DecisionError."""
    made = Decision(
        new_id(), who.strip(), now(), does, scope, point.document, point.anchor,
        "" if scope == "mention" else point.wording, None if does == "add" else point.read,
        point.shown if does == "confirm" and named is None else named, why=why.strip(), sample=sample,
    )  # fmt: skip
    return checked(made)


def of_entity(
    read: Read, who: str, *, named: Named | None = None, document: str = "", why: str = ""
) -> Decision:  # fmt: skip
    """A decision about a whole entity as it is shown, everywhere or in one document: it is the entity `named`, or
    (None) no entity. Raises DecisionError."""
    return checked(
        Decision(
            new_id(), who.strip(), now(), "merge" if named else "reject", "document" if document else "everywhere",
            document, read=read, named=named, why=why.strip(),
        )
    )  # fmt: skip


def of_statement(
    ledger: Ledger, document: str, start: int, end: int, said: Said, who: str, *, meant: Said | None = None,
    why: str = "",
) -> Decision:  # fmt: skip
    """A decision about one statement, by its row of the table "statements": it is `meant` so, or (None) not made.

    `said` is what the row reports, corrected or not. Raises DecisionError.
    """
    said = _said_as_read(ledger, document, start, end, said)
    place = _anchor(ledger, _number(ledger, document), start, end)
    does: Does = "restate" if meant else "unstate"
    made = Decision(
        new_id(), who.strip(), now(), does, "mention", document, place, said=said, meant=meant, why=why.strip()
    )
    return checked(made)


@dataclass(frozen=True)
class Effect:
    """How many mentions, in how many documents, a decision is about."""

    mentions: int
    documents: int


def preview(ledger: Ledger, one: Decision) -> Effect:
    """What a decision would be about in the whole library, before it is made. More specific ones still hold in it."""
    if one.scope == "mention":
        return Effect(int(one.said is None), 1)
    whole, read = ledger.whole, ledger.whole.as_read
    numbers = read.numbers
    if one.scope == "document":
        numbers = {one.document: numbers[one.document]} if one.document in numbers else {}
    if one.does == "add":
        places = whole.places if isinstance(whole, Corrected) else Places(ledger.library)
        spans = places.added(one, numbers.values())
        return Effect(sum(map(len, spans.values())), len(spans))
    snapshot = read if one.wording else whole
    code = entity_of(one.read, snapshot.names)
    if one.wording:
        found = np.isin(snapshot.columns.spelling, spellings(one.wording, code, snapshot.names))
    else:
        found = snapshot.columns.entity == code
    found &= np.isin(snapshot.columns.document, list(numbers.values())) if one.scope == "document" else True
    return Effect(int(found.sum()), len(np.unique(snapshot.columns.document[found])))


def _as_read(snapshot: Corrected, row: int) -> Read:
    """How a mention of a corrected snapshot was read: one that was missed as what the decision that adds it says."""
    origin, by = int(snapshot.origin[row]), int(snapshot.by[row])
    if origin < 0:
        added = snapshot.decisions[by].named
        assert added is not None
        return added.entity
    entity = int(snapshot.read.columns.entity[origin])
    return Read(_LABELS[snapshot.read.entity_labels[entity]], str(snapshot.read.entity_keys[entity]))


def _said_as_read(ledger: Ledger, document: str, start: int, end: int, said: Said) -> Said:
    snapshot = ledger.snapshot
    rows, number = snapshot.statements, _number(ledger, document)
    found = (rows["document"] == number) & (rows["start"] == start) & (rows["end"] == end)
    for name in ("actor", "system", "stage", "negated", "hedged"):
        found &= rows[name] == getattr(said, name)
    if not found.any():
        raise DecisionError(f"Nothing of the kind is stated at {start} in '{document}' any more; look again.")
    row = int(np.flatnonzero(found)[0])
    if isinstance(snapshot, Corrected):
        row, rows = int(snapshot.stated_origin[row]), snapshot.read.statements
    first = rows.iloc[row]
    actor, system, stage = (str(first[name]) for name in ("actor", "system", "stage"))
    return Said(actor, system, stage, bool(first["negated"]), bool(first["hedged"]))


def _anchor(ledger: Ledger, number: int, start: int, end: int) -> Anchor:
    return anchor(ledger.texts([number])[number], start, end)


def _number(ledger: Ledger, document: str) -> int:
    if (number := ledger.whole.numbers.get(document)) is None:
        raise DecisionError(f"There is no document '{document}' any more; look again.")
    return number
