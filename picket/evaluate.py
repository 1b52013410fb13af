"""How right the engine is: its readings compared with documents annotated by hand.

Every measure counts agreements (tp), what was found too much (fp) and what was missed (fn). A mention agrees
with an annotated one when both mean the same and share a character; each agrees with one at most. Sets
(countries of a document, statements) agree by their members. A wrong sense counts as one too much and one
missed, so that F1 of that measure is its accuracy.

Families: annotators may know only a family where the catalogue knows its members. A system whose key no
annotation uses is counted as the nearest of what it belongs to (`part_of`) that one does use. If it is no
version of that family (no `family_variant`) and nothing of the family is annotated there, or if nothing it
belongs to is used, annotators had no word for it: the mention is left out of the comparison and counted in
`left_out`. Statements are never left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from picket.catalogue.schema import System
from picket.errors import UnreadableDocument
from picket.gold import FIELDS, flaw
from picket.ingest.disk import content
from picket.model import COUNTED_SENSES, Document, Mention, Reading

Span = tuple[int, int, str]
"""(start, end, what it means); code points, end exclusive."""

ALL_SENSES = "country mentions, all senses"
NAMED = "country mentions, names+demonyms+short"
COUNTRIES = "countries per document"
SENSE = "country sense accuracy"
SYSTEMS = "system mentions"
PERSONS = "person mentions"
STATEMENTS = "stage statements"
MEASURES = (ALL_SENSES, NAMED, COUNTRIES, SENSE, SYSTEMS, PERSONS, STATEMENTS)

NAMING = ("name", "demonym", "short")
"""Senses that name the country itself rather than its government or a place in it."""

RESAMPLES = 2000

LARGEST = 200_000_000
"""Bytes of a gold file, which lies in memory whole."""


@dataclass(frozen=True)
class Error:
    """One disagreement: "missed" or "too much", of which measure, in which document, and what."""

    measure: str
    document: str
    kind: str
    what: str


@dataclass(frozen=True)
class Score:
    """Counts of one measure with precision, recall, F1 and the 95% interval of F1 over documents."""

    tp: int
    fp: int
    fn: int
    low: float
    high: float

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 when nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was found; 1 when there is nothing."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return float(_f1(np.array([self.tp, self.fp, self.fn])))


@dataclass(frozen=True)
class Report:
    """Scores by measure, every error, and how many mentions the annotators had no word for."""

    documents: int
    scores: dict[str, Score]
    errors: list[Error]
    left_out: int


class Compared:
    """One document's annotations beside its reading."""

    def __init__(self, gold: Mapping[str, Any], reading: Reading, families: Families) -> None:
        self.name: str = gold["doc_id"]
        self.text: str = gold["text"]
        self.counts: dict[str, tuple[int, int, int]] = {}
        self.errors: list[Error] = []
        self.left_out = 0
        self._countries(gold["countries"], [m for m in reading.mentions if m.label == "COUNTRY" and m.target])
        self._systems(gold["systems"], [m for m in reading.mentions if m.label == "SYSTEM"], families)
        people = [(m.start, m.end, m.target or m.text) for m in reading.mentions if m.label == "PERSON"]
        self._spans(PERSONS, [(p["start"], p["end"], p["name"]) for p in gold["persons"]], people)
        self._sets(
            STATEMENTS,
            {_words(s["actor"], s["system"], s["stage"], s.get("negated")) for s in gold["stages"]},
            {_words(s.actor, families.counted_as(s.system), s.stage, s.negated) for s in reading.statements},
        )

    def _countries(self, gold: list[dict[str, Any]], found: list[Mention]) -> None:
        senses = {(g["start"], g["end"], g["iso3"]): g["kind"] for g in gold}
        ours = {(m.start, m.end, m.target or ""): m.sense for m in found}
        agreed = self._spans(ALL_SENSES, list(senses), list(ours))
        wrong = [(theirs, mine) for theirs, mine in agreed if senses[theirs] != ours[mine]]
        self.counts[SENSE] = (len(agreed) - len(wrong), len(wrong), len(wrong))
        for theirs, mine in wrong:
            self._error(SENSE, "wrong", f"{self._quoted(theirs)}: {ours[mine]}, not {senses[theirs]}")
        self._spans(
            NAMED,
            [s for s, kind in senses.items() if kind in NAMING],
            [s for s, kind in ours.items() if kind in NAMING],
        )
        self._sets(
            COUNTRIES,
            {span[2] for span, kind in senses.items() if kind in COUNTED_SENSES},
            {span[2] for span, kind in ours.items() if kind in COUNTED_SENSES},
        )

    def _systems(self, gold: list[dict[str, Any]], found: list[Mention], families: Families) -> None:
        annotated = [(g["start"], g["end"], g["id"]) for g in gold]
        ours = [(m.start, m.end, families.counted_as(m.target or "")) for m in found]
        kept = [
            span for mention, span in zip(found, ours)
            if families.comparable(mention.target or "") or any(_meet(span, theirs) for theirs in annotated)
        ]  # fmt: skip
        self.left_out = len(ours) - len(kept)
        self._spans(SYSTEMS, annotated, kept)

    def _spans(self, measure: str, gold: list[Span], found: list[Span]) -> list[tuple[Span, Span]]:
        agreed = pairs(gold, found)
        missed = _without(gold, [theirs for theirs, _ in agreed])
        extra = _without(found, [mine for _, mine in agreed])
        self.counts[measure] = (len(agreed), len(extra), len(missed))
        for kind, spans in (("too much", extra), ("missed", missed)):
            for span in spans:
                self._error(measure, kind, f"{self._quoted(span)}: {span[2]}")
        return agreed

    def _sets(self, measure: str, gold: set[str], found: set[str]) -> None:
        self.counts[measure] = (len(gold & found), len(found - gold), len(gold - found))
        for kind, members in (("too much", found - gold), ("missed", gold - found)):
            for member in sorted(members):
                self._error(measure, kind, member)

    def _error(self, measure: str, kind: str, what: str) -> None:
        self.errors.append(Error(measure, self.name, kind, what))

    def _quoted(self, span: Span) -> str:
        start, end, _ = span
        before, inside, after = (
            self.text[max(0, start - 30) : start],
            self.text[start:end],
            self.text[end : end + 30],
        )
        return f"…{before}[{inside}]{after}…".replace("\r", " ").replace("\n", " ")


class Families:
    """Which annotated key a catalogue system is counted as."""

    def __init__(self, systems: Mapping[str, System], used: set[str]) -> None:
        """`used`: the system keys that the annotations use."""
        self._systems = systems
        self._used = used

    def counted_as(self, key: str) -> str:
        """The key itself if annotations use it or nothing it belongs to, else the nearest they use."""
        return next((ancestor for ancestor in self._upwards(key) if ancestor in self._used), key)

    def comparable(self, key: str) -> bool:
        """Whether annotators had a word for the system: its own, or that of the family it is a version of."""
        if key in self._used:
            return True
        system = self._systems.get(key)
        return bool(system and system.family_variant and self.counted_as(key) in self._used)

    def _upwards(self, key: str) -> Iterator[str]:
        level, seen = [key], {key}
        while level:
            yield from level
            parents = [p for k in level if k in self._systems for p in self._systems[k].part_of]
            level = [p for p in dict.fromkeys(parents) if p not in seen]
            seen.update(level)


def load_gold(path: Path) -> list[dict[str, Any]]:
    """Annotated documents, one JSON object a line with gold.FIELDS. Raises UnreadableDocument naming the line."""
    try:
        lines = content(path, LARGEST, "a gold file").decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocument(f"'{path}' cannot be read ({error}); give a gold file in UTF-8.") from error
    gold = [_record(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not gold:
        raise UnreadableDocument(f"'{path}' holds no documents; give a gold file with one JSON object a line.")
    return gold


def documents(gold: Iterable[Mapping[str, Any]]) -> Iterator[Document]:
    """The annotated texts as the engine takes them: without title and date, which are not in the text."""
    return (Document(record["doc_id"], record["doc_id"], record["text"]) for record in gold)


def evaluate(gold: list[dict[str, Any]], readings: Iterable[Reading], systems: Mapping[str, System]) -> Report:
    """Compare readings with the annotations of the same documents, in the same order."""
    families = Families(systems, {mark["id"] for record in gold for mark in record["systems"]})
    compared = [Compared(record, reading, families) for record, reading in zip(gold, readings, strict=True)]
    scores = {measure: score(np.array([c.counts[measure] for c in compared])) for measure in MEASURES}
    errors = [error for measure in MEASURES for c in compared for error in c.errors if error.measure == measure]
    return Report(len(gold), scores, errors, sum(c.left_out for c in compared))


def score(counts: np.ndarray) -> Score:
    """`counts`: a row a document of tp, fp, fn. The interval: percentiles of F1 over resampled documents."""
    draws = np.random.default_rng(0).integers(len(counts), size=(RESAMPLES, len(counts)))
    low, high = np.percentile(_f1(counts[draws].sum(axis=1).T), [2.5, 97.5])
    tp, fp, fn = (int(n) for n in counts.sum(axis=0))
    return Score(tp, fp, fn, float(low), float(high))


def pairs(gold: list[Span], found: list[Span]) -> list[tuple[Span, Span]]:
    """Agreeing (gold, found): in text order, each found span takes the free one it shares most with."""
    free = list(gold)
    agreed = []
    for mine in sorted(found):
        shared = max((theirs for theirs in free if _meet(mine, theirs)), key=lambda s: _shared(mine, s), default=None)
        if shared:
            free.remove(shared)
            agreed.append((shared, mine))
    return agreed


def _record(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"'{path}', line {number}: not JSON ({error}); mend or remove the line.") from error
    missing = [name for name in FIELDS if not isinstance(record, dict) or name not in record]
    if missing:
        raise UnreadableDocument(f"'{path}', line {number}: without '{missing[0]}'; add it, be it empty.")
    if wrong := flaw(record):
        raise UnreadableDocument(f"'{path}', line {number}: {wrong}; mend it.")
    return dict(record)


def _f1(counts: np.ndarray) -> np.ndarray:
    """F1 from tp, fp, fn along the first axis; 1 where there is nothing to find and nothing found."""
    tp, fp, fn = counts
    return np.where(tp + fp + fn, 2 * tp / np.maximum(2 * tp + fp + fn, 1), 1.0)


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _meet(one: Span, other: Span) -> bool:
    return one[2] == other[2] and _shared(one, other) > 0


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    rest = list(spans)
    for span in taken:
        rest.remove(span)
    return sorted(rest)


def _words(actor: str, system: str, stage: str, negated: bool | None) -> str:
    return f"{actor} {'not ' if negated else ''}{stage} {system}"
