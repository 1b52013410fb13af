"""Two readers at once do whatever comes to their minds, and neither meets an error; an error is heard of."""

from random import Random

import pytest
from streamlit.proto.Element_pb2 import Element

from benchmarks.protocol import Reader, Wrong, amiss
from benchmarks.reader_acts import choose, decide, mark, narrow, search, select, share
from benchmarks.sessions import Soak, soak
from picket.library import Library
from tests.browser.conftest import Server
from tests.corrections.shelf import fill, reading
from tests.pages_at_hand import seen

IN_DOUBT = "Korea fell silent. Korea spoke, and which one is not said."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A served library of three documents, and where it lies."""
    folder = tmp_path_factory.mktemp("sessions")
    library = fill(folder / "library")
    library.add(reading("three", IN_DOUBT, {"Korea": ("COUNTRY", None, "name")}), IN_DOUBT.encode())
    library.remember("seeded", "yes")
    library.close()
    server = Server(folder / "library", folder / "log")
    yield server, folder / "library"
    server.stop()


@pytest.fixture
def reader(shelf):
    server, _ = shelf
    found = Reader(server.url)
    yield found
    found.close()


def test_two_readers_at_once_meet_no_error(shelf):
    server, place = shelf
    done = soak(server, place, readers=2, actions=44)
    assert len(done.seconds) == len(done.memory) == 44
    assert 50 < done.before < 2_000 and 50 < done.after < 2_000


TRIES = 30
"""Times something is tried that chance may lead elsewhere."""


def until(done, act, reader):
    """Act until something is so; every act is answered."""
    chance = Random(1)
    for _ in range(TRIES):
        assert act(reader, chance) is not None
        if done():
            return
    raise AssertionError(f"{act.__name__} did nothing in {TRIES} times")


@pytest.mark.parametrize(
    ("page", "act", "changes"),
    [("entities", select, "show"), ("map", mark, "show"), ("entities", search, "q"), ("concordance", search, "w"),
     ("timeline", choose, "count"), ("", narrow, "name"), ("", share, "present")],
)  # fmt: skip
def test_an_act_changes_what_the_address_holds(reader, page, act, changes):
    reader.open(page)
    until(lambda: reader.query.get(changes), act, reader)
    assert reader.page == page


def test_the_shared_screen_is_drawn_once_its_size_is_told(reader):
    reader.open("entities")
    share(reader, Random(1))
    assert reader.query == {"present": ["yes"]}
    assert any(one.kind == "dataframe" for one in reader.drawn)


def test_decisions_are_made(shelf, reader):
    library = Library.open(shelf[1])
    until(library.decisions, decide, reader)
    library.close()


def test_what_a_reader_would_see_as_an_error_is_one(reader):
    with pytest.raises(Wrong) as told:
        reader.open("entities", {"senses": "none such"})
    assert "There is no country sense 'none such' as the link asks" in seen(str(told.value))
    with pytest.raises(Wrong, match="there is no such page"):
        reader.open("nowhere")
    broken = Element()
    broken.exception.type, broken.exception.message = "KeyError", "published"
    assert amiss(broken) == ["KeyError: published"]


def test_memory_is_compared_after_the_caches_are_full():
    done = Soak()
    for number in range(100):
        done.note(0.1, 1_000 if number < 25 else 500 + number)
    assert (done.before, done.after) == (537, 587)
