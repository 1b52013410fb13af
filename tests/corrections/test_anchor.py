"""Words are found again by what stands around them, or not at all: never their twin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.corrections.anchor import anchor, find

WORDS = ("Kim", "said", "that", "Seoul", "and", "THAAD", "would", "not", "Pyongyang", "a", "of", "new")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=30, max_size=80).map(" ".join)


def places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


@given(TEXTS, st.data())
def test_in_the_same_text_they_stand_where_they_stood(text, data):
    start = data.draw(st.sampled_from(places(text, "a"))) if places(text, "a") else 0
    end = data.draw(st.integers(start + 1, len(text)))
    assert find(text, anchor(text, start, end)) == (start, end)


@given(TEXTS, st.integers(0, 2000), st.text("xyz .\n", min_size=1, max_size=60), st.data())
def test_where_a_text_was_changed_elsewhere_they_are_found_or_not_but_never_a_twin(text, at, new, data):
    there = places(text, "Kim")
    if not there:
        return
    start = data.draw(st.sampled_from(there))
    at %= len(text)
    if start - 3 <= at <= start + 6:
        return
    changed = text[:at] + new + text[at:]
    meant = start + len(new) if at <= start else start
    found = find(changed, anchor(text, start, start + 3))
    twins = [p for p in there if text[max(p - 40, 0) : p + 43] == text[max(start - 40, 0) : start + 43]]
    assert found in (None, (meant, meant + 3)) or len(twins) > 1
    if abs(at - start) > 50 and len(twins) == 1:
        assert found == (meant, meant + 3)


def test_a_text_before_and_after_is_taken_out():
    text = "First words. Kim said that THAAD is new. Then Kim left. Last words of it all."
    wanted = anchor(text, 46, 49)
    assert text[46:49] == "Kim"
    shorter = text[13:]
    assert find(shorter, wanted) == (33, 36)


@pytest.mark.parametrize("text", ["", "Nobody here.", "Another Kim in quite another text than that one was."])
def test_words_that_are_gone_are_not_found(text):
    assert find(text, anchor("He spoke with Kim of THAAD, which nobody expected of them.", 14, 17)) is None


def test_two_places_that_fit_alike_are_no_place():
    wanted = anchor("Kim came. Kim left.", 0, 3)
    assert find("Now: Kim came. Kim left. And: Kim came. Kim left.", wanted) is None
