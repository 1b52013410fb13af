"""One part of a brief as slides: its figures, its map, its systems, its timeline and its key sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from picket.brief import fit, telling, world
from picket.brief.deck_cells import QUOTED, cell, numbers, quoted, titled
from picket.brief.model import Brief, Fact, Named, Part, Report, System
from picket.brief.notes import named_notes, noted, references_notes
from picket.brief.slide_pieces import EDGE, ROOM, SOURCE, TEXT, TOP, Cell, Column
from picket.brief.slides import Slides
from picket.brief.words import counted, day_words

BARS = 12
"""Rows of a native chart."""

REPORTS = 4
"""Reports of one system on a slide; its notes tell how many more there are."""

_MAP = 640
"""Width of the map, in points."""


def part_of(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    """Its slides in order; `lead` begins the title of each, "" where a brief has one part."""
    _headlines(deck, brief, part, lead)
    _map(deck, brief, part, lead)
    rest = part.more_countries
    last = [telling.more_countries(part), f"{rest.mentions:,}", "", ""] if rest.rows else []
    _ranking(deck, brief, part.countries, "countries", "Country", lead, last)
    named = tuple(system.named for system in part.systems)
    more = part.more_systems
    last = [counted(more.rows, "more system"), f"{more.mentions:,}", "", ""] if more.rows else []
    _ranking(deck, brief, named, "systems", "System", lead, last)
    _systems(deck, brief, part, lead)
    _reports(deck, brief, part, lead)
    _timeline(deck, brief, part, lead)
    _sentences(deck, brief, part, lead)


def _headlines(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    columns = [Column("Count", 150, figures=True), Column("What", 330), Column("Sentences", ROOM - 480)]
    rows = [[Cell(f"{h.count:,}"), Cell(h.name), Cell(numbers(h.cited))] for h in part.headlines]
    deck.table(titled(lead, "in numbers"), columns, rows, noted(brief, [h.cited for h in part.headlines]))


def _map(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    counts = dict(part.on_map)
    shown = world.picture(counts)
    slide = deck.slide(
        titled(lead, "countries mentioned"), f"{telling.on_map(part)}\n\n{named_notes(brief, part.countries)}"
    )
    tall = deck.picture(slide, world.png(shown), telling.alt_of_map(part), width=_MAP)
    legend = [
        (shade, f"{words}: {counted(countries, 'country', 'countries')}") for shade, words, countries in shown.legend
    ]
    left = EDGE + _MAP + 14
    deck.text(slide, ["Mentions"], left=left, top=TOP - 2, width=ROOM - _MAP - 14, height=28)
    deck.swatches(slide, [*(legend if counts else []), (shown.shade(""), "not mentioned")], left=left, top=TOP + 28)
    below = fit.fitted(f"{telling.on_map(part)} Places too small for a shape are dots.", ROOM - 20, SOURCE, 3)
    deck.text(slide, [below], top=TOP + tall + 12, height=3 * SOURCE * fit.LEADING + 10, size=SOURCE)


def _ranking(
    deck: Slides, brief: Brief, named: Sequence[Named], what: str, head: str, lead: str, last: list[str]
) -> None:  # fmt: skip
    """A chart and its table; `last` is a row for what is not in `named`."""
    if not named:
        return
    bars = telling.bars(named, BARS)
    slide = deck.slide(titled(lead, f"{what} by mentions"), named_notes(brief, named))
    under = "All of them."
    if last or len(named) > len(bars):
        under = f"The {len(bars)} with most mentions; the table on the next slide tells of the others."
    deck.bars(slide, bars, telling.alt_of(f"{what.capitalize()} by mentions", bars), under, down=True)
    columns = [
        Column(head, 250), Column("Mentions", 120, figures=True), Column("Documents", 130, figures=True),
        Column("Sentences", ROOM - 500),
    ]  # fmt: skip
    rows = [
        [cell(one.name, columns[0], 1), Cell(f"{one.mentions:,}"), Cell(f"{one.documents:,}"),
         Cell(numbers(one.cited))]
        for one in named
    ]  # fmt: skip
    if last:
        rows.append([Cell(words) for words in last])
    deck.table(titled(lead, f"{what}, the figures"), columns, rows, named_notes(brief, named))


def _systems(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    if not part.systems:
        return
    columns = [Column("System", 110), Column("What it is", 330), Column("Operators", 240), Column(telling.HOSTS, 192)]
    rows = [
        [
            cell(system.named.name, columns[0], 2), _what_it_is(brief, system, columns[1]),
            Cell(_states(system.operators, columns[2])), Cell(_states(system.hosts, columns[3])),
        ]
        for system in part.systems
    ]  # fmt: skip
    notes = f"{telling.NOT_THE_SAME}\n\n{references_notes(brief, part.systems)}"
    deck.table(titled(lead, "systems by published sources"), columns, rows, notes)


def _what_it_is(brief: Brief, system: System, column: Column) -> Cell:
    """With the publishers of the sources that state something of it."""
    stated = (*system.facts, *system.operators, *system.hosts)
    numbers = sorted({number for fact in stated for number in fact.references})
    publishers = dict.fromkeys(brief.references[number - 1].publisher for number in numbers)
    words = fit.fitted(system.what_it_is, column.width - 14, TEXT, 6)
    return Cell(words, fit.joined([*publishers], column.width - 14, SOURCE, 2) if publishers else "")


def _states(facts: Iterable[Fact], column: Column) -> str:
    """States with their status and year: what is noted of them stands in the notes."""
    states = [fact.words.split(":")[0] for fact in facts]
    return fit.joined(states, column.width - 14, TEXT, 6) if states else "none stated"


def _reports(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    told = [(system, report) for system in part.systems for report in system.reports[:REPORTS]]
    if not told:
        return
    columns = [
        Column("System", 120), Column("Published", 175), Column("Reported", 260), Column("By", 217),
        Column("Sentence", 100),
    ]  # fmt: skip
    rows = [[*_report(system, report, columns)] for system, report in told]
    unsaid = [(system, len(system.reports) - REPORTS + system.more_reports) for system in part.systems]
    more = [
        f"{system.named.name}: {counted(number, 'more report')}, not on these slides."
        for system, number in unsaid if number > 0
    ]  # fmt: skip
    quotes = [
        f"{system.named.name}, {day_words(report.day)}, {telling.marked(report)}: “{report.quote}” "
        f"({telling.credited(report)}; sentence {numbers(report.cited)})"
        for system, report in told
    ]
    notes = "\n".join([telling.DEFINED, telling.more_systems(part), *more, "", *quotes])
    title = titled(lead, "reported stages by system, newest first")
    deck.table(title, columns, [*rows, *_more_row(sum(n for _, n in unsaid if n > 0), columns)], notes)


def _report(system: System, report: Report, columns: Sequence[Column]) -> Iterable[Cell]:
    words = (system.named.name, day_words(report.day), telling.marked(report), telling.credited(report))
    yield from (cell(said, column, 2) for said, column in zip(words, columns))
    yield Cell(numbers(report.cited))


def _more_row(more: int, columns: Sequence[Column]) -> list[list[Cell]]:
    """A row that says how many more reports there are on these systems."""
    if not more:
        return []
    words = ("More", "", counted(more, "report"), "see the notes", "")
    return [[cell(said, column, 2) for said, column in zip(words, columns)]]


def _timeline(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    if not part.dated:
        return
    bars = [(period.name, period.mentions) for period in part.dated]
    told = [
        f"{p.name}: {counted(p.mentions, 'mention')} in {counted(p.documents, 'document')}; "
        f"sentences {numbers(p.cited)}"
        for p in part.periods if p.mentions
    ]  # fmt: skip
    notes = "\n".join([telling.timeline(part), *told, "", noted(brief, [period.cited for period in part.periods])])
    slide = deck.slide(titled(lead, f"mentions by {part.step} of publication"), notes)
    deck.bars(slide, bars, telling.alt_of(f"Mentions by {part.step}", bars), telling.timeline(part), down=False)


def _sentences(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    rows = [quoted(brief, number) for number in part.sentences.numbers]
    if rows:
        notes = telling.more_sentences(part) or "These are all sentences that name a system."
        deck.table(titled(lead, "key sentences"), QUOTED, rows, notes)
