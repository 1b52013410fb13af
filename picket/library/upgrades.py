"""How a library of an older version becomes one of today: step by step, all or nothing, losing nothing.

The tables of the past stand here in plain SQL, so that today's can change without touching how old ones are read.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select, update

from picket.library import linking, schema, search, writing
from picket.library.packed import pack, words_of
from picket.model import Mention
from picket.seen import bare
from picket.stories import bands, signature


def upgrade(connection: Connection) -> None:
    """Bring the tables up to date, inside the transaction given (another process may have been quicker)."""
    version = int(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema")) or schema.SCHEMA)
    for older in range(version, schema.SCHEMA):
        UPGRADES[older](connection)
    connection.execute(update(schema.meta).where(schema.meta.c.key == "schema").values(value=str(schema.SCHEMA)))
    writing.revise(connection)


def _learn_what_texts_state(connection: Connection) -> None:
    """1 to 2: authors, and the words from which the fields were read; readings become stale."""
    connection.exec_driver_sql("ALTER TABLE document ADD COLUMN author TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("ALTER TABLE document ADD COLUMN stated JSON NOT NULL DEFAULT '[]'")
    connection.exec_driver_sql("UPDATE reading SET fingerprint = ''")


_FIELDS = ("start", "end", "text", "label", "target", "sense", "variant", "found_by", "rule")
_OLD = ("document", "content", "reading", "mention", "statement", "issue")


def _number_documents(connection: Connection) -> None:
    """2 to 3: documents get numbers, mentions are packed, texts can be searched, copies make stories.

    Readings become stale: where each field came from is yet to be read. A title without words of the text that
    state it was given by hand.
    """
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_issue_document")
    for name in _OLD:
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO old_{name}")
    schema.tables.create_all(connection)
    for step in (*search.SETUP, *_COPY):
        connection.exec_driver_sql(step)
    connection.execute(insert(schema.meta).values(key="lineage", value=uuid4().hex))
    _pack_mentions(connection)
    for name in reversed(_OLD):
        connection.exec_driver_sql(f"DROP TABLE old_{name}")
    connection.exec_driver_sql(search.ALL)
    for number, text in connection.execute(select(schema.content.c.document, schema.content.c.text)).all():
        linking.join(connection, number, text, bands(signature(text)), 0)


_NUMBER = "(SELECT number FROM document WHERE document.id = document)"
_COPY = (
    "INSERT INTO document (id, name, format, title, source, author, url, published, language, characters, words, "
    "added_at, stated, origins, by_hand, pages, story, changed) SELECT id, name, '', title, source, author, '', "
    "published, language, characters, words, added_at, stated, '{}', "
    "CASE WHEN title = '' OR EXISTS (SELECT 1 FROM json_each(stated) WHERE value ->> 0 = 'title') THEN '{}' "
    "ELSE json_object('title', title) END, '[]', 0, 0 FROM old_document ORDER BY added_at, id",
    "UPDATE document SET story = number",
    "INSERT INTO content SELECT number, text, raw FROM old_content JOIN document ON id = document",
    "INSERT INTO reading SELECT number, '', read_at, x'' FROM old_reading JOIN document ON id = document",
    "INSERT INTO statement SELECT d.number, s.number, actor, system, stage, negated, hedged, speaker, start, "
    '"end", quote FROM old_statement s JOIN document d ON d.id = s.document',

    'INSERT INTO issue SELECT i.number, d.number, of_reading, level, "where", message, hint '
    "FROM old_issue i LEFT JOIN document d ON d.id = i.document",
)  # fmt: skip


def _pack_mentions(connection: Connection) -> None:
    numbers: dict[str, int] = {}
    rows = connection.exec_driver_sql(
        'SELECT d.number, start, "end", m.text, label, target, sense, variant, found_by, rule, sentence_start, '
        "sentence_end FROM old_mention m JOIN document d ON d.id = m.document ORDER BY d.number, m.number"
    ).all()
    for number, theirs in groupby(rows, itemgetter(0)):
        found = [Mention(document="", sentence=row[10:], **dict(zip(_FIELDS, row[1:10]))) for row in theirs]
        writing.number_words(connection, words_of(found), numbers)
        packed = pack(found, numbers)
        connection.execute(update(schema.reading).where(schema.reading.c.document == number).values(mentions=packed))


def _gather_collections(connection: Connection) -> None:
    """3 to 4: documents may belong to a collection, and views of the library can be saved.

    A library that came from an older version has today's columns already.
    """
    schema.tables.create_all(connection)
    if "collection" not in [column["name"] for column in inspect(connection).get_columns("document")]:
        connection.exec_driver_sql("ALTER TABLE document ADD COLUMN collection TEXT NOT NULL DEFAULT ''")


def _keep_briefings(connection: Connection) -> None:
    """4 to 5: saved views can be put in order as briefings."""
    schema.tables.create_all(connection)


def _keep_decisions(connection: Connection) -> None:
    """5 to 6: analysts correct what was read, and it is kept."""
    schema.tables.create_all(connection)


def _search_what_is_seen(connection: Connection) -> None:
    """6 to 7: the full-text search passes over what nobody sees in a text.

    The index of a document can only be taken back by the words it was made of, so this comes first.
    """
    schema.tables.create_all(connection)
    texts = select(schema.document.c.number, schema.document.c.title, schema.content.c.text).join(schema.content)
    found = [number for number, *said in connection.execute(texts) if any(bare(one) != one for one in said)]
    search.forget(connection, found)
    connection.exec_driver_sql("DROP VIEW searchable")
    connection.exec_driver_sql(search.SETUP[0])
    search.index(connection, found)


SEARCHABLE = (
    "CREATE VIEW searchable AS SELECT number, title, text FROM document JOIN content ON content.document = number"
)
"""What the full-text search looked through in the versions 3 to 6."""

UPGRADES: dict[int, Callable[[Connection], None]] = {
    1: _learn_what_texts_state, 2: _number_documents, 3: _gather_collections, 4: _keep_briefings,
    5: _keep_decisions, 6: _search_what_is_seen,
}  # fmt: skip
"""What brings a library of this version to the next."""
