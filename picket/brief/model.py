"""What a brief holds, all of it counted, in order and in words that any page can show: writers only lay it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from picket.filter import Filter
from picket.timeline import UNDATED as UNDATED_PERIOD

Row = tuple[str, str]
"""A heading and what is said under it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One part to be made: a saved view with its title ("" for one made from the filter) and a line of notes.

    `steps`: where several steps of a briefing ask for the same, they with their notes.
    """

    title: str
    notes: str
    wanted: Filter
    steps: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """Sentences behind a figure: the numbers of those in the annex, and how many there are in all."""

    numbers: tuple[int, ...] = ()
    of: int = 0

    @property
    def more(self) -> int:
        """Those that the annex does not list for it."""
        return self.of - len(self.numbers)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry of the annex: exact words, white space apart and possibly cut, and where they stand."""

    number: int
    words: str
    document: str
    published: date | None
    publisher: str
    id: str


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the counts at the top."""

    name: str
    count: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Named:
    """A country or a system as a row of a ranking; `key` is its ISO 3166-1 alpha-3 or catalogue key."""

    key: str
    name: str
    mentions: int
    documents: int
    stories: int
    sources: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Rest:
    """What a list leaves out: how many rows, with how many mentions and statements in all."""

    rows: int = 0
    mentions: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the timeline, "Undated" last; without mentions too, where it lies between others."""

    name: str
    mentions: int
    documents: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Report:
    """One statement as documents make it; `said` is the stage with "not" where it is denied."""

    day: date | None
    country: str
    said: str
    negated: bool
    hedged: bool
    speaker: str
    quote: str
    publisher: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Reference:
    """A published source of the catalogue."""

    number: int
    title: str
    publisher: str
    date: str
    grade: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What published sources state, with their numbers; `heading` as in catalogue.facts."""

    heading: str
    words: str
    references: tuple[int, ...]


@dataclass(frozen=True)
class System:
    """A system that documents name: what sources state of it, and apart from that what documents report."""

    named: Named
    full_name: str
    as_of: date
    facts: tuple[Fact, ...]
    operators: tuple[Fact, ...]
    hosts: tuple[Fact, ...]
    reports: tuple[Report, ...]
    more_reports: int

    @property
    def what_it_is(self) -> str:
        """The sourced summary in words, or that there is none."""
        summary = next((fact.words for fact in self.facts if fact.heading == "What it is"), "")
        return summary or "No published source of what it is stands in the catalogue."


@dataclass(frozen=True)
class Part:
    """What one filter leaves. `unplaced`: mentions of names of countries that could be several.

    `sentences` cite the key sentences; `more_sentences` name a system too and are not shown.
    """

    title: str
    notes: str
    scope: str
    standing: tuple[Row, ...]
    headlines: tuple[Headline, ...]
    countries: tuple[Named, ...]
    more_countries: Rest
    unplaced: int
    systems: tuple[System, ...]
    more_systems: Rest
    step: str
    periods: tuple[Period, ...]
    sentences: Cited
    more_sentences: int
    steps: tuple[Row, ...] = ()
    """Those of a briefing that ask for this part, with their notes, where there are several."""

    on_map: tuple[tuple[str, int], ...] = field(repr=False, default=())
    """(ISO 3166-1 alpha-3, mentions) of every country named."""

    @property
    def dated(self) -> tuple[Period, ...]:
        """The periods of a line of time: () where no document states its date."""
        return tuple(period for period in self.periods if period.name != UNDATED_PERIOD)

    @property
    def undated(self) -> Period | None:
        """What is mentioned in documents without a date, None for nothing."""
        return next((period for period in self.periods if period.name == UNDATED_PERIOD), None)


@dataclass(frozen=True)
class Brief:
    """The whole. `evidence`: how many sentences stand behind all figures; the annex lists some of them by number.

    `manifest`: for each part what picket.manifest says of it.
    """

    title: str
    made: datetime
    standing: tuple[Row, ...]
    parts: tuple[Part, ...]
    annex: tuple[Sentence, ...]
    evidence: int
    references: tuple[Reference, ...]
    manifest: tuple[tuple[Row, ...], ...]

    def quoted(self, cited: Cited) -> tuple[Sentence, ...]:
        """The sentences of the annex that are cited."""
        return tuple(self.annex[number - 1] for number in cited.numbers)
