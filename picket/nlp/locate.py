"""Which country a place lies in: by the state or country written after it, else by size and what the text names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from picket.catalogue.schema import Country
from picket.nlp.gazetteer import Gazetteer, Place
from picket.nlp.hits import Hit, Page
from picket.nlp.lexicon import SENSE_OF, Entry, Lexicon
from picket.nlp.marks import overlapped
from picket.nlp.towns import Town, Towns
from picket.nlp.words import plain_key

SMALLER = 10
"""A town of a country the text names is preferred to a namesake up to this many times as large."""

CLOSES = frozenset({",", ";", ".", ")", "(", "]", ":"})


class Locator:
    """Adds towns to the hits, and moves hits that a following state or country makes towns ("Lebanon, Tennessee")."""

    def __init__(self, gazetteer: Gazetteer, towns: Towns, lexicon: Lexicon, countries: dict[str, Country]) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._towns = towns
        self._countries = countries

    def locate(self, page: Page, hits: list[Hit], taken: list[bool], named: Mapping[str, int]) -> list[Hit]:
        """The hits that stand, with those of towns, in order."""
        towns = [t for t in self._towns.find(page, taken) if not self._refused(page, t.i, t.j)]
        namesakes = self._gazetteer.look_up(plain_key(page.text(h.i, h.j)) for h in hits)
        followed = {h.i: h for h in hits}
        moved = [h for h in hits if not self._move(page, h, followed, namesakes)]
        kept = {id(h) for h in moved if self._stands(page, h, namesakes, named)} | {id(h) for h in hits if h not in moved}
        found = [h for t in towns if (h := self._place(page, t, followed, named))]
        return sorted([*(h for h in hits if id(h) in kept), *found], key=lambda h: h.i)

    def _move(self, page: Page, hit: Hit, followed: dict[int, Hit], namesakes: dict[str, list[Place]]) -> bool:
        """Whether what follows the hit makes it a town, which is then settled."""
        container = _container(page, hit.j, followed)
        if not container or hit.entry.kind not in ("name", "capital", "region"):
            return False
        key = plain_key(page.text(hit.i, hit.j))
        for entry in _containing(container):
            if (hit.entry.kind == "name" and not entry.region) or (hit.entry.kind == "region" and hit.target == entry.iso3):
                continue
            if any(_inside(p, entry) for p in namesakes.get(key, ())):
                hit.target, hit.sense, hit.rule = entry.iso3, "place", f"town before “{entry.form}”"
                _become(container, entry)
                return True
        return False

    def _stands(self, page: Page, hit: Hit, namesakes: dict[str, list[Place]], named: Mapping[str, int]) -> bool:
        """Whether a region or capital is meant, and not part of a longer name or a larger town of that name."""
        if hit.entry.kind not in ("region", "capital") or hit.sense not in (None, "place"):
            return True
        if self._towns.longer(page, hit.i, hit.j):
            return False
        if hit.entry.weak:
            return bool(self._towns.evidence(page, hit.i, hit.j))
        if hit.entry.kind == "region" or named.get(hit.entry.iso3, 0) > self._count(page, hit):
            return True
        largest = max(namesakes.get(plain_key(hit.entry.form), ()), key=lambda p: p.population, default=None)
        if largest is None or largest.iso3 == hit.entry.iso3:
            return True
        hit.target, hit.sense, hit.rule = largest.iso3, "place", self._town_rule(largest)
        return bool(self._towns.evidence(page, hit.i, hit.j))

    def _count(self, page: Page, hit: Hit) -> int:
        """How often this very form speaks for its country, so that a capital is not its own evidence."""
        return sum(w.text == page.words[hit.i].text for w in page.words)

    def _place(self, page: Page, town: Town, followed: dict[int, Hit], named: Mapping[str, int]) -> Hit | None:
        container = _container(page, town.j, followed)
        if container:
            for entry in _containing(container):
                if _fits(page, town, container, entry):
                    _become(container, entry)
                    return Hit(town.i, town.j, [], entry.iso3, "place", f"town before “{entry.form}”")
        if not town.why or not town.places or self._towns.longer(page, town.i, town.j):
            return None
        place = _likeliest(town.places, named)
        return Hit(town.i, town.j, [], place.iso3, "place", f"{self._town_rule(place)}; {town.why}")

    def _town_rule(self, place: Place) -> str:
        country = self._countries[place.iso3].name if place.iso3 in self._countries else place.iso3
        return f"town in {country} (GeoNames)" if place.population else f"part of {country} (ISO 3166-2)"

    def _refused(self, page: Page, i: int, j: int) -> bool:
        """Whether a person, a system or a stretch of water is named."""
        taken = [*page.people, *page.systems]
        return overlapped(taken, *page.chars(i, j)) or self._lexicon.unmade(page.words, i, j, "region")


def _container(page: Page, j: int, followed: dict[int, Hit]) -> Hit | None:
    """The country or state written after a comma at word j."""
    if j + 1 >= len(page.words) or page.words[j].text != ",":
        return None
    hit = followed.get(j + 1)
    return hit if hit and _containing(hit) else None


def _containing(hit: Hit) -> list[Entry]:
    """The readings of the hit that a town may lie in."""
    return [e for e in hit.entries if e.kind in ("name", "abbreviation", "region", "after comma")]


def _inside(place: Place, entry: Entry) -> bool:
    return place.region == entry.region if entry.region else place.iso3 == entry.iso3


def _fits(page: Page, town: Town, container: Hit, entry: Entry) -> bool:
    if any(_inside(p, entry) for p in town.places):
        return True
    closed = container.j >= len(page.words) or page.words[container.j].text in CLOSES
    return bool(town.why and closed and (entry.region or not town.places) and len(container.entries) == 1)


def _become(container: Hit, entry: Entry) -> None:
    """A town before it says which reading of the container is meant ("Athens, Georgia")."""
    if len(container.entries) > 1:
        container.target = entry.iso3
        container.sense = SENSE_OF[entry.kind]
        container.rule = f"“{entry.form}” with one of its towns before it"


def _likeliest(places: Iterable[Place], named: Mapping[str, int]) -> Place:
    """The largest, unless a namesake not much smaller lies in a country that the text names."""
    ranked = sorted(places, key=lambda p: (not p.main, -p.population))
    first = ranked[0]
    if named.get(first.iso3):
        return first
    return next((p for p in ranked if named.get(p.iso3) and p.population * SMALLER >= first.population), first)
