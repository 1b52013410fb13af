"""Words of documents in a real browser: in no element that takes Markdown do they become anything else."""

import pytest

from tests.browser.conftest import Server
from tests.browser.markdown_page import ELEMENTS
from tests.hostile_words import WORDS

pytestmark = pytest.mark.browser

PLACES = {"bold": "strong", "list": "li", "red": ".stMarkdownColoredText", "header": "[data-heading-text]"}
"""Where in its Markdown an element has the words, if not in the one paragraph that there is."""

READ = """([place, element]) => {
    const within = {toast: '[data-testid="stToast"]', tooltip: '[data-testid="stTooltipContent"]'}[element];
    const root = document.querySelector(within || '[data-testid="stMain"]');
    const places = [...root.querySelectorAll('[data-testid="stMarkdownContainer"], [data-testid="stCaptionContainer"]')]
        .filter((box) => !box.querySelector('[data-testid="stMarkdownContainer"]'))
        .flatMap((box) => [...box.querySelectorAll(place)]);
    const meant = (box) => [...box.querySelectorAll("*")].filter((one) => one.tagName != "SPAN" || one.textContent);
    return places.map((box) => [box.textContent, meant(box).map((one) => one.outerHTML)]);
}"""


@pytest.fixture(scope="module")
def markdown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("markdown")
    server = Server(folder / "library", folder / "log", script="tests/browser/markdown_page.py")
    yield server
    server.stop()
    assert "Traceback" not in (folder / "log").read_text()


@pytest.mark.parametrize("element", ELEMENTS)
def test_words_stay_words(markdown, visit, element):
    visitor = visit(of=markdown)
    visitor.open(f"?in={element}")
    if element == "tooltip":
        visitor.page.get_by_role("button", name="Point here").hover()
        visitor.page.get_by_test_id("stTooltipContent").wait_for()
    visitor.page.get_by_text(WORDS[-1]).first.wait_for()  # some elements load their own script first
    shown = visitor.page.evaluate(READ, [PLACES.get(element, "p"), element])
    assert shown == [[words, []] for words in WORDS]
    assert visitor.outside == []
