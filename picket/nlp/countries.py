"""The component that finds every mention that leads to a country, and in which sense it does.

It reads the whole document: the lexicon's words first (`hits`), then words of several countries by what else
the text names (`shared`), then towns (`towns`, `locate`), then "the North" and "the South"; what a capital
stands for is decided last (`senses`). The rule of each mention says in a reader's words why it is there.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.geography import Guards, Places, Senses, Short, load_guards, load_places, load_senses
from picket.catalogue.load import load_catalogue
from picket.catalogue.schema import Country
from picket.nlp.gazetteer import Gazetteer
from picket.nlp.hits import Finder, Hit, Page, named
from picket.nlp.lexicon import Lexicon
from picket.nlp.locate import Locator
from picket.nlp.marks import block_at, issue, mark
from picket.nlp.senses import Judge, dateline
from picket.nlp.shared import EVERYWHERE, Sharing
from picket.nlp.words import Word

NAME = "picket_countries"
OUTWEIGHED = 6
"""A text names another country this many times as often before "the South" may be the other's."""

LISTED = frozenset({",", "and", "or", "&"})


@dataclass
class _Chance:
    """A country that a short word may mean in one text."""

    short: Short
    named: list[int]
    """The words, in order, at which one of the countries is named of which one must be."""
    elsewhere: bool
    """Whether the text speaks of another North or South."""
    prevails: bool
    """Whether the countries are named so often that no other country's is meant."""

    def meant(self, page: Page, i: int) -> bool:
        """Whether the countries are named beside word i, or often enough."""
        first, last = page.sentence(i)
        if self._between(first, last):
            return True
        if self.elsewhere:
            return False
        before = first > 0 and self._between(page.sentence(first - 1)[0], first)
        return before or self.prevails

    def name(self, country: str | None, i: int) -> None:
        """Count word i, which is found to mean the country."""
        if country in self.short.when:
            insort(self.named, i)

    def _between(self, first: int, last: int) -> bool:
        at = bisect_left(self.named, first)
        return at < len(self.named) and self.named[at] < last


class Countries:
    """Marks every COUNTRY in a prepared Doc; `target` is ISO 3166-1 alpha-3, None where it stays open."""

    def __init__(self, countries: dict[str, Country], places: Places, guards: Guards, senses: Senses) -> None:
        gazetteer = Gazetteer()
        self._countries = countries
        self._guards = guards
        lexicon = Lexicon(countries, places, guards)
        self._known, self._raised = lexicon.phrases.known, lexicon.states
        self._finder = Finder(lexicon, guards)
        self._sharing = Sharing(guards)
        self._locator = Locator(gazetteer, guards, lexicon, countries)
        self._judge = Judge(senses)

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc, self._known, self._raised)
        hits, taken = self._finder.find(page)
        self._sharing.decide(page, hits)
        counted = named(hits, self._sharing.words)
        hits = self._locator.locate(page, hits, taken, counted)
        hits += self._short(page, hits, taken, counted)
        hits.sort(key=lambda h: h.i)
        for group in _lists(page, hits):
            for part in _parts(page, group):
                self._judge_capitals(page, part)
        self._mark(page, [h for h in hits if h.sense])
        return doc

    def _short(self, page: Page, hits: list[Hit], taken: list[bool], counted: dict[str, int]) -> Iterator[Hit]:
        """ "the North" and "the South" where the text names a country they can stand for."""
        chosen: dict[str, list[_Chance]] = {}
        for short in self._guards.short:
            if any(counted.get(country) for country in short.when):
                chosen.setdefault(short.word, []).append(self._chance(page, short, hits, counted))
        for i, word in enumerate(page.words):
            if word.text in chosen and not taken[i] and self._stands_alone(page, i):
                countries = [c.short.country for c in chosen[word.text] if c.meant(page, i)]
                if not countries:
                    continue
                target = countries[0] if len(countries) == 1 else None
                for chance in chain(*chosen.values()):
                    chance.name(target, i)
                yield Hit(i, i + 1, [], target, "short", f"short for {self._names(countries)}", tuple(countries))

    def _chance(self, page: Page, short: Short, hits: list[Hit], counted: dict[str, int]) -> _Chance:
        own = sum(counted.get(country, 0) for country in short.when)
        others = max((n for country, n in counted.items() if country not in (EVERYWHERE, *short.when)), default=0)
        states = {h.entry.region for h in hits if h.entries and h.entry.region}
        elsewhere = any(phrase in page.plain for phrase in self._guards.short_elsewhere[short.word])
        named = [h.i for h in hits if h.target in short.when and h.sense != "place"]
        return _Chance(short, named, elsewhere, own * OUTWEIGHED >= others and own >= len(states))

    def _stands_alone(self, page: Page, i: int) -> bool:
        words, guards = page.words, self._guards
        article = i > 0 and words[i - 1].key == "the"
        pair = (
            i > 2
            and words[i - 1].key == "and"
            and words[i - 2].text in ("North", "South")
            and words[i - 3].key == "the"
        )
        if not (article or pair) or (i > 1 and words[i - 2].key in guards.short_not_after):
            return False
        if i + 1 == len(words):
            return True
        after = words[i + 1]
        joined = after.text == "-" and after.start == words[i].end
        following = (
            after.key
            if not pair and not (after.key == "and" and i + 2 < len(words) and words[i + 2].text == "South")
            else ""
        )
        return not (joined or after.capital or (following in guards.short_not_before and following != "and"))

    def _judge_capitals(self, page: Page, group: list[Hit]) -> None:
        """One decision for capitals in a row: "Rome and Paris approved", "flights between Rome and Paris"."""
        open_ones = [h for h in group if h.target and not h.sense]
        if not open_ones:
            return
        first, last = page.sentence(group[0].i)
        last = max(last, group[-1].j)
        before, after = page.words[first : group[0].i], page.words[group[-1].j : last]
        sense, word = self._judge.sense(before, after, several=len(group) > 1)
        settled = next((h for h in group if h.sense), None)
        if settled and settled.sense:
            sense, word = settled.sense, page.text(settled.i, settled.j)
        for hit in open_ones:
            start, end = page.chars(hit.i, hit.j)
            placed = dateline(page.plain, start, end, block_at(page.doc, start))
            hit.sense = "place" if placed else sense
            name = f"capital of {self._countries[hit.target or ''].name}"
            hit.rule = f"{name}, dateline" if placed else f"{name}, {'acting' if sense == 'metonym' else 'as a place'}"
            hit.rule += f": “{word}”" if word and not placed else ""

    def _mark(self, page: Page, hits: list[Hit]) -> None:
        told: set[str] = set()
        for hit in hits:
            start, end = page.chars(hit.i, hit.j)
            mark(
                page.doc,
                start,
                end,
                "COUNTRY",
                target=hit.target,
                sense=hit.sense,
                found_by=NAME,
                rule=hit.rule,
            )
            text = page.text(hit.i, hit.j)
            if hit.target is None and text not in told:
                told.add(text)
                choices = self._names(hit.choices)
                issue(
                    page.doc, "warning", start, f"“{text}” may be {choices}; the text does not say which",
                    "It is counted for no country. Read the sentence to decide.",
                )  # fmt: skip

    def _names(self, codes: tuple[str, ...] | list[str]) -> str:
        return " or ".join(self._countries[code].name for code in codes)


def _lists(page: Page, hits: list[Hit]) -> Iterator[list[Hit]]:
    """Runs of capitals, with the seats and regions among them, joined by commas and "and"."""
    group: list[Hit] = []
    for hit in hits:
        capital = hit.entries and hit.entry.kind in ("capital", "seat", "region")
        joined = group and _joined(page.words[group[-1].j : hit.i], len(group))
        if group and not (capital and joined):
            yield group
            group = []
        if capital:
            group.append(hit)
    if group:
        yield group


def _parts(page: Page, group: list[Hit]) -> list[list[Hit]]:
    """The list, or its members one by one: two with only a comma between them end and begin clauses."""
    loose = len(group) == 2 and [w.text for w in page.words[group[0].j : group[1].i]] == [","]
    begins = loose and group[0].i > 0 and page.words[group[0].i - 1].key in ("in", "at", "from", "to", "by", "of")
    return [[hit] for hit in group] if begins else [group]


def _joined(between: list[Word], before: int) -> bool:
    """Whether two names belong to one list; ", and" after a single one opens a clause instead."""
    keys = [w.key for w in between]
    return bool(keys) and LISTED.issuperset(keys) and (len(keys) == 1 or before > 1)


@Language.factory(NAME)
def countries(nlp: Language, name: str) -> Countries:
    """The component over the catalogue that comes with Picket."""
    return Countries(load_catalogue().countries, load_places(), load_guards(), load_senses())
