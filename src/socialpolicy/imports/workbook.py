"""A file's sheets as rows of plain cells: text, days and times. Formulas are their last values.

What a file is gets told by its content, not by its name. Spreadsheets need python-calamine, which
is imported here and only when a file is no CSV.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from socialpolicy.cli.errors import CommandError, install_line, perhaps
from socialpolicy.imports.archive import (
    DAMAGED,
    MOST_CELLS,
    PROTECTED,
    TOO_WIDE,
    column_letters,
    packed_anew,
)
from socialpolicy.imports.delimited import rows_of_text
from socialpolicy.imports.old_workbook import EncryptedError, cells_reached
from socialpolicy.storage.files import FileKind, display_path, read_file
from socialpolicy.text import Text, ending

LARGEST = 20 * 2**20
"""Bytes of a file that is read."""

MOST_COLUMNS = 200
MOST_ROWS = 50_000
LONGEST_CELL = 5000
"""Characters of a cell: what is longer is no text of the register."""

_NO_FILE = Text(sv="Filen {file} finns inte.", en="There is no file {file}.")
_FOLDER = Text(sv="{file} är en mapp. Ge en fil.", en="{file} is a folder. Give a file.")
_UNREADABLE = Text(
    sv="{file} går inte att läsa. Kontrollera dina rättigheter.",
    en="{file} cannot be read. Check your rights.",
)
_TOO_LARGE = Text(
    sv="{file} är större än {megabytes} MB, och så stora filer läses inte. Kopiera raderna till en "
    "ny fil.",
    en="{file} is larger than {megabytes} MB, and files as large as that are not read. Copy the "
    "rows to a new file.",
)
_TOO_LONG = Text(
    sv="{file} har fler än {most} rader. Dela filen.",
    en="{file} has more than {most} rows. Split it.",
)
_EMPTY = Text(sv="{file} är tom.", en="{file} is empty.")
_OTHER_KIND = Text(
    sv="{file} är {kind}, inget kalkylblad. Ge en fil i xlsx, xls, ods eller csv.",
    en="{file} is {kind}, not a spreadsheet. Give a file in xlsx, xls, ods or csv.",
)
_NO_LIBRARY = Text(
    sv="För att läsa kalkylblad behövs python-calamine, som inte är installerat. Kör: "
    "{line}. Eller spara filen som csv, som kan läsas utan det.",
    en="To read spreadsheets, python-calamine is needed, which is not installed. Run: "
    "{line}. Or save the file as csv, which can be read without it.",
)
_NO_SHEET = Text(
    sv="Det finns inget blad {name} i {file}.{nearest} Bladen är {names}.",
    en="There is no sheet {name} in {file}.{nearest} The sheets are {names}.",
)
_MOST_NAMED = 12

_KINDS = {
    b"%PDF": Text(sv="en pdf", en="a pdf"),
    b"\x89PNG": Text(sv="en bild", en="a picture"),
    b"\xff\xd8\xff": Text(sv="en bild", en="a picture"),
    b"GIF8": Text(sv="en bild", en="a picture"),
    b"{\\rtf": Text(sv="en text i rtf", en="a text in rtf"),
    b"\x1f\x8b": Text(sv="en packad fil", en="a packed file"),
    b"7z\xbc\xaf": Text(sv="en packad fil", en="a packed file"),
    b"Rar!": Text(sv="en packad fil", en="a packed file"),
}
_PAGE = Text(sv="en webbsida", en="a web page")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_IS_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml)", re.IGNORECASE)

Cell: TypeAlias = str | date
"""Text on one line, a day, or a day and a time; empty text where nothing is written."""


class Row(NamedTuple):
    """A row with something in it: its number from 1, and its cells from column A on."""

    number: int
    cells: Sequence[Cell]


class Sheet(NamedTuple):
    """A sheet's rows that have something in them, and where cells link to by row and column.

    A file of CSV is a sheet without a name.
    """

    name: str
    rows: Sequence[Row]
    links: dict[tuple[int, int], str]

    def place(self, row: int, column: int) -> str:
        """Name a cell as spreadsheet programs do: `Blad1!C14`; in CSV `C14`."""
        cell = f"{column_letters(column)}{row}"
        return f"{self.name}!{cell}" if self.name else cell

    def link(self, row: int, column: int) -> str:
        """Give the address that a cell links to, or nothing."""
        return self.links.get((row - 1, column), "")


def read_sheets(path: Path, wanted: str | None = None) -> list[Sheet]:
    """Read the sheets of a file, or the one that is wanted; hidden ones only if so.

    Raises CommandError for what is no file of rows, or too large, and where the library is missing.
    """
    file = ending(display_path(path))
    data = _data(path, file)
    if data.startswith(b"PK\x03\x04"):
        packed = packed_anew(data, file)
        sheets = _of_workbook(packed.data, packed.links, file, wanted)
    elif data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise CommandError(PROTECTED, file=file)
        if not any(name in data for name in _WORKBOOK):
            raise CommandError(DAMAGED, file=file)
        _require_bounded(data, file)
        sheets = _of_workbook(data, {}, file, wanted)
    else:
        _require_text(data, file)
        sheets = [Sheet("", _rows(rows_of_text(data, file), file), {})]
        if wanted is not None:
            raise CommandError(_NO_SHEET, name=wanted, file=file, nearest="", names=["–"])
    if not any(sheet.rows for sheet in sheets):
        raise CommandError(_EMPTY, file=file)
    return sheets


def _data(path: Path, file: str) -> bytes:
    kind, data = read_file(path)
    if kind is FileKind.UNREADABLE:
        try:
            there = path.exists()
        except (OSError, ValueError):
            there = False
        raise CommandError(_UNREADABLE if there else _NO_FILE, file=file)
    if kind is FileKind.FOLDER:
        raise CommandError(_FOLDER, file=file)
    if kind is FileKind.TOO_LARGE or len(data) > LARGEST:
        raise CommandError(_TOO_LARGE, file=file, megabytes=LARGEST // 2**20)
    if kind is not FileKind.FILE:
        raise CommandError(_UNREADABLE, file=file)
    if not data.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"):
        raise CommandError(_EMPTY, file=file)
    return data


def _require_bounded(data: bytes, file: str) -> None:
    """Refuse an xls file whose cells lie so far apart that reading it would take all memory."""
    try:
        reached = cells_reached(data)
    except EncryptedError:
        raise CommandError(PROTECTED, file=file) from None
    except ValueError:
        raise CommandError(DAMAGED, file=file) from None
    if reached > MOST_CELLS:
        raise CommandError(TOO_WIDE, file=file, most=MOST_CELLS)


def _require_text(data: bytes, file: str) -> None:
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if kind is None and _IS_PAGE.match(data[:1000].lstrip(b"\xef\xbb\xbf")):
        kind = _PAGE
    if kind is not None:
        raise CommandError(_OTHER_KIND, file=file, kind=kind)


def _of_workbook(
    data: bytes, links: dict[str, dict[tuple[int, int], str]], file: str, wanted: str | None
) -> list[Sheet]:
    try:
        import python_calamine as calamine
    except ImportError:
        raise CommandError(_NO_LIBRARY, line=install_line("import")) from None
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        shown = {
            each.name: each.visible == calamine.SheetVisibleEnum.Visible
            for each in book.sheets_metadata
            if each.typ == calamine.SheetTypeEnum.WorkSheet
        }
        names = [name for name, visible in shown.items() if visible] or list(shown)
        if wanted is not None:
            names = [_sheet_named(wanted, list(shown), file)]
        return [_sheet(book.get_sheet_by_name(name), links.get(name, {}), file) for name in names]
    except CommandError:
        raise
    except calamine.PasswordError:
        raise CommandError(PROTECTED, file=file) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the library is no Exception
        raise CommandError(DAMAGED, file=file) from None


def _sheet_named(wanted: str, names: Sequence[str], file: str) -> str:
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    some = [*names[:_MOST_NAMED], "…"] if len(names) > _MOST_NAMED else list(names)
    nearest = perhaps(wanted, names)
    raise CommandError(_NO_SHEET, name=wanted, file=file, nearest=nearest, names=some)


def _sheet(sheet: Any, links: dict[tuple[int, int], str], file: str) -> Sheet:  # noqa: ANN401 - calamine's own
    if sheet.start is None:
        return Sheet(clean_text(sheet.name), [], {})
    if sheet.height * sheet.width > MOST_CELLS:
        raise CommandError(TOO_WIDE, file=file, most=MOST_CELLS)
    # The rows begin with the first of the sheet, and their cells with the first column in use.
    before = [""] * sheet.start[1]
    rows = _rows(([*before, *row] for row in sheet.iter_rows()), file)
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    return Sheet(clean_text(sheet.name), rows, links)


def _rows(rows: Iterable[Sequence[object]], file: str) -> list[Row]:
    """Take the cells of the rows that have any, as text, days and times."""
    kept: list[Row] = []
    for number, row in enumerate(rows, start=1):
        if not any(each != "" for each in row):
            continue
        cells = [_cell(each) for each in row[:MOST_COLUMNS]]
        if any(cells):
            kept.append(Row(number, cells))
        if len(kept) > MOST_ROWS:
            raise CommandError(_TOO_LONG, file=file, most=MOST_ROWS)
    return kept


def _cell(value: object) -> Cell:
    match value:
        case str():
            return clean_text(value)
        case date():  # a datetime too
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case time():
            return value.isoformat(timespec="minutes")
        case timedelta() | int() | float():
            return str(value)
        case _:
            return ""


def clean_text(text: str) -> str:
    """Write a text on one line: composed letters, single blanks, nothing that cannot be seen."""
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL]
    text = " ".join(unicodedata.normalize("NFC", mended(text)).split())
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter.isprintable() or letter == "\u200d").strip()


def mended(text: str) -> str:
    """Mend text of UTF-8 that was read as Latin-1 or cp1252, where that can be proved.

    It is proved when the bytes that the letters stand for are UTF-8 as a whole: `Ã¶ppet` is
    `öppet`, and nobody writes the first.
    """
    if text.isascii() or not any("\u0080" <= letter <= "\u00ff" for letter in text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return unicodedata.normalize("NFC", text.encode(encoding).decode("utf-8"))
        except UnicodeError:
            continue
    return text


def _fill_merged(rows: list[Row], areas: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give the cells that are merged downwards the value of the first of them."""
    by_number = {row.number: index for index, row in enumerate(rows)}
    for (top, left), (bottom, right) in areas:
        first = by_number.get(top + 1)
        if left != right or top == bottom or first is None or left >= len(rows[first].cells):
            continue
        value = rows[first].cells[left]
        for index in range(first + 1, len(rows)):
            number, cells = rows[index]
            if number > bottom + 1:
                break
            if left < len(cells) and not cells[left]:
                filled = [*cells]
                filled[left] = value
                rows[index] = Row(number, filled)
