"""The page in a real Chromium without a network: no request, no complaint, and sheets of A4 and Letter."""

import re

import pytest

from picket.brief import html
from tests.brief.conftest import harm, many, nothing, seed  # noqa: F401
from tests.browser.axe import serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEETS = {"A4": 210 - 32, "Letter": 215.9 - 32}
"""Width between the margins, in millimetres."""


@pytest.fixture(params=["many", "seed", "harm", "nothing"])
def shown(request, browser, tmp_path):
    """A page that shows a brief from the disk, what it asked for, and what it complained of."""
    file = tmp_path / "brief.html"
    file.write_bytes(html.write(request.getfixturevalue(request.param).brief))
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(file.as_uri())
    yield page, asked, complaints
    context.close()


def test_it_opens_without_a_request_or_a_complaint(shown):
    page, asked, complaints = shown
    assert len(asked) == 1
    assert complaints == []
    assert page.locator("h1").inner_text()
    size = page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(size.removesuffix("px")) >= 16
    assert serious(page) == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (640, 360)])
def test_nothing_runs_out_of_the_window(shown, width, height):
    page, _, _ = shown
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_prints_within_its_sheets(shown, sheet):
    page, _, _ = shown
    page.emulate_media(media="print")
    width = int(SHEETS[sheet] / 25.4 * 96)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('body *')].filter(e => e.textContent.trim() && !e.closest('svg'))"
        ".map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 11 * 96 / 72 - 0.1
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=sheet)))
    tall = page.evaluate("document.documentElement.scrollHeight")
    assert tall / 1000 <= sheets <= tall / 400 + 6


def test_words_in_pictures_are_as_large_as_others(shown):
    page, _, _ = shown
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(SHEETS["A4"] / 25.4 * 96), "height": 900})
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg text')].map(t => 16 * t.ownerSVGElement.getBoundingClientRect().width"
        " / t.ownerSVGElement.viewBox.baseVal.width)"
    )
    assert all(size >= 11 * 96 / 72 for size in sizes)
