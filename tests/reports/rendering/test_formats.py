"""Every format of one report carries the same values, and none of what files say does harm."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialpolicy.reports.rendering import csv as csv_format
from socialpolicy.reports.rendering import excel, markdown, text
from socialpolicy.reports.rendering import json as json_format
from socialpolicy.reports.rendering.wording import percent
from socialpolicy.reports.tables import Bars, Column, Kind, Report, Row, Share, Table
from socialpolicy.text import Language, Text

AS_OF = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
COLUMNS = (
    Column("name", Text(sv="Namn", en="Name")),
    Column("count", Text(sv="Antal", en="Count"), Kind.NUMBER),
    Column("in_time", Text(sv="I tid", en="In time"), Kind.SHARE),
    Column("day", Text(sv="Dag", en="Day"), Kind.DAY),
    Column("median", Text(sv="Median", en="Median"), Kind.WORKING_TIME),
    Column("roles", Text(sv="Roller", en="Roles"), Kind.LIST),
)
HOSTILE = (
    '=HYPERLINK("http://example.com")',
    "+1+1",
    "@SUM(A1)",
    "</script><b>&amp;",
    "\x1b[31mred",
    "\u202egnp.exe",
    "| a | b |",
    "::error::x",
    "line\nbreak",
    "å" * 10_000,
)


def report_of(*rows: tuple[Any, ...]) -> Report:
    table = Table(
        "people",
        Text(sv="Rader", en="Rows"),
        COLUMNS,
        tuple(Row(row) for row in rows),
        Text(sv="Inga rader.", en="No rows."),
        chart=Bars("name", "count"),
    )
    title = Text(sv="Prov", en="Trial")
    return Report("trial", title, "Exempels kommun", AS_OF, (table,))


ROWS = st.tuples(
    st.text(min_size=1, max_size=20).filter(lambda each: each.isprintable() and each.strip()),
    st.integers(0, 10**6),
    st.tuples(st.integers(0, 50), st.integers(50, 100)).map(lambda each: Share(*each)),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.integers(0, 10**6).map(lambda minutes: 60 * minutes),
    st.lists(st.sampled_from(["Kommunikatör", "Registrator"]), max_size=2).map(tuple),
)


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=5))
def test_json_csv_and_excel_carry_the_same_values(rows: list[tuple[Any, ...]]) -> None:
    report = report_of(*rows)
    table = report.tables[0]
    told = json.loads(json_format.render([report], Language.SWEDISH))["reports"][0]["tables"][0]
    plain = list(csv.DictReader(io.StringIO(csv_format.render(table, "csv", Language.SWEDISH))))
    swedish = csv_format.render(table, "csv-excel", Language.SWEDISH)
    wide = list(csv.reader(io.StringIO(swedish.removeprefix("\ufeff")), delimiter=";"))
    book = openpyxl.load_workbook(io.BytesIO(excel.render([report], Language.SWEDISH)))
    sheet = [row[:6] for row in book["Rader"].iter_rows(values_only=True)]
    assert [each.title.sv for each in COLUMNS] == wide[0]
    for number, (name, count, share, day, seconds, roles) in enumerate(rows):
        part = round(share.part / share.whole, 4)
        assert told["rows"][number] == {
            "name": name,
            "count": count,
            "in_time": part,
            "day": day.isoformat(),
            "median_working_seconds": seconds,
            "roles": list(roles),
        }
        row = plain[number]
        assert row["name"].removeprefix("'") == name.removeprefix("'")
        assert (int(row["count"]), float(row["in_time"])) == (count, part)
        assert row["day"] == day.isoformat()
        assert int(row["median_working_seconds"]) == seconds
        assert row["roles"] == "; ".join(roles)
        hours, minutes = wide[number + 1][4].split(":")
        assert 3600 * int(hours) + 60 * int(minutes) == seconds
        assert float(wide[number + 1][2].removesuffix(" %").replace(",", ".")) == pytest.approx(
            100 * share.part / share.whole, abs=0.0051
        )
        cells = sheet[number + 1]
        assert cells[1] == count
        assert cells[2] == pytest.approx(share.part / share.whole)
        assert cells[3] == datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel has none
        assert _length(cells[4]) == timedelta(seconds=seconds)


def _length(cell: object) -> timedelta:
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, datetime):
        return cell - datetime(1899, 12, 30)  # noqa: DTZ001 - the day that Excel counts from
    assert isinstance(cell, time)
    return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)


@pytest.mark.parametrize("value", HOSTILE)
def test_what_files_say_does_no_harm(value: str) -> None:
    report = report_of((value, 1, Share(1, 2), date(2026, 1, 1), 60, ("Registrator",)))
    table = report.tables[0]
    for width in (40, 80):
        shown = text.render([report], Language.SWEDISH, colour=False, width=width)
        assert max(map(len, shown.splitlines())) <= width
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert not any(line.startswith("::") for line in shown.splitlines())
    for form in csv_format.FORMATS:
        line = csv_format.render(table, form, Language.SWEDISH).splitlines()[1]
        assert not line.lstrip('\ufeff"').startswith(("=", "+", "@", "\t"))
    book = openpyxl.load_workbook(io.BytesIO(excel.render([report], Language.SWEDISH)))
    cell = book["Rader"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    page = markdown.render([report], Language.SWEDISH)
    assert "<b>" not in page
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 3
    assert "\x1b" not in page


def test_a_workbook_can_be_sorted_and_its_headings_stay_in_sight() -> None:
    report = report_of(("a", 1, Share(1, 2), date(2026, 1, 1), 60, ()))
    book = openpyxl.load_workbook(io.BytesIO(excel.render([report], Language.SWEDISH)))
    assert book.sheetnames == ["Om rapporten", "Rader"]
    sheet = book["Rader"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F2"
    assert sheet["E1"].value == "Median (arbetstid, tim:min)"
    assert sheet["E2"].number_format == "[h]:mm"


@pytest.mark.parametrize(
    ("part", "whole", "sv"),
    [
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (299, 300, "99 %"),
        (1, 300, "1 %"),
        (1, 8, "13 %"),
        (0, 0, "–"),
    ],
)
def test_all_and_nothing_are_said_of_nothing_else(part: int, whole: int, sv: str) -> None:
    assert percent(Share(part, whole), Language.SWEDISH) == sv


def test_a_report_without_rows_has_a_sentence() -> None:
    report = report_of()
    for shown in (
        text.render([report], Language.SWEDISH, colour=False, width=80),
        markdown.render([report], Language.SWEDISH),
    ):
        assert "Inga rader." in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    rows = [
        (f"konto-{number}", number, Share(number, 9), date(2026, 1, 1 + number), 3600 * number,
         ("Kommunikatör", "Registrator"))
        for number in range(9)
    ]  # fmt: skip
    shown = text.render([report_of(*rows)], Language.SWEDISH, colour=False, width=width)
    assert max(map(len, shown.splitlines())) <= width
    squeezed = "".join(shown.split())
    for number in range(9):
        assert f"konto-{number}" in squeezed
        assert f"2026-01-0{number + 1}" in squeezed
