"""The names that words can be said to mean."""

from __future__ import annotations

from components import look
from picket.catalogue.load import Catalogue
from picket.labels import LABELS
from picket.tables import View

MOST = 300
"""Names of a kind that are offered; others can be typed."""


def known(catalogue: Catalogue, entities: View) -> dict[str, list[list[str]]]:
    """By kind the names to choose from: target, name, and what else is told of it.

    `entities` is the table of what is mentioned; of countries and systems all are offered, mentioned or not.
    """
    labels = entities.rows["label"]
    few = entities.over(lambda rows: rows[~labels.isin(["COUNTRY", "SYSTEM"])].groupby("label").head(MOST)).whole
    found: dict[str, list[list[str]]] = {label: [] for label in LABELS}
    for label, name, number in zip(few["label"], few["entity"], few["mentions"]):
        found[label].append([name, name, look.counted(int(number), "mention")])
    found["COUNTRY"] = sorted([[iso3, one.name, iso3] for iso3, one in catalogue.countries.items()], key=_by_name)
    found["SYSTEM"] = sorted([[key, one.short, one.name] for key, one in catalogue.systems.items()], key=_by_name)
    return found


def _by_name(row: list[str]) -> str:
    return row[1].casefold()
