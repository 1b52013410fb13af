"""Which documents, sentences, mentions and statements a filter keeps: the one place where a filter is applied.

Everything is decided on columns of small integers (decision 8): a condition is a mask over documents, over sentences
or over mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.filter import Entity, Filter, Terms, Within
from picket.labels import LABELS
from picket.model import SENSES
from picket.snapshot import Snapshot

Mask = NDArray[np.bool_]

COLUMNS = {"documents": "id", "collections": "collection", "sources": "source", "languages": "language"}
"""Fields of Terms that choose documents by one column, and the column."""


@dataclass(frozen=True)
class Kept:
    """What a filter keeps: rows of the documents, and masks over all mentions (None: all) and all statements."""

    documents: pd.DataFrame
    mentions: Mask | None
    statements: Mask


def kept(
    snapshot: Snapshot, catalogue: Catalogue, matching: Callable[[str], NDArray[np.int64]], wanted: Filter
) -> Kept:
    """Apply a filter to a library. `matching` finds the numbers of the documents that hold what is searched for."""
    return _Narrowing(snapshot, catalogue, wanted).kept(_documents(snapshot.documents, wanted, matching))


class _Narrowing:
    """One filter at work on one snapshot."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, wanted: Filter) -> None:
        self.snapshot, self.catalogue, self.wanted = snapshot, catalogue, wanted
        self.columns = snapshot.columns
        counted = np.array([*(sense in wanted.senses for sense in SENSES), True])
        self.by_sense: Mask | None = None if counted.all() else counted[self.columns.sense]

    def kept(self, documents: pd.DataFrame) -> Kept:
        """What is kept of these documents."""
        numbers = documents.index.to_numpy()
        every = len(documents) == len(self.snapshot.documents)
        of_documents = None if every else _marked(self.snapshot.size, numbers)
        statements = np.ones(len(self.snapshot.statements), bool)
        if of_documents is not None:
            statements &= of_documents[self.snapshot.statements["document"].to_numpy()]
        mentions = _both(self.by_sense, None if of_documents is None else of_documents[self.columns.document])
        if (units := self._asked()) is not None:
            mentions = _both(mentions, units[self._unit(self.wanted.within)])
            statements &= units[self._statement_unit(self.wanted.within)] & self._stated(self.wanted.stages)
            statements &= self._of_systems()
            documents = documents[_marked(self.snapshot.size, self.columns.document[mentions])[numbers]]
        return self._reported(documents, *self._focused(mentions, statements))

    # The scope

    def _asked(self) -> Mask | None:
        """By sentence, or by document: whether it names and states what is asked for, None if nothing is."""
        wanted, without = self.wanted, self.wanted.without
        if not (wanted.named or wanted.stages or without.named or without.stages):
            return None
        keep = np.ones(self._units(wanted.within), bool)
        for entity in wanted.named:
            keep &= self._naming(entity, wanted.within)
        for entity in without.named:
            keep &= ~self._naming(entity, wanted.within)
        if wanted.stages:
            keep &= self._stating(wanted.stages)
        for stage in without.stages:
            keep &= ~self._stating((stage,))
        if wanted.within == "sentence":
            keep[-1] = False  # the last one stands for no sentence
        return keep

    def _naming(self, entity: Entity, within: Within, among: Mask | None = None) -> Mask:
        """By sentence or document: whether it names the entity."""
        mentions = self._mentions_of(entity)
        if among is not None:
            mentions &= among
        return _marked(self._units(within), self._unit(within)[mentions])

    def _mentions_of(self, entity: Entity) -> Mask:
        found: Mask
        if entity.key:
            labels = [entity.label] if entity.label else list(LABELS)
            codes = {self.snapshot.entity(label, key) for label in labels for key in self._keys(entity)} - {-1}
            found = _marked(len(self.snapshot.entity_keys), list(codes))[self.columns.entity]
        elif entity.label:
            found = self.columns.label == list(LABELS).index(entity.label)
        else:
            found = np.ones(len(self.columns), bool)
        if entity.sense:
            found &= self.columns.sense == SENSES.index(entity.sense)
            return found
        if self.by_sense is not None:
            found &= self.by_sense
        return found

    def _keys(self, entity: Entity) -> set[str]:
        return self.catalogue.family(entity.key) if entity.parts and entity.label == "SYSTEM" else {entity.key}

    def _stating(self, stages: Iterable[str]) -> Mask:
        """By sentence or document: whether one of these stages is stated there."""
        within = self.wanted.within
        return _marked(self._units(within), self._statement_unit(within)[self._stated(tuple(stages))])

    def _of_systems(self) -> Mask:
        """By statement: whether it is of a system asked for, where such are: others in the sentence are not meant."""
        systems = self.snapshot.statements["system"]
        theirs = [self._keys(one) for one in self.wanted.named if one.label == "SYSTEM" and one.key]
        return systems.isin(set().union(*theirs)).to_numpy() if theirs else np.ones(len(systems), bool)

    def _stated(self, stages: tuple[str, ...]) -> Mask:
        """By statement: whether it states one of these stages of what is named, where such is asked for."""
        rows = self.snapshot.statements
        if not stages:
            return np.ones(len(rows), bool)
        found: Mask = rows["stage"].isin(stages).to_numpy()
        for column, label in (("system", "SYSTEM"), ("actor", "COUNTRY")):
            if theirs := [self._keys(one) for one in self.wanted.named if one.label == label and one.key]:
                found = found & rows[column].isin(set().union(*theirs)).to_numpy()
        return found

    # The focus

    def _focused(self, mentions: Mask | None, statements: Mask) -> tuple[Mask | None, Mask]:
        wanted, within = self.wanted, self.wanted.beside_in
        for entity in wanted.beside:
            there = self._naming(entity, within, mentions)
            mentions = _both(mentions, there[self._unit(within)])
            statements = statements & there[self._statement_unit(within)]
        if wanted.label or wanted.key or wanted.sense:
            meant = Entity(wanted.label, wanted.key, wanted.sense, wanted.parts)
            mentions = _both(mentions, self._mentions_of(meant))
            if wanted.variant or wanted.spelling:
                mentions = _both(mentions, self._written())
            column = {"SYSTEM": "system", "COUNTRY": "actor"}.get(wanted.label)
            if column and wanted.key:
                statements = statements & self.snapshot.statements[column].isin(self._keys(meant)).to_numpy()
        return mentions, statements

    def _written(self) -> Mask:
        """By mention: whether it is of the version, and spelled in the way, that is meant."""
        snapshot, found = self.snapshot, np.ones(len(self.columns), bool)
        if self.wanted.variant:
            found &= snapshot.words[self.columns.variant] == self.wanted.variant
        if self.wanted.spelling:
            spelled = [" ".join(word.split()) == self.wanted.spelling for word in snapshot.words]
            found &= np.array(spelled, bool)[self.columns.text]
        return found

    def _reported(self, documents: pd.DataFrame, mentions: Mask | None, statements: Mask) -> Kept:
        """What is left of these where statements are asked for by what they report."""
        wanted, rows = self.wanted, self.snapshot.statements
        if not wanted.reported:
            return Kept(documents, mentions, statements)
        for column in ("actor", "stage"):
            if value := getattr(wanted, column):
                statements = statements & (rows[column] == value).to_numpy()
        for column in ("negated", "hedged"):
            if flag := getattr(wanted, column):
                statements = statements & (rows[column] == (flag == "yes")).to_numpy()
        holding = _marked(self.snapshot.sentences + 1, self.snapshot.statement_sentence[statements])
        holding[-1] = False  # the last one stands for no sentence
        stating = _marked(self.snapshot.size, rows["document"].to_numpy()[statements])
        return Kept(
            documents[stating[documents.index.to_numpy()]], _both(mentions, holding[self.columns.sentence]), statements
        )

    # Sentences or documents

    def _units(self, within: Within) -> int:
        """How many numbers there are of sentences (and one for none), or of documents."""
        return self.snapshot.sentences + 1 if within == "sentence" else self.snapshot.size

    def _unit(self, within: Within) -> NDArray[np.integer]:
        """By mention: its sentence or document."""
        return self.columns.sentence if within == "sentence" else self.columns.document

    def _statement_unit(self, within: Within) -> NDArray[np.integer]:
        """By statement: its sentence (-1 for none) or document."""
        if within == "sentence":
            return self.snapshot.statement_sentence
        numbers: NDArray[np.integer] = self.snapshot.statements["document"].to_numpy()
        return numbers


def _documents(
    rows: pd.DataFrame, wanted: Filter, matching: Callable[[str], NDArray[np.int64]]
) -> pd.DataFrame:  # fmt: skip
    """The documents that the scope asks for by what is known of them."""
    for field, column in COLUMNS.items():
        if values := getattr(wanted, field):
            rows = rows[rows[column].isin(values)]
        if values := getattr(wanted.without, field):
            rows = rows[~rows[column].isin(values)]
    for terms, bearing in ((wanted, True), (wanted.without, False)):
        if terms.tags:
            rows = rows[_tagged(rows, terms) == bearing]
    if wanted.story:
        rows = rows[rows["story"].isin(rows.loc[rows["id"] == wanted.story, "story"])]
    rows = _added(_dated(rows, wanted), wanted)
    return rows[rows.index.isin(matching(wanted.search))] if wanted.search else rows


def _tagged(rows: pd.DataFrame, terms: Terms) -> Mask:
    asked = set(terms.tags)
    return np.array([not asked.isdisjoint(tags.split("\n")) for tags in rows["tags"]], bool)


def _dated(rows: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    if not (wanted.since or wanted.until or wanted.undated):
        return rows
    day, undated = rows["published"], rows["published"].isna()
    if wanted.undated == "only":
        return rows[undated]
    within = ~undated
    if wanted.since:
        within &= day >= pd.Timestamp(wanted.since)
    if wanted.until:
        within &= day < pd.Timestamp(wanted.until) + pd.Timedelta(days=1)
    return rows[within | undated if wanted.undated == "also" else within]


def _added(rows: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    if wanted.added_since:
        rows = rows[rows["added_at"] >= pd.Timestamp(wanted.added_since)]
    return rows[rows["added_at"] < pd.Timestamp(wanted.added_until)] if wanted.added_until else rows


def _marked(size: int, places: NDArray[np.integer] | list[int]) -> Mask:
    marked = np.zeros(size, bool)
    marked[places] = True
    return marked


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    return other if one is None else one if other is None else one & other
