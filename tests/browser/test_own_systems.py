"""An own system in a real browser: added by the form it is marked in the text within seconds, and gone when removed."""

import re
import time

import pytest

from picket.catalogue.draft import LABELS
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

OWN = "systems?desk=own"
PATIENCE = 60
"""Seconds to wait on a busy machine; on a quiet one it takes a few."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    server = Server(folder / "library", folder / "log")
    yield server
    server.stop()
    assert "Traceback" not in (folder / "log").read_text()


def marks(visitor, words: str):
    return visitor.page.locator("mark.SYSTEM, mark[data-label=SYSTEM], mark", has_text=re.compile(f"^{words}$"))


def until(visitor, count: int, words: str) -> None:
    """Open the text until it marks these words so often."""
    late = time.monotonic() + PATIENCE
    while True:
        visitor.open("text")
        visitor.page.locator("mark", has_text="THAAD").first.wait_for()
        if marks(visitor, words).count() == count:
            return
        assert time.monotonic() < late, f"{marks(visitor, words).count()} instead of {count}"


def box(page, field: str):
    return page.get_by_label(LABELS[field], exact=True)


@pytest.mark.parametrize(("width", "height", "theme"), [(1280, 720, "light"), (1920, 1080, "dark")])
def test_a_system_added_by_the_form_is_marked_in_the_article_and_gone_when_removed(desk, visit, width, height, theme):
    visitor = visit(width, height, theme, of=desk)
    page = visitor.page
    visitor.open("text")
    page.locator("mark", has_text="THAAD").first.wait_for()
    assert marks(visitor, "Aegis-equipped vessel").count() == 0 == marks(visitor, "economic zone").count()
    visitor.open(OWN)
    box(page, "name").fill("Zone Watch")
    page.get_by_role("button", name="Add system").click()
    page.get_by_text("“Kind” is not chosen; choose what kind of system it is.").wait_for()
    assert box(page, "name").input_value() == "Zone Watch"
    page.get_by_role("combobox", name=re.compile("Kind")).click()
    page.get_by_role("option", name="sensor", exact=True).click()
    box(page, "aliases").fill("exclusive economic zone\ndialogue")
    page.get_by_role("button", name="Add system").click()
    page.get_by_text(re.compile("Zone Watch.*was saved")).wait_for()
    visitor.shot(f"own-systems-{theme}-{width}")
    until(visitor, 1, "exclusive economic zone")
    visitor.open(OWN)
    page.get_by_text(re.compile(r"sensor · 3 mentions")).wait_for()
    visitor.shot(f"own-systems-listed-{theme}-{width}")
    page.get_by_role("button", name="Remove …").press("Enter")
    page.get_by_role("button", name="Remove", exact=True).press("Enter")
    page.get_by_text(re.compile("Zone Watch.*was removed")).wait_for()
    until(visitor, 0, "exclusive economic zone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.outside == [] and visitor.complaints == []
