"""One system, or two side by side: what the catalogue's sources state of it, and what the library holds of it.

Every fact carries the numbers of its sources, which are listed below; every figure opens what it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from components import cached, look, picture, server, session
from components.selection import Selection, same
from picket.catalogue.facts import GRADES, HEADINGS, Fact, facts
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import System
from picket.dossier import Dossier, Named, Reported, Some
from picket.filter import Filter
from picket.ledger import UNITS

_PROFILE = look.component(__file__, '<div class="profile" part="profile"></div>')

STATED, HELD = "What published sources state", "In your library"
_LINES = {"operators", "hosts", "figures", "variants", "events"}
"""Headings whose facts stand one below the other; those of the others stand in one line."""

Piece = str | tuple[str, Selection] | dict[str, str]
"""Words, a figure with what it opens, or the numbers of sources with their titles."""

Line = list[Piece]


def show(systems: list[System], scope: Filter, parts: bool, key: str) -> None:
    """Show the systems, one or two; with `parts` the figures take in what belongs to each.

    For a part of the page that is drawn anew with the selection.
    """
    catalogue = server.catalogue()
    opens: list[Selection] = []
    chosen = session.selected()
    held = [_held(system, scope, parts) for system in systems]
    stated = [_stated(system, catalogue) for system in systems]
    sections = [_section(HELD, held[0], held, opens, chosen), _section(STATED, HEADINGS, stated, opens, chosen)]
    _PROFILE(
        key=key, data={"systems": [_head(system) for system in systems], "sections": sections},
        on_open_change=session.triggered(key, "open", lambda number: session.toggle(opens[int(number)])),
    )  # fmt: skip


def picture_of(systems: list[System], key: str) -> None:
    """The buttons for a picture of what is shown under `key`."""
    names = [system.short for system in systems]
    picture.draw(
        key, f"{' and '.join(names)}: what the library holds, and what sources state", "Figures count what each names",
        *names, key=key, notes=(picture.HELD, picture.STATED),
    )  # fmt: skip


def _head(system: System) -> dict[str, Any]:
    sources = [
        f"{s.title}. {s.publisher}{f', {s.date}' if s.date else ''} ({s.grade}, {GRADES[s.grade]}). {s.url}"
        for s in system.sources.values()
    ]
    return {
        "name": system.short, "full": system.name, "sources": sources,
        "listed": f"Sources of {system.short} ({len(sources)}), as of {system.as_of}" if sources else "",
        "none": f"No source was found for facts on {system.short}: it is recognised by name only.",
    }  # fmt: skip


def _section(
    title: str, headings: Iterable[str], columns: list[dict[str, list[Line]]], opens: list[Selection], chosen: Selection
) -> dict[str, Any]:
    """Rows of a heading and a cell a system; a figure becomes its words, its number in `opens` and whether it is on."""

    def made(piece: Piece) -> Any:
        if isinstance(piece, tuple):
            opens.append(piece[1])
            return [piece[0], len(opens) - 1, same(piece[1], chosen)]
        return piece

    rows = []
    for name in headings:
        cells = [[[made(piece) for piece in line] for line in column.get(name, [])] for column in columns]
        if any(any(cell) for cell in cells):
            rows.append([HEADINGS.get(name, name), cells])
    return {"title": title, "rows": rows}


# What sources state


def _stated(system: System, catalogue: Catalogue) -> dict[str, list[Line]]:
    """By field the lines of its facts."""
    number = {key: place for place, key in enumerate(system.sources, 1)}
    stated = groupby(facts(system, catalogue), key=lambda fact: fact.field)
    return {field: _lines(field, [_fact(fact, number) for fact in group]) for field, group in stated}


def _lines(field: str, stated: list[Line]) -> list[Line]:
    if field in _LINES:
        return stated
    return [[piece for n, line in enumerate(stated) for piece in ([", ", *line] if n else line)]]


def _fact(fact: Fact, number: dict[str, int]) -> Line:
    cited = ", ".join(str(number[key]) for key in fact.sources)
    titles = "; ".join(f"{s.title}, {s.publisher}{f', {s.date}' if s.date else ''}" for s in fact.sources.values())
    return [fact.words, {"cite": cited, "title": titles}]


# What the library holds


def _held(system: System, scope: Filter, parts: bool) -> dict[str, list[Line]]:
    found = cached.dossier(scope, system.key, parts)
    about: Selection = {"label": "SYSTEM", "key": system.key, **({"parts": "yes"} if parts else {})}
    return {
        "Named": [_counts(found, about)],
        "First and last": [_days(found, about)],
        "Spelled": [_each(found.spellings, lambda n: {**about, "spelling": n.key, "by": "mentions"})],
        "Versions": [_each(found.versions, lambda n: {**about, "variant": n.key, "by": "mentions"})],
        "Countries beside it": [_each(found.countries, lambda n: _beside(about, f"COUNTRY:{n.key}"))],
        "People beside it": [_each(found.people, lambda n: _beside(about, f"PERSON:{n.key}"))],
        "Reported": [_reported(one, about) for one in found.reported],
    }


def _counts(found: Dossier, about: Selection) -> Line:
    if not found.counts.mentions:
        return ["not named within the filter"]
    said: list[Line] = [[(look.figure(getattr(found.counts, unit), unit), {**about, "by": unit})] for unit in UNITS]
    return _joined(said)


def _days(found: Dossier, about: Selection) -> Line:
    said: list[Line] = [_day(day, about) for day in (found.first, found.last) if day]
    if found.undated:
        undated: Selection = {**about, "undated": "only", "by": "documents"}
        said.append([(f"{found.undated:,}", undated), f" undated document{'' if found.undated == 1 else 's'}"])
    return _joined(said)


def _day(day: date, about: Selection) -> Line:
    return [(str(day), {**about, "since": str(day), "until": str(day), "by": "documents"})]


def _each(found: Some, opens: Callable[[Named], Selection]) -> Line:
    said: list[Line] = [[f"{named.name} ", (f"{named.count:,}", opens(named))] for named in found.first]
    more = found.of - len(found.first)
    return _joined([*said, [f"{more:,} more"]] if more else said)


def _beside(about: Selection, other: str) -> Selection:
    return {**about, "beside": other, "by": "sentences"}


def _reported(one: Reported, about: Selection) -> Line:
    opens: Selection = {
        **about, "stage": one.stage, "negated": "yes" if one.negated else "no", "hedged": "yes" if one.hedged else "no",
        "by": "statements",
    }  # fmt: skip
    words = f"{'not ' if one.negated else ''}{one.stage}{', hedged' if one.hedged else ''} "
    when = "" if one.first is None else f", {one.first}" if one.first == one.last else f", {one.first} to {one.last}"
    when += f", {one.undated:,} undated" if one.undated else ""
    return [words, (f"{one.statements:,}", opens), when]


def _joined(said: list[Line]) -> Line:
    return [piece for n, line in enumerate(said) for piece in ([" · ", *line] if n else line)]
