"""Which country a place lies in: by the state or country after it, else by size and what the text names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from picket.catalogue.geography import Guards
from picket.catalogue.schema import Country
from picket.nlp.cover import Cover
from picket.nlp.gazetteer import Gazetteer, Place
from picket.nlp.hits import Hit, Page, place_of
from picket.nlp.lexicon import SENSE_OF, Entry, Lexicon
from picket.nlp.namesakes import Namesakes
from picket.nlp.shared import EVERYWHERE
from picket.nlp.towns import LONGEST, SIZEABLE, Town, Towns, weight
from picket.nlp.words import plain_key

SMALLER = 3
"""A town of a country the text names is preferred to a namesake up to this many times as large."""

SMALLER_AT_HOME = 10
"""The same where most of the places named lie in that country."""

FAMOUS = 150_000
"""Population from which a town is known beyond its country: "in Geneva" is not the one in Illinois."""

SETTING = 2
"""States and regions of a country from which the text is taken to play there."""

CLOSES = frozenset({",", ";", ".", ")", "(", "]", ":"})
JOINS = frozenset({",", "and", "or"})


@dataclass
class Survey:
    """What is known of one page while its places are located."""

    page: Page
    hits: list[Hit]
    named: Mapping[str, int]
    namesakes: dict[str, list[Place]]
    at: dict[int, Hit] = field(init=False)
    around: Counter[str] = field(init=False)
    """How many states and regions of each country the page names."""
    states: set[str] = field(init=False)
    """ISO 3166-2 codes of the states it names."""
    _states_near: dict[tuple[int, int], set[str]] = field(init=False, default_factory=dict)
    """The same of each sentence of which it was asked."""

    def __post_init__(self) -> None:
        self.at = {h.i: h for h in self.hits}
        regions = [h for h in self.hits if h.entry.kind in ("region", "after comma") and not h.entry.weak]
        self.around = Counter(h.entry.iso3 for h in regions)
        self.states = {h.entry.region for h in regions if h.entry.region}

    def places(self, hit: Hit) -> list[Place]:
        """The gazetteer's places of the hit's name."""
        return self.namesakes.get(plain_key(self.page.text(hit.i, hit.j)), [])

    def container(self, j: int) -> Hit | None:
        """The country or state written after a comma at word j."""
        words = self.page.words
        hit = self.at.get(j + 1) if j + 1 < len(words) and words[j].text == "," else None
        return hit if hit and _containing(hit) else None

    def states_near(self, hit: Hit) -> set[str]:
        """ISO 3166-2 codes of the states named in the hit's sentence."""
        sentence = first, last = self.page.sentence(hit.i)
        if sentence not in self._states_near:
            near = self.hits[bisect_left(self.hits, first, key=place_of) : bisect_left(self.hits, last, key=place_of)]
            self._states_near[sentence] = {e.region for h in near for e in h.entries[:1] if e.region}
        return self._states_near[sentence]

    def listed(self, i: int, j: int, bounds: Collection[tuple[str, int]]) -> bool:
        """Whether "and" or a comma joins words [i, j) to a place, before or behind; `bounds` tells where they are."""
        words, before, behind = self.page.words, i, j
        while before > 0 and words[before - 1].key in JOINS:
            before -= 1
        while behind < len(words) and words[behind].key in JOINS:
            behind += 1
        return (before < i and ("ends", before) in bounds) or (j < behind and ("begins", behind) in bounds)


class Locator:
    """Adds towns to the hits, and makes towns of hits before a state or country ("Lebanon, Tennessee")."""

    def __init__(
        self, gazetteer: Gazetteer, guards: Guards, lexicon: Lexicon, countries: Mapping[str, Country]
    ) -> None:
        self._gazetteer = gazetteer
        self._guards = guards
        self._towns = Towns(gazetteer, guards)
        self._namesakes = Namesakes(guards)
        self._lexicon = lexicon
        self._countries = countries

    def locate(self, page: Page, hits: list[Hit], taken: list[bool], named: Mapping[str, int]) -> list[Hit]:
        """The hits that stand, with those of towns, in order."""
        states = {h.i for h in hits if any(e.region for e in h.entries)}
        towns = [t for t in self._towns.find(page, taken, states) if not self._refused(page, t.i, t.j)]
        namesakes = self._gazetteer.look_up(plain_key(page.text(h.i, h.j)) for h in hits)
        survey = Survey(page, hits, named, namesakes)
        hits = [h for h in self._grown(survey, taken) if not self._river(page, h)]
        towns = [t for t in towns if not any(taken[t.i : t.j])]
        self._namesakes.settle(survey)
        moved = {h.i for h in hits if self._moved(survey, h)}
        found = [h for h in hits if h.i in moved or self._stands(survey, h)]
        stand = {h.i for h in found}
        found += [h for t in towns if (h := self._town(survey, t))]
        bounds = {bound for h in found if h.sense == "place" for bound in (("begins", h.i), ("ends", h.j))}
        for town in towns:
            if not town.why and survey.listed(town.i, town.j, bounds) and (place := self._known(survey, town)):
                found.append(self._hit(town, place, "in a list of places"))
                bounds |= {("begins", town.i), ("ends", town.j)}
        weak = (h for h in hits if h.entries and h.entry.weak and h.i not in stand)
        found += [h for h in weak if survey.listed(h.i, h.j, bounds)]
        return sorted(found, key=place_of)

    def _grown(self, survey: Survey, taken: list[bool]) -> list[Hit]:
        """The hits, with a longer town before its state in place of a country in its name ("China Grove, Texas")."""
        words, cities, towns = survey.page.words, dict[int, Hit](), list[Hit]()
        covered = Cover(len(words))
        for hit in [h for h in survey.hits if h.entries and h.entry.kind == "region" and h.j < len(words)]:
            if (
                words[hit.j].capital
                and not words[hit.j].breaks
                and self._is_city(survey.page.text(hit.i, hit.j + 1), hit)
            ):
                cities[hit.i] = Hit(hit.i, hit.j + 1, [], hit.entry.iso3, "place", f"town in “{hit.entry.form}”")
                taken[hit.j] = True
        for state in [h for h in survey.hits if h.entry.region and h.i > 2 and words[h.i - 1].text == ","]:
            end = state.i - 1
            names = list(takewhile(lambda w: w.capital and not w.breaks, reversed(words[max(0, end - LONGEST) : end])))
            first = bisect_left(survey.hits, end - len(names), key=place_of)
            inside = [h for h in survey.hits[first : first + len(names)] if h.j <= end]
            for start in range(end - len(names), min((h.j for h in inside), default=0)):
                key = plain_key(survey.page.text(start, end))
                known = any(_inside(p, state.entry) for p in self._gazetteer.look_up([key]).get(key, ()))
                if known and any(start <= h.i and h.j - h.i < end - start for h in inside):
                    rule = f"town before “{state.entry.form}”"
                    towns.append(Hit(start, end, [], state.entry.iso3, "place", rule))
                    covered.take(start, end)
                    taken[start:end] = [True] * (end - start)
                    break
        grown = (cities.get(h.i, h) for h in survey.hits)
        return sorted([*(h for h in grown if not covered.touches(h.i, h.j)), *towns], key=place_of)

    def _is_city(self, name: str, hit: Hit) -> bool:
        """Whether the longer name is a town's in the same state: "Colorado Springs"."""
        key = plain_key(name)
        return any(
            _inside(p, hit.entry) and p.population >= SIZEABLE for p in self._gazetteer.look_up([key]).get(key, ())
        )

    def _river(self, page: Page, hit: Hit) -> bool:
        """Whether a river is named that a state is called after: "west of the Mississippi"."""
        if not hit.entries or hit.entry.form not in self._guards.rivers or page.words[hit.i - 1].key != "the":
            return False
        after = page.words[hit.j].key if hit.j < len(page.words) else "."
        return not after.isalpha() or after in self._guards.locating or after in JOINS

    def _moved(self, survey: Survey, hit: Hit) -> bool:
        """Whether what follows the hit makes it a town, which is then settled."""
        container = survey.container(hit.j)
        if not hit.entries or not container or hit.entry.kind not in ("name", "capital", "region"):
            return False
        for entry in _containing(container):
            if _may_hold(entry, hit) and any(_inside(p, entry) for p in survey.places(hit)):
                hit.target, hit.sense, hit.rule = entry.iso3, "place", f"town before “{entry.form}”"
                _become(container, entry)
                return True
        return False

    def _stands(self, survey: Survey, hit: Hit) -> bool:
        """Whether a region or capital is meant, and not part of a longer name or a larger namesake."""
        if not hit.entries or hit.entry.kind not in ("region", "capital") or hit.sense not in (None, "place"):
            return True
        if self._towns.longer(survey.page, hit.i, hit.j):
            return False
        if hit.entry.weak:
            return bool(self._towns.evidence(survey.page, hit.i, hit.j))
        if hit.entry.kind == "region" or survey.named.get(hit.entry.iso3, 0) > _same_words(survey.page, hit):
            return True
        namesake = _larger(hit, survey.places(hit), survey.states_near(hit))
        if namesake is None:
            return True
        hit.target, hit.sense, hit.rule = namesake.iso3, "place", self._rule(namesake)
        return bool(self._towns.evidence(survey.page, hit.i, hit.j))

    def _town(self, survey: Survey, town: Town) -> Hit | None:
        container = survey.container(town.j)
        for entry in _containing(container) if container else ():
            if container and _fits(survey.page, town, container, entry):
                _become(container, entry)
                return Hit(town.i, town.j, [], entry.iso3, "place", f"town before “{entry.form}”")
        if not town.why or not town.places or self._towns.longer(survey.page, town.i, town.j):
            return None
        doubtful = survey.page.text(town.i, town.j) in self._guards.doubtful_towns
        if doubtful and not any(p.region in survey.states for p in town.places):
            return None
        return self._hit(town, likeliest(town.places, survey.named, survey.around, survey.states), town.why)

    def _known(self, survey: Survey, town: Town) -> Place | None:
        """The place of a name without evidence of its own, when it is no small town's."""
        sizeable = [p for p in town.places if weight(p) >= SIZEABLE or (p.main and not p.population)]
        longer = self._towns.longer(survey.page, town.i, town.j)
        return likeliest(sizeable, survey.named, survey.around, survey.states) if sizeable and not longer else None

    def _hit(self, town: Town, place: Place, why: str) -> Hit:
        return Hit(town.i, town.j, [], place.iso3, "place", f"{self._rule(place)}; {why}")

    def _rule(self, place: Place) -> str:
        country = self._countries[place.iso3].name if place.iso3 in self._countries else place.iso3
        state = f"{place.region.removeprefix('US-')}, " if place.population and place.region else ""
        source = "town in {} (GeoNames)" if place.population else "part of {} (ISO 3166-2)"
        return source.format(state + country)

    def _refused(self, page: Page, i: int, j: int) -> bool:
        """Whether a person, a system or a stretch of water is named."""
        start, end = page.chars(i, j)
        taken = page.people.touching(start, end) or page.systems.touching(start, end)
        return bool(taken) or self._lexicon.unmade(page.words, i, j, "region")


def _containing(hit: Hit) -> list[Entry]:
    """The readings of the hit that a town may lie in."""
    return [e for e in hit.entries if e.kind in ("name", "abbreviation", "region", "after comma")]


def _may_hold(entry: Entry, hit: Hit) -> bool:
    """A country is a town only before a state, a region only before another country's."""
    if hit.entry.kind == "name":
        return bool(entry.region)
    return hit.entry.kind != "region" or hit.target != entry.iso3


def _inside(place: Place, entry: Entry) -> bool:
    return place.region == entry.region if entry.region else place.iso3 == entry.iso3


def _fits(page: Page, town: Town, container: Hit, entry: Entry) -> bool:
    """Whether the town lies in the state or country after it; an unknown one does when the comma closes."""
    if any(_inside(p, entry) for p in town.places):
        return True
    closed = container.j >= len(page.words) or page.words[container.j].text in CLOSES
    plain = (closed or entry.form.endswith(".")) and len(container.entries) == 1
    return plain and _unknown(town, entry)


def _unknown(town: Town, entry: Entry) -> bool:
    """Whether a town that the gazetteer has elsewhere, or nowhere, is let into the state or country."""
    if not town.places:
        return bool(town.why or entry.region)
    return bool(town.why and entry.region)


def _become(container: Hit, entry: Entry) -> None:
    """A town before it says which reading of the container is meant ("Athens, Georgia")."""
    if len(container.entries) > 1:
        container.target, container.sense = entry.iso3, SENSE_OF[entry.kind]
        container.rule = f"“{entry.form}” with one of its towns before it"


def _same_words(page: Page, hit: Hit) -> int:
    """How often this very word stands in the text, so that a capital is not evidence for itself."""
    return page.counts[page.words[hit.i].text]


def _larger(hit: Hit, places: list[Place], states: set[str]) -> Place | None:
    """A namesake of a capital in a state named beside it, or one with more people."""
    beside = next((p for p in places if p.region in states), None)
    largest = max(places, key=weight, default=None)
    return beside or (largest if largest and largest.iso3 != hit.entry.iso3 else None)


def likeliest(
    places: Iterable[Place],
    named: Mapping[str, int],
    around: Mapping[str, int] | None = None,
    states: Collection[str] = (),
) -> Place:
    """The largest, unless a namesake not much smaller lies in a country that the text names, or a sizeable one in
    the country of most of the states and regions that it names (`around`). A famous city gives way only to a
    namesake in one of the `states` that the text names."""
    ranked = sorted(places, key=weight, reverse=True)
    chosen = _in_named(ranked, named)
    told = Counter(around or {})
    told.update({country: n for country, n in named.items() if country != EVERYWHERE})
    homes = [c for c, n in (around or {}).items() if n >= SETTING and told[c] > told[chosen.iso3]]
    near = (
        p for p in ranked
        if p.iso3 in homes and p.population >= SIZEABLE and (weight(ranked[0]) < FAMOUS or p.region in states)
    )  # fmt: skip
    return next((p for p in near if weight(p) * SMALLER_AT_HOME >= weight(ranked[0])), chosen)


def _in_named(ranked: list[Place], named: Mapping[str, int]) -> Place:
    first = ranked[0]
    if named.get(first.iso3):
        return first
    return next((p for p in ranked if named.get(p.iso3) and weight(p) * SMALLER >= weight(first)), first)
