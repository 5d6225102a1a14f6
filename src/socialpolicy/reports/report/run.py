"""The work of `report`: choose, read the log once for all, write in the format asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, perhaps, reason_of, require_choice, visible
from socialpolicy.cli.load import (
    UNREAD_LOG,
    register_at,
    require_settings,
    unread_logs,
    warn_of_later_facts,
)
from socialpolicy.register.register import Log, Register
from socialpolicy.reports.compiling import Asked, Compiler
from socialpolicy.reports.findings import require_free
from socialpolicy.reports.period import read_period
from socialpolicy.reports.rendering import csv, json, markdown, text
from socialpolicy.reports.report import ALL, FORMATS, REPORTS
from socialpolicy.reports.selection import read_selection
from socialpolicy.reports.tables import Report, entries_behind
from socialpolicy.screen import laid_out, screen_of
from socialpolicy.storage.replace import write_whole
from socialpolicy.text import FilledText, Language, Text, ending

_NO_REPORT = Text(
    sv="Rapporten {word} finns inte.{nearest} Alla rapporter: socialpolicy report --help.",
    en="There is no report {word}.{nearest} All reports: socialpolicy report --help.",
)
_OUTPUT = Text(
    sv="Det går inte att skriva till {path} ({reason}). Välj en annan fil.",
    en="{path} cannot be written ({reason}). Choose another file.",
)
_UNKNOWN_LOGS = Text(
    sv="Loggen för {accounts} är inte med, för något sådant konto går inte att läsa i registret.",
    en="The log of {accounts} is not included, since no such account can be read in the register.",
)
_NO_LOG = Text(
    sv="Loggen finns inte här, så inga meddelanden är med.",
    en="The log is not here, so no messages are included.",
)
_NEEDS_FILE = Text(
    sv="En arbetsbok går inte att visa på skärmen. Lägg till --output {name}.xlsx.",
    en="A workbook cannot be shown on the screen. Add --output {name}.xlsx.",
)
_NEEDS_FOLDER = Text(
    sv="CSV har en tabell i varje fil. Ange en mapp som finns med --output, eller välj excel.",
    en="CSV has one table in each file. Give a folder that exists with --output, or choose excel.",
)
_OTHERS = Text(
    sv="Bara den första tabellen är med. Också finns: {titles}. Ange en mapp med --output för "
    "alla.",
    en="Only the first table is included. There are also: {titles}. Give a folder with --output "
    "for all.",
)
_SECONDS_BEFORE_PROGRESS = 1.0

BINARY = ("excel",)
"""Formats that are no text."""


class Options(NamedTuple):
    """The options of `report` as they were given."""

    name: str
    period: str | None = None
    compare: str | None = None
    units: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    rows: bool = False
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Make what was asked for, and give the exit code. Raises CommandError when it cannot."""
    names = _names(options.name)
    require_choice(options.form, FORMATS)
    register = register_at(around, options.at)
    if options.output:
        require_free(options.output, register)
    asked = Asked(
        read_period(options.period, register.today),
        read_selection(register, options.units, options.boards, options.platforms),
        read_period(options.compare, register.today) if options.compare else None,
    )
    language = around.language(register)
    warn_of_later_facts(register, options.at, options.form, language)
    reports = compiled(names, register, asked, language)
    if options.rows:
        reports = [replace(each, tables=(*each.tables, entries_behind(each))) for each in reports]
    _deliver(reports, options, register, language)
    return 0


def compiled(
    names: Sequence[str], register: Register, asked: Asked, language: Language
) -> list[Report]:
    """Make reports by their names, reading the log once for all of them.

    Raises CommandError where deadlines are to be counted and the settings are not understood.
    """
    modules = [import_module(f"socialpolicy.reports.{REPORTS[name].module}") for name in names]
    compilers: list[Compiler] = [module.start(register, asked) for module in modules]
    of_log = [each for each in compilers if each.reads_log]
    notes = list(_feed(register, of_log, language)) if of_log else []
    made = [each.report() for each in compilers]
    return [
        replace(report, notes=(*report.notes, *notes)) if compiler.reads_log else report
        for report, compiler in zip(made, compilers, strict=True)
    ]


def _feed(
    register: Register, compilers: Sequence[Compiler], language: Language
) -> Iterator[Text | FilledText]:
    """Give each month of the log to the reports; say what of it could not be given them."""
    require_settings(register, "working_time", "response_times")
    unknown = set()
    for log in _with_progress(register.logs, language):
        filed = register.account(log.account)
        if filed is None:
            unknown.add(log.account)
            continue
        messages = register.logged(log)
        for each in compilers:
            each.take(filed.model, messages)
        log.let_go()
    if not register.log_at_hand:
        yield _NO_LOG
    if unknown:
        yield FilledText(_UNKNOWN_LOGS, {"accounts": sorted(unknown)})
    if files := unread_logs(register):
        yield FilledText(UNREAD_LOG, {"files": [ending(file) for file in files]})


_READING = Text(sv="Läser loggen", en="Reading the log")


def _with_progress(logs: Sequence[Log], language: Language) -> Iterable[Log]:
    """Go through the log; after a second, where somebody watches, show how far it is."""
    if not sys.stderr.isatty():
        yield from logs
        return
    began = time.monotonic()
    rest = iter(logs)
    done = 0
    for log in rest:
        yield log
        done += 1
        if time.monotonic() - began > _SECONDS_BEFORE_PROGRESS:
            break
    from rich.console import Console
    from rich.progress import Progress

    left = list(rest)
    if not left:
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_READING.in_language(language), total=len(logs), completed=done)
        for log in left:
            yield log
            progress.advance(task)


def _names(word: str) -> list[str]:
    if word == ALL:
        return list(REPORTS)
    if word not in REPORTS:
        raise CommandError(_NO_REPORT, word=visible(word), nearest=perhaps(word, [*REPORTS, ALL]))
    return [word]


def _deliver(
    reports: Sequence[Report], options: Options, register: Register, language: Language
) -> None:
    """Write the reports to the screen, to a file, or a file for each table to a folder."""
    output, form = options.output, options.form
    if form in csv.FORMATS:
        _deliver_tables(reports, options, register, language)
    elif output:
        _write(output, rendered(reports, form, language))
    elif form in BINARY:
        if sys.stdout.isatty():
            raise CommandError(_NEEDS_FILE, name=options.name)
        sys.stdout.flush()
        sys.stdout.buffer.write(rendered(reports, form, language))
    else:
        width, colour = screen_of()
        sys.stdout.write(
            text.render(reports, language, colour=colour, width=width)
            if form == "text"
            else rendered(reports, form, language).decode()
        )


def rendered(reports: Sequence[Report], form: str, language: Language) -> bytes:
    """Write reports in any format that holds several tables, for a file: 80 columns, no colour."""
    match form:
        case "json":
            written = json.render(reports, language)
        case "markdown":
            written = markdown.render(reports, language)
        case "excel":
            from socialpolicy.reports.rendering import excel

            return excel.render(reports, language)
        case _:
            written = text.render(reports, language, colour=False, width=80)
    return written.encode(errors="replace")


def _deliver_tables(
    reports: Sequence[Report], options: Options, register: Register, language: Language
) -> None:
    """Write CSV, which holds one table: of several the others have files of their own."""
    tables = [(report, table) for report in reports for table in report.tables]
    output = options.output
    if output and output.is_dir():
        for report, table in tables:
            part = "" if table.key == report.name else f"-{table.key}"
            path = output / f"{report.name}{part}.csv"
            require_free(path, register)
            _write(path, csv.render(table, options.form, language).encode(errors="replace"))
        return
    if len(reports) > 1:
        raise CommandError(_NEEDS_FOLDER)
    (_, first), *others = tables
    written = csv.render(first, options.form, language)
    if output:
        _write(output, written.encode(errors="replace"))
    else:
        sys.stdout.write(written)
    if others:
        said = _OTHERS.fill(
            language, {"titles": [table.title.in_language(language) for _, table in others]}
        )
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise CommandError(_OUTPUT, path=str(path), reason=reason_of(error)) from None
