"""Finding the systems a verb is about: its objects, what it undergoes, or what a relative clause hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from picket.catalogue.stages import StageWording, Wordlists
from picket.nlp.clauses import LONGEST, Token
from picket.nlp.verbs import VerbGroup

REACH = 16
"""Tokens a verb's object may take before the system is named."""

ASIDE = 8
"""Tokens an aside between verb and object may have, commas included: "ordered, for the canal, the IRIS-T"."""

LINK = 9
"""Tokens between coordinated systems: "the Pukguksong from under the sea and the KN-23"."""

_PARTICIPLE = re.compile(r"[b-df-hj-np-tv-xz]*+[aeiouy][a-z]*ing")  # not "ring" or "wing"
_JOINTS = frozenset({"and", "or"})
_TOWARDS_COUNTRY = frozenset({"to", "by", "from", "in", "with", "for", "on"})
_WHITHER = frozenset({"to", "for", "from", "in", "on", "at", "near"})
_AFTER_VERB = frozenset({"us", "them", "him", "her", "me", "you", "it", "the", "a", "an", "that", "its", "their"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "that", "these", "those", "some", "any"})


@dataclass(frozen=True, slots=True)
class Objects:
    """System keys in order of the text and the tokens [start, stop) from the first to the last."""

    keys: tuple[str, ...]
    start: int
    stop: int


def objects_after(tokens: list[Token], group: VerbGroup, wording: StageWording) -> Objects | None:
    """The systems that are the verb's object; None when something else is."""
    reach = min(len(tokens), group.stop + REACH)
    first = group.stop
    while first < reach and tokens[first].kind != "system":
        step = _step(tokens, first, group, wording)
        if not step:
            return None
        first += step
    return _coordinated(tokens, first, wording) if first < reach else None


def object_before(tokens: list[Token], stop: int, wording: StageWording) -> Objects | None:
    """The system whose name, with the nouns after it, ends at `stop`: "a THAAD battery | that"."""
    at, words = stop, wording.words
    if at and tokens[at - 1].text in ("that", "which"):
        at -= 1 + (at > 1 and tokens[at - 2].text == ",")
    if at > 2 and tokens[at - 1].text == ",":  # "its heir, the A-135, | was", "two regiments, | bought by"
        at -= 1
    if at > 2 and tokens[at - 1].kind in ("actor", "place") and tokens[at - 2].text in _WHITHER:
        at -= 2  # "the transfer of THAAD to Riyadh | was"
        at -= at > 1 and tokens[at - 1].text in words.adverbs  # "the S-300s now on Crete | were"
    if at and tokens[at - 1].text == ")":
        at = next((open_ for open_ in range(at - 1, max(0, at - LONGEST), -1) if tokens[open_].text == "("), at)
    limit = at - 4
    while (
        at > max(limit, 0)
        and tokens[at - 1].kind == "word"
        and tokens[at - 1].text not in words.prepositions | words.be
    ):
        at -= 1
    if not at or tokens[at - 1].kind != "system":
        return None
    return Objects((tokens[at - 1].target,), at - 1, stop)


def pronoun_object(tokens: list[Token], group: VerbGroup, wording: StageWording) -> int:
    """Where "the plan", "the system" or "it" right after the verb ends; 0 when there is none."""
    at, words = group.stop, wording.words
    if at < len(tokens) and tokens[at].text in ("it", "them"):
        return at + 1
    if (
        at + 1 < len(tokens)
        and tokens[at].text in ("the", "that", "this", "its")
        and tokens[at + 1].text in words.anaphors
    ):
        return at + 2
    return 0


def _step(tokens: list[Token], at: int, group: VerbGroup, wording: StageWording) -> int:
    """How many tokens to go on from `at` on the way to the object; 0 when the system cannot be the object."""
    token, words = tokens[at], wording.words
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    if token.text == "," and at == group.stop and following.text in words.prepositions | words.conjunctions:
        return _aside(tokens, at, wording)
    if token.kind == "punctuation":
        return int(token.text in "()\"'" or (token.text == "," and _goes_on(following)))
    if token.kind != "word":
        return 1
    if token.text == "what":  # "what it called a Hwasong-18"
        return next((n for n, later in enumerate(tokens[at : at + 8]) if later.kind == "system"), 0)
    if _is_quantity(tokens, at, words):
        return 1
    if token.text in _JOINTS:
        return int(_is_short_of_system(tokens, at + 1))
    if token.text in words.prepositions or token.text in group.verb.rule.before:
        return int(_may_link(tokens, at, group, wording))
    if token.text == "whether":
        return int(following.text == "to")
    if token.text == "that":
        return int(tokens[at - 1].text in words.prepositions)
    return int(not _ends_object(token.text, group, wording))


def _aside(tokens: list[Token], comma: int, wording: StageWording) -> int:
    """How many tokens the aside opened by a comma takes, if the object follows it; else 0."""
    words = wording.words
    closed = words.clause_openers | words.auxiliaries | words.be | words.reporting | {";", ":"}
    for at in range(comma + 1, min(len(tokens) - 1, comma + ASIDE)):
        if tokens[at].text == ",":
            return at + 1 - comma if _goes_on(tokens[at + 1]) else 0
        if tokens[at].kind == "system" or tokens[at].text in closed:
            return 0
    return 0


def _goes_on(token: Token) -> bool:
    return token.kind == "system" or token.text in _DETERMINERS | {"including"}


def _is_quantity(tokens: list[Token], at: int, words: Wordlists) -> bool:
    """Whether the word belongs to a number: "up to 32", "at least six", "more than 100"."""
    following = tokens[at + 1 : at + 3]
    return tokens[at].text in words.quantities and any(
        token.text[0].isdigit() or token.text in words.numbers for token in following
    )


def _may_link(tokens: list[Token], at: int, group: VerbGroup, wording: StageWording) -> bool:
    """Whether the preposition at `at` keeps the system in the object: "sale to Poland of", "talks on"."""
    words, word = wording.words, tokens[at].text
    following = tokens[min(at + 1, len(tokens) - 1)]
    if word in ("of", "for", "including") or word in group.verb.rule.before:
        return True
    if word == "with" and tokens[at - 1].text in ("armed", "equipped", "fitted"):
        return True
    partner = tokens[at - 1].kind in ("actor", "place") and tokens[at - 2].text == "with"  # "talks with Oslo on"
    if word in words.business_prepositions and tokens[at - 3 if partner else at - 1].text in words.business:
        return True
    if word == "to" and following.text in words.inner_verbs:
        return True
    if word in words.date_prepositions and (following.text in words.dates or following.text[0].isdigit()):
        return True
    return word in _TOWARDS_COUNTRY and (
        following.kind in ("actor", "place")
        or (following.text == "the" and at + 2 < len(tokens) and tokens[at + 2].kind in ("actor", "place"))
    )


def _ends_object(word: str, group: VerbGroup, wording: StageWording) -> bool:
    """Whether a word starts another clause or is what the verb is about ("requested a briefing on ...")."""
    words = wording.words
    if (
        word in words.clause_openers | words.conjunctions
        or word in words.auxiliaries | words.be | words.unreal | words.reporting
    ):
        return True
    elsewhere = words.elsewhere if group.verb.stage == "tested" else words.elsewhere | words.elsewhere_tests
    if word in elsewhere:
        follows = group.verb.rule.follows
        return not (follows and follows.search(word))
    return bool(_PARTICIPLE.fullmatch(word)) and word not in words.inner_verbs | words.business


def _is_short_of_system(tokens: list[Token], at: int) -> bool:
    """Whether a system is named within four words that cannot be verbs."""
    for token in tokens[at : at + 5]:
        if token.kind == "system":
            return True
        if token.kind not in ("word", "actor"):
            return False
        if token.kind == "word" and token.text.endswith(("s", "ed", "ing")):
            return False
    return False


def _coordinated(tokens: list[Token], first: int, wording: StageWording) -> Objects:
    """The system at `first` with those joined to it by "and", a comma, or "equipped with"."""
    keys, last = [tokens[first].target], first
    for at in range(first + 1, min(len(tokens), first + LONGEST)):
        if at - last > LINK:
            break
        if tokens[at].kind != "system":
            continue
        if not _joined(tokens, last + 1, at, wording):
            break
        keys.append(tokens[at].target)
        last = at
    return Objects(tuple(dict.fromkeys(keys)), first, last + 1)


def _joined(tokens: list[Token], start: int, system: int, wording: StageWording) -> bool:
    """Whether tokens [start, system) join two systems as objects of one verb."""
    gap = [token.text for token in tokens[start:system]]
    if gap in (["("], ["/"], [], [")"]):
        return True
    link = _last_link(gap, wording.words.carriers)
    if link is None:
        return False
    words = wording.words
    closed = (
        words.clause_openers
        | words.auxiliaries
        | words.be
        | words.unreal
        | words.reporting
        | {"against", "beside", "beyond", "unlike", "like", ";", ":", "?"}
    )
    before, after = tokens[start : start + link[0]], tokens[start + link[1] : system]
    if after and after[0].text == "of":  # "tests of the one and of the other"
        after = after[1:]
    if any(t.text in closed or (t.text,) in wording.verbs for t in before):
        return False
    if any(one.text.endswith("s") and two.text in _AFTER_VERB for one, two in pairwise(after)):
        return False  # "operates the Iskander and promises us the Oreshnik"
    for at in range(system - len(after), system):
        closing = tokens[at].text in closed | words.prepositions or (tokens[at].text,) in wording.verbs
        if not _is_quantity(tokens, at, words) and (closing or not _describes(tokens[at])):
            return False
    return not _is_subject(tokens, system, wording)


def _last_link(gap: list[str], carriers: frozenset[str]) -> tuple[int, int] | None:
    """(start, end) in the gap of the last linking words."""
    for at in range(len(gap) - 1, -1, -1):
        for length in (3, 2, 1):
            if " ".join(gap[at : at + length]) in carriers and at + length <= len(gap):
                return at, at + length
    return None


def _describes(token: Token) -> bool:
    if token.kind == "actor":
        return bool(token.mention and token.mention.sense == "demonym")
    return token.kind == "word" and ("-" in token.text or not token.text.endswith(("ed", "ing")))


def _is_subject(tokens: list[Token], system: int, wording: StageWording) -> bool:
    """Whether the system begins a clause of its own: "..., and the Patriot was withdrawn"."""
    words = wording.words
    verbal = words.auxiliaries | words.be | words.unreal | words.maybe | words.reporting
    return any(token.text in verbal for token in _heads(tokens, system + 1))


def _heads(tokens: list[Token], start: int) -> list[Token]:
    """The next three tokens, as far as they are words."""
    stop = start
    while stop < min(len(tokens), start + 3) and tokens[stop].kind == "word":
        stop += 1
    return tokens[start:stop]
