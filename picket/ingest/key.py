"""What a document is known by."""

from __future__ import annotations

import hashlib


def key_of(raw: bytes) -> str:
    """A document's id: the first 16 hex digits of the SHA-256 of its bytes."""
    return hashlib.sha256(raw).hexdigest()[:16]
