"""Stories: documents that are copies of one another are linked, and all that are linked are one story.

A story is known by the number of its earliest document. Which documents are linked does not depend on the order in
which they came, so neither do the stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from picket.library.portions import portions
from picket.library.schema import band, content, document
from picket.stories import SHARED, same_story, shingles


def join(connection: Connection, number: int, text: str, bands: Sequence[int], revision: int) -> None:
    """Keep the bands of a new document, and give it and all it links together one story."""
    stories = {number, *_linked(connection, number, text, bands)}
    if bands:
        connection.execute(insert(band), [{"value": value, "document": number} for value in bands])
    earliest = min(stories)
    if len(stories) > 1:
        among = document.c.story.in_(stories)
        connection.execute(update(document).where(among).values(story=earliest, changed=revision))


def part(connection: Connection, stories: Iterable[int], revision: int) -> None:
    """Link anew what is left of these stories, after documents of theirs were removed."""
    for some in portions(stories):
        left = connection.scalars(
            select(document.c.number).where(document.c.story.in_(some)).order_by(document.c.number)
        ).all()
        _link_anew(connection, left, revision)


def _link_anew(connection: Connection, numbers: Sequence[int], revision: int) -> None:
    kept = {number: tuple(_bands_of(connection, number)) for number in numbers}
    for number in numbers:
        connection.execute(delete(band).where(band.c.document == number))
        connection.execute(update(document).where(document.c.number == number).values(story=number, changed=revision))
    for number in numbers:
        text = connection.scalar(select(content.c.text).where(content.c.document == number)) or ""
        join(connection, number, text, kept[number], revision)


def _bands_of(connection: Connection, number: int) -> Iterable[int]:
    return connection.scalars(select(band.c.value).where(band.c.document == number))


def _linked(connection: Connection, number: int, text: str, bands: Sequence[int]) -> set[int]:
    """The stories of the documents that this one is a copy of; of each story, one such document is enough."""
    if not bands:
        return set()
    alike = (
        select(band.c.document).where(band.c.value.in_(bands))
        .group_by(band.c.document).having(func.count() >= SHARED)
    )  # fmt: skip
    candidates = connection.execute(
        select(document.c.story, content.c.text)
        .join(content, content.c.document == document.c.number)
        .where(document.c.number.in_(alike))
    )
    found: set[int] = set()
    own = None
    for story, other in candidates:
        if story not in found and story != number:
            own = own or shingles(text)
            if same_story(own, shingles(other)):
                found.add(story)
    return found
