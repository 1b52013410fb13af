"""The one ledger of mentions: every count, map colour, table and export is a group-by over it.

`Ledger.where(filter)` narrows it, `picket.tables` groups it. Nothing in it is ever changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket import narrowing
from picket.catalogue.load import Catalogue
from picket.columns import Part
from picket.corrections.applying import corrected
from picket.corrections.corrected import Corrected
from picket.errors import LibraryError
from picket.filter import Filter
from picket.labels import LABELS
from picket.snapshot import Snapshot

if TYPE_CHECKING:
    from picket.library import Library

Unit = Literal["mentions", "documents", "stories", "sources"]
UNITS: tuple[Unit, ...] = get_args(Unit)
"""What can be counted. A story is a text with all its copies; a source is a publisher that documents state."""


class Texts(Protocol):
    """What a ledger asks its library for, only when it is needed: words to show, documents that hold words, and those
    that were read by another engine, model or catalogue."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]: ...

    def matching(self, typed: str) -> NDArray[np.int64]: ...

    def snippets(self, typed: str, numbers: Sequence[int], words: int = 24) -> Mapping[int, str]: ...

    def stale(self, fingerprint: str) -> Sequence[str]: ...


@dataclass(frozen=True)
class Ledger:
    """Mentions, statements, documents and issues of a library, or of the part of it that a filter keeps.

    `snapshot` is what it is made of: `whole`, which is corrected, or that as it was read. `columns` are those of the
    mentions kept. `documents` is indexed by number and tells their
    id, as do `statements` and `issues` by the number in their column `document`. `wanted` is the filter that kept it.
    """

    snapshot: Snapshot
    whole: Snapshot = field(repr=False)
    columns: Part = field(repr=False)
    statements: pd.DataFrame
    documents: pd.DataFrame
    issues: pd.DataFrame
    catalogue: Catalogue
    library: Texts = field(repr=False)
    wanted: Filter = field(default_factory=Filter)

    @classmethod
    def of(cls, library: Library, catalogue: Catalogue, known: Snapshot | None = None) -> Ledger:
        """The ledger of a whole library as it stands now; `known` is what was read of it before."""
        read = known.as_read.updated(library, catalogue) if known else Snapshot.of(library, catalogue)
        if known and read is known.as_read:
            return cls._whole(known, catalogue, library)
        return cls._whole(corrected(read, library, catalogue, known), catalogue, library)

    @classmethod
    def _whole(cls, snapshot: Snapshot, catalogue: Catalogue, library: Texts) -> Ledger:
        columns = Part(snapshot.columns, None)
        return cls(
            snapshot, snapshot, columns, snapshot.statements, snapshot.documents, snapshot.issues, catalogue, library
        )

    @property
    def as_read(self) -> Ledger:
        """The ledger of the whole library as it was read; what it is narrowed to is as it was read too."""
        return self._whole(self.whole.as_read, self.catalogue, self.library)

    @property
    def corrections(self) -> Corrected | None:
        """What analysts corrected in the library, None where nothing that they decided stands."""
        return self.whole if isinstance(self.whole, Corrected) else None

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def search(self) -> str:
        """What was searched for."""
        return self.wanted.search

    @cached_property
    def uncorrected(self) -> Ledger:
        """What the same filter keeps of the library as it was read; itself where nothing is corrected.

        Corrected figures are held against it. Entities and documents have the same numbers in both.
        """
        known = self.corrections is None or self.wanted.as_read
        return self if known else self.where(replace(self.wanted, as_read=True))

    @cached_property
    def read_mentions(self) -> NDArray[np.int64]:
        """By entity how many mentions were read."""
        return self.read_by("entity", len(self.snapshot.entity_keys))

    def read_by(self, column: Literal["entity", "label", "document"], size: int) -> NDArray[np.int64]:
        """How many mentions were read, by a column of theirs; codes are below `size`."""
        columns = self.uncorrected.columns
        found = np.bincount(getattr(columns, column), minlength=size)
        columns.forget()
        return found

    def labelled(self, *labels: str) -> Part:
        """The mentions of some kinds only."""
        whole, places = self.snapshot.columns, [list(LABELS).index(label) for label in labels]
        keep = np.isin(whole.label, places)
        return Part(whole, keep if self.columns.keep is None else keep & self.columns.keep)

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Texts by document number. Raises LibraryError: one was removed since this ledger was made."""
        wanted = [int(number) for number in numbers]
        found = self.library.texts(wanted)
        if len(found) < len(set(wanted)):
            raise LibraryError("Documents of this were removed meanwhile, in another window or program; try again.")
        return found

    def where(self, wanted: Filter) -> Ledger:
        """The part of the whole ledger that the filter asks for."""
        snapshot = self.whole.as_read if wanted.as_read else self.whole
        found = narrowing.kept(snapshot, self.catalogue, self.library.matching, wanted)
        every = len(found.documents) == len(snapshot.documents)
        issues = snapshot.issues
        return replace(
            self, snapshot=snapshot, columns=Part(snapshot.columns, found.mentions), documents=found.documents,
            issues=issues if every else issues[issues["document"].isin(found.documents.index)],
            statements=snapshot.statements if found.statements.all() else snapshot.statements[found.statements],
            wanted=wanted,
        )  # fmt: skip
