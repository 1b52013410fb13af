"""What is drawn by itself: a part of a page that is drawn anew alone, and a dialog.

Nothing stands around such a drawing that would look at the library once for it, or say what failed; so each does that
itself (`faults.told`), and nobody else takes st.fragment or st.dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, ParamSpec, cast

import streamlit as st

from components import faults

P = ParamSpec("P")


def part(draw: Callable[P, None], key: str | None = None, run_every: float | None = None) -> Callable[P, None]:
    """What draws this with the page, and later alone: after a click in it, every `run_every` seconds, by its `key`."""
    kept: Any = st.fragment(faults.told(draw), key=key, run_every=run_every)
    return cast(Callable[P, None], kept)


def dialog(
    title: str, width: Literal["small", "medium", "large"] = "small"
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """What is decorated with it opens in a dialog."""

    def opening(draw: Callable[P, None]) -> Callable[P, None]:
        return st.dialog(title, width=width)(faults.told(draw))

    return opening
