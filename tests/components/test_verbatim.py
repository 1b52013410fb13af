"""No sign of a document's words means anything in Markdown, and they read as they are."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.look import verbatim
from tests.hostile_words import WORDS
from tests.pages_at_hand import seen

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted([*ROOT.glob("components/*.py"), *ROOT.glob("pages/*.py")])
PLAIN = {
    "selectbox", "multiselect", "text_input", "text_area", "number_input", "file_uploader", "text", "html", "dataframe",
    "plain", "draw",
}  # fmt: skip
"""What takes words as they are, or has a label that is read aloud as it is written."""

SEAM = ":small[]"
MEANT = re.compile(
    r"https?://[-.\w]|www\.|[-.\w+]@[-\w]|:[-\w+]+:|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)", re.IGNORECASE
)  # fmt: skip
"""What Streamlit's Markdown makes something of when escapes are read already."""

signs = st.text(
    alphabet=st.one_of(st.sampled_from("#-+*>=<~_`$:@./\\[](){}|!&;1w \t\n\r"), st.characters(codec="utf-8"))
)
pieces = st.lists(st.sampled_from(["www.", "http://", "a@b.example", ":material/x:", "--", "->", "\n", " ", "1."]))


def holds(words: str) -> None:
    markdown = verbatim(words)
    assert seen(markdown) == words
    assert not [piece for piece in map(seen, markdown.split(SEAM)) if MEANT.search(piece)]
    bare = re.sub(r"\\[!-/:-@\[-`{-~]|&#1[03];|:small\[\]", "", markdown)
    assert not re.search(r"[!-/:-@\[-`{-~\n\r]", bare), bare
    assert markdown == markdown.strip()


@pytest.mark.parametrize("words", WORDS)
def test_hostile_words(words):
    holds(words)


@given(signs)
def test_any_words(words):
    holds(words)


@given(pieces)
def test_any_row_of_what_means_something(words):
    holds("".join(words))


def test_plain_words_stay_as_they_are():
    assert verbatim("Japan wants THAAD “soon”") == "Japan wants THAAD “soon”"
    assert verbatim("") == ""
    assert verbatim("a\n- b") == "a&#10;\\- b"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_backslash_is_shown_where_nothing_is_markdown(script):
    for call in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in PLAIN:
            assert "verbatim" not in ast.unparse(call), ast.unparse(call)
