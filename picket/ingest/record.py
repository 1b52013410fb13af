"""One JSON object as one document: what a row of a table becomes, and what a reader of it finds again.

The object holds every column of the row under its own name. Which of them are text, title and so on is told by their
names (columns.yml); where others were chosen, they stand under the key `$columns`, so that the same bytes always
give the same document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.columns import CHOSEN, called, listed, roles
from picket.ingest.day import day_of
from picket.ingest.language import language_code
from picket.ingest.made import document
from picket.ingest.names import HALF, one_line
from picket.ingest.text import check_words, decoded
from picket.model import Document, Issue

Row = dict[str, Any]

MAX_PARTS = 500_000
"""Brackets and commas in one object: each may cost hundreds of bytes, and prose of 5 MB has a hundred thousand."""

MAX_FIELDS = 20_000
"""Keys of an object, twenty times the columns of a table: each is compared with the names in columns.yml, and again."""


def read_json(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from one JSON object, by the names of its keys. Raises UnreadableDocument."""
    words, issues = decoded(raw, name)
    row = parsed(words, name)
    chosen = row.pop(CHOSEN, None)
    columns = roles(row, chosen if _is_mapping(chosen) else None)
    said = {role: _words(row[column]).strip() for role, column in columns.items()}
    text = said.get("text", "")
    if not text:
        raise UnreadableDocument(_without_text(name, columns, row))
    check_words(text, name)
    if HALF.search(text):
        lost = "Half a character in the text was replaced by \ufffd."
        issues = (*issues, Issue("warning", name, lost, "If a word looks wrong there, get a fresh copy."))
    published = day_of(row[columns["published"]]) if said.get("published") else None
    if said.get("published") and not published:
        issues = (*issues, _undated(said["published"], columns["published"], name))
    made = document(
        raw, name, text,
        title=said.get("title", ""), source=said.get("source", ""), author=said.get("author", ""),
        url=said.get("url", ""), language=language_code(said.get("language", "")), published=published,
        collection=said.get("collection", ""),
        columns=columns,
    )  # fmt: skip
    return made, issues


def packed(row: Row, chosen: Mapping[str, str]) -> bytes:
    """The bytes of a row: the same for the same columns, in whatever order they stand, and the same choice."""
    columns = roles(row, chosen)
    if columns != roles(row):
        row = {**row, CHOSEN: {role: columns.get(role, "") for role in (*roles(row), *columns)}}
    words = json.dumps(row, ensure_ascii=False, sort_keys=True)
    return HALF.sub(lambda half: f"\\u{ord(half.group()):04x}", words).encode()


def parsed(words: str, name: str) -> Row:
    """The object that these words of JSON are; NaN and endless numbers are null. Raises UnreadableDocument."""
    if sum(map(words.count, "[{,")) > MAX_PARTS:
        raise UnreadableDocument(
            f"'{name}' is JSON with more than {MAX_PARTS:,} brackets and commas; keep its text and save that."
        )
    try:
        found = json.loads(words, parse_constant=lambda _: None, parse_float=_number)
    except json.JSONDecodeError as error:
        several = error.msg == "Extra data" and words[:1] == "{"
        hint = "give a file of several objects, one a line, the suffix .jsonl" if several else "mend it or leave it out"
        said = f"'{name}' is broken JSON ({error.msg} at line {error.lineno}, column {error.colno})"
        raise UnreadableDocument(f"{said}; {hint}.") from error
    except RecursionError as error:
        raise UnreadableDocument(f"'{name}' is JSON nested too deep to be read; keep its text and save it.") from error
    except ValueError as error:
        raise UnreadableDocument(f"'{name}' is JSON with a number too long to be read; mend it.") from error
    if not isinstance(found, dict):
        raise UnreadableDocument(
            f"'{name}' is JSON but not one object; save a list of documents as .jsonl, one object a line."
        )
    if len(found) > MAX_FIELDS:
        raise UnreadableDocument(
            f"'{name}' has {len(found):,} fields and an object may have {MAX_FIELDS:,}; keep those that matter."
        )
    return found


def _number(words: str) -> float | None:
    number = float(words)
    return number if isfinite(number) else None


def _words(value: object) -> str:
    """A value as words: those of a list joined, of an object its name ({"id": 1, "name": "Reuters"})."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) if all(not isinstance(v, list) for v in value) else ""
    if isinstance(value, dict):
        name = value.get("name", "")
        return name if isinstance(name, str) else ""
    return "" if value is None or isinstance(value, bool) else str(value)


def _is_mapping(chosen: object) -> bool:
    return isinstance(chosen, dict) and all(isinstance(column, str) for column in chosen.values())


def _undated(words: str, column: str, name: str) -> Issue:
    said = f"'{one_line(words)[:60]}' in the column {called(column)} is not one day for certain and was left out."
    return Issue("warning", name, said, "Write dates as 2025-05-03, or set the date of the document by hand.")


def _without_text(name: str, columns: Mapping[str, str], row: Row) -> str:
    if "text" in columns:
        return f"'{name}' has no text in its column {called(columns['text'])}; fill it in, or leave the row out."
    if not row:
        return f"'{name}' holds an empty object and no words; check that the right file was chosen."
    return f"'{name}' has no text under a name that is known, only {listed(row)}; call it 'text' and add it again."
