"""The colours that every page shares can be read, in both themes, and told apart without colour."""

import tomllib
from pathlib import Path

import pytest

from components import palette


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("dark", "theme"), [(False, "light"), (True, "dark")])
def test_the_ground_is_the_theme_s(dark: bool, theme: str) -> None:
    config = Path(palette.__file__).parents[1] / ".streamlit" / "config.toml"
    colours = tomllib.loads(config.read_text(encoding="utf-8"))["theme"][theme]
    assert (palette.GROUND[dark], palette.TEXT[dark]) == (colours["backgroundColor"], colours["textColor"])


def test_contrast_is_measured_as_in_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", palette.KINDS, ids=lambda kind: kind.key)
def test_text_on_a_mark_and_its_underline_can_be_seen(kind: palette.Kind, dark: bool) -> None:
    assert contrast(palette.TEXT[dark], kind.tint(dark)) >= 4.5
    assert contrast(kind.ink(dark), palette.GROUND[dark]) >= 3
    assert contrast(kind.ink(dark), kind.tint(dark)) >= 3


def test_every_kind_has_an_underline_and_colours_of_its_own() -> None:
    for values in (
        [(kind.cue, kind.weight) for kind in palette.KINDS],
        [kind.light for kind in palette.KINDS],
        [kind.dark for kind in palette.KINDS],
    ):
        assert len(set(values)) == len(palette.KINDS)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("COUNTRY", "COUNTRY"),
        ("LOC", "PLACE"),
        ("FAC", "PLACE"),
        ("TIME", "DATE"),
        ("LAW", "OTHER"),
        ("", "OTHER"),
    ],
)
def test_labels_without_a_colour_share_one(label: str, kind: str) -> None:
    assert palette.kind_of(label).key == kind


def test_marks_name_every_coloured_label_and_the_rest() -> None:
    marks = palette.marks(dark=False)
    assert marks["COUNTRY"] == ("#0068a8", "#d9e8f2")
    assert marks["LOC"] == marks["PLACE"]
    assert marks["other"] == marks["OTHER"]
