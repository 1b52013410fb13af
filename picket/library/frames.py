"""Rows of the library as DataFrames whose columns and types are the same when there are no rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

DOCUMENTS = {
    "number": "int64", "id": "str", "name": "str", "title": "str", "source": "str", "author": "str", "url": "str",
    "collection": "str",
    "published": "datetime64[s]", "language": "str", "characters": "int64", "words": "int64",
    "added_at": "datetime64[s]", "stated": "str", "origins": "str", "by_hand": "str", "pages": "str", "story": "int64",
    "fingerprint": "str", "tags": "str",
}  # fmt: skip
"""`published` NaT when not stated; `characters` code points; `added_at` UTC; `stated` JSON: a list of
[field, start, end, text]; `origins` and `by_hand` JSON objects; `pages` a JSON list; `story` the number of its earliest
document; `tags` one a line, in order."""

STATEMENTS = {
    "document": "int64", "actor": "str", "system": "str", "stage": "str", "negated": "bool", "hedged": "bool",
    "speaker": "str", "start": "int64", "end": "int64",
}  # fmt: skip
"""`document` is its number. A missing speaker is NA. The words are those of the text from `start` to `end`."""

ISSUES = {"number": "int64", "document": "int64", "level": "str", "where": "str", "message": "str", "hint": "str"}
"""`number` is what `Library.dismiss_issues` takes; `document` is 0 where none came of it."""

KINDS = {"documents": DOCUMENTS, "statements": STATEMENTS, "issues": ISSUES}


def frame(rows: Sequence[Any], kind: str) -> pd.DataFrame:
    """Rows of a query, in the column order of `KINDS[kind]`, as a frame with those types."""
    types = KINDS[kind]
    columns = zip(*rows) if rows else ([] for _ in types)
    return pd.DataFrame({name: pd.Series(values, dtype=type_) for (name, type_), values in zip(types.items(), columns)})
