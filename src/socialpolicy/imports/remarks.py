"""What is to be said of the rows that were read: refusals and notes, each with its cells."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from socialpolicy.screen import laid_out
from socialpolicy.text import FilledText, Language, Text

MOST_SHOWN = 40
"""Sentences of a kind that are shown."""

_MOST_CELLS = 8
_MORE = Text(sv="… och {count} till.", en="… and {count} more.")
_MORE_CELLS = Text(sv="{cells} och {count} till", en="{cells} and {count} more")
_CELL = re.compile(r"(.*?)([A-Z]+)([0-9]+)")


class Remark(NamedTuple):
    """Something said of a cell: its name, and what is said, as a clause after a colon."""

    cell: str
    said: FilledText


class Remarks:
    """What is said of cells, in the order it was found: rows that are refused, and notes."""

    def __init__(self) -> None:
        self.refused: list[Remark] = []
        self.noted: list[Remark] = []

    def refuse(self, cell: str, text: Text, **values: object) -> None:
        """Say why the row of a cell cannot be read."""
        self.refused.append(Remark(cell, FilledText(text, values)))

    def note(self, cell: str, text: Text, **values: object) -> None:
        """Say what was made of a cell, or not made of it."""
        self.noted.append(Remark(cell, FilledText(text, values)))


def lines(remarks: Iterable[Remark], language: Language) -> list[str]:
    """Say remarks a line each; cells of which the same is said share one."""
    together: dict[str, list[str]] = {}
    for each in remarks:
        together.setdefault(each.said.in_language(language), []).append(each.cell)
    said = [
        f"{_cells(cells, language)}: {text}{'' if text.endswith('?') else '.'}"
        for text, cells in together.items()
    ]
    if len(said) > MOST_SHOWN:
        more = _MORE.fill(language, {"count": len(said) - MOST_SHOWN})
        said = [*said[:MOST_SHOWN], more]
    return [laid_out(f"- {line}", sys.stderr) for line in said]


def _cells(cells: list[str], language: Language) -> str:
    """Name cells in the order of their columns, those below each other as `Blad1!C14–C20`."""
    parts = [match for cell in dict.fromkeys(cells) if (match := _CELL.fullmatch(cell))]
    places = sorted((each[1], len(each[2]), each[2], int(each[3])) for each in parts)
    runs: list[tuple[str, str, int, int]] = []
    for sheet, _, column, row in places:
        if runs and runs[-1][:2] == (sheet, column) and runs[-1][3] == row - 1:
            runs[-1] = (sheet, column, runs[-1][2], row)
        else:
            runs.append((sheet, column, row, row))
    named: list[str] = []
    for index, (sheet, column, first, last) in enumerate(runs):
        shown = "" if index and runs[index - 1][0] == sheet else sheet
        named.append(f"{shown}{column}{first}" + (f"–{column}{last}" if last > first else ""))
    if len(named) <= _MOST_CELLS:
        return ", ".join(named)
    left = sum(last - first + 1 for _, _, first, last in runs[_MOST_CELLS:])
    cells_shown = ", ".join(named[:_MOST_CELLS])
    return _MORE_CELLS.in_language(language).format(cells=cells_shown, count=left)
