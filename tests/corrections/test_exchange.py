"""Decisions handed to a colleague, and a file of them looked at before it is merged."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from picket.corrections.decision import Anchor, Decision, Named, Read
from picket.corrections.exchange import handed, received
from picket.corrections.files import written
from picket.corrections.standing import Standing

FIRST = datetime(2026, 11, 27, 9, tzinfo=UTC)
READ = Read("PERSON", "kim")


def made(number: int, who: str = "A. Baker", **what: object) -> Decision:
    """A decision about “Kim” everywhere, so many minutes after the first."""
    return Decision(str(number), who, FIRST + timedelta(minutes=number), **{  # type: ignore[arg-type]
        "does": "reject", "scope": "everywhere", "wording": "Kim", "read": READ, **what
    })  # fmt: skip


def withdrawn(number: int, other: int) -> Decision:
    return Decision(str(number), "A. Baker", FIRST + timedelta(minutes=number), "withdraw", other=str(other))


def test_what_takes_a_decision_back_and_puts_it_back_goes_along_with_it():
    log = Standing.of([made(1), made(2, wording="Lee"), withdrawn(3, 1), withdrawn(4, 3), withdrawn(5, 2)])
    assert [one.id for one in handed([log.log[0]], log)] == ["1", "3", "4"]
    assert handed([], log) == []


def test_a_file_is_told_apart_into_new_known_and_what_it_contradicts():
    log = Standing.of([made(1), made(2, wording="Lee"), withdrawn(3, 2)])
    other = made(4, "C. Dorn", does="name", named=Named("ORG", "Kim"))
    found = received(written([*log.log, other]), log)
    assert [one.id for one in found.new] == ["4"]
    assert [one.id for one in found.known] == ["1", "2", "3"]
    assert [(one.overruled.id, one.holds.id) for one in found.conflicts] == [("1", "4")]
    assert [one.id for one in found.standing] == ["1"]
    assert found.sound
    again = received(written([other]), log.with_(found.new))
    assert (again.new, again.conflicts, [one.id for one in again.standing]) == ((), (), ["4"])


def test_bad_lines_are_told_by_their_numbers_and_the_file_is_not_sound():
    good = made(1)
    raw = b"\xef\xbb\xbf" + written([good]) + b'\nno json\n{"id": "2", "who": "X"}\n[]\n'
    found = received(raw, Standing())
    assert [one.id for one in found.new] == ["1"]
    assert [number for number, _ in found.bad] == [3, 4, 5]
    assert [words.partition(" (")[0] for _, words in found.bad] == ["not JSON", "lacks 'when'", "is no JSON object"]
    assert not found.sound


def test_an_id_that_says_otherwise_is_not_passed_over():
    log = Standing.of([made(1)])
    found = received(written([replace(made(1), why="changed later")]), log)
    assert [one.why for one in found.other] == ["changed later"]
    assert (found.new, found.known, found.sound) == ((), (), False)


def test_a_decision_that_stands_twice_in_a_file_counts_once():
    one = made(1, scope="mention", document="d1", anchor=Anchor("Kim"), wording="")
    assert len(received(written([one, one]), Standing()).new) == 1
