"""A library of documents that would break a careless export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from picket.catalogue.load import load_catalogue
from picket.filter import Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.model import Document, Mention, Reading, Statement
from picket.tables import Table, View

TITLES = (
    '=HYPERLINK("http://evil.example","click")', "<script>alert(1)</script>", "ح" * 3 + " صاروخ ‏اعتراض",
    "x" * 10_000, "+1+1", "-2", "@SUM(A1)", "'quoted", '"a", b;\r\nc', "\tTab", "＝1+1", "0012345678901234", "1e5",
    "_x0041_", "<r><t>no</t></r>", "東京🚀", " spaces ", "NULL", "TRUE", "2017-03-31", "{=1}", "https://evil.example/",
)  # fmt: skip
"""Titles, a document each; none of them holds a control character that a document's title could not."""

TEXT = "Japan bought THAAD. \x01\x0bEnd."


def hostile_library(folder: Path) -> Library:
    """A document a title; every one names Japan and THAAD once and states a purchase; every second is undated."""
    library = Library.open(folder)
    for number, title in enumerate(TITLES):
        key = f"{number:016x}"
        day = None if number % 2 else date(2017, 3, 1 + number)
        document = Document(key, f"={number}.txt", TEXT, title, "=Kyodo", day, "en")
        mentions = (
            Mention(key, 0, 5, "Japan", "COUNTRY", "JPN", "name", None, "test", "=rule", (0, 19)),
            Mention(key, 13, 18, "THAAD", "SYSTEM", "thaad", None, "=v", "test", "@rule", (0, 19)),
        )
        statement = Statement(key, "JPN", "thaad", "ordered", False, True, "@Abe", 0, 19, TEXT[:19])
        library.add(Reading(document, mentions, (statement,), (), "hand"), f"{number}{title}".encode())
    return library


def whole(library: Library, wanted: Filter | None = None) -> Ledger:
    """Its ledger."""
    return Ledger.of(library, load_catalogue()).where(wanted or Filter())


def table_of(frame: pd.DataFrame, **columns: str) -> Table:
    """A table that is this frame whatever the ledger."""
    said = columns or {str(name): f"what {name} holds" for name in frame.columns}
    return Table("Made up", lambda _: frame, lambda _, rows: rows, said)


def view_of(frame: pd.DataFrame, ledger: Ledger) -> View:
    """A view that is this frame."""
    return View(table_of(frame), ledger)
