"""Mentions as parallel arrays: a column for each thing known of them, as codes of one to four bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Columns:
    """Mentions as parallel arrays, by document, then label, entity and place in the text.

    `document`: its number. `label`: place in LABELS. `entity`, `spelling`, `named`: places in the lists of Names.
    `sense`: place in model.SENSES, their number for none. `text`, `variant`, `found_by`, `rule`: numbers of words.
    `sentence`: a number of its own for each sentence. The rest are offsets in code points.
    """

    document: Ints
    label: NDArray[np.int8]
    entity: Ints
    spelling: Ints
    named: Ints
    sense: NDArray[np.int8]
    text: Ints
    variant: Ints
    found_by: Ints
    rule: Ints
    start: Ints
    end: Ints
    sentence: Ints
    sentence_start: Ints
    sentence_end: Ints

    def take(self, rows: NDArray[np.intp]) -> Columns:
        """These rows of every column."""
        return Columns(**{name: column[rows] for name, column in vars(self).items()})

    def __len__(self) -> int:
        return len(self.document)


class Part:
    """Some rows of Columns, under the same names.

    A column is taken out of the whole when it is first asked for, and kept until `forget`.
    """

    def __init__(self, whole: Columns, keep: NDArray[np.bool_] | None) -> None:
        """`keep` tells row by row what is in; None is all."""
        self.whole, self.keep = whole, keep
        self.size = len(whole) if keep is None else int(np.count_nonzero(keep))

    def __getattr__(self, name: str) -> NDArray[Any]:
        column: NDArray[Any] = getattr(self.whole, name)
        if self.keep is None:
            return column
        made = column[self.keep]
        self.__dict__[name] = made
        return made

    def __len__(self) -> int:
        return self.size

    @property
    def rows(self) -> NDArray[np.intp]:
        """The places of the rows in the whole."""
        return np.arange(self.size) if self.keep is None else np.flatnonzero(self.keep)

    def forget(self) -> None:
        """Let go of the columns taken."""
        for name in vars(self.whole):
            self.__dict__.pop(name, None)


def place_in(document: NDArray[np.integer], offset: NDArray[np.integer]) -> NDArray[np.int64]:
    """Numbers of documents and offsets in them, each pair as one integer, so that they sort as texts do."""
    return document.astype(np.int64) << 32 | offset
