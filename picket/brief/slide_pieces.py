"""Pieces of slides: cells that know how high they are, words in the face of the theme, and what a shape says aloud."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from picket.brief import fit

WIDE, HIGH = 960, 540
"""Of a slide, in points."""

EDGE, TOP, BOTTOM = 44, 96, 486
"""What is kept free at both sides, where the body begins, and where it ends."""

ROOM = WIDE - 2 * EDGE
TEXT, SOURCE, TITLE, COVER = 16, 12, 28, 40
"""Sizes of letters in points: the least for text, for lines that name sources, for titles, and on the first slide."""

_ACROSS, _UP = 6, 4
"""Space between the words of a cell and its sides."""

DARK, FAINT, WHITE = RGBColor(0x1F, 0x24, 0x30), RGBColor(0x4B, 0x55, 0x63), RGBColor(0xFF, 0xFF, 0xFF)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Cell:
    """Words, with a smaller line below them that names a source."""

    words: str
    source: str = ""

    def height(self, width: float) -> float:
        """What it takes of a column, in points."""
        room = width - 2 * _ACROSS
        tall = fit.lines(self.words, room, TEXT) * TEXT
        return fit.LEADING * (tall + (fit.lines(self.source, room, SOURCE) * SOURCE if self.source else 0)) + 2 * _UP


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its width in points, and whether it holds figures."""

    head: str
    width: float
    figures: bool = False


def tall(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    return max(cell.height(column.width) for cell, column in zip(row, columns))


def fill(place: Any, cell: Cell, column: Column, head: bool) -> None:
    place.margin_left = place.margin_right = Pt(_ACROSS)
    place.margin_top = place.margin_bottom = Pt(_UP)
    if head:
        place.fill.solid()
        place.fill.fore_color.rgb = DARK
    write(place.text_frame, cell.words, TEXT, bold=head, colour=WHITE if head else DARK)
    if cell.source:
        write(place.text_frame, cell.source, SOURCE, new=True, colour=FAINT)
    if column.figures:
        for paragraph in place.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT


def write(
    frame: Any, words: str, size: float, *, bold: bool = False, new: bool = False, colour: RGBColor | None = None
) -> None:  # fmt: skip
    """Words as a paragraph, in the face of the theme."""
    paragraph = frame.add_paragraph() if new else frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = words, Pt(size), bold
    if colour is not None:
        run.font.color.rgb = colour


def describe(shape: Any, alt: str) -> None:
    """What a screen reader says of a shape."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def thin_out(chart: Any, names: Sequence[str]) -> None:
    """Only as many names along the time as have room: the others would be set at a slant and made small."""
    room = (ROOM - 80) / max(len(names), 1)
    widest = max((fit.length(name, TEXT) for name in names), default=0) + 12
    axis = chart.category_axis._element
    skip = axis.makeelement(f"{_CHART}tickLblSkip", {"val": str(math.ceil(widest / room))})
    axis.find(f"{_CHART}noMultiLvlLbl").addprevious(skip)
