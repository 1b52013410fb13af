"""The catalogue's systems beside what the documents say of them, and the countries named in the same sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from picket.catalogue.load import FIRST, Catalogue
from picket.counting import counts
from picket.labels import LABELS
from picket.ledger import Ledger

_COUNTS = ["mentions", "documents", "stories"]


def systems(ledger: Ledger) -> pd.DataFrame:
    """One row a catalogue system, the four of FIRST leading: what it is and how often it is mentioned.

    All systems are here, at zero too; `with_parts` counts also what belongs to the system (`part_of`).
    """
    snapshot, columns, catalogue = ledger.snapshot, ledger.columns, ledger.catalogue
    found = counts(snapshot, columns.document, columns.entity, len(snapshot.entity_keys))
    codes = {key: code for key in catalogue.systems if (code := snapshot.entity("SYSTEM", key)) >= 0}
    own = (
        found.loc[list(codes.values())]
        .set_axis(list(codes), axis="index")
        .reindex(list(catalogue.systems), fill_value=0)
    )
    with_parts = {key: int(own["mentions"].reindex(list(catalogue.family(key))).sum()) for key in catalogue.systems}
    named_beside = beside(ledger).groupby("system")["country"].agg("; ".join)
    table = _described(catalogue).join(own, on="system").assign(with_parts=lambda t: t["system"].map(with_parts))
    table = table.join(named_beside.rename("countries_beside"), on="system").fillna({"countries_beside": ""})
    first = table["system"].map({key: place for place, key in enumerate(FIRST)}).fillna(len(FIRST))
    return table.assign(first=first).sort_values(
        ["first", "mentions", "with_parts", "name"], ascending=[True, False, False, True]
    )


def beside(ledger: Ledger) -> pd.DataFrame:
    """One row a system and a country named in the same sentences: how many mentions of the system stand there."""
    columns, snapshot = ledger.columns, ledger.snapshot
    known = np.zeros(len(snapshot.entity_keys) + 1, bool)
    known[[code for iso3 in ledger.catalogue.countries if (code := snapshot.entity("COUNTRY", iso3)) >= 0]] = True
    systems = columns.label == list(LABELS).index("SYSTEM")
    with_system = np.zeros(int(columns.sentence.max(initial=-1)) + 1, bool)
    with_system[columns.sentence[systems]] = True
    countries = known[columns.entity] & with_system[columns.sentence]
    named = pd.DataFrame(
        {"sentence": columns.sentence[countries], "country": columns.entity[countries]}
    ).drop_duplicates()
    pairs = pd.DataFrame({"sentence": columns.sentence[systems], "system": columns.entity[systems]}).merge(
        named.drop_duplicates()
    )
    counted = pairs.groupby(["system", "country"]).size().reset_index(name="mentions")
    table = counted.assign(
        system=snapshot.entity_keys[counted["system"]], iso3=snapshot.entity_keys[counted["country"]],
        country=snapshot.entity_names[counted["country"]],
    )  # fmt: skip
    return table.sort_values(["system", "mentions", "country"], ascending=[True, False, True])


def _described(catalogue: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "system": key,
            "name": system.short,
            "full_name": system.name,
            "kind": system.kind,
            "what_it_is": system.summary,
            "part_of": "; ".join(catalogue.systems[parent].short for parent in system.part_of),
            "basing": "; ".join(system.basing),
            "phase": "; ".join(system.phase),
            "origin": "; ".join(catalogue.countries[iso3].name for iso3 in system.origin),
            "operators": "; ".join(dict.fromkeys(
                catalogue.countries[o.country].name for o in system.operators if o.status == "operational"
            )),
        }
        for key, system in catalogue.systems.items()
    )  # fmt: skip
