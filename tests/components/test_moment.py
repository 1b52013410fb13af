"""One drawing looks at the library once."""

import pytest

from components import moment


def test_what_is_seen_once_stays_the_same_within_a_drawing_and_is_looked_up_anew_in_the_next():
    looks = iter(range(10))
    seen = moment.once(lambda: next(looks))
    assert [seen(), seen()] == [0, 1], "outside of a drawing"
    with moment.one():
        assert [seen(), seen()] == [2, 2]
        with moment.one():
            assert seen() == 2, "a part is of the moment of its page"
        assert seen() == 2
    with moment.one():
        assert seen() == 3


def test_a_drawing_that_fails_leaves_nothing_seen():
    looks = iter(range(10))
    seen = moment.once(lambda: next(looks))

    @moment.one()
    def drawn():
        assert seen() == 0
        raise KeyError

    with pytest.raises(KeyError):
        drawn()
    assert seen() == 1
