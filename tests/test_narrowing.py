"""What a filter keeps is what going through every document, sentence and mention one by one keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings

from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter, Terms
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.model import SENSES, Statement
from tests.ledger_at_hand import FILTERS, Piece, made_library

CATALOGUE = load_catalogue()
FOUND = ("document", "start", "end", "label", "key", "sense")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("narrowing"))
    yield Ledger.of(library, CATALOGUE), pieces
    library.close()


@dataclass
class Naive:
    """A filter applied by going through everything one by one."""

    wanted: Filter
    pieces: list[Piece]

    def kept(self) -> tuple[list[str], list[tuple], list[tuple]]:
        """Ids of documents, mentions and statements."""
        documents, mentions, statements = [], [], []
        for piece in self.pieces:
            if not self.is_asked(piece):
                continue
            scope = [m for m in piece.mentions if self.counts(m) and self.unit_is_asked(piece, m[5])]
            said = [s for s in piece.statements if self.is_said(piece, s, scope) and self.is_reported(s)]
            if (scope or not self.asks_for_units()) and (said or not self.asks_for_reports()):
                documents.append(piece.id)
            mentions += [(piece.id, *m[:5]) for m in self.focused(scope) if self.is_beside(m, said)]
            statements += [(piece.id, s.start, s.stage) for s in said]
        return documents, mentions, statements

    # Documents

    def is_asked(self, piece: Piece) -> bool:
        wanted = self.wanted
        if wanted.story:
            told = next(p.story for p in self.pieces if p.id == wanted.story)
            earlier = next(p for p in self.pieces if p.id == wanted.story)
            if piece.story != told or not self.bears(earlier):
                return False
        return self.bears(piece) and self.is_published(piece) and self.is_added(piece) and self.is_found(piece)

    def bears(self, piece: Piece) -> bool:
        theirs = {
            "documents": {piece.id}, "collections": {piece.collection}, "sources": {piece.source},
            "languages": {piece.language}, "tags": set(piece.tags),
        }  # fmt: skip

        def held(terms: Terms, field: str) -> bool:
            return bool(theirs[field] & set(getattr(terms, field)))

        asked = all(not getattr(self.wanted, field) or held(self.wanted, field) for field in theirs)
        return asked and not any(held(self.wanted.without, field) for field in theirs)

    def is_published(self, piece: Piece) -> bool:
        wanted, day = self.wanted, piece.published
        if day is None:
            return wanted.undated in ("also", "only") or not (wanted.undated or wanted.since or wanted.until)
        return wanted.undated != "only" and (wanted.since or date.min) <= day <= (wanted.until or date.max)

    def is_added(self, piece: Piece) -> bool:
        since, until = self.wanted.added_since or datetime.min, self.wanted.added_until or datetime.max
        return since <= piece.added < until

    def is_found(self, piece: Piece) -> bool:
        words = set(piece.text.replace(".", " ").split())
        return not self.wanted.search or any(
            set(one.split()) <= words for one in self.wanted.search.split(" OR ")
        )  # fmt: skip

    # Names

    def counts(self, mention: tuple) -> bool:
        return not mention[4] or mention[4] in self.wanted.senses

    def keys(self, entity: Entity) -> set[str]:
        return CATALOGUE.family(entity.key) if entity.parts and entity.label == "SYSTEM" else {entity.key}

    def is_named(self, mention: tuple, entity: Entity) -> bool:
        _, _, label, key, sense, _ = mention
        if (entity.label and label != entity.label) or (entity.key and key not in self.keys(entity)):
            return False
        return sense == entity.sense if entity.sense else self.counts(mention)

    def unit_is_asked(self, piece: Piece, place: tuple[int, int]) -> bool:
        """Whether this sentence, or its document, names and states what is asked for."""
        whole = self.wanted.within == "document"
        mentions = [m for m in piece.mentions if whole or m[5] == place]
        statements = [s for s in piece.statements if whole or place[0] <= s.start < place[1]]

        def named(entity: Entity) -> bool:
            return any(self.is_named(mention, entity) for mention in mentions)

        def stated(stages: tuple[str, ...]) -> bool:
            return any(self.states(statement, stages) for statement in statements)

        wanted, without = self.wanted, self.wanted.without
        if not all(named(entity) for entity in wanted.named) or any(named(entity) for entity in without.named):
            return False
        return (not wanted.stages or stated(wanted.stages)) and not stated(without.stages)

    def states(self, statement: Statement, stages: tuple[str, ...]) -> bool:
        """Whether it states one of these stages, of a system and by a country named where such are asked for."""
        if statement.stage not in stages:
            return False
        for label, said in (("SYSTEM", statement.system), ("COUNTRY", statement.actor)):
            names = [entity for entity in self.wanted.named if entity.label == label and entity.key]
            if names and not any(said in self.keys(entity) for entity in names):
                return False
        return True

    def asks_for_units(self) -> bool:
        wanted, without = self.wanted, self.wanted.without
        return bool(wanted.named or wanted.stages or without.named or without.stages)

    # The focus

    def focused(self, mentions: list[tuple]) -> list[tuple]:
        wanted = self.wanted
        for entity in wanted.beside:
            theirs = [m for m in mentions if self.is_named(m, entity)]
            places = {m[5] for m in theirs}
            whole = wanted.beside_in == "document"
            mentions = [m for m in mentions if (theirs if whole else m[5] in places)]
        meant = Entity(wanted.label, wanted.key, wanted.sense, wanted.parts)
        return [m for m in mentions if self.is_named(m, meant)]

    def asks_for_reports(self) -> bool:
        wanted = self.wanted
        return bool(wanted.actor or wanted.stage or wanted.negated or wanted.hedged)

    def is_reported(self, statement: Statement) -> bool:
        wanted = self.wanted
        return (
            wanted.actor in ("", statement.actor)
            and wanted.stage in ("", statement.stage)
            and wanted.negated in ("", "yes" if statement.negated else "no")
            and wanted.hedged in ("", "yes" if statement.hedged else "no")
        )

    def is_beside(self, mention: tuple, said: list[Statement]) -> bool:
        """Whether it stands in a sentence that holds one of these statements, where such are asked for."""
        start, end = mention[5]
        return not self.asks_for_reports() or any(start <= s.start < end for s in said)

    def is_said(self, piece: Piece, statement: Statement, scope: list[tuple]) -> bool:
        wanted, meant = self.wanted, Entity(self.wanted.label, self.wanted.key, "", self.wanted.parts)
        places = {m[5] for m in piece.mentions if m[5][0] <= statement.start < m[5][1]}
        if self.asks_for_units():
            if wanted.within == "sentence" and not places:
                return False
            if not self.unit_is_asked(piece, next(iter(places), (0, 0))):
                return False
        if wanted.stages and not self.states(statement, wanted.stages):
            return False
        named = [one for one in wanted.named if one.label == "SYSTEM" and one.key]
        if named and not any(statement.system in self.keys(one) for one in named):
            return False
        said = {"SYSTEM": statement.system, "COUNTRY": statement.actor}.get(wanted.label)
        if said and wanted.key and said not in self.keys(meant):
            return False
        for entity in wanted.beside:
            theirs = [m for m in scope if self.is_named(m, entity)]
            if not (theirs if wanted.beside_in == "document" else places & {m[5] for m in theirs}):
                return False
            whole = wanted.beside_in == "document"
            scope = [m for m in scope if (theirs if whole else m[5] in {t[5] for t in theirs})]
        return True


def found(ledger: Ledger) -> tuple[list[str], list[tuple], list[tuple]]:
    """What a ledger holds, in the form in which the naive filter tells it."""
    snapshot, columns = ledger.snapshot, ledger.columns
    ids = snapshot.documents["id"]
    names = list(snapshot.names.entities)
    senses, labels = [*SENSES, ""], list(LABELS)
    cells = (columns.document, columns.start, columns.end, columns.entity, columns.sense)
    mentions = [
        (ids[d], start, end, labels[names[entity][0]], names[entity][1], senses[sense])
        for d, start, end, entity, sense in zip(*(cell.tolist() for cell in cells))
    ]
    rows = ledger.statements
    statements = [(ids[d], start, stage) for d, start, stage in zip(rows["document"], rows["start"], rows["stage"])]
    return list(ledger.documents["id"]), sorted(mentions), sorted(statements)


def test_stories_are_those_that_were_made(shelf):
    ledger, pieces = shelf
    told = {number: {p.id for p in pieces if p.story == number} for number in {p.story for p in pieces}}
    by_story = ledger.documents.groupby("story")["id"].agg(set)
    assert sorted(map(sorted, by_story)) == sorted(map(sorted, told.values()))
    assert any(len(ids) > 1 for ids in told.values())


def test_without_a_filter_all_is_kept(shelf):
    ledger, pieces = shelf
    documents, mentions, statements = Naive(Filter(senses=SENSES), pieces).kept()
    assert found(ledger) == (documents, sorted(mentions), sorted(statements))
    assert (len(documents), len(mentions)) == (40, sum(len(p.mentions) for p in pieces))
    assert len(statements) == sum(len(p.statements) for p in pieces) > 40


@example(Filter(named=(Entity("SYSTEM", ""),), stages=("proposed",)))
@example(Filter(named=(Entity("COUNTRY", "JPN", "place"), Entity("SYSTEM", "aegis", parts=True)), stages=("proposed",)))
@example(Filter(without=Terms(stages=("proposed",)), label="SYSTEM"))
@example(Filter(stages=("proposed",), within="document", label="COUNTRY", key="JPN", beside=(Entity("", "abe"),)))
@example(Filter(label="SYSTEM", key="aegis", actor="JPN", stage="proposed", negated="yes", hedged="no"))
@example(Filter(named=(Entity("COUNTRY", "USA"),), actor="JPN", hedged="yes"))
@settings(max_examples=200)
@given(FILTERS)
def test_any_filter_keeps_what_going_one_by_one_keeps(shelf, wanted):
    ledger, pieces = shelf
    documents, mentions, statements = Naive(wanted, pieces).kept()
    kept = found(ledger.where(wanted))
    assert kept[0] == documents
    assert kept[1] == sorted(mentions)
    assert kept[2] == sorted(statements)


def test_statements_in_focus_are_parted_by_country_stage_and_marks(shelf):
    ledger, pieces = shelf
    expected: dict[tuple, int] = {}
    for one in (s for p in pieces for s in p.statements):
        marks = tuple("yes" if flag else "no" for flag in (one.negated, one.hedged))
        expected[one.actor, one.stage, *marks] = expected.get((one.actor, one.stage, *marks), 0) + 1
    assert len({key[2:] for key in expected}) == 4
    for (actor, stage, negated, hedged), count in expected.items():
        kept = ledger.where(Filter(actor=actor, stage=stage, negated=negated, hedged=hedged))
        assert len(kept.statements) == count


def test_a_kind_named_with_a_stage_asks_for_any_of_that_kind(shelf):
    ledger, pieces = shelf
    wanted = Filter(named=(Entity("SYSTEM", ""),), stages=("proposed",))
    kept = ledger.where(wanted)
    named = [s for p in pieces for s in p.statements if s.stage == "proposed"
             and any(m[2] == "SYSTEM" and m[5][0] <= s.start < m[5][1] for m in p.mentions)]  # fmt: skip
    assert len(kept.statements) == len(named) > 0
