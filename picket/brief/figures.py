"""The figures of one part: rows of picket.tables and picket.timeline, each with the sentences behind it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket import timeline
from picket.brief.annex import EACH, Annex
from picket.brief.model import Cited, Headline, Named, Period
from picket.brief.words import NAME, clean
from picket.labels import LABELS
from picket.ledger import UNITS, Ledger
from picket.manifest import Manifest
from picket.steps import numbered
from picket.tables import TABLES

COUNTRIES = 20
"""Countries that are listed; the map shows all."""

KINDS = ("COUNTRY", "SYSTEM", "PERSON", "ORG")
"""Kinds whose different names are counted at the top."""


class Figures:
    """Counts of one ledger; what is made first is cited first."""

    def __init__(self, ledger: Ledger, annex: Annex) -> None:
        self._ledger, self._annex, self._columns = ledger, annex, ledger.columns
        self._table = TABLES["countries"].make(ledger)
        self.on_map = tuple(zip(self._table["iso3"].tolist(), self._table["mentions"].astype(int).tolist()))
        self.step = timeline.best_step(ledger)

    @property
    def unplaced(self) -> int:
        """Mentions of names of countries that could be several, which are in no row and not on the map."""
        return len(self._ledger.labelled("COUNTRY")) - sum(count for _, count in self.on_map)

    def headlines(self, manifest: Manifest) -> tuple[Headline, ...]:
        """Documents, stories, publishers, mentions, statements, then the different names of each of KINDS."""
        counts, kinds = manifest.counts, TABLES["kinds"].make(self._ledger).set_index("label")
        whole = self._cited(np.ones(len(self._columns), bool))
        made = [
            Headline(name, count, whole)
            for name, count in (
                ("Documents", counts.documents),
                ("Stories", counts.stories),
                ("Publishers", counts.sources),
                ("Mentions", counts.mentions),
            )
        ]
        rows = self._ledger.statements
        stated = self._ledger.snapshot.statement_sentence[rows.index]
        made.append(Headline("Reported statements", counts.statements, self._annex.cite(stated[stated >= 0])))
        for place, (label, name) in enumerate(LABELS.items()):
            if label in KINDS:
                number = int(kinds["entities"].get(label, 0))
                made.append(Headline(f"{name} named", number, self._cited(self._columns.label == place)))
        return tuple(made)

    def countries(self) -> tuple[Named, ...]:
        """Every country named, most mentions first; only those that are listed are cited."""
        return self._named(self._table[["iso3", "country", *UNITS]], "COUNTRY", COUNTRIES)

    def systems(self) -> list[Named]:
        """Every system named, most mentions first."""
        table = TABLES["systems"].make(self._ledger)[["system", "name", *UNITS]]
        rows = table[table["mentions"] > 0].sort_values(
            ["mentions", "documents", "name"], ascending=[False, False, True], kind="stable"
        )
        return list(self._named(rows, "SYSTEM", COUNTRIES))

    def periods(self) -> tuple[Period, ...]:
        """Every period from the first mention to the last, and what is undated, where there is any."""
        table = timeline.periods(self._ledger, self.step, "", (), "mentions")
        wide = timeline.wide(table, "mentions")
        documents = {start: int(n) for start, n in zip(table["period_start"], table["documents"]) if pd.notna(start)}
        undated = int(table.loc[table["period_start"].isna(), "documents"].sum())
        of = self._period_of_mentions()
        made = []
        for start, name, mentions in zip(wide.index, wide["period"], wide.iloc[:, -1]):
            told = undated if pd.isna(start) else documents.get(start, 0)
            number = _UNDATED if pd.isna(start) else int(numbered(np.array([start], "datetime64[D]"), self.step)[0])
            made.append(Period(str(name), int(mentions), told, self._cited(of == number, 1) if mentions else Cited()))
        return tuple(period for period in made if period.mentions or period.name != timeline.UNDATED)

    def _period_of_mentions(self) -> NDArray[np.int64]:
        """The number of the period of each mention, _UNDATED where its document states no date."""
        published = self._ledger.documents["published"].to_numpy("datetime64[D]")
        number, dated = np.full(self._ledger.snapshot.size, _UNDATED, np.int64), ~np.isnat(published)
        number[self._ledger.documents.index[dated]] = numbered(published[dated], self.step)
        of: NDArray[np.int64] = number[self._columns.document]
        return of

    def _named(self, rows: pd.DataFrame, label: str, cited: int) -> tuple[Named, ...]:
        """`rows`: the key, the name and UNITS of each; sentences are cited for the first so many."""
        snapshot, made = self._ledger.snapshot, []
        for place, (key, name, *counts) in enumerate(rows.itertuples(index=False, name=None)):
            found = Cited()
            if place < cited:
                found = self._cited(self._columns.entity == snapshot.entity(label, key))
            mentions, documents, stories, sources = (int(count) for count in counts)
            made.append(Named(key, clean(name, NAME), mentions, documents, stories, sources, found))
        return tuple(made)

    def _cited(self, mentions: NDArray[np.bool_], most: int = EACH) -> Cited:
        return self._annex.cite(self._columns.sentence[mentions], most)


_UNDATED = np.iinfo(np.int64).min
