"""What decisions make of mentions, as codes of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from picket.columns import Columns
from picket.corrections import wording
from picket.corrections.decision import Decision
from picket.labels import LABELS
from picket.model import SENSES
from picket.names import Names

_LABELS = list(LABELS)
_NAME, _NONE, _COUNTRY = SENSES.index("name"), len(SENSES), _LABELS.index("COUNTRY")
Codes = NDArray[Any]


class Outcomes:
    """By place of a decision: label, entity and so on of what it names; those that name nothing have 0 everywhere."""

    def __init__(self, held: Sequence[Decision], names: Names) -> None:
        """`names` learns what is named for the first time."""
        self.names = names
        size = len(held)
        self.label, self.sense = np.zeros(size, np.int8), np.full(size, -1, np.int8)
        self.entity, self.named, self.rule = (np.zeros(size, np.int32) for _ in range(3))
        self.variant = np.full(size, -1, np.int32)
        for place, one in enumerate(held):
            if one.named:
                label = _LABELS.index(one.named.label)
                self.named[place] = names.name(label, names.number(one.named.target), True)
                self.label[place], self.entity[place] = label, names.named_entity[self.named[place]]
                self.rule[place] = names.number(wording.rule(one))
                if one.named.sense:
                    self.sense[place] = SENSES.index(one.named.sense)
                if one.named.variant:
                    self.variant[place] = names.number(one.named.variant)

    def over(self, columns: Columns, by: Codes) -> dict[str, Codes]:
        """What decisions make of these mentions. A sense or variant that is not said stays as far as it can."""
        label, entity = self.label[by], self.entity[by]
        had = np.where(columns.sense < _NONE, columns.sense, _NAME)
        sense = np.where(self.sense[by] >= 0, self.sense[by], had)
        variant = np.where(entity == columns.entity, columns.variant, 0)
        return {
            "label": label, "entity": entity, "named": self.named[by],
            "sense": np.where(label == _COUNTRY, sense, _NONE).astype(np.int8),
            "variant": np.where(self.variant[by] >= 0, self.variant[by], variant).astype(np.int32),
            "found_by": np.full(len(by), self.names.number(wording.FOUND_BY), np.int32), "rule": self.rule[by],
        }  # fmt: skip

    def columns(self, by: Codes, text: Codes) -> dict[str, Codes]:
        """The same of mentions that were missed, with their spellings; `text` are the numbers of their words."""
        label, entity = self.label[by], self.entity[by]
        sense = np.where(label == _COUNTRY, np.where(self.sense[by] >= 0, self.sense[by], _NAME), _NONE)
        pairs = list(zip(entity.tolist(), text.tolist()))
        spelled = {pair: self.names.spelling(*pair) for pair in dict.fromkeys(pairs)}
        return {
            "label": label, "entity": entity, "named": self.named[by], "sense": sense.astype(np.int8),
            "variant": np.maximum(self.variant[by], 0),
            "spelling": np.array([spelled[pair] for pair in pairs], np.int32),
            "found_by": np.full(len(by), self.names.number(wording.FOUND_BY), np.int32), "rule": self.rule[by],
        }  # fmt: skip
