"""The file beside a file, in which it is written until it is whole."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

LONGEST = 200
"""Bytes of a name to which more may be added; most systems allow a file 255."""


def part_of(path: Path) -> Path:
    """The hidden file in the same folder, always the same: what was left by one that was killed is written over."""
    name = os.fsencode(path.name)
    return path.with_name(f".{path.name if len(name) <= LONGEST else sha256(name).hexdigest()}.part")
