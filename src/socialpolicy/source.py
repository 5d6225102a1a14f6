"""A file as text: what is on which line and column, and what must not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text, its end not included.

    Lines and columns count from 1, columns in characters.
    """

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The very beginning of a file: where a finding about the file as a whole points."""

NOWHERE = Span(0, 0, 0, 0)
"""No place in any file: where a finding about what no file holds points, such as an option."""


class Source:
    """A file as bytes and as text.

    `file` is its path as shown to people: relative to the working directory,
    with `/`. Decoding never fails: bytes that are not UTF-8 become U+FFFD.
    What is marked by `hide` must never be shown, such as a password.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self.data = data
        self._hidden: dict[int, list[Span]] = {}
        self._packed = b""

    def __repr__(self) -> str:
        return f"Source({self.file!r}, {len(self.data)} bytes)"

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        import zlib

        return zlib.decompress(self._packed)

    @cached_property
    def text(self) -> str:
        """The whole text, without a byte order mark.

        UTF-16 and UTF-32 are no encodings of the register, but are read all
        the same, so that the file can be shown and what is secret in it be seen.
        """
        return self.data.decode(encoding_of(self.data), errors="replace")

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends: LF, CRLF or a lone CR, as YAML counts them."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """Give one line by its number from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def forget_text(self) -> None:
        """Let go of the text and its lines, which take several times the memory of the bytes."""
        for name in ("text", "lines", *(["data"] if self._packed else ())):
            self.__dict__.pop(name, None)

    def pack(self) -> None:
        """Let go of the text, and hold the bytes compressed until they are asked for."""
        import zlib

        self._packed = self._packed or zlib.compress(self.data, 1)
        self.forget_text()

    def hide(self, span: Span) -> None:
        """Mark what must never be shown."""
        for number in range(span.line, min(span.end_line, len(self.lines)) + 1):
            self._hidden.setdefault(number, []).append(span)

    def shown_line(self, number: int) -> str:
        """Give one line with every character of a hidden span covered by `•`."""
        line = self.line(number)
        for span in self._hidden.get(number, ()):
            start = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(line)
            line = line[:start] + "•" * len(line[start:end]) + line[end:]
        return line

    @property
    def shown_lines(self) -> list[str]:
        """All the lines, as `shown_line` gives each."""
        lines = list(self.lines)
        for number in self._hidden:
            lines[number - 1] = self.shown_line(number)
        return lines

    def excerpt(self, span: Span) -> str:
        """Give the text that a span covers, its lines joined by LF."""
        if span.line == span.end_line:
            return self.line(span.line)[span.column - 1 : span.end_column - 1]
        first = self.line(span.line)[span.column - 1 :]
        between = [self.line(number) for number in range(span.line + 1, span.end_line)]
        return "\n".join([first, *between, self.line(span.end_line)[: span.end_column - 1]])


def pieces(data: bytes, size: int, begin: bytes = b"") -> Iterator[bytes]:
    """Cut text in UTF-8 where lines end, so that no more of a large one is worked with at once.

    A piece is the first that has `size` bytes, and whose next line has a certain `begin`.
    """
    start = 0
    while start < len(data):
        end = data.find(b"\n" + begin, start + size) + 1 or len(data)
        yield data[start:end]
        start = end


BOM = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8, which some editors put first in a file."""


def encoding_of(data: bytes) -> str:
    """Tell UTF-16 and UTF-32 by a byte order mark, or by the NULs of the first letters."""
    if data[:4].isalnum() or data[:1] == b"#":  # nearly every file, looked at no further
        return "utf-8"
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    match [byte == 0 for byte in data[:4]]:
        case [False, True, False, True]:
            return "utf-16-le"
        case [True, False, True, False]:
            return "utf-16-be"
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, True, True, False]:
            return "utf-32-be"
    # The codec that takes a mark away is written in Python, and slow.
    return "utf-8-sig" if data.startswith(BOM) else "utf-8"
