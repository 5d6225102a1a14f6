"""What must hold of a changed text: the old value with exactly the change in it, and no more.

To read ten thousand entries exactly takes seconds. So to change one entry of a long list, it is
taken out of the text with some entries on both sides, which show how the file is written, and is
changed there by the exact reader. The text is put together again and read whole by the fast
reader, which must find the old value with exactly that change in it. Where the fast reader will
not vouch for the text, or its entries are not where they seem to be, the exact reader does it all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.source import START, Source
from socialpolicy.text import Text, TranslatedError
from socialpolicy.yaml import Plain, errors, read_exact, read_fast
from socialpolicy.yaml.plain import Path

_CHARACTER = Text(
    sv=(
        "Texten innehåller ett osynligt styrtecken, {character}. Ta bort det. "
        "Det följer ofta med när text klistras in från en webbsida."
    ),
    en=(
        "The text holds an invisible control character, {character}. Remove it. "
        "It often comes along when text is pasted from a web page."
    ),
)
_BREAKS = Text(
    sv="Ändringen skulle ge en fil som inte går att läsa: {problem}. Gör den för hand.",
    en="The change would make a file that cannot be read: {problem}. Make it by hand.",
)
NOT_EXACT = Text(
    sv=(
        "Ändringen vid rad {line} går inte att göra utan att något annat i filen ändras. "
        "Gör den för hand."
    ),
    en=(
        "The change at line {line} cannot be made without changing something else in the file. "
        "Make it by hand."
    ),
)

NEIGHBOURS = 20
"""Entries on each side that are read exactly too."""

_ENTRY = re.compile(rb"^- ", re.MULTILINE)

EntryEdit = Callable[[bytes, int], bytes]
"""Gives a text that is one list with the entry at a position changed.

It takes the text and the position, from 0; it may raise SpliceError.
"""


class SpliceError(TranslatedError):
    """A change that cannot be made without touching something else."""


def checked(value: Plain) -> Plain:
    """Give a value as it will be read back: keys without a value are left out.

    Raises SpliceError for characters that the register does not allow.
    """
    nowhere = Source("", b"")
    for text in texts(value):
        problem = errors.escaped(nowhere, START, text)
        if problem:
            raise SpliceError(_CHARACTER, **problem.said.values)
    return _settled(value)


def _settled(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, dict):
        return {key: _settled(item) for key, item in value.items() if item is not None}
    return value


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


def with_value(whole: Plain, path: Path, value: Plain) -> Plain:
    """Give `whole` with `value` at a path, which the last step of it may add to a mapping."""
    if not path:
        return value
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        return [*whole[:at], with_value(whole[at], further, value), *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    changed = with_value(mapping.get(str(step)), further, value)
    return {key: item for key, item in {**mapping, str(step): changed}.items() if item is not None}


def without(whole: Plain, path: Path) -> Plain:
    """Give `whole` without what stands at a path."""
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        kept = [without(whole[at], further)] if further else []
        return [*whole[:at], *kept, *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    if further:
        return {**mapping, str(step): without(mapping[str(step)], further)}
    return {key: item for key, item in mapping.items() if key != step}


def prove(data: bytes, expected: Plain, line: int = 1) -> None:
    """Require that both readers find one value in a file. Raises SpliceError."""
    reading = read_exact.read(Source("", data))
    if reading.problems:
        raise SpliceError(_BREAKS, problem=reading.problems[0].said)
    if reading.value != expected:
        raise SpliceError(NOT_EXACT, line=line)
    try:
        value = read_fast.plain(read_fast.as_json(data))
    except read_fast.NotPlainError:
        return
    if value != expected:
        raise SpliceError(NOT_EXACT, line=line)


def prove_plain(data: bytes, expected: Plain) -> None:
    """Require that the fast reader finds a value in a file, and both where it will not vouch.

    For many files at once, which are too many to read exactly. Raises SpliceError.
    """
    try:
        value = read_fast.plain(read_fast.as_json(data))
    except read_fast.NotPlainError:
        prove(data, expected)
        return
    if value != expected:
        raise SpliceError(NOT_EXACT, line=1)


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
