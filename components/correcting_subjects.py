"""What can be corrected where it is seen: a mention, words that none marks, a name, a statement.

Each tells the form of `correcting` what it is and what it could be, and makes decisions of what was filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from components import correcting_words, server
from components.correcting_words import fields, scopes_of
from picket.corrections import behind, making, saying
from picket.corrections.decision import Decision, Does, Named, Read, Said, Scope
from picket.corrections.making import Pointed
from picket.corrections.wording import folded
from picket.errors import DecisionError
from picket.filter import STAGES
from picket.labels import SINGULAR
from picket.ledger import Ledger

Asked = Mapping[str, Any]
"""What was filled in: `does`, `scope`, `why` and the fields of the way chosen."""

Form = dict[str, Any]
NOBODY = "-"
"""Stands for who decides while only effects are counted."""


class Subject(Protocol):
    """Something that can be corrected."""

    def form(self) -> Form:
        """`words` with what stands `before` and `after`, `facts` about them, and the `ways` to correct them. Raises
        DecisionError: it is not there any more."""

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        """What was decided. Raises DecisionError: something is lacking, or nothing would change."""


@dataclass(frozen=True)
class Mention:
    """A mention by its columns in the table "mentions"; `found` is what found it and why."""

    document: str
    start: int
    end: int
    label: str
    found: str = ""
    as_read: bool = False

    @classmethod
    def of(cls, row: Mapping[str, Any], as_read: bool) -> Mention:
        """The mention of a row of that table."""
        found = ": ".join(filter(None, (row["found_by"], row["rule"])))
        return cls(row["document"], int(row["start"]), int(row["end"]), row["label"], found, as_read)

    @property
    def _ledger(self) -> Ledger:
        return server.ledger(self.as_read)

    def _point(self) -> Pointed:
        return making.mention(self._ledger, self.document, self.start, self.end, self.label)

    def form(self) -> Form:
        point = self._point()
        assert point.shown is not None
        facts = [("Read as", saying.named(point.shown, server.catalogue())), ("Found by", self.found)]
        scopes = scopes_of(
            (scope, making.preview(server.ledger(), making.about(point, "reject", NOBODY, scope=scope)))
            for scope in ("mention", "document", "everywhere")
        )
        entity = point.shown.entity
        whole = [_whole(entity, self.document), _whole(entity)]
        ways = [
            {"does": "reject", "title": "Not a name", "note": "nothing is counted there", "fields": [],
             "scopes": scopes},
            {"does": "name", "title": "Something else", "note": "another name, kind or sense",
             "fields": fields(point.shown), "scopes": scopes},
            {"does": "merge", "title": "The same as another name",
             "note": "both are one, however they are written",
             "fields": fields(Named(point.shown.label, ""), kind=False),
             "scopes": scopes_of(whole, entity=True)},
        ]  # fmt: skip
        return _around(point) | {"facts": [fact for fact in facts if fact[1]], "ways": ways}

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        point, scope = self._point(), asked["scope"]
        assert point.shown is not None
        does: Does = asked["does"]
        if does == "reject":
            return [making.about(point, does, who, scope=scope, why=asked["why"])]
        if does == "merge":
            named = correcting_words.named({"label": self.label, **asked}, server.catalogue())
            return [_of_entity(point.shown.entity, named, self.document if scope == "document" else "", who, asked)]
        named = correcting_words.named(asked, server.catalogue())
        if (named.entity, named.sense) == (point.shown.entity, point.shown.sense):
            raise DecisionError("That is what it is read as; choose something else.")
        return [making.about(point, does, who, scope=scope, named=named, why=asked["why"])]


@dataclass(frozen=True)
class Words:
    """Words of a text in which nothing was found, or not this."""

    document: str
    start: int
    end: int

    def form(self) -> Form:
        point = making.selection(server.ledger(), self.document, self.start, self.end)
        likely = correcting_words.likely(point.wording)
        here = making.about(point, "add", NOBODY, scope="document", named=likely)
        scopes = [
            ["mention", "Only here", "1 mention"],
            ["document", "In this document", correcting_words.counted(making.preview(server.ledger(), here))],
            ["everywhere", "Everywhere", correcting_words.holding(point.wording)],
        ]
        way = {"does": "add", "title": "", "note": "", "fields": fields(likely), "scopes": scopes}
        return _around(point) | {"facts": [], "ways": [way]}

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        point = making.selection(server.ledger(), self.document, self.start, self.end)
        named = correcting_words.named(asked, server.catalogue())
        return [making.about(point, "add", who, scope=asked["scope"], named=named, why=asked["why"])]


@dataclass(frozen=True)
class Name:
    """An entity as it is shown, by kind and key, in a document or everywhere."""

    label: str
    key: str
    document: str = ""
    as_read: bool = False

    @property
    def _ledger(self) -> Ledger:
        return server.ledger(self.as_read)

    def form(self) -> Form:
        read = Read(self.label, self.key)
        snapshot, code = self._ledger.snapshot, self._ledger.snapshot.entity(self.label, self.key)
        if code < 0:
            raise DecisionError("This name is not mentioned any more; look again.")
        shown, spelled = str(snapshot.entity_names[code]), behind.spelled(self._ledger, read)
        whole = ([_whole(read, self.document)] if self.document else []) + [_whole(read)]
        scopes = scopes_of(whole, entity=True)
        ways = [
            {"does": "merge", "title": "The same as another name, or of another kind",
             "note": "all mentions become one with it", "fields": fields(Named(self.label, ""), sense=False),
             "scopes": scopes},
            {"does": "reject", "title": "Not a name", "note": "none of its mentions is counted", "fields": [],
             "scopes": scopes},
        ]  # fmt: skip
        if len(spelled) > 1:
            ticks = [[_spelling(wording, one), wording, f"{number:,}"] for wording, one, number in spelled]
            ways.append({
                "does": "split", "title": "Some spellings are another name", "note": "they are split off",
                "fields": [{"name": "spellings", "title": "Written so", "type": "ticks", "options": ticks},
                           *fields(Named(self.label, ""), sense=False)],
                "scopes": [["everywhere", "Everywhere", "and in documents added later"]],
            })  # fmt: skip
        facts = [
            ("Kind", SINGULAR[self.label].capitalize()),
            ("Written as", "; ".join(wording for wording, *_ in spelled[:12])),
        ]
        return {"before": "", "words": shown, "after": "", "facts": facts, "ways": ways}

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        read, document = Read(self.label, self.key), self.document if asked["scope"] == "document" else ""
        if asked["does"] == "reject":
            return [making.of_entity(read, who, document=document, why=asked["why"])]
        named = correcting_words.named(asked, server.catalogue())
        if asked["does"] == "merge":
            return [_of_entity(read, named, document, who, asked)]
        spelled = {_spelling(wording, one): (wording, one) for wording, one, _ in behind.spelled(self._ledger, read)}
        if not asked["spellings"] or named.entity == read:
            raise DecisionError("Choose the spellings that are another name, and which it is.")
        if not spelled.keys() >= set(asked["spellings"]):
            raise DecisionError("A spelling chosen is not there any more; look again, and choose anew.")
        chosen = [spelled[one] for one in asked["spellings"]]
        return [behind.of_spelling(wording, one, named, who, why=asked["why"]) for wording, one in chosen]


@dataclass(frozen=True)
class Statement:
    """A statement by its columns in the table "statements"."""

    document: str
    start: int
    end: int
    shown: Said
    as_read: bool = False

    def form(self) -> Form:
        catalogue = server.catalogue()
        system = catalogue.systems[self.shown.system].short if self.shown.system in catalogue.systems else ""
        country = catalogue.countries[self.shown.actor].name if self.shown.actor in catalogue.countries else ""
        parts = [
            {"name": "actor", "title": "Country", "type": "known", "of": "COUNTRY", "value": country},
            {"name": "stage", "title": "Stage", "type": "select", "options": [[s, s] for s in STAGES],
             "value": self.shown.stage},
            {"name": "system", "title": "System", "type": "known", "of": "SYSTEM", "value": system},
            {"name": "negated", "title": "Negated (not)", "type": "tick", "value": self.shown.negated},
            {"name": "hedged", "title": "Hedged (may, could)", "type": "tick", "value": self.shown.hedged},
        ]  # fmt: skip
        ways = [
            {"does": "unstate", "title": "Not stated there", "note": "the statement is not counted", "fields": [],
             "scopes": []},
            {"does": "restate", "title": "It states something else", "note": "", "fields": parts, "scopes": []},
        ]  # fmt: skip
        quote = making.selection(server.ledger(), self.document, self.start, self.end)
        return _around(quote) | {"facts": [("Read as", saying.stated(self.shown, catalogue))], "ways": ways}

    def decisions(self, asked: Asked, who: str) -> list[Decision]:
        meant = None
        if asked["does"] == "restate":
            actor = correcting_words.named({"label": "COUNTRY", "target": asked["actor"]}, server.catalogue()).target
            system = correcting_words.named({"label": "SYSTEM", "target": asked["system"]}, server.catalogue()).target
            meant = Said(actor, system, asked["stage"], bool(asked["negated"]), bool(asked["hedged"]))
            if meant == self.shown:
                raise DecisionError("That is what it is read as; change something.")
        ledger, place = server.ledger(self.as_read), (self.document, self.start, self.end)
        return [making.of_statement(ledger, *place, self.shown, who, meant=meant, why=asked["why"])]


def _around(point: Pointed) -> Form:
    before, after = (folded(f"|{words}|")[1:-1] for words in (point.anchor.before, point.anchor.after))
    return {"before": f"… {before}", "words": point.wording, "after": f"{after} …"}


def _spelling(wording: str, read: Read) -> str:
    """By what a spelling of a name is chosen: how it is written, and as what it was read."""
    return f"{read.label} {read.key} {wording}"


def _whole(read: Read, document: str = "") -> tuple[Scope, making.Effect]:
    one = making.of_entity(read, NOBODY, document=document)
    return one.scope, making.preview(server.ledger(), one)


def _of_entity(read: Read, named: Named, document: str, who: str, asked: Asked) -> Decision:
    if named.entity == read:
        raise DecisionError("That is the same name; choose another.")
    return making.of_entity(read, who, named=named, document=document, why=asked["why"])
