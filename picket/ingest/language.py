"""Which language a text is in, so that what is not English is marked instead of being read as if it were."""

from __future__ import annotations

import re
from functools import cache

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH = "en"
LETTERS = 60
"""A text with fewer letters is not judged."""

ENOUGH = 0.05
"""Share of the words below from which a text is English. It was 0.099 or more in every one of 755 texts of
newspapers, parliaments and ministries; other languages have one of these words now and then."""

SURE = 0.5
"""Probability from which the classifier is believed; on mere lists of names it stays below 0.35."""

_COMMON = frozenset({"the", "and", "of", "to", "that", "with", "from", "has", "are", "been", "this", "which", "said"})
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639 code of the language a text is in, "" when that is not plain."""
    words = _WORD.findall(text.lower())
    if sum(map(len, words)) < LETTERS:
        return ""
    if sum(word in _COMMON for word in words) >= ENOUGH * len(words):
        return ENGLISH
    code, probability = _classifier().classify(text)
    return str(code) if probability >= SURE else ""


def language_name(code: str) -> str:
    """The English name of the language with this ISO 639 code, else the code itself."""
    field = "alpha_2" if len(code) == 2 else "alpha_3"
    known = pycountry.languages.get(**{field: code})
    return str(known.name).split(" (")[0] if known else code


def language_code(words: str) -> str:
    """The ISO 639 code of a language that a file names ("en-US", "eng", "English"), "" when it names none."""
    word = re.split(r"[-_]", words.strip().lower())[0]
    field = {2: "alpha_2", 3: "alpha_3"}.get(len(word), "name")
    known = pycountry.languages.get(**{field: word}) if word else None
    return str(getattr(known, "alpha_2", "") or known.alpha_3) if known else ""


@cache
def _classifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
