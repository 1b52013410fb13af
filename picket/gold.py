"""The shape of a document annotated by hand, a line of a gold file. Further fields are for people and not looked at."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from picket.ingest.names import HALF


def _whole(words: str) -> str:
    if HALF.search(words):
        raise ValueError("holds half a character")
    return words


Words = Annotated[str, AfterValidator(_whole)]
Place = Annotated[int, Field(ge=0)]
"""Code points from the beginning of the text."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Span(_Strict):
    start: Place
    end: Place


class _Country(_Span):
    iso3: Words
    kind: Words


class _System(_Span):
    id: Words


class _Person(_Span):
    name: Words


class _Stage(_Strict):
    actor: Words
    system: Words
    stage: Words
    negated: bool | None = None


class _Record(_Strict):
    doc_id: Words
    text: Words
    countries: list[_Country]
    systems: list[_System]
    persons: list[_Person]
    stages: list[_Stage]


FIELDS = tuple(_Record.model_fields)


def flaw(found: object) -> str | None:
    """What is wrong with the first field that is not as it must be, None for a sound record."""
    try:
        _Record.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        return f"{field}: {first['msg'].removeprefix('Value error, ')}"
    return None
