"""What is reported of each system and country, stage by stage: counted and dated, never averaged, no report chosen.

Every statement names its country and a system, so each stands behind just one row: they sum to the statements.

Reports of one system and one country *differ* when, whatever their dates,

- a stage is both affirmed and denied, or
- one affirms a stage of GOING and another one of STOPPED: it goes on or is done, and it is halted or given up.

Hedged reports differ as others do. All may have been right on their day, so their days are told. Other stages follow
or accompany each other (considering, ordered, tested) and differ from none; "opposed" is a stand on anybody's plan.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.ledger import Ledger

GOING = ("approved", "ordered", "deploying", "operational")
STOPPED = ("suspended", "cancelled")

CELL = ["system", "actor"]
REPORT = [*CELL, "stage", "negated", "hedged"]

Ints = NDArray[np.int64]


def rows(ledger: Ledger) -> pd.DataFrame:
    """One row a system, country, stage, negated and hedged, by these keys; of one cell those last reported first.

    `statements`, `documents` and `sources` (of documents that state one) are counted, `as_read` are the statements
    without corrections; `undated` of the statements stand in undated documents. `first` and `last` are the stated days
    of the others, NaT where there is none.
    """
    statements, documents = ledger.statements, ledger.snapshot.documents
    codes = [pd.factorize(statements[key])[0] for key in REPORT]
    number, _ = pd.factorize(np.ravel_multi_index(codes, [int(code.max(initial=0)) + 1 for code in codes]))
    reports = statements[REPORT][~pd.Series(number, index=statements.index).duplicated()].reset_index(drop=True)
    document, size = statements["document"].to_numpy(), len(reports)
    day = documents["published"].reindex(document).reset_index(drop=True)
    source = ledger.snapshot.source_of[document]
    found = reports.assign(
        statements=np.bincount(number, minlength=size), documents=_different(number, document, size),
        as_read=_as_read(ledger, reports),
        sources=_different(number[source > 0], source[source > 0], size),
        undated=np.bincount(number[day.isna()], minlength=size),
        first=day.groupby(number).min(), last=day.groupby(number).max(),
    )  # fmt: skip
    return found.assign(differs=_differing(found)).sort_values(
        [*CELL, "last", "stage", "negated", "hedged"], ascending=[True, True, False, True, True, True],
        na_position="last", ignore_index=True,
    )  # fmt: skip


def read_by_cell(ledger: Ledger) -> dict[tuple[str, str], int]:
    """By system and country how many statements the same filter keeps of the library as it was read."""
    read = ledger.uncorrected.statements
    return dict(Counter(zip(*(read[key].tolist() for key in CELL))))


def _as_read(ledger: Ledger, reports: pd.DataFrame) -> Ints:
    """For each report how many statements were read as it."""
    times = ledger.uncorrected.statements.groupby(REPORT).size()
    return np.array(times.reindex(pd.MultiIndex.from_frame(reports), fill_value=0), np.int64)


def words(ledger: Ledger, found: pd.DataFrame) -> pd.DataFrame:
    """Rows with the names of their system and country."""
    catalogue = ledger.catalogue
    systems = {key: system.short for key, system in catalogue.systems.items()}
    countries = {iso3: country.name for iso3, country in catalogue.countries.items()}
    return found.assign(
        system_name=found["system"].map(systems).fillna(found["system"]),
        country=found["actor"].map(countries).fillna(found["actor"]),
    )


def _different(number: NDArray[Any], value: NDArray[Any], size: int) -> Ints:
    """For each report how many different values it has."""
    pairs = pd.unique(number.astype(np.int64) << 32 | value)
    return np.bincount(pairs >> 32, minlength=size)


def _differing(found: pd.DataFrame) -> pd.Series[bool]:
    """For each report whether another one of its cell says otherwise."""
    denied = found.groupby([*CELL, "stage"])["negated"].transform("nunique") > 1
    going, stopped = (found["stage"].isin(stages) & ~found["negated"] for stages in (GOING, STOPPED))
    cell = [found[key] for key in CELL]
    both = going.groupby(cell).transform("any") & stopped.groupby(cell).transform("any")
    differs: pd.Series[bool] = denied | both & (going | stopped)
    return differs
