"""The deck: native, within its slides, and equal to the tables; every figure's evidence is in the notes."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE

from picket.brief import deck, fit
from tests.brief.conftest import FORMULA, MADE

CASES = ["many", "seed", "harm", "nothing"]


@pytest.fixture(scope="session")
def decks(many, seed, harm, nothing):
    """By name of a case its deck as PowerPoint would open it."""
    cases = {"many": many, "seed": seed, "harm": harm, "nothing": nothing}
    return {name: Presentation(BytesIO(deck.write(case.brief))) for name, case in cases.items()}


@pytest.fixture(params=CASES)
def opened(request, decks):
    return decks[request.param]


def frames(slide):
    """(words, width and height in points, margins across and up) of everything with words on a slide."""
    for shape in slide.shapes:
        if shape.has_text_frame and shape.shape_type != MSO_SHAPE_TYPE.AUTO_SHAPE:
            yield shape.text_frame, shape.width.pt, shape.height.pt, 7.2, 3.6
        elif shape.has_table:
            for row in shape.table.rows:
                for cell, column in zip(row.cells, shape.table.columns):
                    yield cell.text_frame, column.width.pt, row.height.pt, 6, 4


def test_it_is_wide_and_everything_lies_on_its_slide(opened):
    assert (opened.slide_width.pt, opened.slide_height.pt) == (960, 540)
    for slide in opened.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= opened.slide_width
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + height <= opened.slide_height, (shape.name, slide.shapes.title.text)


def test_no_words_leave_their_place_and_none_are_small(opened):
    for slide in opened.slides:
        for frame, width, height, across, up in frames(slide):
            tall = 0.0
            for paragraph in frame.paragraphs:
                sizes = {run.font.size.pt for run in paragraph.runs}
                assert sizes <= {12, 16, 20, 28, 40}
                size = max(sizes, default=12)
                tall += fit.lines(paragraph.text, width - 2 * across, size) * size * fit.LEADING
            assert tall + 2 * up <= height + 1, (frame.text, slide.shapes.title.text)


def test_small_letters_are_sources_only(opened):
    for slide in opened.slides:
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    for cell in row.cells:
                        first, *others = cell.text_frame.paragraphs
                        assert {run.font.size.pt for run in first.runs} <= {16}
                        assert {run.font.size.pt for p in others for run in p.runs} <= {12}


def test_every_slide_has_a_title_of_its_own(opened):
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_pictures_and_charts_and_tables_have_words_for_who_does_not_see_them(opened):
    for slide in opened.slides:
        for shape in slide.shapes:
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def charts(file):
    return [shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart]


@pytest.mark.parametrize("name", ["many", "seed"])
def test_charts_hold_the_figures_of_the_tables(decks, request, name):
    part = request.getfixturevalue(name).brief.parts[0]
    expected = [
        [(one.name, one.mentions) for one in part.countries[:12]],
        [(system.named.name, system.named.mentions) for system in part.systems],
    ]
    if part.dated:
        expected.append([(period.name, period.mentions) for period in part.dated])
    found = [list(zip(chart.plots[0].categories, chart.plots[0].series[0].values)) for chart in charts(decks[name])]
    assert found == expected


def table(file, title):
    """The rows of all slides of a title, without their heads."""
    slides = [s for s in file.slides if s.shapes.title.text == title or s.shapes.title.text.startswith(f"{title} (c")]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for made in tables for row in list(made.rows)[1:]]


def test_tables_hold_the_figures_of_the_tables(decks, many):
    part = many.brief.parts[0]
    rows = table(decks["many"], "Countries, the figures")
    assert [row[:3] for row in rows] == [[c.name, f"{c.mentions:,}", f"{c.documents:,}"] for c in part.countries]
    assert table(decks["many"], "In numbers")[3][:2] == [f"{part.headlines[3].count:,}", "Mentions"]
    assert [row[0] for row in table(decks["many"], "What this rests on")] == [
        "Made", "Library", "Failed", "Read with", "Documents", "Published", "Publisher", "Stale", "Countries count by",
    ]  # fmt: skip


def test_every_sentence_that_is_cited_stands_on_a_slide_or_in_the_notes(decks, many):
    file = decks["many"]
    rows = table(file, "Key sentences") + table(file, "Evidence")
    told = " ".join(slide.notes_slide.notes_text_frame.text for slide in file.slides if slide.has_notes_slide)
    for sentence in many.brief.annex:
        on_slide = any(row[0] == str(sentence.number) and sentence.words in row[1] for row in rows)
        assert on_slide or f"[{sentence.number}] {sentence.words}" in told
    assert "more are not listed" in rows[len(table(file, "Key sentences"))][1]


def test_sources_of_what_is_stated_are_in_the_notes(decks, seed):
    (slide,) = [s for s in decks["seed"].slides if s.shapes.title.text == "Systems by published sources"]
    notes = slide.notes_slide.notes_text_frame.text
    for system in seed.brief.parts[0].systems:
        for fact in (*system.facts, *system.operators, *system.hosts):
            assert f"{fact.heading}: {fact.words} [R" in notes
    for reference in seed.brief.references:
        assert reference.url in notes
    heads = [cell.text for cell in next(s for s in slide.shapes if s.has_table).table.rows[0].cells]
    assert heads == ["System", "What it is", "Operators", "On the soil of (hosts, not operators)"]


def test_faces_are_those_of_the_theme(decks):
    raw = BytesIO()
    decks["many"].save(raw)
    with ZipFile(raw) as packed:
        slides = [packed.read(name).decode() for name in packed.namelist() if re.match(r"ppt/slides/slide\d", name)]
    assert slides and not [slide for slide in slides if "<a:latin" in slide or "<a:cs " in slide]


def test_words_that_mean_harm_are_words(decks, harm):
    raw = deck.write(harm.brief)
    with ZipFile(BytesIO(raw)) as packed:
        books = [packed.read(name) for name in packed.namelist() if name.endswith(".xlsx")]
        links = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels")]
    assert not [found for found in links if 'TargetMode="External"' in found]
    assert books
    for book in books:
        with ZipFile(BytesIO(book)) as packed:
            assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    titles = [slide.shapes.title.text for slide in decks["harm"].slides]
    assert titles[0].startswith("half \ufffd a pair =HYPERLINK(")
    reported = " ".join(cell for row in table(decks["harm"], titles[0]) for cell in row)
    assert reported == ""
    told = " ".join(s.notes_slide.notes_text_frame.text for s in decks["harm"].slides if s.has_notes_slide)
    assert FORMULA in told and "<script>alert(1)</script>" in told


def test_the_same_brief_is_the_same_file_and_says_when_it_was_made(many):
    raw = deck.write(many.brief)
    assert raw == deck.write(many.brief)
    about = Presentation(BytesIO(raw)).core_properties
    assert (about.author, about.created.replace(tzinfo=None)) == ("Picket", MADE.replace(tzinfo=None))
    with ZipFile(BytesIO(raw)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 26, 9, 30, 0)}


def test_the_map_says_in_words_what_its_colours_are(decks, many):
    (slide,) = [s for s in decks["many"].slides if s.shapes.title.text == "Countries mentioned"]
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
    swatches = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert all(swatch.fill.type == MSO_FILL.SOLID for swatch in swatches)
    assert "not mentioned" in words and "Boundaries: Natural Earth" in " ".join(words)
    countries = sum(int(found[1]) for said in words if (found := re.search(r": (\d+) countr", said)))
    assert countries == len(many.brief.parts[0].on_map)
