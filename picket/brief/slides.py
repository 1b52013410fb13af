"""Slides of 16:9 with native tables, charts and pictures, laid out so that nothing leaves its place or the slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from picket.brief import charts, fit
from picket.brief.slide_pieces import (
    BOTTOM,
    COVER,
    EDGE,
    FAINT,
    HIGH,
    ROOM,
    SOURCE,
    TEXT,
    TITLE,
    TOP,
    WIDE,
    Cell,
    Column,
    describe,
    fill,
    tall,
    thin_out,
    write,
)  # fmt: skip

_BAR = RGBColor.from_string(charts.BAR.removeprefix("#").upper())
_TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""


class Slides:
    """A deck that is being made. `foot` stands at the foot of every slide with its number."""

    def __init__(self, foot: str) -> None:
        self.file = Presentation()
        self.foot = fit.fitted(foot, ROOM - 80, SOURCE, 1)
        self.file.slide_width, self.file.slide_height = Pt(WIDE), Pt(HIGH)
        for layout in (self.file.slide_master, *self.file.slide_layouts):
            for shape in layout.placeholders:  # the template is 4:3; what has no place of its own has its parent's
                if shape._element.spPr.xfrm is None:
                    continue
                shape.left, shape.width = Emu(shape.left * 4 // 3), Emu(shape.width * 4 // 3)

    def slide(self, title: str, notes: str = "") -> Any:
        """A new slide with a title of one line."""
        made = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY])
        place = made.shapes.title
        place.left, place.top, place.width, place.height = Pt(EDGE), Pt(26), Pt(ROOM), Pt(52)
        frame = place.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        write(frame, fit.fitted(title, ROOM - 20, TITLE, 1), TITLE, bold=True)
        self._finish(made, notes)
        return made

    def cover(self, title: str, under: Sequence[str], notes: str = "") -> Any:
        """A slide with a large title and lines under it."""
        made = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY])
        place = made.shapes.title
        place.left, place.top, place.width, place.height = Pt(EDGE), Pt(90), Pt(ROOM), Pt(160)
        place.text_frame.word_wrap, place.text_frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
        write(place.text_frame, fit.fitted(title, ROOM - 20, COVER, 3), COVER, bold=True)
        self.text(made, [fit.fitted(line, ROOM - 20, 20, 3) for line in under], top=262, height=200, size=20)
        self._finish(made, notes)
        return made

    def text(
        self, slide: Any, paragraphs: Sequence[str], *, top: float, height: float, left: float = EDGE,
        width: float = ROOM, size: float = TEXT,
    ) -> None:  # fmt: skip
        """Words in a box; they must fit, which whoever calls has seen to."""
        box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height)).text_frame
        box.word_wrap = True
        for number, words in enumerate(paragraphs):
            write(box, words, size, new=number > 0, colour=FAINT if size == SOURCE else None)

    def table(self, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], notes: str = "") -> None:
        """A table on as many slides as it needs; the notes stand on the first."""
        head = max(Cell(column.head).height(column.width) for column in columns)
        page: list[Sequence[Cell]] = []
        used, pages = head, []
        for row in rows:
            high = tall(row, columns)
            if page and used + high > BOTTOM - TOP:
                pages.append(page)
                page, used = [], head
            page.append(row)
            used += high
        pages.append(page)
        for number, part in enumerate(pages, 1):
            after = "" if number == 1 else f" (continued, {number} of {len(pages)})"
            said = fit.fitted(title, ROOM - 20 - fit.length(after, TITLE), TITLE, 1) + after
            more = notes if number == 1 else f"The notes stand on the first slide of “{title}”." if notes else ""
            self._table(self.slide(said, more), columns, part, title)

    def bars(self, slide: Any, bars: Sequence[tuple[str, int]], alt: str, under: str, *, down: bool) -> None:
        """A native chart of one series: bars with the first on top, or with `down` False columns over time.

        `under` is a line in small letters below it: what it leaves out.
        """
        data = CategoryChartData(number_format="#,##0")
        data.categories = [name for name, _ in bars]
        data.add_series("Mentions", [count for _, count in bars])
        kind = XL_CHART_TYPE.BAR_CLUSTERED if down else XL_CHART_TYPE.COLUMN_CLUSTERED
        place = (Pt(EDGE), Pt(TOP), Pt(ROOM), Pt(BOTTOM - TOP - 26))
        self.text(slide, [fit.fitted(under, ROOM - 20, SOURCE, 1)], top=BOTTOM - 24, height=24, size=SOURCE)
        frame = slide.shapes.add_chart(kind, *place, data)
        describe(frame, alt)
        chart, plot = frame.chart, frame.chart.plots[0]
        chart.has_legend = chart.has_title = False
        chart.font.size = Pt(TEXT)
        plot.gap_width, plot.vary_by_categories = 40, False
        plot.series[0].format.fill.solid()
        plot.series[0].format.fill.fore_color.rgb = _BAR
        chart.value_axis.has_major_gridlines = not down
        chart.value_axis.visible = not down
        chart.value_axis.minimum_scale = 0
        chart.category_axis.reverse_order = down
        if down or len(bars) <= 12:
            plot.has_data_labels = True
            plot.data_labels.show_value = True
            plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
            plot.data_labels.position, plot.data_labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(TEXT)
        if not down:
            thin_out(chart, [name for name, _ in bars])

    def picture(self, slide: Any, png: bytes, alt: str, *, width: float) -> float:
        """A picture below the title; its height in points."""
        shape = slide.shapes.add_picture(BytesIO(png), Pt(EDGE), Pt(TOP), width=Pt(width))
        describe(shape, alt)
        return float(shape.height.pt)

    def swatches(self, slide: Any, legend: Sequence[tuple[str, str]], *, left: float, top: float) -> None:
        """Colours with what they stand for, one below the other."""
        for number, (colour, words) in enumerate(legend):
            y = top + number * 30
            box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(y + 5), Pt(22), Pt(16))
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
            box.line.color.rgb, box.shadow.inherit = FAINT, False
            describe(box, words)
            self.text(slide, [words], left=left + 24, top=y - 2, width=WIDE - EDGE - left - 24, height=28)

    def _table(self, slide: Any, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], alt: str) -> None:
        highs = [max(Cell(c.head).height(c.width) for c in columns), *(tall(row, columns) for row in rows)]
        width = sum(column.width for column in columns)
        frame = slide.shapes.add_table(len(highs), len(columns), Pt(EDGE), Pt(TOP), Pt(width), Pt(sum(highs)))
        describe(frame, alt)
        for column, made in zip(columns, frame.table.columns):
            made.width = Pt(column.width)
        heads = [Cell(column.head) for column in columns]
        for cells, made, height in zip((heads, *rows), frame.table.rows, highs):
            made.height = Pt(height)
            for cell, place, column in zip(cells, made.cells, columns):
                fill(place, cell, column, cells is heads)

    def _finish(self, slide: Any, notes: str) -> None:
        number = len(self.file.slides)
        self.text(slide, [f"{self.foot}  ·  {number}"], top=502, height=24, size=SOURCE)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
