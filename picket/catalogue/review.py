"""Looking a draft over before it is written: everything that is wrong with it, each in one sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from picket.catalogue.bounds import LONGEST
from picket.catalogue.draft import LABELS, NAMES, Draft, fields_of, key_for, text_of
from picket.catalogue.load import Catalogue
from picket.catalogue.ordinary import is_ordinary, is_tiny
from picket.catalogue.own import SUFFIX, read_text
from picket.catalogue.schema import Kind, System
from picket.catalogue.spelling import Form, forms, same
from picket.errors import CatalogueError
from picket.nlp import segment
from picket.nlp.finder import Finder


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a field of draft.LABELS, and what to do."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Review:
    """A draft looked over. `text` is the file to write under `key`; it is "" while there are complaints."""

    key: str
    text: str = ""
    complaints: list[Complaint] = field(default_factory=list)


def review(draft: Draft, catalogue: Catalogue, folder: Path, key: str = "") -> Review:
    """Look a draft over for the library whose own systems stand in `folder`; `key` of the one that it changes."""
    there = {path.stem for path in folder.glob(f"*{SUFFIX}")} if folder.is_dir() else set()
    key = key or key_for(draft.name, {*catalogue.systems, *there})
    complaints = [*_shape(draft, catalogue, key)]
    if complaints:
        return Review(key, complaints=complaints)
    others = [system for system in catalogue.systems.values() if system.key != key]
    try:
        system = read_text(key, text_of(fields_of(draft, key, _made_up(draft))))
    except CatalogueError as error:  # more than an own system may ask
        where, said = ("beside" if ": ambiguous" in str(error) else "aliases"), str(error).rpartition(": ")[2]
        return Review(key, complaints=[_complaint(where, f"cannot be kept so: {said}")])
    if complaints := [*_claimed(draft, system, others)]:
        return Review(key, complaints=complaints)
    finder = Finder([*others, system])
    examples = {"match": [*_found(draft, finder, key, complaints)], "reject": [*_left(draft, finder, key, complaints)]}
    if complaints:
        return Review(key, complaints=complaints)
    return Review(key, text_of(fields_of(draft, key, {name: some for name, some in examples.items() if some})))


def dangers(draft: Draft, found: Callable[[str], int]) -> list[str]:
    """A sentence for each name that would be found far too often; `found` counts documents that hold a name."""
    said = []
    for name in draft.safe():
        if is_tiny(name) or is_ordinary(name):
            what = "has hardly any letters" if is_tiny(name) else "is an ordinary English word"
            number = found(name)
            documents = f"{number:,} document{'' if number == 1 else 's'}"
            said.append(
                f"“{name}” {what} and would be found in {documents} of this library; give it words that must stand "
                f"beside it under “{LABELS['beside']}”, or save once more to keep it so."
            )
    return said


def _shape(draft: Draft, catalogue: Catalogue, key: str) -> Iterator[Complaint]:
    if not draft.name:
        yield _complaint("name", "is empty; give the full name of the system.")
    if draft.kind not in get_args(Kind):
        yield _complaint("kind", "is not chosen; choose what kind of system it is.")
    if draft.part_of and draft.part_of not in catalogue.systems:
        yield _complaint("part_of", "names a system that is no longer there; choose another or none.")
    elif draft.part_of and draft.part_of in catalogue.family(key):
        yield _complaint("part_of", "names the system itself or one that belongs to it; choose another or none.")
    given = {"name": [draft.name], "short": [draft.short], "aliases": draft.aliases}
    for name in NAMES:
        for words in given.get(name, [form for form, _ in draft.beside]):
            if words and (wrong := _no_name(words)):
                yield _complaint(name, f"holds “{words[:60]}”, which {wrong}.")
    for form, needs in draft.beside:
        if not form or not needs:
            yield _complaint("beside", f"has “{form}” without words; write it like “Shield: missile, radar”.")


def _no_name(words: str) -> str:
    if not any(c.isalnum() for c in words):
        return "has no letter or digit; write a name"
    if len(words) > LONGEST:
        return f"is longer than {LONGEST} characters; shorten it"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") for c in words):
        return "holds a character that cannot be seen; type it anew"
    return ""


def _claimed(draft: Draft, system: System, others: list[System]) -> Iterator[Complaint]:
    """Names that another system has already."""
    claims: dict[str, list[tuple[Form, System]]] = {}
    for other in others:
        for form in forms(other):
            claims.setdefault(same(form.alias), []).append((form, other))
    for form in forms(system):
        if holder := next((o for f, o in claims.get(same(form.alias), ()) if _clash(f, form)), None):
            said = f"holds “{form.alias}”, which is already a name of {holder.short}; take it out."
            yield _complaint(draft.field_of(form.alias), said)
    if namesake := next((o for o in others if o.short.casefold() == system.short.casefold()), None):
        where = "short" if draft.short else "name"
        if not any(same(namesake.short) == same(name) for name in draft.safe()):
            yield _complaint(where, f"is what lists call {namesake.short}; give another “{LABELS['short']}”.")


def _clash(one: Form, other: Form) -> bool:
    return one.rule is None or other.rule is None or (one.rule.needs, one.rule.unless) == (
        other.rule.needs, other.rule.unless,
    )  # fmt: skip


def _found(draft: Draft, finder: Finder, key: str, complaints: list[Complaint]) -> Iterator[dict[str, Any]]:
    for sentence in draft.found or [match["text"] for match in _made_up(draft)["match"]]:
        finds = _in(finder, sentence, key)
        if not finds and not draft.found:
            complaints.append(_complaint("name", "is not found even where it stands; write it as reports do."))
        elif not finds:
            said = f"has “{sentence}”, in which none of its names is found; mend the sentence or the names."
            complaints.append(_complaint("found", said))
        yield {"text": sentence, "finds": finds}


def _left(draft: Draft, finder: Finder, key: str, complaints: list[Complaint]) -> Iterator[str]:
    for sentence in draft.not_found:
        if finds := _in(finder, sentence, key):
            said = f"has “{sentence}”, in which “{finds[0]}” is found; give that name words it needs, or take it out."
            complaints.append(_complaint("not_found", said))
        yield sentence


def _in(finder: Finder, text: str, key: str) -> list[str]:
    """What of the system is found in a text of the form, in order."""
    simple = segment.plain(text)
    sentences = [s for block in segment.blocks(simple) for s in segment.sentences(simple, block)]
    return [text[found.start : found.end] for found in finder.find(simple, sentences) if found.system == key]


def _made_up(draft: Draft) -> dict[str, Any]:
    """An example that every file must have, where none was typed: the system's first safe name in a sentence."""
    name = fields_of(draft, "")["names"][0]
    return {"match": [{"text": f"They spoke of {name}.", "finds": [name]}]}


def _complaint(where: str, said: str) -> Complaint:
    return Complaint(where, f"“{LABELS[where]}” {said}")
