"""Writes picket/catalogue/given_names.txt, the given names of the world that Picket takes as evidence of a person.

    pip install --no-deps nomquamgender==0.1.4        (MIT; names counted in some forty public sources)
    apt-get install wamerican                         (English words, /usr/share/dict/words)
    python -m tools.build_given_names

A name is kept when enough of the sources have it and it is neither an English word, a place nor one of the words
by which texts show other things. What is wrongly left out stands in `given_names` of people.yml, read by hand.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from picket.catalogue.geography import load_guards
from picket.catalogue.naming import GIVEN_NAMES, PeopleWords, organisation_words, people_words
from picket.nlp.placenames import is_place
from picket.nlp.words import fold

SOURCES = 8
"""Sources of the package that must have a name; at six it begins to hold surnames and firms."""

LARGE = 300_000
"""Population from which a town's name is left out although people bear it."""

ENGLISH = Path("/usr/share/dict/words")
HEADER = """\
# Given names of the world in the form of picket.nlp.words.fold, one a line; written by tools/build_given_names.py
# from nomquamgender 0.1.4, Copyright (c) 2022 Ian Van Buskirk, MIT licence.
"""


def main() -> None:
    """Read the package's data, keep what is a given name and nothing else, write the file."""
    spec = find_spec("nomquamgender")
    if spec is None or spec.origin is None:
        raise SystemExit("Install nomquamgender first: the lines are at the top of this file.")
    data = json.loads((Path(spec.origin).parent / "name_data.json").read_text(encoding="utf-8"))
    others = _other_words(people_words())
    kept = [name for name, (sources, *_) in data.items() if sources >= SOURCES and _may_be_one(name, others)]
    GIVEN_NAMES.write_text(HEADER + "".join(f"{name}\n" for name in sorted(kept)), encoding="utf-8")


def _may_be_one(name: str, others: set[str]) -> bool:
    bare = name.replace("-", "")
    return len(bare) > 2 and bare.isalpha() and name not in others and not is_place(name, True, LARGE)


def _other_words(words: PeopleWords) -> set[str]:
    english = {line for line in ENGLISH.read_text(encoding="utf-8").splitlines() if line.islower()}
    lists = (
        *(words.things, words.portfolios, words.days, words.months, words.parties, words.sentence_openers),
        *(words.not_speakers, words.particles, words.suffixes, *words.titles.values(), load_guards().common_words),
    )
    firms = {word for forms in organisation_words().bodies for form in forms for word in form.split()}
    return english | set(STOP_WORDS) | {fold(word).strip(".") for one in (*lists, firms) for word in one}


if __name__ == "__main__":
    main()
