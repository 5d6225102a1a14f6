"""A table of a report as CSV, for programs."""

from __future__ import annotations

from socialpolicy.reports import interchange
from socialpolicy.reports.rendering.wording import keys_of, plain
from socialpolicy.reports.tables import Cell, Table
from socialpolicy.text import Language


def render(table: Table, language: Language) -> str:
    """Write one table: UTF-8, commas, a head line of keys, and the same values as JSON has.

    The items of a list are parted by semicolons.
    """
    rows = ([_value(cell, language) for cell in row.cells] for row in table.rows)
    return interchange.csv_text(keys_of(table.columns), rows)


def _value(cell: Cell, language: Language) -> object:
    value = plain(cell, language)
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else value
