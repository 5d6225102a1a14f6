"""Every report of the sample says the same in text, HTML, CSV, JSON and the workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from socialpolicy.register.reader import read_register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.period import read_period
from socialpolicy.reports.rendering import csv as csv_format
from socialpolicy.reports.rendering import excel, html, text
from socialpolicy.reports.rendering import json as json_format
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.report.run import compiled
from socialpolicy.reports.tables import Cell, Coded, Heat, Kind, Report, Row, Share, Table
from socialpolicy.text import FilledText, Language, Text
from tests.places import SAMPLE

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the day that Excel counts from
SV = Language.SWEDISH


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    register = read_register(SAMPLE, NOW)
    asked = Asked(read_period("2026", register.today), compare=read_period("2025", register.today))
    made = compiled(list(REPORTS), register, asked, SV)
    return {report.name: report for report in made}


def value(cell: Cell) -> object:
    """Give a cell as a number, a day or words, without the code that is tried."""
    match cell:
        case Coded():
            return cell.words.sv
        case Text() | FilledText():
            return cell.in_language(SV)
        case Share():
            return round(cell.part / cell.whole, 4) if cell.whole else None
        case datetime():
            return cell.replace(tzinfo=None)
        case None | str() | int() | date():
            return cell
        case _:
            return [value(each) for each in cell]


def filled(table: Table) -> Iterator[tuple[int, int, Cell]]:
    for number, row in enumerate(table.rows):
        for place, cell in enumerate(row.cells):
            if value(cell) not in (None, "", []):
                yield number, place, cell


class _Rows(HTMLParser):
    """The rows of every table of a page, as the words of their cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._inside = True
        elif self._inside and (dict(attrs).get("class") or "").startswith("under"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def _with_gaps(words: list[str], table: Table, row: Row) -> list[str]:
    """Put back what stands under another cell and is left out, as there is nothing."""
    for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        if column.under and cell in (None, (), []):
            words.insert(place, "–" if cell is None else "")
    return words


def seconds(cell: object) -> float:
    """Give the length in a cell of a workbook."""
    if isinstance(cell, datetime):
        return (cell - DAY_ZERO).total_seconds()
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second).total_seconds()
    return cell.total_seconds() if isinstance(cell, timedelta) else float("nan")


@pytest.mark.parametrize("name", list(REPORTS))
def test_programs_read_the_same_values(name: str, reports: dict[str, Report]) -> None:
    report = reports[name]
    told = json.loads(json_format.render([report], SV))["reports"][0]["tables"]
    book = openpyxl.load_workbook(io.BytesIO(excel.render([report], SV)))
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets[1:]]
    assert len(told) == len(sheets) == len(report.tables)
    for table, in_json, in_sheet in zip(report.tables, told, sheets, strict=True):
        written = csv_format.render(table, "csv", SV)
        in_csv = list(csv.reader(io.StringIO(written)))
        assert len(in_json["rows"]) == len(in_csv) - 1 == len(in_sheet) - 1 == len(table.rows)
        for number, place, cell in filled(table):
            expected = value(cell)
            from_json = list(in_json["rows"][number].values())[place]
            from_csv = in_csv[number + 1][place]
            from_sheet = in_sheet[number + 1][place]
            if isinstance(expected, float):
                assert from_json == expected == float(from_csv)
                assert from_sheet == pytest.approx(expected, abs=0.0001)
            elif isinstance(expected, int):
                assert from_json == expected == int(from_csv)
                if table.columns[place].kind is Kind.WORKING_CHANGE:
                    # Excel knows no negative length, so changes are minutes there.
                    assert from_sheet == expected / 60
                elif isinstance(from_sheet, int):
                    assert from_sheet == expected
                else:
                    assert seconds(from_sheet) == pytest.approx(expected, abs=1)
            elif isinstance(expected, date) and not isinstance(expected, datetime):
                assert from_json == from_csv == expected.isoformat()
                assert isinstance(from_sheet, datetime)
                assert from_sheet.date() == expected
            elif isinstance(expected, str):
                code = cell.code if isinstance(cell, Coded) else expected
                assert from_json == code
                assert from_csv.removeprefix("'") == code
                assert from_sheet == expected


@pytest.mark.parametrize("name", list(REPORTS))
def test_people_read_the_same_values(name: str, reports: dict[str, Report]) -> None:
    report = reports[name]
    page = _Rows()
    page.feed(html.render([report], SV))
    tables = [table for table in report.tables if table.rows]
    assert len(page.tables) == len(tables)
    wide = text.render([report], SV, colour=False, width=2000)
    lines = [" ".join(line.split()) for line in wide.splitlines()]
    # Some columns stand on lines of their own under the others.
    rows = [" ".join(lines[start : start + 4]) for start in range(len(lines))]
    for table, shown in zip(tables, page.tables, strict=True):
        body = shown[1:]
        assert len(body) == len(table.rows)
        for number, each in enumerate(table.rows):
            words = _with_gaps([" ".join(cell.split()) for cell in body[number]], table, each)
            assert len(words) == len(each.cells)
            for cell, word in zip(each.cells, words, strict=True):
                expected = value(cell)
                if isinstance(expected, str):
                    assert word == " ".join(expected.split())
                elif isinstance(cell, Share) and cell.whole:
                    assert abs(100 * cell.part / cell.whole - int(word.split()[0])) < 1
                elif isinstance(expected, date) and not isinstance(expected, datetime):
                    assert word == expected.isoformat()
        # A week's hours are drawn in text; all else stands there in the words of the page.
        if not isinstance(table.chart, Heat):
            for cells in body:
                said = [word for word in (" ".join(cell.split()) for cell in cells) if word != "–"]
                assert any(all(word in row for word in said) for row in rows), said
