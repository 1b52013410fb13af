"""An expression of an own system is known to end soon before it is ever tried, and what needs longer is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.catalogue.bounds import MOST_STEPS, steps


@pytest.mark.parametrize(
    ("expression", "counted"),
    [
        ("missile", 7), ("batter(y|ies)", 10), (r"\bsites?\b", 1 + 4 + 1 + 2), ("a{2,4}b", 4 + 3), ("[a-z]{1,9} x", 27),
        ("(ab?){2}", 2 + 2 * 2), ("(?<!own )dome", 8), ("(?:ab|c){0,2}d", 3 + 6 + 7),
    ],
)  # fmt: skip
def test_steps_are_counted(expression, counted):
    assert steps(expression) == counted


@pytest.mark.parametrize(
    "expression",
    ["(a+)+$", "(a|a)*b", "(a?){40}b", "a?" * 30 + "a" * 30, "a.*b.*c", "(?:ab|cd|abc){20}", "(a*)*", r"(\w+\s?)*$"],
)
def test_what_could_go_on_for_ever_is_too_much(expression):
    assert steps(expression) > MOST_STEPS


@pytest.mark.parametrize("expression", [r"(a)\1", r"(?P<n>a)(?P=n)", "(a)?(?(1)b|c)", "(?>a+)b", "a++b"])
def test_what_cannot_be_counted_is_refused(expression):
    with pytest.raises(ValueError, match="cannot be tried in a known time"):
        steps(expression)


@given(st.from_regex(r"([ab.]|[ab]\?|[ab]\{0,3\}|\([ab]\|[ab]?\)){1,6}", fullmatch=True))
def test_no_text_can_be_matched_in_more_ways_than_are_counted(expression):
    prefixes = sum(re.fullmatch(expression, "a" * length) is not None for length in range(20))
    assert steps(expression + "c") >= prefixes
