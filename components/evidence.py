"""The rows behind a figure: each mention in its sentence, each document, story, source or name, and a way there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import pandas as pd

from components import look, palette, session
from components.correcting_subjects import Mention, Name, Statement, Subject
from components.selection import Selection, written
from picket.corrections.decision import Said
from picket.passages import folded

_LIST = look.component(__file__, '<div class="evidence" part="evidence"></div>')
Row = dict[str, Any]


def draw(data: Mapping[str, Any], key: str, asked: Callable[[], None], opened: Callable[[], None]) -> Row | None:
    """Show the list; `asked` and `opened` are callbacks for what it reports under these names. Returns what identifies
    the row that is to be corrected, for `subject`, None while none is."""
    found = _LIST(key=key, data=data, on_ask_change=asked, on_open_change=opened, on_correct_change=lambda: None)
    return cast(Row | None, found.correct)


def rows(table: pd.DataFrame, what: str, chosen: Selection) -> list[Row]:
    """What the list needs of rows of the table of `what`: words in pieces, facts, a place to open, figures to click.

    `table` may have a column `corrected`: by whom and why a mention is what it is.
    """
    return [
        _SHOWN[what](row, chosen) | {"correct": _identity(row, what), "corrected": row.get("corrected", "")}
        for row in table.to_dict("records")
    ]


def subject(identity: Row, as_read: bool) -> Subject:
    """What can be corrected in the row that was shown with this identity."""
    return _SUBJECTS[identity["of"]][1](identity, as_read)


def _identity(row: Row, what: str) -> Row | None:
    """What tells a row from every other one, in whatever list of whatever moment; None where it cannot be corrected.

    The list may be another one by the time that the reader asks for a row of what is on the screen.
    """
    return {"of": what} | {name: row[name] for name in _SUBJECTS[what][0]} if what in _SUBJECTS else None


def _read_mention(row: Row, as_read: bool) -> Subject:
    return Mention.of(row, as_read)


def _read_name(row: Row, as_read: bool) -> Subject:
    return Name(row["label"], row["key"], as_read=as_read)


def _read_statement(row: Row, as_read: bool) -> Subject:
    said = Said(row["actor"], row["system"], row["stage"], bool(row["negated"]), bool(row["hedged"]))
    return Statement(row["document"], int(row["start"]), int(row["end"]), said, as_read)


_SUBJECTS: dict[str, tuple[tuple[str, ...], Callable[[Row, bool], Subject]]] = {
    "mentions": (("document", "start", "end", "label", "found_by", "rule"), _read_mention),
    "names": (("label", "key"), _read_name),
    "statements": (("document", "start", "end", "actor", "system", "stage", "negated", "hedged"), _read_statement),
}  # fmt: skip
"""By what is listed: the columns that identify a row of it, and what can be corrected there, as it was read or not."""


def _mention(row: Row, chosen: Selection) -> Row:
    named = [row["entity"], *(f"({row[field]})" for field in ("sense", "variant") if isinstance(row[field], str))]
    return {
        "pieces": [[row["before"], ""], [row["text"], _kind(row["label"], row["sense"])], [row["after"], ""]],
        "open": _place(row, row["start"], row["end"]), "name": " ".join(named), "facts": [*_document(row), row["rule"]],
        "said": row["text"],
    }  # fmt: skip


def _sentence(row: Row, chosen: Selection) -> Row:
    words, first, pieces, at = row["sentence"], row["sentence_start"], [], 0
    for start, end, label in _spans(row, first):
        pieces += [[words[at:start], ""], [words[start:end], _kind(label, None)]]
        at = end
    return {
        "pieces": _folded([*pieces, [words[at:], ""]]), "open": _place(row, first, row["sentence_end"]),
        "name": row["names"], "facts": _document(row), "said": "this sentence",
    }  # fmt: skip


def _statement(row: Row, chosen: Selection) -> Row:
    said = f"{row['country']} {'not ' if row['negated'] else ''}{row['stage']} {row['system_name']}"
    told = [
        f"according to {row['speaker']}" if isinstance(row["speaker"], str) else "",
        "hedged" if row["hedged"] else "",
    ]
    return {
        "pieces": _folded([[row["quote"], ""]]), "open": _place(row, row["start"], row["end"]), "name": said,
        "facts": [*filter(None, told), *_document(row)], "said": said,
    }  # fmt: skip


def _one_document(row: Row, chosen: Selection) -> Row:
    return {
        "pieces": [[_called(row), ""]], "open": {"document": row["id"], "start": 0, "end": 0},
        "name": "", "facts": _document(row), "said": _called(row) if session.names_hidden() else row["name"],
        "figures": [_figure(row["mentions"], "mention", {**chosen, "document": row["id"], "by": "mentions"})],
    }  # fmt: skip


def _story(row: Row, chosen: Selection) -> Row:
    theirs: Selection = {**chosen, "story": row["document"]}
    return {
        "pieces": [[_called(row), ""]], "open": {"document": row["document"], "start": 0, "end": 0},
        "name": "", "facts": _document(row), "said": _called(row) if session.names_hidden() else row["name"],
        "figures": [
            _figure(row["documents"], "document", {**theirs, "by": "documents"}),
            _figure(row["mentions"], "mention", {**theirs, "by": "mentions"}),
        ],
    }  # fmt: skip


def _source(row: Row, chosen: Selection) -> Row:
    theirs: Selection = {**chosen, "source": row["source"]}
    days = [day.date().isoformat() for day in (row["first"], row["last"]) if not pd.isna(day)]
    return {
        "pieces": [[row["source"], ""]], "name": "", "facts": [" to ".join(dict.fromkeys(days))] if days else [],
        "figures": [
            _figure(row["mentions"], "mention", {**theirs, "by": "mentions"}),
            _figure(row["documents"], "document", {**theirs, "by": "documents"}),
            _figure(row["stories"], "story", {**theirs, "by": "stories"}, "stories"),
        ],
    }  # fmt: skip


def _name(row: Row, chosen: Selection) -> Row:
    theirs: Selection = {**chosen, "label": row["label"], "key": row["key"], "parts": ""}
    return {
        "pieces": [[row["entity"], _kind(row["label"], None)]], "name": row["kind"], "facts": [row["spellings"]],
        "said": row["entity"],
        "figures": [
            _figure(row["mentions"], "mention", {**theirs, "by": "mentions"}),
            _figure(row["documents"], "document", {**theirs, "by": "documents"}),
        ],
    }  # fmt: skip


_SHOWN: dict[str, Callable[[Row, Selection], Row]] = {
    "mentions": _mention, "sentences": _sentence, "documents": _one_document, "copies": _one_document,
    "stories": _story, "sources": _source, "statements": _statement, "names": _name,
}  # fmt: skip


def _called(row: Row) -> str:
    """The title of a document, else its name, which a meeting may not be meant to read."""
    if row["title"] or not session.names_hidden():
        return str(row["title"] or row["name"])
    return ", ".join(_document(row))


def _document(row: Row) -> list[str]:
    """Where a row stands: document and page, source, date."""
    day = "undated" if pd.isna(row["published"]) else row["published"].date().isoformat()
    page = row.get("page")
    name = "" if session.names_hidden() else row["name"]
    if page is not None and not pd.isna(page):
        name = f"{name}, page {page}" if name else f"page {page}"
    return [fact for fact in (row["source"], day, name) if fact]


def _place(row: Row, start: int, end: int) -> dict[str, Any]:
    return {"document": row["document"], "start": int(start), "end": int(end)}


def _figure(count: int, noun: str, opens: Selection, plural: str = "") -> list[str]:
    """The figure in words, and the selection that opens it."""
    return [look.counted(int(count), noun, plural), written(opens)]


def _kind(label: str, sense: object) -> str:
    return palette.kind_of(label, sense if isinstance(sense, str) else None).key


def _spans(row: Row, first: int) -> list[tuple[int, int, str]]:
    """Code points of mentions from the start of their sentence, and their kinds; of those that overlap the first."""
    spans: list[tuple[int, int, str]] = []
    for place, label in zip(row["places"].split("; "), row["kinds"].split("; ")):
        start, end = (int(offset) - first for offset in place.split("-"))
        if not spans or start >= spans[-1][1]:
            spans.append((start, end, label))
    return spans


def _folded(pieces: list[list[str]]) -> list[list[str]]:
    return [[folded(words), kind] for words, kind in pieces]
