"""The commands `picket decisions` and `picket decide`: the log as a file, and a colleague's file taken in or back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from picket.corrections import files, teaching
from picket.corrections.decision import Decision
from picket.corrections.standing import Standing, withdrawal
from picket.corrections.wording import words
from picket.errors import DecisionError
from picket.ingest.disk import content
from picket.ledger import Ledger
from picket.library import Library

LARGEST = 50_000_000
"""Bytes of a decisions file, some 100,000 decisions, as may be uploaded."""

LISTED = 200
"""Code points of a reason, and of whatever else analysts wrote, in a list."""


def exported(library: Library) -> bytes:
    """The log as a file."""
    return files.written(library.decisions())


def gold(ledger: Ledger) -> bytes:
    """The corrected documents as a file for `evaluate`."""
    return "".join(teaching.gold(ledger)).encode("utf-8", "surrogatepass")


def entries(library: Library) -> bytes:
    """The rules as catalogue entries for review."""
    return teaching.catalogue_entries(Standing.of(library.decisions()).holding).encode()


def listed(library: Library) -> Iterator[str]:
    """The log in words, a line a decision, then its conflicts."""
    standing = Standing.of(library.decisions())
    known = {one.id: one for one in standing.log}
    for one in standing.log:
        about = known.get(one.other, one)
        yield f"{one.id}  {one.when:%Y-%m-%d %H:%M}  {_cut(one.who)}: {in_words(one)}" + (
            f" [{in_words(about)}]" if about is not one else " (withdrawn)" if one.id in standing.withdrawn else ""
        )
    yield from conflicts(standing)


def taken(library: Library, path: Path) -> Iterator[str]:
    """Take a file in; what came of it, in words. Raises DecisionError or UnreadableDocument: then nothing was kept."""
    given = _read(path)
    new = library.decide(given)
    yield f"{new} of {len(given)} decisions are new."
    yield from conflicts(Standing.of(library.decisions()))


def taken_back(library: Library, path: Path, who: str) -> Iterator[str]:
    """Withdraw everything of a file that stands; what came of it, in words. Raises as `taken` does."""
    if not who.strip():
        raise DecisionError("Say who takes these decisions back with --who.")
    ids = {one.id for one in _read(path)}
    there = [one for one in Standing.of(library.decisions()).decisions if one.id in ids]
    library.decide([withdrawal(one, who.strip(), f"file {path.name} taken back") for one in there])
    yield f"{len(there)} of {len(ids)} decisions are taken back."


def conflicts(standing: Standing) -> Iterator[str]:
    """Each conflict as a line."""
    for one in standing.conflicts:
        holds, overruled = one.holds, one.overruled
        yield f"conflict: {_cut(holds.who)} decided “{in_words(holds)}”, {_cut(overruled.who)} before that " + (
            f"“{in_words(overruled)}”; the later one holds."
        )


def in_words(one: Decision) -> str:
    """A decision as a line of a list, its words cut short: "name Georgia as USA, one document"."""
    said = one.said and f"{one.said.actor} {one.said.stage} {one.said.system}"
    target = f" as {one.named.target}" if one.named else ""
    target += f" as {one.meant.actor} {one.meant.stage} {one.meant.system}" if one.meant else ""
    where = {"mention": "one mention", "document": "one document", "everywhere": "everywhere"}[one.scope]
    if one.does == "withdraw":
        return f"withdraw {one.other}"
    return f"{one.does} {_cut(said or words(one))}{_cut(target)}, {where}" + (f" ({_cut(one.why)})" if one.why else "")


def _cut(words: str) -> str:
    return words if len(words) <= LISTED else words[: LISTED - 1] + "…"


def _read(path: Path) -> list[Decision]:
    try:
        return files.read(content(path, LARGEST, "a decisions file"), str(path))
    except OSError as error:
        raise DecisionError(f"'{path}' cannot be read ({error.strerror}); name a decisions file.") from error
