"""Where every value of a YAML text starts and ends, and edits of the text by these places.

The exact reader tells where values start. Here follows where they end:
brackets, the last line of a block, and what a person would call the end
where YAML lets a value run on over blank lines. How a file is written, its
indents and quotes, is told from them too, so that what is added looks alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from socialpolicy.edit.compose import Style, is_time
from socialpolicy.edit.proof import SpliceError, prove
from socialpolicy.source import Source
from socialpolicy.text import Text
from socialpolicy.yaml import Plain, read_exact
from socialpolicy.yaml.plain import Path
from socialpolicy.yaml.read_exact import Marks

_UNREADABLE = Text(
    sv="Filen ändras inte, för den går inte att läsa säkert. Rad {line}: {problem}.",
    en="The file is left as it is, as it cannot be read safely. Line {line}: {problem}.",
)
_ABSENT = Text(
    sv="Det finns inget {path} i filen att ändra.",
    en="There is no {path} in the file to change.",
)

_FILLING = re.compile(r"(?:[ \t\r\n,]|(?<=[ \t\r\n,\[{])#[^\r\n]*)*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_KEEP = re.compile(r"[|>][1-9]?\+")
_COLON = re.compile(r"[ \t]*:")


_BREAK = re.compile(r"\r\n|\r|\n")


class Node(NamedTuple):
    """A value in the text, from `start` to `end`, offsets in characters.

    `style` is `[` or `{` for a list or mapping in brackets, `-` or `:` for one
    in lines of its own, the quote or `|` or `>` for text that has one, and
    empty for other text. An `absent` value is a key or dash with nothing
    after it; it starts and ends where its value would.
    """

    start: int
    end: int
    style: str
    absent: bool = False

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.style in {"[", "-"}

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return self.style in {"{", ":"}

    @property
    def in_lines(self) -> bool:
        """Whether it is a list or mapping with a line or more for each entry."""
        return self.style in {"-", ":"}


class Item(NamedTuple):
    """One entry of a list or mapping. It starts at its dash or key, in brackets at its value."""

    start: int
    step: str | int
    value: Node

    @property
    def end(self) -> int:
        """Where its value ends."""
        return self.value.end


class LineIndex:
    """A text and where its lines start and end, with LF, CRLF or a lone CR as YAML counts them.

    Offsets count characters from 0.
    """

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


class YamlText(LineIndex):
    """A text with its value and the place of every part of it. Raises SpliceError if unreadable."""

    def __init__(self, data: bytes) -> None:
        source = Source("", data)
        reading = read_exact.read(source)
        if reading.problems:
            problem = reading.problems[0]
            line = problem.label.span.line
            raise SpliceError(_UNREADABLE, line=line, problem=problem.said)
        super().__init__(source.text)
        self.mark = data[: len(data) - len(self.text.encode())]
        self.value: Plain = reading.value
        self.marks: dict[Path, Marks] = reading.marks
        self._styles: dict[Path, str] = {}
        self._steps: dict[Path, list[str | int]] = {}
        for path in self.marks:
            if path:
                self._steps.setdefault(path[:-1], []).append(path[-1])

    def is_there(self, path: Path) -> bool:
        """Tell whether a path is in the text, with or without a value."""
        return path in self.marks

    def at(self, path: Path) -> Plain:
        """Give the value at a path; nothing where there is none."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            else:
                value = value[int(step)] if isinstance(value, list) else None
        return value

    def letter(self, path: Path) -> str:
        """Give the character that a value starts with; nothing at the text's end."""
        marks = self.marks[path]
        start = self.offset(marks.value.line, marks.value.column)
        return self.text[start : start + 1]

    def node(self, path: Path) -> Node:
        """Find a value in the text. Raises SpliceError where it is not."""
        marks = self.marks.get(path)
        if marks is None:
            raise SpliceError(_ABSENT, path=".".join(map(str, path)))
        start = self.offset(marks.value.line, marks.value.column)
        end = self.offset(marks.value.end_line, marks.value.end_column)
        if marks.container:
            style = self._style(path)
            last = self._last(path)
            return Node(start, self._closing(start, last, style), style)
        if start == end:
            colon = self._after_colon(self.key_end(path)) if marks.key else start
            return Node(colon, colon, "", absent=True)
        style = self.text[start] if self.text[start] in "\"'|>" else ""
        if style and style in "|>":
            end = self._block_end(start, end)
        return Node(start, end, style)

    def entries(self, path: Path) -> list[Item]:
        """List the entries of the list or mapping at a path, in the text's order."""
        within = self.node(path)
        entries: list[Item] = []
        before = within.start
        for step in self._steps.get(path, []):
            marks = self.marks[*path, step]
            value = self.node((*path, step))
            if marks.key:
                start = self.offset(marks.key.line, marks.key.column)
            elif within.style == "-":
                start = self._past(before)
            else:
                start = value.start
            entries.append(Item(start, step, value))
            before = value.end
        return entries

    def key_start(self, path: Path) -> int:
        """Give where the key of a path starts, or its dash; its value where it has neither."""
        entry = next(entry for entry in self.entries(path[:-1]) if entry.step == path[-1])
        return entry.start

    def key_end(self, path: Path) -> int:
        """Give where the key of a path ends, before its colon."""
        key = self.marks[path].key
        return self.offset(key.end_line, key.end_column) if key else self.node(path).start

    def keeps_blank_lines(self, path: Path) -> bool:
        """Tell whether a blank line right below a value would be part of its text (`|+`)."""
        while path in self._steps:
            path = (*path, self._steps[path][-1])
        return bool(_KEEP.match(self.text, self.node(path).start))

    def in_brackets(self, path: Path) -> bool:
        """Tell whether a path is within brackets of a list or mapping further out."""
        return bool(path) and self._style(path[:-1]) in {"[", "{"}

    def _style(self, path: Path) -> str:
        known = self._styles.get(path)
        if known:
            return known
        # `[a: 1]` holds a mapping without brackets of its own.
        brackets = self.letter(path) in {"[", "{"} or self.in_brackets(path)
        mapping = isinstance(self.at(path), dict)
        style = ("{" if mapping else "[") if brackets else (":" if mapping else "-")
        self._styles[path] = style
        return style

    def _last(self, path: Path) -> int | None:
        steps = self._steps.get(path)
        return self.node((*path, steps[-1])).end if steps else None

    def _closing(self, start: int, last: int | None, style: str) -> int:
        if style in "-:" or self.text[start] not in "[{":
            return start if last is None else last
        found = _FILLING.match(self.text, start + 1 if last is None else last)
        return (found.end() if found else start) + 1

    def _after_colon(self, key_end: int) -> int:
        found = _COLON.match(self.text, key_end)
        return found.end() if found else key_end

    def _block_end(self, start: int, end: int) -> int:
        header = self.text[start : self.line_end(start)].partition("#")[0]
        if "+" in header:
            return end
        first = self.line(start)
        while self.line(end) > first and not self.text[self.line_start(end) : end].strip(" \t"):
            end = self.line_end(self.line_start(end) - 1)
        return end

    def _past(self, offset: int) -> int:
        found = _BETWEEN.match(self.text, offset)
        return found.end() if found else offset


class Edit(NamedTuple):
    """A stretch of a text, offsets in characters, and what takes its place."""

    start: int
    end: int
    text: str


def carry_out(yaml: YamlText, edits: list[Edit], expected: Plain) -> bytes:
    """Make the edits, read the text again, and require the value that was expected.

    Raises SpliceError when either reader finds something else.
    """
    kept, parts = 0, []
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [yaml.text[kept : edit.start], edit.text]
        kept = edit.end
    parts.append(yaml.text[kept:])
    data = yaml.mark + "".join(parts).encode()
    line = yaml.line(min(edit.start for edit in edits)) + 1
    prove(data, expected, line)
    return data


def write(yaml: YamlText, expected: Plain, edits_in_manner: Callable[[Style], list[Edit]]) -> bytes:
    """Make edits in the manner of the file, and require the value that was expected.

    A text in lines of its own can take in what stands below it, such as a
    comment. Where that happens it is given quotes instead. Raises SpliceError.
    """
    style = style_of(yaml)
    try:
        return carry_out(yaml, edits_in_manner(style), expected)
    except SpliceError:
        quoted = style._replace(blocks=False)
        return carry_out(yaml, edits_in_manner(quoted), expected)


def style_of(yaml: YamlText) -> Style:
    """Look at how a text is written, and take what is commonest where it does not agree."""
    seen: dict[str, Counter[int]] = {"step": Counter(), "dash": Counter(), "gap": Counter()}
    quotes, mappings = Counter[str](), Counter[bool]()
    bare_times = False
    for path, marks in yaml.marks.items():
        if not marks.container:
            quotes[yaml.letter(path)] += 1
            value = yaml.at(path)
            bare_times = bare_times or (
                isinstance(value, str)
                and is_time(value)
                and yaml.letter(path) not in {"'", '"', "|", ">"}
            )
            continue
        value = yaml.at(path)
        in_lines = yaml.letter(path) not in {"[", "{"}
        if value and path and isinstance(value, dict):
            mappings[in_lines and marks.key is not None] += 1
        if in_lines and marks.key and marks.value.line > marks.key.line:
            kind = "dash" if isinstance(value, list) else "step"
            seen[kind][marks.value.column - marks.key.column] += 1
        if in_lines and isinstance(value, list):
            seen["gap"][_gap(yaml, path, marks)] += 1
    return Style(
        step=_commonest(seen["step"]),
        dash=_commonest(seen["dash"]),
        gap=_commonest(seen["gap"]),
        quote="'" if quotes["'"] > quotes['"'] else '"',
        brackets=mappings[False] > 0 or not mappings[True],
        bare_times=bare_times,
    )


def _gap(yaml: YamlText, path: Path, marks: Marks) -> int:
    first = yaml.marks[*path, 0].value
    return max(first.column - marks.value.column, 2) if first.line == marks.value.line else 2


def _commonest(counts: Counter[int]) -> int:
    return counts.most_common(1)[0][0] if counts else 2
