"""The shape of the catalogue's files. Unknown fields are refused, so that a misspelt one is named, not lost.

Where a fact is stated it carries `sources`: keys into the file's own list. What has no source is not a fact
here and has no field. Only how Picket groups a system, `kind` and `part_of`, may stand without one; it is then no
fact either, and no card states it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from picket.catalogue import keys

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, strict=True)]
Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$", strict=True)]
Key = Annotated[str, StringConstraints(pattern=keys.PATTERN, strict=True)]
Year = Annotated[int, Field(ge=1940, le=2100, strict=True)]
SourceKeys = Annotated[tuple[Key, ...], Field(min_length=1)]

Kind = Literal[
    "combat system",           # sensors, command and launchers of a ship or site as one: Aegis
    "missile-defense system",  # a battery or site with launchers, radar and command: THAAD, Patriot
    "interceptor",             # the defending missile itself: SM-3, PAC-3
    "sensor",                  # radar or satellite: AN/TPY-2, LRDR
    "command and control",     # C2BMC, IBCS
    "directed energy",         # lasers: Iron Beam
    "programme",               # a plan or architecture, not a thing that stands somewhere: EPAA, Golden Dome
    "threat missile",          # what the defence is meant to stop
]  # fmt: skip
Basing = Literal["sea", "land-fixed", "land-mobile", "air", "space"]
Phase = Literal["boost", "ascent", "midcourse", "terminal"]
Where = Literal["outside the atmosphere", "inside the atmosphere"]
Target = Literal["SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "cruise", "hypersonic", "aircraft"]
Measure = Literal[
    "range",               # of a missile, or within which a defence stops what it is meant for
    "altitude",            # at which a defence stops what it is meant for
    "detection range",     # of a sensor
    "range of threats",    # how far a missile flies that the defence is meant to stop
    "distance flown",      # in a test
    "altitude in a test",  # of one interception
]  # fmt: skip
SystemStatus = Literal[
    "operational", "in production", "in development", "planned", "cancelled", "tested", "shown", "unknown"
]
OperatorStatus = Literal["operational", "ordered", "planned", "considering", "cancelled", "former", "tested", "shown"]


class Strict(BaseModel):
    """Base of all catalogue records: immutable, and closed to unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where a fact was read. `grade`: A official, B press or research, C weak, copied or partisan."""

    title: Text
    publisher: Text
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", strict=True)] | None = None
    url: Text
    grade: Literal["A", "B", "C"]


class Sourced(Strict):
    """A fact in words or figures with the sources that state it."""

    sources: SourceKeys


Value = TypeVar("Value")


class Stated(Sourced, Generic[Value]):
    """One value of a field with the sources that state it; `note` says for what part or version it holds."""

    value: Value
    note: Text | None = None


# A name for each kind of value: a class made on the spot has none by which another process could find it.


class StatedText(Stated[Text]):
    """In words."""


class StatedStatus(Stated[SystemStatus]):
    """How far it has come."""


class StatedBasing(Stated[Basing]):
    """Where it stands."""


class StatedPhase(Stated[Phase]):
    """The phase of a missile's flight in which it intercepts."""


class StatedWhere(Stated[Where]):
    """Where it intercepts."""


class StatedTarget(Stated[Target]):
    """A class of missiles, or aircraft."""


class StatedCountry(Stated[Iso3]):
    """A country by its code."""


class Variant(Strict):
    """A version of the system. `spellings` (besides `name`) are what texts write for it.

    A spelling counts after any of the system's names ("SM-3" + "Block 2A"); with `alone` it counts by itself.
    """

    name: Text
    spellings: tuple[Text, ...] = ()
    alone: bool = False
    status: Text | None = None
    note: Text | None = None
    sources: tuple[Key, ...] = ()


class Operator(Sourced):
    """A state that owns, buys or plans the system (`operators`), or on whose soil another's stands (`hosts`)."""

    country: Iso3
    status: OperatorStatus
    year: Year | None = None
    site: Text | None = None
    note: Text | None = None


class Event(Sourced):
    """Something dated that happened with the system."""

    year: Year
    what: Text


class Figure(Sourced):
    """A published claim, not a measurement; two that disagree are two figures.

    Given as a `value` as stated, as `about` one, or as bounds: at `least`, at `most` ("up to"), or both. A length in
    km is one of Measure; a count says in `what` of what. `of` is the version it holds for.
    """

    what: Measure | Text
    of: Text | None = None
    unit: Literal["km", "count"]
    value: float | None = None
    about: float | None = None
    least: float | None = None
    most: float | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_claim(self) -> Self:
        given = {name for name in ("value", "about", "least", "most") if getattr(self, name) is not None}
        if len(given) != 1 and given != {"least", "most"}:
            raise ValueError("needs a value, or about, or least and most or one of these")
        if self.unit == "km" and self.what not in get_args(Measure):
            raise ValueError(f'"{self.what}" is no measure in km; choose from {", ".join(get_args(Measure))}')
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError("least is more than most")
        return self


class Ambiguous(Strict):
    """A form that also means something else; one sentence decides.

    `unless` is tried first, then `needs`: lower-case regular expressions searched in the lower-cased sentence.
    With no `needs` the form is accepted unless refused. `exact` keeps capitals as written ("Patriot").
    """

    form: Text
    also: Text
    exact: bool = True
    needs: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()


class Match(Strict):
    """A sentence and what must be found in it: for each mention its exact text and, if any, its variant."""

    text: Text
    finds: tuple[Text, ...]
    variant: Text | None = None


class Examples(Strict):
    """What the file promises to recognise and to leave alone; one test runs them all."""

    match: Annotated[tuple[Match, ...], Field(min_length=1)]
    reject: tuple[Text, ...] = ()


class System(Strict):
    """One missile-defense system, interceptor, sensor, programme or threat missile."""

    key: Key
    name: Text
    short: Text
    kind: Kind
    kind_sources: tuple[Key, ...] = ()
    summary: StatedText | None = None
    status: StatedStatus | None = None
    as_of: date
    part_of: tuple[Key, ...] = ()
    part_of_sources: tuple[Key, ...] = ()
    family_variant: Text | None = None
    """The variant a mention of this system is of its family when none is written: PAC-3 under Patriot."""
    names: Annotated[tuple[Text, ...], Field(min_length=1)]
    ambiguous: tuple[Ambiguous, ...] = ()
    examples: Examples
    variants: tuple[Variant, ...] = ()
    basing: tuple[StatedBasing, ...] = ()
    phase: tuple[StatedPhase, ...] = ()
    where: tuple[StatedWhere, ...] = ()
    targets: tuple[StatedTarget, ...] = ()
    """What a defence is meant to stop."""
    missile_class: tuple[StatedTarget, ...] = ()
    """What a threat missile is."""
    makers: tuple[StatedText, ...] = ()
    origin: tuple[StatedCountry, ...] = ()
    operators: tuple[Operator, ...] = ()
    hosts: tuple[Operator, ...] = ()
    in_service: Event | None = None
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: dict[Key, Source] = Field(default_factory=dict)


class Country(Strict):
    """One ISO 3166-1 country (or Kosovo, XKX) and the words that stand for it.

    `names` hold short, official and older names; `abbreviations` are matched with their capitals only.
    `capitals` and `seats` (seats and nicknames of government) stand for the government or for a place.
    """

    iso3: Iso3
    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$", strict=True)]
    name: Text
    names: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    demonyms: tuple[Text, ...] = ()
    capitals: tuple[Text, ...] = ()
    seats: tuple[Text, ...] = ()
