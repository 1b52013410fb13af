"""Documents written to harm, on every page of a real browser: no script runs, no request leaves, and all is shown."""

import re

import pytest
from playwright.sync_api import expect

from picket.ingest import Given
from picket.library import Library, ingest
from picket.nlp.pipeline import Engine
from tests.browser.conftest import Server
from tests.pages_at_hand import PAGES

pytestmark = pytest.mark.browser

HANDLED = "[onerror], [onload], [onclick], a[href^=javascript]"
HURT = "window.hurt=1"
SEEN = "Japan has ordered THAAD batteries, the minister said on Friday. "
DOCUMENTS = {
    "script": f"<script>{HURT}</script><img src=x onerror={HURT}><svg onload={HURT}><iframe src=http://evil.example/>",
    "attributes": f"'\"><a href='javascript:{HURT}'>x</a> <style>*{{display:none}}</style> <base href=//evil.example>",
    "markdown": f"# A\n[here](javascript:{HURT}) ![x](http://evil.example/a) `code` **bold** :red[x] :material/delete:",
    "signs": "# Big -- www.evil.example a@b.example :material/delete: 1. -> :red[x]",
    "latex": r"$\href{javascript:alert(1)}{x}$ $$\int_0^1 x$$ \(a\) \includegraphics{http://evil.example/a}",
    "terminal": "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "order": "paid \u202eyltsenoh\u202c and \u2066so\u2069 on, THA\u200bAD and Pat\u00adriot",
    "alphabets": "ТHAAD is not THAAD, and Jараn is not Japan",
    "long word": "a" * 5_000,
    "blank lines": "a" + "\n" * 300 + "b",
    "template": "{{7*7}} ${7*7} <%= 7 %> {% raw %} %s %(x)s {0}",
}

COLLECTION, VIEW = "a_b & c* www.evil.example", "Japan_2017 & R*"


def text_of(name: str) -> str:
    """A document of one kind: hostile in its headline, its credit and its prose."""
    words = DOCUMENTS[name]
    return f"{words.splitlines()[0][:150]}\nBy Ann <b>Lee</b>\n\n{SEEN}{words} {SEEN}\n{'It was said again. ' * 60}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    library = Library.open(folder / "library")
    given = [
        Given(f"{name} <img src=x onerror={HURT}> [x](javascript:1).txt", text_of(name).encode(), ".txt")
        for name in DOCUMENTS
    ]
    assert [one.result for one in ingest(library, Engine(), given)] == ["added"] * len(given)
    ids = dict(zip(DOCUMENTS, library.ids()))
    library.save_view("", {"q": [f"<img src=x onerror={HURT}>"]}, f"<img src=x onerror={HURT}>")
    library.tag(library.ids(), f"<b onclick={HURT}>tag</b>")
    library.save_view("", {"q": ["Japan"]}, VIEW)
    library.edit([ids["signs"]], {"title": DOCUMENTS["signs"], "collection": COLLECTION})
    library.close()
    server = Server(folder / "library", folder / "server.log")
    yield server, ids
    server.stop()


def unharmed(visitor) -> None:
    assert visitor.page.evaluate("window.hurt") is None
    assert not visitor.page.locator(
        "img[src='x'], iframe[src*=evil], base, [onerror], [onload], a[href^=javascript]"
    ).count()
    assert visitor.outside == []
    assert not [said for said in visitor.complaints if "Content Security Policy" in said or "evil" in said]


@pytest.mark.slow
def test_no_page_runs_a_script_or_asks_another_host(visit, hostile):
    server, _ = hostile
    visitor = visit(of=server)
    for page in PAGES:
        visitor.open("" if page == "overview" else page)
        unharmed(visitor)


def test_a_text_is_shown_as_the_file_has_it(visit, hostile):
    server, ids = hostile
    visitor = visit(of=server)
    for name, key in ids.items():
        visitor.open(f"text?doc={key}")
        shown = visitor.page.locator(".sheet .text").first
        shown.wait_for()
        assert shown.text_content() == text_of(name), name
        unharmed(visitor)


def test_the_title_of_a_text_is_no_heading_and_no_link(visit, hostile):
    server, ids = hostile
    visitor = visit(of=server)
    visitor.open(f"text?doc={ids['signs']}")
    caption = visitor.page.locator('[data-testid="stCaptionContainer"]', has_text="Big").first
    caption.wait_for()
    assert caption.text_content().startswith(f"{DOCUMENTS['signs']} · ")
    assert not caption.locator("h1, a, [role=img], .stMarkdownColoredText").count()
    unharmed(visitor)


@pytest.mark.parametrize(("page", "label", "words"), [
    ("changes?by=collections", "New if in", COLLECTION), ("compare", "The other side is", VIEW),
])  # fmt: skip
def test_what_can_be_chosen_reads_as_it_was_named(visit, hostile, page, label, words):
    server, _ = hostile
    visitor = visit(of=server)
    visitor.open(page)
    box = visitor.page.get_by_role("combobox", name=re.compile(label)).first
    box.click()
    visitor.page.get_by_role("option", name=words, exact=True).click()
    visitor.settle()
    expect(box).to_have_value(words)
    assert "\\" not in visitor.page.locator('[data-testid="stMain"]').inner_text()
    unharmed(visitor)


def test_a_file_that_is_refused_is_named_and_no_link(visit, hostile):
    server, _ = hostile
    visitor = visit(of=server)
    visitor.open("library")
    visitor.page.get_by_role("tab", name="Upload").click()
    name = "www.evil.example a@b.example :material_delete:.exe"
    visitor.page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": b"MZ"}
    )
    refused = visitor.page.get_by_test_id("stAlertContentError")
    expect(refused).to_contain_text(f"'{name}' ")
    assert not refused.locator("a, [role=img]").count()
