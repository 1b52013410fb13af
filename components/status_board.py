"""The status board: systems by countries, each cell with the stages reported and, in another form, the reference.

What these documents report are filled chips with their latest month; each opens its statements. What published sources
state are outlined lines beneath them, which open nothing here and carry their sources.
"""

from __future__ import annotations

import streamlit as st

from components import board_content, cached, heading, look, picture, presenting, selection, server, session
from components.selection import Selection
from picket.board import Board
from picket.filter import Filter

COUNTRIES, IN_MEETING = 8, 5
"""Countries shown at first, at a desk and to a meeting: as many as stand beside each other."""

REFERENCE = "“Ref”: what published sources state, whatever the documents say."

MARKUP = """
<div class="board">
<p class="legend">
  <span><span class="chip">ordered</span> reported by these documents, with the month of the latest</span>
  <span><span class="chip"><b>not</b> ordered</span> denied</span>
  <span><span class="chip hedged">ordered ?</span> said with reserve</span>
  <span><b class="differs">≠</b> the stage is denied too, or the plan halted</span>
  <span><span class="note">Ref: operates</span> reference: published sources</span>
  <span><span class="note host">⌂ Ref: hosts</span> another state’s system on its soil</span>
</p>
<div class="frame"><table role="grid" aria-label="Reported status of systems by country"></table></div>
<p class="told" aria-hidden="true" hidden></p>
</div>
"""
_BOARD = look.component(__file__, MARKUP)


def draw(scope: Filter) -> None:
    """Show the board of the scope; a click on a chip selects the statements behind it, a second click nothing."""
    reference = session.value("reference") == "true"
    shown = cached.board(scope, reference)
    note = f"{_counted(shown)}; click one to read its sentences"
    heading.draw("Reported status", note, cached.view("status", scope), "status", key="status",
                 beside=lambda: _beside(shown, reference))  # fmt: skip
    if not shown.cells:
        st.html('<p class="picket-hint">No stage is stated of a system here.</p>')
        return
    session.follows("status-board", lambda: _show(shown))


def opened(system: str, country: str, stage: str = "", negated: str = "", hedged: str = "") -> Selection:
    """What a click selects: on a chip all five are given, on the mark of reports that differ system and country, on
    the name of a system or a country it alone.
    """
    chosen: Selection = {"label": "SYSTEM", "key": system} if system else {}
    return {**chosen, "actor": country, "stage": stage, "negated": negated, "hedged": hedged, "by": "statements"}


def _show(shown: Board) -> None:
    fit = IN_MEETING if presenting.on() else COUNTRIES
    most = None if session.value("countries") == "all" and len(shown.countries) > fit else fit
    data = board_content.content(shown, server.catalogue(), most) | {"selected": _selected(session.selected())}
    _BOARD(
        key="status-board", data=data, on_all_change=session.triggered("status-board", "all", _widen),
        on_open_change=session.triggered("status-board", "open", _open),
    )  # fmt: skip


def _open(asked: list[str]) -> None:
    session.toggle(opened(*asked))


def _widen(every: bool) -> None:
    session.choose(countries="all" if every else "")


def _beside(shown: Board, reference: bool) -> None:
    if shown.cells:
        picture.draw("status-board", "Reported status of systems by country", _counted(shown), "status", key="status",
                     notes=(picture.REPORTED, REFERENCE))  # fmt: skip
    _switch(shown, reference)


def _switch(shown: Board, reference: bool) -> None:
    st.toggle(
        f"All reference entries ({shown.beyond:,} more)", **session.control("reference", reference),
        help="Also those of systems and countries of which these documents report nothing.",
    )  # fmt: skip


def _selected(chosen: Selection) -> list[str] | None:
    """What is selected, in the form in which a click reports it."""
    asked = [str(chosen.get(name, "")) for name in ("key", "actor", "stage", "negated", "hedged")]
    return asked if selection.same(chosen, opened(*asked)) else None


def _counted(shown: Board) -> str:
    systems = len({system for (system, _), cell in shown.cells.items() if cell.reports})
    countries = len({country for (_, country), cell in shown.cells.items() if cell.reports})
    return (
        f"{look.figure(shown.statements(), 'statements')} on {look.counted(systems, 'system')} "
        f"by {look.counted(countries, 'country', 'countries')}{look.CORRECTED if shown.corrected else ''}"
    )
