"""Cells and titles that slides of every kind share."""

from __future__ import annotations

from picket.brief import fit
from picket.brief.model import Brief, Cited
from picket.brief.slide_pieces import ROOM, SOURCE, TEXT, Cell, Column
from picket.brief.words import day_words

QUOTED = [Column("No.", 62, figures=True), Column("Sentence, document, publisher and date", ROOM - 62)]


def quoted(brief: Brief, number: int) -> list[Cell]:
    s = brief.annex[number - 1]
    source = f"{s.document}, {s.publisher or 'no stated publisher'}, {day_words(s.published)}"
    width = QUOTED[1].width - 14
    return [Cell(str(number)), Cell(fit.fitted(s.words, width, TEXT, 5), fit.fitted(source, width, SOURCE, 1))]


def titled(lead: str, words: str) -> str:
    return f"{lead}{words}" if lead else words[0].upper() + words[1:]


def cell(words: str, column: Column, most: int) -> Cell:
    """Words of at most so many lines."""
    return Cell(fit.fitted(words, column.width - 14, TEXT, most))


def numbers(found: Cited) -> str:
    """ "1, 4 and 95 more"."""
    listed = ", ".join(map(str, found.numbers))
    if not found.more:
        return listed
    return f"{listed} and {found.more:,} more" if listed else f"{found.of:,}, not listed"
