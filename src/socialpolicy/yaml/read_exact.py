"""The exact reader: values, the span of every path, and words for what is wrong.

It walks the events of a YAML parser, never a tree of nodes, so that deep
nesting cannot exhaust the stack and repeated keys are seen. The parser is
libyaml, by way of PyYAML, else ruamel.yaml's own. (The libyaml that ruamel.yaml
brings is of 2016, and takes no colon inside brackets, as in `{mon: 08:00-17:00}`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import errors
from socialpolicy.yaml.plain import DictWithEmptyKeys, Path, Plain

DEEPEST = 32
"""Levels of nesting that are read; the register's own files have six."""

MOST_PROBLEMS = 1000
"""Problems of one file that are listed; whoever has mended those runs the check again."""

Event: TypeAlias = Any
"""An event of a parser: PyYAML's and ruamel.yaml's are of different classes, alike in shape."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""Unquoted scalars that mean nothing (YAML 1.2.2, 10.3.2)."""

REPEATED = Text(sv="Nyckeln {key} står två gånger", en="Duplicate key: {key}")
FIRST = Text(sv="här står den första gången", en="it is first used here")
KEEP_ONE = Text(
    sv="Behåll den rad som är rätt och ta bort den andra.",
    en="Keep the line that is right and remove the other.",
)
FEATURE = Text(
    sv="{feature} används inte i registret, som är enkel YAML",
    en="{feature} has no place in the register, which is plain YAML",
)
WRITE_OUT = Text(
    sv="Skriv ut värdet där det hör hemma, eller sätt citattecken runt det om det är text.",
    en="Write the value out where it belongs, or put quotes around it if it is text.",
)
NO_DIRECTIVE = Text(
    sv="Ta bort raden. Filen läses likadant utan den.",
    en="Remove the line. The file reads the same without it.",
)
ONE_DOCUMENT = Text(
    sv="Ta bort raden. Hör det som står under inte hit, lägg det i en egen fil.",
    en="Remove the line. If what stands below does not belong here, put it in a file of its own.",
)
TOO_DEEP = Text(
    sv="Filen har mer än {levels} nivåer inuti varandra",
    en="The file nests more than {levels} levels deep",
)
FLATTEN = Text(
    sv="Jämför med en fil som fungerar. En parentes är troligen öppnad och aldrig stängd.",
    en="Compare with a file that works. A bracket has probably been opened and never closed.",
)

ANCHOR = Text(sv="Ett ankare (&)", en="An anchor (&)")
ALIAS = Text(sv="Ett alias (*)", en="An alias (*)")
MERGE = Text(sv="En sammanslagning (<<)", en="A merge key (<<)")
TAG = Text(sv="En typmärkning (!)", en="A tag (!)")
SECOND = Text(sv="Ett andra dokument (---)", en="A second document (---)")
COMPLEX_KEY = Text(sv="En nyckel som inte är text (?)", en="A key that is not text (?)")
DIRECTIVE = Text(sv="Ett direktiv (%)", en="A directive (%)")

_REPEAT = -1
"""The step of a path that no value has: below a key that stands once more."""


class Marks(NamedTuple):
    """Where a value stands, and its key when it has one."""

    value: Span
    key: Span | None
    container: bool


@dataclass(slots=True)
class _Level:
    """An open mapping or list: what it holds so far, and the key that waits for its value."""

    path: Path
    items: list[Plain] | dict[str, Plain]
    keys: dict[str, Span] = field(default_factory=dict)
    key: str | None = None
    repeated: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.items, dict) and self.key is None


class Reading:
    """What the exact reader found in one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.value: Plain = None
        self.marks: dict[Path, Marks] = {}
        self.problems: tuple[Problem, ...] = ()
        self.readable = True


_TABS_ALONE = re.compile(r"^ *\t[ \t]*$", re.MULTILINE)


def _blanks(line: re.Match[str]) -> str:
    return " " * len(line[0])


def read(source: Source) -> Reading:
    """Read a file whole. Never raises; what is wrong becomes the reading's problems.

    Positions of what stands before a syntax error are kept.
    """
    reading = Reading(source)
    problem = errors.encoding_problem(source) or errors.conflict(source)
    if problem:
        reading.problems, reading.readable = (problem,), False
        return reading
    text = "\n".join(source.lines)
    error, last = _walk(reading, _libyaml(text))
    if error and (blanked := _TABS_ALONE.sub(_blanks, text)) != text:
        # libyaml takes no line that holds a tab and nothing else; to YAML it is an empty line.
        reading = Reading(source)
        error, last = _walk(reading, _libyaml(blanked))
        text = blanked
    if error and _is_at_question_mark(source, error):
        # libyaml takes no `?` inside brackets, as in the address of a search; YAML does.
        second = Reading(source)
        if _walk(second, _pure(text)).error is None:
            return second
    if error:
        reading.problems += (errors.parse_problem(source, error, last),)
    return reading


class _End(NamedTuple):
    """How far a parser came: its error if it had to give up, and the last event before that."""

    error: Exception | None
    last: Event


def _walk(reading: Reading, events: Iterator[Event]) -> _End:
    """Go through a file's events to the end, or as far as the parser can."""
    walk, failed, event = _Walk(reading), None, None
    try:
        for event in events:
            walk.take(event)
    except _StopError:
        reading.readable = False
    except Exception as error:  # noqa: BLE001 - the parsers' errors share no base
        reading.readable, failed = False, error
    reading.problems = tuple(walk.problems)
    return _End(failed, event)


def _is_at_question_mark(source: Source, error: Exception) -> bool:
    mark = getattr(error, "problem_mark", None)
    return mark is not None and "?" in source.line(mark.line + 1)[mark.column : mark.column + 2]


def _libyaml(text: str) -> Iterator[Event]:
    """Parse with libyaml, many times faster than any parser in Python."""
    try:
        from yaml._yaml import CParser
    except ImportError:  # PyYAML was built without it
        yield from _pure(text)
        return
    parser = CParser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _pure(text: str) -> Iterator[Event]:
    """Parse with ruamel.yaml, which follows YAML 1.2 to the letter."""
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


class _StopError(Exception):
    """The file goes beyond what is read; the problem is already noted."""


class _Walk:
    """Build values and marks from events, one level of nesting at a time."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.source = reading.source
        self.problems: list[Problem] = []
        self.levels: list[_Level] = []
        self.documents = 0

    def take(self, event: Event) -> None:
        """Go one event further. Raises _StopError when the rest must not be read."""
        match type(event).__name__:
            case "ScalarEvent":
                self._features(event)
                self._scalar(event)
            case "MappingStartEvent":
                self._features(event)
                self._open(event, DictWithEmptyKeys({}))
            case "SequenceStartEvent":
                self._features(event)
                self._open(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self.levels.pop()
            case "AliasEvent":
                self._feature(ALIAS, self._span(event))
                self._complete(None, self._span(event), container=False)
            case "DocumentStartEvent":
                self._document(event)

    def _document(self, event: Event) -> None:
        self.documents += 1
        if event.version or event.tags:
            lines = enumerate(self.source.lines, start=1)
            line, text = next(pair for pair in lines if pair[1].startswith("%"))
            span = Span(line, 1, line, len(text) + 1)
            self._feature(DIRECTIVE, span, NO_DIRECTIVE)
        if self.documents > 1:
            self._feature(SECOND, self._span(event), ONE_DOCUMENT)
            raise _StopError

    def _features(self, event: Event) -> None:
        if event.anchor:
            self._feature(ANCHOR, self._span(event))
        if event.tag is not None:
            self._feature(TAG, self._span(event))

    def _feature(self, feature: Text, span: Span, remedy: Text = WRITE_OUT) -> None:
        said = FilledText(FEATURE, {"feature": feature})
        self._problem(Flaw.FEATURE, said, span, FilledText(remedy, {}))
        self.reading.readable = False

    def _scalar(self, event: Event) -> None:
        span = self._span(event)
        text: str = event.value
        problem = errors.escaped(self.source, span, text) if event.style == '"' else None
        if problem:
            self.problems.append(problem)
        if self.levels and self.levels[-1].wants_key:
            self._key(self.levels[-1], text, span)
        else:
            nothing = not event.style and text in NOTHING
            if not (event.style or text):
                span = self._of_absent(span)
            self._complete(None if nothing else text, span, container=False)

    def _of_absent(self, span: Span) -> Span:
        """Mark the colon's end where a key has no value; the parsers disagree about its place."""
        level = self.levels[-1] if self.levels else None
        if level is None or level.key is None or level.repeated:
            return span
        key = level.keys[level.key]
        return Span(key.end_line, key.end_column + 1, key.end_line, key.end_column + 1)

    def _key(self, level: _Level, key: str, span: Span) -> None:
        level.key = key
        level.repeated = key in level.keys
        if key == "<<":
            self._feature(MERGE, span)
        if level.repeated:
            first = Label(self.source, level.keys[key], FilledText(FIRST, {}))
            said = FilledText(REPEATED, {"key": key})
            self._problem(Flaw.REPEATED_KEY, said, span, FilledText(KEEP_ONE, {}), (first,))
        else:
            level.keys[key] = span

    def _open(self, event: Event, items: list[Plain] | dict[str, Plain]) -> None:
        span = self._span(event)
        if len(self.levels) >= DEEPEST:
            said = FilledText(TOO_DEEP, {"levels": DEEPEST})
            self._problem(Flaw.SYNTAX, said, span, FilledText(FLATTEN, {}))
            raise _StopError
        path = self._complete(items, span, container=True)
        self.levels.append(_Level(path, items))

    def _complete(self, value: Plain, span: Span, *, container: bool) -> Path:
        """Put a value where it belongs and remember its marks. Gives its path."""
        if not self.levels:
            self.reading.value = value
            self.reading.marks[()] = Marks(span, None, container)
            return ()
        level = self.levels[-1]
        if isinstance(level.items, list):
            path: Path = (*level.path, len(level.items))
            level.items.append(value)
            self.reading.marks[path] = Marks(span, None, container)
            return path
        if level.key is None:
            self._feature(COMPLEX_KEY, span)
            raise _StopError
        key, level.key = level.key, None
        if level.repeated:
            return (*level.path, key, _REPEAT)
        if value is not None:
            level.items[key] = value
        elif isinstance(level.items, DictWithEmptyKeys):
            *_, before = [None, *level.keys][:-1]
            level.items.empty[key] = before
        path = (*level.path, key)
        self.reading.marks[path] = Marks(span, level.keys[key], container)
        return path

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if end.column == 0 and end.line > start.line:
            # A block scalar ends where the next token starts; it is marked to its last line's end.
            last = end.line
            return Span(start.line + 1, start.column + 1, last, len(self.source.line(last)) + 1)
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _problem(
        self,
        flaw: Flaw,
        said: FilledText,
        span: Span,
        remedy: FilledText,
        related: tuple[Label, ...] = (),
    ) -> None:
        self.problems.append(Problem(flaw, said, Label(self.source, span), remedy, related))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _StopError
