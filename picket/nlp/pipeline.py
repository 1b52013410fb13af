"""The engine: documents in, readings out.

Two steps. The *model* (an installed spaCy pipeline, of which only the named-entity recogniser is used) reads
each block apart, in batches, so that a byline never melts into the paragraph below it. The *desk* (our own
components, in the order of `DESK`) then works over the document as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from picket import fingerprint, seen
from picket.catalogue.load import Catalogue, load_catalogue
from picket.ingest.language import ENGLISH, language_name
from picket.model import Document, Issue, Reading
from picket.nlp import (  # noqa: F401  (register factories)
    countries,
    names,
    organisations,
    people,
    segment,
    statements,
    systems,
    unseen,
)
from picket.nlp.desk import empty_desk
from picket.nlp.marks import Bounds, finished, prepare
from picket.nlp.weights import load_model
from picket.patience import TimeIsUp, at_most
from picket.unread import unfinished

Item = TypeVar("Item")
Result = TypeVar("Result")

DESK = (
    "picket_systems", "picket_people", "picket_organisations", "picket_countries", "picket_names",
    "picket_statements",
)  # fmt: skip
"""Components in order: each may look at the mentions of those before it."""

BATCH = 64
"""Blocks a batch: 16 to 64 were measured fastest on two cores, 1,000 a third slower."""

BATCH_SIZE = 100_000
"""Code points a batch, three times what so many paragraphs have. The model takes 4 kB for each that is a token of its
own: 64 of the longest blocks could take 5 GB."""

PATIENCE, PACE = 60.0, 5_000
"""Seconds of computing a document may take, and code points for which it gets one more: about ten times what an article
takes. What shares the batches of its blocks counts with it, some ten seconds at worst."""

DOCUMENTS_AT_ONCE = 32
"""Documents whose blocks share batches; bounds memory on a long ingest."""


class Engine:
    """Reads documents. Loading takes about a second; one engine serves a process. Not thread-safe: lock it."""

    catalogue: Catalogue
    fingerprint: str
    desk: Language

    def __init__(self, model: str | None = None, catalogue: Catalogue | None = None) -> None:
        """Load the pipeline `model` (default: PICKET_MODEL, else the pinned one). Raises ModelError.

        `catalogue` holds the systems to look for, by default those that come with Picket.
        """
        name = model or fingerprint.model_name()
        self.model = load_model(name)
        self._name = name
        self._use(catalogue or load_catalogue())

    def over(self, catalogue: Catalogue) -> Engine:
        """An engine over another catalogue that shares this one's model, and so its lock."""
        other = copy(self)
        other._use(catalogue)
        return other

    def _use(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.fingerprint = fingerprint.current(self._name, catalogue)
        self.desk = empty_desk(self.model.vocab, catalogue)
        for name in DESK:
            self.desk.add_pipe(name)

    def read(self, document: Document) -> Reading:
        """All that is found in one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; blocks of neighbouring documents share batches."""
        source = iter(documents)
        while group := list(islice(source, DOCUMENTS_AT_ONCE)):
            ready = [self._made_ready(document) for document in group]
            read = self._modelled(ready)
            for place, one in enumerate(ready):
                if isinstance(one, Reading):
                    yield one
                elif reading := self._in_time(one, read):
                    yield reading
                else:
                    yield self._given_up(one.document)
                    read = self._modelled(ready[place + 1 :])  # it was stopped on its way

    def each(
        self, work: Callable[[Engine, list[Item]], list[Result]], items: Iterable[Item],
        lost: Callable[[Item], Result] | None = None,
    ) -> Iterator[Result]:  # fmt: skip
        """What `work(engine, some items)` returns, in the order of the items; here none is `lost`."""
        rest = iter(items)
        while portion := list(islice(rest, DOCUMENTS_AT_ONCE)):
            yield from work(self, portion)

    def close(self) -> None:
        """Nothing to let go of: an engine ends with its process."""

    def _made_ready(self, document: Document) -> _Ready | Reading:
        """A document to be read, or what there is to say when it is not."""
        if document.language not in (ENGLISH, ""):  # what the model finds in another language is noise
            return Reading(document, (), (), (_not_english(document),), self.fingerprint)
        try:
            with at_most(_limit(document)):
                return _Ready.made(document)
        except TimeIsUp:
            return self._given_up(document)

    def _modelled(self, ready: list[_Ready | Reading]) -> Iterator[Doc]:
        """What the model makes of each block of each document, in order."""
        pieces = (
            segment.broken_up(one.text[start:end])
            for one in ready if isinstance(one, _Ready)
            for start, end in one.blocks
        )  # fmt: skip
        for batch in _batches(pieces):
            yield from self.model.pipe(batch, batch_size=BATCH)

    def _in_time(self, one: _Ready, read: Iterator[Doc]) -> Reading | None:
        """What the model, which has `read` as far as this document, and the desk find; None if not in time."""
        try:
            with at_most(_limit(one.document)):
                reading = self._assemble(one, list(islice(read, len(one.blocks))))
                reading = unseen.put_back(reading, one.document, one.uncovered) if one.uncovered else reading
                return replace(reading, issues=(*reading.issues, *unseen.mixed(one.document)))
        except TimeIsUp:
            return None

    def _given_up(self, document: Document) -> Reading:
        return unfinished(document, self.fingerprint, f" in {_limit(document):,.0f} seconds")

    def _assemble(self, one: _Ready, parts: list[Doc]) -> Reading:
        doc = Doc.from_docs(parts, ensure_whitespace=False) if parts else self.model.make_doc("")
        assert doc is not None
        sentences = [s for block in one.blocks for s in segment.sentences(one.text, block)]
        doc = self.desk(prepare(doc, one.text, one.bare, one.blocks, sentences))
        return Reading(one.bare, finished(doc), tuple(doc._.statements), tuple(doc._.issues), self.fingerprint)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A document as it is read: `bare` of what nobody sees, which was `uncovered`, and its plain text in blocks."""

    document: Document
    bare: Document
    uncovered: seen.Uncovered | None
    text: str
    blocks: list[Bounds]

    @classmethod
    def made(cls, document: Document) -> _Ready:
        uncovered = seen.uncovered(document.text)
        bare = replace(document, text=uncovered.text) if uncovered else document
        text = segment.plain(bare.text)
        return cls(document, bare, uncovered, text, list(segment.blocks(text)))


def _batches(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Pieces in their order, so many together as a batch may have."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) == BATCH or size + len(piece) > BATCH_SIZE):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


def _limit(document: Document) -> float:
    """Seconds that a document may take."""
    return PATIENCE + len(document.text) / PACE


def _not_english(document: Document) -> Issue:
    return Issue(
        "warning",
        document.name,
        f"'{document.name}' is in {language_name(document.language)}; Picket reads English, so it looked for "
        "nothing here.",
        "Add an English translation of it.",
    )
