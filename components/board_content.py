"""What the script of the status board is given: names, words and what a click reports, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from components import look
from picket.board import Board, Cell, Report, Role
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Operator, Source

GROUPS = {"Defences": False, "Threat missiles": True}
"""Groups of rows, and whether threat missiles stand in them."""

OPERATES = {
    "operational": "operates", "ordered": "has ordered", "planned": "plans", "considering": "considers",
    "cancelled": "cancelled", "former": "operated before", "tested": "tested", "shown": "showed",
}  # fmt: skip
"""A status of the reference in words, as a country's own."""

Names = dict[str, str]


def content(shown: Board, catalogue: Catalogue, most: int | None) -> dict[str, Any]:
    """The board with its first `most` countries, None for all.

    `groups`: rows by group, each {key, name, told, count, corrected, cells, beyond}; a cell is None or {chips, more,
    reference, differs}, `beyond` the number of further countries with something. `countries`: {key, name, told,
    count, corrected}. `others`: how many countries are not shown; `every`: whether all were asked for.
    """
    systems = {key: s.short for key, s in catalogue.systems.items()} | {k: k for k in shown.systems if k not in
                                                                        catalogue.systems}  # fmt: skip
    countries = {iso3: catalogue.countries[iso3].name if iso3 in catalogue.countries else iso3
                 for iso3 in shown.countries}  # fmt: skip
    across = shown.countries[:most]

    def row(key: str) -> dict[str, Any]:
        cells = [shown.cells.get((key, iso3)) for iso3 in across]
        return {
            "key": key, "name": systems[key], **_counted(systems[key], shown.statements(key), shown.as_read(key)),
            "beyond": sum((key, iso3) in shown.cells for iso3 in shown.countries[len(across) :]),
            "cells": [
                _cell(cell, systems[key], countries[iso3], _sources(key, catalogue)) if cell else None
                for iso3, cell in zip(across, cells)
            ],
        }  # fmt: skip

    def rows(threat: bool) -> list[dict[str, Any]]:
        threats = {key for key, system in catalogue.systems.items() if system.kind == "threat missile"}
        return [row(key) for key in shown.systems if (key in threats) is threat]

    return {
        "groups": [{"name": name, "rows": found} for name, threat in GROUPS.items() if (found := rows(threat))],
        "countries": [
            {
                "key": iso3, "name": countries[iso3],
                **_counted(countries[iso3], shown.statements(country=iso3), shown.as_read(country=iso3)),
            }
            for iso3 in across
        ],
        "others": len(shown.countries) - len(across), "every": most is None,
    }  # fmt: skip


def _counted(name: str, statements: int, read: int) -> dict[str, Any]:
    told = f"{name}: {look.figure(statements, 'statements')}{look.corrected(statements, read, 'statements')}"
    return {"count": statements, "corrected": statements != read, "told": told}


def _sources(system: str, catalogue: Catalogue) -> dict[str, str]:
    """The sources of a system's file in words, numbered as on its card."""
    theirs = catalogue.systems[system].sources if system in catalogue.systems else {}
    return {key: f"[{number}] {_source(source)}" for number, (key, source) in enumerate(theirs.items(), 1)}


def _source(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.date)))


def _cell(cell: Cell, system: str, country: str, sources: Names) -> dict[str, Any]:
    whom = f"{country}, {system}"
    differ = [f"{_stage(report)} {_when(report)}" for report in cell.reports if report.differs]
    said = f"{whom}: denied or halted too: {'; '.join(differ)}. Opens all reports of the two."
    return {
        "chips": [_chip(report, whom) for report in cell.reports],
        "differs": said if differ else "",
        "reference": [_reference(role, entry, country, system, sources) for role, entry in cell.reference],
    }


def _chip(report: Report, whom: str) -> dict[str, Any]:
    counts = [look.figure(getattr(report, name), name) for name in ("statements", "documents", "sources")]
    counts[0] += look.corrected(report.statements, report.as_read, "statements")
    told = [f"{whom}: reported {_stage(report)}", *counts, *_days(report)]
    told += ["denied or halted by another report"] if report.differs else []
    return {
        "report": [report.stage, *("yes" if flag else "no" for flag in (report.negated, report.hedged))],
        "stage": report.stage, "negated": report.negated, "hedged": report.hedged, "differs": report.differs,
        "when": _when(report), "count": report.statements, "corrected": report.statements != report.as_read,
        "told": "; ".join(told),
    }  # fmt: skip


def _stage(report: Report) -> str:
    return f"{'not ' if report.negated else ''}{report.stage}{' (with reserve)' if report.hedged else ''}"


def _when(report: Report) -> str:
    return month(report.last) if report.last else "undated"


def _days(report: Report) -> Iterable[str]:
    if report.first and report.last:
        yield " to ".join(dict.fromkeys((report.first.isoformat(), report.last.isoformat())))
    if report.undated:
        yield f"{report.undated:,} undated"


def month(day: date) -> str:
    """Mar 2017; in English whatever the machine's language."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{names[day.month - 1]} {day.year}"


def _reference(role: Role, entry: Operator, country: str, system: str, sources: Names) -> dict[str, Any]:
    """An entry of the reference in a few words and in full, with its sources."""
    host = role == "host"
    said = OPERATES[entry.status]
    if host:
        said = "hosts" if entry.status == "operational" else f"hosts ({entry.status})"
    where = " ".join(str(part) for part in (entry.site, entry.year) if part)
    full = f"{country} hosts {system} of another state on its soil" if host else f"{country} {said} {system}"
    facts = [
        full,
        *([entry.status] if host else []),
        *([where] if where else []),
        *([entry.note] if entry.note else []),
    ]
    read = "; ".join(sources[key] for key in entry.sources)
    return {
        "words": ", ".join(filter(None, (said, where))), "host": host,
        "told": f"Reference, as published sources state it: {', '.join(facts)}. Sources: {read}",
    }  # fmt: skip
