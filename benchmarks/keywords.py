"""A plain keyword list for systems: the catalogue's own names looked for as they stand, with no rule about senses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from picket.catalogue.schema import System
from picket.model import Document, Mention, Reading

NAME = "keyword list"


class Keywords:
    """Safe names in any capitals, ambiguous ones in theirs; whole words, a plural s allowed, the longest first."""

    def __init__(self, systems: Iterable[System]) -> None:
        self._any: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        for system in systems:
            ambiguous = {rule.form for rule in system.ambiguous}
            for form in {system.name, system.short, *system.names} - ambiguous:
                self._any.setdefault(form.lower(), system.key)
            for form in ambiguous:
                self._exact.setdefault(form, system.key)
        forms = sorted([*self._any, *self._exact], key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})s?(?!\w)", re.IGNORECASE)

    def read(self, document: Document) -> Reading:
        """A reading with nothing but systems in it."""
        return Reading(document, tuple(self._mentions(document)), ())

    def _mentions(self, document: Document) -> Iterator[Mention]:
        for match in self._pattern.finditer(document.text):
            key = self._any.get(match[1].lower()) or self._exact.get(match[1])
            if key:
                start, end = match.span()
                yield Mention(
                    document.id, start, end, match.group(), "SYSTEM", key, None, None, NAME, match[1], (start, end)
                )  # fmt: skip
