"""What each change of the library writes. Every function works inside the transaction it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Integer, String, cast, delete, insert, select, update

from picket.ingest import Given, corrected
from picket.library import linking, packed, search
from picket.library.portions import portions
from picket.library.schema import content, document, inbox, issue, meta, reading, statement, tag, word
from picket.model import DESCRIBED, Document, Issue, Reading
from picket.taking import Taken


def revise(connection: Connection) -> int:
    """Count one more change; its revision."""
    grown = cast(cast(meta.c.value, Integer) + 1, String)
    connection.execute(update(meta).where(meta.c.key == "revision").values(value=grown))
    return int(connection.scalar(select(meta.c.value).where(meta.c.key == "revision")) or 0)


def keep(connection: Connection, taken: Taken, numbers: dict[str, int], revision: int) -> bool:
    """Keep a document with its reading, or why there is none; False if the document is already there."""
    found, given = taken.reading, taken.given
    if found is None or not isinstance(given, Given):
        keep_issue(connection, Issue("error", taken.given.name, taken.refused, "The file was left out."))
        return True
    new = found.document
    if connection.scalar(select(document.c.number).where(document.c.id == new.id)):
        return False
    key = _insert_document(connection, new, given, revision)
    linking.join(connection, key, new.text, taken.bands, revision)
    insert_issues(connection, taken.issues, key, of_reading=False)
    insert_reading(connection, found, key, numbers)
    return True


def _insert_document(connection: Connection, new: Document, given: Given, revision: int) -> int:
    values = description(new) | {
        "id": new.id, "name": new.name, "format": given.format, "by_hand": dict(given.by_hand),
        "characters": len(new.text), "words": len(new.text.split()), "added_at": now(), "pages": list(new.pages),
        "story": 0, "changed": revision,
    }  # fmt: skip
    (key,) = connection.execute(insert(document).values(values)).inserted_primary_key or (0,)
    connection.execute(update(document).where(document.c.number == key).values(story=key))
    connection.execute(insert(content).values(document=key, text=new.text, raw=given.raw))
    search.index(connection, [key])
    return int(key)


def description(new: Document) -> dict[str, Any]:
    """What is said of a document, as columns; the rest of it never changes."""
    values: dict[str, Any] = {name: getattr(new, name) for name in DESCRIBED}
    return values | {"stated": [astuple(s) for s in new.stated], "origins": dict(new.origins)}


def insert_reading(connection: Connection, found: Reading, key: int, numbers: dict[str, int]) -> None:
    """Keep what was read; `numbers` of words grow by those that are new."""
    number_words(connection, packed.words_of(found.mentions), numbers)
    row = {"fingerprint": found.fingerprint, "read_at": now(), "mentions": packed.pack(found.mentions, numbers)}
    connection.execute(insert(reading).values(document=key, **row))
    if found.statements:
        rows = [asdict(s) | {"document": key, "number": n} for n, s in enumerate(found.statements)]
        connection.execute(insert(statement), rows)
    insert_issues(connection, found.issues, key, of_reading=True)


def renew(connection: Connection, found: Reading, revision: int) -> bool:
    """Put a new reading in the place of the old one; False if its document is gone."""
    columns = (document.c.number, document.c.by_hand)
    row = connection.execute(select(*columns).where(document.c.id == found.document.id)).one_or_none()
    if row is None:
        return False
    drop_reading(connection, row.number)
    insert_reading(connection, found, row.number, {})
    said = description(corrected(found.document, row.by_hand)) | {"pages": list(found.document.pages)}
    describe(connection, row.number, said, revision)
    return True


def drop_reading(connection: Connection, key: int) -> None:
    """Remove what was read in a document."""
    for table in (statement, reading):
        connection.execute(delete(table).where(table.c.document == key))
    connection.execute(delete(issue).where(issue.c.document == key, issue.c.of_reading))


def forget_readings(connection: Connection, numbers: Sequence[int], revision: int) -> None:
    """Make readings stale."""
    for some in portions(numbers):
        connection.execute(update(reading).where(reading.c.document.in_(some)).values(fingerprint=""))
        connection.execute(update(document).where(document.c.number.in_(some)).values(changed=revision))


def number_words(connection: Connection, words: Iterable[str], numbers: dict[str, int]) -> None:
    """Add the numbers of these words to `numbers`, giving new words one."""
    for some in portions(sorted(set(words) - numbers.keys())):
        connection.execute(insert(word).prefix_with("OR IGNORE"), [{"text": one} for one in some])
        found = connection.execute(select(word.c.text, word.c.number).where(word.c.text.in_(some)))
        numbers.update((row[0], row[1]) for row in found)


def keep_issue(connection: Connection, new: Issue) -> None:
    """Keep an issue that belongs to no document; the same one only once."""
    same = [issue.c[name] == value for name, value in asdict(new).items()]
    connection.execute(delete(issue).where(issue.c.document.is_(None), *same))
    insert_issues(connection, [new], None, of_reading=False)


def insert_issues(connection: Connection, new: Sequence[Issue], key: int | None, *, of_reading: bool) -> None:
    """Keep issues of a document, or of none."""
    if new:
        connection.execute(insert(issue), [asdict(i) | {"document": key, "of_reading": of_reading} for i in new])


def describe(connection: Connection, key: int, said: Mapping[str, Any], revision: int) -> None:
    """Change what is said of a document, so that search and screen follow."""
    search.forget(connection, [key])
    connection.execute(update(document).where(document.c.number == key).values(**said, changed=revision))
    search.index(connection, [key])


def remove(connection: Connection, numbers: Sequence[int], revision: int) -> int:
    """Remove documents with all that hangs on them; how many there were."""
    gone, stories = 0, set()
    for some in portions(numbers):
        stories |= set(connection.scalars(select(document.c.story).where(document.c.number.in_(some))))
        search.forget(connection, some)
        gone += connection.execute(delete(document).where(document.c.number.in_(some))).rowcount
    linking.part(connection, stories, revision)
    return gone


def set_tag(connection: Connection, numbers: Sequence[int], name: str, on: bool, revision: int) -> None:
    """Put a tag on documents, or take it off."""
    for some in portions(numbers):
        connection.execute(delete(tag).where(tag.c.name == name, tag.c.document.in_(some)))
        if on:
            connection.execute(insert(tag), [{"document": number, "name": name} for number in some])
        connection.execute(update(document).where(document.c.number.in_(some)).values(changed=revision))


def hand_in(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> int:
    """Put what is to be read into the inbox; how many."""
    return sum(connection.execute(insert(inbox).values(dict(row))).rowcount for row in rows)


def now() -> datetime:
    """This moment in UTC, as it is stored."""
    return datetime.now(UTC).replace(tzinfo=None)
