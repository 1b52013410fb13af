"""A system as an analyst types it: checked whole, then written as one file beside the library."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from picket import readonly
from picket.catalogue.keys import is_key
from picket.catalogue.schema import System
from picket.catalogue.spelling import same
from picket.errors import CatalogueError
from picket.parts import part_of

LABELS = {
    "name": "Name", "short": "Short name", "kind": "Kind", "part_of": "Part of", "aliases": "Other names",
    "beside": "Names that need other words", "found": "Sentences in which it must be found",
    "not_found": "Sentences in which it must not be found",
}  # fmt: skip
"""What the fields are called on the form, and in everything that is said of them."""

NAMES = ("name", "short", "aliases", "beside")
"""The fields that hold names."""

_PLAIN = ("key", "name", "short", "kind", "names", "ambiguous")


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form. `beside`: a name that also means something else, and words of which one must stand
    in its sentence; such a name may stand in the other fields too."""

    name: str = ""
    short: str = ""
    kind: str = ""
    part_of: str = ""
    aliases: tuple[str, ...] = ()
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    found: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()

    def safe(self) -> list[str]:
        """The names that count wherever they stand, each once."""
        needy = {same(name) for name, _ in self.beside}
        given = [name for name in (self.name, self.short, *self.aliases) if name]
        return list({same(name): name for name in reversed(given) if same(name) not in needy}.values())[::-1]

    def field_of(self, name: str) -> str:
        """The field in which a name was typed."""
        fields: dict[str, Iterable[str]] = {
            "name": [self.name], "short": [self.short], "aliases": self.aliases, "beside": [n for n, _ in self.beside],
        }  # fmt: skip
        return next((field for field, names in fields.items() if name in names), "beside")


def fields_of(draft: Draft, key: str, examples: dict[str, Any] | None = None) -> dict[str, Any]:
    """The fields of a draft's file. A name that needs a word is safe together with it, if there is no safe one."""
    safe = draft.safe() or [f"{name} {words[0]}" for name, words in draft.beside if words][:1]
    fields: dict[str, Any] = {
        "key": key, "name": draft.name, "short": draft.short or draft.name, "kind": draft.kind,
        "as_of": date.today().isoformat(), "part_of": [draft.part_of] if draft.part_of else [], "names": safe,
        "ambiguous": [
            {"form": name, "also": "something else", "needs": [_literal(word) for word in words]}
            for name, words in draft.beside
        ],
        "examples": examples or {},
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def text_of(fields: dict[str, Any]) -> str:
    """The file with these fields."""
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=110)


def draft_of(system: System) -> Draft | None:
    """What would have to be typed for an own system; None when its file holds more than the form can say."""
    beside = tuple((rule.form, tuple(map(_word, rule.needs))) for rule in system.ambiguous)
    draft = Draft(
        system.name, "" if system.short == system.name else system.short, system.kind, next(iter(system.part_of), ""),
        tuple(name for name in system.names if name not in (system.name, system.short)), beside,
        tuple(match.text for match in system.examples.match), system.examples.reject,
    )  # fmt: skip
    kept = system.model_dump(mode="json", exclude_defaults=True, exclude={"as_of", "examples", "part_of"})
    typed = fields_of(draft, system.key)
    del typed["as_of"]
    family = system.part_of == tuple(typed.pop("part_of", ()))
    alike = all(_same(kept.pop(name, None), typed.pop(name, None)) for name in _PLAIN)
    return draft if family and alike and not kept and not typed else None


def key_for(name: str, taken: Iterable[str]) -> str:
    """A key made of a name that is not taken."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = "-".join(re.findall("[a-z0-9]+", bare))[:60].strip("-")
    made = made or f"own-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    there, number = set(taken), 2
    key = made
    while key in there:
        key, number = f"{made}-{number}", number + 1
    return key


def write(folder: Path, key: str, text: str) -> None:
    """Put a system's file in its place, whole or not at all. Raises CatalogueError."""
    readonly.check(folder)
    if not is_key(key):
        raise CatalogueError(f"{key!r} is no key of a system; use small letters and figures, with - between words.")
    path = folder / f"{key}.yml"
    part = part_of(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise CatalogueError(f"'{path}' cannot be written ({error.strerror}); make room or ask for leave.") from error


def remove(folder: Path, key: str) -> None:
    """Remove a system's file. Raises CatalogueError."""
    readonly.check(folder)
    path = folder / f"{key}.yml"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CatalogueError(f"'{path}' cannot be removed ({error.strerror}); ask for leave to.") from error


def lines(text: str) -> tuple[str, ...]:
    """What was typed one a line, without empty ones."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def beside_of(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names that need other words as they are typed: "Shield: missile, radar"."""
    return tuple(_parts(line) for line in lines(text))


def beside_text(beside: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The same as it is typed."""
    return "\n".join(f"{name}: {', '.join(words)}" for name, words in beside)


def _parts(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, words = line.rpartition(":") if ":" in line else (line, "", "")
    return name.strip(), tuple(word.strip().lower() for word in words.split(",") if word.strip())


def _literal(word: str) -> str:
    """What finds a word at the beginning of a word: "missile" in "missiles", not "era" in "camera"."""
    return (r"\b" if word[0].isalnum() else "") + re.escape(word)


def _word(expression: str) -> str:
    return re.sub(r"\\(.)", r"\1", expression.removeprefix(r"\b"))


def _same(one: Any, other: Any) -> bool:
    """Whether two fields say the same, in whatever order of names."""
    return _sorted(one) == _sorted(other)


def _sorted(value: Any) -> Iterator[str] | list[str] | str:
    if isinstance(value, list):
        return sorted(str(sorted(v.items()) if isinstance(v, dict) else v) for v in value)
    return str(value or "")
