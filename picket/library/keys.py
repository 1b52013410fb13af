"""Keys of what is kept under a name: as they stand in a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, count

from picket.errors import LibraryError


def free(name: str, names: Mapping[str, str], what: str) -> str:
    """The key of what has this name in `names` (key -> name), else a free one: "Case 7" and "case-7" are two.

    Raises LibraryError when no letter or digit is in the name; `what` is being named.
    """
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:60]
    if not slug:
        raise LibraryError(f"The {what} cannot be called '{name}'; give it a name with letters or digits.")
    keys = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(key for key in keys if names.get(key, name) == name)
