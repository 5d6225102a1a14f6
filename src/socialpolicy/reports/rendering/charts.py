"""Charts of tables, drawn in block letters for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.reports.rendering.wording import worded
from socialpolicy.reports.tables import Bars, Cell, Kind, Lines, Share, Table
from socialpolicy.screen import cells
from socialpolicy.text import Language, Text

_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def number_in(cell: Cell) -> float:
    """Give what a cell measures, 0 where it measures nothing."""
    if isinstance(cell, Share):
        return cell.part / cell.whole if cell.whole else 0.0
    return float(cell) if isinstance(cell, int) else 0.0


def bars_of(table: Table, chart: Bars, width: int) -> list[str]:
    """Draw a bar for each row of a table, the longest of `width` cells.

    A bar of shares is as long as the share of `width`.
    """
    place = table.position(chart.value)
    values = [row.cells[place] for row in table.rows]
    numbers = [number_in(each) for each in values]
    most = 1.0 if any(isinstance(each, Share) for each in values) else max(numbers, default=0)
    return [_bar(number / most * width if most else 0) for number in numbers]


def _bar(length: float) -> str:
    eighths = round(length * 8)
    whole, part = divmod(max(eighths, 1) if length > 0 else 0, 8)
    return f"{'█' * whole}{_EIGHTHS[part]}".rstrip()


def sparkline(numbers: list[float]) -> str:
    """Draw numbers from 0 up as one letter each, the largest the highest."""
    most = max(numbers, default=0.0)
    return "".join(
        _HEIGHTS[round(each / most * (len(_HEIGHTS) - 1))] if most else _HEIGHTS[0]
        for each in numbers
    )


def in_text(table: Table, language: Language, width: int) -> Iterator[str]:
    """Draw a table's chart under it; nothing where it has none, or has its bars beside it."""
    if not isinstance(table.chart, Lines) or len(table.rows) < 2:
        return
    titles = {column.key: column.title.in_language(language) for column in table.columns}
    label = max(cells(titles[key]) for key in table.chart.values)
    for key in table.chart.values:
        place = table.position(key)
        line = sparkline([number_in(row.cells[place]) for row in table.rows])
        yield f"  {titles[key]}{' ' * (label - cells(titles[key]))}  {line}"[:width]


_EMPTY = "·"
_SCALE = Text(sv="{block} = {most}, {none} = inget", en="{block} = {most}, {none} = none")


def heat_in_text(table: Table, language: Language, width: int) -> Iterator[str]:
    """Draw a table of numbers in place of its cells: the higher the block, the larger the number.

    The names of columns that there is no room for are left out. A table that is wider than the
    screen is drawn in parts.
    """
    names, *heads = (column.title.in_language(language) for column in table.columns)
    rows = [(worded(row.cells[0], Kind.TEXT, language), row.cells[1:]) for row in table.rows]
    label = max(cells(name) for name in [names, *(name for name, _ in rows)])
    most = max(number_in(cell) for _, numbers in rows for cell in numbers)
    at_once = max((width - label - 4) // _STEP, 1)
    for first in range(0, len(heads), at_once):
        yield f"  {' ' * label}  {_sparse(heads[first : first + at_once])}".rstrip()
        for name, numbers in rows:
            blocks = (_block(number_in(cell), most) for cell in numbers[first : first + at_once])
            yield f"  {name}{' ' * (label - cells(name))}  {' '.join(blocks)}".rstrip()
    if most:
        values = {"block": _HEIGHTS[-1], "most": int(most), "none": _EMPTY}
        yield f"  {_SCALE.fill(language, values)}"


_STEP = 2
"""Cells from one block to the next."""


def _block(number: float, most: float) -> str:
    return _HEIGHTS[-(-int(number * len(_HEIGHTS)) // int(most)) - 1] if number else _EMPTY


def _sparse(heads: Sequence[str]) -> str:
    """Write names over their columns, those that there is room for."""
    line = ""
    for place, head in enumerate(heads):
        if not line or cells(line) < place * _STEP:
            line += " " * (place * _STEP - cells(line)) + head
    return line
