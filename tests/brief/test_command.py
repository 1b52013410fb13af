"""The command line writes the same brief as the screen, of a filter or of a briefing."""

from io import BytesIO

import pytest
from pptx import Presentation

from components import brief_button
from picket.brief import Asked, brief_of, content, deck, html
from picket.brief.briefings import briefing_of, parts_of
from picket.catalogue.load import load_catalogue
from picket.cli import main
from picket.errors import LibraryError
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.library import Library, Step
from tests.brief.conftest import MADE
from tests.ledger_at_hand import made_library

JAPAN = Filter(named=(Entity("COUNTRY", "JPN"),))


@pytest.fixture
def library(tmp_path, monkeypatch) -> Library:
    made, _ = made_library(tmp_path / "library")
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr(content, "now", lambda: MADE)
    return made


@pytest.fixture
def ledger(library) -> Ledger:
    return Ledger.of(library, load_catalogue())


@pytest.mark.parametrize(("suffix", "write"), [(".html", html.write), (".pptx", deck.write)])
def test_it_writes_what_the_screen_writes(library, ledger, tmp_path, suffix, write):
    out = tmp_path / f"brief{suffix}"
    assert main(["brief", "--out", str(out), "--name", "COUNTRY~JPN", "--title", "Monday"]) == 0
    assert out.read_bytes() == write(brief_of(ledger, JAPAN, "Monday"))
    assert out.read_bytes() == brief_button._made(suffix, ledger, JAPAN, None, "Monday")


def test_a_briefing_becomes_parts_in_its_order(library, ledger, tmp_path):
    views = [library.save_view("overview", query, name) for name, query in (
        ("Tokyo", {"name": ["COUNTRY~JPN"]}), ("All", {}),
    )]  # fmt: skip
    key = library.save_briefing("Weekly", [Step(views[1], "", "How it stands"), Step(views[0], "What Tokyo does")])
    assert parts_of(library.briefing(key), library, load_catalogue()) == [
        Asked("All", "How it stands", Filter()), Asked("What Tokyo does", "", JAPAN),
    ]  # fmt: skip
    out = tmp_path / "brief.pptx"
    assert main(["brief", "--out", str(out), "--briefing", "Weekly"]) == 0
    titles = [slide.shapes.title.text for slide in Presentation(BytesIO(out.read_bytes())).slides]
    assert titles[0] == "Weekly"
    assert titles.index("1. All") < titles.index("1. All: in numbers") < titles.index("2. What Tokyo does")


def test_steps_that_ask_for_the_same_share_one_part(library, tmp_path):
    japan, everything = {"name": ["COUNTRY~JPN"]}, {}
    views = [
        library.save_view(page, query, f"{page} {number}")
        for number, (page, query) in enumerate(
            [("map", everything), ("overview", japan), ("systems", everything | {"way": ["card"]}), ("text", japan)]
        )
    ]
    titles, notes = ("Where", "Tokyo", "Which", "Words"), ("Ask of the <north>", "", "", "Read aloud")
    steps = [Step(*step) for step in zip(views, titles, notes)]
    key = library.save_briefing("Weekly", [*steps, Step(library.save_view("map", {"q": ["aegis"]}, "Aegis"))])
    shared = (("Step 1: Where", "Ask of the <north>"), ("Step 3: Which", ""))
    assert parts_of(library.briefing(key), library, load_catalogue()) == [
        Asked("", "", Filter(), shared), Asked("", "", JAPAN, (("Step 2: Tokyo", ""), ("Step 4: Words", "Read aloud"))),
        Asked("Aegis", "", Filter(search="aegis")),
    ]  # fmt: skip

    for name in ("brief.pptx", "brief.html"):
        assert main(["brief", "--out", str(tmp_path / name), "--briefing", "Weekly"]) == 0
    slides = list(Presentation(BytesIO((tmp_path / "brief.pptx").read_bytes())).slides)
    told = [slide.shapes.title.text for slide in slides]
    front = [at for at, title in enumerate(told) if title.endswith(": steps of the briefing")]
    assert [told[at - 1] for at in front] == ["1. All reporting in the library", "2. Japan"]
    assert [title[:2] for title in told if title.endswith(": in numbers")] == ["1.", "2.", "3."]
    (table,) = [shape.table for shape in slides[front[0]].shapes if shape.has_table]
    assert [tuple(cell.text for cell in row.cells) for row in list(table.rows)[1:]] == list(shared)
    page = (tmp_path / "brief.html").read_text()
    assert page.count("Countries mentioned</h3>") == 3
    assert "<dt>Step 1: Where</dt><dd><bdi>Ask of the &lt;north&gt;</bdi></dd>" in page
    assert page.index("Step 3: Which") < page.index("Step 2: Tokyo") < page.index("Step 4: Words")


def test_a_briefing_of_one_question_is_one_part(library, tmp_path):
    steps = [Step(library.save_view(page, {}, page), page.title()) for page in ("map", "systems")]
    library.save_briefing("Weekly", steps)
    out = tmp_path / "brief.pptx"
    assert main(["brief", "--out", str(out), "--briefing", "Weekly"]) == 0
    titles = [slide.shapes.title.text for slide in Presentation(BytesIO(out.read_bytes())).slides]
    assert titles[:3] == ["Weekly", "Steps of the briefing", "What this rests on"]


def test_a_briefing_that_cannot_be_told_whole_is_refused(library):
    key = library.save_briefing("Weekly", [Step("gone")])
    with pytest.raises(LibraryError, match="view of step 1 of the briefing 'Weekly' is no longer kept"):
        parts_of(library.briefing(key), library, load_catalogue())
    with pytest.raises(LibraryError, match="no steps yet"):
        parts_of(library.briefing(library.save_briefing("Empty", [])), library, load_catalogue())
    with pytest.raises(LibraryError, match="no briefing 'Monthly'"):
        briefing_of(library, "Monthly")


def test_another_suffix_is_asked_wrongly(library, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["brief", "--out", str(tmp_path / "brief.doc")])
    assert stopped.value.code == 2
    assert "ends in .html or .pptx" in capsys.readouterr().err
