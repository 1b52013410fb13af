"""Finding the country that acts: the subject of a verb, or the agent after "by"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from picket.catalogue.stages import Wordlists
from picket.nlp.clauses import LONGEST, Token, skip_dates_back

REACH = 7
"""Words a name of a state organ may have ("the U.S. Senate Committee on Armed Services" is cut at "on")."""

ASIDE = 25
"""Tokens between the commas of an aside: "Britain, by contrast, never ordered Patriot"."""

_ARTICLES = frozenset({"the", "a", "an"})
_JOINTS = frozenset({"and", "or", "nor"})
_WHERE = frozenset({"in", "at", "near", "on"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Countries (several when coordinated) and the tokens [start, stop) that name them.

    `people`: named as a people ("the Georgians"), so that "they" may stand for one country.
    """

    codes: tuple[str, ...]
    start: int
    stop: int
    people: bool = False


def subject(tokens: list[Token], stop: int, words: Wordlists, known: Actor | None) -> Actor | None:
    """Who does what the verb group beginning at `stop` says. `known`: the last subject, for pronouns."""
    at = skip_dates_back(tokens, stop, words)
    if not at:
        return None
    last = tokens[at - 1]
    if last.text in ("it", "they", "which", "that", "who") or last.text in _JOINTS | {"but", "then"}:
        return _stand_in(tokens, at, words, known)
    if last.text == "," and tokens[at].text == "having":  # "Bern, having frozen its payments"
        return _unless_oblique(tokens, named_before(tokens, at - 1, words), words)
    if last.text == ",":
        return _before_aside(tokens, at, words)
    return _unless_oblique(tokens, named_before(tokens, at, words), words)


def agent(tokens: list[Token], start: int, words: Wordlists) -> Actor | None:
    """The country named right after a "by" at `start`."""
    for stop in range(min(len(tokens), start + 1 + REACH), start + 1, -1):
        actor = named_before(tokens, stop, words)
        if actor and actor.start == start + 1:
            return actor
    return None


def named_before(tokens: list[Token], stop: int, words: Wordlists) -> Actor | None:
    """The country, or the organ of a state, whose name ends at `stop`: "Japan", "the Japanese cabinet"."""
    at = stop = _before_place(tokens, stop, words)
    while at and tokens[at - 1].kind == "person":
        at -= 1
    found = _country(tokens, at, words) or _organ(tokens, at, words)
    return found and _with_partners(tokens, replace(found, stop=stop), words)


def _stand_in(tokens: list[Token], at: int, words: Wordlists, known: Actor | None) -> Actor | None:
    """The country a pronoun stands for, or that a verb after "and" shares with the verb before."""
    word = tokens[at - 1].text
    if word == "it" or (word == "they" and known and (known.people or len(known.codes) > 1)):
        return known and replace(known, start=at - 1, stop=at)
    if word in ("which", "that", "who"):
        before = at - 1
        if before > 1 and tokens[before - 1].text == "of" and tokens[before - 2].text in ("both", "all"):
            before -= 2  # "Ukraine and Lithuania, both of which operate"
        while before and tokens[before - 1].text in (",", ")", "("):
            before -= 1
        found = named_before(tokens, before, words)
        return found and replace(found, stop=at)
    return known if known and 0 <= known.start < at else None


def _before_aside(tokens: list[Token], at: int, words: Wordlists) -> Actor | None:
    for comma in range(at - 2, max(0, at - ASIDE), -1):
        if tokens[comma].text in (";", ":"):
            return None
        found = tokens[comma].text == "," and named_before(tokens, comma, words)
        if found and (free := _unless_oblique(tokens, found, words)):
            return free
    return None


def _unless_oblique(tokens: list[Token], actor: Actor | None, words: Wordlists) -> Actor | None:
    """The actor, unless a preposition makes it something other than a subject ("batteries in Poland")."""
    if not actor or not actor.start:
        return actor
    before = tokens[actor.start - 1]
    if before.text == "of" and actor.start > 1 and tokens[actor.start - 2].text in words.organs:
        start = actor.start - 2
        while start and tokens[start - 1].kind == "word" and tokens[start - 1].text in _ARTICLES:
            start -= 1
        return _unless_oblique(tokens, replace(actor, start=start), words)
    return None if before.text in words.prepositions else actor


def _country(tokens: list[Token], stop: int, words: Wordlists) -> Actor | None:
    token = tokens[stop - 1] if stop else None
    if not token or token.kind != "actor":
        return None
    with_article = stop > 1 and tokens[stop - 2].text == "the"
    people = bool(token.mention and token.mention.sense == "demonym")
    if people and not (token.text.endswith(("s", "se", "sh", "ch")) and with_article):
        return None
    return Actor((token.target,), stop - 1 - with_article, stop, people)


def _before_place(tokens: list[Token], stop: int, words: Wordlists) -> int:
    """Where the organ ends when a place follows it: "U.S. forces | at Kadena"; else `stop`."""
    at = stop - 1
    if at < 1 or tokens[at].kind not in ("actor", "place"):
        return stop
    at -= 1 + (tokens[at - 1].text == "the")
    return at if at > 0 and tokens[at].text in _WHERE and tokens[at - 1].text in words.organs else stop


def _organ(tokens: list[Token], stop: int, words: Wordlists) -> Actor | None:
    """ "the U.S. Missile Defense Agency", "Japan's cabinet", "the U.S. Department of Defense"."""
    head, no_part = stop, words.prepositions | words.reporting | words.auxiliaries | words.be | _ARTICLES
    for at in range(stop - 1, max(-1, stop - 1 - REACH), -1):
        token = tokens[at]
        if token.kind == "actor":
            if head == stop and tokens[stop - 1].text not in words.organs:
                return None
            start = at - (at > 0 and tokens[at - 1].text in _ARTICLES)
            return Actor((token.target,), start, stop)
        if token.text == "of" and at and tokens[at - 1].text in words.organs:
            head = at
        elif token.kind not in ("word", "person") or token.text in no_part:
            return None
    return None


def _with_partners(tokens: list[Token], actor: Actor, words: Wordlists) -> Actor:
    """The actor with those coordinated before it: "Latvia, Estonia and Lithuania"."""
    start, codes, joint = actor.start, actor.codes, False
    while start > max(1, actor.start - LONGEST):
        joint = joint or tokens[start - 1].text in _JOINTS or start == 2  # a headline's "Seoul, Tokyo weigh"
        if not joint or tokens[start - 1].text not in _JOINTS | {","}:
            break
        stop = start - 1 - (tokens[start - 2].text == ",")
        if not stop or tokens[stop - 1].kind != "actor":
            break
        codes = (tokens[stop - 1].target, *codes)
        start = stop - 1 - (stop > 1 and tokens[stop - 2].text == "the")
    partners = replace(actor, codes=codes, start=start)
    return partners if _unless_oblique(tokens, partners, words) else actor


def topic(tokens: list[Token], words: Wordlists) -> Actor | None:
    """The country a pronoun in the next sentence stands for; "they" only where one people alone is named."""
    found = subjects(tokens, words)
    peoples = {
        actor.codes for stop in range(1, len(tokens) + 1) if (actor := _country(tokens, stop, words)) and actor.people
    }
    return replace(found[0], people=found[0].people and len(peoples) == 1) if found else None


def subjects(tokens: list[Token], words: Wordlists) -> list[Actor]:
    """What looks like the subject of any verb: a country or organ before a comma or a verb."""
    found = []
    for stop in range(1, len(tokens)):
        actor = _unless_oblique(tokens, named_before(tokens, stop, words), words)
        if actor and _begins_predicate(tokens[_after_date(tokens, stop, words)], words):
            found.append(actor)
    return found


def _after_date(tokens: list[Token], start: int, words: Wordlists) -> int:
    """Where the verb may stand after a time at `start`: "Oslo (on Tuesday) said"; without a time, `start`."""
    at = start + (tokens[start].text in words.date_prepositions)
    first = at
    while at < len(tokens) and (tokens[at].text in words.dates or tokens[at].text[0].isdigit()):
        at += 1
    return at if first < at < len(tokens) else start


def _begins_predicate(token: Token, words: Wordlists) -> bool:
    text = token.text
    verbal = (
        words.auxiliaries
        | words.be
        | words.unreal
        | words.maybe
        | words.reporting
        | words.adverbs
        | words.negators
        | {"to", ",", "which", "who"}
    )
    return text in verbal | words.past_forms or (token.kind == "word" and text != "'s" and text.endswith(("ed", "s")))
