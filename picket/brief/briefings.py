"""A briefing that the library keeps as the parts of a brief: what its steps ask for, with their titles and notes."""

from __future__ import annotations

from picket import address
from picket.brief.model import Asked
from picket.catalogue.load import Catalogue
from picket.errors import LibraryError
from picket.filter import Filter
from picket.library import Briefing, Library, Step


def briefing_of(library: Library, name: str) -> Briefing:
    """The briefing of this key or name. Raises LibraryError."""
    found = library.briefing(name) or next((one for one in library.briefings() if one.name == name), None)
    if found is None:
        raise LibraryError(f"There is no briefing '{name}' in '{library.location}'; put saved views in order first.")
    return found


def parts_of(briefing: Briefing, library: Library, catalogue: Catalogue) -> list[Asked]:
    """Its parts in order: steps that ask for the same share one, where the first of them stands.

    Raises LibraryError when it has none, or when a view of it is no longer kept.
    """
    if not briefing.steps:
        raise LibraryError(f"The briefing '{briefing.name}' has no steps yet; add saved views to it.")
    sharing: dict[Filter, list[tuple[int, Asked]]] = {}
    for number, step in enumerate(briefing.steps, 1):
        asked = _asked(number, step, briefing, library, catalogue)
        sharing.setdefault(asked.wanted, []).append((number, asked))
    return [_part(steps) for steps in sharing.values()]


def _part(steps: list[tuple[int, Asked]]) -> Asked:
    """The part that these steps ask for; of several its title is made from the filter, and they are listed in it."""
    _, first = steps[0]
    if len(steps) == 1:
        return first
    return Asked("", "", first.wanted, tuple((f"Step {number}: {one.title}", one.notes) for number, one in steps))


def _asked(number: int, step: Step, briefing: Briefing, library: Library, catalogue: Catalogue) -> Asked:
    if (view := library.view(step.view)) is None:
        raise LibraryError(
            f"The view of step {number} of the briefing '{briefing.name}' is no longer kept; take the step out."
        )
    return Asked(step.title or view.name, step.notes, address.asked(view.query).check(catalogue))
