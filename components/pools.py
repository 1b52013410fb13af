"""How the C library shares out memory among the threads of the server.

glibc gives them pools of their own, up to eight a core, so that none waits for another. Python's threads take turns
anyway, and Streamlit draws pages in ever new threads: what one frees in its pool the next cannot use in another.
"""

from __future__ import annotations

import ctypes
import platform

MOST = 2
"""Pools at most: one of the process as it starts, and one for all the threads that draw."""

_ARENA_MAX = -8
"""M_ARENA_MAX of malloc.h."""


def few() -> None:
    """Let threads share MOST pools, from now on; nothing where the C library is another than glibc."""
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).mallopt(_ARENA_MAX, MOST)
