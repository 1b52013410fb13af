"""Systems that documents name: what published sources state of each and, kept apart, what documents report of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from picket.brief.annex import Annex
from picket.brief.model import Fact, Named, Reference, Report, Rest, System
from picket.brief.words import NAME, QUOTE, TITLE, clean, day_of
from picket.catalogue.facts import HEADINGS, facts
from picket.catalogue.schema import Source
from picket.evidence import ordered
from picket.ledger import Ledger
from picket.tables import TABLES, View

MOST = 8
"""Systems that are described, those with most mentions."""

REPORTS = 6
"""Reports that are listed for one system, the newest."""

_STATED = (
    "summary", "status", "kind", "missile_class", "basing", "phase", "where", "targets", "makers", "origin",
    "in_service", "figures",
)  # fmt: skip


class References:
    """The catalogue's sources by the numbers they are cited with."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._listed: list[Reference] = []

    def cite(self, sources: dict[str, Source]) -> tuple[int, ...]:
        """Their numbers; one source keeps its number in all parts of a brief."""
        return tuple(sorted({self._cite(source) for source in sources.values()}))

    def listed(self) -> tuple[Reference, ...]:
        """All that were cited, by number."""
        return tuple(self._listed)

    def _cite(self, source: Source) -> int:
        known = self._numbers.setdefault((source.url, source.title), len(self._numbers) + 1)
        if known > len(self._listed):
            self._listed.append(Reference(
                known, clean(source.title, TITLE), clean(source.publisher, NAME), source.date or "", source.grade,
                clean(source.url),
            ))  # fmt: skip
        return known


def described(
    ledger: Ledger, ranked: list[Named], annex: Annex, references: References
) -> tuple[tuple[System, ...], Rest]:  # fmt: skip
    """The first MOST of the systems ranked, and what of the ranking and of the statements is left out."""
    view = ordered(View(TABLES["statements"], ledger), "newest first")
    systems = tuple(_system(named, view, annex, references) for named in ranked[:MOST])
    beyond, told = ranked[MOST:], {system.named.key for system in systems}
    untold = int((~ledger.statements["system"].isin(told)).sum())
    return systems, Rest(len(beyond), sum(named.mentions for named in beyond), untold)


def _system(named: Named, statements: View, annex: Annex, references: References) -> System:
    catalogue = statements.ledger.catalogue
    system = catalogue.systems[named.key]
    stated = facts(system, catalogue)

    def of(*fields: str) -> tuple[Fact, ...]:
        return tuple(
            Fact(HEADINGS[fact.field], clean(fact.words), references.cite(fact.sources))
            for fact in stated if fact.field in fields
        )  # fmt: skip

    theirs = statements.rows[statements.rows["system"] == named.key]
    return System(
        named, clean(system.name), system.as_of, of(*_STATED), of("operators"), of("hosts"),
        _reports(statements, theirs.head(REPORTS), annex), max(len(theirs) - REPORTS, 0),
    )  # fmt: skip


def _reports(statements: View, rows: pd.DataFrame, annex: Annex) -> tuple[Report, ...]:
    """The statements of these rows in words."""
    sentence = statements.ledger.snapshot.statement_sentence[rows.index]
    made = statements.over(lambda _: rows).whole.to_dict("records")
    places = zip(rows["document"], rows["start"], rows["end"])
    return tuple(_report(row, annex, place, int(s)) for row, place, s in zip(made, places, sentence))


def _report(row: dict[Any, Any], annex: Annex, place: tuple[int, int, int], sentence: int) -> Report:
    return Report(
        day_of(row["published"]), clean(row["country"], NAME), f"{'not ' if row['negated'] else ''}{row['stage']}",
        bool(row["negated"]), bool(row["hedged"]), "" if pd.isna(row["speaker"]) else clean(row["speaker"], NAME),
        clean(row["quote"], QUOTE), clean(row["source"], NAME), annex.cite_place(place, sentence),
    )  # fmt: skip
