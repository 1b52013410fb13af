"""Taking away exactly what is on screen."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from picket.export import EXPORTERS


def csv(table: pd.DataFrame, *what: str, key: str, label: str = "CSV") -> None:
    """A button that downloads `table`; the bytes are made when it is clicked. `what` makes the file's name."""
    exporter = EXPORTERS["csv"]
    st.download_button(
        label, data=partial(exporter.write, table), file_name=file_name(*what) + exporter.suffix,
        mime=exporter.media_type, key=key, on_click="ignore", icon=":material/download:", disabled=table.empty,
        help=f"{len(table):,} rows, exactly as shown; opens in a spreadsheet",
    )  # fmt: skip


def file_name(*what: str) -> str:
    """A name that says what is inside: picket-countries-japan-2026-11-23."""
    words = [re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in ("picket", *what)]
    return "-".join([word for word in words if word] + [date.today().isoformat()])
