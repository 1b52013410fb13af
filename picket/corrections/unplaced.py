"""Decisions that find no place: told as issues, never passed over."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import pandas as pd

from picket.catalogue.load import Catalogue
from picket.corrections.acting import of_document
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision
from picket.corrections.places import Span
from picket.corrections.stating import meant
from picket.corrections.wording import folded, words
from picket.library.frames import frame

HINT = "Take the decision back, or decide again where the words stand now."


def unknown(one: Decision, catalogue: Catalogue) -> str:
    """The country or system that a decision names and the catalogue does not know, "" where it knows all."""
    named = [(one.named.label, one.named.target)] if one.named else []
    if one.meant:
        named += [("COUNTRY", one.meant.actor), ("SYSTEM", one.meant.system)]
    there: dict[str, Container[str]] = {"COUNTRY": catalogue.countries, "SYSTEM": catalogue.systems}
    return next((target for label, target in named if label in there and target not in there[label]), "")


def issues(
    whole: Corrected, catalogue: Catalogue, numbers: Mapping[str, int], spots: Mapping[str, Span | None]
) -> pd.DataFrame:
    """The library's issues and, with numbers below 0, those of decisions. A document that is gone may come back."""
    names = whole.documents["name"]
    found = [
        (-place, numbers.get(one.document, 0), "warning", str(names.get(numbers.get(one.document, 0), "Decisions")),
         f"{one.who} decided about “{_short(words(one))}” on {one.when:%Y-%m-%d}, but {why}.", hint)
        for place, (one, why, hint) in enumerate(_unplaced(whole, catalogue, numbers, spots), 1)
    ]  # fmt: skip
    if not found:
        return whole.issues
    both = pd.concat([frame(found, "issues"), whole.issues], ignore_index=True)
    return both.sort_values("number", ignore_index=True)


def _unplaced(
    whole: Corrected, catalogue: Catalogue, numbers: Mapping[str, int], spots: Mapping[str, Span | None]
) -> Iterator[tuple[Decision, str, str]]:
    for one in whole.standing.holding:
        if target := unknown(one, catalogue):
            yield one, f"there is no “{target}” in the catalogue", "Add the system, or take the decision back."
        elif one.id in spots and spots[one.id] is None and one.scope == "mention":
            yield one, "these words are not found in the document any more, or in several places alike", HINT
        elif one.document in numbers and _missed(one, whole, numbers[one.document], spots.get(one.id)):
            yield one, "nothing is read there now as it was then", HINT


def _missed(one: Decision, whole: Corrected, number: int, span: Span | None) -> bool:
    """Whether a decision that is to change something in a document finds nothing there that it is about."""
    if one.does == "restate" and one.said and span:
        return not meant(whole.read.statements, number, one.said, span).any()
    if one.does == "name" and one.scope == "document":
        return not len(of_document(one, whole.read.columns, whole.names, number))
    if one.does == "add" and one.scope == "document":
        return not whole.places.added(one, [number])
    return False


def _short(quote: str) -> str:
    said = folded(quote)
    return said if len(said) <= 60 else f"{said[:59]}…"
