"""Spreadsheets that tests make in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[object]]

HEADINGS = ("Plattform", "Namn", "Länk", "Förvaltning", "Ansvarig", "E-post", "Startdatum")


def account(number: int, **changed: object) -> list[object]:
    """Give a row below HEADINGS that nothing is wrong with."""
    row: dict[str, object] = {
        "platform": "Facebook",
        "name": f"Sidan nummer {number}",
        "url": f"https://www.facebook.com/sidannummer{number}",
        "unit": "Kulturförvaltningen",
        "role": "Kommunikatör",
        "contact": "biblioteket@exempel.se",
        "opened": date(2020, 3, 1),
    }
    return [*(row | changed).values()]


def xlsx(sheets: dict[str, Rows], **options: Any) -> bytes:
    """Make an xlsx file of sheets, each from A1 on."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True, **options}) as book:
        of_day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, datetime | date):
                        sheet.write_datetime(number, column, value, of_day)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write(number, column, value)
    return whole.getvalue()


def write(path: Path, data: bytes | str) -> str:
    """Write a file, and give its path as words on a command line."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)
