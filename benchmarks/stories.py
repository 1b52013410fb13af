"""How well and how fast copies of one story are found. Nothing is kept but the printed figures.

    python -m benchmarks.stories

Articles are our own annotated ones, and public ones when they lie beside the checkout; copies and look-alikes are made
by `tests.stories_made`.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from benchmarks import sets
from benchmarks.figures import markdown
from picket.stories import SHARED, bands, same_story, shingles, signature
from tests import stories_made as made

SHORTEST = 120
"""Words of an article that is worth cutting to 40%."""

MOST = 100
"""Articles of a set."""

LOOK_ALIKES = 300
NOTICES = 200
FILES = {
    "ours": (sets.FILES[sets.OWN], sets.FILES[sets.SECOND]),
    "Wikinews": (sets.FILES[sets.GEOVIRUS],),
    "re3d": (sets.FILES[sets.RE3D],),
    "Congressional Record": (sets.BESIDE / "public" / "congress.jsonl",),
}


def articles() -> dict[str, list[str]]:
    """Those that are at hand, by set."""
    read = {
        name: [json.loads(line)["text"] for path in paths if path.exists() for line in path.open(encoding="utf-8")]
        for name, paths in FILES.items()
    }
    long = {name: [text for text in texts if len(text.split()) >= SHORTEST][:MOST] for name, texts in read.items()}
    return {name: texts for name, texts in long.items() if texts}


def recall(texts: list[str]) -> Iterator[list[str]]:
    """Of each kind of copy: shared a candidate's bands, passed the check, both."""
    for kind, make in made.COPIES.items():
        judged = [_judged(text, make(text, random.Random(kind + text))) for text in texts]
        yield [kind, *(f"{sum(hits) / len(texts):.3f}" for hits in zip(*((c, s, c and s) for c, s in judged)))]


def false(texts: list[str]) -> Iterator[list[str]]:
    """Of each kind of look-alike: pairs, candidates, pairs wrongly taken for one story."""
    pairs = list(combinations(texts, 2))
    some = random.Random(1).sample(pairs, min(LOOK_ALIKES, len(pairs)))
    keys = {text: _keys(text) for text in texts}
    hashed = {text: shingles(text) for text in texts}
    yield [
        "two articles", f"{len(pairs):,}", str(sum(len(keys[a] & keys[b]) >= SHARED for a, b in pairs)),
        str(sum(same_story(hashed[a], hashed[b]) for a, b in pairs)),
    ]  # fmt: skip
    kinds: dict[str, Iterable[tuple[str, str]]] = {
        "two releases of one firm": (made.releases(*pair) for pair in some),
        "follow-up with background": ((a, made.follow_up(a, b)) for a, b in some),
        "two daily notices": (made.notices(seed) for seed in range(NOTICES)),
    }
    for kind, made_pairs in kinds.items():
        judged = [_judged(*pair) for pair in made_pairs]
        yield [kind, f"{len(judged):,}", *(str(sum(hits)) for hits in zip(*judged))]


def speed(texts: list[str]) -> Iterator[str]:
    """Milliseconds of an article of 400 words."""
    cut = [" ".join(text.split()[:400]) for text in texts if len(text.split()) >= 400]
    ready = [(shingles(text), shingles(made.COPIES["cut to 70%"](text, random.Random(1)))) for text in cut]
    yield f"signature and bands: {_milliseconds(lambda: [bands(signature(text)) for text in cut]) / len(cut):.2f} ms"
    yield f"shingles: {_milliseconds(lambda: [shingles(text) for text in cut]) / len(cut):.2f} ms"
    yield f"same_story: {_milliseconds(lambda: [same_story(*pair) for pair in ready]) / len(ready):.3f} ms"


def main() -> None:
    """Measure and print."""
    for name, texts in articles().items():
        print(f"\n{name}: {len(texts)} articles\n")
        print(markdown(["copy", "candidates", "check", "both"], recall(texts)))
        print(markdown(["look-alike", "pairs", "candidates", "false"], false(texts)))
    print(*speed(articles()["ours"]), sep="\n")


def _judged(one: str, other: str) -> tuple[bool, bool]:
    return len(_keys(one) & _keys(other)) >= SHARED, same_story(shingles(one), shingles(other))


def _keys(text: str) -> frozenset[int]:
    return frozenset(bands(signature(text)))


def _milliseconds(work: Callable[[], object]) -> float:
    """The fastest of five."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(5))


if __name__ == "__main__":
    main()
