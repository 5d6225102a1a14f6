"""Code frames: lines of a file with marks under the places that matter.

The marks stand right under wide characters, tabs and escapes, and a line too
long for the screen is shown around its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from socialpolicy.screen import cells, wrap
from socialpolicy.source import Source
from socialpolicy.text import clean

TAB = "    "
"""What a tab is shown as."""

FURTHEST_PARENT = 40
"""Lines above a mark that are searched for the line it belongs under."""

_RUNNER_COMMAND = re.compile(r"##(\[)")


class Mark(NamedTuple):
    """A part of one line to be underlined, in characters from 0, and a note about it."""

    line: int
    start: int
    end: int
    word: str = ""
    primary: bool = True

    @property
    def sign(self) -> str:
        """What the part is underlined with."""
        return "^" if self.primary else "-"


class Part(Enum):
    """What a row of a frame is."""

    LINE = "a line of the file"
    PRIMARY = "marks under the place a finding is about"
    RELATED = "marks under another place"
    GAP = "lines left out"


class Row(NamedTuple):
    """One row of a frame; `number` is the line's, for a row that is a line of the file."""

    part: Part
    text: str = ""
    number: int | None = None


class _View(NamedTuple):
    """Where a mark goes under a line as shown, in cells from 0."""

    start: int
    length: int


def frame(source: Source, marks: list[Mark], room: int) -> Iterator[Row]:
    """Show the marked lines of a file, each mark on a row of its own below its line.

    The line that the primary mark belongs under goes before it. Rows are at
    most `room` cells wide.
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.line, not mark.primary, mark.start)):
        by_line.setdefault(mark.line, []).append(mark)
    for mark in marks:
        parent = _parent(source, mark.line) if mark.primary else None
        if parent:
            by_line.setdefault(parent, [])
    before = None
    for number in sorted(by_line):
        if before is not None and number - before == 2:
            yield from _rows(source, number - 1, [], room)
        elif before is not None and number - before > 2:
            yield Row(Part.GAP)
        yield from _rows(source, number, by_line[number], room)
        before = number


def _rows(source: Source, number: int, marks: list[Mark], room: int) -> Iterator[Row]:
    line = source.shown_line(number)
    whole = _whole(line, room)
    if whole is not None or not marks:
        pieces = whole if whole is not None else [*_beginning(line, room), "…"]
        yield Row(Part.LINE, "".join(pieces).rstrip(), number)
    for mark in marks:
        if whole is not None:
            view = _view(whole[: mark.start], whole[mark.start : mark.end])
        else:
            text, view = _around(line, mark, room)
            yield Row(Part.LINE, text, number)
        part = Part.PRIMARY if mark.primary else Part.RELATED
        for text in _underline(view, mark, room):
            yield Row(part, text)


def _underline(view: _View, mark: Mark, room: int) -> Iterator[str]:
    signs = " " * view.start + mark.sign * view.length
    if not mark.word:
        yield signs
    elif cells(signs) + 1 + cells(mark.word) <= room:
        yield f"{signs} {mark.word}"
    else:
        yield signs
        indent = min(view.start, room // 3)
        for text in wrap(mark.word, room - indent):
            yield " " * indent + text


def _whole(line: str, room: int) -> list[str] | None:
    """Give a line's characters as shown, if all of them and a mark at the end have room."""
    if len(line) > 4 * room:
        return None
    pieces = _pieces(line)
    return pieces if cells("".join(pieces)) < room else None


def _beginning(line: str, room: int) -> list[str]:
    return _fitting(_pieces(line[:room]), room - 1)


def _fitting(pieces: Iterable[str], room: int) -> list[str]:
    """Take the pieces from the first on that fit in `room` cells together."""
    taken = []
    for piece in pieces:
        room -= cells(piece)
        if room < 0:
            break
        taken.append(piece)
    return taken


def _around(line: str, mark: Mark, room: int) -> tuple[str, _View]:
    """Show as much of a line around a mark as there is room for, and place the mark in it."""
    start = min(mark.start, len(line))
    end = max(start, min(mark.end, len(line)))
    left = max(0, start - room)
    pieces = _pieces(line[left : min(end, start + room) + room])
    within = room - 2  # an ellipsis at either end
    marked = _fitting(pieces[start - left : end - left], within)
    spare = within - cells("".join(marked))
    before = pieces[: start - left]
    after: list[str] = []
    if len(marked) == end - start:
        wanted = min(spare, cells("".join(before)))
        after = _fitting(pieces[end - left :], max(spare // 2, spare - wanted))
    before = _fitting(reversed(before), spare - cells("".join(after)))[::-1]
    first = start - len(before)
    if first > 0:
        before.insert(0, "…")
    text = "".join([*before, *marked, *after])
    if start + len(marked) + len(after) < len(line):
        text += "…"
    return text.rstrip(), _view(before, marked)


def _view(before: list[str], marked: list[str]) -> _View:
    # Measured from the start of the line each time: joined emoji are narrower than their parts.
    lead = "".join(before)
    start = cells(lead)
    return _View(start, max(1, cells(lead + "".join(marked)) - start))


def _pieces(line: str) -> list[str]:
    """Give each character of a line as it is shown."""
    if line.isprintable() and "##[" not in line:
        return list(line)
    pieces = [TAB if letter == "\t" else clean(letter) for letter in line]
    # GitHub's runner obeys `##[command]` anywhere in a line.
    for found in _RUNNER_COMMAND.finditer(line):
        pieces[found.start(1)] = "\\x5b"
    return pieces


def _parent(source: Source, number: int) -> int | None:
    """Find the line above that a line belongs under by its indentation, as YAML does."""
    line = source.line(number)
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    item = words.startswith("-")
    if not words or (indent == 0 and not item):
        return None
    for above in range(number - 1, max(0, number - 1 - FURTHEST_PARENT), -1):
        line = source.line(above)
        words = line.lstrip(" ")
        if not words or words.startswith("#"):
            continue
        depth = len(line) - len(words)
        if depth < indent or (item and depth == indent and not words.startswith("-")):
            return above
    return None
