"""Taking away exactly what is on screen, and the table it comes from in every format, with what it holds.

Nothing is made before it is clicked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from components import cached, grid, preparing
from picket.export import EXPORTERS, Taken
from picket.filter import Filter
from picket.ledger import Ledger
from picket.tables import TABLES, Batches, Described, View


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


def formats(view: Described, wanted: Filter, *what: str, key: str) -> None:
    """A small button that opens a table in every format, with all its columns, and what each of these holds.

    `wanted` is the filter behind it; of a view the files are those that `picket export` writes. `what` makes
    their names.
    """
    with st.popover("Formats", key=f"{key}-formats", on_change="rerun", disabled=not len(view),
                    help="Excel, Parquet and others, and what each column holds") as panel:  # fmt: skip
        if not panel.open:
            return
        same = ", as `picket export` writes them" if _known(view) else ""
        st.caption(f"{len(view):,} rows with every column{same}.")
        offered = files(view, wanted, *what)
        sides = st.columns(2, gap="small")
        for place, file in enumerate(offered):
            with sides[place % 2]:
                preparing.draw(file, f"{key}-as-{file.form}")
        with sides[len(offered) % 2]:
            manifest(lambda: taken(view, wanted, *what), *what, key=f"{key}-as-manifest")
        held = pd.DataFrame(view.columns.items(), columns=["Column", "What it holds"])
        grid.draw(held, {}, f"{key}-columns", 210)


def files(view: Described, wanted: Filter, *what: str) -> list[preparing.File]:
    """The view in each format that takes it."""
    forms = ["xlsx", *(form for form, exporter in EXPORTERS.items() if exporter.takes(view.columns))]
    of = (wanted, _ledger(view, wanted).snapshot.revision, what, view.title)
    return [
        preparing.File(form, file_name(*what), lambda: taken(view, wanted, *what), len(view), (form, of))
        for form in forms
    ]


def taken(view: Described, wanted: Filter, *what: str) -> Taken:
    """A table under the name that the command line knows it by, or its own."""
    return Taken.made(_known(view) or what[0], view, _ledger(view, wanted), wanted)


def _known(view: Described) -> str:
    """The name of a table on the command line, "" for one that it does not write."""
    return next((name for name, table in TABLES.items() if isinstance(view, View) and table is view.table), "")


def _ledger(view: Described, wanted: Filter) -> Ledger:
    return view.ledger if isinstance(view, View) else cached.where(wanted)


def manifest(take: Callable[[], Taken], *what: str, key: str) -> None:
    """A button that downloads what such a file holds: the filter, counts, gaps, versions and columns."""
    st.download_button(
        "What it holds", data=lambda: take().as_json(), file_name=f"{file_name(*what)}.manifest.json",
        mime="application/json", key=key, on_click="ignore", icon=":material/fact_check:", width="stretch",
        help="The filter, the link to this view, counts, what is missing, versions and columns: keep it with the file",
    )  # fmt: skip


def file_name(*what: str) -> str:
    """A name that says what is inside: picket-countries-japan-2026-11-23."""
    words = [re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in ("picket", *what)]
    return "-".join([word for word in words if word] + [date.today().isoformat()])
