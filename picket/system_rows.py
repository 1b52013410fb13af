"""The catalogue's systems beside what the documents say of them, and the countries named in the same sentences."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue import facts as sourced
from picket.catalogue.facts import HEADINGS
from picket.catalogue.load import FIRST, Catalogue
from picket.catalogue.schema import System
from picket.columns import Part
from picket.counting import counts
from picket.ledger import Ledger


def systems(ledger: Ledger) -> pd.DataFrame:
    """One row a catalogue system, the four of FIRST leading: what it is and how often it is mentioned.

    All systems are here, at zero too; `with_parts` counts also what belongs to the system (`part_of`).
    """
    snapshot, catalogue, columns = ledger.snapshot, ledger.catalogue, ledger.labelled("SYSTEM")
    found = counts(snapshot, columns.document, columns.entity, len(snapshot.entity_keys))
    found["as_read"] = ledger.read_mentions[: len(found)]
    codes = _codes(ledger, "SYSTEM", catalogue.systems)
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
    snapshot, catalogue = ledger.snapshot, ledger.catalogue
    systems, countries = _codes(ledger, "SYSTEM", catalogue.systems), _codes(ledger, "COUNTRY", catalogue.countries)
    codes, read = (list(systems.values()), list(countries.values())), ledger.uncorrected
    counted = _together(ledger.labelled("SYSTEM", "COUNTRY"), *codes)
    before = counted if read is ledger else _together(read.labelled("SYSTEM", "COUNTRY"), *codes)
    system, country = np.nonzero(counted)
    table = pd.DataFrame(
        {
            "system": np.array(list(systems), object)[system],
            "iso3": np.array(list(countries), object)[country],
            "country": snapshot.entity_names[np.array(list(countries.values()), np.int64)[country]],
            "mentions": counted[system, country],
            "as_read": before[system, country],
        }
    )
    return table.sort_values(["system", "mentions", "country"], ascending=[True, False, True])


def facts(ledger: Ledger) -> pd.DataFrame:
    """One row a fact of the catalogue and a source that states it; the same whatever the filter."""
    catalogue = ledger.catalogue
    return pd.DataFrame(
        {
            "system": system.key, "name": system.short, "fact": HEADINGS[fact.field], "words": fact.words,
            "iso3": fact.country, "status": fact.status, "year": fact.year, "source": source.title,
            "publisher": source.publisher, "source_date": source.date or "", "url": source.url, "grade": source.grade,
            "as_of": system.as_of.isoformat(),
        }
        for system in catalogue.systems.values()
        for fact in sourced.facts(system, catalogue)
        for source in fact.sources.values()
    ).astype({"year": "Int64"})  # fmt: skip


def _codes(ledger: Ledger, label: str, keys: Iterable[str]) -> dict[str, int]:
    """The entities of these keys that are mentioned anywhere."""
    return {key: code for key in keys if (code := ledger.snapshot.entity(label, key)) >= 0}


def _together(columns: Part, ones: list[int], others: list[int]) -> NDArray[np.int64]:
    """For each pair of entities how many mentions of the one stand in sentences that name the other."""
    most = int(columns.entity.max(initial=0)) + 1
    one, other = _places(ones, most)[columns.entity], _places(others, most)[columns.entity]
    sentence, size = columns.sentence, int(columns.sentence.max(initial=-1)) + 1
    holds = np.zeros(size, bool)
    holds[sentence[one >= 0]] = True
    new = np.ones(len(columns), bool)  # of one entity in one sentence: rows of one entity are neighbours
    new[1:] = (sentence[1:] != sentence[:-1]) | (columns.entity[1:] != columns.entity[:-1])
    named = np.flatnonzero(new & (other >= 0) & holds[sentence])
    named = named[np.argsort(sentence[named], kind="stable")]
    there = np.bincount(sentence[named], minlength=size)
    begins = np.cumsum(there) - there
    rows = np.flatnonzero(one >= 0)
    times = there[sentence[rows]]
    step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    partner = other[named[np.repeat(begins[sentence[rows]], times) + step]]
    pairs = np.repeat(one[rows], times).astype(np.int64) * max(len(others), 1) + partner
    return np.bincount(pairs, minlength=len(ones) * len(others)).reshape(len(ones), len(others))


def _places(entities: list[int], size: int) -> NDArray[np.int32]:
    """By entity its place in the list, -1 for all others."""
    places = np.full(max(size, *entities, -1) + 1 if entities else size, -1, np.int32)
    places[entities] = np.arange(len(entities))
    return places


def _described(catalogue: Catalogue) -> pd.DataFrame:
    """What the catalogue states of each system with a source; what it only groups by stands under `kind`."""
    rows = [_row(system, catalogue) for system in catalogue.systems.values()]
    return pd.DataFrame(rows)


def _row(system: System, catalogue: Catalogue) -> dict[str, str]:
    operating = [o.country for o in system.operators if o.status == "operational"]
    return {
        "system": system.key,
        "name": system.short,
        "full_name": system.name,
        "kind": system.kind,
        "what_it_is": system.summary.value if system.summary else "",
        "part_of": "; ".join(catalogue.systems[parent].short for parent in system.part_of),
        "basing": _joined(stated.value for stated in system.basing),
        "phase": _joined(stated.value for stated in system.phase),
        "origin": _joined(catalogue.countries[stated.value].name for stated in system.origin),
        "operators": _joined(catalogue.countries[iso3].name for iso3 in operating),
    }


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))
