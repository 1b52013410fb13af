"""Own systems as tests write them: one file each, in the folder beside a library."""

from pathlib import Path

import yaml


def own(folder: Path, key: str, name: str, *names: str, **more: object) -> Path:
    """Write a system's file; `more` are further fields of it. Its first name is tried as its example."""
    names = names or (name,)
    fields = {
        "key": key, "name": name, "short": name, "kind": "interceptor", "as_of": "2026-11-26", "names": list(names),
        "examples": {"match": [{"text": f"One is {names[0]}.", "finds": [names[0]]}]},
    } | more  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key}.yml"
    path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
