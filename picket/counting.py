"""How often, in how many documents, in how many stories and from how many sources: the four counts of every table."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.snapshot import Snapshot

Codes = NDArray[np.integer]

AS_READ = "mentions as they were read, without corrections"
"""What the column `as_read` of a table holds, beside its counts."""

TABLE = 100_000_000
"""Pairs of group and source up to which a table of all of them, a byte each, is quicker than a list of those met."""


def counts(snapshot: Snapshot, document: Codes, group: Codes, groups: int) -> pd.DataFrame:
    """Columns mentions, documents, stories and sources, a row for each group from 0 to `groups`.

    `document` and `group` go together, a row a mention; rows of one document and one group must be neighbours, as
    they are by entity and by label in a ledger: then what is new is where either changes, and nothing is sorted.
    """
    new = np.ones(len(group), bool)
    new[1:] = (document[1:] != document[:-1]) | (group[1:] != group[:-1])
    where, story = group[new].astype(np.int64), snapshot.story_of[document[new]]
    return pd.DataFrame(
        {
            "mentions": np.bincount(group, minlength=groups),
            "documents": np.bincount(where, minlength=groups),
            "stories": _stories(snapshot, where, story, groups),
            "sources": _sources(snapshot, where, document[new], groups),
        }
    )


def _sources(snapshot: Snapshot, group: Codes, document: Codes, groups: int) -> Codes:
    """Different sources in each group; documents that state none count for none."""
    source, size = snapshot.source_of[document], int(snapshot.source_of.max(initial=0)) + 1
    pairs = group[source > 0] * size + source[source > 0]
    if groups * size <= TABLE:
        found = np.zeros(groups * size, bool)
        found[pairs] = True
        return np.asarray(found.reshape(groups, size).sum(axis=1))
    return np.bincount(pd.unique(pairs) // size, minlength=groups)


def _stories(snapshot: Snapshot, group: Codes, story: Codes, groups: int) -> Codes:
    """Different stories in each group; only those told by several documents need to be looked at for repeats."""
    copied = np.bincount(snapshot.story_of, minlength=snapshot.size) > 1
    copied[0] = False
    several = copied[story]
    repeated = pd.unique(group[several] * snapshot.size + story[several])
    alone = np.bincount(group[~several], minlength=groups)
    return alone + np.bincount(repeated // snapshot.size, minlength=groups)
