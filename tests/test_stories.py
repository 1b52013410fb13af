import json
import random
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket.stories import BANDS, SHARED, Shingles, bands, same_story, shingles, signature
from tests import stories_made as made
from tests.stories_by_hand import COMMENT, EARLIER, FOLLOW_UP, NOT_STORIES, OTHER_AUTHOR, REWRITTEN, STORIES

GOLD = Path(__file__).parent / "gold"
ARTICLES = [
    json.loads(line)["text"]
    for name in ("picket.jsonl", "second.jsonl")
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
]
SHINGLES = [shingles(text) for text in ARTICLES]
KEYS = [frozenset(bands(signature(text))) for text in ARTICLES]
FLOORS = {"cut to 40%": 0.95, "5% edited, cut to 50%": 0.97, "10% of the words edited": 0.97}
"""Recall of a kind of copy, candidates and check together, a little under what is measured; 1 for any other kind."""


@cache
def read(text: str) -> tuple[frozenset[int], Shingles]:
    return frozenset(bands(signature(text))), shingles(text)


def found(one: str, other: str) -> bool:
    """As the library finds it: a candidate, and the same story."""
    (keys, a), (other_keys, b) = read(one), read(other)
    return candidates(keys, other_keys) and same_story(a, b)


def candidates(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= SHARED


def groups(texts: list[str]) -> set[frozenset[str]]:
    """Union-find over the candidates, in the order given."""
    root = {text: text for text in texts}

    def top(text: str) -> str:
        while root[text] != text:
            text = root[text]
        return text

    for one, other in combinations(texts, 2):
        if found(one, other):
            root[top(one)] = top(other)
    return {frozenset(text for text in texts if top(text) == head) for head in map(top, texts)}


@pytest.mark.parametrize("kind", made.COPIES)
def test_copies_are_found(kind):
    hits = 0
    for text, own, keys in zip(ARTICLES, SHINGLES, KEYS):
        copy = made.COPIES[kind](text, random.Random(kind + text))
        hits += candidates(keys, frozenset(bands(signature(copy)))) and same_story(own, shingles(copy))
    assert hits / len(ARTICLES) >= FLOORS.get(kind, 1)


def test_no_two_articles_are_one_story():
    assert not [pair for pair in combinations(range(len(SHINGLES)), 2) if same_story(*(SHINGLES[i] for i in pair))]


def test_hardly_two_articles_are_candidates():
    assert sum(candidates(*pair) for pair in combinations(KEYS, 2)) <= 2


@pytest.mark.parametrize("make", [made.releases, lambda one, other: (one, made.follow_up(one, other))])
def test_shared_boilerplate_and_background_make_no_story(make):
    pairs = random.Random(1).sample(list(combinations(ARTICLES, 2)), 150)
    assert not [pair for pair in pairs if same_story(*map(shingles, make(*pair)))]


def test_two_issues_of_a_daily_notice_are_no_story():
    assert not [seed for seed in range(150) if same_story(*map(shingles, made.notices(seed)))]


@pytest.mark.parametrize("kind", STORIES)
def test_hard_pairs_that_are_one_story(kind):
    assert found(*STORIES[kind])


@pytest.mark.parametrize("kind", NOT_STORIES)
def test_hard_pairs_that_are_two(kind):
    assert not same_story(*map(shingles, NOT_STORIES[kind]))


def test_a_digest_is_the_same_story_as_none_of_its_five():
    five = [EARLIER, OTHER_AUTHOR, FOLLOW_UP, REWRITTEN, COMMENT]
    assert not [story for story in five if same_story(shingles(story), shingles(made.digest(five)))]


@pytest.mark.parametrize("share", [1, 0.8, 0.6])
def test_no_document_joins_two_stories(share):
    draw = random.Random(share)
    for one, other in draw.sample(list(combinations(ARTICLES, 2)), 60):
        page = shingles(made.digest([made.cut(draw.uniform(share, 1))(text, draw) for text in (one, other)]))
        assert not (same_story(page, shingles(one)) and same_story(page, shingles(other)))


FAMILY = [
    *(text for text in made.copies(ARTICLES[0]).values()),
    *(text for pair in (*STORIES.values(), *NOT_STORIES.values()) for text in pair),
    made.digest([EARLIER, ARTICLES[0], ARTICLES[1]]),
    *ARTICLES[:3],
]  # fmt: skip
GROUPED = groups(list(dict.fromkeys(FAMILY)))


@settings(max_examples=8, deadline=None)
@given(st.permutations(list(dict.fromkeys(FAMILY))))
def test_the_groups_do_not_depend_on_the_order(texts):
    assert groups(texts) == GROUPED


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text(), st.integers(0, 60))
def test_any_two_texts_are_compared_alike_both_ways(one, other, times):
    a, b = shingles(f"{one} " * times), shingles(f"{one} {other} " * times)
    assert same_story(a, b) == same_story(b, a)
    assert same_story(a, a) == bool(a.places)


def test_documents_of_one_length_are_compared_alike_both_ways():
    words = [f"word{n}" for n in range(200)]
    a, b = (shingles(" ".join(part)) for part in (words[:100], words[36:136]))
    assert len(a.places) == len(b.places)
    assert same_story(a, b) == same_story(b, a)


@pytest.mark.parametrize("text", ["", "   \n", "Missile defense " * 14, "\u200b" * 100])
def test_short_texts_are_not_compared(text):
    assert signature(text) == b""
    assert bands(b"") == ()
    assert not same_story(shingles(text), shingles(text))


def test_bands_are_signed_64_bit_integers_and_differ_by_their_number():
    keys = bands(signature(EARLIER))
    assert len(set(keys)) == BANDS
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert len(set(bands(bytes(len(signature(EARLIER)))))) == BANDS


def test_stored_bands_stay_what_they_are():
    """When this fails, libraries on disk hold bands that new documents do not meet: raise what makes them stale."""
    assert signature(EARLIER)[:8].hex() == "32b56200aaa21563"
    assert bands(signature(EARLIER))[:2] == (-652678361455437055, 7044896005623709836)


def test_every_process_has_the_same_bands():
    code = "import sys; from picket.stories import *; print(bands(signature(sys.stdin.read())))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], input=EARLIER.encode(), capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, cwd=Path(__file__).parents[1],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert runs == {f"{bands(signature(EARLIER))}\n".encode()}
