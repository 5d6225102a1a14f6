"""A text by its lines, whatever their line breaks: LF, CRLF or a lone CR, as YAML counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """A text and where its lines start and end. Offsets count characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [found.span() for found in _BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in self._breaks)]

    def line(self, offset: int) -> int:
        """Give the number, from 0, of the line that an offset is on."""
        return bisect_right(self._starts, offset) - 1

    def column(self, offset: int) -> int:
        """Give how many characters stand before an offset on its line."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Give the offset at which the line of an offset starts."""
        return self._starts[self.line(offset)]

    def line_end(self, offset: int) -> int:
        """Give the offset at which the line of an offset ends, before its line break."""
        line = self.line(offset)
        return self._breaks[line][0] if line < len(self._breaks) else len(self.text)

    def next_line(self, offset: int) -> int:
        """Give the offset at which the next line starts; the text's end if there is none."""
        line = self.line(offset)
        return self._breaks[line][1] if line < len(self._breaks) else len(self.text)

    def newline(self, offset: int) -> str:
        """Give the line break of an offset's line, or of the text, or else LF."""
        line = min(self.line(offset), len(self._breaks) - 1)
        if line < 0:
            return "\n"
        start, end = self._breaks[line]
        return self.text[start:end]

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def lines_from(self, offset: int, end: int | None = None) -> Iterator[tuple[int, str]]:
        """Give the lines below an offset's, each with where it starts, to the one of `end`."""
        last = len(self._starts) if end is None else self.line(end)
        for line in range(self.line(offset) + 1, last):
            start = self._starts[line]
            yield start, self.text[start : self.line_end(start)]

    def end_of_comments(self, offset: int, column: int) -> int:
        """Pass over the lines right below an offset's that only hold a comment beyond a column."""
        end = offset
        for start, line in self.lines_from(offset):
            comment = line.lstrip(" ")
            if not comment.startswith("#") or len(line) - len(comment) <= column:
                break
            end = start
        return end
