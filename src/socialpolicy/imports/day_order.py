"""Whether a day in numbers can be two: 01/02/2019 is 1 February to some, and 2 January to others.

A column that has a day which can only be read one way, such as 25/02/2019, settles the others in
it. One that has days of both orders settles nothing.
"""

from __future__ import annotations

import re

from socialpolicy.imports.mapping import Mapped
from socialpolicy.imports.workbook import Row

_NUMBERS = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")
"""With dots, `1.2.2019`, and before a blank, `1/2 2019`, the day comes first everywhere."""

_MONTHS = 12


class DayOrder:
    """Which order the days of each column are written in, as far as that can be known."""

    def __init__(self, found: Mapped) -> None:
        self._found = found
        self._day_first: dict[str, bool] = {}

    def is_unknown(self, row: Row, field: str) -> bool:
        """Say whether a cell can be two days, so that neither should be written."""
        numbers = self._numbers(row, field)
        if numbers is None or numbers[0] == numbers[1] or max(numbers) > _MONTHS:
            return False
        if field not in self._day_first:
            self._day_first[field] = self._puts_day_first(field)
        return not self._day_first[field]

    def _puts_day_first(self, field: str) -> bool:
        rows = [self._numbers(row, field) for row in self._found.rows]
        first = any(each[0] > _MONTHS for each in rows if each)
        second = any(each[1] > _MONTHS for each in rows if each)
        return first and not second

    def _numbers(self, row: Row, field: str) -> tuple[int, int] | None:
        cell = self._found.text(row, field)
        match = _NUMBERS.match(cell) if isinstance(cell, str) else None
        return (int(match[1]), int(match[3])) if match else None
