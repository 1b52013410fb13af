"""What app.py is to whom: the server's application, the script of a page, and nothing to a process that reads."""

import runpy
from pathlib import Path

import pytest

from components import warming

APP = Path(__file__).parents[1] / "app.py"


def test_a_process_that_reads_beside_the_server_has_nothing_to_serve(monkeypatch):
    """Importing pages in a thread while it imports what reads, it found modules half made and ended."""
    monkeypatch.setattr(warming, "begin", lambda: pytest.fail("pages are imported where none is drawn"))
    held = runpy.run_path(str(APP), run_name="__mp_main__")
    assert "app" not in held and "pages" not in held


def test_the_server_finds_its_application_and_warms_up(monkeypatch):
    begun = []
    monkeypatch.setattr(warming, "begin", lambda: begun.append(True))
    assert "app" in runpy.run_path(str(APP), run_name="app")
    assert begun == [True]
