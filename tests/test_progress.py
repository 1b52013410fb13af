"""What is told of a long task: how much, how fast, how long still."""

import zipfile

import pytest

from picket.ingest import Given
from picket.ingest.expected import expected
from picket.progress import Progress, duration


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_count_rate_and_time_left():
    clock = Clock()
    progress = Progress([1] * 500, clock)
    assert (progress.words(), progress.share) == ("0 of 500 documents", 0.0)
    for place in range(100):
        progress.note(place)
    assert progress.words() == "100 of 500 documents", "too early for a rate"
    clock.now = 10.0
    assert progress.words() == "100 of 500 documents, 10.0 a second, 40 s left"
    assert progress.share == 0.2


def test_what_a_source_really_held_corrects_the_total():
    progress = Progress([1, 100, 1], Clock())
    for place in (0, *[1] * 40):
        progress.note(place)
    assert (progress.done, progress.total) == (41, 102)
    progress.note(2)
    assert (progress.done, progress.total, progress.share) == (42, 42, 1.0)
    progress.expect(5)
    assert progress.total == 47


def test_a_source_that_held_none_is_done_with_the_next():
    progress = Progress([3, 3, 1], Clock())
    progress.note(2)
    assert (progress.done, progress.total) == (1, 1)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (9.4, "9 s"), (99, "99 s"), (100, "2 min"), (3600, "60 min"), (7500, "2 h 5 min")],
)
def test_a_duration_reads_as_people_say_it(seconds, words):
    assert duration(seconds) == words


def test_how_many_documents_a_file_will_give(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(7):
            archive.writestr(f"{n}.txt", "x")
    assert expected(tmp_path / "a.zip") == 7
    assert expected(Given("a.zip", (tmp_path / "a.zip").read_bytes())) == 7
    assert expected(Given("a.csv", b"text\none\ntwo\n")) == 3
    assert expected(Given("a.txt", b"one\ntwo\n")) == 1
    assert expected(Given("bad.zip", b"PK nonsense")) == expected(tmp_path / "gone.csv") == 1
