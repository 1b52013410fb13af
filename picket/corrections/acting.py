"""Which decision holds for which mention: the more specific one, and of two alike the later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from picket.columns import Columns
from picket.corrections.decision import Decision, Read, Scope
from picket.corrections.places import Span
from picket.labels import LABELS
from picket.names import Names

_LABELS = list(LABELS)
Rows = NDArray[np.int64]


def acting(
    decisions: Sequence[Decision], columns: Columns, names: Names, numbers: Mapping[str, int],
    spots: Mapping[str, Span | None],
) -> NDArray[np.int32]:  # fmt: skip
    """By mention the place of the decision that holds for it, -1 for none.

    `columns` are in the order of documents; `numbers` those of the documents by id, `spots` the places of decisions.
    """
    by_spelling = np.full(len(names.spelling_text), -1, np.int32)
    for place, one in enumerate(decisions):
        if _by_wording(one, "everywhere"):
            by_spelling[spellings(one.wording, entity_of(one.read, names), names)] = place
    found = by_spelling[columns.spelling] if (by_spelling >= 0).any() else np.full(len(columns), -1, np.int32)
    for place, one in enumerate(decisions):
        if _by_wording(one, "document") and one.document in numbers:
            found[of_document(one, columns, names, numbers[one.document])] = place
    for place, one in enumerate(decisions):
        if one.scope == "mention" and not one.said and (span := spots.get(one.id)):
            rows = meant(one.read, span, columns, names, numbers[one.document])
            if one.does == "add" and one.named:  # beside other kinds of mention in the same words
                rows = rows[columns.label[rows] == _LABELS.index(one.named.label)]
            found[rows] = place
    return found


def _by_wording(one: Decision, scope: Scope) -> bool:
    return one.does in ("reject", "name", "confirm") and one.scope == scope and bool(one.wording)


def of_document(one: Decision, columns: Columns, names: Names, number: int) -> Rows:
    """The mentions in a document that a decision about its wording there is about."""
    rows = rows_of(columns, number)
    found: Rows = rows[np.isin(columns.spelling[rows], spellings(one.wording, entity_of(one.read, names), names))]
    return found


def meant(read: Read | None, span: Span, columns: Columns, names: Names, number: int) -> Rows:
    """The mention at a place: read as it was then, else of its kind, else of any in just these words, else of its kind
    in words that share some with them."""
    rows = rows_of(columns, number)
    exact: Rows = rows[(columns.start[rows] == span[0]) & (columns.end[rows] == span[1])]
    label = _LABELS.index(read.label) if read else -1
    for found in (exact[columns.entity[exact] == entity_of(read, names)], exact[columns.label[exact] == label], exact):
        if len(found):
            return found
    meets: Rows = rows[(columns.start[rows] < span[1]) & (columns.end[rows] > span[0]) & (columns.label[rows] == label)]
    return meets


def rows_of(columns: Columns, number: int) -> Rows:
    """The rows of a document."""
    ends = np.array((number, number + 1), columns.document.dtype)  # of another type, it would convert the whole column
    low, high = np.searchsorted(columns.document, ends)
    return np.arange(low, high)


def entity_of(read: Read | None, names: Names) -> int:
    """The code of an entity, -1 where none is mentioned."""
    return names.entities.get((_LABELS.index(read.label), read.key), -1) if read else -1


def spellings(wording: str, entity: int, names: Names) -> list[int]:
    """The codes of an entity written in these words."""
    codes = (names.spellings.get(entity << 32 | word) for word in names.written(wording))
    return [code for code in codes if code is not None]
