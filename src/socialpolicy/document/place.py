"""Documents and the places in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from socialpolicy.document import encoding, fast
from socialpolicy.finding import Label, Problem
from socialpolicy.language import Said
from socialpolicy.source import START, Source, Span

if TYPE_CHECKING:
    from socialpolicy.document.exact import Marks

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""A value as written: nothing, text, a list, or a mapping with text as keys."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and, in lists, positions from 0."""


class Document:
    """One YAML file: its value, its problems, and the span of every path in it.

    `readable` is False when the value cannot be trusted to be what the file
    says: the file is not YAML, or it uses what the register does not allow.
    """

    def __init__(
        self, source: Source, value: Plain, problems: tuple[Problem, ...], *, readable: bool
    ) -> None:
        self.source = source
        self.value = value
        self.problems = problems
        self.readable = readable

    @cached_property
    def _marks(self) -> Mapping[Path, Marks]:
        from socialpolicy.document import exact

        return exact.read(self.source).marks

    @property
    def place(self) -> Place:
        """The place of the whole value."""
        return Place(self, ())

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Find where a path stands.

        A scalar is marked whole, a mapping or list by its key (or its first
        character where it has none). `key` marks the key of a scalar too. A
        path that does not exist is marked at its nearest ancestor.
        """
        marks = self._marks
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
        self.__dict__.pop("_marks", None)


@dataclass(frozen=True, slots=True)
class Place:
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

    def label(self, said: Said | None = None) -> Label:
        """Mark the place, with a word about it when there is something to say."""
        return Label(self.document.source, self.document.span(self.path, key=self.on_key), said)


def read(source: Source) -> Document:
    """Read a file as YAML. Never raises: what is wrong with it becomes the document's problems."""
    problem = encoding.problem(source)
    if problem:
        return Document(source, None, (problem,), readable=False)
    try:
        return Document(source, fast.read(source.data), (), readable=True)
    except fast.NotPlainError:
        from socialpolicy.document import exact

        reading = exact.read(source)
        return Document(source, reading.value, reading.problems, readable=reading.readable)
