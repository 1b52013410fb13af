"""The words and patterns that clues look for around a possible name, made of the lists of people.yml."""

from __future__ import annotations

import re
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from picket.catalogue.naming import organisation_words, people_words
from picket.nlp.runs import folded, hyphen_lower

CAPITALISED = r"[^\W\d_a-z][\w.'-]*"
CREDITED = r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,3}"
BYLINE = re.compile(
    r"(?:^\W*|[.;(] ?)(?:[Bb]y|BY|(?:[A-Z][a-z]+ )?[Bb]y|(?:\w+ )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by"
    rf"|Authors?:|AUTHORS?:|Contacts?:)\s(?:{CREDITED}(?:,? and |,? with |, | & ))*$"
)
CREDITS = re.compile(rf"\bWith(?:(?:,|,? and| &)?(?: {CAPITALISED}){{2,3}}){{2,6}}$")
SIGNED = re.compile(rf"\s*[-–—]{{1,2}} ?(?:{CREDITED}(?:, {CREDITED})?,? +(?:and|with) +)?")
NAME_GIVEN = re.compile(
    r"\b(?:(?:g[ai]v(?:e|es|en|ing) (?:only )?(?:his|her|their) (?:\w+ )?(?:sur)?name(?: only)?(?: as|,)"
    r"|identified (?:(?:him|her)self(?: only)?|only) as|(?:named|identified) only by (?:\w+ ){2,3}name,"
    r"|asked to be (?:called|identified|named)(?: only)?(?: as)?)) $"
)
SOMEWHERE = re.compile(
    r"\b(?:in|near|at|outside|across|towards?|(?:town|city|village|district|province|valley) of) $",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"(?:ans|ites|ias|ists)$")
MODEL_LETTERS = re.compile(r"[A-Z]{2,3}")
CITED = re.compile(r"\b(?:cited|quoted|reported|quoting) in $")
APPOINTED = re.compile(r"\b(?:has|have|had) (?:also |now |just )?named $")
SAID_BEFORE = re.compile(r"[,\"] (?:said|says|added|adds|replied|asked|asks|wrote|writes|argued|recalled|explained) $")


def alternatives(words: frozenset[str]) -> str:
    """The words as an alternation, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@cache
def role_end() -> re.Pattern[str]:
    """A role right before a name: "spokesman "."""
    return re.compile(rf"(?<![\w-])(?P<role>{alternatives(people_words().roles)})(?P<comma>,?) $")


@cache
def role_start() -> re.Pattern[str]:
    """An apposition with a role after a name: ", a retired officer"."""
    opening = r"(?!(?:in|on|and|but|which|whose|while|where|as|said|says|with|according|after|when|if|who)\b)"
    roles = alternatives(people_words().roles)
    return re.compile(rf"(?:, | \(){opening}(?:[\w.'-]+ ){{0,6}}?(?P<role>{roles})\b", re.IGNORECASE)


@cache
def enterprise_after() -> re.Pattern[str]:
    """An apposition that ends with the word: not "the company founder"."""
    nouns = alternatives(people_words().enterprises)
    return re.compile(rf"(?:, | \()(?:an?|the) (?:[\w.'-]+ ){{0,4}}?(?P<enterprise>{nouns})(?=[,.;:)]| that | which )")


@cache
def saying_after() -> re.Pattern[str]:
    """A verb of saying after a name."""
    inverted = r"(?!, \w+ [A-Z])"  # "Roofs, says Orlano, ..."
    return re.compile(rf"{inverted},? (?:(?:also|then|later|has|had) )?(?:{alternatives(people_words().saying)})\b")


@cache
def human_after() -> re.Pattern[str]:
    """What only persons do, after a name."""
    return re.compile(rf",? (?:(?:also|then|later|has|had) )?(?:{alternatives(people_words().human)})\b")


@cache
def kin_before() -> re.Pattern[str]:
    """A kinship before given names: "her sons, Tobenna and "."""
    kin = alternatives(people_words().kin)
    listed = r"(?:[A-Z][\w-]+,? (?:and )?)*"
    return re.compile(rf"\b(?:his|her|their|whose|the couple's) (?:\w+ )?(?P<kin>{kin}),? {listed}$")


@cache
def ships() -> re.Pattern[str]:
    """What makes the name after it that of a ship or thing."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(people_words().ships)}) [\"']?$", re.IGNORECASE)


@cache
def office_of() -> re.Pattern[str]:
    """ "Secretary of ", "Minister for the "."""
    offices = alternatives(people_words().titles["offices"] | people_words().titles["ranks"])
    return re.compile(rf"\b(?:{offices}) (?:of|for)(?: the)? $")


@cache
def titles() -> frozenset[str]:
    """All titles in lower case, plurals included."""
    words = {w.replace("-", " ").split()[-1] for group in people_words().titles.values() for w in group}
    return folded(words | {f"{word}s" for word in words if not word.endswith((".", "s"))})


def is_title(word: str) -> bool:
    """Whether it is a title, alone or at the end of one: Minister-Counselor."""
    low = word.casefold()
    return low in titles() or ("-" in low and low.rsplit("-", 1)[1] in titles())


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before given names, in lower case."""
    return hyphen_lower() | folded(people_words().family_first)


@cache
def bodies() -> frozenset[str]:
    """Known bodies, in lower case."""
    return folded(form for forms in organisation_words().bodies for form in forms)


@cache
def things() -> frozenset[str]:
    """Words that no person's name holds, in lower case."""
    return folded(people_words().things)


@cache
def portfolios() -> frozenset[str]:
    """Words between an office and a name, in lower case."""
    return folded(people_words().portfolios)


@cache
def days() -> frozenset[str]:
    """Days of the week and months, in lower case."""
    return folded(people_words().days | people_words().months)


@cache
def months() -> frozenset[str]:
    """Months, in lower case."""
    return folded(people_words().months)


@cache
def parties() -> frozenset[str]:
    """Parties before a name, in lower case."""
    return folded(people_words().parties)


@cache
def not_speakers() -> frozenset[str]:
    """Words before a transcript's colon that are no names, in lower case."""
    return folded(people_words().not_speakers)


@cache
def stops() -> frozenset[str]:
    """Words that open a sentence and are no names, in lower case."""
    return frozenset(STOP_WORDS) | folded(people_words().sentence_openers)
