"""The measured accuracy, as the last evaluation wrote it down."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import download
from picket import measured


def draw() -> None:
    """Show precision, recall and F1 by set, task and who found it: Picket, or a package beside it."""
    record = measured.load()
    table = pd.DataFrame(record["figures"])
    st.caption(f"Measured on {record['date']} with {record['fingerprint']}. {record['note']}")
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    st.dataframe(
        table, hide_index=True, row_height=32, key="accuracy",
        column_order=["task", "f1", "system", "set", "precision", "recall", "interval"],
        column_config={
            "task": text("Task", width=185), "f1": number("F1", format="%.3f", width=65),
            "system": text("Found by", width=130), "set": text("Documents", width=190),
            "precision": number("Precision", format="%.3f"), "recall": number("Recall", format="%.3f"),
            "interval": "95% interval of F1",
        },
    )  # fmt: skip
    download.csv(table, "accuracy", key="accuracy-csv")
