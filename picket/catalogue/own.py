"""An analyst's own systems: files in a folder beside a library, which add to the catalogue that comes with Picket.

They have the format of `picket/catalogue/systems`. A file that is broken, has the key of another system or claims a
name of another one is left out and told; it never keeps the others from being read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory

from picket.catalogue import bounds
from picket.catalogue.files import read
from picket.catalogue.load import HERE, Catalogue, in_order, load_catalogue, own_mark
from picket.catalogue.rules import own_findings, shared_findings
from picket.catalogue.schema import System
from picket.errors import CatalogueError
from picket.model import Issue

SUFFIX = ".yml"
LARGEST = 200_000
"""Bytes of a file at most: a system takes some thousand."""

_LEFT_OUT = "Until that is done, the system of this file is not looked for."
Files = tuple[tuple[str, bytes | None], ...]
"""Name and content of each file, by name; None for one that cannot be read."""


@dataclass(frozen=True)
class Own:
    """The own systems that were accepted: each by its key with the text of its file, and what was left out."""

    systems: Mapping[str, System]
    texts: Mapping[str, str]
    issues: tuple[Issue, ...]


def own_folder(library: Path) -> Path:
    """Where the own systems of the library in this folder stand."""
    return library / "systems"


def library_catalogue(library: Path) -> Catalogue:
    """The catalogue of the library in this folder: the built-in systems and its own. Raises CatalogueError only
    when the built-in catalogue is broken."""
    return catalogue_with(own_folder(library))


def catalogue_with(folder: Path) -> Catalogue:
    """The built-in catalogue with the own systems in this folder, which need not exist."""
    return _joined(files_in(folder))


def files_in(folder: Path) -> Files:
    """What stands in a folder of own systems; a file that has not changed is not read again."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (SUFFIX, ".yaml") and path.name[0] != ".")
    except OSError:
        return ()
    return tuple((path.name, _content(path)) for path in paths)


def read_own(texts: Mapping[str, str], beside: Files = ()) -> Own:
    """The systems of texts by key, with other files beside them, whatever the rest of the catalogue is today."""
    mine = tuple((key + SUFFIX, text.encode()) for key, text in texts.items())
    return _accepted(tuple(sorted((*mine, *beside), key=itemgetter(0))))


def read_text(key: str, text: str) -> System:
    """The system of one own file, whatever else the catalogue holds. Raises CatalogueError."""
    with TemporaryDirectory(prefix="picket-own-") as held:
        return _read(Path(held) / f"{key}{SUFFIX}", text.encode())


@lru_cache(maxsize=8)
def _joined(files: Files) -> Catalogue:
    built = load_catalogue()
    if not files:
        return built
    own = _accepted(files)
    systems = in_order([*built.systems.values(), *own.systems.values()])
    mark = own_mark(own.texts)
    return replace(built, systems=systems, fingerprint=built.fingerprint + mark, issues=own.issues, own_texts=own.texts)


@lru_cache(maxsize=16)
def _accepted(files: Files) -> Own:
    """Reads from a copy, so that what is read, what is told and what is remembered are of one moment."""
    issues: list[Issue] = []
    with TemporaryDirectory(prefix="picket-own-") as held:
        found: dict[Path, System] = {}
        for name, content in files:
            path = Path(held) / name
            try:
                found[path] = _read(path, content)
            except CatalogueError as error:
                issues.append(_issue(name, str(error)))
        for path, said in list(_refused(found)):
            found.pop(path, None)
            issues.append(_issue(path.name, said))
        texts = {system.key: path.read_text(encoding="utf-8") for path, system in found.items()}
    return Own({s.key: s for s in found.values()}, texts, tuple(sorted(issues, key=lambda issue: issue.where)))


def _read(path: Path, content: bytes | None) -> System:
    """One file, written to the copy. Raises CatalogueError."""
    if content is None:
        raise CatalogueError(f"{path.name}:1: cannot be read; make it a file that this user may read.")
    if path.suffix != SUFFIX:
        raise CatalogueError(f"{path.name}:1: is not looked at; name it '{path.stem}{SUFFIX}'.")
    if len(content) > LARGEST:
        raise CatalogueError(f"{path.name}:1: has more than {LARGEST // 1000} kB; shorten it.")
    try:
        path.write_bytes(content)
        if said := bounds.unplain(content):
            raise CatalogueError(f"{path.name}:{said}")
        return _system(path)
    except (OSError, ValueError, TypeError, ArithmeticError, RecursionError) as error:  # what YAML stumbles over
        raise CatalogueError(f"{path.name}:1: cannot be read ({error}); mend the file.") from error


def _system(path: Path) -> System:
    system = read(System, path)
    for finding in chain(own_findings(path, system), bounds.findings(path, system)):
        raise CatalogueError(str(finding))
    if system.key in load_catalogue().systems:
        raise CatalogueError(f'{path.name}:1: key: "{system.key}" is in the built-in catalogue; choose another key.')
    return system


def _refused(found: Mapping[Path, System]) -> Iterator[tuple[Path, str]]:
    """The files that do not go with the rest, and all reasons; of two that clash it is the later by name."""
    built = {HERE / "systems" / f"{key}{SUFFIX}": system for key, system in load_catalogue().systems.items()}
    left = dict(found)
    while findings := list(shared_findings({**built, **left})):
        for finding in findings:
            left.pop(finding.path, None)
            yield finding.path, str(finding)


def _issue(name: str, said: str) -> Issue:
    line, _, what = said.removeprefix(f"{name}:").partition(": ")
    return Issue("warning", f"{_shown(name)}, line {line}", _shown(what), _LEFT_OUT)


def _shown(words: str) -> str:
    """Without what cannot be written in UTF-8, which names of files may hold."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _content(path: Path) -> bytes | None:
    """None too for a pipe or a device, reading which could wait for ever."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            return None
        return _bytes(path, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
    except OSError:
        return None


@lru_cache(maxsize=1024)
def _bytes(path: Path, *_changed: int) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
