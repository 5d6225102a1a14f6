"""A value put where another stands, or where a key or dash waits for one."""

from __future__ import annotations

import re

from socialpolicy.edit.compose import (
    WIDTH,
    Bare,
    Fragment,
    Style,
    block_of,
    folded,
    fragment,
    in_brackets,
    inline,
    is_ambiguous,
    is_plain,
    lines_of,
    lines_of_whole,
    literal,
)
from socialpolicy.edit.proof import SpliceError, texts
from socialpolicy.edit.spans import Anatomy, Edit, Part
from socialpolicy.text import Text
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

_OTHER_KIND = Text(
    sv="{path} består av flera rader och kan inte bytas mot något av annat slag. Gör det för hand.",
    en="{path} has several lines and cannot become something of another kind. Do it by hand.",
)
_HEADER = re.compile(r"[|>][-+0-9]*")


def place(anatomy: Anatomy, path: Path, value: Plain, style: Style) -> list[Edit]:
    """Put a value at a path that stands in the text, whatever its value is now.

    Raises SpliceError for a list or mapping in lines of its own, which would
    take its comments with it.
    """
    part = anatomy.part(path)
    if part.in_lines or "#" in _brackets(anatomy, part):
        raise SpliceError(_OTHER_KIND, path=".".join(map(str, path)))
    if anatomy.in_brackets(path):
        return _within_brackets(anatomy, path, part, value, style)
    if not path:
        return at_end(anatomy, lines_of_whole(value, style), part)
    owner, indent = _owner(anatomy, path, part)
    styled = None
    if isinstance(value, str) and style.blocks:
        styled = _styled(anatomy, part, value, indent, style)
    if owner.startswith("- "):
        style = style._replace(gap=len(owner))
    written = styled or fragment(value, owner, indent, style)
    own_line = anatomy.line(part.start) > anatomy.line(anatomy.key_start(path))
    if own_line and written[1] and value and not isinstance(value, str):
        written = "", lines_of(value, anatomy.column(part.start), style)
    if part.style in {"|", ">"}:
        return _instead_of_block(anatomy, part, written, value)
    return _instead_of_line(anatomy, path, part, written, value)


def at_end(anatomy: Anatomy, lines: list[str], part: Part | None = None) -> list[Edit]:
    """Write lines in place of the value of a whole file, or last in a file that has none."""
    newline = anatomy.newline(0)
    if part and not part.absent:
        return [Edit(part.start, part.end, newline.join(lines))]
    end = len(anatomy.text)
    before = newline if anatomy.line_start(end) < end else ""
    return [Edit(end, end, before + newline.join(lines) + newline)]


def below(anatomy: Anatomy, offset: int, lines: list[str], value: Plain) -> Edit:
    """Write the lines of a value below the line of an offset.

    A text without a last line break stays so, unless the value ends in a line
    break of its own, which would then be lost.
    """
    end = anatomy.line_end(offset)
    newline = anatomy.newline(end)
    return Edit(end, end, "".join(newline + line for line in lines) + _last(anatomy, end, value))


def _last(anatomy: Anatomy, end: int, value: Plain) -> str:
    written = list(texts(value))
    needed = end == len(anatomy.text) and written and written[-1].endswith("\n")
    return anatomy.newline(end) if needed else ""


def _brackets(anatomy: Anatomy, part: Part) -> str:
    return anatomy.text[part.start : part.end] if part.style in {"[", "{"} else ""


def _owner(anatomy: Anatomy, path: Path, part: Part) -> tuple[str, int]:
    """Give what stands before a value, and its column."""
    start = anatomy.key_start(path)
    if anatomy.marks[path].key:
        return anatomy.text[start : anatomy.key_end(path)] + ": ", anatomy.column(start)
    gap = part.start - start if anatomy.line(start) == anatomy.line(part.start) else 2
    return "-".ljust(max(gap, 2)), anatomy.column(start)


def _within_brackets(
    anatomy: Anatomy, path: Path, part: Part, value: Plain, style: Style
) -> list[Edit]:
    if isinstance(value, str) and part.style in {"'", '"'}:
        text = inline(value, style, brackets=True, keep=part.style)
    else:
        if isinstance(value, str) and _is_alike(anatomy, part):
            value = Bare(value)
        text = in_brackets(value, style)
    if part.absent:
        text = f" {text}" if part.end > anatomy.key_end(path) else f": {text}"
    return [Edit(part.start, part.end, text)]


def _styled(anatomy: Anatomy, part: Part, value: str, indent: int, style: Style) -> Fragment | None:
    """Write a text the way the one before it was written, if it can be."""
    if part.style in {"|", ">"}:
        first = next((line for _, line in anatomy.lines_from(part.start) if line.strip()), "")
        within = max(len(first) - len(first.lstrip(" ")), indent + 1)
        block = folded(value, WIDTH - within) if part.style == ">" else None
        block = block or literal(value)
        return block_of(block, within) if block else None
    if "\n" in value or part.absent:
        return None
    if part.style in {"'", '"'}:
        return inline(value, style, brackets=False, keep=part.style), []
    if is_ambiguous(value, style) and not _is_alike(anatomy, part):
        return None
    return (value, []) if is_plain(value, brackets=False) else None


def _is_alike(anatomy: Anatomy, part: Part) -> bool:
    """Tell whether what stands there is a number, a truth or a time written without quotes."""
    return is_ambiguous(anatomy.text[part.start : part.end], Style())


def _instead_of_line(
    anatomy: Anatomy, path: Path, part: Part, written: Fragment, value: Plain
) -> list[Edit]:
    head, rest = written
    start, end = part.start, part.end
    owner = anatomy.key_start(path)
    if part.absent:
        line_end = anatomy.line_end(end)
        end = line_end if anatomy.text[end:line_end].isspace() else end
        edit = Edit(start, end, head and f" {head}")
    elif head:
        edit = Edit(start, end, head)
    elif anatomy.line(owner) == anatomy.line(start):
        edit = Edit(_before_spaces(anatomy, start), end, "")
    elif "#" in anatomy.text[end : anatomy.line_end(end)]:
        edit = Edit(start, end, "")
    else:
        whole = anatomy.newline(start).join(rest)
        return [Edit(anatomy.line_start(start), end, whole + _last(anatomy, end, value))]
    return [edit, below(anatomy, part.end, rest, value)] if rest else [edit]


def _instead_of_block(anatomy: Anatomy, part: Part, written: Fragment, value: Plain) -> list[Edit]:
    head, rest = written
    header = _HEADER.match(anatomy.text, part.start)
    header_end = header.end() if header else part.start
    start = part.start if head else _before_spaces(anatomy, part.start)
    line_end = anatomy.line_end(part.start)
    end = max(line_end, part.end)
    content = "".join(anatomy.newline(part.start) + line for line in rest)
    content += _last(anatomy, end, value)
    return [Edit(start, header_end, head), Edit(line_end, end, content)]


def _before_spaces(anatomy: Anatomy, offset: int) -> int:
    return len(anatomy.text[:offset].rstrip(" "))
