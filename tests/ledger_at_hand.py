"""A made-up library with every kind of thing a filter can ask for, and filters of all kinds for it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest import mock

from hypothesis import strategies as st

from picket.filter import FLAGS, STAGES, UNDATED, WITHIN, Entity, Filter, Terms
from picket.library import Library
from picket.model import SENSES, Document, Mention, Reading, Statement

WORDS = [a + b for a in "bdfgklmnprst" for b in ("ado", "eri", "ilu", "oma")]
SENTENCES, LONG = 6, 7
"""Sentences of a text, and words of a sentence."""

COUNTRIES = ("JPN", "USA", "KOR")
SYSTEMS = ("aegis", "aegis-ashore", "sm-3", "patriot", "pac-3")
PEOPLE = ("Abe", "Park")
COLLECTIONS, SOURCES, LANGUAGES = ("", "wires", "a~b"), ("", "Kyodo", "TASS"), ("", "en", "ja")
TAGS = ("case 7", "to read")
FIRST = date(2017, 2, 27)
ADDED = datetime(2026, 11, 24, 13, 5)
"""When the first document is added; the others follow 40 seconds after each other."""
STATED = STAGES[:3]


@dataclass
class Piece:
    """One document as the tests know it. `mentions` are (start, end, label, key, sense, sentence)."""

    id: str
    text: str
    story: int
    published: date | None
    added: datetime
    collection: str
    source: str
    language: str
    tags: tuple[str, ...]
    mentions: list[tuple[int, int, str, str, str, tuple[int, int]]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


def made_library(folder: Path, documents: int = 40, seed: int = 11) -> tuple[Library, list[Piece]]:
    """A library of so many documents, every third a copy of an earlier one, and what is in it."""
    chance, library = random.Random(seed), Library.open(folder)
    pieces: list[Piece] = []
    for number in range(documents):
        old = chance.choice(pieces) if pieces and number % 3 == 2 else None
        body = old.text.split(" ", 1)[1] if old else _body(chance)
        piece = Piece(
            f"d{number}", f"N{number} {body}", old.story if old else number,
            chance.choice([None, *(FIRST + timedelta(n) for n in range(4))]),
            ADDED + timedelta(seconds=40 * number), chance.choice(COLLECTIONS),
            chance.choice(SOURCES), chance.choice(LANGUAGES), tuple(t for t in TAGS if chance.random() < 0.3),
        )  # fmt: skip
        reading = _read(piece, chance)
        with mock.patch("picket.library.writing.now", lambda at=piece.added: at):
            library.add(reading, piece.text.encode())
        pieces.append(piece)
    for tag in TAGS:
        library.tag([piece.id for piece in pieces if tag in piece.tags], tag)
    return library, pieces


def _body(chance: random.Random) -> str:
    return " ".join(f"{' '.join(chance.choices(WORDS, k=LONG))}." for _ in range(SENTENCES))


def _read(piece: Piece, chance: random.Random) -> Reading:
    """Some words of the text taken for names; one sentence in four names nothing, though it may state something."""
    mentions, at = [], 0
    for sentence in piece.text.split("."):
        place = (at, at + len(sentence))
        for word in chance.sample(sentence.split(), min(chance.choice((0, 1, 2, 3)), len(sentence.split()))):
            start = at + sentence.index(word)
            if all(start != other.start for other in mentions):
                mentions.append(_mention(piece, start, word, place, chance))
        if sentence and chance.random() < 0.4:
            end = at + len(sentence)
            said = (chance.choice(COUNTRIES), chance.choice(SYSTEMS), chance.choice(STATED))
            marked = (ord(sentence[-1]) % 4 == 1, ord(sentence[-4]) % 3 == 0)
            piece.statements.append(Statement(piece.id, *said, *marked, None, at + 1, end, piece.text[at + 1 : end]))
        at += len(sentence) + 1
    document = Document(
        piece.id, f"{piece.id}.txt", piece.text, "", piece.source, piece.published, piece.language,
        collection=piece.collection,
    )  # fmt: skip
    return Reading(document, tuple(mentions), tuple(piece.statements), (), "made-up")


def _mention(piece: Piece, start: int, word: str, place: tuple[int, int], chance: random.Random) -> Mention:
    label = chance.choice(("COUNTRY", "SYSTEM", "PERSON", "ORG"))
    targets = {"COUNTRY": (*COUNTRIES, None), "SYSTEM": SYSTEMS, "PERSON": PEOPLE, "ORG": ("Abe", None)}
    target, sense = chance.choice(targets[label]), chance.choice(SENSES) if label == "COUNTRY" else None
    key = target if target and label in ("COUNTRY", "SYSTEM") else (target or word).casefold()
    piece.mentions.append((start, start + len(word), label, key, sense or "", place))
    return Mention(piece.id, start, start + len(word), word, label, target, sense, None, "made-up", "by hand", place)


# Filters

ENTITIES = st.one_of(
    st.builds(Entity, st.just("COUNTRY"), st.sampled_from(COUNTRIES), st.sampled_from(("", "", *SENSES))),
    st.builds(Entity, st.just("SYSTEM"), st.sampled_from(SYSTEMS), parts=st.booleans()),
    st.builds(Entity, st.sampled_from(("PERSON", "ORG", "")), st.sampled_from(("abe", "park", "nobody"))),
    st.builds(Entity, st.sampled_from(("COUNTRY", "SYSTEM", "ORG"))),
)
"""Names, kinds of name, and names nobody bears."""

DAYS = st.none() | st.dates(FIRST - timedelta(1), FIRST + timedelta(4))
MOMENTS = st.none() | st.integers(-1, 30).map(lambda minutes: ADDED + timedelta(minutes=minutes))
SEARCHES = st.sampled_from(("", "", "", WORDS[0], f"{WORDS[1]} OR {WORDS[2]}", f"{WORDS[3]} {WORDS[4]}"))
CHOSEN_SENSES = st.lists(st.sampled_from(SENSES), unique=True).map(
    lambda chosen: tuple(s for s in SENSES if s in chosen)
)


def _some(values: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def _terms(kind: type[Terms], names: int, **more: st.SearchStrategy) -> st.SearchStrategy:
    """Terms or filters; most fields ask for nothing, or next to nothing would ever be left."""
    return st.builds(
        kind, documents=st.just(()) | _some(tuple(f"d{n}" for n in range(40)), 4), collections=_some(COLLECTIONS),
        tags=_some(TAGS), sources=_some(SOURCES), languages=_some(LANGUAGES), stages=_some(STATED),
        named=st.just(()) | st.lists(ENTITIES, max_size=names, unique=True).map(tuple), **more,
    )  # fmt: skip


def _few(one: Terms, keep: int) -> Terms:
    """With only those of its fields that a bit of `keep` stands for."""
    fields = [name for place, name in enumerate(Terms.__dataclass_fields__) if not keep >> place & 1]
    return replace(one, **dict.fromkeys(fields, ()))


SCOPES: st.SearchStrategy[Filter] = st.builds(
    _few,
    _terms(
        Filter, 2, without=st.just(Terms()) | st.builds(_few, _terms(Terms, 1), st.integers(0, 127)),
        since=DAYS, until=DAYS, added_since=st.none() | MOMENTS, added_until=st.none() | MOMENTS,
        undated=st.just("") | st.sampled_from(UNDATED), search=SEARCHES,
        within=st.sampled_from(WITHIN), as_read=st.booleans(), senses=st.just(Filter.senses) | CHOSEN_SENSES,
    ),
    st.integers(0, 127) | st.just(64),
).filter(
    lambda f: not (f.since and f.until and f.since > f.until)
    and not (f.added_since and f.added_until and f.added_since >= f.added_until)
)  # fmt: skip
"""Filters without a focus."""


def _focused(
    scope: Filter, meant: Entity, beside: list[Entity], within: str, story: str, report: tuple[str, str, str, str]
) -> Filter:  # fmt: skip
    actor, stage, negated, hedged = report
    return replace(
        scope, label=meant.label, key=meant.key, parts=meant.parts, sense=meant.sense, beside=tuple(beside),
        beside_in=within, story=story, actor=actor, stage=stage, negated=negated, hedged=hedged,
    )  # fmt: skip


REPORTS = st.tuples(
    st.sampled_from(("", *COUNTRIES, "FRA")), st.sampled_from(("", *STATED)), st.sampled_from(FLAGS),
    st.sampled_from(FLAGS),
)  # fmt: skip
"""Actor, stage, negated and hedged of statements in focus."""


FILTERS: st.SearchStrategy[Filter] = st.builds(
    _focused, SCOPES, st.just(Entity("", "")) | ENTITIES, st.lists(ENTITIES, max_size=2), st.sampled_from(WITHIN),
    st.just("") | st.sampled_from(tuple(f"d{n}" for n in range(0, 40, 5))),
    st.just(("", "", "", "")) | REPORTS,
)  # fmt: skip
"""Filters with and without a focus."""
