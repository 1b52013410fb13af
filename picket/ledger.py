"""The one ledger of mentions: every count, map colour, table and export is a group-by over it.

`Ledger.where(filter)` narrows it, `picket.tables` groups it. The frames are never changed in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import pandas as pd

from picket.catalogue.load import Catalogue
from picket.errors import FilterError
from picket.model import COUNTED_SENSES, SENSES, Sense

if TYPE_CHECKING:
    from picket.library import Library

Texts = Callable[[Iterable[str]], Mapping[str, str]]
"""Document ids -> their texts: the ledger keeps offsets and fetches the words only when they are shown."""

Unit = Literal["mentions", "documents"]

LABELS: dict[str, str] = {
    "COUNTRY": "Countries",
    "SYSTEM": "Systems",
    "PERSON": "People",
    "ORG": "Organisations",
    "PLACE": "Places",
    "LOC": "Seas and regions",
    "FAC": "Facilities",
    "EVENT": "Events",
    "DATE": "Dates",
    "LAW": "Laws and treaties",
    "PRODUCT": "Products",
    "MONEY": "Sums of money",
    "QUANTITY": "Quantities",
}
"""Every label a mention may carry, in the order of every legend and table, with its name on screen."""

SENSE_NAMES: dict[Sense, str] = {
    "name": "name", "demonym": "demonym", "short": "short form", "metonym": "capital acting", "place": "place in it",
}  # fmt: skip
"""The senses of a country as a reader sees them."""

COLUMNS = (
    "document", "start", "end", "text", "label", "target", "sense", "variant", "found_by", "rule",
    "sentence_start", "sentence_end",
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What the reader asks for. Empty means all; `senses` decides which country mentions count.

    `key` names an entity within `label`: ISO 3166-1 alpha-3, catalogue key, or the case-folded name. With `parts`,
    a system's key also takes in what belongs to it (SM-3 under Aegis).
    """

    documents: tuple[str, ...] = ()
    label: str = ""
    key: str = ""
    senses: tuple[Sense, ...] = COUNTED_SENSES
    parts: bool = False
    beside: str = ""
    """A country's key: keep only mentions in sentences that name it too."""

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


@dataclass(frozen=True)
class Ledger:
    """Mentions with their entity, statements, documents and issues of a library, or of a part of it.

    `mentions` has COLUMNS plus `key` (see Filter) and `entity` (its name on screen); `documents` is indexed
    by document id.
    """

    mentions: pd.DataFrame
    statements: pd.DataFrame
    documents: pd.DataFrame
    issues: pd.DataFrame
    catalogue: Catalogue
    texts: Texts = field(repr=False)

    @classmethod
    def build(
        cls,
        mentions: pd.DataFrame,
        statements: pd.DataFrame,
        documents: pd.DataFrame,
        issues: pd.DataFrame,
        catalogue: Catalogue,
        texts: Texts,
    ) -> Ledger:
        """Name every mention's entity once, so that all views agree on it."""
        return cls(
            _with_entities(mentions, catalogue), statements, documents.set_index("id", drop=False), issues,
            catalogue, texts,
        )  # fmt: skip

    @classmethod
    def of(cls, library: Library, catalogue: Catalogue) -> Ledger:
        """The ledger of a whole library as it stands now."""
        return cls.build(
            library.mentions(),
            library.statements(),
            library.documents(),
            library.issues(),
            catalogue,
            library.texts,
        )

    def where(self, wanted: Filter) -> Ledger:
        """The part of the ledger that the filter asks for; documents stay, so that zero can be shown."""
        rows = self.mentions
        if wanted.documents:
            rows = rows[rows["document"].isin(wanted.documents)]
        if wanted.beside:
            rows = _in_sentences_with(rows, "COUNTRY", wanted.beside, wanted.senses)
        rows = rows[(rows["label"] != "COUNTRY") | rows["sense"].isin(wanted.senses)]
        if wanted.label:
            rows = rows[rows["label"] == wanted.label]
        if wanted.key:
            rows = rows[rows["key"].isin(self.keys(wanted))]
        return replace(
            self,
            mentions=rows,
            statements=self._statements_where(wanted),
            documents=self._documents_where(wanted),
        )

    def keys(self, wanted: Filter) -> set[str]:
        """The entity keys a filter stands for: its own, or its whole family with `parts`."""
        if wanted.parts and wanted.label == "SYSTEM":
            return self.catalogue.family(wanted.key)
        return {wanted.key}

    def words(self, wanted: Filter) -> str:
        """The filter as a reader would say it, without the documents: "Japan", "People", "THAAD beside Japan"."""
        said = LABELS.get(wanted.label, "Everything")
        if wanted.key:
            named = self.mentions[(self.mentions["label"] == wanted.label) & (self.mentions["key"] == wanted.key)]
            said = named["entity"].iloc[0] if len(named) else self._catalogued(wanted.key)
        if wanted.label == "COUNTRY" and len(wanted.senses) == 1:
            said += f", by {SENSE_NAMES[wanted.senses[0]]}"
        if wanted.parts:
            said += " and its parts"
        return f"{said} beside {self._catalogued(wanted.beside)}" if wanted.beside else said

    def _catalogued(self, key: str) -> str:
        if key in self.catalogue.systems:
            return self.catalogue.systems[key].short
        return self.catalogue.countries[key].name if key in self.catalogue.countries else key

    def _statements_where(self, wanted: Filter) -> pd.DataFrame:
        rows = self.statements
        if wanted.documents:
            rows = rows[rows["document"].isin(wanted.documents)]
        if wanted.label == "SYSTEM" and wanted.key:
            rows = rows[rows["system"].isin(self.keys(wanted))]
        if wanted.label == "COUNTRY" and wanted.key:
            rows = rows[rows["actor"] == wanted.key]
        if wanted.beside:
            rows = rows[rows["actor"] == wanted.beside]
        return rows

    def _documents_where(self, wanted: Filter) -> pd.DataFrame:
        return self.documents[self.documents["id"].isin(wanted.documents)] if wanted.documents else self.documents


def _with_entities(mentions: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Add `key` and `entity`. One name a key: the catalogue's, else the target, else the commonest spelling."""
    rows = mentions.copy()
    words = rows["text"].str.split().str.join(" ")
    target = rows["target"].where(rows["target"].notna(), None)
    resolved = rows["label"].isin(["COUNTRY", "SYSTEM"]) & target.notna()
    rows["key"] = target.where(resolved, target.fillna(words).str.casefold())
    names = {key: system.short for key, system in catalogue.systems.items()}
    names |= {iso3: country.name for iso3, country in catalogue.countries.items()}
    shown = target.where(~resolved, target.map(names)).fillna(words)
    unresolved = (rows["label"] == "COUNTRY") & target.isna()
    rows["entity"] = shown.where(~unresolved, words + " (unresolved)")
    if len(rows):
        rows["entity"] = rows.groupby(["label", "key"])["entity"].transform(lambda names: names.mode().iloc[0])
    return rows


def _in_sentences_with(rows: pd.DataFrame, label: str, key: str, senses: tuple[Sense, ...]) -> pd.DataFrame:
    named = rows[(rows["label"] == label) & (rows["key"] == key) & rows["sense"].isin(senses)]
    place = ["document", "sentence_start"]
    return rows.merge(named[place].drop_duplicates(), on=place)
