"""Correcting in a real browser: by keyboard from a highlight, from a row and from what is selected, and back again."""

import re

import pytest
from playwright.sync_api import expect

from picket.library.backup import backup, restore
from tests.browser import axe
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

SELECT = """(words) => {
  const root = [...document.querySelectorAll("*")].find((one) => one.shadowRoot?.querySelector(".text")).shadowRoot;
  const nodes = document.createTreeWalker(root.querySelector(".text"), NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode, at = node.data.indexOf(words);
    if (at >= 0) return document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


@pytest.fixture
def shelf(visit, server, tmp_path):
    """A copy of the library that is served, and servers over it, one after the other."""
    visit().open()
    backup(server.log.parent / "library", tmp_path / "copy.picket")
    restore(tmp_path / "copy.picket", tmp_path / "library")
    running = []

    def serve() -> Server:
        while running:
            running.pop().stop()
        running.append(Server(tmp_path / "library", tmp_path / "log"))
        return running[0]

    yield serve
    while running:
        running.pop().stop()


def people(page):
    return page.get_by_role("button", name=re.compile("^People: .* mention"))


def test_what_an_analyst_says_holds_on_every_page_and_after_a_restart(visit, shelf):
    visitor = visit(of=shelf())
    page, form = visitor.page, visitor.page.locator("form")
    notice = page.locator(".decided")

    visitor.open("text")
    page.locator("mark", has_text="Trump").nth(1).click()
    page.get_by_role("button", name="Correct", exact=True).wait_for()
    page.keyboard.press("c")
    expect(form.locator("mark")).to_have_text("Trump")
    expect(form.locator("input[name=does]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_have_text("Say who decides: your name stands beside the decision.")
    form.get_by_label("Your name").fill("A. Baker")
    page.keyboard.press("Enter")
    expect(notice).to_contain_text("“Trump” is no name here")
    expect(form).to_have_count(0)
    expect(page.locator("mark", has_text="Trump")).to_have_count(2)

    page.evaluate(SELECT, "security dialogue")
    page.get_by_role("button", name="Say what this is").wait_for()
    page.keyboard.press("c")
    expect(form.get_by_label("Which")).to_be_focused()
    expect(form.get_by_label("Your name")).to_have_value("A. Baker")
    form.locator("select[name=label]").select_option("Event")
    form.get_by_label("Why").fill("a meeting")
    page.keyboard.press("Enter")
    added = page.locator("mark[data-corrected]")
    expect(added).to_have_text("security dialogue")
    added.hover()
    expect(page.locator(".card")).to_contain_text("by A. Baker: a meeting; was not read as a name")

    page.get_by_role("link", name="Overview").click()
    expect(people(page)).to_have_accessible_name("People: 9 mentions, corrected; 10 mentions as read")
    notice.get_by_role("button", name="Undo").click()
    expect(notice).to_contain_text("Taken back: “security dialogue” is security dialogue (event) here")

    visitor = visit(of=shelf())
    page, form = visitor.page, visitor.page.locator("form")
    visitor.open("?show=PERSON~donald trump")
    row = page.locator(".row", has_text="took office")
    row.get_by_role("button", name="Correct “Donald Trump”").click()
    form.get_by_label("Something else").check()
    form.locator("select[name=label]").select_option("Organisation")
    form.get_by_label("Which").fill("White House")
    form.get_by_label("Your name").fill("C. Dow")
    page.keyboard.press("Enter")
    expect(people(page)).to_have_accessible_name("People: 8 mentions, corrected; 10 mentions as read")
    page.get_by_role("button", name="Corrections").click()
    page.get_by_text("2 decisions noted").wait_for()
    page.get_by_role("radio", name="As read").click()
    expect(people(page)).to_have_accessible_name("People: 10 mentions")
    expect(page.locator(".crumb")).to_contain_text("without corrections")
    page.get_by_role("radio", name="Corrected").click()
    page.get_by_role("button", name="Undo: “Donald Trump” is White House").click()
    expect(people(page)).to_have_accessible_name("People: 9 mentions, corrected; 10 mentions as read")
    page.reload()
    expect(people(page)).to_have_accessible_name("People: 9 mentions, corrected; 10 mentions as read")
    page.get_by_role("button", name="Corrections").click()
    page.get_by_role("button", name="Redo: “Donald Trump” is White House").click()
    expect(people(page)).to_have_accessible_name("People: 8 mentions, corrected; 10 mentions as read")
    assert not visitor.complaints and not visitor.outside


def test_the_dialog_closes_with_escape_and_is_reached_by_what_is_selected(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("entities?show=COUNTRY~JPN")
    page.get_by_role("button", name="Correct", exact=True).first.click()
    form = page.locator("form")
    expect(form.locator("mark")).to_have_text("Japan")
    expect(form.get_by_role("radio")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("Not a name")).to_be_checked()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    assert not visitor.complaints


def test_the_dialog_is_about_what_was_clicked_though_another_reader_has_corrected_meanwhile(visit, shelf):
    server = shelf()
    ann, bob = visit(of=server), visit(of=server)
    page, form = ann.page, ann.page.locator("form")

    def bob_rejects(button):
        button.click()
        theirs = bob.page.locator("form")
        theirs.get_by_label("Not a name").check()
        theirs.get_by_label("Your name").fill("B. Cole")
        bob.page.keyboard.press("Enter")
        expect(theirs).to_have_count(0)

    ann.open("entities?show=PERSON~donald trump~by.mentions")
    bob.open("entities?show=PERSON~donald trump~by.mentions")
    rows, theirs = page.locator(".evidence .row"), bob.page.locator(".evidence .row")
    said, count = rows.nth(1).locator(".said").inner_text(), rows.count()
    bob_rejects(theirs.first.get_by_role("button", name="Correct"))
    expect(theirs).to_have_count(count - 1)
    rows.nth(1).get_by_role("button", name="Correct").click()
    expect(rows).to_have_count(count - 1)
    assert rows.nth(0).locator(".said").inner_text() == said
    expect(form).to_contain_text(said[:25])
    page.keyboard.press("Escape")

    ann.open("text")
    bob.open("text")
    bob.page.locator("mark").first.click()
    bob_rejects(bob.page.get_by_role("button", name="Correct", exact=True))
    page.locator("mark", has_text="Shinzo Abe").click()
    expect(page.locator("mark")).to_have_count(bob.page.locator("mark").count())
    expect(page.locator(".card.pinned")).to_contain_text("Shinzo Abe")
    page.keyboard.press("c")
    expect(form.locator("mark")).to_have_text("Shinzo Abe")
    assert not ann.complaints and not bob.complaints


@pytest.mark.slow
def test_names_become_one_or_two_and_nothing_serious_is_found_for_those_who_do_not_see(visit, shelf):
    visitor = visit(of=shelf())
    page, form, notice = visitor.page, visitor.page.locator("form"), visitor.page.locator(".decided")

    visitor.open("entities?show=PERSON~donald trump")
    page.get_by_role("button", name="Correct", exact=True).first.click()
    form.get_by_label("The same as another").check()
    form.get_by_label("Which").fill("Moon Jae-in")
    form.get_by_label("Your name").fill("A. Baker")
    assert axe.serious(page) == []
    page.keyboard.press("Enter")
    expect(notice).to_contain_text("Donald Trump (person) is the same as Moon Jae-in (person) everywhere")
    assert axe.serious(page) == []
    notice.get_by_role("button", name="Undo").click()
    expect(notice).to_contain_text("Taken back: Donald Trump (person)")

    visitor.open("entities?show=COUNTRY~JPN")
    page.get_by_role("button", name="Correct", exact=True).first.click()
    form.get_by_label("Some spellings are another name").check()
    spellings = form.get_by_role("group", name="Written so")
    expect(spellings.get_by_role("checkbox", checked=True)).to_have_count(0)
    spellings.get_by_label("Japanese").check()
    spellings.get_by_label("Tokyo").check()
    form.get_by_label("Which").fill("South Korea")
    page.keyboard.press("Enter")
    expect(notice).to_contain_text("“Japanese” is South Korea (country) everywhere, and 1 more")
    expect(page.locator(".st-key-pane h2").first).to_have_text("Japan")
    notice.get_by_role("button", name="Undo").click()
    expect(notice).to_contain_text("Taken back")
    page.get_by_role("button", name="Corrections").click()
    page.get_by_text("Nothing is corrected").wait_for()

    visitor.open("text")
    page.locator("mark", has_text="Trump").nth(1).click()
    page.get_by_role("button", name="Correct", exact=True).wait_for()
    assert axe.serious(page) == []
    assert not visitor.complaints and not visitor.outside
