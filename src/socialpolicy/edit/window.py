"""A change within one entry of a long list, read exactly with its neighbours alone.

To read ten thousand entries exactly takes seconds. So the entry is taken out
of the text with some entries on both sides, which show how the file is
written, and is changed there by the exact reader. The text is put together
again and read whole by the fast reader, which must find the old value with
exactly that change in it. Where the fast reader will not vouch for the text,
or its entries are not where they seem to be, the exact reader does it all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.edit.proof import NOT_EXACT, SpliceError
from socialpolicy.yaml import Plain, read_fast

NEIGHBOURS = 20
"""Entries on each side that are read exactly too."""

_ENTRY = re.compile(rb"^- ", re.MULTILINE)

EntryEdit = Callable[[bytes, int], bytes]
"""Gives a text that is one list with the entry at a position changed.

It is told the text and the position, from 0; it may raise SpliceError.
"""


class _Part(NamedTuple):
    """Some entries of a list: where they start and end in the text, and in the list."""

    start: int
    end: int
    first: int
    last: int


def change_entry(data: bytes, position: int, change: EntryEdit) -> bytes:
    """Change one entry of the list that a whole file is. Raises SpliceError."""
    whole = _plain(data)
    part = _part(data, position, whole) if whole is not None else None
    if whole is None or part is None:
        return change(data, position)
    alone = data[part.start : part.end]
    if _plain(alone) != whole[part.first : part.last]:
        return change(data, position)
    # Whatever makes the change proves it there; here the entries around it are looked at.
    at = position - part.first
    changed = change(alone, at)
    written = data[: part.start] + changed + data[part.end :]
    entries, result = _plain(changed), _plain(written)
    if entries is None or result is None:
        return change(data, position)
    if result != [*whole[:position], *entries[at : at + 1], *whole[position + 1 :]]:
        raise SpliceError(NOT_EXACT, line=data.count(b"\n", 0, part.start) + 1)
    return written


def _part(data: bytes, position: int, whole: list[Plain]) -> _Part | None:
    """Find an entry with its neighbours; None for a short list, or one that is not plain."""
    if len(whole) <= 2 * NEIGHBOURS + 1:
        return None
    starts = [match.start() for match in _ENTRY.finditer(data)]
    if len(starts) != len(whole):
        return None
    first = max(position - NEIGHBOURS, 0)
    last = min(position + NEIGHBOURS + 1, len(whole))
    end = starts[last] if last < len(starts) else len(data)
    return _Part(starts[first], end, first, last)


@lru_cache(maxsize=4)
def _plain(data: bytes) -> list[Plain] | None:
    """Read a list by the fast reader; None for anything that it will not vouch for."""
    try:
        value = read_fast.plain(read_fast.as_json(data))
    except read_fast.NotPlainError:
        return None
    return value if isinstance(value, list) else None
