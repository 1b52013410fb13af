"""What a page showed is let go of when nobody can click on it any more, however long its reader stays."""

import gc
import weakref

import pytest

from components import session
from tests.pages_at_hand import Visit


@pytest.fixture
def told(monkeypatch):
    """By key, everything that tells what a click selects, for as long as anything holds it."""
    found: list[tuple[str, weakref.ref]] = []
    cell, point, triggered = session.clicked_cell, session.clicked_point, session.triggered

    def clicked_cell(widget, key, selects):
        found.append((key, weakref.ref(selects)))
        return cell(widget, key, selects)

    def clicked_point(widget, selects, key="", by_itself=True):
        found.append((key or widget, weakref.ref(selects)))
        return point(widget, selects, key, by_itself)

    def acting(key, name, act):
        found.append((f"{key}:{name}", weakref.ref(act)))
        return triggered(key, name, act)

    monkeypatch.setattr(session, "clicked_cell", clicked_cell)
    monkeypatch.setattr(session, "clicked_point", clicked_point)
    monkeypatch.setattr(session, "triggered", acting)
    return found


def alive(told: list) -> list[str]:
    """The keys of what is still held."""
    gc.collect()
    return [key for key, one in told if one() is not None]


def test_a_page_holds_nothing_of_the_page_before(told):
    visit = Visit("entities")
    there = told.copy()
    assert {"kinds:open", "entities"} <= set(alive(there))
    visit.go("about")
    assert alive(there) == []


def test_a_table_drawn_anew_holds_no_rows_of_the_one_before(told):
    visit = Visit("entities")
    before = [one for one in told if one[0] == "entities"]
    visit.at.session_state["entities:last"] = {"label": "COUNTRY"}  # clicked there, and away elsewhere
    visit.run()
    assert "entities-1" in alive(told)
    visit.run()
    assert alive(before) == []
