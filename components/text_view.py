"""A document's text exactly as it was given, with its mentions marked in it.

The text reaches the browser as data and is put on the page as text nodes, so that nothing in it can act as
markup, and what is shown, selected and copied is the text to the character. Offsets are code points here and
everywhere in Picket; JavaScript counts UTF-16 units, so they are converted on the way out.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, cast

import pandas as pd
import streamlit as st

from components import palette
from components.control_marks import control_marks
from picket.labels import LABELS

SENSES = {
    "name": "by its name", "demonym": "by its people or adjective", "short": "by a short form",
    "metonym": "by its capital or government", "place": "by a place in it",
}  # fmt: skip
"""How a country is named, in words."""

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_HERE = Path(__file__)
_SCRIPTS = tuple(
    f"text_view{part}.js"
    for part in ("_nodes", "_parts", "_legend", "_steps", "_place", "_find", "_strip", "_card", "_correct", "_keys", "")
)
_FACTS = ("start", "end", "label", "entity", "key", "sense", "variant", "found_by", "rule", "corrected")
_Note = tuple[str, str, tuple[tuple[str, str], ...]]
Asked = tuple[int, int, str]
"""A mention in a text by its start and end (code points) and label, or words that none marks, with the label ""."""


HEIGHT = "max(20rem, calc(100vh - 15.6rem))"
"""What is left of the window below the page's head, so that only the text scrolls."""

SHARED_HEIGHT = "calc(100vh - 7rem - var(--picket-below))"
"""The same on a shared screen, above the caption of a briefing."""


class Marked(TypedDict, total=False):
    """A mention to mark: `start`, `end` in code points, end exclusive; `title` is what it names, `corrected` what an
    analyst made of it, in words."""

    start: int
    end: int
    label: str
    title: str
    target: str | None
    sense: str | None
    variant: str | None
    found_by: str
    rule: str
    corrected: str


@dataclass(frozen=True, slots=True)
class Content:
    """What the browser builds a view from, how code points into the text become UTF-16 units, and the way back."""

    sent: dict[str, Any]
    units: Callable[[int, int], tuple[int, int]]
    points: Callable[[int, int], tuple[int, int]]


def draw(
    text: str, mentions: Sequence[Marked], *, key: str, dark: bool, focus: tuple[int, int] | None = None,
    kinds_on: Iterable[str] | None = None, height: str = HEIGHT, pages: Sequence[int] = (),
) -> Asked | None:  # fmt: skip
    """`show` for what is drawn once: for a long text keep its `content` between reruns."""
    return show(content(text, mentions, pages), key=key, dark=dark, focus=focus, kinds_on=kinds_on, height=height)


def show(
    made: Content, *, key: str, dark: bool, focus: tuple[int, int] | None = None,
    kinds_on: Iterable[str] | None = None, height: str = HEIGHT, labelled: bool = False, corrects: bool = False,
) -> Asked | None:  # fmt: skip
    """Show the text; return what the reader wants to correct, else None. Only where it `corrects` that is offered.

    `focus` (code points, end exclusive) is scrolled to and tinted, mention or not. `kinds_on` are keys of
    `palette.KINDS` to mark; None leaves the reader's own choice. `height` is a CSS length. `labelled`: larger, and
    beside each mark stands what it is and, where its words do not say so, what it names.
    """
    data = made.sent | {
        "dark": dark, "height": height, "labelled": labelled, "corrects": corrects,
        "kinds_on": sorted(kinds_on) if kinds_on is not None else None, "focus": made.units(*focus) if focus else None,
    }  # fmt: skip
    asked = _view(key=key, data=data, on_clicked_change=lambda: None, on_correct_change=lambda: None).correct
    if asked is None:
        return None
    return (*made.points(int(asked["start"]), int(asked["end"])), str(asked.get("label", "")))


def marks(table: pd.DataFrame) -> list[Marked]:
    """The rows of the mentions table, with `corrected` beside them, as marks; missing values are None."""
    names = {"entity": "title", "key": "target"}
    columns = {
        names.get(fact, fact): [None if gone else value for value, gone in zip(column.tolist(), column.isna())]
        for fact, column in table[list(_FACTS)].items()
    }
    return [cast(Marked, dict(zip(columns, row))) for row in zip(*columns.values())]


def content(text: str, mentions: Sequence[Marked], pages: Sequence[int] = ()) -> Content:
    """Everything the browser builds from, and `rev`, which tells it whether to build again.

    It follows from its arguments alone, so a caller may keep it. `pages` are the code points at which pages start,
    as in `Document.pages`: an empty last page starts at the text's end.
    """
    units = _units(text)
    places = {kind.key: i for i, kind in enumerate(palette.KINDS)}
    notes: dict[_Note, int] = {}
    counts = [0] * len(palette.KINDS)
    spans = []
    for mention in mentions:
        place = places[palette.kind_of(mention["label"], mention.get("sense")).key]
        note = notes.setdefault(_note(text, mention), len(notes))
        spans.append((*units(mention["start"], mention["end"]), place, note))
        counts[place] += 1
    sent: dict[str, Any] = {
        "text": text,
        "spans": spans,
        "labels": [mention["label"] for mention in mentions],
        "pieces": _nested((start, end) for start, end, *_ in spans),
        "notes": list(notes),
        "kinds": [
            {"key": kind.key, "title": kind.title, "one": kind.one, "count": count}
            for kind, count in zip(palette.KINDS, counts)
        ],
        "tokens": [(units(at, at)[0], name) for at, name in control_marks(text)],
        "pages": [units(at, at)[0] for at in pages],
        "corrected": [i for i, mention in enumerate(mentions) if mention.get("corrected")],
    }
    rev = hashlib.sha256(json.dumps(sent).encode()).hexdigest()[:16]
    return Content(sent | {"rev": rev}, units, _points(text))


def _note(text: str, mention: Marked) -> _Note:
    """The card of a mention: what kind of thing it is, what it names, and named facts about it."""
    label = mention["label"]
    kind = palette.kind_of(label)
    words = text[mention["start"] : mention["end"]]
    facts = {
        "Code": mention.get("target") if label == "COUNTRY" else None,
        "Named": SENSES.get(mention.get("sense") or ""),
        "Variant": mention.get("variant"),
        "Corrected": mention.get("corrected"),
        "Found by": ": ".join(filter(None, (mention.get("found_by"), mention.get("rule")))),
    }
    if facts["Corrected"]:
        del facts["Found by"]  # who corrected it says more
    title = mention.get("title") or mention.get("target") or " ".join(words.split())
    what = kind.one if label == kind.key else LABELS.get(label, kind.one)
    return what, title, tuple((name, value) for name, value in facts.items() if value)


def _units(text: str) -> Callable[[int, int], tuple[int, int]]:
    """Code points into `text` -> UTF-16 units: each character beyond U+FFFF before an offset adds one."""
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    return lambda start, end: (start + bisect_left(astral, start), end + bisect_left(astral, end))


def _points(text: str) -> Callable[[int, int], tuple[int, int]]:
    """UTF-16 units into `text` -> code points; the second half of a character counts as its end."""
    seconds = [match.start() + number + 1 for number, match in enumerate(_ASTRAL.finditer(text))]
    return lambda start, end: (start - bisect_left(seconds, start), end - bisect_left(seconds, end))


def _nested(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Spans as (start, end, index) that nest: one that runs out of another is cut there into two pieces."""
    todo = [(start, -end, i) for i, (start, end) in enumerate(spans)]
    heapq.heapify(todo)
    pieces: list[tuple[int, int, int]] = []
    open_ends: list[int] = []
    while todo:
        start, negative, i = heapq.heappop(todo)
        end = -negative
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            heapq.heappush(todo, (open_ends[-1], negative, i))
            end = open_ends[-1]
        pieces.append((start, end, i))
        open_ends.append(end)
    return pieces


def _kind_rules() -> str:
    """The palette as style: colours by theme, the underline of each kind, and how a kind is switched off."""
    rules = []
    for dark, view in ((False, ".view"), (True, ".view.dark")):
        colours = "".join(f"--ink-{k.key}:{k.ink(dark)};--tint-{k.key}:{k.tint(dark)};" for k in palette.KINDS)
        rules.append(f"{view}{{{colours}}}")
    for kind in palette.KINDS:
        key = kind.key
        rules.append(
            f'[data-kind="{key}"]{{--ink:var(--ink-{key});--tint:var(--tint-{key});'
            f"--cue:{kind.cue};--weight:{kind.weight}px}}"
            f'.hide-{key} mark[data-kind="{key}"]'
            "{background:none;text-decoration:none;box-shadow:none;cursor:inherit}"
            f'.hide-{key} mark[data-kind="{key}"]::after{{content:none}}'
        )
    return "\n".join(rules)


_view = st.components.v2.component(
    "picket_text_view",
    html=_HERE.with_suffix(".html").read_text(encoding="utf-8"),
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8") + _kind_rules(),
    js="".join((_HERE.parent / name).read_text(encoding="utf-8") for name in _SCRIPTS),
)
