"""Statements follow the names in their sentences, and what analysts said of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.columns import Ints
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision, Said
from picket.corrections.places import Span
from picket.labels import LABELS

_LABELS = list(LABELS)
ROLES = {"actor": "COUNTRY", "system": "SYSTEM"}
"""Columns of statements that name something, and its kind."""

_MIXED = -2


@dataclass
class _Told:
    """Statements on the way: `gone` row by row, `by` the place of the decision that changed each, -1 for none."""

    rows: pd.DataFrame
    gone: NDArray[np.bool_]
    by: NDArray[np.int64]


def stated(
    whole: Corrected, numbers: Mapping[str, int], spots: Mapping[str, Span | None],
    merges: Mapping[int, Mapping[int, int]],
) -> tuple[pd.DataFrame, Ints, Ints, dict[str, int]]:  # fmt: skip
    """The statements as they are corrected; of each the row that it was read in and the place of the decision that
    changed it, -1 for none; and how many each decision changed, by id.

    Where every mention of a statement's country (or system) in its sentence became one other, the statement is of that
    one; where none of them is a country (or system) any more, the statement is gone. Of entities that are one, the
    statements are too. A statement that an analyst took up is as the analyst says.
    """
    rows = whole.read.statements
    told = _Told(rows, np.zeros(len(rows), bool), np.full(len(rows), -1))
    final, by = _became(whole)
    for column, label in ROLES.items():
        entity = _entities(whole, rows[column], label)
        became, through = _moved(whole, entity, _LABELS.index(label), final, by)
        became, through = _merged(whole, rows, np.where(became == _MIXED, entity, became), through, merges)
        _follow(told, whole, column, label, entity, became, through)
    for place, one in enumerate(whole.decisions):
        if one.said and (span := spots.get(one.id)):
            _say(told, place, one, np.flatnonzero(meant(rows, numbers[one.document], one.said, span)))
    counts = Counter(whole.decisions[place].id for place in told.by[told.by >= 0].tolist())
    kept = np.flatnonzero(~told.gone).astype(np.int32)
    return told.rows.iloc[kept].reset_index(drop=True), kept, told.by[kept].astype(np.int32), dict(counts)


def meant(rows: pd.DataFrame, number: int, said: Said, span: Span) -> NDArray[np.bool_]:
    """Which statements are those that were read so at a place."""
    found = (rows["document"] == number) & (rows["start"] < span[1]) & (rows["end"] > span[0])
    for name in ("actor", "system", "stage"):
        found &= rows[name] == getattr(said, name)
    return found.to_numpy(bool)


def _became(whole: Corrected) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """By mention that was read: the entity it is now, -1 for none; and the decision by which it is."""
    final, by = np.full(len(whole.read.columns), -1), np.full(len(whole.read.columns), -1)
    kept = whole.origin >= 0
    final[whole.origin[kept]] = whole.columns.entity[kept]
    by[whole.origin[kept]] = whole.by[kept]
    by[whole.rejected] = whole.rejected_by
    return final, by


def _entities(whole: Corrected, keys: pd.Series[str], label: str) -> NDArray[np.int64]:
    codes, different = pd.factorize(keys)
    return np.array([whole.entity(label, str(key)) for key in different] + [-1], np.int64)[codes]


def _moved(
    whole: Corrected, entity: NDArray[np.int64], label: int, final: NDArray[np.int64], by: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """By statement what the mentions of its entity in its sentence became: one entity, -1 for none, or _MIXED (also
    where there are none, or nothing changed); and the decision by which they did."""
    columns, size = whole.read.columns, len(whole.entity_keys)
    sentence = whole.read.statement_sentence
    became, through = np.full(len(entity), _MIXED), np.full(len(entity), -1)
    if not (by >= 0).any():
        return became, through
    touched = np.zeros(whole.read.sentences + 1, bool)
    touched[columns.sentence[(by >= 0) & (columns.label == label)]] = True
    about = np.flatnonzero(touched[sentence] & (entity >= 0) & (sentence >= 0))
    mentions = np.flatnonzero(touched[columns.sentence] & (columns.label == label))
    asked, place = np.unique(sentence[about] * size + entity[about], return_inverse=True)
    keys = columns.sentence[mentions].astype(np.int64) * size + columns.entity[mentions]
    at = np.searchsorted(asked, keys)
    met = (at < len(asked)) & (asked[np.minimum(at, len(asked) - 1)] == keys) if len(asked) else at < 0
    low, high, last = np.full(len(asked), size), np.full(len(asked), -2), np.full(len(asked), -1)
    np.minimum.at(low, at[met], final[mentions[met]])
    np.maximum.at(high, at[met], final[mentions[met]])
    np.maximum.at(last, at[met], by[mentions[met]])
    became[about] = np.where((low == high) & (last >= 0), low, _MIXED)[place]
    through[about] = last[place]
    return became, through


def _merged(
    whole: Corrected, rows: pd.DataFrame, entity: NDArray[np.int64], through: NDArray[np.int64],
    merges: Mapping[int, Mapping[int, int]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:  # fmt: skip
    """What statements' entities are when those that are one are; those of single documents first."""
    document = rows["document"].to_numpy()
    for number, steps in sorted(merges.items(), reverse=True):
        for one, place in steps.items():
            named = whole.decisions[place].named
            those = (entity == one) & ((document == number) if number else True)
            if named and those.any():
                entity, through = entity.copy(), through.copy()
                entity[those], through[those] = whole.entity(named.label, named.key), place
    return entity, through


def _follow(
    told: _Told, whole: Corrected, column: str, label: str, entity: NDArray[np.int64], became: NDArray[np.int64],
    through: NDArray[np.int64],
) -> None:  # fmt: skip
    changed = (became != entity) & (through >= 0)
    if not changed.any():
        return
    still = changed & (became >= 0)
    still[still] = whole.entity_labels[became[still]] == _LABELS.index(label)
    values = told.rows[column].to_numpy(object, copy=True)
    values[still] = whole.entity_keys[became[still]]
    told.rows = told.rows.assign(**{column: pd.Series(values, dtype="str", index=told.rows.index)})
    told.gone |= changed & ~still
    told.by[changed] = through[changed]


def _say(told: _Told, place: int, one: Decision, rows: NDArray[np.intp]) -> None:
    told.by[rows] = place
    told.gone[rows] = one.meant is None
    if one.meant:
        told.rows = told.rows.copy()
        for name in ("actor", "system", "stage", "negated", "hedged"):
            told.rows.loc[rows, name] = getattr(one.meant, name)
