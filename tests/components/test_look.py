"""The sizes of type are those of docs/design.md, and nothing else."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SIZES = {float(size) for size in re.findall(r"^\| ([0-9.]+) \|", (ROOT / "docs" / "design.md").read_text(), re.M)}
STYLES = sorted((ROOT / "components").glob("*.css"))


def sizes(style: str) -> set[float]:
    found = re.findall(r"font(?:-size)?:[^;{}]*?([0-9.]+)rem", style)
    return {float(size) for size in found}


def test_the_scale_is_written_down():
    assert min(SIZES) == 0.78 and len(SIZES) == 7
    assert sizes("p { font: 600 0.8rem/1.4 x; } b { font-size: max(0.9rem, 16px) }") == {0.8, 0.9}


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_a_style_uses_the_scale(style):
    assert sizes(style.read_text(encoding="utf-8")) <= SIZES
