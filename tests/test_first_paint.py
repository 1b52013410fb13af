"""A library that is already read is painted without loading the model: spaCy is not even imported."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAINT = """
import sys
from tests.pages_at_hand import PAGES, Visit
for page in PAGES:
    assert "<h1>" in Visit(page).words
print("spacy" in sys.modules)
"""


def test_pages_of_a_read_library_do_not_import_spacy(engine, tmp_path):
    from picket.library import Library, seed

    library = Library.open(tmp_path / "library")
    assert seed(library, lambda: engine) == 1
    library.close()
    painted = subprocess.run(
        [sys.executable, "-c", PAINT], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PICKET_LIBRARY": str(tmp_path / "library"), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert painted.stdout.strip() == "False"
