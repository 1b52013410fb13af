"""What stands behind a figure: the rows it counts, listed. A figure counts mentions, sentences, documents and so on;
its evidence lists just these, as many as the figure says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from picket.counting import counts
from picket.ledger import Ledger
from picket.passages import context
from picket.tables import TABLES, View

LISTED: dict[str, str] = {
    "mentions": "mentions", "sentences": "passages", "documents": "documents", "stories": "stories",
    "sources": "sources", "statements": "statements", "names": "entities",
}  # fmt: skip
"""What can be listed, and the table that lists it."""

IN_CONTEXT = 5_000
"""Mentions up to which they are put in order by the words around them: these must be read for it."""


@dataclass(frozen=True)
class Counts:
    """How many of each the same figure would be."""

    mentions: int
    sentences: int
    documents: int
    stories: int
    sources: int


def counted(ledger: Ledger) -> Counts:
    """Everything that a ledger keeps, counted in each way."""
    columns = ledger.columns
    found = counts(ledger.snapshot, columns.document, np.zeros(len(columns), np.int64), 1).iloc[0]
    named = np.zeros(ledger.snapshot.sentences, bool)
    named[columns.sentence] = True
    columns.forget()
    mentions, documents, stories, sources = (int(found[name]) for name in found.index)
    return Counts(mentions, int(named.sum()), documents, stories, sources)


def listed(ledger: Ledger, what: str, mentioned: bool = True) -> View:
    """The rows of one of LISTED behind a figure; of documents only those with a mention, unless all are meant."""
    view = View(TABLES[LISTED[what]], ledger)
    return view.over(lambda rows: rows[rows["mentions"] > 0]) if what == "documents" and mentioned else view


def copies(ledger: Ledger, document: str) -> View:
    """The other documents of the story of this one (an id), in the whole library of the ledger."""
    documents = ledger.snapshot.documents
    story = documents.loc[documents["id"] == document, "story"]
    theirs = documents[documents["story"].isin(story) & (documents["id"] != document)]
    return View(TABLES["documents"], replace(ledger, documents=theirs))


Key = Callable[[View, pd.DataFrame], pd.Series]


def _published(view: View, rows: pd.DataFrame) -> pd.Series:
    if "published" in rows:
        return rows["published"]
    return _document(view, rows).map(view.ledger.snapshot.documents["published"])


def _source(view: View, rows: pd.DataFrame) -> pd.Series:
    source = _document(view, rows).map(view.ledger.snapshot.documents["source"])
    return source.str.casefold().replace("", None)


def _wording(view: View, rows: pd.DataFrame) -> pd.Series:
    snapshot = view.ledger.snapshot
    words = snapshot.words[snapshot.columns.text[rows["row"].to_numpy()]]
    return pd.Series(words, index=rows.index).str.casefold()


def _document(view: View, rows: pd.DataFrame) -> pd.Series:
    if "row" in rows:
        return pd.Series(view.ledger.snapshot.columns.document[rows["row"].to_numpy()], index=rows.index)
    return rows["document"]


ORDERS: dict[str, tuple[Key, bool]] = {
    "newest first": (_published, False),
    "oldest first": (_published, True),
    "by source": (_source, True),
    "by wording": (_wording, True),
    "by words before": (lambda view, rows: context(view.ledger, rows, before=True), True),
    "by words after": (lambda view, rows: context(view.ledger, rows, before=False), True),
}
"""How a list can be put in order beside its own order: what rows are compared by, and whether the least comes first."""


def orders(view: View) -> list[str]:
    """Those of ORDERS that a list can be put in."""
    if view.table is TABLES["mentions"]:
        return [name for name in ORDERS if len(view) <= IN_CONTEXT or not name.startswith("by words")]
    if view.table in (TABLES["passages"], TABLES["statements"]):
        return ["newest first", "oldest first", "by source"]
    return ["newest first", "oldest first"] if view.table in (TABLES["documents"], TABLES["stories"]) else []


def ordered(view: View, order: str) -> View:
    """The list in one of ORDERS; what has no value comes last. Another order leaves it as it is."""
    if order not in orders(view) or view.rows.empty:
        return view
    key, ascending = ORDERS[order]
    rows = view.rows
    sorting = key(view, rows).sort_values(ascending=ascending, kind="stable", na_position="last").index
    return view.over(lambda _: rows.loc[sorting])
