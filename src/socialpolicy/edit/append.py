"""What is added to a YAML text: an entry of a list, a key of a mapping, the value of either."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from socialpolicy.edit.compose import (
    WIDTH,
    Bare,
    Fragment,
    Style,
    block_of,
    entry,
    folded,
    fragment,
    in_brackets,
    inline,
    is_ambiguous,
    is_plain,
    key_of,
    lines_of,
    lines_of_whole,
    literal,
    pair,
)
from socialpolicy.edit.proof import SpliceError, checked, texts, with_value
from socialpolicy.edit.spans import Edit, Item, Node, YamlText, carry_out, style_of, write
from socialpolicy.text import Text
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path

_NOT_LIST = Text(
    sv="{path} är ingen lista, så inget kan läggas till sist i den.",
    en="{path} is not a list, so nothing can be put last in it.",
)
_NOT_MAPPING = Text(
    sv="{path} har inga nycklar, så {key} kan inte läggas till där.",
    en="{path} has no keys, so {key} cannot be added there.",
)
_ALREADY = Text(sv="{path} finns redan i filen.", en="{path} is in the file already.")
_WHOLE = Text(sv="Filen", en="The file")
_OTHER_KIND = Text(
    sv="{path} består av flera rader och kan inte bytas mot något av annat slag. Gör det för hand.",
    en="{path} has several lines and cannot become something of another kind. Do it by hand.",
)
_HEADER = re.compile(r"[|>][-+0-9]*")


def append(data: bytes, path: Path, value: Plain) -> bytes:
    """Put an entry last in the list at a path; `()` is the list that a whole file is.

    An empty list, a key without a value and a key that is not there yet
    become a list of one. Raises SpliceError.
    """
    yaml = YamlText(data)
    if path and not yaml.is_there(path):
        return add_key(data, path, [value])
    value = checked(value)
    before = yaml.at(path)
    if before is not None and not isinstance(before, list):
        raise SpliceError(_NOT_LIST, path=_named(path))
    expected = with_value(yaml.value, path, [*(before or []), value])
    if before:
        return write(yaml, expected, partial(_after_last, yaml, path, value))
    return write(yaml, expected, partial(_first, yaml, path, [value]))


def add_key(data: bytes, path: Path, value: Plain, after: tuple[str, ...] = ()) -> bytes:
    """Add a key, the last step of `path`, to the mapping that the steps before it lead to.

    The key is put after the one of `after` that is furthest down, else
    last. A key that waits for its value gets it where it is. Raises
    SpliceError, also when the key has a value.
    """
    yaml, key = YamlText(data), str(path[-1])
    value, within = checked(value), path[:-1]
    before = yaml.at(within)
    if before is not None and not isinstance(before, dict):
        raise SpliceError(_NOT_MAPPING, path=_named(within), key=key)
    expected = with_value(yaml.value, path, value)
    if yaml.is_there(path):
        if yaml.at(path) is not None:
            raise SpliceError(_ALREADY, path=_named(path))
        return write(yaml, expected, partial(place, yaml, path, value))
    if not yaml.is_there(within) or not yaml.entries(within):
        first = checked({key: value})
        return write(yaml, expected, partial(_first, yaml, within, first))
    return write(yaml, expected, partial(_one_key_more, yaml, path, value, after))


def add_first(data: bytes, path: Path, value: Plain) -> bytes:
    """Add a key, the last step of `path`, before the first key of the mapping that it is for.

    Comments above that first key stay above both. Raises SpliceError, also
    when the key is there already or the steps before it lead to no mapping.
    """
    yaml, within, key = YamlText(data), path[:-1], str(path[-1])
    before = yaml.at(within)
    if not isinstance(before, dict) or not before or yaml.is_there(path):
        return add_key(data, path, value)
    value, style = checked(value), style_of(yaml)
    start = yaml.entries(within)[0].start
    column, newline = yaml.column(start), yaml.newline(start)
    if yaml.node(within).in_lines:
        lines = entry(f"{key_of(key, style, brackets=False)}: ", value, column, style)
        text = newline.join([*lines, " " * column]).lstrip(" ")
    else:
        alone = not yaml.text[start - column : start].strip()
        text = f"{pair(key, value, style)},{newline + ' ' * column if alone else ' '}"
    return carry_out(yaml, [Edit(start, start, text)], with_value(yaml.value, path, value))


def _named(path: Path) -> object:
    return ".".join(map(str, path)) or _WHOLE


def _first(yaml: YamlText, path: Path, value: Plain, style: Style) -> list[Edit]:
    """Give a list or mapping its first entry."""
    if not yaml.is_there(path):
        if path:
            yaml.node(path)
        return at_end(yaml, lines_of_whole(value, style))
    node = yaml.node(path)
    within = yaml.text[node.start + 1 : node.end - 1]
    if node.style not in {"[", "{"} or not within.strip():
        return place(yaml, path, value, style)
    # Only a comment stands there; it is kept.
    return [Edit(node.end - 1, node.end - 1, in_brackets(value, style)[1:-1])]


def _after_last(yaml: YamlText, path: Path, value: Plain, style: Style) -> list[Edit]:
    node, entries = yaml.node(path), yaml.entries(path)
    last = entries[-1]
    if not node.in_lines:
        return _in_brackets_after(yaml, node, last, in_brackets(value, style))
    column = yaml.column(last.start)
    if yaml.line(last.start) == yaml.line(last.value.start) and not last.value.absent:
        style = style._replace(gap=max(last.value.start - last.start, 2))
    like = [each.value.style for each in entries if each.value.is_list or each.value.is_mapping]
    brackets = like[-1] in {"[", "{"} if like else (None if path else False)
    lines = entry("-".ljust(style.gap), value, column, style, brackets=brackets)
    if _apart(yaml, entries[-2:]) and not yaml.keeps_blank_lines(path):
        lines = ["", *lines]
    return [below(yaml, _below(yaml, path, last, last=True), lines, value)]


def _one_key_more(
    yaml: YamlText, whole: Path, value: Plain, after: tuple[str, ...], style: Style
) -> list[Edit]:
    path, key = whole[:-1], str(whole[-1])
    node, entries = yaml.node(path), yaml.entries(path)
    found = [each for each in entries if each.step in after]
    above = found[-1] if found else entries[-1]
    if not node.in_lines:
        return _in_brackets_after(yaml, node, above, pair(key, value, style))
    column = yaml.column(entries[0].start)
    lines = entry(f"{key_of(key, style, brackets=False)}: ", value, column, style)
    grouped = len(lines) > 1 and _groups_apart(yaml, entries)
    if grouped and not yaml.keeps_blank_lines((*path, above.step)):
        lines = ["", *lines]
    is_last = above is entries[-1]
    return [below(yaml, _below(yaml, path, above, last=is_last), lines, value)]


def _in_brackets_after(yaml: YamlText, node: Node, above: Item, text: str) -> list[Edit]:
    start, end = yaml.line_start(above.start), yaml.line_end(above.end)
    # libyaml reads `{a:, b: 1}` as an error, and `{a: , b: 1}` as it should.
    comma = " ," if above.value.absent else ","
    if yaml.text[start : above.start].strip() or node.end <= end:
        return [Edit(above.end, above.end, f"{comma} {text}")]
    # Every entry has a line of its own, and so gets this one.
    newline, indent = yaml.newline(end), " " * (above.start - start)
    if yaml.text[above.end : end].lstrip().startswith(","):
        return [Edit(end, end, f"{newline}{indent}{text},")]
    return [Edit(above.end, above.end, comma), Edit(end, end, f"{newline}{indent}{text}")]


def _below(yaml: YamlText, path: Path, above: Item, *, last: bool) -> int:
    """Give where an entry ends, comments that can belong to nothing below it included.

    They are further in than the entry; below the last one, further in than
    what holds the list or mapping.
    """
    limit = yaml.column(above.start)
    if last:
        limit = yaml.column(yaml.key_start(path)) if path else 0
    return yaml.end_of_comments(above.end, limit)


def _apart(yaml: YamlText, entries: list[Item]) -> bool:
    """Tell whether a blank line is between two entries."""
    return any(_blank_between(yaml, *each) for each in pairwise(entries))


def _groups_apart(yaml: YamlText, entries: list[Item]) -> bool:
    """Tell whether an entry of several lines has a blank line above it."""
    return any(
        _blank_between(yaml, above, entry)
        for above, entry in pairwise(entries)
        if yaml.line(entry.start) < yaml.line(entry.end)
    )


def _blank_between(yaml: YamlText, above: Item, below: Item) -> bool:
    return any(not line.strip() for _, line in yaml.lines_from(above.end, below.start))


def place(yaml: YamlText, path: Path, value: Plain, style: Style) -> list[Edit]:
    """Put a value at a path that is in the text, whatever its value is now.

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
        rest = yaml.line_end(node.end)
        comment = yaml.text[node.end : rest].strip()
        if comment.startswith("#"):
            # Of what was there, and not of the last line of what is put there.
            return [Edit(node.start, rest, newline.join([comment, *lines]))]
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
