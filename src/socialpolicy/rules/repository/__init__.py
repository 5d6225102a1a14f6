"""R: what must not be in the repository, and who owns it."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from socialpolicy.finding import Label
from socialpolicy.register.layout import is_own, role
from socialpolicy.register.own_text import Together
from socialpolicy.register.register import Register
from socialpolicy.source import BOM, Source, Span, encoding_of, pieces
from socialpolicy.storage.files import PIECE, FileEntry, FileKind

_BINARY = 8_000
"""Bytes of a file among which a NUL says that it is no text, as git has it."""

_WRITTEN = re.compile(rb"[\t -~\xc3\xa4\xa5\xb6]{11,}+")
"""What is written in a file that is no text, in UTF-8: as long as a personal number at least."""


class Stretch(NamedTuple):
    """Text of a file that is looked through at once.

    So many lines of it come `above`. Of a file that is too large to be held, or no text, `source`
    has nothing to show, and what is found has no place but its line: it is not `placed`.
    """

    text: str
    source: Source
    above: int = 0
    placed: bool = True

    def labels(self, found: Iterable[tuple[int, int]]) -> Iterator[Label]:
        """Give the places of what begins and ends at characters of the text, counted from 0."""
        starts: list[int] = []
        for start, end in found:
            starts = starts or [0, *(match.end() for match in re.finditer("\n", self.text))]
            line, last = bisect_right(starts, start), bisect_right(starts, end)
            first, after = start - starts[line - 1] + 1, end - starts[last - 1] + 1
            span = Span(line + self.above, first, last + self.above, after)
            if not self.placed:
                span = Span(line + self.above, 1, line + self.above, 1)
            yield Label(self.source, span)


def stretches(register: Register, may_hold: Callable[[bytes], bool]) -> Iterator[Stretch]:
    """Go through every file below the register's folder but its logs, whatever its name.

    What `may_hold` says holds nothing, as UTF-8, is passed over.
    """
    hold = False
    for some in register.own_text:
        # A line that may hold something is among those of the first file that has it only.
        hold = hold or may_hold(some.lines)
        if hold or not some.is_utf_8:
            yield from _of_files(some, may_hold)
    for entry in register.entries:
        if entry.kind is FileKind.FILE and not is_own(role(entry.path)):
            for stretch in _of_other(entry):
                if may_hold(stretch.text.encode(errors="replace")):
                    yield stretch


def _of_files(some: Together, may_hold: Callable[[bytes], bool]) -> Iterator[Stretch]:
    """Give the text of each of some files by itself, unless it holds nothing."""
    for entry in some.entries:
        yield from of_source(entry.filled().source, may_hold)


def of_source(source: Source, may_hold: Callable[[bytes], bool]) -> Iterator[Stretch]:
    """Give the text of a file that the register is read from, unless it holds nothing.

    A large log is given a part at a time, and of it what may hold something.
    """
    if not encoding_of(source.data).startswith("utf-8"):
        yield Stretch(_with_line_feeds(source.text), source)
        return
    above = 0
    for piece in pieces(source.data, PIECE, b"- "):
        if may_hold(piece):
            text = piece.removeprefix(b"" if above else BOM).decode(errors="replace")
            yield Stretch(_with_line_feeds(text), source, above)
        above += piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")


def _with_line_feeds(text: str) -> str:
    """Give a text with a line feed at the end of each of its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _of_other(entry: FileEntry) -> Iterator[Stretch]:
    """Give the text of a file that the register is not read from, a piece at a time."""
    pieces = entry.pieces()
    first = next(pieces, b"")
    encoding = encoding_of(first)
    nothing = Source(entry.source.file, b"")
    if b"\0" in first[:_BINARY] and encoding.startswith("utf-8"):
        for piece in chain([first], pieces):
            # A line of such a file is nothing that anybody sees: what is found is on its first.
            written = b"\v".join(_WRITTEN.findall(piece))
            yield Stretch(written.decode(errors="replace"), nothing, placed=False)
    elif len(first) < PIECE:
        source = Source(entry.source.file, first)
        yield Stretch(_with_line_feeds(source.text), source)
    else:
        yield from _in_parts(chain([first], pieces), encoding, nothing)


def _in_parts(pieces: Iterable[bytes], encoding: str, nothing: Source) -> Iterator[Stretch]:
    """Read a large text a part at a time; a part ends where a line does, if any ends in it."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    rest, lines = "", 0
    for piece in pieces:
        text = rest + decoder.decode(piece).replace("\r\n", "\n").replace("\r", "\n")
        end = text.rfind("\n") + 1 or text.rfind(",") + 1 or len(text)
        rest = text[end:]
        yield Stretch(text[:end], nothing, lines, placed=False)
        lines += text.count("\n", 0, end)
    yield Stretch(rest, nothing, lines, placed=False)
