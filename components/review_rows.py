"""The log of decisions as rows: each decision with what became of it, withdrawals told beside what they took back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from picket.corrections import saying
from picket.corrections.decision import Decision
from picket.corrections.standing import Standing
from picket.corrections.wording import WHERE, words
from picket.ledger import Ledger

DOES: Mapping[str, str] = {
    "reject": "not a name", "name": "what it is", "add": "missed words", "merge": "one and the same",
    "unstate": "statement wrong", "restate": "statement otherwise", "confirm": "right as read",
}  # fmt: skip
"""Kinds of decision as a reader sees them."""

HOLDS, REPEATED, CONFLICT, OFF = "stands", "a later one holds", "in conflict", "taken back"

COLUMNS = ("when", "who", "about", "decided", "scope", "changes", "state", "why", "where", "taken_back", "id")


def rows(ledger: Ledger, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a decision, latest first; `names` are those of documents by id.

    Beside COLUMNS there are does, rule (whether it holds everywhere) and sample. `changes` is how many mentions or
    statements the decision makes what they are now.
    """
    standing, corrections = ledger.whole.standing, ledger.corrections
    effects: dict[str, int] = {**corrections.effects} if corrections else {}
    for key, count in (corrections.stated if corrections else {}).items():
        effects[key] = effects.get(key, 0) + count
    states = _states(standing)
    made = [_row(one, ledger, states[one.id], effects, names) for one in reversed(_decisions(standing))]
    return pd.DataFrame(made, columns=[*COLUMNS, "does", "rule", "sample"])


def _decisions(standing: Standing) -> list[Decision]:
    return [one for one in standing.log if one.does != "withdraw"]


def _states(standing: Standing) -> dict[str, str]:
    states = dict.fromkeys((one.id for one in _decisions(standing)), OFF)
    states |= dict.fromkeys((one.id for one in standing.decisions), REPEATED)
    states |= dict.fromkeys((one.id for one in standing.holding), HOLDS)
    return states | dict.fromkeys(
        (side.id for one in standing.conflicts for side in (one.overruled, one.holds)), CONFLICT
    )


def _row(
    one: Decision, ledger: Ledger, state: str, effects: Mapping[str, int], names: Mapping[str, str]
) -> dict[str, Any]:  # fmt: skip
    back = ledger.whole.standing.withdrawn.get(one.id)
    return {
        "when": pd.Timestamp(one.when).tz_localize(None), "who": one.who,
        "about": saying.entity(one.read, ledger) if one.of_entity else words(one),
        "decided": saying.said(one, ledger),
        "scope": WHERE[one.scope], "changes": effects.get(one.id, 0), "state": state, "why": one.why,
        "where": names.get(one.document, one.document),
        "taken_back": f"{back.who}, {back.when:%Y-%m-%d}" if back else "", "id": one.id, "does": one.does,
        "rule": one.rule, "sample": one.sample,
    }  # fmt: skip


def named(listed: Iterable[str], standing: Standing) -> list[Decision]:
    """The decisions of these ids, in the order in which they were made."""
    wanted = set(listed)
    return [one for one in standing.log if one.id in wanted]
