"""One colour and one underline a kind of mention, the same on every page, in the light and the dark theme.

The hues follow Okabe and Ito's set for colour-blind readers ("Color universal design", 2008), darkened for
white ground and lightened for dark ground until each line has a contrast of 3:1 with the page (WCAG 2.2,
1.4.11) and the page's text 4.5:1 on each tint (1.4.3). The underline tells kinds apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

GROUND = {False: "#ffffff", True: "#0e1117"}
"""The page in .streamlit/config.toml; False is the light theme, True the dark one, in all mappings here."""

TEXT = {False: "#1f2430", True: "#e9ecf2"}
TINT = {False: 0.15, True: 0.30}
"""How much of its colour a mark's background has."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What marks of one kind look like: `cue` is a CSS underline style, `weight` its thickness in px."""

    key: str
    title: str
    one: str
    light: str
    dark: str
    cue: str
    weight: float

    def ink(self, dark: bool) -> str:
        """The full colour: underlines, bars, dots."""
        return self.dark if dark else self.light

    def tint(self, dark: bool) -> str:
        """The background of a mark."""
        return _over(self.ink(dark), GROUND[dark], TINT[dark])


KINDS: tuple[Kind, ...] = (
    Kind("COUNTRY", "Countries", "Country", "#0068a8", "#5aa9f0", "solid", 2),
    Kind("SYSTEM", "Systems", "System", "#c04a00", "#ff8f57", "solid", 4),
    Kind("PERSON", "People", "Person", "#007a5a", "#45cda2", "double", 1.5),
    Kind("ORG", "Organisations", "Organisation", "#a34a86", "#e6a0ca", "dashed", 2),
    Kind("PLACE", "Places", "Place", "#1f87b5", "#8fd8f2", "dotted", 2.5),
    Kind("EVENT", "Events", "Event", "#96690a", "#f0c351", "wavy", 1.5),
    Kind("DATE", "Dates", "Date", "#566579", "#a8b5c6", "solid", 1),
    Kind("OTHER", "Other", "Other name", "#767676", "#9a9fa8", "dotted", 1),
)
"""In the order of the legend."""

_BY_KEY = {kind.key: kind for kind in KINDS}
_SHARED = {"LOC": "PLACE", "FAC": "PLACE", "GPE": "PLACE", "TIME": "DATE"}


def kind_of(label: str, sense: str | None = None) -> Kind:
    """The kind that a mention is shown as; a label without a colour of its own is OTHER.

    A country named only by a place in it (Okinawa) is shown as a place: it does not count as the country at first.
    """
    if label == "COUNTRY" and sense == "place":
        return _BY_KEY["PLACE"]
    return _BY_KEY.get(_SHARED.get(label, label), _BY_KEY["OTHER"])


def ink(label: str, dark: bool) -> str:
    """The full colour of a label."""
    return kind_of(label).ink(dark)


def inks(labels: Iterable[str], dark: bool) -> list[str]:
    """The full colours of labels, one each."""
    return [ink(label, dark) for label in labels]


def marks(dark: bool) -> dict[str, tuple[str, str]]:
    """(ink, tint) of every label with a colour, and of "other" for the rest."""
    labels = {label: kind_of(label) for label in (*_BY_KEY, *_SHARED)}
    return {label: (kind.ink(dark), kind.tint(dark)) for label, kind in (labels | {"other": _BY_KEY["OTHER"]}).items()}


def _over(colour: str, ground: str, share: float) -> str:
    """`share` of a colour laid over a ground, both #rrggbb."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
