"""Text measured in the cells of a screen, where a Chinese character or an emoji takes two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_GAP = 2
NARROWEST_COLUMN = 20
"""Cells that the last column of a table has even when the screen has fewer."""


def cells(text: str) -> int:
    """Give the width of text that has passed `clean`, in cells."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fitting(pieces: Iterable[str], room: int) -> list[str]:
    """Take the pieces from the first on that fit in `room` cells together."""
    taken = []
    for piece in pieces:
        room -= cells(piece)
        if room < 0:
            break
        taken.append(piece)
    return taken


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """Break text at its spaces into lines of at most `room` cells, the first of `first`.

    A word too long for a line of its own is broken where the line ends. Gives
    at least one line.
    """
    done: list[str] = []
    line, left = "", room if first is None else first
    start = True
    for part in text.split(" "):
        rest = part
        needed = cells(rest) + (not start)
        if needed > left and not start:
            done.append(line.rstrip())
            line, left, start = "", room, True
            needed -= 1
        while needed > left:
            head = "".join(fitting(rest, max(left, 1))) or rest[0]
            done.append(head)
            rest, left = rest[len(head) :], room
            needed = cells(rest)
        line += rest if start else f" {rest}"
        left -= needed
        start = False
    return [*done, line.rstrip()]


def table(rows: Iterable[Sequence[str]], room: int, *, indent: int = 0) -> list[str]:
    """Lay out rows of cells in columns two cells apart, after an indent.

    The last cell of a row is wrapped in what is left of `room` cells, at least
    `NARROWEST_COLUMN`. A row may be shorter than others: its last cell then
    begins where its column does.
    """
    rows = list(rows)
    widths = [
        max((cells(row[at]) for row in rows if at < len(row) - 1), default=0)
        for at in range(max(map(len, rows), default=0))
    ]
    lines = []
    for *heads, last in rows:
        start = " " * indent + "".join(
            head + " " * (width - cells(head) + _GAP)
            for head, width in zip(heads, widths, strict=False)
        )
        blank = " " * cells(start)
        for line in wrap(last, max(NARROWEST_COLUMN, room - len(blank))):
            lines.append(start + line)
            start = blank
    return lines


def painted(text: str, colour: str) -> str:
    """Give text a colour by its numbers in a terminal (`1;31`); as it is when there is none."""
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text
