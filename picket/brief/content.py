"""A brief made from ledgers: every figure is that of a table in picket.tables, with the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from picket.brief import standing
from picket.brief.annex import PER_PART, Annex
from picket.brief.figures import COUNTRIES, Figures
from picket.brief.model import Asked, Brief, Cited, Part, Rest, Row
from picket.brief.systems import References, described
from picket.brief.titles import scope_of, title_of
from picket.brief.words import NOTE, TITLE, clean
from picket.filter import Filter
from picket.ledger import Ledger
from picket.manifest import Manifest, now
from picket.tables import TABLES, View

KEY_SENTENCES = 12
"""Key sentences that are shown."""


def brief_of(
    ledger: Ledger, wanted: Filter | Sequence[Asked], title: str = "", made: datetime | None = None
) -> Brief:  # fmt: skip
    """The brief of one filter, or of a list of them in this order. `title`: "" for one made of the filter's words.

    `ledger` is that of the whole library; `made` (UTC) is when it is said to be made, now unless given: the same
    library, filters and moment make the same brief.
    """
    asked = [Asked("", "", wanted)] if isinstance(wanted, Filter) else list(wanted)
    moment = made or now()
    annex, references = Annex(ledger), References()
    kept = [(one, ledger.where(one.wanted)) for one in asked]
    manifests = [Manifest.of(theirs, one.wanted, moment) for one, theirs in kept]
    parts = tuple(_part(theirs, one, said, annex, references) for (one, theirs), said in zip(kept, manifests))
    whole = title.strip() or (parts[0].title if len(parts) == 1 else "Briefing")
    return Brief(
        clean(whole, TITLE), moment, standing.of_library(ledger, manifests[0], moment), parts, annex.sentences(),
        annex.evidence, references.listed(), tuple(tuple(_rows(manifest)) for manifest in manifests),
    )  # fmt: skip


def _part(ledger: Ledger, asked: Asked, manifest: Manifest, annex: Annex, references: References) -> Part:
    annex.begin(ledger, PER_PART)
    shown, more = _key_sentences(ledger, annex)
    figures = Figures(ledger, annex)
    countries, on_map = figures.countries(), figures.on_map
    systems, more_systems = described(ledger, figures.systems(), annex, references)
    part = Part(
        clean(asked.title, TITLE) or title_of(asked.wanted, ledger), clean(asked.notes, NOTE),
        scope_of(asked.wanted, ledger), standing.of_part(ledger, asked.wanted, manifest), figures.headlines(manifest),
        countries[:COUNTRIES], Rest(len(countries) - COUNTRIES, sum(c.mentions for c in countries[COUNTRIES:]))
        if len(countries) > COUNTRIES else Rest(),
        figures.unplaced, systems, more_systems, figures.step, figures.periods(), shown, more,
        tuple((clean(step, TITLE), clean(notes, NOTE)) for step, notes in asked.steps), on_map,
    )  # fmt: skip
    ledger.columns.forget()
    return part


def _key_sentences(ledger: Ledger, annex: Annex) -> tuple[Cited, int]:
    """The first key sentences, and how many more there are."""
    view = View(TABLES["sentences"], ledger)
    numbers = view.rows["sentence_number"].to_numpy()
    shown = Cited(tuple(n for sentence in numbers[:KEY_SENTENCES] for n in annex.cite(sentence, 1).numbers))
    return shown, max(len(numbers) - KEY_SENTENCES, 0)


def _rows(manifest: Manifest) -> list[Row]:
    return [(what, clean(f"{value:,}" if isinstance(value, int) else value)) for what, value in manifest.as_rows()]
