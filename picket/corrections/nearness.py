"""Names that are nearly others: a letter, a hyphen, an accent or a title apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from picket.catalogue.naming import people_words

SHORTEST = 6
"""Letters from which a name may differ in one and still be thought the same."""


@cache
def _before_names() -> frozenset[str]:
    """Single words that stand before a name and are none of it: the titles of the catalogue, and "the"."""
    titles = (title.casefold().rstrip(".") for group in people_words().titles.values() for title in group)
    return frozenset(title for title in titles if title.isalpha()) | {"the"}


def bare(name: str) -> str:
    """A name without titles, accents, hyphens and marks, in small letters."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    words = re.sub(r"[^\w\s]", "", "".join(c for c in folded if not unicodedata.combining(c))).split()
    first = next((place for place, word in enumerate(words[:-1]) if word not in _before_names()), len(words) - 1)
    return " ".join(words[max(first, 0) :])


def near(rare: Iterable[str], known: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Each rare name with the known one that it nearly is, the most frequent where there are several.

    `known`: names and how often each is mentioned.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-known[name], name)):
        for key in _keys(bare(name)):
            alike[key].append(name)
    for name in rare:
        own = bare(name)
        found = [other for key in _keys(own) for other in alike.get(key, ()) if other != name]
        close = [other for other in found if _apart(own, bare(other))]
        if close:
            yield name, min(close, key=lambda other: (-known[other], other))


def _keys(name: str) -> set[str]:
    """What a name has in common with those a letter apart: itself, and with any one letter left out."""
    joined = name.replace(" ", "")
    return {joined} | ({joined[:n] + joined[n + 1 :] for n in range(len(joined))} if len(joined) >= SHORTEST else set())


def _apart(one: str, other: str) -> bool:
    """Whether two names are the same but for one letter put in, left out, changed or exchanged with its neighbour."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at + 2 :] == other[at + 2 :] and one[at : at + 2] == other[at : at + 2][::-1]
    )
