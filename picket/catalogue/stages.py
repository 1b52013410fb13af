"""The wording that tells what a state does about a system: the shape of `stages.yml` and its loader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError, field_validator, model_validator

from picket.catalogue.files import Finding, read_yaml
from picket.catalogue.load import HERE
from picket.catalogue.schema import Strict, Text
from picket.errors import CatalogueError
from picket.model import Stage

Form = Literal["base", "s", "past", "ing", "fixed"]
Effect = Literal["plain", "hedged", "negated"]
Words = frozenset[str]


class StageRule(Strict):
    """Verbs that put a system at one stage, and what must go with them; see the head of `stages.yml`."""

    verbs: tuple[Text, ...] = Field(min_length=1)
    with_: Text | None = Field(default=None, alias="with")
    unless: Text | None = None
    before: frozenset[Text] = frozenset()
    adjective: bool = False
    negated: bool = False
    directly: bool = False

    @field_validator("with_", "unless")
    @classmethod
    def _is_pattern(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise ValueError(f"'{value}' is not a regular expression: {error}") from error
        return value

    @cached_property
    def follows(self) -> re.Pattern[str] | None:
        """The pattern that must follow the verb, if any."""
        return re.compile(self.with_, re.IGNORECASE) if self.with_ else None

    @cached_property
    def refused(self) -> re.Pattern[str] | None:
        """The pattern that must not follow the verb, if any."""
        return re.compile(self.unless, re.IGNORECASE) if self.unless else None


class Irregular(Strict):
    """Forms that the rules of `inflect` would get wrong."""

    past: tuple[Text, ...] = ()
    ing: Text | None = None
    s: Text | None = None


class Frames(Strict):
    """Phrases between actor and verb: the first word of `verbs` is inflected, `phrases` are as written."""

    verbs: tuple[Text, ...] = ()
    phrases: tuple[Text, ...] = ()


class Wordlists(Strict):
    """Closed classes of words, all lower case; each is explained by its name and used in one place."""

    be: Words
    auxiliaries: Words
    unreal: Words
    conditions: Words
    maybe: Words
    unnamed: Words
    negators: Words
    denial: Words
    adverbs: Words
    dates: Words
    date_prepositions: Words
    prepositions: Words
    conjunctions: Words
    organs: Words
    inner_verbs: Words
    business: Words
    business_prepositions: Words
    elsewhere: Words
    quantities: Words
    numbers: Words
    elsewhere_tests: Words
    clause_openers: Words
    carriers: Words
    anaphors: Words
    past_forms: Words
    reporting: Words


class StageFile(Strict):
    """`stages.yml` as it is written."""

    stages: dict[Stage, tuple[StageRule, ...]]
    irregular: dict[Text, Irregular]
    frames: dict[Effect, Frames]
    words: Wordlists

    @model_validator(mode="after")
    def _is_whole(self) -> StageFile:
        missing = sorted(set(Stage.__args__) - set(self.stages))  # type: ignore[attr-defined]
        if missing:
            raise ValueError(f"no wording for the stage(s) {', '.join(missing)}")
        return self


class Verb(NamedTuple):
    """One written form of a stage's verb."""

    stage: Stage
    rule: StageRule
    form: Form


Phrase = tuple[str, ...]


@dataclass(frozen=True)
class StageWording:
    """What the rules look up: `verbs` and `frames` by their lower-case words; `longest` of them in words."""

    verbs: dict[Phrase, tuple[Verb, ...]]
    frames: dict[Phrase, Effect]
    words: Wordlists
    longest: int


@cache
def load_stages(path: Path = HERE / "stages.yml") -> StageWording:
    """Read and check `stages.yml`. Raises CatalogueError naming the file and the place in it."""
    try:
        file = StageFile.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise CatalogueError(str(Finding(path, first["loc"], f"{first['msg']}; mend this line."))) from error
    verbs: dict[Phrase, tuple[Verb, ...]] = {}
    for stage, rules in file.stages.items():
        for rule in rules:
            for form, phrase in _all_forms(rule, file.irregular):
                verbs[phrase] = (*verbs.get(phrase, ()), Verb(stage, rule, form))
    frames: dict[Phrase, Effect] = {}
    for effect, written in file.frames.items():
        inflected = [phrase for verb in written.verbs for _, phrase in _forms(verb, file.irregular)]
        frames |= dict.fromkeys([*inflected, *(tuple(phrase.split()) for phrase in written.phrases)], effect)
    return StageWording(verbs, frames, file.words, max(map(len, [*verbs, *frames])))


def inflect(verb: str, irregular: Irregular | None = None) -> list[tuple[Form, str]]:
    """The written forms of one English verb: base, third person, past (all of them) and -ing."""
    known = irregular or Irregular()
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    consonant_y = re.search(r"[^aeiou]y$", verb) is not None
    third = verb[:-1] + "ies" if consonant_y else verb + ("es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s")
    past = verb[:-1] + "ied" if consonant_y else verb + ("d" if verb.endswith("e") else "ed")
    forms: list[tuple[Form, str]] = [
        ("base", verb),
        ("s", known.s or third),
        ("ing", known.ing or stem + "ing"),
    ]
    return forms + [("past", form) for form in known.past or (past,)]


def _all_forms(rule: StageRule, irregular: dict[str, Irregular]) -> list[tuple[Form, Phrase]]:
    return [form for verb in rule.verbs for form in _forms(verb, irregular, fixed=rule.adjective)]


def _forms(written: str, irregular: dict[str, Irregular], fixed: bool = False) -> list[tuple[Form, Phrase]]:
    words = written.replace("*", "").split()
    if fixed:
        return [("fixed", tuple(words))]
    head = next((n for n, word in enumerate(written.split()) if word.startswith("*")), 0)
    known = irregular.get(words[head])
    return [(form, (*words[:head], word, *words[head + 1 :])) for form, word in inflect(words[head], known)]
