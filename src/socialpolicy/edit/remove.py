"""An entry or a key taken away.

What goes is the entry's own lines, with the comments within and at the end of
them and those right below that are further in. Comments above it and others
below it stay: nobody can tell whether they speak of this entry alone, and one
line too many is easier to mend than one lost.
"""

from __future__ import annotations

import re

from socialpolicy.edit.proof import without
from socialpolicy.edit.spans import Anatomy, Edit, Entry, Part, carry_out
from socialpolicy.yaml.plain import Path

_COMMA = re.compile(r"[ \t\r\n]*,[ \t]*")


def remove(data: bytes, path: Path) -> bytes:
    """Take away the entry or key at a path. What then is empty becomes `[]` or `{}`.

    Raises SpliceError, also when the path does not stand in the text.
    """
    anatomy = Anatomy(data)
    anatomy.part(path)
    within = anatomy.part(path[:-1])
    entries = anatomy.entries(path[:-1])
    at = next(index for index, entry in enumerate(entries) if entry.step == path[-1])
    if not within.in_lines:
        edits = _from_brackets(anatomy, entries, at)
    elif len(entries) == 1:
        edits = _the_only_one(anatomy, path[:-1], within, entries[0])
    else:
        edits = _lines_of(anatomy, path[:-1], entries, at)
    return carry_out(anatomy, edits, without(anatomy.value, path))


def _lines_of(anatomy: Anatomy, path: Path, entries: list[Entry], at: int) -> list[Edit]:
    entry = entries[at]
    last = anatomy.end_of_comments(entry.end, anatomy.column(entry.start))
    start, end = anatomy.line_start(entry.start), anatomy.next_line(last)
    if not anatomy.text[start : entry.start].strip():
        above = entries[at - 1] if at else None
        if above and anatomy.keeps_blank_lines((*path, above.step)):
            return [Edit(start, _blank_below(anatomy, end, most=len(anatomy.text)), "")]
        if above and entry is entries[-1]:
            return [Edit(_blank_above(anatomy, start, above.end), end, "")]
        meet = start == 0 or not anatomy.text[anatomy.line_start(start - 1) : start].strip()
        return [Edit(start, _blank_below(anatomy, end, most=1 if meet else 0), "")]
    # The entry shares its line with a dash, which the next one takes over.
    following = entries[at + 1].start
    between = anatomy.text[end:following]
    if "#" not in between:
        return [Edit(entry.start, following, "")]
    return [Edit(len(anatomy.text[: entry.start].rstrip(" ")), anatomy.line_end(entry.end), "")]


def _blank_above(anatomy: Anatomy, start: int, least: int) -> int:
    """Take the blank line that parted a last entry from the one before, which ends at `least`."""
    above = anatomy.line_start(start - 1)
    blank = above > least and not anatomy.text[above:start].strip()
    return above if blank else start


def _blank_below(anatomy: Anatomy, start: int, most: int) -> int:
    """Take so many of the blank lines that stand from an offset on."""
    for _ in range(most):
        end = anatomy.next_line(start)
        if end == start or anatomy.text[start:end].strip():
            break
        start = end
    return start


def _the_only_one(anatomy: Anatomy, path: Path, within: Part, entry: Entry) -> list[Edit]:
    empty = "[]" if within.is_list else "{}"
    key = anatomy.marks[path].key if path else None
    start = anatomy.line_start(entry.start)
    if key is None or anatomy.text[start : entry.start].strip():
        return [Edit(within.start, within.end, empty)]
    after_colon = anatomy.text.index(":", anatomy.key_end(path)) + 1
    return [
        Edit(after_colon, after_colon, f" {empty}"),
        Edit(start, anatomy.next_line(entry.end), ""),
    ]


def _from_brackets(anatomy: Anatomy, entries: list[Entry], at: int) -> list[Edit]:
    entry = entries[at]
    comma = _COMMA.match(anatomy.text, entry.end)
    start, line_end = anatomy.line_start(entry.start), anatomy.line_end(entry.end)
    after = comma.end() if comma else entry.end
    rest = anatomy.text[after:line_end].strip()
    alone = not anatomy.text[start : entry.start].strip()
    if alone and after <= line_end and (not rest or rest.startswith("#")):
        return [Edit(start, anatomy.next_line(entry.end), "")]
    if comma:
        return [Edit(entry.start, after, "")]
    if at and "#" not in anatomy.text[entries[at - 1].end : entry.start]:
        above = entries[at - 1]
        return [Edit(above.end, entry.end, " " if above.value.absent else "")]
    return [Edit(entry.start, entry.end, "")]
