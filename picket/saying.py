"""A filter in words, as a breadcrumb reads it back: part by part, each with what takes it away again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from picket.filter import TERMS, Entity, Filter, Terms
from picket.labels import LABELS, SENSE_NAMES
from picket.ledger import Ledger
from picket.model import COUNTED_SENSES, SENSES

FIELDS: dict[str, str] = {
    "collections": "Collection", "tags": "Tag", "sources": "Source", "languages": "Language",
    "documents": "Document", "named": "Names", "stages": "Stage",
}  # fmt: skip
"""Fields of Terms as a reader sees them."""

NONE_STATED = "none stated"


@dataclass(frozen=True)
class Said:
    """One part of a filter: its field of Filter, its value there, the words for both, and whether it is left out."""

    field: str
    value: object
    title: str
    words: str
    without: bool = False


def parts(wanted: Filter, ledger: Ledger) -> list[Said]:
    """The scope, part by part: the sentences first, then the documents. Senses are said only where unusual."""
    found = [*_terms(wanted, ledger, False), *_terms(wanted.without, ledger, True)]
    if wanted.since or wanted.until:
        found.append(Said("dates", "", "Published", _days(wanted.since, wanted.until)))
    if wanted.added_since or wanted.added_until:
        found.append(Said("added", "", "Added", _moments(wanted.added_since, wanted.added_until)))
    if wanted.undated:
        words = {"also": "also counted", "only": "alone", "never": "left out"}[wanted.undated]
        found.append(Said("undated", wanted.undated, "Undated", words))
    if wanted.search:
        found.append(Said("search", wanted.search, "Words", wanted.search))
    if len([part for part in found if part.field in ("named", "stages")]) and wanted.within == "document":
        found.append(Said("within", "document", "Together", "in one document"))
    if wanted.senses != COUNTED_SENSES:
        named = [SENSE_NAMES[sense] for sense in SENSES if sense in wanted.senses]
        found.append(Said("senses", wanted.senses, "Countries by", ", ".join(named) or "no sense"))
    if wanted.as_read:
        found.append(Said("as_read", True, "As read", "without corrections"))
    return found


def scope(wanted: Filter, ledger: Ledger) -> str:
    """The scope as one line: "Names Japan; Names THAAD; not Source TASS", "Everything" when nothing is asked for."""
    said = [f"{'not ' if p.without else ''}{p.title} {p.words}" for p in parts(wanted, ledger)]
    return "; ".join(said) or "Everything"


def dropped(wanted: Filter, part: Said) -> Filter:
    """The filter without one of its parts."""
    if part.field in TERMS:
        if part.without:
            return replace(wanted, without=wanted.without.dropping(part.field, part.value))
        return wanted.dropping(part.field, part.value)
    if part.field == "dates":
        return replace(wanted, since=None, until=None)
    if part.field == "added":
        return replace(wanted, added_since=None, added_until=None)
    return replace(wanted, **{part.field: getattr(Filter, part.field)})


def turned(wanted: Filter, part: Said) -> Filter:
    """The filter that leaves out what this part asks for, or asks for what it leaves out; only for fields of Terms."""
    rest = dropped(wanted, part)
    if part.without:
        return rest.adding(part.field, part.value)
    return replace(rest, without=rest.without.adding(part.field, part.value))


def focus(wanted: Filter, ledger: Ledger) -> str:
    """What of the scope is meant: "Japan", "People", "THAAD beside Japan"."""
    said = LABELS.get(wanted.label, "Everything")
    if wanted.key:
        said = entity(Entity(wanted.label, wanted.key, wanted.sense, wanted.parts), ledger)
    elif wanted.sense:
        said += f", by {SENSE_NAMES[wanted.sense]}"
    said += f" {wanted.variant}" if wanted.variant else ""
    said += f", written “{wanted.spelling}”" if wanted.spelling else ""
    if wanted.reported:
        said = _reported(wanted, said if wanted.label or wanted.key else "", ledger)
    if not wanted.beside:
        return said
    others = " and ".join(entity(other, ledger) for other in wanted.beside)
    if not wanted.label:
        return f"{others} in one {wanted.beside_in}"
    return f"{said} in the same document as {others}" if wanted.beside_in == "document" else f"{said} beside {others}"


def _reported(wanted: Filter, what: str, ledger: Ledger) -> str:
    """Statements in focus: "Japan not considering THAAD, hedged"; without a stage "Japan and THAAD, as reported"."""
    actor = entity(Entity("COUNTRY", wanted.actor), ledger) if wanted.actor else ""
    stage = {"yes": f"not {wanted.stage}", "no": wanted.stage}.get(wanted.negated, f"{wanted.stage} or not")
    if wanted.stage:
        said = [" ".join(filter(None, (actor or "Any country", stage, what)))]
    else:
        said = [" and ".join(filter(None, (actor, what))) or "Statements", "as reported"]
        said += [{"yes": "negated", "no": "not negated"}[wanted.negated]] if wanted.negated else []
    said += [{"yes": "hedged", "no": "not hedged"}[wanted.hedged]] if wanted.hedged else []
    return ", ".join(said)


def entity(one: Entity, ledger: Ledger) -> str:
    """A name as a reader knows it: "Japan", "Japan, by demonym", "Aegis and its parts", "People"."""
    if not one.key:
        return LABELS.get(one.label, "anything")
    code = ledger.snapshot.entity(one.label, one.key) if one.label else -1
    words = str(ledger.snapshot.entity_names[code]) if code >= 0 else _catalogued(one.key, ledger)
    if one.sense:
        words += f", by {SENSE_NAMES[one.sense]}"
    return words + (" and its parts" if one.parts else "")


def _terms(terms: Terms, ledger: Ledger, without: bool) -> Iterator[Said]:
    for field in ("named", "stages", *(name for name in TERMS if name not in ("named", "stages"))):
        for value in getattr(terms, field):
            yield Said(field, value, FIELDS[field], _words(field, value, ledger), without)


def _words(field: str, value: object, ledger: Ledger) -> str:
    if isinstance(value, Entity):
        return entity(value, ledger)
    if field == "documents":
        return _name(str(value), ledger)
    return str(value) or NONE_STATED


def _name(document: str, ledger: Ledger) -> str:
    documents = ledger.snapshot.documents
    found = documents.loc[documents["id"] == document, "name"]
    return str(found.iloc[0]) if len(found) else document


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return str(since) if since == until else f"{since} to {until}"
    return f"from {since}" if since else f"until {until}"


def _moments(since: datetime | None, until: datetime | None) -> str:
    said = [f"{word} {moment:%Y-%m-%d %H:%M}" for word, moment in (("from", since), ("before", until)) if moment]
    return f"{' and '.join(said)} UTC"


def _catalogued(key: str, ledger: Ledger) -> str:
    catalogue = ledger.catalogue
    if key in catalogue.systems:
        return catalogue.systems[key].short
    return catalogue.countries[key].name if key in catalogue.countries else key
