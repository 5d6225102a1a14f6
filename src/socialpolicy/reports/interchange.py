"""Reports for other programs: CSV, JSON and iCalendar, each written the same by every report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from socialpolicy.formats import words
from socialpolicy.formats.json import unobeyed
from socialpolicy.text import clean

if TYPE_CHECKING:
    from icalendar import Calendar

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_text(answer: object) -> str:
    """Write one JSON value over several lines, its last line ended."""
    # The standard library writes such lines in Python, which took half the time of a large answer.
    from pydantic_core import PydanticSerializationError, to_json

    try:
        text = to_json(answer, indent=2).decode()
    except PydanticSerializationError:  # half a surrogate pair
        text = json.dumps(answer, ensure_ascii=False, indent=2)
    return unobeyed(text) + "\n"


def csv_text(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, excel: bool = False
) -> str:
    """Write a head line and rows (RFC 4180).

    Every cell stays on one line and is opened as text or a number, never as a formula.
    With `excel` it is what Excel opens as it should where the decimal sign is a comma, as in
    Sweden: semicolons between the cells, and a mark that says UTF-8.
    """
    out = io.StringIO("\ufeff" if excel else "")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, lineterminator="\r\n", delimiter=";" if excel else ",")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def new_calendar(report: str) -> Calendar:
    """Begin a calendar (RFC 5545) that says which report made it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//socialpolicy//{report}//SV")
    calendar.add("version", "2.0")
    return calendar


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return str(value)
    # OWASP, "CSV Injection": an apostrophe keeps a spreadsheet from reading a formula.
    text = words.unobeyed(clean(str(value)))
    return f"'{text}" if text.lstrip().startswith(_STARTS_FORMULA) else text
