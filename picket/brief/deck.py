"""A brief as a PowerPoint deck: native tables and charts, a picture of the map, and the evidence in the notes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from picket.brief import fit, telling
from picket.brief.deck_cells import QUOTED, cell, quoted, titled
from picket.brief.deck_part import part_of
from picket.brief.model import Brief, Part, Row
from picket.brief.sealed import sealed
from picket.brief.slide_pieces import ROOM, TEXT, TITLE, Cell, Column
from picket.brief.slides import Slides
from picket.brief.words import counted, day_words
from picket.manifest import CAVEAT

CONTENTS = 4
"""Parts named on the first slide."""

IN_ANNEX = 36
"""Sentences on the slides of the annex beside the key sentences; the others that are cited stand in the notes of the
slides that cite them."""


def write(brief: Brief) -> bytes:
    """The whole file; the same brief always makes the same bytes."""
    made = f"Picket, made {day_words(brief.made.date())}"
    deck = Slides(f"{made}  ·  {brief.title}")
    several = len(brief.parts) > 1
    under = _contents(brief) if several else [brief.parts[0].scope]
    deck.cover(brief.title, [*under, f"{made}, {brief.made:%H:%M} UTC"], CAVEAT)
    leads = [_lead(number, part) if several else "" for number, part in enumerate(brief.parts, 1)]
    for number, (part, lead) in enumerate(zip(brief.parts, leads), 1):
        if several:
            deck.cover(f"{number}. {part.title}", [*([part.notes] if part.notes else []), part.scope], CAVEAT)
        if part.steps:
            _two_columns(deck, titled(lead, "steps of the briefing"), "Notes", part.steps, 430, part.scope)
        rows = (*brief.standing, *part.standing) if number == 1 else part.standing
        _two_columns(deck, titled(lead, "what this rests on"), "Stated", rows, 260, f"{part.scope}\n\n{CAVEAT}")
        part_of(deck, brief, part, lead)
    _annex(deck, brief)
    for lead, rows in zip(leads, brief.manifest):
        _two_columns(deck, titled(lead, "what this file is"), "Value", rows, 470, CAVEAT)
    return _bytes(deck, brief)


def _contents(brief: Brief) -> list[str]:
    """The titles of the first parts, and how many more there are."""
    more = len(brief.parts) - CONTENTS
    return [
        *(part.title for part in brief.parts[:CONTENTS]),
        *([f"and {counted(more, 'more part')}"] if more > 0 else []),
    ]


def _bytes(deck: Slides, brief: Brief) -> bytes:
    about, out = deck.file.core_properties, BytesIO()
    about.title, about.author, about.last_modified_by = brief.title, "Picket", "Picket"
    about.created = about.modified = brief.made.replace(tzinfo=None)
    deck.file.save(out)
    return sealed(out.getvalue(), brief.made)


def _lead(number: int, part: Part) -> str:
    """What the titles of the slides of one part of several begin with: a number, since two may have one title."""
    return f"{number}. {fit.fitted(part.title, 250, TITLE, 1)}: "


def _annex(deck: Slides, brief: Brief) -> None:
    shown = {number for part in brief.parts for number in part.sentences.numbers}
    others = [sentence.number for sentence in brief.annex if sentence.number not in shown]
    said = telling.evidence(brief, len(brief.annex)).replace("stand below under their numbers", "have numbers")
    where = ["The key sentences stand on their own slides."] if shown else []
    if more := len(others[IN_ANNEX:]):
        where.append(f"{counted(more, 'sentence')} with numbers from {others[IN_ANNEX]} stand in the notes of slides.")
    notes = " ".join([said, *where])
    rows = [[Cell(""), Cell(fit.fitted(notes, QUOTED[1].width - 14, TEXT, 5))]]
    rows += [quoted(brief, number) for number in others[:IN_ANNEX]]
    deck.table("Evidence", QUOTED, rows, notes)


def _two_columns(deck: Slides, title: str, other: str, rows: Iterable[Row], first: float, notes: str = "") -> None:
    columns = [Column("What", first), Column(other, ROOM - first)]
    cells = [[cell(name, columns[0], 3), cell(words, columns[1], 4)] for name, words in rows]
    deck.table(title, columns, cells, notes)
