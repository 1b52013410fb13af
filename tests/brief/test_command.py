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
