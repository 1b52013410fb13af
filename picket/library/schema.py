"""The library's tables. What is derived (a reading) hangs on its document and goes with it."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA = 2
"""Version of the tables below. A library with a higher one is refused, never guessed at."""

UPGRADES: dict[int, tuple[str, ...]] = {
    1: (
        "ALTER TABLE document ADD COLUMN author TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE document ADD COLUMN stated JSON NOT NULL DEFAULT '[]'",
        "UPDATE reading SET fingerprint = ''",  # stale: what the texts state of themselves is yet to be read
    ),
}
"""What brings a library of this version to the next one, in plain SQL."""

tables = MetaData()


def _of_document() -> Column[str]:
    return Column("document", String(16), ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)


meta = Table("meta", tables, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

document = Table(
    "document", tables,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published", Date),
    Column("language", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added_at", DateTime, nullable=False),  # UTC
    Column("stated", JSON, nullable=False),  # [[field, start, end, text], ...]: model.Stated
)  # fmt: skip

content = Table(
    "content", tables,  # apart from `document`, so that listing a library never reads its texts
    _of_document(),
    Column("text", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),  # as given: what a reader missed can be read again
)  # fmt: skip

reading = Table(
    "reading", tables,
    _of_document(),
    Column("fingerprint", Text, nullable=False),
    Column("read_at", DateTime, nullable=False),  # UTC
)  # fmt: skip

mention = Table(
    "mention", tables,
    _of_document(),
    Column("number", Integer, primary_key=True),  # place in the reading
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("target", Text),
    Column("sense", Text),
    Column("variant", Text),
    Column("found_by", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
)  # fmt: skip

statement = Table(
    "statement", tables,
    _of_document(),
    Column("number", Integer, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("system", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("speaker", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)  # fmt: skip

issue = Table(
    "issue", tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    # null where no document came of it
    Column("document", String(16), ForeignKey("document.id", ondelete="CASCADE"), index=True),
    Column("of_reading", Boolean, nullable=False),  # the engine's: goes when the document is read anew
    Column("level", Text, nullable=False),
    Column("where", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    sqlite_autoincrement=True,  # a number once dismissed never means another issue
)  # fmt: skip
