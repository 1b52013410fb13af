"""`python -m tools.licences`: the licence of every pinned package, as it states it, and whether it may be used.

Allowed are licences that let Picket be used and passed on inside an organisation without further terms for its own
code. A package without a word of its licence, or with another, is looked at by hand and noted in `READ`.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;[^\\]*)?", re.MULTILINE)

ALLOWED = re.compile(
    r"\b(?:MIT|MIT-CMU|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|PSF-2\.0|Zlib|HPND|Unlicense|CC0|"
    r"MPL|Mozilla Public License|LGPL|Lesser General Public License|Expat|CNRI-Python|Public Domain)\b",
    re.IGNORECASE,
)
"""Permissive licences, and those that ask for changes of the package itself to be given back (MPL, LGPL)."""

READ: dict[str, str] = {}
"""Packages whose metadata say too little, with the licence that their own files hold."""


def pinned(path: Path = ROOT / "requirements-sign-in.txt") -> list[str]:
    """Names of the packages in a requirements file that this platform installs; of the one that holds all others."""
    from packaging.markers import Marker

    found = PINNED.findall(path.read_text(encoding="utf-8"))
    return [name for name, _, marker in found if not marker or Marker(marker.strip("; ")).evaluate()]


def licence(name: str) -> str:
    """What a package says of its licence, in one line; "" if it says nothing."""
    if name in READ:
        return READ[name]
    about = _installed(name).metadata
    stated = about.get("License-Expression") or ""
    classes = [one.split(" :: ")[-1] for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    words = stated or "; ".join(one for one in classes if one != "OSI Approved") or about.get("License") or ""
    return " ".join(words.split())[:100]


def refused(name: str) -> str:
    """Why a package may not be used, "" if it may."""
    said = licence(name)
    if not said:
        return "says nothing of its licence; read its files and note it in READ"
    parts = (part.split(" OR ") for part in said.split(" AND "))  # of several licences at choice one is enough
    return (
        ""
        if all(any(map(ALLOWED.search, choices)) for choices in parts)
        else f"is under '{said}', which is not allowed"
    )


def main() -> int:
    """Print all of them; 1 if one may not be used."""
    names = pinned()
    for name in names:
        print(f"{name:32} {_installed(name).version:16} {licence(name)}")
    wrong = [f"{name} {why}." for name in names if (why := refused(name))]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise SystemExit(f"{name} is pinned but not installed; run 'make' first.") from error


if __name__ == "__main__":
    sys.exit(main())
