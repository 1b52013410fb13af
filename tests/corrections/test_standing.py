"""What stands is the same in whatever order decisions came in; conflicts are listed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from picket.corrections.decision import Anchor, Decision, Named, Read
from picket.corrections.standing import Standing, withdrawal

START = datetime(2020, 11, 27, 9, tzinfo=UTC)
KIM = Read("PERSON", "kim")


def rule(number: int, who: str = "Ana", named: Named | None = None, wording: str = "Kim") -> Decision:
    when = START + timedelta(seconds=number)
    return Decision(
        f"{number:032x}", who, when, "name" if named else "reject", "everywhere", "", None, wording, KIM, named
    )


def logs():
    """Decisions of two people about two wordings, and withdrawals of some of them and of withdrawals."""
    named = st.none() | st.builds(Named, st.just("ORG"), st.sampled_from(("Kim", "KIM Inc")))
    rules = st.lists(st.tuples(st.sampled_from(("Ana", "Bo")), named, st.sampled_from(("Kim", "KIM"))), max_size=8)
    back = st.lists(st.integers(0, 20), max_size=6)
    return st.builds(_log, rules, back)


def _log(rules, back):
    log = [rule(n, *one) for n, one in enumerate(rules)]
    for place in back:
        if log:
            log.append(withdrawal(log[place % len(log)], "Bo"))
    return log


@given(logs(), st.integers(0, 1000))
def test_any_order_of_arrival_stands_the_same(log, seed):
    whole = Standing.of(log)
    shuffled = [*log, *log[:2]]
    Random(seed).shuffle(shuffled)
    piece = Standing.of(())
    for one in shuffled:
        piece = piece.with_([one])
    assert piece.log == whole.log
    assert piece.holding == whole.holding
    assert piece.conflicts == whole.conflicts
    assert {one.id for one in whole.decisions} == {
        one.id for one in log if one.does != "withdraw" and not _taken_back(one.id, log)
    }


def _taken_back(key, log):
    return any(one.other == key and not _taken_back(one.id, log) for one in log)


def test_of_two_people_the_later_holds_and_the_other_is_listed():
    ana, bo, agrees = rule(1), rule(2, "Bo", Named("ORG", "Kim")), rule(3, "Cy", Named("ORG", "Kim"))
    standing = Standing.of([agrees, bo, ana])
    assert standing.holding == (agrees,)
    assert [(c.overruled, c.holds) for c in standing.conflicts] == [(ana, agrees)]


def test_who_changes_their_mind_is_in_no_conflict():
    standing = Standing.of([rule(1), rule(2, named=Named("ORG", "Kim"))])
    assert standing.conflicts == ()
    assert len(standing.holding) == 1


def test_the_same_words_at_two_places_are_two_things():
    here, there = (
        Decision(f"{n:032x}", "Ana", START, "reject", "mention", "one", Anchor("Kim", before), "", KIM)
        for n, before in enumerate(("said ", "and "))
    )
    assert len(Standing.of([here, there]).holding) == 2


def test_a_withdrawal_from_a_clock_that_goes_behind_still_holds():
    ahead = rule(10**9)
    assert Standing.of([ahead, withdrawal(ahead, "Bo")]).holding == ()


def test_what_is_decided_after_the_clock_was_set_back_still_holds_and_is_undone_first():
    ahead, other = rule(10**6), rule(10**6 + 1, wording="KIM")
    late, again = rule(2, named=Named("ORG", "Kim")), rule(3, named=Named("ORG", "KIM Inc"))
    log = Standing.of([ahead, other])
    made = log.behind([late, again])
    whole = log.with_(made)
    assert [one.id for one in made] == [late.id, again.id] and made[0].when > other.when and made[1].when > made[0].when
    assert whole.holding == (other, made[1])
    assert whole.to_undo("Ana") == made[1]


def test_what_others_decided_about_other_things_does_not_move_a_decision():
    ahead, late = rule(10**6, "Bo", wording="KIM"), rule(2)
    assert Standing.of([ahead]).behind([late]) == [late]
    (moved,) = Standing.of([replace(ahead, wording="Kim")]).behind([late])
    assert moved.when - ahead.when == timedelta(microseconds=1)


def test_what_is_undone_is_done_again_in_turn():
    log = [rule(1), rule(2, wording="KIM")]

    def undo():
        log.append(withdrawal(Standing.of(log).to_undo("Ana"), "Ana"))

    def redo():
        log.append(withdrawal(Standing.of(log).to_redo("Ana"), "Ana"))

    undo(), undo()
    assert Standing.of(log).to_undo("Ana") is None
    redo()
    assert Standing.of(log).holding == (log[0],)
    redo()
    assert Standing.of(log).holding == (log[0], log[1])
    assert Standing.of(log).to_redo("Ana") is None
    undo()
    assert Standing.of(log).holding == (log[0],)
    assert Standing.of(log).to_undo("Bo") is None
