"""Imports run one way, app -> pages -> components -> picket, and state is touched in one place each."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("picket", "components", "pages", "app", "tests", "benchmarks")
MAY_IMPORT = {
    "picket": {"picket"},
    "components": {"picket", "components"},
    "pages": {"picket", "components"},
    "app.py": {"components"},
}
SOURCES = [
    path for layer in MAY_IMPORT for path in ([ROOT / layer] if layer.endswith(".py") else (ROOT / layer).rglob("*.py"))
]


def imported(path: Path) -> set[str]:
    """Dotted names of everything a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path):
    layer = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & set(OURS)
    assert ours <= MAY_IMPORT[layer]


def test_the_layers_are_not_empty():
    assert len(SOURCES) > 40


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if "picket" in p.parts], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_the_engine_knows_neither_streamlit_nor_plotly(path):
    assert not {name.split(".")[0] for name in imported(path)} & {"streamlit", "plotly"}


def test_model_and_errors_import_nothing_of_ours():
    for name in ("model.py", "errors.py"):
        assert not {n for n in imported(ROOT / "picket" / name) if n.startswith("picket")}


def test_the_library_does_not_import_spacy_so_that_the_first_paint_need_not_load_a_model():
    for path in [
        *(ROOT / "picket" / "library").rglob("*.py"),
        ROOT / "picket" / "ledger.py",
        ROOT / "picket" / "tables.py",
    ]:
        assert not {n for n in imported(path) if n.split(".")[0] == "spacy" or n.startswith("picket.nlp")}, path


def found_in(pattern: str) -> set[str]:
    """Files of the dashboard and the engine whose code matches."""
    return {
        path.relative_to(ROOT).as_posix() for path in SOURCES if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_one_file_touches_session_state_and_url():
    assert found_in(r"\bst\.(session_state|query_params)") == {"components/session.py"}


def test_one_file_caches_and_one_holds_what_a_server_has_one_of():
    assert found_in(r"\bst\.cache_data") == set()
    assert found_in(r"\bst\.cache_resource") == {"components/cached.py", "components/server.py"}


def test_one_file_draws_parts_and_dialogs_so_that_each_is_of_one_moment_and_says_what_failed():
    assert found_in(r"\bst\.(fragment|dialog)\b") == {"components/apart.py"}


def test_what_a_click_calls_says_what_failed():
    """Either Streamlit's own answer, or one of the two that hear what fails: `faults.heard` and those of `session`."""
    assert found_in(r"\bon_(click|change)=(?!\"|faults\.heard\(|st\.)") == set()


def test_no_markup_is_built_where_text_could_enter_it():
    assert not found_in(r"unsafe_allow_html|innerHTML|pickle\.loads?|\beval\(")
    for script in (ROOT / "components").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(",
            script.read_text(encoding="utf-8"),
        ), script


def test_nobody_swallows_every_exception():
    assert not found_in(r"except\s*(Exception|BaseException)?\s*:")


def test_pages_and_app_stay_small():
    for path in [*(ROOT / "pages").glob("*.py"), ROOT / "app.py"]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 80, path
