"""A reading as it was kept."""

from __future__ import annotations

from sqlalchemy import Connection, select

from picket.library import packed
from picket.library.portions import portions
from picket.library.schema import document, issue, reading, statement, word
from picket.model import Document, Issue, Mention, Reading, Statement

_SAID = (
    statement.c.actor, statement.c.system, statement.c.stage, statement.c.negated, statement.c.hedged,
    statement.c.speaker, statement.c.start, statement.c.end, statement.c.quote,
)  # fmt: skip


def reading_of(connection: Connection, found: Document) -> Reading:
    """All that was read in a document that is there."""
    number = connection.scalar(select(document.c.number).where(document.c.id == found.id))
    kept = connection.execute(select(reading).where(reading.c.document == number)).one()
    said = connection.execute(select(*_SAID).where(statement.c.document == number).order_by(statement.c.number))
    told = connection.execute(
        select(issue.c.level, issue.c.where, issue.c.message, issue.c.hint)
        .where(issue.c.document == number, issue.c.of_reading).order_by(issue.c.number)
    )  # fmt: skip
    return Reading(
        found,
        _mentions(connection, kept.mentions, found.id),
        tuple(Statement(found.id, *row) for row in said),
        tuple(Issue(*row) for row in told),
        kept.fingerprint,
    )


def _mentions(connection: Connection, kept: bytes, key: str) -> tuple[Mention, ...]:
    words: dict[int, str] = {}
    for some in portions(set(packed.unpack(kept).ravel().tolist())):
        found = connection.execute(select(word.c.number, word.c.text).where(word.c.number.in_(some)))
        words.update((row[0], row[1]) for row in found)
    return packed.mentions(kept, key, words)
