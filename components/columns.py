"""Which column of an uploaded table holds what: recognised by their names, and changed here if that is wrong."""

from __future__ import annotations

import streamlit as st

from components import look
from components.describing import NAMES
from picket.errors import UnreadableDocument
from picket.ingest import Given
from picket.ingest.columns import ROLES
from picket.ingest.rows import columns_of


def choose(table: Given) -> dict[str, str]:
    """A list for each thing a column may hold; what was chosen otherwise than recognised, {} if nothing was.

    A table that cannot be read says why, and is refused when it is added.
    """
    try:
        columns, found = columns_of(table)
    except UnreadableDocument as error:
        st.warning(look.verbatim(str(error)), icon=":material/table:")
        return {}
    with st.expander(f"Columns of {look.verbatim(table.name)}", icon=":material/table:", expanded="text" not in found):
        chosen = {role: _column(table, role, columns, found.get(role, "")) for role in ROLES}
    if not chosen["text"]:
        st.warning("Choose the column that holds the texts.", icon=":material/table:")
    return {role: column for role, column in chosen.items() if column != found.get(role, "")}


def _column(table: Given, role: str, columns: list[str], found: str) -> str:
    label = "Text" if role == "text" else NAMES[role]
    return st.selectbox(
        label, ["", *columns], index=columns.index(found) + 1 if found else 0, key=f"column-{table.key}-{role}",
        format_func=lambda name: name or "none",
    )  # fmt: skip
