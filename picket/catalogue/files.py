"""YAML files of the catalogue: reading them, and finding the line on which a field stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from picket.catalogue.spelling import Field
from picket.errors import CatalogueError

Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: in which file, at which field, and what to do about it."""

    path: Path
    field: Field
    message: str

    def __str__(self) -> str:
        field = "".join(f"{part}." for part in self.field)[:-1] or "the file"
        return f"{self.path.name}:{line_of(self.path, self.field)}: {field}: {self.message}"


class _Loader(yaml.CSafeLoader):
    """The safe loader, which besides refuses a key that is given twice instead of keeping the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f'"{key.value}" is given twice', problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """The content of one YAML file. Raises CatalogueError when it is missing, not YAML, or repeats a key."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark  # a list that is never closed is seen lines later
        line = mark.line + 1 if mark else 1
        raise CatalogueError(f"{path.name}:{line}: {error.problem}; mend this line.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name}:1: cannot be read ({error}); mend or restore the file.") from error


def read(model: type[Record], path: Path) -> Record:
    """A whole file in its shape. Raises CatalogueError."""
    return record(model, read_yaml(path), path)


def record(model: type[Record], data: Any, path: Path, field: Field = ()) -> Record:
    """The data of a file, or of the field of it, in its shape. Raises CatalogueError naming file, line and field."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise CatalogueError(str(Finding(path, (*field, *first["loc"]), _plainly(first)))) from error


def _plainly(error: ErrorDetails) -> str:
    """What the validator found, in words that say what to do."""
    value = error["input"]
    if error["type"] == "extra_forbidden":
        return "there is no such field; correct its spelling or remove it."
    if error["type"] == "missing":
        return "this field is missing; add it."
    if error["type"] == "string_type" and not isinstance(value, list | dict):
        return f"YAML reads this as {value!r}, not as text; put it in quotes."
    return f"{error['msg'].removeprefix('Value error, ')}; correct it."


def line_of(path: Path, field: Field) -> int:
    """The line (from 1) on which the field stands, or the nearest line above it when it is missing."""
    node = _composed(path.read_text(encoding="utf-8"))
    line = 1
    for part in field:
        found = _child(node, part)
        if found is None:
            break
        line, node = found
    return line


@lru_cache(maxsize=2)
def _composed(text: str) -> yaml.Node | None:
    """Once for all findings of a file, which may be many."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _child(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child: yaml.Node = node.value[part]
        return child.start_mark.line + 1, child
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    return None
