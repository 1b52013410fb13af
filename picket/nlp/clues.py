"""What speaks for and against a capitalised stretch being the name of a person, in points.

Each clue is a small function from a `Sight` (a stretch and what stands around it) to points and the words in
which a reader is told. The model's opinion is one clue among them: it errs often in this prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from picket.catalogue.naming import organisation_words, people_words
from picket.nlp.placenames import is_people_or_state, is_place
from picket.nlp.runs import Run, Word, folded, given, hyphen_lower, is_given

ENOUGH = 3
"""Points that make a person: one strong clue, or a weak one with support."""

SMALL_TOWN = 15_000
"""Population from which a town's name of several words is the town's: Wagga Wagga."""

TAIL = 48
"""Code points before a name in which its title or role ends; to search more of them costs time for nothing."""

Clue = tuple[int, str]
"""Points, and what to tell the reader."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A possible name in its place.

    `before` and `after`: the text of the block around it. `title`: the titles cut off in front of it.
    `label`: the model's label for the greater part of it, else "". `repeated`: how often it opens a block
    before a colon. `shouted`: the block is all in capitals.
    """

    name: Run
    title: str
    before: str
    after: str
    label: str = ""
    repeated: int = 0
    shouted: bool = False

    @property
    def single(self) -> bool:
        return len(self.name) == 1


def clues(sight: Sight) -> Iterator[Clue]:
    """All clues that apply."""
    for clue in CLUES:
        if found := clue(sight):
            yield found


def refused(sight: Sight) -> bool:
    """Whether it cannot be a person whatever else speaks for it."""
    words = [word.text.casefold() for word in sight.name.words]
    whole = " ".join(word.text for word in sight.name.words).casefold()
    if len(words) > 1 and sight.name.words[0].text in people_words().ships and words[0] not in given():
        return True
    if sight.single and not sight.title and words[0] in _stops():
        return True
    if whole in _bodies() or whole.rstrip(".") in _days() or len(words) > 6:
        return True
    if _MODEL_LETTERS.fullmatch(sight.name.words[-1].text) and not sight.shouted:  # Barak MX
        return sight.name.words[-1].text not in people_words().suffixes
    if all(word in titles() or word in _things() or word in _portfolios() for word in words):
        return not (sight.title and sight.single and words[0] in hyphen_lower())
    if words[-1] in _things():
        return not (sight.label == "PERSON" and words[0] in given() and len(words) == 2)
    return bool(_things() & set(words)) and not (words[0] in given() or words[0] in hyphen_lower())


def split_title(run: Run, before: str, whole: bool = False) -> tuple[Run | None, str]:
    """The name in a run and the titles in front of it ("Shinzo Abe", "Prime Minister"); None: a bare title.

    With `whole` (the model, or a role before it, says where the name starts) nothing but titles is cut off.
    """
    words = run.words
    cut = 0
    for place, word in enumerate(words[:-1]):
        if is_title(word.text) and words[place + 1].text not in people_words().suffixes:
            cut = place + 1
    title = " ".join(word.text for word in words[:cut])
    if not cut and (office := _office_of().search(before[-TAIL:])):
        while cut < len(words) - 1 and words[cut].text in people_words().portfolios:
            cut += 1
        if not cut:  # "Minister for the Middle East Jane Roe"
            cut = next((n for n, word in enumerate(words[:-1]) if word.text.casefold() in given()), 0)
        title = office.group().strip() if cut else ""
    while (
        cut < len(words) - 1 and not (title or whole or _role_end().search(before[-TAIL:])) and is_prelude(words[cut])
    ):
        cut += 1
    if cut == len(words) - 1 and words[cut].text.casefold() in titles() and not title:
        return None, ""
    return run.part(cut), title


def is_prelude(word: Word) -> bool:
    """Whether a capitalised word before a name is no part of it: When, Japanese, Republican, September."""
    low = word.text.casefold()
    if low in given():
        return False
    return low in _stops() or low in _parties() or low.rstrip(".") in _months() or is_people_or_state(word.text)


def names_a_people(sight: Sight) -> bool:
    """Whether a single word may well be that of a people or a place: "Alaskans", "the Yazidi"."""
    return bool(_PEOPLE.search(sight.name.text) or re.search(r"\bthe $", sight.before, re.IGNORECASE))


def opens_only(word: Word) -> bool:
    """Whether the first word of a sentence is capitalised for that alone: "Ask", "Will", "When"."""
    return word.text.casefold() in _stops() - given()


def speaks(after: str) -> bool:
    """Whether what follows a name is something that persons (and bodies) do with words."""
    return bool(_saying_after().match(after) or _human_after().match(after))


def of_a_ship(before: str) -> bool:
    """Whether the name belongs to a ship or a thing: "USS", "a missile called"."""
    return bool(_ships().search(before[-TAIL:])) and not _APPOINTED.search(before)


# --- clues ---------------------------------------------------------------------------------------------


def _title(sight: Sight) -> Clue | None:
    if not sight.title or (sight.shouted and not _speaker(sight)):
        return None
    return 4, f"title “{sight.title}” before the name"


def _role_before(sight: Sight) -> Clue | None:
    found = _role_end().search(sight.before[-TAIL:])
    if not found or (found["comma"] and (sight.single or sight.after[:1] not in {",", ".", ";", ")", ""})):
        return None
    weak = sight.single and sight.label not in {"PERSON", ""}
    return (1 if weak else 3 if sight.single else 4), f"“{found['role']}” before the name"


def _name_given(sight: Sight) -> Clue | None:
    return (4, "said to be the name of someone") if _NAME_GIVEN.search(sight.before) else None


def _role_after(sight: Sight) -> Clue | None:
    found = _role_start().match(sight.after)
    return (2 if sight.single else 3, f"“{found['role']}” after the name") if found else None


def _age(sight: Sight) -> Clue | None:
    return (4, "age after the name") if re.match(r", (?:aged )?\d\d(?:,|\.|;|-year)", sight.after) else None


def _byline(sight: Sight) -> Clue | None:
    short = len(sight.before) + len(sight.name.text) + len(sight.after) < 160
    return (4, "byline") if short and not sight.single and _BYLINE.search(sight.before) else None


def _byline_in_capitals(sight: Sight) -> Clue | None:
    """A line of its own in capitals: "VASSILIS KALOGEROPOULOS, ATHENS"."""
    alone = sight.shouted and not sight.single and not sight.before.strip()
    if not alone or len(sight.name) > 3 or not re.fullmatch(r"(?:(?:,| IN) [A-Z ]{2,30})?", sight.after.strip()):
        return None
    return (4, "byline in capitals") if is_given(sight.name.words[0].text) else None


def _credit_line(sight: Sight) -> Clue | None:
    line = _CREDITS.search(sight.before + sight.name.text + sight.after)
    if sight.single or not line or line.start() > len(sight.before):
        return None
    familiar = any(word in given() for word in line.group().casefold().split())
    return (4, "one of the names in a line of credits") if familiar else None


def _signature(sight: Sight) -> Clue | None:
    dashed = _SIGNED.fullmatch(sight.before) and len(sight.after) < 60
    alone = re.match(r"\s*(?:$|,)| (?:in|and|with) [A-Z]", sight.after)
    return (2, "signature") if dashed and not sight.single and alone else None


def _speaker(sight: Sight) -> Clue | None:
    if sight.before.strip(" *#>[") or not re.match(r"(?: \([^)]{1,40}\)| \[[^\]]{1,40}\]){0,2}[\]*]*:", sight.after):
        return None
    if any(word.text.casefold() in _not_speakers() for word in sight.name.words):
        return None
    return (2 if sight.repeated > 1 or sight.title else 0) + (0 if sight.single else 1), "speaker label"


def _speaker_in_capitals(sight: Sight) -> Clue | None:
    return (1, "speaker label") if sight.name.words[-1].capitals and _speaker(sight) else None


def _saying(sight: Sight) -> Clue | None:
    if not (_saying_after().match(sight.after) or _SAID_BEFORE.search(sight.before)):
        return None
    return (1 if sight.single else 2), "a verb of saying beside the name"


def _human(sight: Sight) -> Clue | None:
    return (3, "does what persons do") if not sight.single and _human_after().match(sight.after) else None


def _who(sight: Sight) -> Clue | None:
    return (2, "“who” after the name") if re.match(r"(?: of [A-Z]\w+)?, (?:who|whom)\b", sight.after) else None


def _given(sight: Sight) -> Clue | None:
    words = sight.name.words
    if sight.shouted and not _speaker(sight):
        return None
    if sight.single:
        return (1, "given name") if words[0].text.casefold() in given() else None
    return (4, "given name") if is_given(words[0].text) else None


def _family_first(sight: Sight) -> Clue | None:
    """Han Jae-seok, Tan Wei Liang, KONO Taro: an East Asian family name and a given name behind it."""
    words = [word.text for word in sight.name.words]
    if sight.single or words[0].casefold() not in family_first():
        return None
    small = bool(re.fullmatch(r"[^\W\d_]+-[^\W\d_A-Z]+", words[1]))
    return (4, "family name before a given name") if small or is_given(words[1]) else None


def _family_in_capitals(sight: Sight) -> Clue | None:
    words = sight.name.words
    marked = len(words) > 1 and words[0].capitals and not any(word.capitals for word in words[1:])
    return (4, "family name in capitals") if marked and is_given(words[1].text) else None


def _kin(sight: Sight) -> Clue | None:
    found = sight.single and is_given(sight.name.text) and _kin_before().search(sight.before)
    return (4, f"“{found['kin']}” before a given name") if found else None


def _known(sight: Sight) -> Clue | None:
    return (3, "known by one name") if sight.name.text in people_words().known_by_one_name else None


def _model(sight: Sight) -> Clue | None:
    if sight.label == "PERSON":
        return (2 if sight.single else 3), "named-entity model"
    return (-1, "the model thinks otherwise") if sight.label not in {"", "GPE", "NORP"} else None


def _place(sight: Sight) -> Clue | None:
    if not sight.title and is_place(sight.name.text, demonyms=True):
        return (-4 if sight.single else -8), "name of a place"
    if not sight.title and not sight.single and is_place(sight.name.text, smallest=SMALL_TOWN):
        return -8, "name of a town"
    if len(sight.name) > 2 and not sight.title and is_place(sight.name.part(0, 2).text):  # "Costa Rica Star"
        return -8, "begins with the name of a place"
    if not sight.title and _SOMEWHERE.search(sight.before) and not _CITED.search(sight.before):
        return -3, "where something is"
    found = re.match(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)", sight.after)
    familiar = is_given(sight.name.words[0].text)  # "Thad Burkholder, Lebanon, Pa."
    return (-2, "a place with its state") if found and is_place(found[1]) and not (sight.title or familiar) else None


def _regime(sight: Sight) -> Clue | None:
    ruled = sight.single and re.match(r"(?:'s(?: [a-z]+)?)? (?:regime|presidency|premiership|cabinet)\b", sight.after)
    return (3, "rules a regime") if ruled else None


def _tribe(sight: Sight) -> Clue | None:
    group = re.match(r" (?:tribe|clan|religion|province|district|region|river|valley|mountains?)\b", sight.after)
    return (-4, "name of a group or region") if group else None


def _ship(sight: Sight) -> Clue | None:
    return (-4, "name of a thing") if of_a_ship(sight.before) else None


def _capitals(sight: Sight) -> Clue | None:
    odd = any(word.capitals for word in sight.name.words) and not sight.title and not _speaker(sight)
    meant = _byline(sight) or _byline_in_capitals(sight) or _family_in_capitals(sight)
    return (-3, "an acronym") if odd and not meant else None


def _enterprise(sight: Sight) -> Clue | None:
    found = not sight.title and _enterprise_after().match(sight.after)
    return (-8, f"“{found['enterprise']}” after the name") if found else None


def _in_a_class(sight: Sight) -> Clue | None:
    thing = re.search(r"-(?:class|based|made|built|type|style)$", sight.name.words[-1].text)
    return (-6, "a kind of thing") if thing else None


CLUES: tuple[Callable[[Sight], Clue | None], ...] = (
    _title, _role_before, _name_given, _byline, _byline_in_capitals, _credit_line, _speaker, _speaker_in_capitals,
    _signature,
    _role_after, _age, _human, _who, _saying, _given, _family_first, _family_in_capitals, _kin, _known, _model,
    _place, _ship, _capitals, _in_a_class, _regime, _tribe, _enterprise,
)  # fmt: skip

_CAPITALISED = r"[^\W\d_a-z][\w.'-]*"
_CREDITED = r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,3}"
_BYLINE = re.compile(
    r"(?:^\W*|[.;(] ?)(?:[Bb]y|BY|(?:[A-Z][a-z]+ )?[Bb]y|(?:\w+ )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by"
    rf"|Authors?:|AUTHORS?:|Contacts?:)\s(?:{_CREDITED}(?:,? and |,? with |, | & ))*$"
)
_CREDITS = re.compile(rf"\bWith(?:(?:,|,? and| &)?(?: {_CAPITALISED}){{2,3}}){{2,6}}$")
_SIGNED = re.compile(rf"\s*[-–—]{{1,2}} ?(?:{_CREDITED}(?:, {_CREDITED})?,? +(?:and|with) +)?")
_NAME_GIVEN = re.compile(
    r"\b(?:(?:g[ai]v(?:e|es|en|ing) (?:only )?(?:his|her|their) (?:\w+ )?(?:sur)?name(?: only)?(?: as|,)"
    r"|identified (?:(?:him|her)self(?: only)?|only) as|(?:named|identified) only by (?:\w+ ){2,3}name,"
    r"|asked to be (?:called|identified|named)(?: only)?(?: as)?)) $"
)
_SOMEWHERE = re.compile(
    r"\b(?:in|near|at|outside|across|towards?|(?:town|city|village|district|province|valley) of) $",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?:ans|ites|ias|ists)$")
_MODEL_LETTERS = re.compile(r"[A-Z]{2,3}")
_CITED = re.compile(r"\b(?:cited|quoted|reported|quoting) in $")
_APPOINTED = re.compile(r"\b(?:has|have|had) (?:also |now |just )?named $")
_SAID_BEFORE = re.compile(r"[,\"] (?:said|says|added|adds|replied|asked|asks|wrote|writes|argued|recalled|explained) $")


def _alternatives(words: frozenset[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@cache
def _role_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<role>{_alternatives(people_words().roles)})(?P<comma>,?) $")


@cache
def _role_start() -> re.Pattern[str]:
    opening = r"(?!(?:in|on|and|but|which|whose|while|where|as|said|says|with|according|after|when|if|who)\b)"
    roles = _alternatives(people_words().roles)
    return re.compile(rf"(?:, | \(){opening}(?:[\w.'-]+ ){{0,6}}?(?P<role>{roles})\b", re.IGNORECASE)


@cache
def _enterprise_after() -> re.Pattern[str]:
    """An apposition that ends with the word: not "the company founder"."""
    nouns = _alternatives(people_words().enterprises)
    return re.compile(rf"(?:, | \()(?:an?|the) (?:[\w.'-]+ ){{0,4}}?(?P<enterprise>{nouns})(?=[,.;:)]| that | which )")


@cache
def _saying_after() -> re.Pattern[str]:
    inverted = r"(?!, \w+ [A-Z])"  # "Roofs, says Orlano, ..."
    return re.compile(rf"{inverted},? (?:(?:also|then|later|has|had) )?(?:{_alternatives(people_words().saying)})\b")


@cache
def _human_after() -> re.Pattern[str]:
    return re.compile(rf",? (?:(?:also|then|later|has|had) )?(?:{_alternatives(people_words().human)})\b")


@cache
def _kin_before() -> re.Pattern[str]:
    kin = _alternatives(people_words().kin)
    listed = r"(?:[A-Z][\w-]+,? (?:and )?)*"
    return re.compile(rf"\b(?:his|her|their|whose|the couple's) (?:\w+ )?(?P<kin>{kin}),? {listed}$")


@cache
def _ships() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(people_words().ships)}) [\"']?$", re.IGNORECASE)


@cache
def _office_of() -> re.Pattern[str]:
    offices = _alternatives(people_words().titles["offices"] | people_words().titles["ranks"])
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
def _bodies() -> frozenset[str]:
    return folded(form for forms in organisation_words().bodies for form in forms)


@cache
def _things() -> frozenset[str]:
    return folded(people_words().things)


@cache
def _portfolios() -> frozenset[str]:
    return folded(people_words().portfolios)


@cache
def _days() -> frozenset[str]:
    return folded(people_words().days | people_words().months)


@cache
def _months() -> frozenset[str]:
    return folded(people_words().months)


@cache
def _parties() -> frozenset[str]:
    return folded(people_words().parties)


@cache
def _not_speakers() -> frozenset[str]:
    return folded(people_words().not_speakers)


@cache
def _stops() -> frozenset[str]:
    return frozenset(STOP_WORDS) | folded(people_words().sentence_openers)
