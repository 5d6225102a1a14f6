"""An entry or a key taken away.

What goes is the entry's own lines, with the comments within and at the end of
them and those right below that are further in. Comments above it and others
below it stay: nobody can tell whether they speak of this entry alone, and one
line too many is easier to mend than one lost.
"""

from __future__ import annotations

import re

from socialpolicy.edit.proof import without
from socialpolicy.edit.spans import Edit, Item, Node, YamlText, carry_out
from socialpolicy.yaml.plain import Path

_COMMA = re.compile(r"[ \t\r\n]*,[ \t]*")


def remove(data: bytes, path: Path) -> bytes:
    """Take away the entry or key at a path. What then is empty becomes `[]` or `{}`.

    Raises SpliceError, also when the path is not in the text.
    """
    yaml = YamlText(data)
    yaml.node(path)
    within = yaml.node(path[:-1])
    entries = yaml.entries(path[:-1])
    at = next(index for index, entry in enumerate(entries) if entry.step == path[-1])
    if not within.in_lines:
        edits = _from_brackets(yaml, entries, at)
    elif len(entries) == 1:
        edits = _the_only_one(yaml, path[:-1], within, entries[0])
    else:
        edits = _lines_of(yaml, path[:-1], entries, at)
    return carry_out(yaml, edits, without(yaml.value, path))


def _lines_of(yaml: YamlText, path: Path, entries: list[Item], at: int) -> list[Edit]:
    entry = entries[at]
    last = yaml.end_of_comments(entry.end, yaml.column(entry.start))
    start, end = yaml.line_start(entry.start), yaml.next_line(last)
    if not yaml.text[start : entry.start].strip():
        above = entries[at - 1] if at else None
        if above and yaml.keeps_blank_lines((*path, above.step)):
            return [Edit(start, _blank_below(yaml, end, most=len(yaml.text)), "")]
        if above and entry is entries[-1]:
            return [Edit(_blank_above(yaml, start, above.end), end, "")]
        meet = start == 0 or not yaml.text[yaml.line_start(start - 1) : start].strip()
        return [Edit(start, _blank_below(yaml, end, most=1 if meet else 0), "")]
    # The entry shares its line with a dash, which the next one takes over.
    following = entries[at + 1].start
    between = yaml.text[end:following]
    if "#" not in between:
        return [Edit(entry.start, following, "")]
    return [Edit(len(yaml.text[: entry.start].rstrip(" ")), yaml.line_end(entry.end), "")]


def _blank_above(yaml: YamlText, start: int, least: int) -> int:
    """Take the blank line that parted a last entry from the one before, which ends at `least`."""
    above = yaml.line_start(start - 1)
    blank = above > least and not yaml.text[above:start].strip()
    return above if blank else start


def _blank_below(yaml: YamlText, start: int, most: int) -> int:
    """Take so many of the blank lines that stand from an offset on."""
    for _ in range(most):
        end = yaml.next_line(start)
        if end == start or yaml.text[start:end].strip():
            break
        start = end
    return start


def _the_only_one(yaml: YamlText, path: Path, within: Node, entry: Item) -> list[Edit]:
    empty = "[]" if within.is_list else "{}"
    key = yaml.marks[path].key if path else None
    start = yaml.line_start(entry.start)
    if key is None or yaml.text[start : entry.start].strip():
        return [Edit(within.start, within.end, empty)]
    after_colon = yaml.text.index(":", yaml.key_end(path)) + 1
    return [
        Edit(after_colon, after_colon, f" {empty}"),
        Edit(start, yaml.next_line(entry.end), ""),
    ]


def _from_brackets(yaml: YamlText, entries: list[Item], at: int) -> list[Edit]:
    entry = entries[at]
    comma = _COMMA.match(yaml.text, entry.end)
    start, line_end = yaml.line_start(entry.start), yaml.line_end(entry.end)
    after = comma.end() if comma else entry.end
    rest = yaml.text[after:line_end].strip()
    alone = not yaml.text[start : entry.start].strip()
    if alone and after <= line_end and (not rest or rest.startswith("#")):
        return [Edit(start, yaml.next_line(entry.end), "")]
    if comma:
        return [Edit(entry.start, after, "")]
    if at and "#" not in yaml.text[entries[at - 1].end : entry.start]:
        above = entries[at - 1]
        return [Edit(above.end, entry.end, " " if above.value.absent else "")]
    return [Edit(entry.start, entry.end, "")]
