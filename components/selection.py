"""What was clicked: as it stands in a link, and as a filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypedDict, cast

import pandas as pd

from picket.address import RAW
from picket.catalogue.load import Catalogue
from picket.errors import FilterError
from picket.evidence import LISTED
from picket.filter import FLAGS, UNDATED, WITHIN, Entity, Filter, Flag, Undated, Within
from picket.model import SENSES, Sense

ALL = "ALL"
"""The kind that stands for every mention."""

COPIES = "copies"
"""What is listed of a document instead of mentions: the other documents of its story."""


class Selection(TypedDict, total=False):
    """What was clicked. Empty: nothing.

    `label`: a kind or ALL; `key`: an entity of it; `parts`: "yes" to take in what belongs to a system; `sense`: one
    sense of a country; `variant`: one version of a system; `spelling`: one way to write the name; `beside`: entities
    ("COUNTRY:JPN|SYSTEM:thaad") that the sentence, or with `where` "document" the document, names too; `document`,
    `source`, `stage`: one of these; `story`: that of the document of this id; `since`, `until`: days, both included;
    `undated`: "only"; `by`: what is listed, a key of evidence.LISTED or COPIES; `side`: "other" for the other side of a
    comparison; `read`: "raw" for what was read, without corrections.
    """

    label: str
    key: str
    parts: str
    sense: str
    variant: str
    spelling: str
    beside: str
    where: str
    document: str
    source: str
    actor: str
    stage: str
    negated: str
    hedged: str
    story: str
    since: str
    until: str
    undated: str
    by: str
    side: str
    read: str


def written(chosen: Selection) -> str:
    """A selection as it stands in a link: SYSTEM~thaad~by.documents."""
    pairs = [f"{name}.{_escaped(str(text))}" for name, text in chosen.items() if text and name not in ("label", "key")]
    return "~".join([_escaped(chosen.get("label", "")), _escaped(chosen.get("key", "")), *pairs]).rstrip("~")


def read(text: str) -> Selection:
    """The selection that was written so; what it does not know is passed over."""
    label, key, *more = *text.split("~"), "", ""
    found = {"label": label, "key": key, **dict(pair.partition(".")[::2] for pair in more if pair)}
    known = {name: _unescaped(words) for name, words in found.items() if name in Selection.__annotations__ and words}
    return cast(Selection, known)


def within(chosen: Selection, scope: Filter, catalogue: Catalogue) -> Filter:
    """A scope narrowed to what was clicked. Raises FilterError."""
    said: dict[str, str] = {**chosen}  # type: ignore[dict-item]
    days = {name: _day(said[name]) for name in ("since", "until") if name in said}
    one: dict[str, Any] = {f"{name}s": (said[name],) for name in ("document", "source") if name in said}
    if _among(said.get("read", ""), (RAW,)):
        one["as_read"] = True
    if undated := _among(said.get("undated", ""), UNDATED):
        one |= {"undated": cast(Undated, undated), "since": None, "until": None}
    return replace(
        scope, **one, **days, **({"undated": ""} if days else {}),
        label=said.get("label", "").replace(ALL, ""), key=said.get("key", ""), parts=said.get("parts") == "yes",
        sense=cast(Sense, _among(said.get("sense", ""), SENSES)), story=said.get("story", ""),
        variant=said.get("variant", ""), spelling=said.get("spelling", ""),
        beside=tuple(Entity(label, key) for label, key in pairs(said.get("beside", ""))),
        beside_in=cast(Within, _among(said.get("where", ""), WITHIN) or "sentence"),
        actor=said.get("actor", ""), stage=said.get("stage", ""),
        negated=cast(Flag, _among(said.get("negated", ""), FLAGS)),
        hedged=cast(Flag, _among(said.get("hedged", ""), FLAGS)),
    ).check(catalogue)  # fmt: skip


def listed(chosen: Selection) -> str:
    """What the evidence of a selection lists: a key of evidence.LISTED, or COPIES."""
    by = chosen.get("by", "")
    return by if by in (*LISTED, COPIES) else "mentions"


def beside(*entities: tuple[str, str]) -> str:
    """Entities, by kind and key, in the form in which a selection names them."""
    return "|".join(f"{label}:{key.replace('%', '%25').replace('|', '%7C')}" for label, key in entities)


def pairs(written: str) -> list[tuple[str, str]]:
    """The kinds and keys of entities written so."""
    found = [pair.partition(":")[::2] for pair in written.split("|") if pair]
    return [(label, key.replace("%7C", "|").replace("%25", "%")) for label, key in found]


def same(one: Selection | None, other: Selection | None) -> bool:
    """Whether two selections mean the same."""
    return {n: v for n, v in (one or {}).items() if v} == {n: v for n, v in (other or {}).items() if v}


def first_of(rows: pd.DataFrame, label: str = "", key: str = "key") -> Selection:
    """The first row of a table of entities, as if it had been clicked; nothing when it is empty."""
    if rows.empty:
        return {}
    return {"label": label or str(rows["label"].iloc[0]), "key": str(rows[key].iloc[0])}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FilterError(f"The link selects the day '{text}', which is no date; click the figure again.") from None


def _among(text: str, choices: Iterable[str]) -> str:
    if text and text not in choices:
        raise FilterError(f"The link selects '{text}', which there is not; click the figure again.")
    return text


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("~", "%7E")


def _unescaped(text: str) -> str:
    return text.replace("%7E", "~").replace("%25", "%")
