"""Decisions in words: the wording they hold for, and the rule that stands beside a mention they made."""

from __future__ import annotations

from picket.corrections.decision import Decision, Scope
from picket.labels import LABELS

FOUND_BY = "analyst"
"""What found a mention that a decision made."""

WHERE: dict[Scope, str] = {"mention": "here", "document": "in this document", "everywhere": "everywhere"}


def folded(words: str) -> str:
    """White space as single spaces: how wordings are compared."""
    return " ".join(words.split())


def words(one: Decision) -> str:
    """The words a decision is about: its wording, those of its place, or the entity however it is written."""
    quote = one.wording or (one.anchor.quote if one.anchor and one.scope == "mention" else "")
    return folded(quote) or (one.read.key if one.read else "")


def rule(one: Decision) -> str:
    """Why a mention is what a decision made it: "Kim: Kim Jong Un here, says A. Baker (the text says so later)"."""
    if one.named is None:
        said = "nothing"
    elif one.does == "merge":
        said = f"the same as {one.named.target}"
    else:
        said = f"{one.named.target} ({LABELS[one.named.label]})"
    return f"{words(one)}: {said} {WHERE[one.scope]}, says {one.who}" + (f": {one.why}" if one.why else "")
