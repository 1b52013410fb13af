"""Reviewing the whole catalogue at once: what `python -m picket check-catalogue` prints.

Loading stops at the first broken rule; the check goes on and lists all of them, and then tries every file's
own examples on the whole catalogue, so that a name added to one file cannot quietly spoil another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from picket.catalogue.files import Finding
from picket.catalogue.load import HERE, read_countries, read_system, system_files
from picket.catalogue.own import SUFFIX, catalogue_with
from picket.catalogue.rules import idle_sources, shared_findings
from picket.catalogue.schema import Match, System
from picket.errors import CatalogueError
from picket.nlp import segment
from picket.nlp.finder import Finder, Found


def check_catalogue(folder: Path = HERE) -> list[str]:
    """All findings as "file:line: field: what to do"; an empty list is a clean catalogue."""
    systems: dict[Path, System] = {}
    findings: list[str] = []
    for path in system_files(folder):
        try:
            systems[path] = read_system(path)
        except CatalogueError as error:
            findings.append(str(error))
    try:
        read_countries(folder / "countries.yml")
    except CatalogueError as error:
        findings.append(str(error))
    findings += [str(finding) for path, system in systems.items() for finding in idle_sources(path, system)]
    findings += map(str, shared_findings(systems))
    return findings + [str(finding) for finding in example_findings(systems)]


def check_own(folder: Path) -> list[str]:
    """All findings in a folder of own systems, and the built-in examples that they spoil."""
    catalogue = catalogue_with(folder)
    findings = [f"{issue.where.replace(', line ', ':')}: {issue.message}" for issue in catalogue.issues]
    places = {key: folder if key in catalogue.own else HERE / "systems" for key in catalogue.systems}
    systems = {places[key] / f"{key}{SUFFIX}": system for key, system in catalogue.systems.items()}
    for finding in example_findings(systems):
        spoilt = "" if finding.path.parent == folder else f" (As promised without those in '{folder}'.)"
        findings.append(f"{finding}{spoilt}")
    return findings


def example_findings(systems: dict[Path, System]) -> Iterator[Finding]:
    """The examples that do not come out as their file promises."""
    finder = Finder(systems.values())
    for path, system in systems.items():
        for i, match in enumerate(system.examples.match):
            if message := _missed(match, _found(finder, match.text, system.key)):
                yield Finding(path, ("examples", "match", i), message)
        for i, text in enumerate(system.examples.reject):
            if found := _found(finder, text, system.key):
                message = f"found {_texts(text, found)}; narrow the rule."
                yield Finding(path, ("examples", "reject", i), message)


def _found(finder: Finder, text: str, key: str) -> list[Found]:
    simple = segment.plain(text)
    sentences = [s for block in segment.blocks(simple) for s in segment.sentences(simple, block)]
    return [found for found in finder.find(simple, sentences) if found.system == key]


def _missed(match: Match, found: list[Found]) -> str | None:
    texts = _texts(match.text, found)
    if texts != list(match.finds):
        return f"found {texts}, not {list(match.finds)}; mend the names or the example."
    if match.variant and match.variant not in {f.variant for f in found}:
        return f'no mention has the variant "{match.variant}"; mend the variants or the example.'
    return None


def _texts(text: str, found: list[Found]) -> list[str]:
    return [text[f.start : f.end] for f in found]
