"""How much is said of whom by day, week, month or year: the ledger counted by the dates of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.counting import AS_READ, counts
from picket.ledger import UNITS, Ledger, Unit
from picket.steps import STEPS, Days, Ints, Step, after, numbered, started, step_of, words

MOST = 6
"""Entities that can be told apart in one picture."""

READABLE = 60
"""Periods that are taken in at one look."""

COLUMNS = {
    "period_start": "first day of the period; empty for undated documents", "period_end": "the day after its last",
    "key": "what identifies the entity; empty for everything", "name": "its name", "mentions": "how often in it",
    "documents": "in how many documents", "stories": "in how many stories: copies of a text count once",
    "sources": "from how many sources, of documents that state one", "as_read": AS_READ,
}  # fmt: skip
"""Columns of `periods` and what they hold."""

BEHIND = ", mentions as read"
"""What stands behind the name of a series above its figures without corrections, side by side."""

EVERYTHING, UNDATED = "Everything", "Undated"
_TIME = "datetime64[s]"


def periods(ledger: Ledger, step: Step, label: str, keys: Sequence[str], unit: Unit, most: int = MOST) -> pd.DataFrame:
    """A row a period and entity with counts above zero, by entity and then by time, undated documents last.

    Columns: period_start and period_end (datetime64[s]; the end is the day after; NaT where the documents are
    undated), key, name, mentions, documents, stories, sources, as_read. Entities are those of `label` named by `keys`,
    in that order; without keys the `most` with most of `unit`. Without a label there is one series, of everything,
    with key "".
    """
    snapshot, read = ledger.snapshot, ledger.uncorrected
    place, starts = _places(ledger, step)
    series = _entities(ledger, label, keys, unit, most) if label else None
    size = (1 if series is None else len(series)) * len(starts)
    document, of = _mentions_of(ledger, series)
    found = counts(snapshot, document, of * len(starts) + place[document], size)
    if read is not ledger:
        document, of = _mentions_of(read, series)
    found["as_read"] = np.bincount(of * len(starts) + place[document], minlength=size)
    if series is None:
        names, known_keys = np.array([EVERYTHING], object), np.array([""], object)
    else:
        names, known_keys = snapshot.entity_names[series], snapshot.entity_keys[series]
    found = found[found["mentions"] > 0]
    which, when = np.divmod(found.index.to_numpy(), len(starts))
    start = starts[when]
    said = {
        "period_start": start.astype(_TIME), "period_end": after(start, step).astype(_TIME),
        "key": known_keys[which], "name": names[which],
    }  # fmt: skip
    return pd.DataFrame(said | {count: found[count].to_numpy() for count in (*UNITS, "as_read")})


def best_step(ledger: Ledger) -> Step:
    """The finest step with at most READABLE periods from the first dated document to the last; "year" without any."""
    dated = ledger.documents["published"].dropna()
    if dated.empty:
        return "year"
    span = np.array([dated.min(), dated.max()], "datetime64[D]")
    return next((step for step in STEPS if np.ptp(numbered(span, step)) < READABLE), "year")


def wide(table: pd.DataFrame, unit: Unit | Literal["as_read"]) -> pd.DataFrame:
    """The figures of `periods` side by side: a row a period, those between with zeros, "Undated" last.

    Indexed by the start of the period (NaT for the last row). Columns: period, its name; then one a series, named as
    it is and, where two have one name, with its key in brackets. No rows when nothing was counted.
    """
    index, said = _rows(table)
    columns: dict[str, Ints] = {}
    for title, key in _titles(table).items():
        own = table[table["key"] == key]
        figures = np.zeros(len(index), np.int64)
        figures[index.get_indexer(pd.DatetimeIndex(own["period_start"]))] = own[unit]
        columns[title] = figures
    return pd.DataFrame({"period": pd.Series(said, index, dtype="str"), **columns}, index=index)


def side_by_side(table: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The same, and behind it the mentions as they were read of the series that corrections changed."""
    shown, changed = wide(table, unit), set(table.loc[table["mentions"] != table["as_read"], "key"])
    if not changed:
        return shown
    read = wide(table, "as_read")
    titles = zip(shown.columns[1:], table.drop_duplicates("key")["key"])
    return shown.assign(**{f"{title}{BEHIND}": read[title] for title, key in titles if key in changed})


def _rows(table: pd.DataFrame) -> tuple[pd.DatetimeIndex, list[str]]:
    """The start and the name of every period from the first to the last, and of what is undated."""
    if table.empty:
        return pd.DatetimeIndex([], dtype=_TIME), []
    dated = table[table["period_start"].notna()]
    if dated.empty:
        return pd.DatetimeIndex([pd.NaT], dtype=_TIME), [UNDATED]
    step = step_of(dated["period_start"].iloc[0], dated["period_end"].iloc[0])
    there = numbered(dated["period_start"].to_numpy("datetime64[D]"), step)
    starts = started(np.arange(there.min(), there.max() + 1), step).astype(_TIME)
    said = [words(start, step) for start in pd.DatetimeIndex(starts)]
    return pd.DatetimeIndex(np.append(starts, np.datetime64("NaT", "s"))), [*said, UNDATED]


def _titles(table: pd.DataFrame) -> dict[str, str]:
    """The heading and the key of each series, in order."""
    series = table.drop_duplicates("key")
    shared = series["name"].duplicated(keep=False)
    return {
        f"{name} ({key})" if twice else name: key for name, key, twice in zip(series["name"], series["key"], shared)
    }


def _places(ledger: Ledger, step: Step) -> tuple[Ints, Days]:
    """For each document number the place of its period, and where each period starts; the last is that of no date."""
    documents = ledger.snapshot.documents
    published = documents["published"].to_numpy("datetime64[D]")
    dated = ~np.isnat(published)
    different, places = np.unique(numbered(published[dated], step), return_inverse=True)
    place = np.full(ledger.snapshot.size, len(different), np.int64)
    place[documents.index[dated]] = places
    return place, np.append(started(different, step), np.datetime64("NaT", "D"))


def _entities(ledger: Ledger, label: str, keys: Sequence[str], unit: Unit, most: int) -> Ints:
    """The codes of the entities to count."""
    snapshot = ledger.snapshot
    if keys:
        known = (snapshot.entity(label, key) for key in dict.fromkeys(keys))
        return np.array([code for code in known if code >= 0], np.int64)
    columns = ledger.labelled(label)
    found = counts(snapshot, columns.document, columns.entity, len(snapshot.entity_keys))
    found = found[found["mentions"] > 0]
    alike = (snapshot.alphabetical[found.index], -found["documents"], -found["mentions"])
    return found.index.to_numpy(np.int64)[np.lexsort((*alike, -found[unit]))[:most]]


def _mentions_of(ledger: Ledger, entities: Ints | None) -> tuple[NDArray[np.int32], Ints]:
    """For every mention of these entities its document, and the place of its entity among them; None is everything."""
    whole, keep = ledger.snapshot.columns, ledger.columns.keep
    if entities is None:
        document = whole.document if keep is None else whole.document[keep]
        return document, np.zeros(len(document), np.int64)
    place = np.full(max(len(ledger.snapshot.entity_keys), int(entities.max(initial=-1)) + 1), -1, np.int64)
    place[entities] = np.arange(len(entities))
    wanted = (place >= 0)[whole.entity]
    rows = np.flatnonzero(wanted if keep is None else wanted & keep)
    return whole.document[rows], place[whole.entity[rows]]
