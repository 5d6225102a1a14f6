"""Documents and the places in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from socialpolicy.finding import Fillable, Fix, Label, Problem
from socialpolicy.source import START, Source, Span
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import read_fast
from socialpolicy.yaml.plain import Path, Plain

if TYPE_CHECKING:
    from socialpolicy.yaml.read_exact import Marks


_ENTRY = re.compile(rb"^- ", re.MULTILINE)
"""The start of an entry, in an ordinary file that is one long list."""

_TOP_KEY = re.compile(rb"^([A-Za-z0-9][^:\n]*+):", re.MULTILINE)
"""The start of what a key of its own holds, in an ordinary file that is one mapping."""

_VALUE = rb"(?P<value>[^\s,\[\]{}#\"'|>][^\n,\[\]{}#\"']*+)"
"""Unquoted text, on one line."""

_PLAIN_VALUE = rb"^(?P<line>(?:- |  )%b: +)" + _VALUE + rb"$"
"""A key of an entry with unquoted text after it. In an ordinary file text has one line."""

_PLAIN = rb"[^\n\[\]{}#\"']*+"
_VALUE_IN_LIST = (
    rb"^  %b:\n(?: {2,6}+- \{" + _PLAIN + rb"\}\n){%d}"
    rb"(?P<line> {2,6}+- \{(?:[a-z_]++: ++[^\n,\[\]{}#\"']*+, ++)*?%b: ++)" + _VALUE + rb"[,}]"
)
"""A key in an item of an entry's list, all of it and of the items above it on a line each."""

_PLAIN_TOP_VALUE = rb"^(?P<line>%b: +)" + _VALUE + rb"$"
_VALUE_IN_BRACES = (
    rb"^(?P<line>%b: +\{(?:[a-z_]++: ++"
    rb"(?:[^\n,\[\]{}#\"']*+|\"[^\"\n]*+\"|'[^'\n]*+'), ++)*?%b: ++)" + _VALUE + rb"[,}]"
)
"""A key of the file's own with unquoted text after it, and a key in braces on the line of one."""

_MOST_MARKED = 64
"""Parts whose positions are held at once: those of an entry take some 10 kB."""

M = TypeVar("M")


class _Part(NamedTuple):
    """An entry or a key of its own: its first byte, the byte after it, and the lines above it."""

    start: int
    end: int
    above: int


@dataclass(eq=False, repr=False)
class Document:
    """One YAML file: its value, its problems, and the span of every path in it.

    `readable` is False when the value cannot be trusted to be what the file
    says: the file is not YAML, or it uses what the register does not allow.
    Of an ordinary file only the parts that are asked about are looked
    through: `entries` is the number of entries where it is one long list, and
    `keyed` tells that it is one mapping. In one that is `mixed`, some entries are not ordinary.
    """

    source: Source
    value: Plain
    problems: tuple[Problem, ...]
    _: KW_ONLY
    readable: bool
    entries: int = 0
    keyed: bool = False
    mixed: bool = False

    @cached_property
    def data(self) -> bytes:
        """The bytes that its parts are places in, with LF at the end of every line."""
        return read_fast.as_unix(self.source.data)

    @cached_property
    def _marks(self) -> Mapping[Path, Marks]:
        from socialpolicy.yaml import read_exact

        return read_exact.read(self.source).marks

    @cached_property
    def _parts(self) -> dict[str | int, _Part]:
        """Where each entry or key is; nothing if they are not all told apart."""
        data = self.data
        if self.keyed:
            steps: list[str | int] = []
            starts = []
            for match in _TOP_KEY.finditer(data):
                steps.append(match[1].decode())
                starts.append(match.start())
        else:
            starts = [match.start() for match in _ENTRY.finditer(data)] if self.entries else []
            steps = list(range(self.entries))
        if len(starts) != len(steps) or len(set(steps)) != len(steps):
            return {}
        parts: dict[str | int, _Part] = {}
        # Each part's lines are counted once, so that a large month takes no longer for each entry.
        above, counted = 0, 0
        for step, (start, end) in zip(steps, pairwise([*starts, len(data)]), strict=True):
            above += data.count(b"\n", counted, start)
            counted = start
            parts[step] = _Part(start, end, above)
        return parts

    @cached_property
    def _marks_by_part(self) -> dict[str | int, Mapping[Path, Marks]]:
        return {}

    def _marks_of(self, step: str | int) -> Mapping[Path, Marks]:
        """Look through one part as if it stood alone."""
        known = self._marks_by_part.get(step)
        if known is None:
            from socialpolicy.yaml import read_exact

            if len(self._marks_by_part) >= _MOST_MARKED:
                self._marks_by_part.clear()
            start, end, _ = self._parts[step]
            known = read_exact.read(Source(self.source.file, self.data[start:end])).marks
            self._marks_by_part[step] = known
        return known

    def _plain_value(self, part: _Part, within: Path) -> Span | None:
        """Find a value without parsing; None where that is not plainly possible."""
        match within:
            case [str(key)]:
                pattern = _plain_value(key, top=self.keyed)
            case [str(key), str(inner)] if self.keyed:
                pattern = _value_in_braces(key, inner)
            case [str(key), int(number), str(inner)] if self.entries:
                pattern = _value_in_list(key, number, inner)
            case _:
                return None
        data = self.data
        if self.mixed and not read_fast.is_ordinary(data[part.start : part.end]):
            return None
        found = pattern.search(data, part.start, part.end)
        if not found:
            return None
        begins = found.start("line")
        line = part.above + 1 + data.count(b"\n", part.start, begins)
        column = len(found["line"].decode()) + 1
        return Span(line, column, line, column + len(found["value"].decode().rstrip(" ")))

    @property
    def place(self) -> Place:
        """The place of the whole value."""
        return Place(self, ())

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Find where a path is.

        A scalar is marked whole, a mapping or list by its key (or its first
        character where it has none). `key` marks the key of a scalar too. A
        path that does not exist is marked at its nearest ancestor.
        """
        if self.keyed and (not path or path[0] not in self._parts):
            path, key = ("id",), False
        if path and path[0] in self._parts:
            part = self._parts[path[0]]
            own = path[1:] if self.entries else path
            found = None if key else self._plain_value(part, own)
            if found:
                return found
            marks, above = self._marks_of(path[0]), part.above
            within = (0, *path[1:]) if self.entries else path
            alone = self._found(marks, within, key=key)
            return _lower(alone, above)
        if self.entries and self._parts:
            # The whole list begins with its first entry: the others need not be looked through.
            return _lower(self._top(self._marks_of(0)), self._parts[0].above)
        return self._found(self._marks, path, key=key)

    def has(self, path: Path) -> bool:
        """Say whether a path is in the file, whatever it holds."""
        if path and path[0] in self._parts:
            within = (0, *path[1:]) if self.entries else path
            return within in self._marks_of(path[0])
        if self.entries and self._parts:
            return not path  # in a list there is nothing but its entries
        if self.keyed and self._parts:
            return not path  # all the keys of its own are known
        return path in self._marks

    def _found(self, marks: Mapping[Path, Marks], path: Path, *, key: bool) -> Span:
        while path and path not in marks:
            path, key = path[:-1], False
            if not path:
                return self._top(marks)
        if not path:
            return self._top(marks)
        found = marks[path]
        return found.key if found.key and (key or found.container) else found.value

    def _top(self, marks: Mapping[Path, Marks]) -> Span:
        first = marks.get(("id",)) or marks.get(())
        return first.value if first else START

    def forget_value(self) -> None:
        """Let go of the value, once a model holds it: a large log is held in memory once."""
        self.value = None

    def forget_marks(self) -> None:
        """Let go of the positions; they are read again when asked for."""
        for name in ("_marks", "_marks_by_part", "_parts", "data"):
            self.__dict__.pop(name, None)


def _lower(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column)


@lru_cache(maxsize=256)
def _value_in_list(key: str, number: int, inner: str) -> re.Pattern[bytes]:
    words = re.escape(key.encode()), number, re.escape(inner.encode())
    return re.compile(_VALUE_IN_LIST % words, re.MULTILINE)


@lru_cache(maxsize=256)
def _value_in_braces(key: str, inner: str) -> re.Pattern[bytes]:
    words = re.escape(key.encode()), re.escape(inner.encode())
    return re.compile(_VALUE_IN_BRACES % words, re.MULTILINE)


@lru_cache(maxsize=256)
def _plain_value(key: str, *, top: bool) -> re.Pattern[bytes]:
    pattern = _PLAIN_TOP_VALUE if top else _PLAIN_VALUE
    return re.compile(pattern % re.escape(key.encode()), re.MULTILINE)


class Place(NamedTuple):
    """A path in a document. `at / "deputy" / "role"` is the place further in."""

    document: Document
    path: Path
    on_key: bool = False

    def __truediv__(self, step: str | int) -> Place:
        return Place(self.document, (*self.path, step))

    @property
    def key(self) -> Place:
        """The same place, marked at its key rather than its value."""
        return Place(self.document, self.path, on_key=True)

    def label(self, said: FilledText | None = None) -> Label:
        """Mark the place, with a word about it when there is something to say."""
        return Label(self.document.source, self.document.span(self.path, key=self.on_key), said)

    def fitted(self, advice: Fix) -> Fix:
        """Say of advice how many of its outermost keys the file has, so that none comes twice.

        The value hangs in the nearest mapping around the place, or at it, that has its first key.
        """
        if advice.command or advice.value is None or not self.document.readable:
            return advice
        keys = _outer_keys(advice.whole())
        if not keys:
            return advice
        for length in range(len(self.path), -1, -1):
            there = 0
            while there < len(keys) and self.document.has(
                (*self.path[:length], *keys[: there + 1])
            ):
                there += 1
            if there:
                return advice._replace(there=there)
        return advice


def _outer_keys(value: Fillable | None) -> list[str]:
    """Give the keys, from the outermost in, that have a line of their own and one thing below."""
    keys: list[str] = []
    while isinstance(value, Mapping) and len(value) == 1:
        [(key, value)] = value.items()
        if isinstance(value, str | Text):
            break
        keys.append(key)
    return keys


def read(source: Source) -> Document:
    """Read a file as YAML. Never raises: what is wrong with it becomes the document's problems."""
    try:
        value = read_fast.plain(read_fast.as_json(source.data))
    except read_fast.NotPlainError:
        from socialpolicy.yaml import read_exact

        reading = read_exact.read(source)
        return Document(source, reading.value, reading.problems, readable=reading.readable)
    return _ordinary(source, value, value)


def read_as(source: Source, build: Callable[[str], M | None]) -> tuple[Document, M] | None:
    """Read an ordinary file straight into a model, without plain values between.

    `build` is given JSON as `fast.as_json` describes it. It gives nothing when
    it is in any doubt; so does this, and the file is then one for `read`.
    """
    return read_all_as([source], build)[0]


def read_all_as(
    sources: Sequence[Source], build: Callable[[str], M | None]
) -> list[tuple[Document, M] | None]:
    """Read some files as `read_as` does, each step of all of them before the next.

    Of small files that takes less time than one file after another, as the processor keeps at
    hand what a step works with.
    """
    emitted = [_as_json(source) for source in sources]
    models = [None if json is None else build(json) for json in emitted]
    return [
        None if model is None else (_ordinary(source, None, model), model)
        for source, model in zip(sources, models, strict=True)
    ]


def _as_json(source: Source) -> str | None:
    try:
        return read_fast.as_json(source.data)
    except read_fast.NotPlainError:
        return None


def _ordinary(source: Source, value: Plain, whole: object) -> Document:
    """Make the document of a file that the fast reader has read; `whole` is what it holds."""
    entries, keyed = (len(whole), False) if isinstance(whole, list) else (0, True)
    return Document(source, value, (), readable=True, entries=entries, keyed=keyed)
