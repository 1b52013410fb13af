"""What a correction is asked with: kinds, names to choose from, and how far it would reach, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from components import cached, look, server
from picket.catalogue.load import Catalogue
from picket.corrections.decision import Named, Scope
from picket.corrections.making import Effect
from picket.corrections.wording import folded
from picket.errors import DecisionError
from picket.labels import LABELS, SENSE_NAMES, SINGULAR
from picket.model import SENSES

REACH: dict[Scope, str] = {
    "mention": "Only here", "document": "In this document", "everywhere": "Everywhere it is written and read so",
}  # fmt: skip
LATER = "and in documents added later"


def scopes_of(effects: Iterable[tuple[Scope, Effect]], entity: bool = False) -> list[list[str]]:
    """Scopes with how many mentions each would change; of an `entity` however it is written."""
    return [
        [scope, "Everywhere, however it is written" if entity and scope == "everywhere" else REACH[scope],
         counted(effect, places=scope == "everywhere") + (f", {LATER}" if scope == "everywhere" else "")]
        for scope, effect in effects
    ]  # fmt: skip


def counted(effect: Effect, places: bool = False) -> str:
    """So many mentions, with `places` in so many documents."""
    mentions = look.counted(effect.mentions, "mention")
    return f"{mentions} in {look.counted(effect.documents, 'document')}" if places else mentions


def holding(wording: str) -> str:
    """How many documents hold these words, whatever is read in them."""
    documents = look.counted(len(cached.matching(f'"{wording.replace(chr(34), " ")}"')), "document")
    return f"where these words stand in {documents}, {LATER}"


def fields(shown: Named, kind: bool = True, sense: bool = True) -> list[dict[str, Any]]:
    """The fields that say what words are, filled in with what is shown; without `kind` its own is meant."""
    named = {"name": "target", "title": "Which", "type": "known", "of": "label" if kind else shown.label,
             "value": called(shown)}  # fmt: skip
    if not kind:
        return [named]
    kinds = [[label, SINGULAR[label].capitalize()] for label in LABELS]
    found = [{"name": "label", "title": "Kind", "type": "select", "options": kinds, "value": shown.label}, named]
    if sense:
        senses = [[one, SENSE_NAMES[one].capitalize()] for one in SENSES]
        found.append({"name": "sense", "title": "By its", "type": "select", "options": senses,
                      "value": shown.sense or "name", "when": ["label", "COUNTRY"]})  # fmt: skip
    return found


def called(one: Named) -> str:
    """The name on screen of what is meant."""
    catalogue = server.catalogue()
    if one.label == "COUNTRY" and one.target in catalogue.countries:
        return catalogue.countries[one.target].name
    return catalogue.systems[one.target].short if one.target in catalogue.systems else one.target


def named(asked: Mapping[str, Any], catalogue: Catalogue) -> Named:
    """What was chosen. Raises DecisionError: nothing was, or it is not in the catalogue."""
    label, target = str(asked["label"]), folded(str(asked["target"]))
    if not target:
        raise DecisionError(f"Say which {SINGULAR[label]} it is.")
    if label == "COUNTRY" and target not in catalogue.countries:
        raise DecisionError(f"There is no country “{target}” in the catalogue; choose one of the list.")
    if label == "SYSTEM" and target not in catalogue.systems:
        raise DecisionError(
            f"There is no system “{target}” in the catalogue; choose one of the list, or add it on the Systems page."
        )
    return Named(label, target, str(asked.get("sense", "")) if label == "COUNTRY" else "")


def likely(wording: str) -> Named:
    """What words are known as, else a person of that name: what the form starts with."""
    for label, names in cached.known_names().items():
        for target, name, *_ in names:
            if name.casefold() == wording.casefold():
                return Named(label, target)
    return Named("PERSON", wording)
