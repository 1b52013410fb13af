"""A brief as a PowerPoint deck: native tables and charts, a picture of the map, and the evidence in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from picket.brief import fit, telling, world
from picket.brief.model import Brief, Cited, Fact, Named, Part, Report, Row, System
from picket.brief.notes import named_notes, noted, references_notes
from picket.brief.sealed import sealed
from picket.brief.slides import EDGE, ROOM, SOURCE, TEXT, TITLE, TOP, Cell, Column, Slides
from picket.brief.words import counted, day_words
from picket.manifest import CAVEAT

BARS, ROWS = 12, 12
"""Rows of a native chart and of the table of a ranking."""

REPORTS = 4
"""Reports of one system on a slide; its notes tell how many more there are."""

IN_ANNEX = 36
"""Sentences on the slides of the annex beside the key sentences; the others that are cited stand in the notes of the
slides that cite them."""

_MAP = 640
"""Width of the map, in points."""


def write(brief: Brief) -> bytes:
    """The whole file; the same brief always makes the same bytes."""
    made = f"Picket, made {day_words(brief.made.date())}"
    deck = Slides(f"{made}  ·  {brief.title}")
    several = len(brief.parts) > 1
    under = [part.title for part in brief.parts[:4]] if several else [brief.parts[0].scope]
    deck.cover(brief.title, [*under, f"{made}, {brief.made:%H:%M} UTC"], CAVEAT)
    leads = [_lead(number, part) if several else "" for number, part in enumerate(brief.parts, 1)]
    for number, (part, lead) in enumerate(zip(brief.parts, leads), 1):
        if several:
            deck.cover(f"{number}. {part.title}", [*([part.notes] if part.notes else []), part.scope])
        rows = (*brief.standing, *part.standing) if number == 1 else part.standing
        _two_columns(deck, _titled(lead, "what this rests on"), "Stated", rows, 260, f"{part.scope}\n\n{CAVEAT}")
        _part(deck, brief, part, lead)
    _annex(deck, brief)
    for lead, rows in zip(leads, brief.manifest):
        _two_columns(deck, _titled(lead, "what this file is"), "Value", rows, 470)
    return _bytes(deck, brief)


def _bytes(deck: Slides, brief: Brief) -> bytes:
    about, out = deck.file.core_properties, BytesIO()
    about.title, about.author, about.last_modified_by = brief.title, "Picket", "Picket"
    about.created = about.modified = brief.made.replace(tzinfo=None)
    deck.file.save(out)
    return sealed(out.getvalue(), brief.made)


def _lead(number: int, part: Part) -> str:
    """What the titles of the slides of one part of several begin with: a number, since two may have one title."""
    return f"{number}. {fit.fitted(part.title, 250, TITLE, 1)}: "


def _titled(lead: str, words: str) -> str:
    return f"{lead}{words}" if lead else words[0].upper() + words[1:]


def _part(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
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
    rows = [[Cell(f"{h.count:,}"), Cell(h.name), Cell(_numbers(h.cited))] for h in part.headlines]
    deck.table(_titled(lead, "in numbers"), columns, rows, noted(brief, [h.cited for h in part.headlines]))


def _map(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    counts = dict(part.on_map)
    shown = world.picture(counts)
    slide = deck.slide(
        _titled(lead, "countries mentioned"), f"{telling.on_map(part)}\n\n{named_notes(brief, part.countries)}"
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
    """A chart and its table. What the table leaves out of `named` goes into the last row with the rest."""
    if not named:
        return
    bars = telling.bars(named, BARS)
    slide = deck.slide(_titled(lead, f"{what} by mentions"), named_notes(brief, named))
    under = f"The {len(bars)} with most mentions; the table on the next slide tells of the others."
    whole = "All of them."
    alt = telling.alt_of(f"{what.capitalize()} by mentions", bars)
    deck.bars(slide, bars, alt, under if last or len(named) > len(bars) else whole, down=True)
    columns = [
        Column(head, 250), Column("Mentions", 120, figures=True), Column("Documents", 130, figures=True),
        Column("Sentences", ROOM - 500),
    ]  # fmt: skip
    rows = [
        [_cell(one.name, columns[0], 1), Cell(f"{one.mentions:,}"), Cell(f"{one.documents:,}"),
         Cell(_numbers(one.cited))]
        for one in named
    ]  # fmt: skip
    if last:
        rows.append([Cell(words) for words in last])
    deck.table(_titled(lead, f"{what}, the figures"), columns, rows, named_notes(brief, named))


def _systems(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    if not part.systems:
        return
    columns = [Column("System", 110), Column("What it is", 330), Column("Operators", 240), Column(telling.HOSTS, 192)]
    rows = [
        [
            _cell(system.named.name, columns[0], 2), _what_it_is(brief, system, columns[1]),
            Cell(_states(system.operators, columns[2])), Cell(_states(system.hosts, columns[3])),
        ]
        for system in part.systems
    ]  # fmt: skip
    notes = f"{telling.NOT_THE_SAME}\n\n{references_notes(brief, part.systems)}"
    deck.table(_titled(lead, "systems by published sources"), columns, rows, notes)


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
        f"({telling.credited(report)}; sentence {_numbers(report.cited)})"
        for system, report in told
    ]
    notes = "\n".join([telling.DEFINED, telling.more_systems(part), *more, "", *quotes])
    title = _titled(lead, "reported stages by system, newest first")
    deck.table(title, columns, [*rows, *_more_row(sum(n for _, n in unsaid if n > 0), columns)], notes)


def _report(system: System, report: Report, columns: Sequence[Column]) -> Iterable[Cell]:
    words = (system.named.name, day_words(report.day), telling.marked(report), telling.credited(report))
    yield from (_cell(said, column, 2) for said, column in zip(words, columns))
    yield Cell(_numbers(report.cited))


def _more_row(more: int, columns: Sequence[Column]) -> list[list[Cell]]:
    """A row that says how many more reports there are on these systems."""
    if not more:
        return []
    words = ("More", "", counted(more, "report"), "see the notes", "")
    return [[_cell(said, column, 2) for said, column in zip(words, columns)]]


def _timeline(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    if not part.dated:
        return
    bars = [(period.name, period.mentions) for period in part.dated]
    told = [
        f"{p.name}: {counted(p.mentions, 'mention')} in {counted(p.documents, 'document')}; "
        f"sentences {_numbers(p.cited)}"
        for p in part.periods if p.mentions
    ]  # fmt: skip
    notes = "\n".join([telling.timeline(part), *told, "", noted(brief, [period.cited for period in part.periods])])
    slide = deck.slide(_titled(lead, f"mentions by {part.step} of publication"), notes)
    deck.bars(slide, bars, telling.alt_of(f"Mentions by {part.step}", bars), telling.timeline(part), down=False)


def _sentences(deck: Slides, brief: Brief, part: Part, lead: str) -> None:
    rows = [_quoted(brief, number) for number in part.sentences.numbers]
    if rows:
        notes = telling.more_sentences(part) or "These are all sentences that name a system."
        deck.table(_titled(lead, "key sentences"), _QUOTED, rows, notes)


_QUOTED = [Column("No.", 62, figures=True), Column("Sentence, document, publisher and date", ROOM - 62)]


def _quoted(brief: Brief, number: int) -> list[Cell]:
    s = brief.annex[number - 1]
    source = f"{s.document}, {s.publisher or 'no stated publisher'}, {day_words(s.published)}"
    width = _QUOTED[1].width - 14
    return [Cell(str(number)), Cell(fit.fitted(s.words, width, TEXT, 5), fit.fitted(source, width, SOURCE, 1))]


def _annex(deck: Slides, brief: Brief) -> None:
    shown = {number for part in brief.parts for number in part.sentences.numbers}
    others = [sentence.number for sentence in brief.annex if sentence.number not in shown]
    said = telling.evidence(brief, len(brief.annex)).replace("stand below under their numbers", "have numbers")
    where = ["The key sentences stand on their own slides."] if shown else []
    if more := len(others[IN_ANNEX:]):
        where.append(f"{counted(more, 'sentence')} with numbers from {others[IN_ANNEX]} stand in the notes of slides.")
    notes = " ".join([said, *where])
    rows = [[Cell(""), Cell(fit.fitted(notes, _QUOTED[1].width - 14, TEXT, 5))]]
    rows += [_quoted(brief, number) for number in others[:IN_ANNEX]]
    deck.table("Evidence", _QUOTED, rows, notes)


def _two_columns(deck: Slides, title: str, other: str, rows: Iterable[Row], first: float, notes: str = "") -> None:
    columns = [Column("What", first), Column(other, ROOM - first)]
    cells = [[_cell(name, columns[0], 3), _cell(words, columns[1], 4)] for name, words in rows]
    deck.table(title, columns, cells, notes)


def _cell(words: str, column: Column, most: int) -> Cell:
    """Words of at most so many lines."""
    return Cell(fit.fitted(words, column.width - 14, TEXT, most))


def _numbers(found: Cited) -> str:
    """ "1, 4 and 95 more"."""
    listed = ", ".join(map(str, found.numbers))
    if not found.more:
        return listed
    return f"{listed} and {found.more:,} more" if listed else f"{found.of:,}, not listed"
