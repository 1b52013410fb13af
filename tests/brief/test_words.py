"""Words that no page could show, or that would break one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.brief import words
from tests.brief.conftest import CONTROLS, LONG, SURROGATE, TURNED


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (CONTROLS, "bell null escape [31m \ufffd"),
        (SURROGATE, "half \ufffd a pair"),
        (TURNED, "gnidaer \u0627\u0644\u0635\u0648\u0627\u0631\u064a\u062e"),
        (" two\n lines\u2028three ", "two lines three"),
        ("été 日本", "été 日本"),
    ],
)
def test_what_no_page_can_show_is_gone(given_, shown):
    assert words.clean(given_) == shown


def test_what_is_too_long_is_cut_at_a_word_and_says_how_much_is_missing():
    assert words.clean("one two three four five six", 14) == "one two three … [14 more characters]"
    assert words.clean(LONG, 40) == f"{'W' * 40} … [9,960 more characters]"
    assert words.clean("exact", 5) == "exact"


@given(st.text(st.characters(exclude_categories=())), st.integers(10, 200))
def test_any_words_become_one_line_that_xml_can_hold(given_, most):
    shown = words.clean(given_, most)
    shown.encode()
    assert all(ord(letter) >= 32 and letter not in "\ufffe\uffff" for letter in shown)
    assert len(shown) <= most + 40


def test_numbers_and_days_in_words():
    assert words.day_words(date(2017, 3, 3)) == "3 March 2017"
    assert words.day_words(None) == "undated"
    assert [words.counted(1, "story", "stories"), words.counted(2345, "mention")] == ["1 story", "2,345 mentions"]
    assert [words.joined([]), words.joined("ab"), words.joined("abc", "or")] == ["", "a and b", "a, b or c"]
