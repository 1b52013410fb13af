"""Charsets that a document names for itself: only those in which texts are written."""

from __future__ import annotations

import codecs

NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""What Python knows by a name as well, but nobody writes texts in; the first two take the square of their length."""


def charset(named: str) -> str:
    """Python's name of a charset. Raises LookupError when texts are written in none of this name, or ValueError."""
    found = codecs.lookup(named).name
    if found in NO_CHARSETS:
        raise LookupError(f"no charset of texts: {found}")
    return found
