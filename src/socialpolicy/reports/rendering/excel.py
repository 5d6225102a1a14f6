"""Reports as a workbook: a sheet about them, and one for each table.

Days are days and lengths are lengths, so that they can be sorted and summed. Nothing that a file
says is taken for a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from socialpolicy.reports.rendering.wording import plain, sentence_of, words_of
from socialpolicy.reports.tables import NUMERIC, Cell, Coded, Kind, Report, Share, Table
from socialpolicy.text import Language, Text, clean, moment

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST, _NARROWEST = 60, 8
_UNITS = {Kind.WORKING_TIME: 86_400, Kind.CLOCK_TIME: 86_400, Kind.WORKING_CHANGE: 60}
"""Seconds in what Excel counts lengths in: days, and minutes of what may be negative."""

_ABOUT = Text(sv="Om rapporten", en="About")
_AS_OF = Text(sv="Läget {moment}", en="As of {moment}")
_TIMES = {
    Kind.WORKING_TIME: Text(sv="{title} (arbetstid, tim:min)", en="{title} (working time, h:min)"),
    Kind.CLOCK_TIME: Text(sv="{title} (klocktid, tim:min)", en="{title} (clock time, h:min)"),
    # No time of the day is less than none in Excel.
    Kind.WORKING_CHANGE: Text(sv="{title} (arbetstid, min)", en="{title} (working time, min)"),
}
_NUMBER_FORMATS = {
    Kind.DAY: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.SHARE: "0%",
    Kind.WORKING_TIME: "[h]:mm",
    Kind.CLOCK_TIME: "[h]:mm",
    Kind.NUMBER: "0",
    Kind.CHANGE: "+0;-0;0",
    Kind.POINTS: "+0;-0;0",
    Kind.WORKING_CHANGE: "+0;-0;0",
}


def render(reports: Sequence[Report], language: Language) -> bytes:
    """Write the reports as one .xlsx file."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with Workbook(out, options) as book:
        # The day that the reports are as of, so that the same reports make the same file.
        book.set_properties({"created": reports[0].as_of.replace(tzinfo=None)})
        sheets = _Sheets(book, language)
        sheets.about(reports)
        for report in reports:
            for table in report.tables:
                sheets.table(table)
    return out.getvalue()


class _Sheets:
    """The workbook in the making, and the names that its sheets have taken."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self.book = book
        self.language = language
        self.names: set[str] = set()
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.formats: dict[Kind, Format] = {
            kind: book.add_format({"num_format": written, "valign": "top"})
            for kind, written in _NUMBER_FORMATS.items()
        }

    def about(self, reports: Sequence[Report]) -> None:
        sheet = self._sheet(_ABOUT.in_language(self.language))
        sheet.set_column(0, 0, _WIDEST)
        sheet.set_column(1, 1, _WIDEST // 2)
        number = 0
        for report in reports:
            for words, bold in self._lines(report):
                for column, word in enumerate(words):
                    sheet.write_string(number, column, word, self.bold if bold else self.wrapped)
                number += 1
            number += 1

    def _lines(self, report: Report) -> Iterator[tuple[tuple[str, ...], bool]]:
        period = f" {report.period.in_language(self.language)}" if report.period else ""
        yield (f"{report.title.in_language(self.language)}{period}",), True
        yield (words_of(report.authority, self.language),), False
        as_of = moment(report.as_of, self.language, year=True)
        yield (_AS_OF.in_language(self.language).format(moment=as_of),), False
        for sentence in report.preface:
            yield (words_of(sentence, self.language),), False
        for fact in report.facts:
            title = fact.title.in_language(self.language)
            yield (title, _cut(sentence_of(fact.value, fact.kind, self.language))), False
        for sentence in report.notes:
            yield (words_of(sentence, self.language),), False

    def table(self, table: Table) -> None:
        """Add a sheet whose first line is the headings, which stay in sight and can be sorted."""
        sheet = self._sheet(words_of(table.title, self.language))
        heads = [each.title.in_language(self.language) for each in table.columns]
        widths = []
        for place, column in enumerate(table.columns):
            time = _TIMES.get(column.kind)
            head = (
                time.in_language(self.language).format(title=heads[place]) if time else heads[place]
            )
            sheet.write_string(0, place, head, self.bold)
            widths.append(len(head) if column.kind not in NUMERIC else max(len(head) // 2, 10))
        for number, row in enumerate(table.rows, 1):
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
                length = self._cell(sheet, number, place, cell, column.kind)
                widths[place] = max(widths[place], length)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST) + 2)
        sheet.freeze_panes(1, 1)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(heads) - 1)

    def _cell(self, sheet: Worksheet, number: int, place: int, cell: Cell, kind: Kind) -> int:
        """Write a cell, and give how many characters wide it is."""
        shape = self.formats.get(kind)
        match cell:
            case None:
                return 0
            case Share():
                if cell.whole:
                    sheet.write_number(number, place, cell.part / cell.whole, shape)
                return 5
            case datetime():
                sheet.write_datetime(number, place, cell, shape)
                return 16
            case date():
                sheet.write_datetime(number, place, cell, self.formats[Kind.DAY])
                return 10
            case int():
                sheet.write_number(number, place, cell / _UNITS.get(kind, 1), shape)
                return 8
            case _:
                text = _words(cell, self.language)
                sheet.write_string(number, place, _cut(text), self.wrapped)
                return len(text)

    def _sheet(self, title: str) -> Worksheet:
        plain_title = " ".join(title.translate(_NOT_IN_NAMES).split()) or "-"
        name, number = plain_title[:_LONGEST_NAME].strip(), 1
        # To Excel two names in different case are one.
        while name.casefold() in self.names:
            number += 1
            name = f"{plain_title[: _LONGEST_NAME - 4].strip()} {number}"
        self.names.add(name.casefold())
        return self.book.add_worksheet(name)


def _words(cell: Cell, language: Language) -> str:
    value = cell.words if isinstance(cell, Coded) else cell
    if isinstance(value, str | Text):
        return words_of(value, language)
    said = plain(value, language)
    return clean("; ".join(said) if isinstance(said, list) else str(said))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
