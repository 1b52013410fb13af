"""The evidence panel: what was clicked, in words, and just the rows that its figure counts. The same on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import (
    analyst,
    cached,
    correcting,
    evidence,
    heading,
    look,
    palette,
    presenting,
    selection,
    server,
    session,
)
from components.correcting_subjects import Name
from components.selection import COPIES, Selection
from picket import saying
from picket.evidence import copies, orders
from picket.filter import Filter
from picket.ledger import UNITS
from picket.tables import View

SIZE = 25
"""Rows a page; any row can be paged to, and the CSV holds all."""

FEW = 3
"""Rows shown to a meeting, which cannot page."""

USUAL = {"documents": "as added", "stories": "most documents", "sources": "most mentions", "names": "most mentions"}
"""The order in which a list stands at first, where it is not that of the texts."""


def draw(
    otherwise: str | Callable[[], None], *, default: Selection | None = None, here: Filter | None = None,
    other: Filter | None = None, called: str = "on the other side", first: str = "the most named; click for another",
) -> None:  # fmt: skip
    """Show the evidence of the selection; with nothing selected that of `default`, else what `otherwise` says or draws.

    Where two sides are compared, `here` is the scope of the one, that of the page if there is none, and `other`, which
    the note calls so, that of the other. `first` is said of the `default`. Clicks, paging and ordering draw this alone
    anew.
    """

    def contents() -> None:
        if presenting.on() and not session.selected():
            return
        if session.selected() or default:
            show(default or {}, other, here, called, first)
        elif isinstance(otherwise, str):
            st.html(f'<p class="picket-hint">{otherwise}</p>')
        else:
            otherwise()

    session.follows("evidence-panel", contents)


def show(
    default: Selection, other: Filter | None = None, here: Filter | None = None, called: str = "", first: str = ""
) -> None:  # fmt: skip
    """The evidence of the selection, or of `default`."""
    chosen = session.selected() or default
    scope = other if chosen.get("side") == "other" and other else here or session.scope()
    wanted = selection.within(chosen, scope, server.catalogue())
    asked = selection.within(chosen, session.scope(), server.catalogue()) if here else wanted  # not for one side alone
    what = selection.listed(chosen)
    view = rows(wanted, what, chosen, session.value("sort"))
    words = saying.focus(wanted, server.ledger()) + _where(chosen)
    note = called if chosen.get("side") else "" if session.selected() else first
    if presenting.on():
        few = f", the first {FEW}" if len(view) > FEW else ""
        note = "; ".join(filter(None, (f"{look.figure(len(view), what)}{few}", note)))
    heading.draw(words, note, view, what, words, key="evidence", wanted=wanted,
                 beside=lambda: _tools(chosen, asked))  # fmt: skip
    if not len(view):
        st.html('<p class="picket-hint">Nothing here within the filter and the senses chosen above.</p>')
        return
    _list(view, what, chosen, wanted)


def rows(wanted: Filter, what: str, chosen: Selection, order: str = "") -> View:
    """What the panel lists for a selection, which makes the filter `wanted`."""
    if what == COPIES:
        return copies(server.ledger(), chosen.get("document", ""))
    return cached.listed(wanted, what, "label" in chosen, order)


def _list(view: View, what: str, chosen: Selection, wanted: Filter) -> None:
    size = FEW if presenting.on() else SIZE
    pages = -(-len(view) // size)
    page = session.page_of("p", pages)
    first, last = (page - 1) * size, page * size
    table = view.part(first, last)
    data = {
        "tabs": _tabs(what, chosen, wanted), "orders": orders(view), "order": session.value("sort"),
        "usual": USUAL.get(what, "as they stand in the texts"), "page": page, "pages": pages, "size": size,
        "total": len(view), "rows": evidence.rows(table, what, chosen), "colours": palette.marks(look.dark()),
        "corrects": analyst.decides(),
    }  # fmt: skip

    def ask(asked: dict[str, Any]) -> None:
        if "by" in asked:
            session.select({**chosen, "by": asked["by"]})
        elif "show" in asked:
            session.select(selection.read(asked["show"]))
        elif "order" in asked:
            session.choose(sort=asked["order"], p="")
        else:
            session.choose(p=str(asked["page"]) if asked["page"] > 1 else "")

    def opened(place: dict[str, Any]) -> None:
        session.remember("opened", place)

    wrong = evidence.draw(data, "evidence", session.triggered("evidence", "ask", ask),
                          session.triggered("evidence", "open", opened))  # fmt: skip
    if wrong is not None:
        correcting.draw(evidence.subject(wrong, wanted.as_read))
    if place := session.recall("opened"):
        session.open_text(place["document"], int(place["start"]), int(place["end"]))


def _tabs(what: str, chosen: Selection, wanted: Filter) -> list[list[Any]]:
    """What else the same figure could count, each with its number."""
    if what == COPIES:
        return []
    counts = cached.counted(wanted)
    shown = [name for name in ("mentions", "sentences", *UNITS[1:]) if getattr(counts, name) or name == what]
    if wanted.beside and not wanted.label and what != "mentions":  # they would be those of every name there
        shown.remove("mentions")
    tabs = [[name, look.figure(getattr(counts, name), name), name == what] for name in shown]
    if what in ("names", "statements"):
        view = cached.listed(wanted, what, True, "")
        tabs.append([what, look.figure(len(view), what), True])
    return tabs


def _tools(chosen: Selection, wanted: Filter) -> None:
    """What can be done with what was clicked: ask for it on every page, leave it out, let it go."""
    whole = not wanted.beyond  # else the buttons would mean more than was clicked
    more = whole and wanted.narrowed != session.scope()
    if more and _tool("Narrow", "filter_alt", "Every page then shows only this"):
        session.narrow(wanted.narrowed)
        st.rerun()
    if whole and wanted.key and not wanted.beside and _tool("Leave out", "filter_alt_off", "Leave out what names it"):
        session.narrow(wanted.leaving_out)
        st.rerun()
    if analyst.decides() and wanted.key and _tool("Correct", "edit", "Say what this name is, all of it at once"):
        document = wanted.documents[0] if chosen.get("document") else ""
        correcting.draw(Name(wanted.label, wanted.key, document, wanted.as_read))
    if session.selected() and _tool("Clear", "close", "Nothing is selected then"):
        session.select()
        st.rerun()


def _tool(label: str, icon: str, tells: str) -> bool:
    return st.button(label, key=label.lower().replace(" ", "-"), icon=f":material/{icon}:", type="tertiary", help=tells)


def _where(chosen: Selection) -> str:
    """The part of what was clicked that the focus does not say: a day, a document, a source."""
    said, hidden = [], session.names_hidden()
    if document := chosen.get("document"):
        said.append("in one document" if hidden else f"in {cached.names().get(document, document)}")
    if story := chosen.get("story"):
        said.append("in one story" if hidden else f"in the story {cached.names().get(story, story)}")
    said += [f"from {chosen['source']}"] if chosen.get("source") else []
    said += ["as read"] if chosen.get("read") else []
    said += ["in undated documents"] if chosen.get("undated") else []
    if since := chosen.get("since"):
        until = chosen.get("until", since)
        said.append(f"on {since}" if since == until else f"from {since} to {until}")
    return "".join(f", {words}" for words in said)
