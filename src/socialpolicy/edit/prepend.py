"""One more key in a mapping, before all the others."""

from __future__ import annotations

from socialpolicy.edit.append import add_key
from socialpolicy.edit.edits import Edit, carry_out, checked
from socialpolicy.edit.expected import with_value
from socialpolicy.edit.fragments import entry, key_of, pair
from socialpolicy.edit.spans import Anatomy
from socialpolicy.edit.style import habits_of
from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path


def add_first(data: bytes, path: Path, value: Plain) -> bytes:
    """Add a key, the last step of `path`, before the first key of the mapping that it is for.

    Comments above that first key stay above both. Raises SpliceError, also
    when the key stands there already or the steps before it lead to no mapping.
    """
    anatomy, within, key = Anatomy(data), path[:-1], str(path[-1])
    before = anatomy.at(within)
    if not isinstance(before, dict) or not before or anatomy.is_there(path):
        return add_key(data, path, value)
    value, habits = checked(value), habits_of(anatomy)
    start = anatomy.entries(within)[0].start
    column, newline = anatomy.column(start), anatomy.newline(start)
    if anatomy.part(within).in_lines:
        lines = entry(f"{key_of(key, habits, brackets=False)}: ", value, column, habits)
        text = newline.join([*lines, " " * column]).lstrip(" ")
    else:
        alone = not anatomy.text[start - column : start].strip()
        text = f"{pair(key, value, habits)},{newline + ' ' * column if alone else ' '}"
    return carry_out(anatomy, [Edit(start, start, text)], with_value(anatomy.value, path, value))
