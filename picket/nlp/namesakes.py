"""Towns that bear a country's name: Lebanon in Indiana, Jordan in Minnesota, Palestine in Texas.

A country's name is a town's where a school or another thing of towns bears it ("Jordan Elementary"), and where a
text is plainly local news: it speaks of counties, sheriffs and schools and names no foreign country besides. Proof
in one place holds for the whole text, unless the country shows itself by its people or its capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from picket.catalogue.geography import Guards
from picket.nlp.hits import Hit, Page
from picket.nlp.words import Phrases

if TYPE_CHECKING:
    from picket.nlp.locate import Survey

HOME = "USA"
"""The country whose towns are named after countries; elsewhere such towns are too rare to be looked for."""

LOCAL = 2
"""Different words of local news in a text that names no foreign country."""

LONGEST = 4
"""Words of the longest phrase that may follow a town's name."""


class Namesakes:
    """Tells the towns among the hits of countries' names."""

    def __init__(self, guards: Guards) -> None:
        self._after: Phrases[str] = Phrases()
        self._local: Phrases[str] = Phrases()
        for phrase in guards.town_after:
            self._after.add(phrase, phrase)
        for phrase in guards.local_news:
            self._local.add(phrase, phrase)

    def settle(self, survey: Survey) -> None:
        """Make a place of the United States of every hit that names a town there."""
        names = [h for h in survey.hits if h.entries and h.entry.kind == "name" and _is_town(survey, h)]
        for form in {h.entry.form for h in names}:
            alike = [h for h in names if h.entry.form == form]
            proven = {h.i: f"“{phrase}” after it" for h in alike if (phrase := self._thing(survey.page, h))}
            shows = any(_shows(h, alike[0].entry.iso3) for h in survey.hits)
            if not proven and not shows and self._local_news(survey, alike):
                proven = {h.i: "local news" for h in alike}
            for hit in alike:
                if why := proven.get(hit.i) or (not shows and next(iter(proven.values()), "")):
                    hit.target, hit.sense, hit.rule = HOME, "place", f"town in the United States: {why}"

    def _thing(self, page: Page, hit: Hit) -> str:
        """The thing of a town that follows the name; empty when none does."""
        found = next(self._after.find(page.words[hit.j : hit.j + LONGEST]), None)
        return found[2][0] if found and found[0] == 0 else ""

    def _local_news(self, survey: Survey, alike: list[Hit]) -> bool:
        if any(_foreign(h, alike[0].entry.iso3) for h in survey.hits):
            return False
        met = {phrase for _, _, phrases in self._local.find(survey.page.words) for phrase in phrases}
        return len(met) >= LOCAL


def _is_town(survey: Survey, hit: Hit) -> bool:
    return any(p.iso3 == HOME and p.population for p in survey.places(hit))


def _shows(hit: Hit, country: str) -> bool:
    """Whether the country itself is on the page: its people, its capital, its initials."""
    return bool(hit.entries) and hit.entry.iso3 == country and hit.entry.kind not in ("name", "region", "after comma")


def _foreign(hit: Hit, besides: str) -> bool:
    kinds = ("name", "abbreviation", "demonym", "seat")
    return bool(hit.entries) and hit.entry.kind in kinds and hit.entry.iso3 not in (HOME, besides)
