"""The measured accuracy, as the last evaluation wrote it down."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import download, grid, presenting
from picket import measured
from picket.tables import Finished

COLUMNS = ["task", "f1", "system", "set", "precision", "recall", "interval"]


def draw(first: bool = False) -> None:
    """Show what was reached at first sight of unknown texts, then on all sets, Picket beside other packages.

    `first`: only that at first sight, for a meeting.
    """
    record = measured.load()
    st.caption(record["note"])
    fresh = pd.DataFrame(record["first_sight"])
    st.markdown("**At first sight** of documents nobody had tuned on")
    _table(fresh, [column for column in COLUMNS if column != "system"], key="first-sight")
    download.csv(Finished(fresh), "accuracy-at-first-sight", key="first-sight-csv")
    if first:
        return
    table = pd.DataFrame(record["figures"])
    st.markdown("**On every set**, beside other packages")
    st.caption(f"Measured on {record['date']} with {record['fingerprint']}.")
    _table(table, COLUMNS, key="accuracy")
    download.csv(Finished(table), "accuracy", key="accuracy-csv")


def _table(table: pd.DataFrame, columns: list[str], key: str) -> None:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    grid.draw(
        table, key=key, column_order=columns, room=presenting.ROOM - 110,
        columns={
            "task": text("Task", width=215), "f1": number("F1", format="%.3f", width=65),
            "system": text("Found by", width=130), "set": text("Documents", width=190),
            "precision": number("Precision", format="%.3f"), "recall": number("Recall", format="%.3f"),
            "interval": "95% interval of F1",
        },
    )  # fmt: skip
