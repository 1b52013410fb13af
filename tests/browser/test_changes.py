"""What changed since the last visit, in a real browser: two visits of one profile, and a link that is sent on."""

import re
from datetime import datetime
from unittest import mock

import pytest
from playwright.sync_api import expect

from benchmarks import made_library
from tests.browser.axe import serious
from tests.browser.conftest import Server
from tests.browser.test_dashboard import click_in, drawn

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENDED = """moment => {
  const [key] = Object.keys(localStorage).filter((name) => name.startsWith("picket-visits-"));
  localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), seen: Date.parse(moment) }));
}"""
"""As if nothing had been done since then."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """The dashboard on 150 documents of one day and 50 of a later one."""
    folder = tmp_path_factory.mktemp("grown")
    for many, moment in ((150, datetime(2026, 11, 20, 9, 15)), (200, datetime(2026, 11, 24, 16, 40))):
        with mock.patch("picket.library.writing.now", lambda moment=moment: moment):
            made_library.make(folder / "library", many).close()
    server = Server(folder / "library", folder / "log")
    yield server
    server.stop()


def test_the_next_visit_tells_what_was_added_since_the_last_one_ended(visit, grown):
    visitor = visit(of=grown)
    page, line = visitor.page, visitor.page.locator(".visit")
    page.add_init_script("localStorage.setItem('picket-first-look', 'yes')")
    visitor.open()
    drawn(visitor)
    expect(line).to_be_hidden()
    page.evaluate(ENDED, "2026-11-24T13:05:40Z")
    said = "Since your last visit, which ended 2026-11-24 13:05 UTC, 50 documents were added. See what changed"
    for _ in range(2):  # loading the page again is no new visit
        visitor.open()
        expect(line).to_have_text(said)
    page.get_by_role("button", name="See what changed").focus()
    page.keyboard.press("Enter")
    page.locator("h1", has_text="What changed").wait_for()
    link = page.url
    assert link.endswith("changes?by=added&moment=2026-11-24T13%3A05")
    drawn(visitor)
    expect(page.locator(".tally").nth(0)).to_contain_text("150 documents")
    expect(page.locator(".tally").nth(1)).to_contain_text("50 documents")
    click_in(page, page.locator(".st-key-new-pairs canvas, [class*=st-key-new-pairs] canvas").first, 30, 50)
    page.wait_for_url(re.compile("show=.*by.sentences"))
    page.locator(".evidence .tab[aria-pressed=true]", has_text="sentence").wait_for()
    assert serious(page) == []
    page.go_back()
    page.wait_for_url(link)
    page.go_back()
    page.locator("h1", has_text="Overview").wait_for()
    assert visitor.outside == [] and visitor.complaints == []

    other = visit(of=grown)
    other.open(link.removeprefix(f"{grown.url}/"))
    drawn(other)
    expect(other.page.locator(".visit")).to_contain_text("This browser remembers no earlier visit.")
    expect(other.page.locator(".tally").nth(1)).to_contain_text("50 documents")
    assert other.outside == [] and other.complaints == []


def test_what_is_done_keeps_a_visit_going_and_four_hours_of_nothing_end_it(visit, grown):
    visitor = visit(of=grown)
    page = visitor.page
    visitor.open()
    drawn(visitor)
    page.evaluate(ENDED, "2026-11-24T13:05:00Z")
    visitor.open("changes?by=added")
    expect(page.locator(".visit")).to_contain_text("ended 2026-11-24 13:05 UTC, 50 documents were added.")
    hours = (
        "() => (Date.now() - JSON.parse(Object.entries(localStorage).find(([n]) => n.startsWith('picket-v'))[1]).seen)"
    )
    page.evaluate("() => { window.picketVisits -= 2 * 3600e3; }")
    earlier = page.evaluate("() => new Date(Date.now() - 2 * 3600e3).toISOString()")
    page.evaluate(ENDED, earlier)
    assert page.evaluate(hours) > 3600e3
    page.mouse.click(640, 700)
    assert page.evaluate(hours) < 60e3
    visitor.open("changes?by=added")
    expect(page.locator(".visit")).to_contain_text("ended 2026-11-24 13:05 UTC")
    page.evaluate(ENDED, page.evaluate("() => new Date(Date.now() - 5 * 3600e3).toISOString()"))
    visitor.open("changes?by=added")
    expect(page.locator(".visit")).not_to_contain_text("2026-11-24 13:05")
    expect(page.locator(".visit")).to_contain_text("Since your last visit, which ended")
    assert visitor.complaints == []
