"""The component that finds organisations: ministries, services, alliances, companies, media.

Four sources: names built around a word such as Ministry or Agency, bodies the catalogue knows, what is left
of the model's ORG after its errors in this prose (systems, towns, headings, bare common words) are refused,
and acronyms that the text explains ("Missile Defense Agency (MDA)").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.load import Catalogue
from picket.catalogue.naming import organisation_words, people_words
from picket.nlp.cover import Cover
from picket.nlp.cues import titles
from picket.nlp.desk import catalogue_of
from picket.nlp.marks import block_at, mark, mentions
from picket.nlp.placenames import is_people_or_state, is_place, is_state
from picket.nlp.runs import folded, normal_case
from picket.nlp.words import Phrases, cut, plain_key

NAME = "picket_organisations"

_CAPITAL = r"(?:(?:[A-Z]\.){2,3}|[A-Z\u00c0-\u00de][\w&]*(?:-[\w&]+)*(?:'s(?= [A-Z]))?)"
_EXPLAINED = re.compile(r" \((?:the )?([A-Z][A-Za-z&-]{1,11})\)")
_LEFT_OVER = re.compile(r"^[\s\W]*(?:[Tt]he |THE |[Aa]n? )?|(?<![\s,;:'\u2013\u2014-])(?:'s|['\s,;:\u2013\u2014-])++$")


@dataclass(frozen=True, slots=True)
class Body:
    """A possible organisation at [start, end), its canonical name, and why."""

    start: int
    end: int
    target: str
    rule: str


class _Page:
    """A document as this component needs it. `Doc.text` is put together anew at each look, so it is kept."""

    def __init__(self, doc: Doc, systems: frozenset[str]) -> None:
        self.doc, self.systems = doc, systems
        self.text: str = doc._.plain
        self.taken = Cover(len(self.text), ((m.start, m.end) for m in mentions(doc, "SYSTEM", "PERSON")))
        self.labels: dict[str, set[str]] = defaultdict(set)
        for entity in doc.ents:
            self.labels[entity.text].add(entity.label_)
        self.small = set(re.findall(r"[^\W\d_]+", self.text))

    def shouted(self, position: int) -> bool:
        """Whether the block around it is all in capitals."""
        return self.text[slice(*block_at(self.doc, position))].isupper()

    def opens(self, position: int) -> bool:
        """Whether nothing stands before it in its block."""
        return not self.text[block_at(self.doc, position)[0] : position].strip()


class Organisations:
    """Marks every ORG. Looks at the model's entities and at SYSTEM and PERSON mentions."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._systems = system_names(catalogue)

    def __call__(self, doc: Doc) -> Doc:
        page = _Page(doc, self._systems)
        found = [body for source in (_built, _known, _modelled) for body in _free(page, source(page))]
        names = _explained(page.text, found)
        found += _free(page, _acronyms(page.text, names))
        for body in sorted(found, key=lambda b: b.start):
            target = _canonical(body.target, names)
            mark(doc, body.start, body.end, "ORG", found_by=NAME, rule=body.rule, target=target)
        return doc


@Language.factory(NAME)
def organisations(nlp: Language, name: str) -> Organisations:
    """The component over the catalogue of the pipeline."""
    return Organisations(catalogue_of(nlp))


def _free(page: _Page, bodies: Iterator[Body]) -> Iterator[Body]:
    """Those that touch nothing found before them; they take their place."""
    for body in bodies:
        if not page.taken.touches(body.start, body.end):
            page.taken.take(body.start, body.end)
            yield body


# --- sources -------------------------------------------------------------------------------------------


def _known(page: _Page) -> Iterator[Body]:
    words = cut(page.text)
    for first, past, values in _phrases().find(words):
        start, end = words[first].start, words[past - 1].end
        follows = words[past].text if past < len(words) else ""
        cut_short = follows == "-" or page.text[start - 1 : start] in {"-", "/"}
        if not cut_short and not (page.shouted(start) and page.text[start:end].lower() in STOP_WORDS):
            yield Body(start, end, values[0], "known body")


def _built(page: _Page) -> Iterator[Body]:
    """Names with a head word: "Missile Defense Agency", "Ministry of National Defense"."""
    for pattern in (_opened(), _ended()):
        for match in pattern.finditer(page.text):
            for start, end in page.taken.free_parts(*match.span()):
                part = pattern.search(page.text, start, end)
                if part and not page.shouted(start) and (body := _trimmed(part)):
                    yield body


def _trimmed(match: re.Match[str]) -> Body | None:
    """The match without titles and words like "The" in front; None when too little is left."""
    words = list(re.finditer(r"\S+", match.group()))
    while words and (words[0].group().casefold() in STOP_WORDS or _is_title(words[0].group())):
        words.pop(0)
    text = match.group()[words[0].start() :] if words else ""
    if len(words) < 2 or _never(match.string, match.start(), match.end()):
        return None
    return Body(match.end() - len(text), match.end(), _tidy(text), f"name built with “{match['head']}”")


def _modelled(page: _Page) -> Iterator[Body]:
    for entity in page.doc.ents:
        if entity.label_ != "ORG":
            continue
        begin = entity.start_char + len(_LEFT_OVER.match(entity.text).group())  # type: ignore[union-attr]
        end = begin + len(_LEFT_OVER.sub("", page.text[begin : entity.end_char]))
        if end > begin and not _refused(page, begin, end):
            yield Body(begin, end, _tidy(page.text[begin:end]), "named-entity model")


def _acronyms(text: str, names: dict[str, str]) -> Iterator[Body]:
    for short, full in names.items():
        for match in re.finditer(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text):
            yield Body(*match.span(), full, f"acronym of {full}")


# --- judgement -----------------------------------------------------------------------------------------


def _refused(page: _Page, start: int, end: int) -> bool:
    """Whether what the model calls ORG is a heading, a place, a common word or a piece of something else."""
    text, after = page.text[start:end], page.text[end : end + 1]
    words = text.split()
    if not text[:1].isupper() or text.casefold() in STOP_WORDS or page.shouted(start):
        return True
    if is_people_or_state(text) or is_state(text) or is_place(text) or all(map(_common, words)):
        return True
    if re.search(r"\d", text) or after in {"-", "/"} or len(words) > 7:
        return True
    if _never(page.text, start, end) or plain_key(text) in page.systems or (after in {".", ":"} and page.opens(start)):
        return True
    if _is_other_thing(words):
        return True
    if len(words) == 1:
        return not (text.isupper() and 2 < len(text) < 8) and not _named_again(page, text)
    return not words[-1][0].isupper() or _is_title(words[-1])


def _is_other_thing(words: list[str]) -> bool:
    """A storm, an exercise, weapons of a country, two towns, a credit line: "Typhoon Mirasol", "American Pershings"."""
    lists = organisation_words()
    if words[0] in lists.never_first or words[-1] in lists.never_last or "/" in "".join(words):
        return True
    if len(words) == 2 and is_people_or_state(words[0]) and words[1].endswith("s") and words[1] not in lists.heads:
        return True
    return len(words) == 3 and words[1] == "and" and is_place(words[0]) and is_place(words[2])


def _named_again(page: _Page, word: str) -> bool:
    """Whether one capitalised word is a name: the model says only ORG of it, and no town has it."""
    return (
        len(word) > 3
        and page.labels[word] == {"ORG"}
        and not is_place(word, smallest=0)
        and word.lower() not in page.small
    )


def _common(word: str) -> bool:
    return word.casefold().strip(".") in _common_words() or _is_title(word)


def _is_title(word: str) -> bool:
    return word.casefold() in titles() or f"{word.casefold()}." in titles()


def _never(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is, or breaks off, something named like a body: "Aboard Air Force" One."""
    return any(start <= text.find(phrase, start, end + len(phrase)) < end for phrase in organisation_words().never)


# --- canonical names -----------------------------------------------------------------------------------


def _explained(text: str, found: list[Body]) -> dict[str, str]:
    """Acronyms explained behind a body's name: {"MDA": "Missile Defense Agency"}."""
    names = {}
    for body in found:
        note = _EXPLAINED.match(text, body.end)
        if note and (full := _spelled_out(note[1], body.target)):
            names[note[1]] = full
    return names


def _spelled_out(short: str, full: str) -> str:
    """The part of the name whose words begin with the letters of the acronym, or "" when none does."""
    words = full.split()
    for start in range(len(words)):
        initials = "".join(part[0] for word in words[start:] for part in word.split("-") if part[:1].isupper())
        if initials.casefold() == short.casefold():
            return " ".join(words[start:])
    return ""


def _canonical(target: str, names: dict[str, str]) -> str:
    """The long form of an acronym; without a country in front when the text explains the rest."""
    full = names.get(target, target)
    rest = full.split(" ", 1)[-1]
    known = {plain_key(name): name for name in names.values()} | _by_form()
    if plain_key(full) not in known and is_people_or_state(full.split(" ", 1)[0]) and plain_key(rest) in known:
        full = rest
    spelled = normal_case(full) if " " in full and full.isupper() else full
    return known.get(plain_key(full), spelled)


def _tidy(text: str) -> str:
    return " ".join(text.removesuffix("'s").removesuffix("'").split())


@cache
def _opened() -> re.Pattern[str]:
    """Ministry of ..., U.S. Department of ..., Institute for ..."""
    joined = "|".join(sorted(people_words().portfolios | organisation_words().common))
    return re.compile(
        rf"(?<![\w.-])(?:{_CAPITAL} ){{0,4}}?(?P<head>{_one_of(organisation_words().openers)})"
        rf" {{1,2}}(?:of|for|on) (?:the )?{_CAPITAL}(?: {{1,2}}{_CAPITAL})*(?:,? and (?:{joined})\b)?"
    )


@cache
def _ended() -> re.Pattern[str]:
    """... Agency, ... Corp."""
    heads = _one_of(organisation_words().heads)
    return re.compile(rf"(?<![\w.-])(?:{_CAPITAL} {{1,2}}(?:& )?){{1,6}}(?P<head>{heads})(?![\w-])")


def _one_of(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _phrases() -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for forms in organisation_words().bodies:
        for form in forms:
            phrases.add(form, forms[0], exact=not any(c.islower() for c in form))
    return phrases


@cache
def _by_form() -> dict[str, str]:
    return {plain_key(form): forms[0] for forms in organisation_words().bodies for form in forms}


def system_names(catalogue: Catalogue) -> frozenset[str]:
    """Names of systems, which the model likes to call organisations where the system itself was refused."""
    return frozenset(plain_key(name) for s in catalogue.systems.values() for name in (s.short, *s.names))


@cache
def _common_words() -> frozenset[str]:
    return folded(organisation_words().common)
