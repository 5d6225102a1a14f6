"""A value as a fragment of YAML: what stands after its key or dash, and the lines below.

A fragment looks like what stands around it: the same indent, the same quotes,
brackets where the neighbours have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from socialpolicy.edit.scalars import WIDTH, folded, inline, literal
from socialpolicy.yaml import Plain

NOTHING = "null"

Fragment: TypeAlias = tuple[str, list[str]]
"""What stands after a key or dash on its line, and the whole lines that follow."""


class Habits(NamedTuple):
    """How a file is written.

    `step` is the indent of a mapping below its key, `dash` that of a list
    below its key, `gap` the distance from a dash to its value. `brackets`
    tells whether a short mapping may stand on one line, `blocks` whether a
    long text may have lines of its own.
    """

    step: int = 2
    dash: int = 2
    gap: int = 2
    quote: str = '"'
    brackets: bool = True
    blocks: bool = True


def fragment(
    value: Plain, owner: str, indent: int, habits: Habits, *, brackets: bool | None = None
) -> Fragment:
    """Write a value for a place of its own lines.

    `owner` is what stands before it, such as `- ` or `role: `, in the column
    `indent`. `brackets` tells whether its neighbours are in brackets, None
    when there are none to follow.
    """
    if value is None:
        return NOTHING, []
    if isinstance(value, str):
        return _text(value, owner, indent, habits)
    if _belongs_in_brackets(value, len(owner) + indent, habits, brackets=brackets):
        return in_brackets(value, habits), []
    if owner.startswith("- "):
        lines = lines_of(value, indent + habits.gap, habits)
        return lines[0].lstrip(" "), lines[1:]
    inner = indent + (habits.dash if isinstance(value, list) else habits.step)
    return "", lines_of(value, inner, habits)


def lines_of(value: list[Plain] | dict[str, Plain], indent: int, habits: Habits) -> list[str]:
    """Write the entries of a list or mapping that is not empty, a line or more for each."""
    if isinstance(value, list):
        dash = "-".ljust(habits.gap)
        return [line for item in value for line in entry(dash, item, indent, habits)]
    return [
        line
        for key, item in value.items()
        for line in entry(f"{key_of(key, habits, brackets=False)}: ", item, indent, habits)
    ]


def entry(
    owner: str, value: Plain, indent: int, habits: Habits, *, brackets: bool | None = None
) -> list[str]:
    """Write one entry of a list or mapping, `owner` being its dash or key."""
    head, rest = fragment(value, owner, indent, habits, brackets=brackets)
    return [" " * indent + (owner + head).rstrip(" "), *rest]


def in_brackets(value: Plain, habits: Habits) -> str:
    """Write a value on one line, lists and mappings in brackets."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return inline(value, brackets=True, quote=habits.quote)
    if isinstance(value, list):
        return f"[{', '.join(in_brackets(item, habits) for item in value)}]"
    return f"{{{', '.join(pair(key, item, habits) for key, item in value.items())}}}"


def pair(key: str, value: Plain, habits: Habits) -> str:
    """Write a key and its value for a mapping in brackets."""
    return f"{key_of(key, habits, brackets=True)}: {in_brackets(value, habits)}"


def key_of(key: str, habits: Habits, *, brackets: bool) -> str:
    """Write a key."""
    return inline(key, brackets=brackets, quote=habits.quote)


def texts(value: Plain) -> Iterator[str]:
    """Give every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)


def _text(text: str, owner: str, indent: int, habits: Habits) -> Fragment:
    line = inline(text, brackets=False, quote=habits.quote)
    within = indent + (habits.gap if owner.startswith("- ") else habits.step)
    block = None
    if not habits.blocks:
        return line, []
    if "\n" in text:
        block = literal(text)
    elif indent + len(owner) + len(line) > WIDTH:
        block = folded(text, WIDTH - within)
        block = block if block and len(block[1]) > 1 else None
    return block_of(block, within) if block else (line, [])


def block_of(block: tuple[str, list[str]], indent: int) -> Fragment:
    """Indent the lines of a block; blank lines stay empty."""
    mark, lines = block
    return mark, [" " * indent + line if line else "" for line in lines]


def _belongs_in_brackets(
    value: list[Plain] | dict[str, Plain], column: int, habits: Habits, *, brackets: bool | None
) -> bool:
    if not value:
        return True
    if brackets is False or (brackets is None and not _short(value, habits)):
        return False
    if any("\n" in text for text in texts(value)):
        return False
    return column + len(in_brackets(value, habits)) <= WIDTH


def _short(value: list[Plain] | dict[str, Plain], habits: Habits) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return habits.brackets and all(isinstance(item, str) or not item for item in value.values())
