"""The library's mentions in memory, as columns of small integers: millions are filtered and counted in a blink.

Measured on 4 million mentions (docs/decisions/0008-ledger-in-memory.md). A snapshot never changes; `updated` makes
the next one from what changed in the library since, without reading the rest again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.columns import Columns, Ints, place_in
from picket.corrections.standing import Standing
from picket.labels import LABELS
from picket.library.frames import frame
from picket.library.packed import FIELDS
from picket.model import SENSES
from picket.names import Names, objects

if TYPE_CHECKING:
    from picket.library import Library
    from picket.library.changes import Changes

_LABELS, _AT = list(LABELS), {name: place for place, name in enumerate(FIELDS)}


@dataclass(frozen=True)
class Snapshot:
    """The library at one revision, as it was read. Frames as in library.frames, documents indexed by their number.

    `standing` is what analysts decided about it, of which nothing is applied here (corrections.applying); `heard` the
    number of the last decision in it; `read_at` the last revision at which anything but decisions was new.
    """

    revision: int
    lineage: str
    columns: Columns
    names: Names
    documents: pd.DataFrame
    statements: pd.DataFrame
    issues: pd.DataFrame
    standing: Standing = field(default=Standing(), repr=False)
    heard: int = 0
    read_at: int = -1

    @property
    def as_read(self) -> Snapshot:
        """The same without what analysts corrected."""
        return self

    @classmethod
    def of(cls, library: Library, catalogue: Catalogue) -> Snapshot:
        """The library as it stands now."""
        return _empty(catalogue).updated(library, catalogue)

    def updated(self, library: Library, catalogue: Catalogue) -> Snapshot:
        """The library as it stands now, knowing what it was."""
        found = library.changes(self.revision, self.lineage, len(self.names.words) - 1, self.heard)
        if found.whole and self.lineage:
            return _empty(catalogue)._with(found)
        names = self.names.by(catalogue)
        known = self if names is self.names else replace(self, names=names)
        return known if found.revision == self.revision else known._with(found)

    @cached_property
    def entity_labels(self) -> NDArray[np.int8]:
        """The label of each entity, as a place in LABELS."""
        return np.fromiter((label for label, _ in self.names.entities), np.int8, len(self.names.entities))

    @cached_property
    def entity_keys(self) -> NDArray[np.object_]:
        """The key of each entity: ISO3, catalogue key, or the case-folded name."""
        return objects(key for _, key in self.names.entities)

    @cached_property
    def entity_names(self) -> NDArray[np.object_]:
        """The name of each entity on screen: of its display names the most frequent, then the first by letters."""
        names, entity = objects(self.names.named_words), np.array(self.names.named_entity, np.int64)
        counts = np.bincount(self.columns.named, minlength=len(names))
        chosen = np.empty(len(self.names.entities), object)
        order = sorted(range(len(names)), key=lambda n: (-counts[n], names[n]), reverse=True)
        chosen[entity[order]] = names[order]  # the last one assigned stays
        return chosen

    @cached_property
    def alphabetical(self) -> NDArray[np.intp]:
        """The rank of each entity by its name."""
        ranks = np.empty(len(self.entity_names), np.intp)
        ranks[np.argsort(self.entity_names, kind="stable")] = np.arange(len(ranks))
        return ranks

    @cached_property
    def words(self) -> NDArray[np.object_]:
        """Words by number."""
        return objects(self.names.words)

    @cached_property
    def story_of(self) -> NDArray[np.int64]:
        """The story of each document, by its number; 0 where there is none."""
        stories = np.zeros(self.size, np.int64)
        stories[self.documents.index] = self.documents["story"]
        return stories

    @cached_property
    def source_of(self) -> NDArray[np.int64]:
        """A number from 1 on for the source of each document, by its number; 0 where none is stated."""
        numbers, _ = pd.factorize(pd.concat([pd.Series([""], dtype="str"), self.documents["source"]]))
        sources = np.zeros(self.size, np.int64)
        sources[self.documents.index] = numbers[1:]
        return sources

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each document by its id."""
        return dict(zip(self.documents["id"].tolist(), self.documents["number"].tolist()))

    @cached_property
    def sentences(self) -> int:
        """One more than the highest number of a sentence."""
        return int(self.columns.sentence.max(initial=-1)) + 1

    @cached_property
    def statement_sentence(self) -> NDArray[np.int64]:
        """The sentence that holds the first words of each statement, -1 where none with a mention does."""
        columns, found = self.columns, self.statements
        if not len(columns):
            return np.full(len(found), -1, np.int64)
        numbers, rows = np.unique(columns.sentence, return_index=True)
        begins = place_in(columns.document[rows], columns.sentence_start[rows])
        order = np.argsort(begins, kind="stable")
        of, first = (found[name].to_numpy(np.int64) for name in ("document", "start"))
        at = np.maximum(np.searchsorted(begins[order], place_in(of, first), side="right") - 1, 0)
        nearest = rows[order][at]
        begun = (columns.document[nearest] == of) & (columns.sentence_start[nearest] <= first)
        return np.where(begun & (columns.sentence_end[nearest] > first), numbers[order][at], -1)

    @property
    def size(self) -> int:
        """One more than the highest number of a document."""
        return int(self.documents.index.max()) + 1 if len(self.documents) else 1

    def entity(self, label: str, key: str) -> int:
        """The code of an entity, -1 if none of that name is mentioned, or there is no such label."""
        if label not in _LABELS:
            return -1
        return self.names.entities.get((_LABELS.index(label), key), -1)

    def _with(self, found: Changes) -> Snapshot:
        names = self.names.grown() if found.words or len(found.documents) else self.names
        names.learn(found.words)
        standing = self.standing.with_(one for _, one in found.decisions)
        told = replace(
            self, revision=found.revision, lineage=found.lineage, names=names, standing=standing,
            heard=max((number for number, _ in found.decisions), default=self.heard),
        )  # fmt: skip
        stays = _stays(self, found)
        numbers = np.flatnonzero(stays)
        issues = _fresh(self.issues, numbers, found.issues).sort_values("number", ignore_index=True)
        if len(numbers) == len(self.documents) == len(found.present):
            same = replace(told, issues=issues, read_at=self.read_at if issues.equals(self.issues) else told.revision)
            same.__dict__.update({name: self.__dict__[name] for name in _OF_DOCUMENTS if name in self.__dict__})
            return same
        after = int(self.columns.sentence.max(initial=-1)) + 1
        columns = _joined(_kept(self.columns, stays), _columns(found, names, after))
        documents = pd.concat([self.documents.loc[self.documents.index.isin(numbers)], _numbered(found.documents)])
        return replace(
            told, columns=columns, documents=documents.sort_index(), issues=issues, read_at=told.revision,
            statements=_fresh(self.statements, numbers, found.statements),
        )  # fmt: skip


_OF_DOCUMENTS = (
    "entity_labels", "entity_keys", "entity_names", "alphabetical", "story_of", "source_of", "numbers",
    "sentences", "statement_sentence",
)  # fmt: skip
"""What is worked out of a snapshot and stays the same while its documents do."""


def _empty(catalogue: Catalogue) -> Snapshot:
    small = {"label": np.int8, "sense": np.int8}
    none: dict[str, Any] = {name: np.empty(0, small.get(name, np.int32)) for name in Columns.__annotations__}
    columns = Columns(**none)
    documents, statements, issues = (frame([], kind) for kind in ("documents", "statements", "issues"))
    return Snapshot(-1, "", columns, Names(catalogue), _numbered(documents), statements, issues)


def _stays(old: Snapshot, found: Changes) -> NDArray[np.bool_]:
    """By document number: whether it is still there as it was."""
    stays = np.zeros(max(old.size, int(found.present.max(initial=0)) + 1), bool)
    stays[found.present] = True
    stays[found.documents["number"]] = False
    return stays


def _columns(found: Changes, names: Names, after: int) -> Columns:
    """The mentions of what changed; their sentences are numbered from `after` on."""
    cell = {name: found.mentions[place] for name, place in _AT.items()}
    label = _coded(cell["label"], names.words, _LABELS)
    sense = _coded(cell["sense"], names.words, list(SENSES))
    resolved = cell["target"] > 0
    word = np.where(resolved, cell["target"], cell["text"])
    named = _numbered_pairs(
        (label.astype(np.int64) << 1 | resolved) << 32 | word,
        lambda code: names.name(code >> 33, code & 0xFFFFFFFF, bool(code >> 32 & 1)),
    )
    entity = np.array(names.named_entity, np.int32)[named] if len(named) else named
    spelling = _numbered_pairs(
        entity.astype(np.int64) << 32 | cell["text"], lambda code: names.spelling(code >> 32, code & 0xFFFFFFFF)
    )
    sentence, _ = pd.factorize(found.places.astype(np.int64) << 32 | cell["sentence_start"])
    order = np.lexsort((cell["start"], entity, label, found.places))
    return Columns(
        found.places, label, entity, spelling, named, sense, cell["text"], cell["variant"],
        cell["found_by"], cell["rule"], cell["start"], cell["end"],
        (sentence + after).astype(np.int32), cell["sentence_start"], cell["sentence_end"],
    ).take(order)  # fmt: skip


def _numbered_pairs(codes: NDArray[np.int64], number: object) -> Ints:
    """The number of each code; `number` is asked once for each different one."""
    places, different = pd.factorize(codes)
    return np.fromiter((number(int(code)) for code in different), np.int32, len(different))[places]  # type: ignore[operator]


def _coded(numbers: Ints, words: list[str], values: list[str]) -> NDArray[np.int8]:
    """Numbers of words as places in `values`, its length for no word."""
    places, different = pd.factorize(numbers)
    known = {value: place for place, value in enumerate(values)}
    codes = np.array([known.get(words[n], len(values)) for n in different], np.int8)
    return np.take(codes, places)


def _kept(columns: Columns, stays: NDArray[np.bool_]) -> Columns:
    keep = stays[columns.document]
    return columns if keep.all() else columns.take(np.flatnonzero(keep))


def _joined(old: Columns, new: Columns) -> Columns:
    if not len(old):
        return new
    whole = Columns(**{name: np.concatenate([column, getattr(new, name)]) for name, column in vars(old).items()})
    if len(new) and old.document[-1] > new.document[0]:  # some were read again: their place is among the old ones
        return whole.take(np.argsort(whole.document, kind="stable"))
    return whole


def _numbered(documents: pd.DataFrame) -> pd.DataFrame:
    return documents.set_index("number", drop=False).rename_axis(None)


def _fresh(old: pd.DataFrame, stay: NDArray[np.intp], new: pd.DataFrame) -> pd.DataFrame:
    """What hangs on documents that stayed, and all that is new (of no document: 0, always new)."""
    return pd.concat([old[old["document"].isin(stay)], new], ignore_index=True)
