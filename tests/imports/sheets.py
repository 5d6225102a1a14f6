"""Spreadsheets that tests make in memory."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[object]]

HEADINGS = ("Plattform", "Namn", "Länk", "Förvaltning", "Ansvarig", "E-post", "Startdatum")


def account(number: int, **changed: object) -> list[object]:
    """Give a row below HEADINGS that nothing is wrong with."""
    row: dict[str, object] = {
        "platform": "Facebook",
        "name": f"Sidan nummer {number}",
        "url": f"https://www.facebook.com/sidannummer{number}",
        "unit": "Kulturförvaltningen",
        "role": "Kommunikatör",
        "contact": "biblioteket@exempel.se",
        "opened": date(2020, 3, 1),
    }
    return [*(row | changed).values()]


def xlsx(sheets: dict[str, Rows], **options: Any) -> bytes:
    """Make an xlsx file of sheets, each from A1 on."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True, **options}) as book:
        of_day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, datetime | date):
                        sheet.write_datetime(number, column, value, of_day)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write(number, column, value)
    return whole.getvalue()


def write(path: Path, data: bytes | str) -> str:
    """Write a file, and give its path as words on a command line."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def xls(
    cells: Sequence[tuple[int, int, str]],
    *,
    sheets: int = 1,
    size: tuple[int, int, int, int] | None = None,
    password: bytes = b"",
) -> bytes:
    """Make an xls file of texts by row and column from 0, under the names Blad1, Blad2 and so on.

    Every sheet is one and the same part of the file. The size is what the sheet says of itself:
    first row, row below the last, first column, column after the last. With a password, the book
    has the record that says how the rest is encrypted.
    """

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begun(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    def text(row: int, column: int, value: str) -> bytes:
        head = struct.pack("<HHHHB", row, column, 0, len(value), 1)
        return record(0x0204, head + value.encode("utf-16-le"))

    def book(place: int) -> bytes:
        names = [f"Blad{number + 1}".encode() for number in range(sheets)]
        named = [record(0x85, struct.pack("<IHBB", place, 0, len(n), 0) + n) for n in names]
        locked = record(0x2F, password) if password else b""
        return begun(0x05) + locked + b"".join(named) + record(0x0A)

    said = record(0x0200, struct.pack("<IIHHH", *size, 0)) if size else b""
    sheet = begun(0x10) + said + b"".join(text(*cell) for cell in cells) + record(0x0A)
    return compound({"Workbook": book(len(book(0))) + sheet})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Make a compound file of streams by their names, as xls and encrypted xlsx files are."""
    nobody, end = 0xFFFFFFFF, 0xFFFFFFFE

    def entry(name: str, kind: int, right: int, child: int, first: int, length: int) -> bytes:
        spelt = name.encode("utf-16-le") + b"\x00\x00"
        return (
            spelt.ljust(64, b"\x00")
            + struct.pack("<HBBIII", len(spelt), kind, 1, nobody, right, child)
            + bytes(36)
            + struct.pack("<IQ", first, length)
        )

    chain, whole = [0xFFFFFFFD, end], b""
    folder = entry("Root Entry", 5, nobody, 1, end, 0)
    for number, (name, stream) in enumerate(streams.items(), start=1):
        # Streams below 4096 bytes are kept in another way.
        held = stream.ljust(4096, b"\x00")
        right = number + 1 if number < len(streams) else nobody
        folder += entry(name, 2, right, nobody, len(chain), len(held))
        sectors = -(-len(held) // 512)
        chain += [*range(len(chain) + 1, len(chain) + sectors), end]
        whole += held.ljust(sectors * 512, b"\x00")
    chain += [nobody] * (128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[nobody] * 108)
    return head + struct.pack("<128I", *chain) + folder.ljust(512, b"\x00") + whole
