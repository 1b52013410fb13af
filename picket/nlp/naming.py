"""Whether a text can name one of some systems: never a wrong no, a wrong yes seldom.

A text without letters that some form of theirs is made of is told at once; only the others are looked at as the engine
does, with every ambiguous form taken as possible.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from picket.catalogue.schema import System
from picket.catalogue.spelling import forms
from picket.nlp.segment import plain
from picket.nlp.spotting import Spotter
from picket.nlp.words import cut, fold, plain_key
from picket.seen import bare


class _Letters(dict[int, str]):
    """A table for `str.translate`: letters and digits small and without accents, all else away."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(c for c in fold(chr(code)).casefold() if c.isalnum())
        return self[code]


_LETTERS = _Letters({0x02BC: ""})
"""An apostrophe that counts as a letter is none in `plain` text."""


def letters(text: str) -> str:
    """The letters and digits alone, small and without accents, character by character.

    What two spellings of a name have in common at least: folding (picket.catalogue.spelling) touches only hyphens,
    spaces and capitals, and `plain` keeps each letter. So the letters of a form stand in those of a text that holds it.
    """
    return text.translate(_LETTERS)


class Naming:
    """Knows every form of some systems, and the names by which they are kept from being taken for organisations."""

    def __init__(self, systems: Collection[System]) -> None:
        self._spotter = Spotter(systems)
        names = [name for system in systems for name in (system.short, *system.names)]
        written = [form.alias for system in systems for form in forms(system)]
        self._letters = sorted({letters(words) for words in (*names, *written)}, key=len)
        keys = sorted({re.escape(plain_key(name)) for name in names} - {""}) or ["(?!)"]
        # A name may be a part of what is one word here: the model's words end between a number and its unit.
        self._names = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(keys)})(?![^\W\d_])")

    def may_name(self, text: str) -> bool:
        """Whether one of the systems, or what bears its name, can be found in the text of a document."""
        text = bare(text)
        there = letters(text)
        if not any(some in there for some in self._letters):
            return False
        if next(self._spotter.spots(plain(text)), None):
            return True
        return bool(self._names.search(" ".join(word.key for word in cut(text) if word.text[0].isalnum())))
