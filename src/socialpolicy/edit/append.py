"""One more entry in a list, one more key in a mapping."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from socialpolicy.edit.compose import Style, entry, in_brackets, key_of, lines_of_whole, pair
from socialpolicy.edit.placement import at_end, below, place
from socialpolicy.edit.proof import SpliceError, checked, with_value
from socialpolicy.edit.spans import Anatomy, Edit, Entry, Part, carry_out, style_of, write
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
_STANDS = Text(
    sv="{path} finns redan i filen.",
    en="{path} stands in the file already.",
)
_WHOLE = Text(sv="Filen", en="The file")


def append(data: bytes, path: Path, value: Plain) -> bytes:
    """Put an entry last in the list at a path; `()` is the list that a whole file is.

    An empty list, a key without a value and a key that is not there yet
    become a list of one. Raises SpliceError.
    """
    anatomy = Anatomy(data)
    if path and not anatomy.is_there(path):
        return add_key(data, path, [value])
    value = checked(value)
    before = anatomy.at(path)
    if before is not None and not isinstance(before, list):
        raise SpliceError(_NOT_LIST, path=_named(path))
    expected = with_value(anatomy.value, path, [*(before or []), value])
    if before:
        return write(anatomy, expected, partial(_after_last, anatomy, path, value))
    return write(anatomy, expected, partial(_first, anatomy, path, [value]))


def add_key(data: bytes, path: Path, value: Plain, after: tuple[str, ...] = ()) -> bytes:
    """Add a key, the last step of `path`, to the mapping that the steps before it lead to.

    The key is put after the one of `after` that stands furthest down, else
    last. A key that waits for its value gets it where it stands. Raises
    SpliceError, also when the key has a value.
    """
    anatomy, key = Anatomy(data), str(path[-1])
    value, within = checked(value), path[:-1]
    before = anatomy.at(within)
    if before is not None and not isinstance(before, dict):
        raise SpliceError(_NOT_MAPPING, path=_named(within), key=key)
    expected = with_value(anatomy.value, path, value)
    if anatomy.is_there(path):
        if anatomy.at(path) is not None:
            raise SpliceError(_STANDS, path=_named(path))
        return write(anatomy, expected, partial(place, anatomy, path, value))
    if not anatomy.is_there(within) or not anatomy.entries(within):
        first = checked({key: value})
        return write(anatomy, expected, partial(_first, anatomy, within, first))
    return write(anatomy, expected, partial(_one_key_more, anatomy, path, value, after))


def add_first(data: bytes, path: Path, value: Plain) -> bytes:
    """Add a key, the last step of `path`, before the first key of the mapping that it is for.

    Comments above that first key stay above both. Raises SpliceError, also
    when the key stands there already or the steps before it lead to no mapping.
    """
    anatomy, within, key = Anatomy(data), path[:-1], str(path[-1])
    before = anatomy.at(within)
    if not isinstance(before, dict) or not before or anatomy.is_there(path):
        return add_key(data, path, value)
    value, style = checked(value), style_of(anatomy)
    start = anatomy.entries(within)[0].start
    column, newline = anatomy.column(start), anatomy.newline(start)
    if anatomy.part(within).in_lines:
        lines = entry(f"{key_of(key, style, brackets=False)}: ", value, column, style)
        text = newline.join([*lines, " " * column]).lstrip(" ")
    else:
        alone = not anatomy.text[start - column : start].strip()
        text = f"{pair(key, value, style)},{newline + ' ' * column if alone else ' '}"
    return carry_out(anatomy, [Edit(start, start, text)], with_value(anatomy.value, path, value))


def _named(path: Path) -> object:
    return ".".join(map(str, path)) or _WHOLE


def _first(anatomy: Anatomy, path: Path, value: Plain, style: Style) -> list[Edit]:
    """Give a list or mapping its first entry."""
    if not anatomy.is_there(path):
        if path:
            anatomy.part(path)
        return at_end(anatomy, lines_of_whole(value, style))
    part = anatomy.part(path)
    within = anatomy.text[part.start + 1 : part.end - 1]
    if part.style not in {"[", "{"} or not within.strip():
        return place(anatomy, path, value, style)
    # Only a comment stands there; it is kept.
    return [Edit(part.end - 1, part.end - 1, in_brackets(value, style)[1:-1])]


def _after_last(anatomy: Anatomy, path: Path, value: Plain, style: Style) -> list[Edit]:
    part, entries = anatomy.part(path), anatomy.entries(path)
    last = entries[-1]
    if not part.in_lines:
        return _in_brackets_after(anatomy, part, last, in_brackets(value, style))
    column = anatomy.column(last.start)
    if anatomy.line(last.start) == anatomy.line(last.value.start) and not last.value.absent:
        style = style._replace(gap=max(last.value.start - last.start, 2))
    like = [each.value.style for each in entries if each.value.is_list or each.value.is_mapping]
    brackets = like[-1] in {"[", "{"} if like else (None if path else False)
    lines = entry("-".ljust(style.gap), value, column, style, brackets=brackets)
    if _apart(anatomy, entries[-2:]) and not anatomy.keeps_blank_lines(path):
        lines = ["", *lines]
    return [below(anatomy, _below(anatomy, path, last, last=True), lines, value)]


def _one_key_more(
    anatomy: Anatomy, whole: Path, value: Plain, after: tuple[str, ...], style: Style
) -> list[Edit]:
    path, key = whole[:-1], str(whole[-1])
    part, entries = anatomy.part(path), anatomy.entries(path)
    found = [each for each in entries if each.step in after]
    above = found[-1] if found else entries[-1]
    if not part.in_lines:
        return _in_brackets_after(anatomy, part, above, pair(key, value, style))
    column = anatomy.column(entries[0].start)
    lines = entry(f"{key_of(key, style, brackets=False)}: ", value, column, style)
    grouped = len(lines) > 1 and _groups_apart(anatomy, entries)
    if grouped and not anatomy.keeps_blank_lines((*path, above.step)):
        lines = ["", *lines]
    is_last = above is entries[-1]
    return [below(anatomy, _below(anatomy, path, above, last=is_last), lines, value)]


def _in_brackets_after(anatomy: Anatomy, part: Part, above: Entry, text: str) -> list[Edit]:
    start, end = anatomy.line_start(above.start), anatomy.line_end(above.end)
    # libyaml reads `{a:, b: 1}` as an error, and `{a: , b: 1}` as it should.
    comma = " ," if above.value.absent else ","
    if anatomy.text[start : above.start].strip() or part.end <= end:
        return [Edit(above.end, above.end, f"{comma} {text}")]
    # Every entry has a line of its own, and so gets this one.
    newline, indent = anatomy.newline(end), " " * (above.start - start)
    if anatomy.text[above.end : end].lstrip().startswith(","):
        return [Edit(end, end, f"{newline}{indent}{text},")]
    return [Edit(above.end, above.end, comma), Edit(end, end, f"{newline}{indent}{text}")]


def _below(anatomy: Anatomy, path: Path, above: Entry, *, last: bool) -> int:
    """Give where an entry ends, comments that can belong to nothing below it included.

    They are further in than the entry; below the last one, further in than
    what holds the list or mapping.
    """
    limit = anatomy.column(above.start)
    if last:
        limit = anatomy.column(anatomy.key_start(path)) if path else 0
    return anatomy.end_of_comments(above.end, limit)


def _apart(anatomy: Anatomy, entries: list[Entry]) -> bool:
    """Tell whether a blank line stands between two entries."""
    return any(_blank_between(anatomy, *each) for each in pairwise(entries))


def _groups_apart(anatomy: Anatomy, entries: list[Entry]) -> bool:
    """Tell whether an entry of several lines has a blank line above it."""
    return any(
        _blank_between(anatomy, above, entry)
        for above, entry in pairwise(entries)
        if anatomy.line(entry.start) < anatomy.line(entry.end)
    )


def _blank_between(anatomy: Anatomy, above: Entry, below: Entry) -> bool:
    return any(not line.strip() for _, line in anatomy.lines_from(above.end, below.start))
