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
from socialpolicy.edit.spans import Edit, Node, YamlText
from socialpolicy.text import Text
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

_OTHER_KIND = Text(
    sv="{path} består av flera rader och kan inte bytas mot något av annat slag. Gör det för hand.",
    en="{path} has several lines and cannot become something of another kind. Do it by hand.",
)
_HEADER = re.compile(r"[|>][-+0-9]*")


def place(yaml: YamlText, path: Path, value: Plain, style: Style) -> list[Edit]:
    """Put a value at a path that stands in the text, whatever its value is now.

    Raises SpliceError for a list or mapping in lines of its own, which would
    take its comments with it.
    """
    node = yaml.node(path)
    if node.in_lines or "#" in _brackets(yaml, node):
        raise SpliceError(_OTHER_KIND, path=".".join(map(str, path)))
    if yaml.in_brackets(path):
        return _within_brackets(yaml, path, node, value, style)
    if not path:
        return at_end(yaml, lines_of_whole(value, style), node)
    owner, indent = _owner(yaml, path, node)
    styled = None
    if isinstance(value, str) and style.blocks:
        styled = _styled(yaml, node, value, indent, style)
    if owner.startswith("- "):
        style = style._replace(gap=len(owner))
    written = styled or fragment(value, owner, indent, style)
    own_line = yaml.line(node.start) > yaml.line(yaml.key_start(path))
    if own_line and written[1] and value and not isinstance(value, str):
        written = "", lines_of(value, yaml.column(node.start), style)
    if node.style in {"|", ">"}:
        return _instead_of_block(yaml, node, written, value)
    return _instead_of_line(yaml, path, node, written, value)


def at_end(yaml: YamlText, lines: list[str], node: Node | None = None) -> list[Edit]:
    """Write lines in place of the value of a whole file, or last in a file that has none."""
    newline = yaml.newline(0)
    if node and not node.absent:
        return [Edit(node.start, node.end, newline.join(lines))]
    end = len(yaml.text)
    before = newline if yaml.line_start(end) < end else ""
    return [Edit(end, end, before + newline.join(lines) + newline)]


def below(yaml: YamlText, offset: int, lines: list[str], value: Plain) -> Edit:
    """Write the lines of a value below the line of an offset.

    A text without a last line break stays so, unless the value ends in a line
    break of its own, which would then be lost.
    """
    end = yaml.line_end(offset)
    newline = yaml.newline(end)
    return Edit(end, end, "".join(newline + line for line in lines) + _last(yaml, end, value))


def _last(yaml: YamlText, end: int, value: Plain) -> str:
    written = list(texts(value))
    needed = end == len(yaml.text) and written and written[-1].endswith("\n")
    return yaml.newline(end) if needed else ""


def _brackets(yaml: YamlText, node: Node) -> str:
    return yaml.text[node.start : node.end] if node.style in {"[", "{"} else ""


def _owner(yaml: YamlText, path: Path, node: Node) -> tuple[str, int]:
    """Give what stands before a value, and its column."""
    start = yaml.key_start(path)
    if yaml.marks[path].key:
        return yaml.text[start : yaml.key_end(path)] + ": ", yaml.column(start)
    gap = node.start - start if yaml.line(start) == yaml.line(node.start) else 2
    return "-".ljust(max(gap, 2)), yaml.column(start)


def _within_brackets(
    yaml: YamlText, path: Path, node: Node, value: Plain, style: Style
) -> list[Edit]:
    if isinstance(value, str) and node.style in {"'", '"'}:
        text = inline(value, style, brackets=True, keep=node.style)
    else:
        if isinstance(value, str) and _is_alike(yaml, node):
            value = Bare(value)
        text = in_brackets(value, style)
    if node.absent:
        text = f" {text}" if node.end > yaml.key_end(path) else f": {text}"
    return [Edit(node.start, node.end, text)]


def _styled(yaml: YamlText, node: Node, value: str, indent: int, style: Style) -> Fragment | None:
    """Write a text the way the one before it was written, if it can be."""
    if node.style in {"|", ">"}:
        first = next((line for _, line in yaml.lines_from(node.start) if line.strip()), "")
        within = max(len(first) - len(first.lstrip(" ")), indent + 1)
        block = folded(value, WIDTH - within) if node.style == ">" else None
        block = block or literal(value)
        return block_of(block, within) if block else None
    if "\n" in value or node.absent:
        return None
    if node.style in {"'", '"'}:
        return inline(value, style, brackets=False, keep=node.style), []
    if is_ambiguous(value, style) and not _is_alike(yaml, node):
        return None
    return (value, []) if is_plain(value, brackets=False) else None


def _is_alike(yaml: YamlText, node: Node) -> bool:
    """Tell whether what stands there is a number, a truth or a time written without quotes."""
    return is_ambiguous(yaml.text[node.start : node.end], Style())


def _instead_of_line(
    yaml: YamlText, path: Path, node: Node, written: Fragment, value: Plain
) -> list[Edit]:
    head, rest = written
    start, end = node.start, node.end
    owner = yaml.key_start(path)
    if node.absent:
        line_end = yaml.line_end(end)
        end = line_end if yaml.text[end:line_end].isspace() else end
        edit = Edit(start, end, head and f" {head}")
    elif head:
        edit = Edit(start, end, head)
    elif yaml.line(owner) == yaml.line(start):
        edit = Edit(_before_spaces(yaml, start), end, "")
    elif "#" in yaml.text[end : yaml.line_end(end)]:
        edit = Edit(start, end, "")
    else:
        whole = yaml.newline(start).join(rest)
        return [Edit(yaml.line_start(start), end, whole + _last(yaml, end, value))]
    return [edit, below(yaml, node.end, rest, value)] if rest else [edit]


def _instead_of_block(yaml: YamlText, node: Node, written: Fragment, value: Plain) -> list[Edit]:
    head, rest = written
    header = _HEADER.match(yaml.text, node.start)
    header_end = header.end() if header else node.start
    start = node.start if head else _before_spaces(yaml, node.start)
    line_end = yaml.line_end(node.start)
    end = max(line_end, node.end)
    content = "".join(yaml.newline(node.start) + line for line in rest)
    content += _last(yaml, end, value)
    return [Edit(start, header_end, head), Edit(line_end, end, content)]


def _before_spaces(yaml: YamlText, offset: int) -> int:
    return len(yaml.text[:offset].rstrip(" "))
