"""What the key of a system looks like: as it names a file, nothing in it can lead out of a folder."""

from __future__ import annotations

import re

PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def is_key(words: str) -> bool:
    """Whether a system may have this key."""
    return re.fullmatch(PATTERN, words) is not None
