"""The one ledger of mentions: every count, map colour, table and export is a group-by over it.

`Ledger.where(filter)` narrows it, `picket.tables` groups it. Nothing in it is ever changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.columns import Part
from picket.errors import FilterError
from picket.labels import LABELS, SENSE_NAMES
from picket.model import COUNTED_SENSES, SENSES, Sense
from picket.snapshot import Snapshot

if TYPE_CHECKING:
    from picket.library import Library

Unit = Literal["mentions", "documents", "stories"]
UNITS: tuple[Unit, ...] = ("mentions", "documents", "stories")
"""What can be counted. A story is a text with all its copies."""


class Texts(Protocol):
    """What a ledger asks its library for, only when it is needed: words to show, and documents that hold words."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]: ...

    def matching(self, typed: str) -> NDArray[np.int64]: ...

    def snippets(self, typed: str, numbers: Sequence[int], words: int = 24) -> Mapping[int, str]: ...


@dataclass(frozen=True)
class Filter:
    """What the reader asks for. Empty means all; `senses` decides which country mentions count.

    `documents` are ids; `tags`: documents that bear one of them; `search`: documents that hold these words (the
    language is that of library.query). `key` names an entity within `label`: ISO 3166-1 alpha-3, catalogue key, or
    the case-folded name. With `parts`, a system's key also takes in what belongs to it (SM-3 under Aegis).
    """

    documents: tuple[str, ...] = ()
    label: str = ""
    key: str = ""
    senses: tuple[Sense, ...] = COUNTED_SENSES
    parts: bool = False
    beside: str = ""
    """A country's key: keep only mentions in sentences that name it too."""
    tags: tuple[str, ...] = ()
    search: str = ""

    def check(self, catalogue: Catalogue) -> Filter:
        """The filter itself. Raises FilterError when it names a label, sense, country or system there is not."""
        if self.label and self.label not in LABELS:
            raise FilterError(f"There is no kind '{self.label}'; choose one of {', '.join(LABELS)}.")
        if unknown := [sense for sense in self.senses if sense not in SENSES]:
            raise FilterError(f"There is no country sense '{unknown[0]}'; choose from {', '.join(SENSES)}.")
        if self.label == "SYSTEM" and self.key and self.key not in catalogue.systems:
            raise FilterError(
                f"There is no system '{self.key}' in the catalogue; 'picket export systems' lists the keys."
            )
        if self.beside and self.beside not in catalogue.countries:
            raise FilterError(f"There is no country '{self.beside}'; give an ISO 3166-1 alpha-3 code such as JPN.")
        return self

    @property
    def of_documents(self) -> Filter:
        """Only what chooses documents."""
        return Filter(documents=self.documents, tags=self.tags, search=self.search)


@dataclass(frozen=True)
class Ledger:
    """Mentions, statements, documents and issues of a library, or of the part of it that a filter keeps.

    `columns` are those of the mentions kept. `documents` is indexed by number and tells their
    id, as do `statements` and `issues` by the number in their column `document`. `search` is what was searched for.
    """

    snapshot: Snapshot
    columns: Part = field(repr=False)
    statements: pd.DataFrame
    documents: pd.DataFrame
    issues: pd.DataFrame
    catalogue: Catalogue
    library: Texts = field(repr=False)
    search: str = ""

    @classmethod
    def of(cls, library: Library, catalogue: Catalogue, known: Snapshot | None = None) -> Ledger:
        """The ledger of a whole library as it stands now; `known` is what was read of it before."""
        snapshot = known.updated(library, catalogue) if known else Snapshot.of(library, catalogue)
        columns = Part(snapshot.columns, None)
        return cls(snapshot, columns, snapshot.statements, snapshot.documents, snapshot.issues, catalogue, library)

    def __len__(self) -> int:
        return len(self.columns)

    def labelled(self, *labels: str) -> Part:
        """The mentions of some kinds only."""
        whole, places = self.snapshot.columns, [list(LABELS).index(label) for label in labels]
        keep = _marked(len(LABELS) + 1, np.array(places))[whole.label]
        return Part(whole, keep if self.columns.keep is None else keep & self.columns.keep)

    @cached_property
    def named_in(self) -> int:
        """How many documents hold the mentions kept."""
        document = self.columns.document  # rows of one document are neighbours
        return int((document[1:] != document[:-1]).sum()) + 1 if len(document) else 0

    def where(self, wanted: Filter) -> Ledger:
        """The part of the whole ledger that the filter asks for."""
        documents = self._documents_where(wanted)
        numbers = documents.index.to_numpy()
        every = len(documents) == len(self.documents)
        statements = self.statements if every else self.statements[self.statements["document"].isin(numbers)]
        issues = self.issues if every else self.issues[self.issues["document"].isin(numbers)]
        return replace(
            self, columns=Part(self.snapshot.columns, self._kept_by(wanted, None if every else numbers)),
            documents=documents, issues=issues, statements=self._statements_where(wanted, statements),
            search=wanted.search,
        )  # fmt: skip

    def keys(self, wanted: Filter) -> set[str]:
        """The entity keys a filter stands for: its own, or its whole family with `parts`."""
        if wanted.parts and wanted.label == "SYSTEM":
            return self.catalogue.family(wanted.key)
        return {wanted.key}

    def words(self, wanted: Filter) -> str:
        """The filter as a reader would say it, without the documents: "Japan", "People", "THAAD beside Japan"."""
        said = LABELS.get(wanted.label, "Everything")
        if wanted.key:
            entity = self.snapshot.entity(wanted.label, wanted.key) if wanted.label else -1
            said = self.snapshot.entity_names[entity] if entity >= 0 else self._catalogued(wanted.key)
        if wanted.label == "COUNTRY" and len(wanted.senses) == 1:
            said += f", by {SENSE_NAMES[wanted.senses[0]]}"
        if wanted.parts:
            said += " and its parts"
        return f"{said} beside {self._catalogued(wanted.beside)}" if wanted.beside else said

    def _catalogued(self, key: str) -> str:
        if key in self.catalogue.systems:
            return self.catalogue.systems[key].short
        return self.catalogue.countries[key].name if key in self.catalogue.countries else key

    def _kept_by(self, wanted: Filter, numbers: NDArray[np.int64] | None) -> NDArray[np.bool_]:
        columns = self.snapshot.columns
        keep = np.array([*(sense in wanted.senses for sense in SENSES), True])[columns.sense]
        if numbers is not None:
            keep &= _marked(self.snapshot.size, numbers)[columns.document]
        if wanted.beside:
            named = keep & (columns.entity == self.snapshot.entity("COUNTRY", wanted.beside))
            keep &= _marked(int(columns.sentence.max(initial=0)) + 1, columns.sentence[named])[columns.sentence]
        if wanted.key:
            labels = [wanted.label] if wanted.label else list(LABELS)
            entities = (self.snapshot.entity(label, key) for label in labels for key in self.keys(wanted))
            known = [entity for entity in entities if entity >= 0]
            keep &= _marked(len(self.snapshot.entity_keys), np.array(known, np.int64))[columns.entity]
        elif wanted.label:
            keep &= columns.label == list(LABELS).index(wanted.label)
        return keep

    def _statements_where(self, wanted: Filter, rows: pd.DataFrame) -> pd.DataFrame:
        if wanted.label == "SYSTEM" and wanted.key:
            rows = rows[rows["system"].isin(self.keys(wanted))]
        if wanted.label == "COUNTRY" and wanted.key:
            rows = rows[rows["actor"] == wanted.key]
        return rows[rows["actor"] == wanted.beside] if wanted.beside else rows

    def _documents_where(self, wanted: Filter) -> pd.DataFrame:
        rows = self.documents
        if wanted.documents:
            rows = rows[rows["id"].isin(wanted.documents)]
        if wanted.tags:
            pattern = set(wanted.tags)
            rows = rows[[not pattern.isdisjoint(tags.split("\n")) for tags in rows["tags"]]]
        return rows[rows.index.isin(self.library.matching(wanted.search))] if wanted.search else rows


def _marked(size: int, places: NDArray[np.integer]) -> NDArray[np.bool_]:
    marked = np.zeros(size, bool)
    marked[places] = True
    return marked
