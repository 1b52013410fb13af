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

SCHEMA = 7
"""Version of the tables below. A library with a higher one is refused, never guessed at."""

tables = MetaData()


def _of_document(*, primary_key: bool = True, nullable: bool = False) -> Column[int]:
    key = ForeignKey("document.number", ondelete="CASCADE")
    return Column("document", Integer, key, primary_key=primary_key, nullable=nullable)


meta = Table("meta", tables, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))
"""`schema`; `revision`, which every change raises; `lineage`, which a restored copy does not share."""

document = Table(
    "document", tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),  # the suffix whose reader read it, "" for that of the name
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Date),
    Column("collection", Text, nullable=False, server_default=""),
    Column("language", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added_at", DateTime, nullable=False),  # UTC
    Column("stated", JSON, nullable=False),  # [[field, start, end, text], ...]: model.Stated
    Column("origins", JSON, nullable=False),  # {field: where it came from}
    Column("by_hand", JSON, nullable=False),  # {field: value}: what a reader gave, and survives a reading
    Column("pages", JSON, nullable=False),  # [start, ...]
    Column("story", Integer, nullable=False, index=True),  # number of the earliest document of its story
    Column("changed", Integer, nullable=False, index=True),  # revision of the last change to it
    sqlite_autoincrement=True,  # a number once removed never means another document
)  # fmt: skip

content = Table(
    "content", tables,  # apart from `document`, so that listing a library never reads its texts
    _of_document(),
    Column("text", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),  # as given: what a reader missed can be read again
)  # fmt: skip

bare = Table(
    "bare", tables,
    _of_document(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip
"""What is searched of a document with characters that nobody sees (picket.seen): title and text without these."""

reading = Table(
    "reading", tables,
    _of_document(),
    Column("fingerprint", Text, nullable=False),
    Column("read_at", DateTime, nullable=False),  # UTC
    Column("mentions", LargeBinary, nullable=False),  # packed.py
)  # fmt: skip

word = Table(
    "word", tables,  # only ever added to
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),
)  # fmt: skip
"""The words of packed mentions; their numbers start at 1, and 0 stands for none."""

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
    _of_document(primary_key=False, nullable=True),  # null where no document came of it
    Column("of_reading", Boolean, nullable=False),  # the engine's: goes when the document is read anew
    Column("level", Text, nullable=False),
    Column("where", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    sqlite_autoincrement=True,  # a number once dismissed never means another issue
)  # fmt: skip

tag = Table("tag", tables, _of_document(), Column("name", Text, primary_key=True))

band = Table(
    "band", tables,
    Column("value", Integer, primary_key=True),
    _of_document(),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Documents that share a value may tell the same story: see picket.stories."""

saved_view = Table(
    "saved_view", tables,
    Column("key", String(80), primary_key=True),  # as it stands in a link
    Column("name", Text, nullable=False),  # "" for one that was only kept to make a long link short
    Column("page", Text, nullable=False),
    Column("query", JSON, nullable=False),  # {parameter: [value, ...]}
    Column("saved_at", DateTime, nullable=False),  # UTC
)  # fmt: skip

briefing = Table(
    "briefing", tables,
    Column("key", String(80), primary_key=True),  # as it stands in a link
    Column("name", Text, nullable=False),
    Column("steps", JSON, nullable=False),  # [{"view": key, "title": words, "notes": words}, ...] in order
    Column("saved_at", DateTime, nullable=False),  # UTC
)  # fmt: skip

decision = Table(
    "decision", tables,  # only ever added to
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("said", JSON, nullable=False),  # corrections.decision: one JSON object
    sqlite_autoincrement=True,
)  # fmt: skip
"""The log of what analysts decided, in the order in which it came in; it stays when documents go."""

inbox = Table(
    "inbox", tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("by_hand", JSON, nullable=False),
    Column("documents", Integer, nullable=False),  # so many are expected in it
    Column("columns", JSON, nullable=False),  # of a table: {what it holds: column} where chosen by hand
    Column("raw", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip
"""What was handed in and is still to be read."""
