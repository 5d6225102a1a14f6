"""What YAML is read into, also where a key has no value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""A value as written: nothing, text, a list, or a mapping with text as keys."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and, in lists, positions from 0."""


class DictWithEmptyKeys(dict[str, "Plain"]):
    """A mapping that remembers the keys without a value, which are no part of it.

    `empty` has each of them with the key before it: in `{role: Bibliotekarie, vuxen}`
    the comma makes a key of what belongs to the value of the one before.
    """

    def __init__(self, empty: dict[str, str | None]) -> None:
        super().__init__()
        self.empty = empty


class EmptyKey(NamedTuple):
    """A key without a value: its path, and the key before it in the same mapping."""

    path: Path
    before: str | None


def empty_keys(value: Plain, path: Path = ()) -> Iterator[EmptyKey]:
    """Find the keys without a value in a value, wherever they are."""
    if isinstance(value, DictWithEmptyKeys):
        for key, before in value.empty.items():
            yield EmptyKey((*path, key), before)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from empty_keys(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from empty_keys(inner, (*path, index))
