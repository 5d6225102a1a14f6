"""The parts of a spreadsheet that are safe to read: bounded, and without what nobody asked for.

An xlsx or ods file is a zip of XML. The library that reads the cells makes room for every cell
between the first and the last, and for a text as often as it is referred to, so a small file can
ask for all the memory there is. Here the parts are unpacked within bounds, cells that hold
nothing are taken out, and what is left is packed again. Macros, external links, pictures and all
else is left behind: nothing of it is ever opened.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Text

LARGEST_UNPACKED = 100 * 2**20
"""Bytes of all the parts that are read, unpacked: a list of 50,000 accounts has 30 MB."""

MOST_PARTS = 5000
MOST_CELLS = 3_000_000
"""Cells between the first and the last of a sheet that something is written in."""

MOST_TEXT = 2**30
"""Characters that the texts of a sheet may come to when each is copied into its cells."""

MOST_REPEATED = 1000
"""Times that a row or a cell of an ods file may be repeated."""

DAMAGED = Text(
    sv="{file} går inte att läsa: filen är skadad, eller av ett annat slag än namnet säger. Öppna "
    "den i ett kalkylprogram, spara den som xlsx, ods eller csv och försök igen.",
    en="{file} cannot be read: the file is damaged, or of another kind than its name says. Open it "
    "in a spreadsheet program, save it as xlsx, ods or csv and try again.",
)
PROTECTED = Text(
    sv="{file} är skyddad med lösenord. Ta bort lösenordet i kalkylprogrammet och försök igen.",
    en="{file} is protected by a password. Take the password off in the spreadsheet program and "
    "try again.",
)
_BINARY = Text(
    sv="{file} är en xlsb-fil, och sådana läses inte. Spara den som xlsx och försök igen.",
    en="{file} is an xlsb file, which is not read. Save it as xlsx and try again.",
)
_NOT_A_SHEET = Text(
    sv="{file} är inget kalkylblad. Ge en fil i xlsx, xls, ods eller csv.",
    en="{file} is not a spreadsheet. Give a file in xlsx, xls, ods or csv.",
)
_TOO_LARGE = Text(
    sv="{file} blir större än {megabytes} MB när den packas upp, och så stora filer läses inte. "
    "Kopiera raderna med kontona till en ny fil.",
    en="{file} is larger than {megabytes} MB when unpacked, and files as large as that are not "
    "read. Copy the rows you need to a new file.",
)
TOO_WIDE = Text(
    sv="Det som står i {file} sträcker sig över fler än {most} celler. Kopiera raderna till en ny "
    "fil och försök igen.",
    en="What {file} holds reaches over more than {most} cells. Copy the rows to a new file and try "
    "again.",
)

_WANTED = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels"
    r"|xl/worksheets/[^/]+\.xml|xl/worksheets/_rels/[^/]+\.rels"
    r"|mimetype|content\.xml|styles\.xml|settings\.xml|meta-inf/manifest\.xml",
    re.IGNORECASE,
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_EMPTY = re.compile(
    rb"<(?:\w+:)?c(?=[\s/>])[^<>]*/>"
    rb"|<(?:\w+:)?c(?=[\s>])[^<>]*>\s*(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*"
    rb"</(?:\w+:)?c>"
)
_EMPTY_ROW = re.compile(
    rb"<(?:\w+:)?row(?=[\s/>])[^<>]*/>|<(?:\w+:)?row(?=[\s>])[^<>]*(?<!/)>\s*</(?:\w+:)?row>"
)
_PLACE = re.compile(
    rb"<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*[\"'](?P<column>[A-Za-z]{0,7})(?P<row>[0-9]{1,9})"
)
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"']")
_REPEATED = re.compile(rb"(number-(?:rows|columns)-repeated\s*=\s*[\"'])([0-9]{1,20})")
_TABLES = re.compile(rb"<table:table(?=[\s>])")
_ROWS = re.compile(rb"<table:table-row\b([^<>]*)>(.*?)(?=<table:table-row\b|\Z)", re.DOTALL)
_CELLS = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]*)>")
_LINK = re.compile(r"<(?:\w+:)?hyperlink\s[^<>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMED = re.compile(r"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]*>")
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::.*)?")

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OSError, KeyError, UnicodeError,
)  # fmt: skip


class Packed(NamedTuple):
    """A spreadsheet packed anew, and where the cells of its sheets link to, by sheet and place.

    A place is the row and the column, both from 0.
    """

    data: bytes
    links: dict[str, dict[tuple[int, int], str]]


def packed_anew(data: bytes, file: str) -> Packed:
    """Unpack what is read of an xlsx or ods file, and pack it without the rest.

    Raises CommandError for what is no spreadsheet, is protected, or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, file)
    except _UNREADABLE:
        raise CommandError(DAMAGED, file=file) from None
    if "content.xml" in parts:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise CommandError(PROTECTED, file=file)
        parts["content.xml"] = _shortened(parts["content.xml"], file)
        return Packed(_packed(parts), {})
    longest = _longest_text(parts)
    for name in [name for name in parts if _SHEET.fullmatch(name)]:
        parts[name] = _EMPTY_ROW.sub(b"", _EMPTY.sub(b"", _require_plain(parts[name], file)))
        _require_bounded(parts[name], longest, file)
    return Packed(_packed(parts), _links(parts))


def _parts(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    """Unpack the parts that are wanted, no more of them together than is allowed."""
    members = archive.infolist()
    names = {each.filename.lower() for each in members}
    if "xl/workbook.bin" in names:
        raise CommandError(_BINARY, file=file)
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise CommandError(_NOT_A_SHEET, file=file)
    if len(members) > MOST_PARTS:
        raise CommandError(DAMAGED, file=file)
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for member in members:
        if not _WANTED.fullmatch(member.filename):
            continue
        with archive.open(member) as part:
            parts[member.filename] = part.read(left + 1)
        left -= len(parts[member.filename])
        if left < 0:
            raise CommandError(_TOO_LARGE, file=file, megabytes=LARGEST_UNPACKED // 2**20)
    kind = parts.get("mimetype", b"")
    if "xl/workbook.xml" not in names and kind and b"spreadsheet" not in kind:
        raise CommandError(_NOT_A_SHEET, file=file)
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return whole.getvalue()


def _require_plain(part: bytes, file: str) -> bytes:
    """Refuse a part in an encoding in which its cells could not be counted."""
    if b"\x00" in part[:100] or part[:2] in (b"\xfe\xff", b"\xff\xfe"):
        raise CommandError(DAMAGED, file=file)
    return part


def _longest_text(parts: dict[str, bytes]) -> int:
    texts = next(
        (each for name, each in parts.items() if name.lower().endswith("strings.xml")), b""
    )
    return max(map(len, texts.split(b"</si>")), default=0)


def _require_bounded(sheet: bytes, longest: int, file: str) -> None:
    last_row = last_column = 0
    for place in _PLACE.finditer(sheet):
        last_row = max(last_row, int(place["row"]))
        if place["column"]:
            last_column = max(last_column, column_number(place["column"].decode().upper()) + 1)
    copied = sum(1 for _ in _SHARED.finditer(sheet)) * longest
    if last_row * max(last_column, 1) > MOST_CELLS or copied > MOST_TEXT:
        raise CommandError(TOO_WIDE, file=file, most=MOST_CELLS)


def _shortened(content: bytes, file: str) -> bytes:
    """Repeat rows and cells of an ods file no more often than a list of accounts can need."""
    content = _require_plain(content, file)

    def fewer(match: re.Match[bytes]) -> bytes:
        return match[1] + str(min(int(match[2]), MOST_REPEATED)).encode()

    content = _REPEATED.sub(fewer, content)
    for table in _TABLES.split(content)[1:]:
        height = width = 0
        for row in _ROWS.finditer(table):
            height += _times(row[1])
            width = max(width, _width(row[2]) if b"<table:table-cell" in row[2] else 0)
        if height * width > MOST_CELLS:
            raise CommandError(TOO_WIDE, file=file, most=MOST_CELLS)
    return content


def _width(row: bytes) -> int:
    """Count the cells of a row to the last that holds something."""
    width = last = 0
    for cell in _CELLS.finditer(row):
        width += _times(cell[1])
        if not cell[1].endswith(b"/") or b"office:value" in cell[1]:
            last = width
    return last


def _times(tag: bytes) -> int:
    repeated = _REPEATED.search(tag)
    return int(repeated[2]) if repeated else 1


def column_number(letters: str) -> int:
    """Give the number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(number: int) -> str:
    """Write the number of a column, from 0, as its letters."""
    letters = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def _links(parts: dict[str, bytes]) -> dict[str, dict[tuple[int, int], str]]:
    """Find where cells link to. Nothing is said of what cannot be understood."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    relations = _relations(parts, "xl/_rels/workbook.xml.rels")
    for tag in _NAMED.findall(_text(parts, "xl/workbook.xml")):
        named = _attributes(tag)
        target = relations.get(named.get("id", ""), "").removeprefix("/xl/").removeprefix("/")
        name = f"xl/{target}" if not target.startswith("xl/") else target
        folder, _, last = name.rpartition("/")
        outward = _relations(parts, f"{folder}/_rels/{last}.rels")
        links: dict[tuple[int, int], str] = {}
        for link in map(_attributes, _LINK.findall(_text(parts, name)) if outward else ()):
            area = _AREA.fullmatch(link.get("ref", ""))
            to = outward.get(link.get("id", ""), "")
            if area and to:
                links[int(area[2]) - 1, column_number(area[1])] = to
        found[named.get("name", "")] = links
    return found


def _text(parts: dict[str, bytes], name: str) -> str:
    return parts.get(name, b"").decode("utf-8", "replace")


def _relations(parts: dict[str, bytes], name: str) -> dict[str, str]:
    each = map(_attributes, _RELATION.findall(_text(parts, name)))
    return {one.get("Id", ""): one.get("Target", "") for one in each}


def _attributes(tag: str) -> dict[str, str]:
    """Read the attributes of a tag, without the prefixes of their names."""
    return {
        name.rpartition(":")[2]: html.unescape(double or single)
        for name, double, single in _ATTRIBUTE.findall(tag)
    }
