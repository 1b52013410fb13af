"""A file to take away: made at the click where that is quick, else made first, with its progress on the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import streamlit as st

from components import apart, look, session
from picket.export import BOOKS, EXPORTERS, Taken, pieces
from picket.export.making import Making

AT_ONCE = 4_000
"""Rows of which a workbook or an archive is made in a second or two: of more it is prepared."""

QUICKER = 10
"""So many times as many rows can be written at once in a format for one table."""


@dataclass(frozen=True)
class File:
    """One file of what `take` gives, in one of BOOKS or EXPORTERS.

    `name` without a suffix. `rows`, about how many there are. `of` is what it depends on: by it a prepared one is known
    again.
    """

    form: str
    name: str
    take: Callable[[], Taken]
    rows: int
    of: Hashable


def draw(file: File, key: str, label: str = "") -> None:
    """A button that downloads it, or one that prepares it first."""
    known = (BOOKS | EXPORTERS)[file.form]
    label = label or known.title
    if file.rows <= AT_ONCE * (1 if file.form in BOOKS else QUICKER):
        _download(file, key, label, lambda: b"".join(pieces(file.take(), file.form)))
        return
    making = _known(file, key)
    running = making is not None and making.running
    apart.part(_prepared, f"{key}-preparing", 1.0 if running else None)(file, key, label, running)


def _download(file: File, key: str, label: str, data: Callable[[], bytes]) -> None:
    known = (BOOKS | EXPORTERS)[file.form]
    st.download_button(
        label, data=data, file_name=file.name + known.suffix, mime=known.media_type, key=key, on_click="ignore",
        icon=":material/download:", width="stretch",
    )  # fmt: skip


def _prepared(file: File, key: str, label: str, watched: bool) -> None:
    """How far it is; once it is done the page is drawn anew, so that nobody looks every second any more."""
    making = _known(file, key)
    if making and making.running:
        st.progress(making.share, text=f"{label}: {making.share:.0%}")
        if st.button("Stop", key=f"{key}-stop", icon=":material/stop_circle:"):
            making.stop()
        return
    if watched:
        st.rerun()
    if making and making.finished:
        _download(file, key, label, making.bytes)
        return
    if making and making.failure:
        st.error(look.verbatim(making.failure), icon=":material/error:")
    if st.button(f"Prepare: {label}", key=f"{key}-prepare", icon=":material/hourglass_top:", width="stretch",
                 help=f"{look.counted(file.rows, 'row')} take a while; the page can be used meanwhile"):  # fmt: skip
        session.remember(f"{key}-made", (file.of, Making(file.take, file.form)))
        st.rerun()


def _known(file: File, key: str) -> Making | None:
    """What was prepared of just this before."""
    found: tuple[Hashable, Making] | None = session.recall(f"{key}-made")
    if found is None or found[0] != file.of:
        return None
    session.remember(f"{key}-made", found)
    return found[1]
