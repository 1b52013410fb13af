"""The command line: the same functions as the screen, for scripts and for the curious.

What is asked for goes to stdout (always UTF-8), what went wrong to stderr in one sentence. Exit codes: 0
done, 1 something failed, 2 asked wrongly, 130 interrupted, 141 whoever read our output went away. Heavy parts
are imported by the command that needs them, so that `--help` and `list` answer at once.
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn
from urllib.parse import parse_qs, urlsplit

from picket import readonly, terminal
from picket.errors import FilterError, LibraryError, PicketError
from picket.meter import Meter
from picket.options import EVERYTHING, FORMATS, columns_of, parser, query_of
from picket.parts import part_of
from picket.terminal import Seen, Unprintable, printing, say

if TYPE_CHECKING:
    from picket.catalogue.load import Catalogue
    from picket.evaluate import Report, Score
    from picket.filter import Filter
    from picket.library import Library

APP = Path(__file__).parents[1] / "app.py"
OK, FAILED, PIPE_CLOSED, INTERRUPTED = 0, 1, 141, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    terminal.ready()
    args = parser(COMMANDS).parse_args(argv)
    try:
        return _run(args)
    except Unprintable as error:
        with suppress(Unprintable):
            say(f"picket: {error}", file=sys.stderr)
        terminal.let_go()
        return FAILED
    except BrokenPipeError:
        terminal.let_go()
        return PIPE_CLOSED


def _run(args: argparse.Namespace) -> int:
    """The exit code of a command; what went wrong is told. Raises Unprintable and BrokenPipeError."""
    try:
        code: int = args.run(args)
        terminal.flush()
        return code
    except Unprintable:
        raise
    except PicketError as error:
        if args.debug:
            raise
        return _complain(error)
    except KeyboardInterrupt:
        terminal.flush()
        say("picket: Stopped; what was done is kept, and the same command goes on from there.", file=sys.stderr)
        return INTERRUPTED


def _annotate(args: argparse.Namespace) -> int:
    from picket.annotate import FORMATS, annotate
    from picket.catalogue.load import load_catalogue
    from picket.catalogue.own import catalogue_with
    from picket.ingest import files
    from picket.nlp.parallel import engines_for

    refused: list[PicketError] = []

    def refuse(error: PicketError) -> None:
        refused.append(error)
        _complain(error)

    paths = list(files(args.files))
    catalogue = catalogue_with(args.systems) if args.systems else load_catalogue()
    _tell(catalogue)
    engine = engines_for(len(paths), args.jobs, catalogue)
    with _output(args.out) as out:
        for piece in FORMATS[args.format](annotate(engine, paths, refuse)):
            out.write(piece)
    return FAILED if refused else OK


def _ingest(args: argparse.Namespace) -> int:
    from picket.ingest import files
    from picket.ingest.expected import expected
    from picket.library import ingest
    from picket.nlp.parallel import engines_for
    from picket.own_readings import settle

    library = _library(args)
    catalogue = _catalogue(library)
    settle(library, catalogue)
    results: Counter[str] = Counter()
    paths = list(files(args.paths))
    documents, columns = [expected(path) for path in paths], columns_of(args)
    with Meter(documents) as meter:
        for outcome in ingest(
            library, engines_for(sum(documents), args.jobs, catalogue), paths, lambda _: columns,
            collection=args.collection,
        ):  # fmt: skip
            results[outcome.result] += 1
            said = outcome.message or f"{outcome.name}: {outcome.result}"
            meter.tell(said, _stream(outcome.result), outcome.place)
    if not results:
        raise PicketError("There are no files in what was named; check the path.")
    say(", ".join(f"{count} {result}" for result, count in results.items()))
    _tell_behind(library, catalogue)
    return FAILED if results["refused"] else OK


def _reread(args: argparse.Namespace) -> int:
    from picket import fingerprint
    from picket.library import refresh
    from picket.nlp.parallel import engines_for
    from picket.own_readings import settle

    library = _library(args)
    catalogue = _catalogue(library)
    settle(library, catalogue)
    if args.all:
        library.forget_readings(library.ids())
    stale = len(library.stale(fingerprint.current(catalogue=catalogue)))
    with Meter([1] * stale) as meter:
        if stale:
            for place, key in enumerate(refresh(library, engines_for(stale, args.jobs, catalogue))):
                meter.tell(f"{key}: read again", sys.stdout, place)
    say(f"{stale} read again" if stale else "Every document was read by this engine, model and catalogue.")
    return OK


def _backup(args: argparse.Namespace) -> int:
    from picket.library.backup import backup

    documents = backup(args.library, args.path)
    say(f"{_counted(documents)} copied to '{args.path}'.")
    return OK


def _restore(args: argparse.Namespace) -> int:
    from picket.library.backup import restore
    from picket.own_readings import bring_back

    documents, before = restore(args.path, args.library, replace=args.replace)
    say(f"{_counted(documents)} restored from '{args.path}'.")
    back, left_out = bring_back(_library(args))
    if back:
        say(f"Own systems brought back with it: {', '.join(back)}.")
    for issue in left_out:
        say(f"picket: An own system was not brought back: {issue.where}: {issue.message}", file=sys.stderr)
    if before:
        say(f"What was there before is in '{before}'.")
    return OK


def _list(args: argparse.Namespace) -> int:
    from picket.filter import Filter
    from picket.ledger import Ledger
    from picket.model import SENSES
    from picket.tables import TABLES

    library = _library(args)
    catalogue = _catalogue(library)
    table = TABLES["documents"].make(Ledger.of(library, catalogue).where(Filter(senses=SENSES)))
    if table.empty:
        say(f"The library '{library.location}' is empty; fill it with 'picket ingest PATH'.", file=sys.stderr)
        return OK
    say(f"{'id':16}  {'words':>8}  {'mentions':>8}  {'added (UTC)':19}  name")
    for row in table.itertuples():
        say(f"{row.id:16}  {row.words:8,}  {row.mentions:8,}  {row.added_at!s:19}  {row.name}")
    _tell_behind(library, catalogue)
    return OK


def _export(args: argparse.Namespace) -> int:
    from picket.export import Taken, pieces
    from picket.ledger import Ledger
    from picket.tables import TABLES, View

    if args.manifest and args.out is None:
        raise PicketError("A manifest stands beside a file; name the file with --out.")
    library = _library(args)
    catalogue = _catalogue(library)
    wanted = _wanted(args, library, catalogue)
    ledger = Ledger.of(library, catalogue).where(wanted)
    if args.kind == EVERYTHING:
        taken = Taken.whole(ledger, wanted)
    else:
        taken = Taken.one(args.kind, View(TABLES[args.kind], ledger), wanted)
    coming = pieces(taken, args.format or _format_of(args.out, args.kind))
    with _output(args.out) as out:
        for piece in coming:
            out.write(piece)
    if args.manifest:
        with _output(args.out.with_name(f"{args.out.name}.manifest.json")) as out:
            out.write(taken.as_json())
    _tell_behind(library, catalogue)
    return OK


def _decisions(args: argparse.Namespace) -> int:
    from picket.corrections import commands
    from picket.ledger import Ledger

    library = _library(args)
    path = args.out or args.gold or args.catalogue
    if path is None:
        for line in commands.listed(library):
            say(line)
        return OK
    if args.gold:
        whole = commands.gold(Ledger.of(library, _catalogue(library)))
    else:
        whole = commands.exported(library) if args.out else commands.entries(library)
    with _output(path) as out:
        out.write(whole)
    return OK


def _decide(args: argparse.Namespace) -> int:
    from picket.corrections import commands

    library = _library(args)
    back = args.take_back
    for line in commands.taken_back(library, args.path, args.who) if back else commands.taken(library, args.path):
        say(line)
    return OK


def _brief(args: argparse.Namespace) -> int:
    from picket.brief import brief_of, writer
    from picket.brief.briefings import briefing_of, parts_of
    from picket.ledger import Ledger

    library = _library(args)
    catalogue = _catalogue(library)
    ledger, title = Ledger.of(library, catalogue), args.title
    if args.briefing:
        kept = briefing_of(library, args.briefing)
        made = brief_of(ledger, parts_of(kept, library, catalogue), title or kept.name)
    else:
        made = brief_of(ledger, _wanted(args, library, catalogue), title)
    whole = writer(args.out.suffix.lower())(made)
    with _output(args.out) as out:
        out.write(whole)
    return OK


def _wanted(args: argparse.Namespace, library: Library, catalogue: Catalogue) -> Filter:
    """The filter that the options ask for. Raises FilterError, and LibraryError for a document that is not there."""
    from picket import address
    from picket.filter import Entity

    asked_for = address.asked(_linked(library, args.link) | query_of(args))
    beside = (Entity("COUNTRY", args.beside),) if args.beside else ()
    wanted = replace(asked_for, label=args.label, key=args.key, parts=args.with_parts, beside=beside).check(catalogue)
    for key in wanted.documents:
        library.document(key)  # refuses an id that is not there
    return wanted


def _linked(library: Library, link: str) -> dict[str, list[str]]:
    """The query that an address holds, or a view of this name; {} for none. Raises LibraryError, FilterError."""
    if not link:
        return {}
    try:
        link.encode()  # bytes that are no words cannot be looked for
        held = parse_qs(urlsplit(link).query, keep_blank_values=True)
    except ValueError:
        raise FilterError(f"'{link}' is no address; copy it whole from the browser.") from None
    if not held or "view" in held:
        key = held.get("view", [link])[-1]
        if (found := library.view(key) or next((v for v in library.views() if v.name == link), None)) is None:
            raise LibraryError(f"There is no view '{key}' in '{library.location}'; save it on a page first.")
        return {name: list(values) for name, values in found.query.items()}
    return held


def _evaluate(args: argparse.Namespace) -> int:
    from picket.catalogue.load import load_catalogue
    from picket.evaluate import documents, evaluate, load_gold
    from picket.nlp.parallel import engines_for

    gold = load_gold(args.gold)
    engine = engines_for(len(gold))
    report = evaluate(gold, engine.read_many(documents(gold)), load_catalogue().systems)
    errors = not args.json if args.errors is None else args.errors
    lines = _as_json(report, engine.fingerprint, errors) if args.json else _as_table(report, errors)
    for line in lines:
        say(line)
    return OK


def _check_catalogue(args: argparse.Namespace) -> int:
    from picket.catalogue.check import check_catalogue, check_own

    findings = check_own(args.folder) if args.folder else check_catalogue()
    for finding in findings:
        say(finding, file=sys.stderr)
    if not findings:
        whole = f"The systems in '{args.folder}' keep" if args.folder else "The catalogue keeps"
        say(f"{whole} all {'their' if args.folder else 'its'} rules and examples.")
    return FAILED if findings else OK


def _serve(args: argparse.Namespace) -> int:
    if not APP.exists():
        raise PicketError(f"The dashboard '{APP}' is not there; run 'picket serve' from a checkout of the project.")
    os.environ.update({"PICKET_LIBRARY": str(args.library.absolute())} if args.library else {})
    os.environ.update({readonly.VARIABLE: "yes"} if args.read_only else {})
    os.chdir(APP.parent)
    for number, code in ((signal.SIGTERM, OK), (signal.SIGINT, INTERRUPTED)):  # once it was left in good order
        signal.signal(number, partial(_leave, code))
    sys.argv = ["streamlit", "run", APP.name, "--server.address", "127.0.0.1", "--server.port", str(args.port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return OK


def _leave(code: int, *_: object) -> NoReturn:
    sys.exit(code)


def _as_json(report: Report, fingerprint: str, errors: bool) -> Iterator[str]:
    def figures(s: Score) -> dict[str, float]:
        shares = {"p": s.precision, "r": s.recall, "f1": s.f1, "low": s.low, "high": s.high}
        return {k: round(v, 4) for k, v in shares.items()} | {"tp": s.tp, "fp": s.fp, "fn": s.fn}

    whole = {
        "documents": report.documents,
        "fingerprint": fingerprint,
        "scores": {name: figures(score) for name, score in report.scores.items()},
        "system mentions left out": report.left_out,
    }
    yield json.dumps(whole | ({"errors": [asdict(e) for e in report.errors]} if errors else {}), ensure_ascii=False)


def _as_table(report: Report, errors: bool) -> Iterator[str]:
    yield f"{report.documents} documents; F1 with its 95% interval over resampled documents"
    for name, s in report.scores.items():
        figures = f"P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f} [{s.low:.3f}, {s.high:.3f}]"
        yield f"{name:40} {figures}  tp {s.tp}  fp {s.fp}  fn {s.fn}"
    yield f"{'system mentions left out':40} {report.left_out} (no annotation uses their system or its family)"
    if errors:
        yield from (f"{e.measure} | {e.kind} | {e.document} | {e.what}" for e in report.errors)


def _library(args: argparse.Namespace) -> Library:
    from picket.library import Library

    return Library.open(args.library)


def _catalogue(library: Library) -> Catalogue:
    """The built-in systems and the library's own; what was left out of these is told."""
    from picket.catalogue.own import library_catalogue

    catalogue = library_catalogue(library.location)
    _tell(catalogue)
    return catalogue


def _tell(catalogue: Catalogue) -> None:
    for issue in catalogue.issues:
        say(f"picket: {issue.where}: {issue.message} {issue.hint}", file=sys.stderr)


def _tell_behind(library: Library, catalogue: Catalogue) -> None:
    """Say so when figures may still lack what a change of the own systems brings."""
    from picket.own_readings import unsettled

    if unsettled(library, catalogue):
        say("picket: The library's own systems have changed; 'picket reread' applies them.", file=sys.stderr)


@contextmanager
def _output(path: Path | None) -> Iterator[IO[bytes]]:
    """The file to write to, or stdout. Raises PicketError when it cannot be written.

    A file gets its name once it is whole: what is stopped, or finds the disk full, leaves an older one as it was.
    """
    if path is None:
        with printing():
            yield Seen(sys.stdout.buffer) if sys.stdout.isatty() else sys.stdout.buffer
        return
    whole = path if os.path.exists(path) and not os.path.isfile(path) else part_of(path)
    try:
        with whole.open("wb") as out:
            yield out
        if whole != path:
            os.replace(whole, path)
    except OSError as error:
        raise PicketError(f"'{path}' cannot be written ({error.strerror}); choose another with --out.") from error
    finally:
        if whole != path:
            with suppress(OSError):
                whole.unlink()


def _format_of(path: Path | None, kind: str) -> str:
    suffix = path.suffix.removeprefix(".") if path else ""
    return suffix if suffix in FORMATS else "zip" if kind == EVERYTHING else "csv"


def _counted(documents: int) -> str:
    return f"{documents:,} document{'' if documents == 1 else 's'}"


def _stream(result: str) -> IO[str]:
    return sys.stderr if result == "refused" else sys.stdout


def _complain(error: PicketError) -> int:
    terminal.flush()
    say(f"picket: {error}", file=sys.stderr)
    return FAILED


COMMANDS = {
    "annotate": _annotate,
    "ingest": _ingest,
    "reread": _reread,
    "list": _list,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "decisions": _decisions,
    "decide": _decide,
    "brief": _brief,
    "evaluate": _evaluate,
    "check-catalogue": _check_catalogue,
    "serve": _serve,
}
