"""Finding the verbs that put a system at a stage, with the words before them: "has not yet", "plans to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from picket.catalogue.stages import StageWording, Verb
from picket.nlp.clauses import Token, skip_dates_back


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens [start, stop) are the verb with its auxiliaries; the verb itself begins at `verb_at`."""

    verb: Verb
    start: int
    verb_at: int
    stop: int
    be: bool = False
    helped: bool = False
    infinitive: bool = False
    unreal: bool = False
    would: bool = False
    negated: bool = False
    hedged: bool = False

    @property
    def active(self) -> bool:
        """Whether the words before the verb allow it to be what a subject does."""
        if self.verb.form in ("ing", "fixed"):
            return self.be
        return not self.be and (self.verb.form != "base" or self.helped or self.infinitive)


def verb_groups(tokens: list[Token], wording: StageWording) -> Iterator[VerbGroup]:
    """Every stage verb of the sentence, the longest wording at each place."""
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(tokens, at, wording)
        for verb in wording.verbs.get(phrase, ()):
            yield _with_auxiliaries(tokens, VerbGroup(verb, at, at, at + len(phrase)), wording)
        at += len(phrase) or 1


def _phrase_at(tokens: list[Token], at: int, wording: StageWording) -> tuple[str, ...]:
    for length in range(min(wording.longest, len(tokens) - at), 0, -1):
        phrase = tuple(token.text for token in tokens[at : at + length])
        if phrase in wording.verbs and tokens[at].kind == "word":
            return phrase
    return ()


def _with_auxiliaries(tokens: list[Token], group: VerbGroup, wording: StageWording) -> VerbGroup:
    while True:
        longer = _one_more(tokens, group, wording)
        if longer == group:
            return replace(group, negated=group.negated != group.verb.rule.negated)
        group = longer


def _one_more(tokens: list[Token], group: VerbGroup, wording: StageWording) -> VerbGroup:
    """The group with one more word or frame to its left, or the same group when none belongs to it."""
    for start, phrase in _phrases_before(tokens, group, wording):
        if effect := wording.frames.get(phrase):
            return replace(
                group,
                start=start,
                helped=True,
                be=False,
                hedged=group.hedged or effect == "hedged",
                negated=group.negated != (effect == "negated"),
            )
    at = skip_dates_back(tokens, group.start, wording.words)
    if at and tokens[at - 1].text in wording.words.auxiliaries:  # "has (for years) opposed"
        group = replace(group, start=at)
    return _one_more_word(tokens[group.start - 1], group, wording) if group.start else group


def _phrases_before(
    tokens: list[Token], group: VerbGroup, wording: StageWording
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What may be a frame, with its start; a time may stand inside: "agreed (in 2017) to"."""
    split = group.infinitive and not group.helped
    stop = skip_dates_back(tokens, group.start, wording.words) if split else group.start
    for length in range(min(wording.longest, stop), 0, -1):
        phrase = tuple(token.text for token in tokens[stop - length : stop])
        yield stop - length, (*phrase, "to") if split else phrase


def _one_more_word(token: Token, group: VerbGroup, wording: StageWording) -> VerbGroup:
    words, word, longer = wording.words, token.text, replace(group, start=group.start - 1)
    if token.kind != "word":
        return group
    if word == "'s":  # "it's": is, or has before a participle
        return replace(longer, be=group.be or group.verb.form != "past", helped=True)
    if word in words.negators or word.endswith("n't"):
        longer = replace(longer, negated=not group.negated)
    if word in words.be and group.infinitive and not group.helped:  # "is to deploy", "were to deploy"
        return replace(longer, helped=True, unreal=group.unreal or word == "were")
    if word in words.be:
        return replace(longer, be=group.be or not group.helped)
    if word in words.unreal:
        return replace(longer, unreal=True, helped=True, would=word == "would")
    if word == "may" and (group.helped or group.be or group.verb.form == "base"):  # not the month
        return replace(longer, hedged=True, helped=True)
    if word in words.maybe - {"may"}:
        return replace(longer, hedged=True)
    if word in words.auxiliaries:
        return replace(longer, helped=True)
    if word == "to":
        return replace(longer, infinitive=True)
    if word in words.negators or word in words.adverbs or _is_adverb(word, words.organs):
        return longer
    return group


def _is_adverb(word: str, organs: frozenset[str]) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in organs
