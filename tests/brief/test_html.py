"""The page: closed, in order, and with nothing in it but what was counted."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from picket.brief import html
from picket.brief.style import _quoted
from picket.manifest import CAVEAT
from tests.brief.conftest import FORMULA

CASES = ["many", "seed", "harm", "nothing"]


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, and the words outside the style sheet."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(raw.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(params=CASES)
def page(request) -> Page:
    return Page(html.write(request.getfixturevalue(request.param).brief))


def test_nothing_in_it_runs_or_is_fetched(page):
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "base", "form", "foreignobject"}
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")], tag
        assert (attributes.get("href") or "#").startswith("#")


def test_its_policy_allows_its_own_style_alone(many):
    raw = html.write(many.brief).decode()
    style = re.search(r"<style>(.*?)</style>", raw, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in raw
    assert "url(" not in style and "@import" not in style


def test_headings_are_in_order(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_with_scope_and_pictures_have_words(page):
    assert all(found.get("scope") in ("col", "row") for tag, found in page.elements if tag == "th")
    drawn = [found for tag, found in page.elements if tag == "svg"]
    assert drawn and all(found["role"] == "img" and found["aria-label"] for found in drawn)
    assert sum(tag == "table" for tag, _ in page.elements) == sum(tag == "caption" for tag, _ in page.elements)


def test_every_number_of_a_sentence_leads_to_it(page):
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    led = {found["href"][1:] for tag, found in page.elements if tag == "a"}
    assert led <= set(ids)


def test_figures_of_the_page_are_those_of_the_brief(many):
    raw = html.write(many.brief).decode()
    for country in many.brief.parts[0].countries:
        assert f'<bdi>{country.name}</bdi></th><td class="number">{country.mentions:,}</td>' in raw
    for headline in many.brief.parts[0].headlines:
        assert f"<b>{headline.count:,}</b> {headline.name}" in raw
    assert CAVEAT in raw
    for what, _ in many.brief.manifest[0]:
        assert what in raw


def test_words_that_mean_harm_are_words(harm):
    raw = html.write(harm.brief).decode()
    assert raw.count("<script") == raw.count("<img") == 0
    assert raw.count("</style>") == raw.count("</title>") - raw.count("</title></path>") - raw.count(
        "</title></circle>"
    ) - raw.count("</title></rect>") == 1  # fmt: skip
    said = " ".join(Page(html.write(harm.brief)).words)
    assert FORMULA in said and "<script>alert(1)</script>" in said
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", raw)


def test_the_same_brief_is_the_same_file(many):
    assert html.write(many.brief) == html.write(many.brief)


def test_words_of_the_running_header_are_kept_with_their_spaces():
    """In a CSS string a space after the number of a character would belong to the number."""
    read = re.sub(r"\\([0-9a-f]{6}) ", lambda found: chr(int(found[1], 16)), _quoted('Japan, "THAAD" \\ 2017'))
    assert read == 'Japan, "THAAD" \\ 2017'
