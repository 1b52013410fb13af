"""Views of a library kept under a name, or under what they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import LibraryError
from picket.ingest.names import one_line
from picket.library import Library, SavedView
from picket.library.backup import backup, restore

QUERY = {"name": ["COUNTRY~JPN", "SYSTEM~aegis~parts"], "q": ["“navy” & 100 %"], "not-source": ["~"]}


def test_a_view_comes_back_as_it_was_saved(library):
    key = library.save_view("entities", QUERY, "  Japan and\n Aegis ")
    assert key == "japan-and-aegis"
    assert library.view(key) == SavedView(key, "Japan and Aegis", "entities", QUERY)
    assert library.views() == [library.view(key)]


def test_no_name_turns_round_the_words_beside_it(library):
    assert library.view(library.save_view("map", QUERY, "\u202egpj.exe")).name == "gpj.exe"


def test_it_is_there_when_the_library_is_opened_again(library):
    key = library.save_view("map", QUERY, "Map")
    again = Library.open(library.location)
    try:
        assert again.view(key) == SavedView("map", "Map", "map", QUERY)
    finally:
        again.close()


def test_a_name_saved_again_holds_the_new_view(library):
    key = library.save_view("entities", QUERY, "Monday")
    assert library.save_view("map", {"tag": ["x"]}, "Monday") == key
    assert library.views() == [SavedView(key, "Monday", "map", {"tag": ["x"]})]


def test_views_are_listed_by_name_and_those_without_one_are_not(library):
    for name in ("b", "c", "a", ""):
        library.save_view("overview", {"tag": [name]}, name)
    assert [view.name for view in library.views()] == ["a", "b", "c"]


def test_without_a_name_the_same_view_has_the_same_key(library):
    key = library.save_view("map", {"tag": ["x"], "q": ["y"]})
    assert library.save_view("map", {"q": ("y",), "tag": ("x",)}) == key
    assert library.view(key) == SavedView(key, "", "map", {"q": ["y"], "tag": ["x"]})
    others = {library.save_view("map", {"tag": ["x"]}), library.save_view("overview", {"tag": ["x"], "q": ["y"]})}
    assert len(others | {key}) == 3
    assert all(len(one) == 12 for one in others)


def test_names_that_look_alike_in_a_link_are_two_views_and_listed_whatever_their_capitals(library):
    keys = [library.save_view("map", {"tag": [name]}, name) for name in ("case-7", "Case 7", "b", "A")]
    assert keys == ["case-7", "case-7-2", "b", "a"]
    assert library.save_view("map", {"tag": ["new"]}, "Case 7") == "case-7-2"
    assert [view.name for view in library.views()] == ["A", "b", "Case 7", "case-7"]


def test_a_view_dropped_is_gone_and_the_others_are_not(library):
    keys = [library.save_view("map", QUERY, name) for name in ("one", "two")]
    library.drop_view(keys[0])
    library.drop_view("never there")
    assert library.view(keys[0]) is None
    assert [view.key for view in library.views()] == keys[1:]


def test_a_key_that_is_not_there_is_no_view(library):
    assert library.view("nope") is None
    assert library.views() == []


@pytest.mark.parametrize("name", ["!?", "~", "___", "—"])
def test_a_name_without_letters_or_digits_is_refused(library, name):
    with pytest.raises(LibraryError, match="give it a name with letters or digits"):
        library.save_view("map", QUERY, name)
    assert library.views() == []


@given(st.text(min_size=1, max_size=200))
def test_a_key_can_stand_in_a_link_as_it_is(shelf, name):
    try:
        key = shelf.save_view("map", {}, name)
    except LibraryError:
        assert not any(c.isalnum() for c in name)
        return
    if shown := one_line(name):
        assert key == key.casefold() and len(key) <= 80 and not set(key) & set(" ~&?#%=+/_")
        assert shelf.view(key).name == shown


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    opened = Library.open(tmp_path_factory.mktemp("views"))
    yield opened
    opened.close()


def test_views_go_along_in_a_copy_of_the_library(library, tmp_path):
    key = library.save_view("map", QUERY, "Monday")
    backup(library.location, tmp_path / "copy.picket")
    restore(tmp_path / "copy.picket", tmp_path / "new")
    copy = Library.open(tmp_path / "new")
    try:
        assert copy.view(key) == library.view(key)
    finally:
        copy.close()
