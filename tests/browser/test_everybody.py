"""What everybody needs at the desk too: a narrow window or 200% zoom, the keyboard's place, less motion."""

import pytest

from tests.browser.legible import weak
from tests.browser.test_dashboard import PAGES, drawn
from tests.browser.test_present import go

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_is_strong_enough_at_a_desk(visit, theme):
    visitor = visit(theme=theme)
    visitor.open("about")
    for path in PAGES:
        go(visitor, path)
        assert (path, weak(visitor.page)) == (path, [])


OUTLINED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const style = getComputedStyle(at);
  return [at.textContent.trim() || at.getAttribute("aria-label") || at.tagName,
          (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"];
}"""


def test_a_window_of_640_pixels_is_enough(visit):
    """As wide as 1280 pixels at 200% zoom: nothing but what scrolls by itself reaches beyond it."""
    visitor = visit(640, 720)
    page = visitor.page
    visitor.open("about")
    for path in PAGES:
        go(visitor, path)
        wide = page.evaluate(
            "[...document.querySelectorAll('html, [data-testid=stMain]')].map((e) => e.scrollWidth - e.clientWidth)"
        )
        assert (path, max(wide)) == (path, 0)


def test_the_keyboard_sees_where_it_is(visit):
    visitor = visit()
    visitor.open("entities")
    drawn(visitor)
    places = []
    for _ in range(30):
        visitor.page.keyboard.press("Tab")
        places.append(visitor.page.evaluate(OUTLINED))
    assert len({words for words, _ in places}) > 20
    assert [words for words, outlined in places if not outlined] == []


def test_nothing_moves_for_those_who_asked_for_less(browser, server):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url)
    page.locator(".picket-title").wait_for()
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].map((e) => getComputedStyle(e))
             .filter((s) => s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0).length"""
    )
    context.close()
    assert moving == 0
