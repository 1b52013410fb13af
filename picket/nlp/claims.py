"""Putting verb, actor and systems of one sentence together, and leaving out what is only supposed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from picket.catalogue.stages import StageWording, Wordlists
from picket.nlp.actors import Actor, agent, subject, subjects
from picket.nlp.clauses import LONGEST, Token
from picket.nlp.objects import Objects, object_before, objects_after, pronoun_object
from picket.nlp.verbs import VerbGroup, verb_groups

AGENT_WITHIN = 10
"""Tokens between a passive verb and its "by": "was cleared for sale to Poland by Washington"."""

_INVERTED = frozenset(
    {
        "were",
        "should",
        "had",
        "has",
        "have",
        "is",
        "are",
        "was",
        "did",
        "does",
        "do",
        "will",
        "can",
        "could",
        "would",
    }
)
_RELATIVES = frozenset({"who", "which", "that", ",", "of"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "\u2013", "\u2014", '"'})


@dataclass(frozen=True, slots=True)
class Claim:
    """A verb with its actor and systems; tokens [start, stop) are the smallest clause holding all three."""

    group: VerbGroup
    actor: Actor
    objects: Objects
    start: int
    stop: int
    negated: bool


def claims(sentence: list[Token], wording: StageWording, before: Actor | None) -> Iterator[Claim]:
    """What the sentence claims, in its order. `before`: the subject of the sentence before, for "it"."""
    if any(token.text == "?" for token in sentence[-2:]):
        return
    own, last, done = subjects(sentence, wording.words), None, 0
    earliest = list(accumulate((actor.stop for actor in reversed(own)), min))[::-1]  # of each and all after it
    elsewhere = before and replace(before, start=-1)
    for group in verb_groups(sentence, wording):
        if group.verb_at < done:
            continue
        before_it = bisect_right(earliest, group.start)
        known = own[before_it - 1] if before_it else elsewhere
        claim = _claim(sentence, group, wording, known, last)
        if claim and not _supposed(sentence, claim, wording.words):
            last, done = claim, group.stop
            yield claim


def _claim(
    sentence: list[Token], group: VerbGroup, wording: StageWording, known: Actor | None, last: Claim | None
) -> Claim | None:
    found = _undergone(sentence, group, wording) or _done(sentence, group, wording, known, last)
    if not found:
        return None
    actor, objects = found
    complement = _complement(sentence, group, wording.words)
    if complement is None:
        return None
    stop = max(complement, _clause_end(sentence, max(group.stop, actor.stop, objects.stop), wording.words))
    subject_start = actor.start if actor.start >= 0 else group.start
    start = min(_with_article(sentence, objects.start), subject_start, group.start)
    return Claim(group, actor, objects, start, stop, _is_negated(sentence, group, actor, objects, wording.words))


def _is_negated(sentence: list[Token], group: VerbGroup, actor: Actor, objects: Objects, words: Wordlists) -> bool:
    """Whether the verb, what stands before its actor, or a "no" before its object denies the claim."""
    without = any(token.text == "no" for token in sentence[group.stop : objects.start])
    return (group.negated != _denied(sentence, actor, words)) != without


def _done(
    sentence: list[Token], group: VerbGroup, wording: StageWording, known: Actor | None, last: Claim | None
) -> tuple[Actor, Objects] | None:
    """Actor and systems of an active verb: "Poland ordered Patriot", "radars that Bahrain requested"."""
    if group.verb.rule.directly and not _begins_object(sentence, group.stop, wording):
        return None
    actor = subject(sentence, group.start, wording.words, known)
    if not actor or not _agrees(sentence, group, actor):
        return None
    gap = _is_gap(sentence, group.stop, actor, wording.words)
    objects = None if gap or _is_noun(sentence, group, wording.words) else objects_after(sentence, group, wording)
    end = _complement(sentence, group, wording.words) or group.stop  # "which Spain declared operational"
    if not objects and (end == group.stop or end == group.stop + 1) and _nothing_follows(sentence, end, wording.words):
        objects = object_before(sentence, actor.start, wording)
    if not objects and last and (stop := pronoun_object(sentence, group, wording)):
        objects = Objects(last.objects.keys, last.start, stop)
    return (actor, objects) if objects else None


def _undergone(sentence: list[Token], group: VerbGroup, wording: StageWording) -> tuple[Actor, Objects] | None:
    """Actor and system of a passive verb: "Patriot was approved by Washington", "THAAD ordered by Doha"."""
    if group.verb.form != "past":
        return None
    for at in range(group.stop, min(len(sentence), group.stop + AGENT_WITHIN)):
        if sentence[at].text in _CLAUSE_MARKS or sentence[at].kind == "system":
            return None
        if sentence[at].text == "by" and (actor := agent(sentence, at, wording.words)):
            objects = object_before(sentence, group.start, wording)
            return (actor, objects) if objects else None
    return None


def _agrees(sentence: list[Token], group: VerbGroup, actor: Actor) -> bool:
    """Whether the verb's form can follow the actor; a headline may leave out "is"."""
    headline = actor.start == 0 or sentence[actor.start - 1].text in _CLAUSE_MARKS
    if group.infinitive and not group.helped:
        return headline and actor.stop == group.start
    if group.active or _inverted_negation(sentence, actor):
        return True
    if group.verb.form == "base" and not group.be:
        named = [token.text for token in sentence[actor.start : actor.stop] if token.text not in _RELATIVES]
        return len(actor.codes) > 1 or (bool(named) and (named[-1] == "they" or named[-1].endswith("s")))
    return group.verb.form in ("ing", "fixed") and headline and actor.stop == group.start


def _begins_object(sentence: list[Token], at: int, wording: StageWording) -> bool:
    """Whether a noun phrase, and no other verb, begins at `at`."""
    if at >= len(sentence) or sentence[at].kind == "system":
        return at < len(sentence)
    token, words = sentence[at], wording.words
    verbal = (token.text,) in wording.verbs or token.text.endswith(("ed", "ing", "ly")) or token.text == "to"
    return not (
        verbal or token.text in words.be | words.auxiliaries | words.negators | words.adverbs | words.past_forms
    )


def _inverted_negation(sentence: list[Token], actor: Actor) -> bool:
    """ "..., nor is it considering the system": the auxiliary stands before the actor."""
    return (
        actor.start > 1
        and sentence[actor.start - 1].text in _INVERTED
        and sentence[actor.start - 2].text in ("nor", "neither", "never")
    )


def _is_noun(sentence: list[Token], group: VerbGroup, words: Wordlists) -> bool:
    """Whether what looks like a verb is a noun: "U.S. tests in ...", "U.S. bases near ..."."""
    if group.verb.form not in ("s", "base") or group.helped or group.stop >= len(sentence):
        return False
    following, rule = sentence[group.stop].text, group.verb.rule
    return following in words.prepositions and following not in rule.before and not rule.follows


def _is_gap(sentence: list[Token], stop: int, actor: Actor, words: Wordlists) -> bool:
    """Whether the verb of a relative clause has its object before it: "a base that Spain operates in ..."."""
    relative = actor.start > 0 and sentence[actor.start - 1].text in ("that", "which")
    return relative and stop < len(sentence) and sentence[stop].text in words.prepositions


def _nothing_follows(sentence: list[Token], stop: int, words: Wordlists) -> bool:
    if stop >= len(sentence):
        return True
    token = sentence[stop]
    if token.text == "to" and stop + 1 < len(sentence) and sentence[stop + 1].kind == "word":
        return sentence[stop + 1].text in ("the", "a", "an")  # "sought to limit" has its own object
    return (
        token.kind == "punctuation"
        or token.text
        in words.prepositions | words.conjunctions | words.adverbs | words.dates | words.clause_openers | {"and", "or"}
        or token.text in words.be | words.auxiliaries
    )


def _complement(sentence: list[Token], group: VerbGroup, words: Wordlists) -> int | None:
    """Where what must follow the verb ends; None when it does not follow, or what must not does."""
    rule = group.verb.rule
    if rule.refused and _match_end(sentence, group.stop, rule.refused, words):
        return None
    return (_match_end(sentence, group.stop, rule.follows, words) or None) if rule.follows else group.stop


def _match_end(sentence: list[Token], start: int, pattern: re.Pattern[str], words: Wordlists) -> int:
    """The token after the first match of the pattern in the clause from `start` on; 0 when there is none.

    The pattern says what stands there and nothing of what must not follow, so that what matches still does with more
    words behind it.
    """
    closed = words.clause_openers | {";", ":"}
    clause: list[str] = []
    for token in sentence[start : start + LONGEST]:
        if token.text in closed:
            break
        clause.append(token.text)
    said = " ".join(clause)
    if not pattern.search(said):
        return 0
    ends = list(accumulate(len(word) + 1 for word in clause))
    return start + 1 + bisect_left(ends, True, key=lambda end: bool(pattern.search(said, 0, end - 1)))


def _clause_end(sentence: list[Token], stop: int, words: Wordlists) -> int:
    closed = words.clause_openers | words.conjunctions | words.reporting | {"and", "or"}
    last = min(len(sentence), stop + LONGEST)
    while stop < last and sentence[stop].kind != "punctuation" and sentence[stop].text not in closed:
        stop += 1
    return stop


def _with_article(sentence: list[Token], start: int) -> int:
    back = start
    while back and start - back < 3 and sentence[back - 1].kind == "word":
        back -= 1
        if sentence[back].text in ("the", "a", "an", "one", "its"):
            return back
    return start


def _supposed(sentence: list[Token], claim: Claim, words: Wordlists) -> bool:
    """Whether the claim is only supposed: "if", "were X to", "would", or "will ... if"."""
    group, left = claim.group, _left_of(sentence, claim.actor)
    if group.unreal and not (group.would and _reported(left, claim.actor, sentence, words)):
        return True
    if any(token.text in words.conditions for token in left):
        return True
    if _is_inverted(left, words) and not _inverted_negation(sentence, claim.actor):
        return True
    return claim.stop < len(sentence) and sentence[claim.stop].text in ("if", "unless") and group.verb.form == "base"


def _is_inverted(left: list[Token], words: Wordlists) -> bool:
    """Whether an auxiliary opens the clause: "were Japan to", "had Poland"; not "it was Japan that"."""
    if not left or left[-1].text not in _INVERTED:
        return False
    before = left[-2].text if len(left) > 1 else "and"
    return before[0].isdigit() or before in (words.clause_openers | {"and"}) - {"it"}  # a digit: a list's number


def _left_of(sentence: list[Token], actor: Actor) -> list[Token]:
    """The tokens of the clause before its actor."""
    start = max(actor.start, 0)
    first = max(0, start - LONGEST)
    begin = next((at + 1 for at in range(start - 1, first - 1, -1) if sentence[at].text in _CLAUSE_MARKS), first)
    return sentence[begin:start]


def _reported(left: list[Token], actor: Actor, sentence: list[Token], words: Wordlists) -> bool:
    """Whether "would" only shifts a plan into the past: "Poland said it would buy"."""
    return sentence[max(actor.start, 0)].text == "it" and any(token.text in words.reporting for token in left)


def _denied(sentence: list[Token], actor: Actor, words: Wordlists) -> bool:
    left = _left_of(sentence, actor)[-5:]
    return any(token.text in words.denial for token in left) != any(
        token.text in ("nor", "neither", "never") for token in left[-2:]
    )
