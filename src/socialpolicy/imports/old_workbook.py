"""How many cells an xls file reaches over, counted before the library makes room for them.

An xls file is a compound file, which keeps its streams in chains of sectors; one stream holds the
workbook as records of a type, a length and data. The layouts are from Microsoft's [MS-CFB] 2.2-2.6
and [MS-XLS] 2.1.4 and 2.4. Only places are read here: the cells are the library's work.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA
"""Numbers of sectors from here on mean the end of a chain, or none."""

_WORKBOOKS = ("workbook".encode("utf-16-le"), "book".encode("utf-16-le"))
_STREAM, _ROOT = 2, 5

_SHEET_NAMED = 0x0085
_PASSWORD = 0x002F
_SIZE = 0x0200
_END = 0x000A
_MANY_NUMBERS = 0x00BD
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406})

_ROWS, _COLUMNS = 65_536, 256
"""What a sheet can have in this format."""

_MOST_RECORDS = 5_000_000
"""Records that are looked at: the largest file that is read has fewer, when each is read once."""


class EncryptedError(Exception):
    """The workbook is encrypted. The library takes it for damaged, or for a book of odd texts."""


def cells_reached(data: bytes) -> int:
    """Count the cells between the first and the last of each sheet, for all sheets together.

    Raises EncryptedError, and ValueError for a file that is damaged, or says that a sheet is larger
    than one can be.
    """
    try:
        stream = _workbook(data)
        heads = list(_records(stream, 0))
        if any(kind == _PASSWORD for kind, _, _ in heads):
            raise EncryptedError
        named = [at for kind, at, _ in heads if kind == _SHEET_NAMED]
        return _reached(stream, [struct.unpack_from("<I", stream, at)[0] for at in named])
    except (struct.error, IndexError) as broken:
        raise ValueError from broken


def _reached(stream: bytes, places: list[int]) -> int:
    """Add up the sheets that begin at the places; several may name the same one."""
    sizes: dict[int, int] = {}
    looked = 0
    for place in places:
        if place in sizes:
            continue
        rows: list[int] = []
        columns: list[int] = []
        for kind, at, length in _records(stream, place):
            looked += 1
            if looked > _MOST_RECORDS:
                raise ValueError
            if kind == _SIZE and length >= 14:
                _require_possible(*struct.unpack_from("<IIHH", stream, at))
            elif kind in _CELLS:
                row, column = struct.unpack_from("<HH", stream, at)
                last = column
                if kind == _MANY_NUMBERS:
                    last = struct.unpack_from("<H", stream, at + length - 2)[0]
                rows = [min(row, *rows), max(row, *rows)] if rows else [row, row]
                seen = (*columns, column, last)
                columns = [min(seen), max(seen)]
        sizes[place] = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) if rows else 0
    return sum(sizes[place] for place in places)


def _require_possible(first: int, below: int, left: int, right: int) -> None:
    """Refuse a size that the library would make room for without asking whether it can be."""
    if not (first <= below <= _ROWS and left <= right <= _COLUMNS):
        raise ValueError


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Give the type, the place and the length of each record up to the end of a sheet."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, at + 4, length
        at += 4 + length


def _workbook(data: bytes) -> bytes:
    """Put the stream of the workbook together from its sectors."""
    large = 1 << struct.unpack_from("<H", data, 30)[0]
    small = 1 << struct.unpack_from("<H", data, 32)[0]
    if not (16 <= small <= large <= 4096):
        raise ValueError
    start, _, limit, small_table, _, more, _ = struct.unpack_from("<7I", data, 48)
    tables = list(struct.unpack_from("<109I", data, 76))
    for _ in range(len(data) // large):
        if more >= _FREE:
            break
        *further, more = struct.unpack_from(f"<{large // 4}I", data, (more + 1) * large)
        tables += further
    sectors = b"".join(
        data[(each + 1) * large : (each + 2) * large] for each in tables if each < _FREE
    )
    chain = _numbers(sectors)
    body = data[large:]
    folder = _joined(body, large, chain, start)
    entries = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
    root = next((each for each in entries if each[66] == _ROOT), None)
    for entry in entries:
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)]
        if entry[66] != _STREAM or name.lower() not in _WORKBOOKS:
            continue
        first, size = struct.unpack_from("<II", entry, 116)
        if size >= limit or root is None:
            return _joined(body, large, chain, first)[:size]
        inner = _joined(body, large, chain, struct.unpack_from("<I", root, 116)[0])
        inner_chain = _numbers(_joined(body, large, chain, small_table))
        return _joined(inner, small, inner_chain, first)[:size]
    raise ValueError


def _numbers(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _joined(body: bytes, size: int, chain: tuple[int, ...], first: int) -> bytes:
    """Join the sectors of a chain, each once: one that goes in a ring is damaged."""
    parts: list[bytes] = []
    while first < _FREE:
        if len(parts) > len(chain):
            raise ValueError
        parts.append(body[first * size : (first + 1) * size])
        first = chain[first]
    return b"".join(parts)
