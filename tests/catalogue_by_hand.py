"""A small catalogue made by hand, for tests that the catalogue's own growth must not change."""

from typing import Any

from picket.catalogue.load import Catalogue, load_catalogue
from picket.catalogue.schema import System

SOURCES = {
    "press": {
        "title": "Report",
        "publisher": "A paper",
        "date": "2020-01-02",
        "grade": "B",
        "url": "https://a.example",
    },
    "weak": {"title": "Claim", "publisher": "A blog", "grade": "C", "url": "https://c.example"},
}


def system(
    key: str,
    kind: str = "missile-defense system",
    part_of: tuple[str, ...] = (),
    figures: list[dict[str, Any]] | None = None,
    *,
    phase: tuple[str, ...] = (),
    where: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    missile_class: tuple[str, ...] = (),
    **status: str,
) -> System:
    """One system; `status` is by ISO3 what a country does with it, "host" where it stands on its soil."""
    entries = {
        which: [
            {"country": iso3, "status": "operational" if one == "host" else one, "year": 2007, "sources": ["press"]}
            for iso3, one in status.items() if (one == "host") == (which == "hosts")
        ]
        for which in ("operators", "hosts")
    }  # fmt: skip
    stated = {"phase": phase, "where": where, "targets": targets, "missile_class": missile_class}
    return System.model_validate(
        {
            "key": key, "name": key.upper(), "short": key.upper(), "kind": kind, "part_of": part_of,
            "as_of": "2026-11-23", "names": [key.upper()], "sources": SOURCES, "figures": figures or [], **entries,
            "examples": {"match": [{"text": f"{key.upper()} flew.", "finds": [key.upper()]}]},
            **{name: [{"value": one, "sources": ["press"]} for one in values] for name, values in stated.items()},
        }
    )  # fmt: skip


def catalogue(*systems: System) -> Catalogue:
    """These systems, by key as Catalogue has them, with all countries."""
    return Catalogue({one.key: one for one in sorted(systems, key=lambda s: s.key)}, load_catalogue().countries, "hand")
