"""What is downloaded in a browser opens, and the keyboard reaches it."""

import io
import json
from pathlib import Path

import geojson
import openpyxl
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def downloaded(visitor, key: str) -> bytes:
    with visitor.page.expect_download() as download:
        visitor.page.locator(f".st-key-{key} button:visible").first.click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("width", "height", "theme"), [(1280, 720, "light"), (1920, 1080, "dark")])
def test_a_table_is_taken_away_in_every_format(visit, width, height, theme):
    visitor = visit(width, height, theme)
    visitor.open("map")
    button = visitor.page.locator(".st-key-countries-formats button").first
    button.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector(".st-key-countries-as-manifest button:visible")
    visitor.shot(f"formats-{width}")
    book = openpyxl.load_workbook(io.BytesIO(downloaded(visitor, "countries-as-xlsx")))
    shapes = geojson.loads(downloaded(visitor, "countries-as-geojson"))
    held = json.loads(downloaded(visitor, "countries-as-manifest"))
    assert shapes.is_valid
    assert book["countries"].max_row - 1 == len(shapes["features"]) == held["tables"]["countries"]["rows"] > 0
    assert not visitor.outside and not visitor.complaints
