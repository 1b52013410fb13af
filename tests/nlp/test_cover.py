"""Which characters are taken."""

from picket.nlp.cover import Cover


def test_touches_and_free_parts_with_ends_exclusive():
    cover = Cover(10, [(2, 4)])
    cover.take(6, 7)
    assert [cover.touches(*b) for b in [(0, 2), (1, 3), (4, 6), (6, 7), (7, 10)]] == [
        False,
        True,
        False,
        True,
        False,
    ]
    assert list(cover.free_parts(0, 10)) == [(0, 2), (4, 6), (7, 10)]
    assert list(cover.free_parts(2, 4)) == []
