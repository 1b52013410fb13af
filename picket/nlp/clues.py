"""What speaks for and against a capitalised stretch being the name of a person, in points.

Each clue is a small function from a `Sight` (a stretch and what stands around it) to points and the words in
which a reader is told. The model's opinion is one clue among them: it errs often in this prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from picket.catalogue.naming import people_words
from picket.nlp import cues
from picket.nlp.placenames import is_people_or_state, is_place
from picket.nlp.runs import Run, Word, given, hyphen_lower, is_given

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
    if sight.single and not sight.title and words[0] in cues.stops():
        return True
    if whole in cues.bodies() or whole.rstrip(".") in cues.days() or len(words) > 6:
        return True
    if cues.MODEL_LETTERS.fullmatch(sight.name.words[-1].text) and not sight.shouted:  # Barak MX
        return sight.name.words[-1].text not in people_words().suffixes
    if all(word in cues.titles() or word in cues.things() or word in cues.portfolios() for word in words):
        return not (sight.title and sight.single and words[0] in hyphen_lower())
    if words[-1] in cues.things():
        return not (sight.label == "PERSON" and words[0] in given() and len(words) == 2)
    return bool(cues.things() & set(words)) and not (words[0] in given() or words[0] in hyphen_lower())


def split_title(run: Run, before: str, whole: bool = False) -> tuple[Run | None, str]:
    """The name in a run and the titles in front of it ("Shinzo Abe", "Prime Minister"); None: a bare title.

    With `whole` (the model, or a role before it, says where the name starts) nothing but titles is cut off.
    """
    words = run.words
    cut = 0
    for place, word in enumerate(words[:-1]):
        if cues.is_title(word.text) and words[place + 1].text not in people_words().suffixes:
            cut = place + 1
    title = " ".join(word.text for word in words[:cut])
    if not cut and (office := cues.office_of().search(before[-TAIL:])):
        while cut < len(words) - 1 and words[cut].text in people_words().portfolios:
            cut += 1
        if not cut:  # "Minister for the Middle East Jane Roe"
            cut = next((n for n, word in enumerate(words[:-1]) if word.text.casefold() in given()), 0)
        title = office.group().strip() if cut else ""
    while (
        cut < len(words) - 1
        and not (title or whole or cues.role_end().search(before[-TAIL:]))
        and is_prelude(words[cut])
    ):
        cut += 1
    if cut == len(words) - 1 and words[cut].text.casefold() in cues.titles() and not title:
        return None, ""
    return run.part(cut), title


def is_prelude(word: Word) -> bool:
    """Whether a capitalised word before a name is no part of it: When, Japanese, Republican, September."""
    low = word.text.casefold()
    if low in given():
        return False
    return (
        low in cues.stops()
        or low in cues.parties()
        or low.rstrip(".") in cues.months()
        or is_people_or_state(word.text)
    )


def names_a_people(sight: Sight) -> bool:
    """Whether a single word may well be that of a people or a place: "Alaskans", "the Yazidi"."""
    return bool(cues.PEOPLE.search(sight.name.text) or re.search(r"\bthe $", sight.before, re.IGNORECASE))


def opens_only(word: Word) -> bool:
    """Whether the first word of a sentence is capitalised for that alone: "Ask", "Will", "When"."""
    return word.text.casefold() in cues.stops() - given()


def speaks(after: str) -> bool:
    """Whether what follows a name is something that persons (and bodies) do with words."""
    return bool(cues.saying_after().match(after) or cues.human_after().match(after))


def of_a_ship(before: str) -> bool:
    """Whether the name belongs to a ship or a thing: "USS", "a missile called"."""
    return bool(cues.ships().search(before[-TAIL:])) and not cues.APPOINTED.search(before)


# --- clues ---------------------------------------------------------------------------------------------


def _title(sight: Sight) -> Clue | None:
    if not sight.title or (sight.shouted and not _speaker(sight)):
        return None
    return 4, f"title “{sight.title}” before the name"


def _role_before(sight: Sight) -> Clue | None:
    found = cues.role_end().search(sight.before[-TAIL:])
    if not found or (found["comma"] and (sight.single or sight.after[:1] not in {",", ".", ";", ")", ""})):
        return None
    weak = sight.single and sight.label not in {"PERSON", ""}
    return (1 if weak else 3 if sight.single else 4), f"“{found['role']}” before the name"


def _name_given(sight: Sight) -> Clue | None:
    return (4, "said to be the name of someone") if cues.NAME_GIVEN.search(sight.before) else None


def _role_after(sight: Sight) -> Clue | None:
    found = cues.role_start().match(sight.after)
    return (2 if sight.single else 3, f"“{found['role']}” after the name") if found else None


def _age(sight: Sight) -> Clue | None:
    return (4, "age after the name") if re.match(r", (?:aged )?\d\d(?:,|\.|;|-year)", sight.after) else None


def _byline(sight: Sight) -> Clue | None:
    short = len(sight.before) + len(sight.name.text) + len(sight.after) < 160
    return (4, "byline") if short and not sight.single and cues.BYLINE.search(sight.before) else None


def _byline_in_capitals(sight: Sight) -> Clue | None:
    """A line of its own in capitals: "VASSILIS KALOGEROPOULOS, ATHENS"."""
    alone = sight.shouted and not sight.single and not sight.before.strip()
    if not alone or len(sight.name) > 3 or not re.fullmatch(r"(?:(?:,| IN) [A-Z ]{2,30})?", sight.after.strip()):
        return None
    return (4, "byline in capitals") if is_given(sight.name.words[0].text) else None


def _credit_line(sight: Sight) -> Clue | None:
    line = cues.CREDITS.search(sight.before + sight.name.text + sight.after)
    if sight.single or not line or line.start() > len(sight.before):
        return None
    familiar = any(word in given() for word in line.group().casefold().split())
    return (4, "one of the names in a line of credits") if familiar else None


def _signature(sight: Sight) -> Clue | None:
    dashed = cues.SIGNED.fullmatch(sight.before) and len(sight.after) < 60
    alone = re.match(r"\s*(?:$|,)| (?:in|and|with) [A-Z]", sight.after)
    return (2, "signature") if dashed and not sight.single and alone else None


def _speaker(sight: Sight) -> Clue | None:
    if sight.before.strip(" *#>[") or not re.match(r"(?: \([^)]{1,40}\)| \[[^\]]{1,40}\]){0,2}[\]*]*:", sight.after):
        return None
    if any(word.text.casefold() in cues.not_speakers() for word in sight.name.words):
        return None
    return (2 if sight.repeated > 1 or sight.title else 0) + (0 if sight.single else 1), "speaker label"


def _speaker_in_capitals(sight: Sight) -> Clue | None:
    return (1, "speaker label") if sight.name.words[-1].capitals and _speaker(sight) else None


def _saying(sight: Sight) -> Clue | None:
    if not (cues.saying_after().match(sight.after) or cues.SAID_BEFORE.search(sight.before)):
        return None
    return (1 if sight.single else 2), "a verb of saying beside the name"


def _human(sight: Sight) -> Clue | None:
    return (3, "does what persons do") if not sight.single and cues.human_after().match(sight.after) else None


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
    if sight.single or words[0].casefold() not in cues.family_first():
        return None
    small = bool(re.fullmatch(r"[^\W\d_]+-[^\W\d_A-Z]+", words[1]))
    return (4, "family name before a given name") if small or is_given(words[1]) else None


def _family_in_capitals(sight: Sight) -> Clue | None:
    words = sight.name.words
    marked = len(words) > 1 and words[0].capitals and not any(word.capitals for word in words[1:])
    return (4, "family name in capitals") if marked and is_given(words[1].text) else None


def _kin(sight: Sight) -> Clue | None:
    found = sight.single and is_given(sight.name.text) and cues.kin_before().search(sight.before)
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
    if not sight.title and cues.SOMEWHERE.search(sight.before) and not cues.CITED.search(sight.before):
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
    found = not sight.title and cues.enterprise_after().match(sight.after)
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
