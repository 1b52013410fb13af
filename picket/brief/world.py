"""The map of a brief: countries shaded by their mentions, as SVG for a page and as a picture for a slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO

from picket import choropleth
from picket.brief.outlines import HEIGHT, WIDTH, outlines
from picket.topology import Polygon, Ring

BOUNDARIES = "Boundaries: Natural Earth; not an official position."
_DOT = 4.5
_DOT_EDGE = choropleth.LIGHT[4]
_BORDER = "#ffffff"


@dataclass(frozen=True)
class Picture:
    """What is drawn: by ISO 3166-1 alpha-3 the class of each country named, the floors of the classes, the shades."""

    classes: Mapping[str, int]
    floors: list[int]
    shades: list[str]

    @property
    def legend(self) -> list[tuple[str, str, int]]:
        """For each class its shade, its counts in words and how many countries are in it."""
        members = list(self.classes.values())
        words = choropleth.class_words(self.floors)
        return [(shade, said, members.count(n)) for n, (shade, said) in enumerate(zip(self.shades, words))]

    def shade(self, iso3: str) -> str:
        """The colour of a country, named or not."""
        return self.shades[self.classes[iso3]] if iso3 in self.classes else choropleth.LAND


def picture(counts: Mapping[str, int]) -> Picture:
    """The classes of these counts, all above zero: those of the screen."""
    floors = choropleth.floors(max(counts.values(), default=1))
    classes = dict(zip(counts, choropleth.bins(counts.values(), floors)))
    return Picture(classes, floors, choropleth.shades(len(floors)))


def svg(shown: Picture, names: Mapping[str, str], counts: Mapping[str, int], alt: str) -> str:
    """The map as an SVG element; a country says its name and its count when it is pointed at."""
    shapes, dots = outlines()
    land = "".join(_path(polygons) for iso3, polygons in shapes.items() if iso3 not in shown.classes)
    drawn = [f'<path fill="{choropleth.LAND}" d="{land}"/>']
    for iso3 in shown.classes:
        said = f"<title>{escape(names.get(iso3, iso3))}: {counts[iso3]:,}</title>"
        if iso3 in shapes:
            drawn.append(f'<path fill="{shown.shade(iso3)}" d="{_path(shapes[iso3])}">{said}</path>')
        if iso3 in dots:
            x, y = dots[iso3]
            drawn.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" fill="{shown.shade(iso3)}" '
                f'stroke="{_DOT_EDGE}">{said}</circle>'
            )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(alt)}" fill-rule="evenodd" '
        f'stroke="{_BORDER}" stroke-width="0.5" stroke-linejoin="round">{"".join(drawn)}</svg>'
    )


def png(shown: Picture, width: int = 1800) -> bytes:
    """The map as a picture without words, on white: drawn twice as large and made smaller, for smooth edges."""
    from PIL import Image, ImageDraw

    scale = 2 * width / WIDTH
    image = Image.new("RGB", (2 * width, round(HEIGHT * scale)), "#ffffff")
    draw = ImageDraw.Draw(image)
    shapes, dots = outlines()
    rings_of = [(iso3, rings[0]) for iso3, polygons in shapes.items() for rings in polygons]
    for iso3, ring in sorted(rings_of, key=lambda one: -_area(one[1])):  # Lesotho after South Africa
        at = [(x * scale, y * scale) for x, y in ring]
        draw.polygon(at, fill=shown.shade(iso3))
        draw.line([*at, at[0]], fill=_BORDER, width=2)
    for iso3 in shown.classes:
        if iso3 in dots:
            x, y = (value * scale for value in dots[iso3])
            draw.circle((x, y), _DOT * scale, fill=shown.shade(iso3), outline=_DOT_EDGE, width=4)
    out = BytesIO()
    image.resize((width, image.height // 2), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _path(polygons: list[Polygon]) -> str:
    return "".join(f"M{_steps(ring)}Z" for rings in polygons for ring in rings)


def _steps(ring: Ring) -> str:
    """A ring as its first point and the way from each to the next, in tenths: half as long as with all points."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    ways = (f"{(a - c) / 10:g},{(b - d) / 10:g}" for (a, b), (c, d) in zip(tenths[1:], tenths))
    return f"{tenths[0][0] / 10:g},{tenths[0][1] / 10:g}l{' '.join(ways)}"


def _area(ring: Ring) -> float:
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]]))) / 2
