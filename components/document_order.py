"""In which order documents are listed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.tables import View

ORDERS: dict[str, tuple[str, bool]] = {
    "added last": ("number", False), "added first": ("number", True), "newest": ("published", False),
    "oldest": ("published", True), "most mentions": ("mentions", False), "longest": ("words", False),
    "most copies": ("copies", False), "name": ("name", True), "source": ("source", True),
}  # fmt: skip
BEST = "best match"


def ordered(view: View, order: str, matching: NDArray[np.int64] | None) -> View:
    """The documents in this order; `matching` are the numbers that a search found, best first."""
    return view.over(_sorting(order, matching))


def _sorting(order: str, matching: NDArray[np.int64] | None) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def sort(rows: pd.DataFrame) -> pd.DataFrame:
        if order == BEST and matching is not None:
            return rows.loc[matching[np.isin(matching, rows.index)]]
        column, ascending = ORDERS.get(order, ORDERS["added last"])
        return rows.sort_values(column, ascending=ascending, kind="stable", na_position="last")

    return sort
