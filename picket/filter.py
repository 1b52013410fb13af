"""What a reader asks for: one filter, the same on every page, in every export and on the command line.

A filter has two parts. The *scope* says which documents and which sentences count at all; the *focus* says which of
the mentions in them are meant, as the ones behind a figure that was clicked. `picket.narrowing` applies it,
`picket.address` writes it into a link, `picket.saying` says it in words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Literal, Self, get_args

from picket.catalogue.load import Catalogue
from picket.errors import FilterError
from picket.labels import LABELS
from picket.model import COUNTED_SENSES, SENSES, Sense, Stage

Within = Literal["sentence", "document"]
WITHIN: tuple[Within, ...] = get_args(Within)
"""Where the names asked for must stand together."""

Undated = Literal["", "also", "only", "never"]
UNDATED: tuple[Undated, ...] = get_args(Undated)
"""Whether undated documents count: "" unless dates are asked for, "also" beside those, "only" they, or "never"."""

STAGES: tuple[Stage, ...] = get_args(Stage)

Flag = Literal["", "yes", "no"]
FLAGS: tuple[Flag, ...] = get_args(Flag)
"""Whether a statement must be marked so: "" for either."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A country (ISO 3166-1 alpha-3), a system (catalogue key) or another name (case-folded) of kind `label`.

    `sense`: a country named in just this way, "" for any that counts. `parts`: also what belongs to the system.
    """

    label: str
    key: str
    sense: Sense | Literal[""] = ""
    parts: bool = False


@dataclass(frozen=True)
class Terms:
    """What is asked for, or left out. Of one field any value will do; of `named` all must be there.

    `documents` are ids. "" among collections, sources or languages stands for documents that state none.
    """

    documents: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    named: tuple[Entity, ...] = ()

    def adding(self, field: str, *values: object) -> Self:
        """With these values of a field too."""
        return replace(self, **{field: tuple(dict.fromkeys((*getattr(self, field), *values)))})

    def dropping(self, field: str, *values: object) -> Self:
        """Without these values of a field."""
        return replace(self, **{field: tuple(value for value in getattr(self, field) if value not in values)})


FOCUS = (
    "label", "key", "parts", "sense", "variant", "spelling", "story", "beside", "beside_in",
    "actor", "stage", "negated", "hedged",
)  # fmt: skip
"""Fields of Filter that make its focus."""

TERMS = tuple(field.name for field in fields(Terms))
NOTHING = Terms()


@dataclass(frozen=True)
class Filter(Terms):
    """Scope: the terms asked for, those left out (`without`), and what follows them down to `as_read`.

    `since` and `until` are days, both included. `added_since` and `added_until` are moments (UTC, without a zone, to
    the minute) at which documents came into the library: from the one on, and before the other, so that one moment
    cuts a library in two. `search` is what a reader types (library.query). `senses` are those by which a country is
    counted. `within` says where names and stages must stand together: a sentence that states a stage asked for does so
    of a system named and by a country named, where such are asked for. `as_read`: without what analysts corrected.

    Focus: documents of the same `story` as the one of this id; mentions of kind `label`, of the entity `key` (with
    `parts`: and of what belongs to the system), by one `sense`, of one `variant` of a system, in one `spelling` (white
    space apart), in sentences or documents (`beside_in`) that the scope leaves and that name all of `beside` too.
    Of statements those of the country `actor` (ISO 3166-1 alpha-3) that report this `stage`, `negated` or not and
    `hedged` or not; where any of these is asked for, mentions and documents are those of the sentences and the
    documents that hold such a statement.
    """

    without: Terms = NOTHING
    since: date | None = None
    until: date | None = None
    added_since: datetime | None = None
    added_until: datetime | None = None
    undated: Undated = ""
    search: str = ""
    within: Within = "sentence"
    senses: tuple[Sense, ...] = COUNTED_SENSES
    as_read: bool = False
    label: str = ""
    key: str = ""
    parts: bool = False
    sense: Sense | Literal[""] = ""
    variant: str = ""
    spelling: str = ""
    story: str = ""
    beside: tuple[Entity, ...] = ()
    beside_in: Within = "sentence"
    actor: str = ""
    stage: str = ""
    negated: Flag = ""
    hedged: Flag = ""

    @property
    def scope(self) -> Filter:
        """Without the focus."""
        return replace(self, **{name: getattr(Filter, name) for name in FOCUS})

    @property
    def reported(self) -> bool:
        """Whether the focus chooses statements by what they report, not by their system alone."""
        return bool(self.actor or self.stage or self.negated or self.hedged)

    @property
    def beyond(self) -> bool:
        """Whether the focus chooses by what no scope can ask for: a version, a spelling, what is reported."""
        return bool(self.reported or self.variant or self.spelling)

    @property
    def narrowed(self) -> Filter:
        """A scope that asks for the names in focus, which is all of the focus unless it goes `beyond`."""
        meant = Entity(self.label, self.key, self.sense, self.parts)
        names = (*self.beside, meant) if self.label or self.key else self.beside
        return replace(self.scope.adding("named", *names), within=self.beside_in if self.beside else self.within)

    @property
    def leaving_out(self) -> Filter:
        """A scope that leaves out the name in focus."""
        meant = Entity(self.label, self.key, self.sense, self.parts)
        return replace(self.scope, without=self.without.adding("named", meant))

    @property
    def names_sentences(self) -> bool:
        """Whether the scope chooses sentences, not just documents."""
        chosen = self.named or self.stages or self.without.named or self.without.stages
        return bool(chosen) and self.within == "sentence"

    def check(self, catalogue: Catalogue) -> Filter:
        """The filter itself. Raises FilterError when it names a kind, sense, stage, country or system there is not."""
        actors = (Entity("COUNTRY", self.actor),) if self.actor else ()
        meant = Entity(self.label, self.key, self.sense)
        for entity in (meant, *actors, *self.beside, *self.named, *self.without.named):
            _check_entity(entity, catalogue)
        if unknown := set(self.senses) - set(SENSES):
            raise FilterError(f"There is no country sense '{min(unknown)}'; choose from {', '.join(SENSES)}.")
        if unstated := {*self.stages, *self.without.stages, self.stage} - {*STAGES, ""}:
            raise FilterError(f"There is no stage '{min(unstated)}'; choose from {', '.join(STAGES)}.")
        if self.since and self.until and self.since > self.until:
            raise FilterError(f"Nothing is published from {self.since} to {self.until}; put the earlier day first.")
        if self.added_since and self.added_until and self.added_since >= self.added_until:
            raise FilterError(
                f"Nothing is added from {self.added_since} on and before {self.added_until}; put the earlier first."
            )
        return self


def _check_entity(entity: Entity, catalogue: Catalogue) -> None:
    if entity.label and entity.label not in LABELS:
        raise FilterError(f"There is no kind '{entity.label}'; choose one of {', '.join(LABELS)}.")
    if entity.sense and entity.sense not in SENSES:
        raise FilterError(f"There is no country sense '{entity.sense}'; choose from {', '.join(SENSES)}.")
    if entity.label == "COUNTRY" and entity.key not in catalogue.countries and entity.key != entity.key.casefold():
        raise FilterError(f"There is no country '{entity.key}'; give an ISO 3166-1 alpha-3 code such as JPN.")
    if entity.label == "SYSTEM" and entity.key and entity.key not in catalogue.systems:
        raise FilterError(f"There is no system '{entity.key}' in the catalogue; the table of systems lists the keys.")
