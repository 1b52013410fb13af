"""How often, in how many documents, and in how many stories: the three counts of every table."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.snapshot import Snapshot

Codes = NDArray[np.integer]


def counts(snapshot: Snapshot, document: Codes, group: Codes, groups: int) -> pd.DataFrame:
    """Columns mentions, documents and stories, a row for each group from 0 to `groups`.

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
        }
    )


def _stories(snapshot: Snapshot, group: Codes, story: Codes, groups: int) -> Codes:
    """Different stories in each group; only those told by several documents need to be looked at for repeats."""
    copied = np.bincount(snapshot.story_of, minlength=snapshot.size) > 1
    copied[0] = False
    several = copied[story]
    repeated = pd.unique(group[several] * snapshot.size + story[several])
    alone = np.bincount(group[~several], minlength=groups)
    return alone + np.bincount(repeated // snapshot.size, minlength=groups)
