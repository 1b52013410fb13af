"""Own systems and the readings of a library: a change of them has only those documents read again that it concerns.

Why the readings of all others hold as they are. A system reaches a reading in two ways. `nlp.finder` finds it where
one of its forms stands; all that the finder decides by other systems (a text that is used up, a relative by `part_of`,
how many systems a document names) counts systems that were found in the same document. And `nlp.organisations` refuses
an organisation that bears one of its names. Every other component looks at the mentions of the same document and at
the rest of the catalogue, which did not change: the fingerprint of what is carried over names the same engine, model
and built-in catalogue. So a document in whose text neither the old nor the new forms of a changed system stand, nor
their names, is read by the new catalogue as it was by the old one. `nlp.naming` tells such a text, never wrongly.

What was last applied is kept in the library, and is changed in one transaction with the fingerprints: whoever is killed
leaves all as it was before or as it is after, and what is behind then can be told by its fingerprint.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from picket import fingerprint
from picket.catalogue.draft import write
from picket.catalogue.load import Catalogue
from picket.catalogue.own import SUFFIX, files_in, own_folder, read_own
from picket.catalogue.schema import System
from picket.library import Library, dialect
from picket.library.own_note import NOTE, texts_of
from picket.model import Issue
from picket.nlp.naming import Naming


def settle(library: Library, catalogue: Catalogue) -> list[str]:
    """Apply the own systems of a catalogue; the ids of the documents that are to be read again for that.

    Readings that were stale for another reason stay so, and are not among them. Raises LibraryError.
    """
    now = fingerprint.current(catalogue=catalogue)
    while not _applied(library, catalogue, now):
        pass  # another process was quicker: what is to be done depends on what it did
    return behind(library, catalogue)


def behind(library: Library, catalogue: Catalogue) -> list[str]:
    """Ids of the documents that this engine, model and built-in catalogue have read with other own systems."""
    now = fingerprint.current(catalogue=catalogue)
    return library.stale_since(now, fingerprint.with_own(now, {}))


def bring_back(library: Library) -> tuple[list[str], list[Issue]]:
    """Write the files of own systems that the library knows and that are not there, as after it was restored from a
    copy: their keys, and why others were left out, as any own file would be. Raises LibraryError or CatalogueError."""
    _, noted = _noted(library)
    folder = own_folder(library.location)
    missing = {key: text for key, text in noted.items() if not os.path.exists(folder / f"{key}{SUFFIX}")}
    own = read_own(missing, files_in(folder))
    back = sorted(missing.keys() & own.texts.keys())
    for key in back:
        write(folder, key, missing[key])
    names = {f"{key}{SUFFIX}" for key in missing}
    return back, [issue for issue in own.issues if issue.where.partition(",")[0] in names]


def unsettled(library: Library, catalogue: Catalogue) -> bool:
    """Whether own systems are still to be applied, or documents to be read again for them."""
    _, noted = _noted(library)
    return noted != catalogue.own_texts or bool(behind(library, catalogue))


def concerned(library: Library, old: str, naming: Naming | None) -> tuple[list[int], int]:
    """Numbers of the documents read by `old` that may name what changed (None: all), and the last one looked at."""
    found, last = [], 0
    for last, text in library.read_by(old):
        if naming is None or naming.may_name(text):
            found.append(last)
    return found, last


def _noted(library: Library) -> tuple[str | None, dict[str, str]]:
    """The note as it stands, and the texts in it. Raises LibraryError."""
    noted = library.recall(NOTE)
    try:
        return noted, texts_of(noted)
    except ValueError as error:
        raise dialect.damaged(library.location, str(error)) from error


def _applied(library: Library, catalogue: Catalogue, now: str) -> bool:
    noted, before = _noted(library)
    after = dict(catalogue.own_texts)
    if before == after:
        return True
    old = fingerprint.with_own(now, before)
    changed = _changed(before, after, catalogue)
    but, last = concerned(library, old, Naming(changed) if changed is not None else None)
    return library.carry(NOTE, noted, json.dumps(after), old, now, last, but)


def _changed(before: Mapping[str, str], after: Mapping[str, str], catalogue: Catalogue) -> list[System] | None:
    """The systems that came, went or changed, as they were and as they are; None when it can no longer be told."""
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    was = read_own(before).systems
    if not keys & before.keys() <= was.keys():
        return None
    return [*(was[key] for key in keys & was.keys()), *(catalogue.systems[key] for key in keys & after.keys())]
