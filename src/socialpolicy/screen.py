"""Text laid out for people to read: as wide as the screen, and in colour where it has any.

Of the whole package only this module knows rich. What comes from files goes in as plain text: no
markup, emoji codes or addresses are looked for in it. rich is loaded when a line has to be broken,
a table is laid out or a stream is a terminal, so that the rest of the runs start without it.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import le
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

_Step = TypeVar("_Step")

NARROWEST = 40
"""Columns that are written for even when the screen has fewer."""

WIDEST = 100
"""Columns that prose is allowed to fill, however wide the screen is."""

NARROWEST_COLUMN = 20
"""Cells that the last column of a table has even when the screen has fewer."""

_SECONDS_BEFORE_PROGRESS = 1.0
_GAP = 2
_NARROW = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2007\u2010-\u2027]*")
"""Letters of European languages, dashes and quotation marks, each of one cell.

Most of what is laid out is only those.
"""

# rich breaks lines at no-break spaces too. No text that has passed `clean` holds the characters
# that stand for them meanwhile.
_KEEP = str.maketrans("\u00a0\u202f", "\ue0a0\ue0af")
_RESTORE = str.maketrans("\ue0a0\ue0af", "\u00a0\u202f")


class Screen(NamedTuple):
    """What a stream can show: its width in columns, and whether it has colour."""

    width: int
    colour: bool

    @property
    def prose(self) -> int:
        """The columns to write prose in."""
        return min(self.width, WIDEST)


def screen_of(stream: TextIO | None = None) -> Screen:
    """Find out what a stream, by default standard output, can show.

    The width is COLUMNS, else the window's, else 80. Terminals have colour, but for dumb ones
    and where NO_COLOR is set (https://no-color.org). A pipe never has, whatever FORCE_COLOR says.
    """
    stream = stream or sys.stdout
    if not stream.isatty():
        width, colour = shutil.get_terminal_size().columns, False
    else:
        from rich.console import Console

        console = Console(file=stream, legacy_windows=False)
        colour = console.color_system is not None and not console.no_color
        # rich takes every dumb terminal to be 80 columns wide.
        width = shutil.get_terminal_size().columns if console.is_dumb_terminal else console.width
    return Screen(max(width, NARROWEST), colour)


def laid_out(text: str, stream: TextIO) -> str:
    """Break lines between words where somebody reads them; for other programs they stay whole."""
    if not stream.isatty():
        return text
    width = screen_of(stream).prose
    # What is indented is there to be copied, and is broken by nobody.
    lines = ([line] if line.startswith("  ") else wrap(line, width) for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)


def cells(text: str) -> int:
    """Give the width of text that has passed `clean`, in cells: an emoji or 漢 takes two."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break text at its spaces into lines of at most `width` cells, the first of `first`.

    A word too long for a line of its own is broken where the line ends. Gives
    at least one line.
    """
    start = width if first is None else first
    if cells(text) <= start:
        return [text.rstrip()]
    words = text.split(" ")
    if "" not in words and _NARROW.fullmatch(text) and max(map(len, words)) <= min(start, width):
        return _filled(words, start, width)
    from rich.text import Text

    lines = Text(text.translate(_KEEP)).wrap(_console(), start, overflow="fold")
    head, *rest = (line.plain.translate(_RESTORE) for line in lines)
    if start != width:
        return [head.rstrip(), *wrap(text[len(head) :].lstrip(" "), width)]
    # What follows a word that fills its line begins with the space between them.
    return [head.rstrip(), *filter(None, (part.strip(" ") for part in rest))]


def _filled(words: Iterable[str], first: int, width: int) -> list[str]:
    """Fill lines with words that each fit in one: what rich does too, in fifty times as long."""
    lines: list[str] = []
    line, most = "", first
    for word in words:
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= most:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line, most = word, width
    head, *rest = [*lines, line]
    return [head.rstrip(), *rest]


def table(rows: Iterable[Sequence[str]], width: int, *, indent: int = 0) -> list[str]:
    """Lay out rows of cells in columns two cells apart, after an indent.

    Only the last column is wrapped, in what the others leave of `width` cells, at
    least `NARROWEST_COLUMN`.
    """
    rows = list(rows)
    if not rows:
        return []
    *heads, _ = zip(*rows, strict=True)
    widths = [max(map(cells, column)) for column in heads]
    rest = width - indent - sum(widths) - _GAP * len(widths)
    columns = [*widths, max(rest, NARROWEST_COLUMN)]
    laid = grid(rows, columns, [False] * len(columns), indent=indent)
    return [line for lines in laid for line in lines]


def grid(
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    right: Sequence[bool],
    *,
    indent: int = 0,
) -> list[list[str]]:
    """Lay out rows in columns of given widths, two cells apart: for each row its lines.

    Cells that are wider are wrapped; those of a column that is `right` end at the same place. A
    newline in a cell, which no text that has passed `clean` has, begins a line. rich does the
    same, but of thousands of rows in seconds.
    """
    laid = []
    start, gap = " " * indent, " " * _GAP
    for row in rows:
        sizes = [*map(cells, row)]
        if "\n" not in "".join(row) and all(map(le, sizes, widths)):
            # As nearly every row is, of thousands.
            blanks = [" " * (width - size) for width, size in zip(widths, sizes, strict=True)]
            placed = [
                f"{blank}{cell}" if to_right else f"{cell}{blank}"
                for cell, blank, to_right in zip(row, blanks, right, strict=True)
            ]
            laid.append([f"{start}{gap.join(placed)}".rstrip()])
            continue
        parts = [
            [
                line
                for own in cell.split("\n")
                for line in ([own] if cells(own) <= width else wrap(own, width))
            ]
            for cell, width in zip(row, widths, strict=True)
        ]
        lines = []
        for number in range(max(map(len, parts))):
            placed = [
                _placed(part[number] if number < len(part) else "", width, to_right)
                for part, width, to_right in zip(parts, widths, right, strict=True)
            ]
            lines.append(f"{start}{gap.join(placed)}".rstrip())
        laid.append(lines)
    return laid


def _placed(text: str, width: int, to_right: bool) -> str:  # noqa: FBT001 - of a column
    blank = " " * (width - cells(text))
    return f"{blank}{text}" if to_right else f"{text}{blank}"


def painted(text: str, style: str) -> str:
    """Give text a style by its name in rich (`bold red`); as it is when there is none."""
    if not style or not text.strip():
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    # The colours that every terminal has, in the shades that its owner has chosen.
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def with_progress(
    steps: Iterable[_Step], total: int, title: str, size: Callable[[_Step], int] | None = None
) -> Iterator[_Step]:
    """Go through steps; after a second show on standard error how far it is, if somebody watches.

    A step counts as one of `total`, or as what `size` gives.
    """
    if not sys.stderr.isatty():
        yield from steps
        return
    left = iter(steps)
    began = time.monotonic()
    done = 0
    for step in left:
        yield step
        done += size(step) if size else 1
        if time.monotonic() - began > _SECONDS_BEFORE_PROGRESS:
            break
    if done == total:
        yield from left
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total, completed=done)
        for step in left:
            yield step
            progress.advance(task, size(step) if size else 1)


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(width=WIDEST, color_system=None, legacy_windows=False)
