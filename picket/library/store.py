"""The library: documents and what was read in them, kept so that nothing acknowledged is ever lost.

Opening one never loads the language model: what was read once is shown at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, astuple, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from platformdirs import user_data_dir
from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    Select,
    String,
    Text,
    cast,
    delete,
    func,
    insert,
    inspect,
    select,
    type_coerce,
    update,
)

from picket.errors import LibraryError
from picket.library import dialect, schema
from picket.library.frames import frame
from picket.library.schema import content, document, issue, mention, meta, reading, statement
from picket.model import Document, Issue, Reading, Stated

AT_ONCE = 500
"""Ids in one query: SQLite limits the parameters of a statement."""


class Library:
    """A folder with one database. Safe to use from several threads and processes at once.

    Every method raises LibraryError when the database cannot be read or written; a method that changes
    something returns only after the change is on the disk.
    """

    def __init__(self, location: Path, engine: Engine) -> None:
        """Use `Library.open`."""
        self.location = location
        self._reader = engine
        self._writer = dialect.for_writing(engine)

    @classmethod
    def open(cls, location: str | os.PathLike[str] | None = None) -> Library:
        """Open the library in the folder `location`, making it on first use.

        Without `location`: PICKET_LIBRARY, else the user's data folder. Raises LibraryError when the folder
        cannot be made or written, holds something else, or was made by a newer Picket.
        """
        folder = Path(location or os.environ.get("PICKET_LIBRARY") or user_data_dir("picket")).expanduser()
        library = cls(folder.absolute(), dialect.connect(folder.absolute()))
        library._prepare()
        return library

    def close(self) -> None:
        """Let go of the file; the library must not be used afterwards."""
        self._reader.dispose()

    # Changing

    def add(self, found: Reading, raw: bytes, issues: Sequence[Issue] = ()) -> bool:
        """Keep a document, its raw bytes and its reading, all or nothing; False if it is already there.

        `issues` are the reader's, about the file itself; they stay when the document is read anew.
        """
        with self._writing() as connection:
            if connection.scalar(select(document.c.id).where(document.c.id == found.document.id)):
                return False
            _insert_document(connection, found.document, raw)
            _insert_issues(connection, issues, found.document.id, of_reading=False)
            _insert_reading(connection, found)
            _revise(connection)
        return True

    def renew(self, found: Reading) -> bool:
        """Put a new reading, with what it says of the document, in the place of the old one.

        False if the document is no longer there. Its text stays as it is.
        """
        key = found.document.id
        with self._writing() as connection:
            if not connection.scalar(select(document.c.id).where(document.c.id == key)):
                return False
            for table in (mention, statement, reading):
                connection.execute(delete(table).where(table.c.document == key))
            connection.execute(delete(issue).where(issue.c.document == key, issue.c.of_reading))
            _insert_reading(connection, found)
            connection.execute(update(document).where(document.c.id == key).values(_description(found.document)))
            _revise(connection)
        return True

    def remove(self, ids: Iterable[str]) -> int:
        """Remove documents with all that hangs on them; how many there were."""
        with self._writing() as connection:
            gone = sum(
                connection.execute(delete(document).where(document.c.id.in_(some))).rowcount for some in _portions(ids)
            )
            if gone:
                _revise(connection)
        return gone

    def add_issue(self, new: Issue) -> None:
        """Keep an issue that belongs to no document, such as a refused file; the same one only once."""
        with self._writing() as connection:
            same = [issue.c[name] == value for name, value in asdict(new).items()]
            connection.execute(delete(issue).where(issue.c.document.is_(None), *same))
            _insert_issues(connection, [new], None, of_reading=False)
            _revise(connection)

    def dismiss_issues(self, numbers: Iterable[int]) -> int:
        """Forget issues by their `number` (a reader has seen them); how many there were."""
        with self._writing() as connection:
            gone = sum(
                connection.execute(delete(issue).where(issue.c.number.in_(some))).rowcount
                for some in _portions(numbers)
            )
            if gone:
                _revise(connection)
        return gone

    def remember(self, key: str, value: str) -> None:
        """Keep a note about the library itself, in the place of an earlier one under the same key."""
        with self._writing() as connection:
            connection.execute(delete(meta).where(meta.c.key == key))
            connection.execute(insert(meta).values(key=key, value=value))
            _revise(connection)

    # Looking

    def recall(self, key: str) -> str | None:
        """What `remember` kept under the key."""
        with self._reading() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def revision(self) -> int:
        """A number that grows with every change, by whichever process: caches key on it."""
        return int(self.recall("revision") or 0)

    def ids(self) -> list[str]:
        """The documents' ids in the order in which they were added."""
        with self._reading() as connection:
            return list(connection.scalars(select(document.c.id).order_by(*_IN_ORDER)))

    def document(self, key: str) -> Document:
        """One document with its text. Raises LibraryError when it is not there."""
        query = select(
            document.c.id, document.c.name, content.c.text, document.c.title, document.c.source,
            document.c.published, document.c.language, document.c.author, document.c.stated,
        ).join(content).where(document.c.id == key)  # fmt: skip
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise LibraryError(f"There is no document '{key}' in '{self.location}'; 'picket list' shows what there is.")
        *fields, stated = row
        return replace(Document(*fields), stated=tuple(Stated(*one) for one in stated))

    def raw(self, key: str) -> bytes:
        """The bytes of one document as they were given. Raises LibraryError when it is not there."""
        with self._reading() as connection:
            found: bytes | None = connection.scalar(select(content.c.raw).where(content.c.document == key))
        if found is None:
            raise LibraryError(f"There is no document '{key}' in '{self.location}'; 'picket list' shows what there is.")
        return found

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Texts by document id; ids that are not there are left out."""
        query = select(content.c.document, content.c.text)
        found: dict[str, str] = {}
        with self._reading() as connection:
            for some in _portions(ids):
                found.update((row[0], row[1]) for row in connection.execute(query.where(content.c.document.in_(some))))
        return found

    def documents(self) -> pd.DataFrame:
        """A row a document, in the order added, without the text: `frames.DOCUMENTS`."""
        counts = select(mention.c.document, func.count().label("mentions")).group_by(mention.c.document).subquery()
        described = (type_coerce(c, Text) if c.name == "stated" else c for c in document.c)
        query = (
            select(*described, func.coalesce(counts.c.mentions, 0).label("mentions"), reading.c.fingerprint)
            .join(reading).outerjoin(counts, counts.c.document == document.c.id).order_by(*_IN_ORDER)
        )  # fmt: skip
        return self._frame(query, "documents")

    def mentions(self) -> pd.DataFrame:
        """A row a mention, by document and place in the text: `frames.MENTIONS`. Missing values are NA."""
        query = select(*(c for c in mention.c if c.name != "number")).order_by(mention.c.document, mention.c.number)
        return self._frame(query, "mentions")

    def statements(self) -> pd.DataFrame:
        """A row a statement: `frames.STATEMENTS`. A missing speaker is NA."""
        query = select(*(c for c in statement.c if c.name != "number"))
        return self._frame(query.order_by(statement.c.document, statement.c.number), "statements")

    def issues(self) -> pd.DataFrame:
        """A row an issue, oldest first: `frames.ISSUES`. `document` is "" where none came of it."""
        known = func.coalesce(cast(issue.c.document, String), "").label("document")
        columns = (issue.c.number, known, issue.c.level, issue.c.where, issue.c.message, issue.c.hint)
        return self._frame(select(*columns).order_by(issue.c.number), "issues")

    def _frame(self, query: Select[Any], kind: str) -> pd.DataFrame:
        with self._reading() as connection:
            return frame(connection.execute(query).all(), kind)

    # Beneath

    def _prepare(self) -> None:
        """Make the tables in an empty database, and refuse one that is not ours or newer than this Picket."""
        with self._reading() as connection:
            there = inspect(connection).get_table_names()
        if not there:
            with self._writing() as connection:  # another process may have been quicker: look again under the lock
                if not inspect(connection).get_table_names():
                    schema.tables.create_all(connection)
                    first = {"schema": str(schema.SCHEMA), "revision": "0"}
                    connection.execute(insert(meta), [{"key": k, "value": v} for k, v in first.items()])
        version = self.recall("schema") if not there or "meta" in there else None
        if version is None:
            raise LibraryError(
                f"'{self.location}' is not a Picket library: its {dialect.FILE} holds other tables; "
                "choose another folder."
            )
        if int(version) > schema.SCHEMA:
            raise LibraryError(
                f"The library '{self.location}' was made by a newer Picket (tables version {version}, "
                f"this one knows {schema.SCHEMA}); update Picket or choose another library."
            )
        if int(version) < schema.SCHEMA:
            self._upgrade()

    def _upgrade(self) -> None:
        """Bring older tables up to date, all or nothing."""
        with self._writing() as connection:  # another process may have been quicker: ask under the lock
            version = connection.scalar(select(meta.c.value).where(meta.c.key == "schema"))
            for older in range(int(version or schema.SCHEMA), schema.SCHEMA):
                for step in schema.UPGRADES[older]:
                    connection.exec_driver_sql(step)
            connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(schema.SCHEMA)))
            _revise(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with dialect.told(self.location), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with dialect.told(self.location), self._writer.begin() as connection:
            yield connection


_IN_ORDER = (document.c.added_at, document.c.id)


def _insert_document(connection: Connection, new: Document, raw: bytes) -> None:
    sizes = {"characters": len(new.text), "words": len(new.text.split())}
    connection.execute(insert(document).values(id=new.id, name=new.name, added_at=_now(), **sizes, **_description(new)))
    connection.execute(insert(content).values(document=new.id, text=new.text, raw=raw))


def _description(new: Document) -> dict[str, Any]:
    """What is said of a document, as columns; the rest of it never changes."""
    described = ("title", "source", "author", "published", "language")
    return {name: getattr(new, name) for name in described} | {"stated": [astuple(s) for s in new.stated]}


def _insert_reading(connection: Connection, found: Reading) -> None:
    key = found.document.id
    connection.execute(insert(reading).values(document=key, fingerprint=found.fingerprint, read_at=_now()))
    if found.mentions:
        connection.execute(insert(mention), [_row(m, n, m.sentence) for n, m in enumerate(found.mentions)])
    if found.statements:
        connection.execute(insert(statement), [asdict(s) | {"number": n} for n, s in enumerate(found.statements)])
    _insert_issues(connection, found.issues, key, of_reading=True)


def _row(found: Any, number: int, sentence: tuple[int, int]) -> dict[str, Any]:
    row = asdict(found) | {"number": number, "sentence_start": sentence[0], "sentence_end": sentence[1]}
    del row["sentence"]
    return row


def _insert_issues(connection: Connection, new: Sequence[Issue], key: str | None, *, of_reading: bool) -> None:
    if new:
        rows = [asdict(i) | {"document": key, "of_reading": of_reading} for i in new]
        connection.execute(insert(issue), rows)


def _revise(connection: Connection) -> None:
    grown = cast(cast(meta.c.value, Integer) + 1, String)
    connection.execute(update(meta).where(meta.c.key == "revision").values(value=grown))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = list(values)
    for start in range(0, len(rest), AT_ONCE):
        yield rest[start : start + AT_ONCE]
