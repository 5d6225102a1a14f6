"""A table of a report as CSV: for programs, and for Excel."""

from __future__ import annotations

from socialpolicy.reports import interchange
from socialpolicy.reports.rendering.wording import MINUS, UNITS, keys_of, plain, worded
from socialpolicy.reports.tables import Cell, Coded, Kind, Share, Table
from socialpolicy.text import Language

FORMATS = ("csv", "csv-excel")
"""Both write one table only."""


def render(table: Table, form: str, language: Language) -> str:
    """Write one table in one of `FORMATS`.

    `csv` is for programs: UTF-8, commas, a head line of keys, and the same values as JSON has.
    `csv-excel` is for people with a Swedish Excel: headings in words, lengths as hours and
    minutes, shares as per cent. The items of a list are parted by semicolons.
    """
    excel = form == "csv-excel"
    if excel:
        heads = [each.title.in_language(language) for each in table.columns]
    else:
        heads = keys_of(table.columns)
    rows = (
        [
            _in_excel(cell, column.kind, language) if excel else _value(cell, language)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        for row in table.rows
    )
    return interchange.csv_text(heads, rows, excel=excel)


def _value(cell: Cell, language: Language) -> object:
    value = plain(cell, language)
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else value


def _in_excel(cell: Cell, kind: Kind, language: Language) -> object:
    match cell:
        case Share():
            return f"{100 * cell.part / cell.whole:.2f} %".replace(".", ",") if cell.whole else ""
        case int() if kind in UNITS:
            minutes = abs(cell) // 60
            return f"{MINUS if cell < 0 else ''}{minutes // 60}:{minutes % 60:02}"
        case Coded():
            return worded(cell, kind, language)
        case _:
            return _value(cell, language)
