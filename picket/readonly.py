"""The role of a meeting: everything can be looked at and taken away, nothing can be changed."""

from __future__ import annotations

import os

from picket.errors import LibraryError

VARIABLE = "PICKET_READ_ONLY"
"""Set to yes, this process changes no library and no own systems."""


def is_set() -> bool:
    """Whether this process is for reading only."""
    return os.environ.get(VARIABLE, "").strip().lower() not in ("", "0", "no", "false")


def check(location: object) -> None:
    """Raises LibraryError when this process is for reading only."""
    if is_set():
        raise LibraryError(
            f"The library '{location}' is open for reading only here, and nothing was changed; "
            "use the dashboard of those who edit it."
        )
