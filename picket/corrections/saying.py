"""Decisions in words, as a reader meets them: in the log, beside a mention, in what was just done."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision, Named, Read, Said
from picket.corrections.wording import WHERE, words
from picket.labels import SENSE_NAMES, SINGULAR
from picket.ledger import Ledger

_SAID = ["actor", "system", "stage", "negated", "hedged"]
"""Columns of statements: the fields of Said."""


def said(one: Decision, ledger: Ledger, other: Decision | None = None) -> str:
    """What was decided, without who, when and why: "“Kim” is Kim Jong Un (person) in this document".

    `other` is the decision that a withdrawal takes back, where it is known.
    """
    catalogue, where = ledger.catalogue, "" if one.said else f" {WHERE[one.scope]}"
    if one.does == "withdraw":
        return f"taken back: {said(other, ledger)}" if other else "a decision that is not here is taken back"
    if one.said:
        told = f"“{stated(one.said, catalogue)}”"
        return f"{told} should read “{stated(one.meant, catalogue)}”" if one.meant else f"{told} is not stated there"
    about = f"“{words(one)}”" if one.wording or (one.anchor and one.scope == "mention") else entity(one.read, ledger)
    if one.named is None:
        return f"{about} is no name{where}"
    name = named(one.named, catalogue)
    verb = {"merge": "is the same as", "confirm": "is rightly read as"}.get(one.does, "is")
    return f"{about} {verb} {name}{where}"


def named(one: Named, catalogue: Catalogue) -> str:
    """What words mean: "Japan (country, by its demonym)"."""
    sense = f", {SENSE_NAMES[one.sense]}" if one.sense else ""  # type: ignore[index]
    variant = f", {one.variant}" if one.variant else ""
    return f"{_name(one.label, one.target, catalogue)} ({SINGULAR[one.label]}{sense}{variant})"


def entity(one: Read | None, ledger: Ledger) -> str:
    """An entity by the name it was read under: "Japan (country)"."""
    if one is None:
        return "what is read there"
    read = ledger.as_read.snapshot
    code = read.entity(one.label, one.key)
    name = read.entity_names[code] if code >= 0 else _name(one.label, one.key, ledger.catalogue)
    return f"{name} ({SINGULAR[one.label]})"


def stated(one: Said, catalogue: Catalogue) -> str:
    """A statement: "Japan not considering THAAD (hedged)"."""
    actor, system = _name("COUNTRY", one.actor, catalogue), _name("SYSTEM", one.system, catalogue)
    return f"{actor} {'not ' if one.negated else ''}{one.stage} {system}{' (hedged)' if one.hedged else ''}"


def made(one: Decision) -> str:
    """Who decided and why: "A. Baker: the text says so later"."""
    return f"{one.who}: {one.why}" if one.why else one.who


def told_of(ledger: Ledger, rows: NDArray[np.integer]) -> list[str]:
    """What made these mentions what they are, by their rows in the snapshot of a ledger; "" for those as read."""
    snapshot, found = ledger.snapshot, [""] * len(rows)
    if isinstance(snapshot, Corrected):
        for place in np.flatnonzero(snapshot.changed[rows]).tolist():
            found[place] = told(snapshot, int(rows[place]))
    return found


def told(whole: Corrected, row: int) -> str:
    """What made a mention what it is: "by A. Baker: a firm; read as Kim (person)", "" where it is as it was read."""
    place, origin = int(whole.by[row]), int(whole.origin[row])
    if place < 0:
        return ""
    if origin < 0:
        return f"by {made(whole.decisions[place])}; was not read as a name"
    entity = int(whole.read.columns.entity[origin])
    name, label = whole.read.entity_names[entity], list(SINGULAR)[whole.read.entity_labels[entity]]
    return f"by {made(whole.decisions[place])}; read as {name} ({SINGULAR[label]})"


def told_stated(ledger: Ledger, rows: Iterable[int]) -> list[str]:
    """What made these statements what they are, by their rows in the snapshot of a ledger; "" for those as read."""
    snapshot = ledger.snapshot
    if not isinstance(snapshot, Corrected):
        return ["" for _ in rows]
    return [_told_stated(snapshot, int(row), ledger.catalogue) for row in rows]


def _told_stated(whole: Corrected, row: int, catalogue: Catalogue) -> str:
    place = int(whole.stated_by[row])
    if place < 0:
        return ""
    was = Said(*whole.read.statements.loc[int(whole.stated_origin[row]), _SAID])
    return f"by {made(whole.decisions[place])}; read as {stated(was, catalogue)}"


def _name(label: str, target: str, catalogue: Catalogue) -> str:
    if label == "COUNTRY" and target in catalogue.countries:
        return catalogue.countries[target].name
    return catalogue.systems[target].short if label == "SYSTEM" and target in catalogue.systems else target
