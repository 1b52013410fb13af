"""Every kind of entity and sense with its name on screen."""

from __future__ import annotations

from picket.model import Sense

LABELS: dict[str, str] = {
    "COUNTRY": "Countries",
    "SYSTEM": "Systems",
    "PERSON": "People",
    "ORG": "Organisations",
    "PLACE": "Places",
    "LOC": "Seas and regions",
    "FAC": "Facilities",
    "EVENT": "Events",
    "DATE": "Dates",
    "LAW": "Laws and treaties",
    "PRODUCT": "Products",
    "MONEY": "Sums of money",
    "QUANTITY": "Quantities",
}
"""Every label a mention may carry, in the order of every legend and table."""

SENSE_NAMES: dict[Sense, str] = {
    "name": "name", "demonym": "demonym", "short": "short form", "metonym": "capital acting", "place": "place in it",
}  # fmt: skip
"""The senses of a country as a reader sees them."""

SINGULAR: dict[str, str] = {
    "COUNTRY": "country", "SYSTEM": "system", "PERSON": "person", "ORG": "organisation", "PLACE": "place",
    "LOC": "sea or region", "FAC": "facility", "EVENT": "event", "DATE": "date", "LAW": "law or treaty",
    "PRODUCT": "product", "MONEY": "sum of money", "QUANTITY": "quantity",
}  # fmt: skip
"""What one of each kind is called."""
