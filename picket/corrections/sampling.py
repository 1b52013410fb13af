"""How right a library is: mentions drawn at random are checked, and the share of right ones is told with its interval.

A sample is drawn once and kept in the library until the next of its kind; verdicts are decisions that bear its name,
so that they go along in the log and in files, and a wrong mention is corrected as it is judged.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from picket.corrections.decision import Decision, now
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.library import Library

SIZE = 20
_LABELS = list(LABELS)
_BETWEEN = "/"


@dataclass(frozen=True)
class Sample:
    """Mentions of one kind drawn at random; each as the arguments of `making.mention`: document, start, end, label.

    `id` tells kind, moment (UTC) and seed: "PERSON/2026-11-27T09:30:00Z/7f3a".
    """

    id: str
    mentions: tuple[tuple[str, int, int, str], ...]

    @property
    def label(self) -> str:
        """The kind."""
        return self.id.split(_BETWEEN)[0]

    def left(self, log: Iterable[Decision]) -> list[tuple[str, int, int, str]]:
        """What is still to be judged: no standing decision about it bears the sample's id."""
        judged = {(one.document, one.anchor.start) for one in log if one.sample == self.id and one.anchor}
        return [one for one in self.mentions if (one[0], one[1]) not in judged]


@dataclass(frozen=True)
class Precision:
    """Of `checked` mentions of a kind `right` are right; `low` and `high` bound the share (Wilson, 95%)."""

    sample: str
    label: str
    checked: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Of those checked the share that is right."""
        return self.right / self.checked

    @property
    def drawn_at(self) -> str:
        """When the sample was drawn (UTC)."""
        return self.sample.split(_BETWEEN)[1]


def draw(ledger: Ledger, label: str, size: int = SIZE, seed: int | None = None) -> Sample:
    """So many mentions of a kind from a ledger, each as likely as any other; all of them where there are fewer."""
    seed = random.SystemRandom().randrange(1 << 32) if seed is None else seed
    rows = ledger.columns.rows[ledger.columns.label == _LABELS.index(label)]
    chosen = np.array(random.Random(seed).sample(range(len(rows)), min(size, len(rows))), np.int64)
    columns, ids = ledger.snapshot.columns.take(rows[chosen]), ledger.snapshot.documents["id"]
    cells = zip(columns.document.tolist(), columns.start.tolist(), columns.end.tolist())
    mentions = tuple((str(ids[number]), start, end, label) for number, start, end in cells)
    return Sample(_BETWEEN.join((label, now().strftime("%Y-%m-%dT%H:%M:%SZ"), f"{seed:x}")), mentions)


def keep(library: Library, sample: Sample) -> None:
    """Keep a sample until the next of its kind, so that what is begun can be gone on with."""
    library.remember(f"sample {sample.label}", json.dumps([sample.id, sample.mentions]))


def kept(library: Library, label: str) -> Sample | None:
    """The last sample of a kind, None when none was drawn."""
    found = library.recall(f"sample {label}")
    if not found:
        return None
    key, mentions = json.loads(found)
    return Sample(key, tuple((document, start, end, kind) for document, start, end, kind in mentions))


def precisions(log: Sequence[Decision]) -> list[Precision]:
    """What samples told, the earliest first. `log` is what stands (`decisions`): of a mention the last counts."""
    verdicts: dict[str, dict[tuple[str, int], bool]] = defaultdict(dict)
    for one in log:
        if one.sample and one.anchor:
            verdicts[one.sample][one.document, one.anchor.start] = one.does == "confirm"
    found = [_precision(sample, list(right.values())) for sample, right in verdicts.items()]
    return sorted(found, key=lambda one: (one.drawn_at, one.label))


def _precision(sample: str, right: list[bool]) -> Precision:
    low, high = wilson(sum(right), len(right))
    return Precision(sample, sample.split(_BETWEEN)[0], len(right), sum(right), low, high)


def wilson(right: int, checked: int) -> tuple[float, float]:
    """The 95% interval of a share of which `right` of `checked` are right; (0, 1) where nothing was checked."""
    if not checked:
        return 0.0, 1.0
    z = 1.959964
    share, n = right / checked, checked
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    width = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(middle - width, 0.0), min(middle + width, 1.0)
