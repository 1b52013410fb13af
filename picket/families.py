"""Systems as families: what belongs to what, the versions met, and how often each is mentioned, alone or with parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue.load import FIRST, Catalogue
from picket.counting import counts
from picket.ledger import UNITS, Ledger, Unit

THREAT = "threat missile"


@dataclass(frozen=True)
class Branch:
    """A system, or with `variant` one version of it, and what belongs to it.

    `own` and `whole` count it in each of UNITS: alone, and with everything below it, each document once.
    """

    key: str
    name: str
    variant: str
    own: dict[Unit, int]
    whole: dict[Unit, int]
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Families:
    """The roots, the four of FIRST leading, then the most mentioned: of the defences and of the threat missiles."""

    defences: tuple[Branch, ...]
    threats: tuple[Branch, ...]


def families(ledger: Ledger) -> Families:
    """All systems of the catalogue in their families, also those without a mention; of versions only those met.

    A system that belongs to two others stands below both; each counts it once.
    """
    catalogue = ledger.catalogue
    grown = _Growing(ledger)
    roots = [key for key, system in catalogue.systems.items() if not set(system.part_of) & catalogue.systems.keys()]
    branches = sorted((grown.branch(key) for key in roots), key=_place)
    threats = {key for key, system in catalogue.systems.items() if system.kind == THREAT}
    return Families(
        tuple(branch for branch in branches if branch.key not in threats),
        tuple(branch for branch in branches if branch.key in threats),
    )


class _Growing:
    """The counts of all systems and families, from which the branches are made."""

    def __init__(self, ledger: Ledger) -> None:
        self.catalogue = ledger.catalogue
        self.own, self.whole = _counted(ledger)
        self.versions = _versions(ledger)
        self.children: dict[str, list[str]] = {}
        for key, system in self.catalogue.systems.items():
            for parent in system.part_of:
                self.children.setdefault(parent, []).append(key)

    def branch(self, key: str) -> Branch:
        """A system with all below it: what belongs to it, then its versions."""
        below = sorted((self.branch(child) for child in self.children.get(key, ())), key=_place)
        name = self.catalogue.systems[key].short
        named = [version for version in self.versions.get(key, ()) if version.name != name]
        versions = sorted(named, key=lambda version: (-version.own["mentions"], version.name))
        return Branch(key, name, "", self.own[key], self.whole[key], (*below, *versions))


def _counted(ledger: Ledger) -> tuple[dict[str, dict[Unit, int]], dict[str, dict[Unit, int]]]:
    """By catalogue key: the counts of each system, and of each with all that belongs to it."""
    catalogue, part = ledger.catalogue, ledger.labelled("SYSTEM")
    place = {key: number for number, key in enumerate(catalogue.systems)}
    of = np.array([place.get(key, -1) for key in ledger.snapshot.entity_keys], np.int64)[part.entity]
    known = of >= 0
    of, document = of[known], part.document[known]
    own = counts(ledger.snapshot, document, of, len(place))
    rows = [np.flatnonzero(np.isin(of, [place[one] for one in catalogue.family(key)])) for key in place]
    group = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    whole = counts(ledger.snapshot, document[np.concatenate(rows)], group, len(place))
    return _by_key(own, catalogue), _by_key(whole, catalogue)


def _by_key(found: pd.DataFrame, catalogue: Catalogue) -> dict[str, dict[Unit, int]]:
    return {
        key: {unit: int(row[unit]) for unit in UNITS} for key, row in zip(catalogue.systems, found.to_dict("records"))
    }


def _versions(ledger: Ledger) -> dict[str, list[Branch]]:
    """By catalogue key the versions that are named."""
    snapshot, part = ledger.snapshot, ledger.labelled("SYSTEM")
    named = part.variant > 0
    pairs = part.entity[named].astype(np.int64) << 32 | part.variant[named]
    group, different = pd.factorize(pairs)
    document: NDArray[np.integer] = part.document[named]
    order = np.lexsort((document, group))
    found = counts(snapshot, document[order], group[order], len(different)).to_dict("records")
    versions: dict[str, list[Branch]] = {}
    for pair, row in zip(different.tolist(), found):
        key, name = snapshot.entity_keys[pair >> 32], str(snapshot.words[pair & 0xFFFFFFFF])
        count: dict[Unit, int] = {unit: int(row[unit]) for unit in UNITS}
        versions.setdefault(key, []).append(Branch(key, name, name, count, count))
    return versions


def _place(branch: Branch) -> tuple[int, int, str]:
    rank = FIRST.index(branch.key) if branch.key in FIRST else len(FIRST)
    return rank, -branch.whole["mentions"], branch.name.casefold()
