"""Taking away exactly what is on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import streamlit as st

from picket.export import EXPORTERS
from picket.tables import Batches


def csv(view: Batches, *what: str, key: str, label: str = "CSV", columns: Sequence[str] = ()) -> None:
    """A button that downloads a view, or these columns of it; the bytes are made when it is clicked.

    `what` makes the file's name.
    """
    exporter = EXPORTERS["csv"]
    st.download_button(
        label, data=lambda: b"".join(exporter.pieces(view.batches(columns))),
        file_name=file_name(*what) + exporter.suffix, mime=exporter.media_type, key=key, on_click="ignore",
        icon=":material/download:", disabled=not len(view), help=f"{len(view):,} rows; opens in a spreadsheet",
    )  # fmt: skip


def file_name(*what: str) -> str:
    """A name that says what is inside: picket-countries-japan-2026-11-23."""
    words = [re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in ("picket", *what)]
    return "-".join([word for word in words if word] + [date.today().isoformat()])
