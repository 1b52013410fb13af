"""What may be asked on the command line, command by command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from picket import __version__
from picket.address import RAW
from picket.filter import UNDATED, WITHIN
from picket.model import DESCRIBED, SENSES


class _Kinds:
    """The tables that can be exported, looked up only when `export` is asked for: they need pandas."""

    def __contains__(self, kind: object) -> bool:
        return kind in list(self)

    def __iter__(self) -> Iterator[str]:
        from picket.tables import TABLES

        return iter((*TABLES, EVERYTHING))


EVERYTHING = "all"
"""What stands for every table that has rows."""

FORMATS = ("csv", "jsonl", "parquet", "geojson", "xlsx", "zip")
"""What a table can be written as (picket.export); a suffix of the file chooses it too."""


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1 on")
    return number


def parser(commands: Mapping[str, Callable[[argparse.Namespace], int]]) -> argparse.ArgumentParser:
    """What may be asked; `commands` hold what answers, which is left in `args.run`."""
    whole = argparse.ArgumentParser(prog="picket", description="Reads reporting on missile defense, offline.")
    whole.add_argument("--version", action="version", version=f"picket {__version__}")
    _everywhere(whole, library=None, debug=False)
    made = whole.add_subparsers(metavar="COMMAND", required=True)
    for name, run in commands.items():
        text, add_options = COMMANDS[name]
        one = made.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        _everywhere(one, library=argparse.SUPPRESS, debug=argparse.SUPPRESS)
        add_options(one)
        one.set_defaults(run=run)
    return whole


def _annotate(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="csv: a row a mention")
    command.add_argument("--out", type=Path, metavar="PATH", help="write there instead of stdout")
    command.add_argument("--systems", type=_folder, metavar="FOLDER", help="look for the systems in this folder too")
    _jobs(command)


def _check_catalogue(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", nargs="?", type=_folder, metavar="FOLDER", help="of own systems; default: the built-in catalogue"
    )


def _folder(text: str) -> Path:
    if not os.path.isdir(text):
        raise argparse.ArgumentTypeError(f"'{text}' is no folder")
    return Path(text)


def _library(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("name a folder; an empty name is none")
    return Path(text)


def _ingest(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, and folders with all in them")
    command.add_argument("--collection", default="", metavar="NAME", help="the collection new documents belong to")
    command.add_argument("--text-column", metavar="NAME", help="of a table: the column that holds the texts")
    command.add_argument(
        "--column", action="append", default=[], type=_column, metavar="FIELD=NAME",
        help=f"of a table: the column that holds {', '.join(DESCRIBED)}; may be repeated",
    )  # fmt: skip
    _jobs(command)


def _column(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not equals or field not in DESCRIBED:
        raise argparse.ArgumentTypeError(f"give one of {', '.join(DESCRIBED)}, = and the name of a column")
    return field, name


def columns_of(args: argparse.Namespace) -> dict[str, str]:
    """The columns of tables that were chosen by hand, by what they hold."""
    return dict(args.column) | ({"text": args.text_column} if args.text_column else {})


def _reread(command: argparse.ArgumentParser) -> None:
    command.add_argument("--all", action="store_true", help="also what this engine, model and catalogue have read")
    _jobs(command)


def _backup(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", type=Path, metavar="PATH", help="the file to write, such as monday.picket")


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", type=Path, metavar="PATH", help="a file that 'picket backup' wrote")
    command.add_argument("--replace", action="store_true", help="even if the library holds documents")


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs", type=_number, metavar="N", help="processes to read with; default: one a core for many files"
    )


def _no_options(command: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def _evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_argument(
        "--errors", action=argparse.BooleanOptionalAction, help="list every disagreement (default: not with --json)"
    )


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=8501)
    command.add_argument(
        "--read-only", action="store_true", help="show the library and change nothing, as for meetings"
    )


def _export(command: argparse.ArgumentParser) -> None:
    kinds: Iterable[str] = _Kinds()
    command.add_argument("kind", choices=kinds, metavar="KIND", help="which table: %(choices)s")
    command.add_argument("--out", type=Path, metavar="PATH", help="write there instead of stdout")
    command.add_argument(
        "--format", choices=FORMATS,
        help="default: by the suffix of PATH, else csv, and zip for all; geojson takes countries alone, xlsx also all",
    )  # fmt: skip
    command.add_argument("--manifest", action="store_true", help="write PATH.manifest.json: what the file holds")
    _filtering(command)


def _decisions(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group()
    what.add_argument("--out", type=Path, metavar="FILE.jsonl", help="write the whole log there")
    what.add_argument("--gold", type=Path, metavar="FILE.jsonl", help="write the corrected documents for 'evaluate'")
    what.add_argument("--catalogue", type=Path, metavar="FILE.yml", help="write the rules as catalogue entries")


def _decide(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", type=Path, metavar="FILE.jsonl", help="a file that 'picket decisions' wrote")
    command.add_argument("--take-back", action="store_true", help="withdraw what of it stands in the library")
    command.add_argument("--who", default="", metavar="NAME", help="who takes it back")


def _brief(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=_brief_path, required=True, metavar="PATH", help="a file in .html or .pptx")
    command.add_argument("--title", default="", metavar="WORDS", help="its title; default: made from the filter")
    command.add_argument(
        "--briefing",
        default="",
        metavar="NAME",
        help="of the views of a briefing, one after the other",
    )
    _filtering(command)


def _brief_path(text: str) -> Path:
    if (path := Path(text)).suffix.lower() not in (".html", ".pptx"):
        raise argparse.ArgumentTypeError("name a file that ends in .html or .pptx")
    return path


def _filtering(command: argparse.ArgumentParser) -> None:
    """The options that make a filter."""
    for name, what in _TERMS.items():
        command.add_argument(f"--{name}", action="append", default=[], metavar="VALUE", help=what)
    command.add_argument(
        "--without", action="append", default=[], type=_term, metavar="FIELD=VALUE",
        help=f"leave out what bears it; FIELD is one of {', '.join(_TERMS)}; may be repeated",
    )  # fmt: skip
    command.add_argument("--from", default="", metavar="DAY", help="published on this day or later: 2017-03-31")
    command.add_argument("--until", default="", metavar="DAY", help="published on this day or earlier")
    command.add_argument(
        "--added-from", default="", metavar="MOMENT", help="added then or later (UTC): 2026-11-24T13:05, or a day"
    )
    command.add_argument(
        "--added-until", default="", metavar="MOMENT", help="added before then (UTC); of a day, before its end"
    )
    command.add_argument("--undated", default="", choices=UNDATED[1:], help="undated documents too, alone, or never")
    command.add_argument("--search", default="", metavar="WORDS", help="only documents that hold these words")
    command.add_argument("--within", default="", choices=WITHIN, help="where names must stand together")
    command.add_argument("--sense", action="append", default=[], choices=SENSES, help="count countries by it; repeat")
    command.add_argument(
        "--link", default="", metavar="LINK", help="the filter of a page's address, or the name of a saved view"
    )
    command.add_argument("--as-read", action="store_true", help="without what analysts corrected")
    command.add_argument("--label", default="", help="only mentions of this kind, such as COUNTRY")
    command.add_argument("--key", default="", help="only of this entity: JPN, thaad, or a name in small letters")
    command.add_argument("--with-parts", action="store_true", help="with what belongs to the system")
    command.add_argument("--beside", default="", metavar="ISO3", help="only in sentences that name this country")


_TERMS = {
    "document": "only the document of this id; may be repeated, as those that follow",
    "collection": "only of this collection",
    "tag": "only with this tag",
    "source": "only from this source",
    "language": "only in this language (ISO 639)",
    "stage": "only sentences that state this stage",
    "name": "only sentences that name it: COUNTRY~JPN, SYSTEM~aegis~parts, PERSON~donald trump",
}
"""What a filter can ask for, by its name in a link (picket.address)."""


def query_of(args: argparse.Namespace) -> dict[str, list[str]]:
    """The options that make a filter, as the query of a link."""
    found = {name: getattr(args, name) for name in _TERMS}
    for field, value in args.without:
        found.setdefault(f"not-{field}", []).append(value)
    one = {"from": getattr(args, "from"), "until": args.until, "undated": args.undated, "q": args.search}
    one |= {"added_from": args.added_from, "added_until": args.added_until}
    found |= {name: [value] for name, value in (one | {"within": args.within}).items() if value}
    found |= {"senses": args.sense, "read": [RAW] if args.as_read else []}
    return {name: values for name, values in found.items() if values}


def _term(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals or field not in _TERMS:
        raise argparse.ArgumentTypeError(f"give one of {', '.join(_TERMS)}, = and a value")
    return field, value


def _everywhere(parser: argparse.ArgumentParser, *, library: object, debug: object) -> None:
    """Options that may stand before or after the command."""
    parser.add_argument(
        "--library",
        type=_library,
        default=library,
        metavar="PATH",
        help="the library's folder (else PICKET_LIBRARY)",
    )
    parser.add_argument("--debug", action="store_true", default=debug, help="show tracebacks")


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "annotate": ("print what is found in files, without keeping it", _annotate),
    "ingest": ("read files and folders into the library", _ingest),
    "reread": ("read again what another engine, model or catalogue has read", _reread),
    "list": ("list the documents of the library", _no_options),
    "backup": ("copy the library to one file, while it is in use", _backup),
    "restore": ("put a copy of a library back", _restore),
    "export": ("write a table of the library", _export),
    "decisions": ("list what analysts decided, or write it to a file", _decisions),
    "decide": ("take in a file of decisions, or take it back", _decide),
    "brief": ("write a brief of the library: a page, or slides", _brief),
    "evaluate": ("compare what is found with documents annotated by hand", _evaluate),
    "check-catalogue": ("review the catalogue, or a folder of own systems, and try the examples", _check_catalogue),
    "serve": ("start the dashboard on this machine", _serve),
}
"""Each command in a few words, and what adds its options."""
