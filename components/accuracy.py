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
    percent = st.column_config.NumberColumn
    st.dataframe(
        table, hide_index=True, row_height=32, key="accuracy",
        column_config={
            "set": "Documents", "task": "Task", "system": "Found by",
            "precision": percent("Precision", format="%.3f"), "recall": percent("Recall", format="%.3f"),
            "f1": percent("F1", format="%.3f"), "interval": "95% interval of F1",
        },
    )  # fmt: skip
    download.csv(table, "accuracy", key="accuracy-csv")
