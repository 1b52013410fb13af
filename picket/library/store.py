"""The library: documents and what was read in them, kept so that nothing acknowledged is ever lost.

Opening one never loads the language model: what was read once is shown at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_dir
from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select, update

from picket import readonly
from picket.corrections.decision import Decision
from picket.errors import LibraryError, NewerLibraryError
from picket.ingest import Given, corrected
from picket.ingest.expected import expected
from picket.ingest.names import in_brief
from picket.library import briefings, carrying, changes, deciding, dialect, query, schema, search, views, writing
from picket.library.briefings import Briefing, Step
from picket.library.changes import Changes
from picket.library.flaws import flaw
from picket.library.portions import portions
from picket.library.rereading import reading_of
from picket.library.schema import content, document, inbox, issue, meta, reading
from picket.library.upgrades import upgrade
from picket.library.views import View
from picket.model import DESCRIBED, Document, Issue, Reading, Stated
from picket.stories import bands, signature
from picket.taking import Taken


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was handed in under this number and is still to be read."""

    number: int
    given: Given
    columns: Mapping[str, str]
    documents: int


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
        self._words: tuple[str, dict[str, int]] = ("", {})
        self._file: tuple[int, int] | None = None

    @classmethod
    def open(cls, location: str | os.PathLike[str] | None = None) -> Library:
        """Open the library in the folder `location`, making it on first use.

        Without `location`: PICKET_LIBRARY, else the user's data folder. Raises LibraryError when the folder
        cannot be made or written, holds something else, or was made by a newer Picket; where this process is for
        reading only (picket.readonly), when there is no library yet.
        """
        folder = place(location)
        library = cls(folder, dialect.connect(folder))
        library._prepare()
        library._file = dialect.identity(folder)
        return library

    def close(self) -> None:
        """Let go of the file; the library must not be used afterwards."""
        self._reader.dispose()

    # Changing

    def keep(self, taken: Sequence[Taken]) -> list[bool]:
        """Keep documents with bytes and readings, and why others were refused, all or nothing.

        False for a document that is already there.
        """
        with self._writing() as connection:
            if all(one.reading and _numbers(connection, [one.reading.document.id]) for one in taken):
                return [False] * len(taken)
            lineage = connection.scalar(select(meta.c.value).where(meta.c.key == "lineage")) or ""
            numbers = dict(self._words[1]) if self._words[0] == lineage else {}
            revision = writing.revise(connection)
            new = [writing.keep(connection, one, numbers, revision) for one in taken]
        self._words = (lineage, numbers)  # only now are they on the disk
        return new

    def add(self, found: Reading, raw: bytes, issues: Sequence[Issue] = ()) -> bool:
        """Keep one document; False if it is already there. `issues` are the reader's, about the file itself."""
        given = Given(found.document.name, raw)
        (new,) = self.keep([Taken(given, found, tuple(issues), bands(signature(found.document.text)))])
        return new

    def renew(self, readings: Sequence[Reading]) -> int:
        """Put new readings, with what they say of their documents, in the place of the old ones; how many.

        Those of documents no longer there are passed over. Texts stay as they are, and so do fields given by hand.
        """
        with self._writing() as connection:
            there = [found for found in readings if _numbers(connection, [found.document.id])]
            revision = writing.revise(connection) if there else 0
            return sum(writing.renew(connection, found, revision) for found in there)

    def carry(self, key: str, before: str | None, value: str, old: str, new: str, last: int, but: list[int]) -> bool:
        """Change the note `key` from `before` to `value`, and with it the fingerprint of readings (carrying.carry).

        False, and nothing is changed, when the note is no longer the one seen before.
        """
        with self._writing() as connection:
            if there := carrying.note(connection, key, before, value):
                carrying.carry(connection, old, new, last, but)
            return there

    def forget_readings(self, ids: Iterable[str]) -> None:
        """Make the readings of these documents stale, so that they are read again."""
        with self._writing() as connection:
            numbers = _numbers(connection, ids)
            writing.forget_readings(connection, numbers, writing.revise(connection))

    def edit(self, ids: Iterable[str], by_hand: Mapping[str, str]) -> None:
        """Set fields of model.DESCRIBED of these documents by hand; `published` in ISO form, "" for undated.

        All or none. Raises LibraryError: one is not there.
        """
        old = {key: self.document(key) for key in ids}
        with self._writing() as connection:
            revision = writing.revise(connection)
            for key, found in old.items():
                before: dict[str, str] = connection.scalar(select(document.c.by_hand).where(document.c.id == key)) or {}
                said = writing.description(corrected(found, by_hand)) | {"by_hand": {**before, **by_hand}}
                writing.describe(connection, self._number(connection, key), said, revision)

    def remove(self, ids: Iterable[str]) -> int:
        """Remove documents with all that hangs on them; how many there were."""
        with self._writing() as connection:
            numbers = _numbers(connection, ids)
            return writing.remove(connection, numbers, writing.revise(connection)) if numbers else 0

    def tag(self, ids: Iterable[str], name: str, on: bool = True) -> None:
        """Put a tag on documents, or take it off with `on` False. Raises LibraryError: a tag needs a name."""
        name = in_brief(name)
        if not name:
            raise LibraryError("A tag needs a name; type one.")
        with self._writing() as connection:
            writing.set_tag(connection, _numbers(connection, ids), name, on, writing.revise(connection))

    def add_issue(self, new: Issue) -> None:
        """Keep an issue that belongs to no document; the same one only once."""
        with self._writing() as connection:
            writing.keep_issue(connection, new)
            writing.revise(connection)

    def dismiss_issues(self, numbers: Iterable[int]) -> int:
        """Forget issues by their `number` (a reader has seen them); how many there were."""
        with self._writing() as connection:
            gone, revision = 0, writing.revise(connection)
            for some in portions(numbers):
                theirs = select(issue.c.document).where(issue.c.number.in_(some))
                connection.execute(update(document).where(document.c.number.in_(theirs)).values(changed=revision))
                gone += connection.execute(delete(issue).where(issue.c.number.in_(some))).rowcount
        return gone

    def remember(self, key: str, value: str) -> None:
        """Keep a note about the library itself, in the place of an earlier one under the same key."""
        with self._writing() as connection:
            connection.execute(delete(meta).where(meta.c.key == key))
            connection.execute(insert(meta).values(key=key, value=value))
            writing.revise(connection)

    def hand_in(self, givens: Iterable[Given], columns: Mapping[str, Mapping[str, str]] | None = None) -> int:
        """Keep what is to be read later, all or nothing; how many. What is in the inbox survives a restart.

        `columns` are those chosen by hand for tables, by the name of the table.
        """
        chosen = columns or {}
        rows = (
            {
                "name": g.name, "format": g.format, "by_hand": dict(g.by_hand), "raw": g.raw,
                "documents": expected(g), "columns": dict(chosen.get(g.name, {})),
            }
            for g in givens
        )  # fmt: skip
        with self._writing() as connection:
            return writing.hand_in(connection, rows)

    def handled(self, upto: int) -> None:
        """Take everything up to this number out of the inbox."""
        with self._writing() as connection:
            connection.execute(delete(inbox).where(inbox.c.number <= upto))

    def save_view(self, page: str, query: Mapping[str, Sequence[str]], name: str = "") -> str:
        """Keep a view of the library under a name, in the place of an older one of that name; its key in a link.

        Without a name the key is made of what the view holds.
        """
        with self._writing() as connection:
            return views.save(connection, page, query, name)

    def drop_view(self, key: str) -> None:
        """Forget a view."""
        with self._writing() as connection:
            views.drop(connection, key)

    def save_briefing(self, name: str, steps: Sequence[Step], key: str = "") -> str:
        """Keep a briefing, in the place of that of `key` or else of that of the same name; its key in a link."""
        with self._writing() as connection:
            return briefings.save(connection, name, steps, key)

    def drop_briefing(self, key: str) -> None:
        """Forget a briefing; its views stay."""
        with self._writing() as connection:
            briefings.drop(connection, key)

    def decide(self, decisions: Sequence[Decision]) -> int:
        """Add decisions to the log, all or nothing; how many were not there yet.

        Raises DecisionError: one does not say what it must, or there is one of its id that says otherwise.
        """
        with self._writing() as connection:
            return deciding.keep(connection, decisions)

    # Looking

    def decisions(self) -> list[Decision]:
        """The log, in the order in which decisions came in."""
        with self._reading() as connection:
            return [one for _, one in deciding.since(connection, 0)]

    def briefings(self) -> list[Briefing]:
        """The briefings, by name."""
        with self._reading() as connection:
            return briefings.every(connection)

    def briefing(self, key: str) -> Briefing | None:
        """The briefing of this key, None when there is none."""
        with self._reading() as connection:
            return briefings.find(connection, key)

    def views(self) -> list[View]:
        """The views saved under a name, by name."""
        with self._reading() as connection:
            return views.named(connection)

    def view(self, key: str) -> View | None:
        """The view of this key, None when there is none."""
        with self._reading() as connection:
            return views.find(connection, key)

    def waiting(self, after: int = 0) -> Waiting | None:
        """The next in the inbox after this number, None when there is none."""
        query = select(inbox).where(inbox.c.number > after).order_by(inbox.c.number).limit(1)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Waiting(row.number, Given(row.name, row.raw, row.format, row.by_hand), row.columns, row.documents)

    def waits(self) -> list[tuple[str, int]]:
        """What is in the inbox, in order: its name, and how many documents are expected in it."""
        with self._reading() as connection:
            rows = connection.execute(select(inbox.c.name, inbox.c.documents).order_by(inbox.c.number))
            return [(row[0], row[1]) for row in rows]

    def recall(self, key: str) -> str | None:
        """What `remember` kept under the key."""
        with self._reading() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def revision(self) -> int:
        """A number that grows with every change, by whichever process: caches key on it."""
        dialect.check_same(self.location, self._file)
        with dialect.told(self.location), self._reader.connect() as connection:  # asked dozens of times for one page
            return int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'revision'").scalar() or 0)

    def ids(self) -> list[str]:
        """The documents' ids in the order in which they were added."""
        with self._reading() as connection:
            return list(connection.scalars(select(document.c.id).order_by(document.c.number)))

    def characters(self, ids: Iterable[str]) -> int:
        """Code points that these documents have together; one that is not there has none."""
        query = select(func.sum(document.c.characters))
        with self._reading() as connection:
            return sum(connection.scalar(query.where(document.c.id.in_(some))) or 0 for some in portions(ids))

    def stale(self, fingerprint: str) -> list[str]:
        """Ids of the documents whose reading has another fingerprint."""
        query = select(document.c.id).join(reading).where(reading.c.fingerprint != fingerprint)
        with self._reading() as connection:
            return list(connection.scalars(query.order_by(document.c.number)))

    def stale_since(self, fingerprint: str, begin: str) -> list[str]:
        """Those of them whose reading has one that begins like this."""
        with self._reading() as connection:
            return carrying.begun_with(connection, begin, fingerprint)

    def read_by(self, fingerprint: str) -> Iterator[tuple[int, str]]:
        """Number and text of each document whose reading has this fingerprint, in order."""
        with self._reading() as connection:
            yield from carrying.texts_of(connection, fingerprint)

    def document(self, key: str) -> Document:
        """One document with its text. Raises LibraryError when it is not there."""
        wanted = (
            *(document.c[name] for name in ("id", "name", *DESCRIBED, "stated", "origins", "pages")),
            content.c.text,
        )
        with self._reading() as connection:
            row = connection.execute(select(*wanted).join(content).where(document.c.id == key)).one_or_none()
        if row is None:
            raise self._missing(key)
        found = Document(**row._mapping)
        return replace(found, stated=tuple(Stated(*one) for one in found.stated), pages=tuple(found.pages))  # type: ignore[misc]

    def reading(self, key: str) -> Reading:
        """One document with all that was read in it. Raises LibraryError when it is not there."""
        found = self.document(key)
        with self._reading() as connection:
            return reading_of(connection, found)

    def given(self, key: str) -> Given:
        """The bytes of one document as they were given, with what was given by hand. Raises LibraryError."""
        query = select(document.c.name, content.c.raw, document.c.format, document.c.by_hand).join(content)
        with self._reading() as connection:
            row = connection.execute(query.where(document.c.id == key)).one_or_none()
        if row is None:
            raise self._missing(key)
        return Given(*row)

    def texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Texts by document number; those that are not there are left out."""
        query = select(content.c.document, content.c.text)
        found: dict[int, str] = {}
        with self._reading() as connection:
            for some in portions(int(number) for number in numbers):
                rows = connection.execute(query.where(content.c.document.in_(some)))
                found.update((row[0], row[1]) for row in rows)
        return found

    def matching(self, typed: str) -> NDArray[np.int64]:
        """Numbers of the documents that hold what is searched for (query.py), best first. Raises FilterError."""
        expression = query.expression(typed)
        with self._reading() as connection:
            return search.matching(connection, expression) if expression else np.empty(0, np.int64)

    def snippets(self, typed: str, numbers: Sequence[int], words: int = 24) -> dict[int, str]:
        """About so many words around the hits in these documents, hits between search.BEGIN and END."""
        with self._reading() as connection:
            return search.snippets(connection, query.expression(typed), numbers, words)

    def changes(self, since: int = 0, lineage: str = "", last_word: int = 0, last_decision: int = 0) -> Changes:
        """What changed since a revision of this lineage: all of it when either is not known."""
        with self._reading() as connection:
            return changes.look(connection, since, lineage, last_word, last_decision)

    # Beneath

    def _missing(self, key: str) -> LibraryError:
        return LibraryError(f"There is no document '{key}' in '{self.location}'; 'picket list' shows what there is.")

    def _number(self, connection: Connection, key: str) -> int:
        number: int | None = connection.scalar(select(document.c.number).where(document.c.id == key))
        if number is None:
            raise self._missing(key)
        return number

    def _prepare(self) -> None:
        """Make the tables in an empty database, and refuse one that is not ours, damaged or newer than this Picket."""
        with self._reading() as connection:
            there = set(inspect(connection).get_table_names())
        if not there:
            with self._writing() as connection:  # another process may have been quicker: look again under the lock
                if not inspect(connection).get_table_names():
                    _make(connection)
        elif not {"meta", "document"} <= there:
            raise LibraryError(
                f"'{self.location}' is not a Picket library: its {dialect.FILE} holds other tables; "
                "choose another folder."
            )
        version = self._version()
        if version > schema.SCHEMA:
            raise NewerLibraryError(
                f"The library '{self.location}' was made by a newer Picket (tables version {version}, "
                f"this one knows {schema.SCHEMA}); update Picket or choose another library."
            )
        if version < schema.SCHEMA:
            with self._writing() as connection:
                upgrade(connection)
            self._version()

    def _version(self) -> int:
        """That of the tables. Raises LibraryError: they are not as Picket makes them."""
        with self._reading() as connection:
            if said := flaw(connection.exec_driver_sql):
                raise dialect.damaged(self.location, said)
            return int(connection.scalar(select(meta.c.value).where(meta.c.key == "schema")) or 0)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        dialect.check_same(self.location, self._file)
        with dialect.told(self.location), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        readonly.check(self.location)
        dialect.check_same(self.location, self._file)
        with dialect.told(self.location), self._writer.begin() as connection:
            yield connection


def place(location: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the library: `location`, else PICKET_LIBRARY, else the user's data folder."""
    return Path(location or os.environ.get("PICKET_LIBRARY") or user_data_dir("picket")).expanduser().absolute()


def _make(connection: Connection) -> None:
    schema.tables.create_all(connection)
    for step in search.SETUP:
        connection.exec_driver_sql(step)
    first = {"schema": str(schema.SCHEMA), "revision": "0", "lineage": uuid4().hex}
    connection.execute(insert(meta), [{"key": k, "value": v} for k, v in first.items()])


def _numbers(connection: Connection, ids: Iterable[str]) -> list[int]:
    return [
        number
        for some in portions(ids)
        for number in connection.scalars(select(document.c.number).where(document.c.id.in_(some)))
    ]
