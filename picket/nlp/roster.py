"""The people of one document: which full name a surname, a first name or a shouted headline belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from picket.catalogue.naming import people_words
from picket.nlp.runs import Run, folded, normal_case
from picket.nlp.words import plain_key


@dataclass
class Person:
    """One person: words of the fullest name, spellings met, each once, and where (code points) full names stand."""

    words: tuple[str, ...]
    spellings: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def canonical(self) -> str:
        """The fullest form in the text, in normal case; one that was not written in capitals is preferred."""
        longest = max(len(spelling.split()) for spelling in self.spellings)
        forms = [spelling for spelling in self.spellings if len(spelling.split()) == longest]
        return normal_case(next((form for form in forms if form == normal_case(form)), forms[0]))


class Roster:
    """Everyone found by evidence, looked up by any form of their names."""

    def __init__(self, found: Iterable[Run]) -> None:
        """`found`: the names accepted, titles cut off. Longer names come first, whatever their order."""
        self._people: list[Person] = []
        self._by_name: dict[str, int] = {}
        self._by_ends: dict[tuple[str, str], int] = {}
        self._by_form: dict[str, int] = {}
        self._forms: dict[str, dict[tuple[str, ...], Person]] = defaultdict(dict)
        self._places: dict[str, list[tuple[int, Person]]] = {}
        for run in sorted(found, key=lambda run: (-len(_words(run)), run.start)):
            self._add(run)

    def knows(self, form: str) -> bool:
        """Whether the form is some person's."""
        return plain_key(form) in self._forms

    def resolve(self, form: str, position: int) -> str:
        """The canonical name for a known form met at `position`.

        Of several people with this form it is the one whose full name was given last before; when none was (a
        headline), the one whose full name comes next.
        """
        people = self._forms[plain_key(form)]
        if len(people) == 1:
            return next(iter(people.values())).canonical
        given = self._given(plain_key(form))
        return given[max(0, bisect_right(given, position, key=itemgetter(0)) - 1)][1].canonical

    def _given(self, key: str) -> list[tuple[int, Person]]:
        """Where the full names of several people with one form stand, in order of the text."""
        if key not in self._places:
            places = ((place, person) for person in self._forms[key].values() for place in person.places)
            self._places[key] = sorted(places, key=itemgetter(0))
        return self._places[key]

    def _add(self, run: Run) -> None:
        words = _words(run)
        if len(words) == 1 and (known := self._forms.get(words[0])):
            self._forms.setdefault(plain_key(run.text), known)  # "Smith Jr." after "John Smith"
            return
        person = self._same(words)
        if person is None:
            person = self._new(words)
        for form in {plain_key(run.text), *_forms(words)}:
            self._forms[form].setdefault(person.words, person)
        if run.text not in person.spellings:
            person.spellings.append(run.text)
        person.places.append(run.start)

    def _new(self, words: tuple[str, ...]) -> Person:
        number = len(self._people)
        self._people.append(Person(words))
        self._by_name.setdefault(" ".join(words), number)
        self._by_ends.setdefault((words[0], words[-1]), number)
        for form in _forms(words):
            self._by_form.setdefault(form, number)
        return self._people[-1]

    def _same(self, words: tuple[str, ...]) -> Person | None:
        """The person already known under this name, or under it with more words in the middle or in front.

        Those with more words are known before; so the first with a form of a name has the most.
        """
        whole = " ".join(words)
        longer = (self._by_ends.get((words[0], words[-1])), self._by_form.get(whole)) if len(words) > 1 else ()
        found = [n for n in longer if n is not None and len(self._people[n].words) > len(words)]
        if (n := self._by_name.get(whole)) is not None:
            found.append(n)
        return self._people[min(found)] if found else None


def _words(run: Run) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without suffixes (Jr., III)."""
    suffixes = folded(people_words().suffixes)
    kept = [word.text for word in run.words if word.text.casefold() not in suffixes]
    return tuple(plain_key(text) for text in kept or [run.text])


def _forms(words: tuple[str, ...]) -> Iterator[str]:
    """The whole, its first words and everything it ends with: "han jae seok", "han", "han jae", "jae seok".

    A last word of one or two letters after two others ("un") is too little; "al assad" is "assad" as well.
    """
    yield " ".join(words)
    for stop in range(1, len(words)):
        if len(words[stop - 1]) > 1:
            yield " ".join(words[:stop])
    for start in range(1, len(words)):
        form = " ".join(words[start:])
        if len(form) > 2 or len(words) == 2:
            yield form
    head, _, tail = words[-1].partition(" ")
    if tail and head in people_words().prefixes:
        yield tail
