"""How reports and lists reach the reader: on the screen, in a file, or in a file for each table."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.load import UNREAD_LOG
from socialpolicy.register.register import Register
from socialpolicy.reports.output_file import deliver_text, require_free, write_output
from socialpolicy.reports.rendering import csv, html, json, markdown, text
from socialpolicy.reports.tables import Column, Report, Row, Table
from socialpolicy.screen import laid_out, screen_of
from socialpolicy.text import FilledText, Language, Text, ending

_NEEDS_FILE = Text(
    sv="En arbetsbok går inte att visa på skärmen. Lägg till --output {name}.xlsx.",
    en="A workbook cannot be shown on the screen. Add --output {name}.xlsx.",
)
_NEEDS_FOLDER = Text(
    sv="CSV har en tabell i varje fil. Ange en mapp som finns med --output, eller välj excel.",
    en="CSV has one table in each file. Give a folder that exists with --output, or choose excel.",
)
_OTHERS = Text(
    sv="Bara en tabell är med: {title}. Också finns: {titles}. Ange en mapp med --output för alla.",
    en="Only one table is included: {title}. There are also: {titles}. Give a folder with --output "
    "for all.",
)

BINARY = ("excel",)
"""Formats that are no text."""


def deliver(
    reports: Sequence[Report],
    name: str,
    form: str,
    output: Path | None,
    register: Register,
    language: Language,
) -> None:
    """Write the reports to the screen, to a file, or a file for each table to a folder.

    `name` is of the command or report. Raises CommandError where the format or the file does
    not allow it.
    """
    if form in csv.FORMATS:
        _deliver_tables(reports, form, output, register, language)
    elif output:
        write_output(output, rendered(reports, form, language))
    elif form in BINARY:
        if sys.stdout.isatty():
            raise CommandError(_NEEDS_FILE, name=name)
        sys.stdout.flush()
        sys.stdout.buffer.write(rendered(reports, form, language))
    else:
        width, colour = screen_of()
        sys.stdout.write(
            text.render(reports, language, colour=colour, width=width)
            if form == "text"
            else rendered(reports, form, language).decode()
        )


def deliver_list(
    report: Report,
    unread: Sequence[str],
    form: str,
    output: Path | None,
    register: Register,
    language: Language,
) -> None:
    """Write a report of one table as a list, and say what files of it were not understood.

    Raises CommandError as `deliver` does.
    """
    if unread and form in (*csv.FORMATS, *BINARY):
        warn_of_unread(unread, language)
    elif unread:
        report = replace(report, notes=(*report.notes, _unread(unread)))
    if form == "json":
        deliver_text(json.render_list(report, unread, language), output)
    else:
        deliver([report], report.name, form, output, register, language)


def warn_of_unread(files: Sequence[str], language: Language) -> None:
    """Say on standard error which files were not understood, if any."""
    if files:
        said = _unread(files).in_language(language)
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


def _unread(files: Sequence[str]) -> FilledText:
    return FilledText(UNREAD_LOG, {"files": [ending(file) for file in files]})


def rendered(reports: Sequence[Report], form: str, language: Language) -> bytes:
    """Write reports in any format that holds several tables, for a file: 80 columns, no colour."""
    match form:
        case "json":
            written = json.render(reports, language)
        case "markdown":
            written = markdown.render(reports, language)
        case "html":
            written = html.render(reports, language)
        case "excel":
            from socialpolicy.reports.rendering import excel

            return excel.render(reports, language)
        case _:
            written = text.render(reports, language, colour=False, width=80)
    return written.encode(errors="replace")


def _deliver_tables(
    reports: Sequence[Report],
    form: str,
    output: Path | None,
    register: Register,
    language: Language,
) -> None:
    """Write CSV, which holds one table: of several the others have files of their own."""
    tables = [(report, table) for report in reports for table in report.tables]
    in_folder = output is not None and output.is_dir()
    if len(reports) > 1 and not in_folder:
        raise CommandError(_NEEDS_FOLDER)
    for said in _lacking(reports, language):
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")
    if output and in_folder:
        for report, table in tables:
            part = "" if table.key == report.name else f"-{table.key}"
            path = output / f"{report.name}{part}.csv"
            require_free(path, register)
            write_output(path, csv.render(table, form, language).encode(errors="replace"))
        return
    # The table that has the report's own name stands for it, else those that are as the first.
    own = [table for report, table in tables if table.key == report.name][:1]
    alike = [table for _, table in tables if table.columns == tables[0][1].columns]
    main = own or alike
    written = csv.render(_together(main), form, language)
    title = main[0].title.in_language(language)
    titles = [each.title.in_language(language) for _, each in tables if each not in main]
    if output:
        write_output(output, written.encode(errors="replace"))
    else:
        sys.stdout.write(written)
    if titles:
        said = _OTHERS.fill(language, {"title": title, "titles": titles})
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


_PART = Column("part", Text(sv="Del", en="Part"))


def _together(tables: Sequence[Table]) -> Table:
    """Put tables with the same columns together, each row with the heading that it was under."""
    first, *others = tables
    if not others:
        return first
    rows = [Row((_spoken(each.title), *row.cells)) for each in tables for row in each.rows]
    return replace(first, columns=(_PART, *first.columns), rows=tuple(rows))


def _spoken(title: Text | FilledText) -> Text:
    return Text(*(title.in_language(language) for language in Language))


def _lacking(reports: Sequence[Report], language: Language) -> list[str]:
    """Give each sentence on what could not be read once, and one that names all the files."""
    said = [each for one in reports for each in one.lacking]
    files: dict[str, None] = {}
    others: dict[str, None] = {}
    for each in said:
        if isinstance(each, FilledText) and each.text == UNREAD_LOG:
            named = each.values["files"]
            files.update(dict.fromkeys(named if isinstance(named, list) else []))
        else:
            others[each.in_language(language)] = None
    unread = [_unread(list(files)).in_language(language)] if files else []
    return [*others, *unread]
