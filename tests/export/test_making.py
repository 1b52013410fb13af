"""A file made in the background is the file itself; it can be stopped, and says why it failed."""

import time

import pytest

from picket.errors import PicketError
from picket.export import BOOKS, Book, Taken, pieces
from picket.export.making import UNFORESEEN, Making
from picket.filter import Filter
from tests.export.hostile import hostile_library, whole


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    library = hostile_library(tmp_path_factory.mktemp("making"))
    yield Taken.whole(whole(library), Filter())
    library.close()


def ended(making: Making) -> Making:
    deadline = time.monotonic() + 60
    while making.running:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return making


def test_it_is_the_file_that_is_made_at_once(taken):
    made = ended(Making(lambda: taken, "zip"))
    assert (made.finished, made.failure, made.share) == (True, "", 1.0)
    assert made.bytes() == made.bytes() == b"".join(pieces(taken, "zip"))


def test_a_table_in_a_format_of_its_own_is_made_too(taken):
    one = Taken({"mentions": taken.views["mentions"]}, taken.manifest)
    made = ended(Making(lambda: one, "jsonl"))
    assert made.bytes() == b"".join(pieces(one, "jsonl")) and made.share == 1.0


def test_it_tells_how_far_it_is_and_can_be_stopped(taken, monkeypatch):
    def slowly(_, told):
        while True:
            told(1)
            yield b"x"
            time.sleep(0.01)

    monkeypatch.setitem(BOOKS, "slow", Book("Slow", ".slow", "x/y", slowly, lambda _: 1_000_000))
    making = Making(lambda: taken, "slow")
    while not making.share:
        time.sleep(0.01)
    assert making.running and 0 < making.share < 1
    making.stop()
    ended(making)
    assert (making.finished, making.failure) == (False, "")


@pytest.mark.parametrize(
    ("error", "said"),
    [(PicketError("The map is not there."), "The map is not there."), (OSError(28, "No space left"), "No space left")],
)
def test_it_says_why_it_failed(error, said):
    def fails() -> Taken:
        raise error

    made = ended(Making(fails, "xlsx"))
    assert said in made.failure and not made.finished


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_was_not_foreseen_is_in_the_log():
    made = ended(Making(lambda: {}["nothing"], "xlsx"))
    assert made.failure == UNFORESEEN and not made.finished
