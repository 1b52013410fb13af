"""Briefings: saved views in order, each with its title and notes."""

import signal
import subprocess
import sys

import pytest

from picket import address
from picket.errors import LibraryError
from picket.filter import Filter
from picket.library import Briefing, Library, Step
from picket.library.backup import backup, restore

STEPS = (Step("map", "Where “it” is said", "Notes & <b>bold</b>"), Step("0123456789ab"), Step("map", "Again"))


def test_a_briefing_comes_back_as_it_was_saved(library):
    key = library.save_briefing("  Case\n 7 ", STEPS)
    assert key == "case-7"
    assert library.briefing(key) == Briefing("case-7", "Case 7", STEPS)
    assert library.briefings() == [library.briefing(key)]


def test_it_is_renamed_under_its_key_and_saved_again_under_its_name(library):
    key = library.save_briefing("Monday", STEPS)
    assert library.save_briefing("Tuesday", STEPS[::-1], key) == "monday"
    assert library.briefing("monday") == Briefing("monday", "Tuesday", STEPS[::-1])
    assert library.save_briefing("Tuesday", STEPS) == "tuesday"  # links to either go on
    assert library.save_briefing("Tuesday", ()) == "tuesday"
    assert [(one.key, len(one.steps)) for one in library.briefings()] == [("monday", 3), ("tuesday", 0)]


def test_names_that_look_alike_in_a_link_are_two_briefings_listed_by_name(library):
    keys = [library.save_briefing(name, ()) for name in ("case-7", "Case 7", "b", "A")]
    assert keys == ["case-7", "case-7-2", "b", "a"]
    assert [one.name for one in library.briefings()] == ["A", "b", "Case 7", "case-7"]


def test_one_dropped_is_gone_and_its_views_and_the_others_are_not(library):
    view = library.save_view("map", {}, "Map")
    keys = [library.save_briefing(name, [Step(view)]) for name in ("one", "two")]
    library.drop_briefing(keys[0])
    library.drop_briefing("never there")
    assert library.briefing(keys[0]) is None
    assert [one.key for one in library.briefings()] == keys[1:]
    assert library.view(view) is not None


def test_a_step_outlives_its_view(library):
    view = library.save_view("map", {}, "Map")
    key = library.save_briefing("Monday", [Step(view, "Map")])
    library.drop_view(view)
    assert library.briefing(key).steps == (Step(view, "Map"),)
    assert library.view(view) is None


@pytest.mark.parametrize("name", ["", "!?", "~", "—"])
def test_a_name_without_letters_or_digits_is_refused_and_nothing_is_lost(library, name):
    key = library.save_briefing("Monday", STEPS)
    with pytest.raises(LibraryError, match="give it a name with letters or digits"):
        library.save_briefing(name, (), key)
    assert library.briefing(key) == Briefing("monday", "Monday", STEPS)


def test_a_step_leads_to_title_notes_and_filter(library):
    asked = address.asked({"name": ["COUNTRY~JPN"], "q": ["navy"]})
    view = library.save_view("map", address.query(asked), "Japan")
    (step,) = library.briefing(library.save_briefing("Monday", [Step(view, "Japan", "Its navy")])).steps
    told = (step.title, step.notes, address.asked(library.view(step.view).query))
    assert told == ("Japan", "Its navy", asked) and asked != Filter()


KEEPER = """
import sys, time
from picket.library import Library, Step
library = Library.open(sys.argv[1])
print(library.save_briefing("Monday", [Step("map", "One"), Step("list", "Two")]), flush=True)
time.sleep(600)
"""


def test_it_survives_the_death_of_the_process_that_saved_it(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", KEEPER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    key = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = Library.open(tmp_path)
    assert again.briefing(key) == Briefing("monday", "Monday", (Step("map", "One"), Step("list", "Two")))
    again.close()


def test_briefings_go_along_in_a_copy_of_the_library(library, tmp_path):
    key = library.save_briefing("Monday", STEPS)
    backup(library.location, tmp_path / "copy.picket")
    restore(tmp_path / "copy.picket", tmp_path / "new")
    copy = Library.open(tmp_path / "new")
    try:
        assert copy.briefing(key) == library.briefing(key)
    finally:
        copy.close()
