"""Files that are broken, enormous or not what they say: a sentence, and soon."""

from __future__ import annotations

import contextlib
import io
import struct
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.imports import archive
from socialpolicy.imports.old_workbook import EncryptedError, cells_reached
from tests.imports.sheets import HEADINGS, account, compound, write, xls, xlsx

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
END = b"</sheetData>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
GOOD = xlsx({"Blad1": [HEADINGS, account(1)]})
RC4 = struct.pack("<HHH", 1, 1, 1) + bytes(range(48))
"""What Excel 97 writes of its encryption: kind, version, salt, verifier ([MS-XLS] 2.4.117)."""

AGILE = (
    b"\x04\x00\x04\x00\x40\x00\x00\x00"
    b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
)
"""What Excel 2010 and later write of theirs ([MS-OFFCRYPTO] 2.3.4.10)."""

PACKAGE = struct.pack("<Q", len(GOOD)) + bytes(each ^ 0xA7 for each in GOOD)
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"


def changed(
    data: bytes, changes: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, bytes]
) -> bytes:
    """Change parts of a packed file, and add others."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, changes.get(name, bytes)(before.read(name)))
        for name, part in added.items():
            after.writestr(name, part)
    return whole.getvalue()


def rows_added(rows: bytes) -> bytes:
    return changed(GOOD, {SHEET: lambda sheet: sheet.replace(END, rows + END)}, {})


def ods(rows: str, manifest: str = "") -> bytes:
    """Make an ods file of the XML of its rows."""
    whole = io.BytesIO()
    content = (
        f'<office:document-content xmlns:office="{NAMESPACE}:office:1.0" '
        f'xmlns:table="{NAMESPACE}:table:1.0" xmlns:text="{NAMESPACE}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{NAMESPACE}:manifest:1.0">'
            f"{manifest}</manifest:manifest>",
        )
    return whole.getvalue()


def ods_row(cells: list[object], repeated: str = "") -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"{repeated}><text:p>{cell}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rows_added(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "sträcker sig över"),
        (rows_added(b"<row r='1048576'><c r = 'XFD9'><v>1</v></c></row>"), "sträcker sig över"),
        (GOOD[: len(GOOD) // 2], "är skadad"),
        (b"PK\x03\x04" + b"x" * 500, "är skadad"),
        (OLE + b"x" * 500, "är skadad"),
        (OLE + "Workbook".encode("utf-16-le") + b"x" * 5000, "är skadad"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"x" * 500, "skyddad med lösenord"),
        (compound({"EncryptionInfo": AGILE, "EncryptedPackage": PACKAGE}), "skyddad med lösenord"),
        (xls([(0, 0, "Länk")], password=RC4), "skyddad med lösenord"),
        (xls([(0, 0, "Länk")], password=b"\x00\x00\x59\xb3\x0a\x9a"), "skyddad med lösenord"),
        (xls([(0, 0, "Länk")], password=RC4)[:3000], "skadad|lösenord"),
        (compound({"WordDocument": b"x"}), "är skadad"),
        (b"\xff\xfe\x00", "är tom"),
        (b"\xff\xfeL\x00\xe4\x00n\x00k\x00;\x00N", "inga rubriker|ingen rad|--map"),
        (b"\xfe\xff\x00", "är tom"),
        (ods("", "<manifest:encryption-data/>"), "skyddad med lösenord"),
        (changed(GOOD, {}, {"xl/workbook.bin": b"x"}), "xlsb-fil"),
        (b"PK\x05\x06" + b"\x00" * 18, "går inte att läsa"),
        (b"%PDF-1.7\n", "en pdf"),
        (b"\xef\xbb\xbf<html><table></table>", "en webbsida"),
        (b"\x89PNG\r\n", "en bild"),
        (bytes(range(256)) * 20, "går inte att läsa som kalkylblad"),
        (b"\x00" * 5000, "är tom"),
        (b"", "är tom"),
        (("Länk;Namn\n" + 'https://a.se;"' + "x" * 200_000).encode(), "fler än 100000 tecken"),
        (("Länk\n" + "a\n" * 50_002).encode(), "fler än 50000 rader"),
        (b"ett;tre\n1;3\n", "--map A=url"),
    ],
    ids=range(27),
)
def test_what_cannot_be_read_is_a_sentence(
    ask: Ask, tmp_path: Path, data: bytes, said: str
) -> None:
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert any(part in ran.err for part in said.split("|")), ran.err
    assert ran.err.startswith("socialpolicy: ")
    assert "Något gick fel" not in ran.err


def test_a_file_that_unpacks_beyond_all_bounds_is_not_unpacked(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 2**20)
    file = write(tmp_path / "k.xlsx", rows_added(b" " * 50_000_000))
    tracemalloc.start()
    ran = ask("import", "accounts", file, "--dry-run")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ran.code == 2
    assert "större än 1 MB när den packas upp" in ran.err
    assert most < 30_000_000


def test_a_long_text_in_many_cells_is_refused(ask: Ask, tmp_path: Path) -> None:
    row = b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>'
    cells = b"".join(row % (number, number) for number in range(9, 60_000))
    long = b"<si><t>%s</t></si></sst>" % (b"x" * 32_000)
    data = changed(
        GOOD,
        {
            STRINGS: lambda text: text.replace(b"</sst>", long),
            SHEET: lambda sheet: sheet.replace(END, cells + END),
        },
        {},
    )
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--dry-run")
    assert ran.code == 2
    assert "sträcker sig över" in ran.err


@pytest.mark.parametrize(
    "data",
    [
        # A row that somebody has given a colour, and as many empty rows as a sheet can have.
        rows_added(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        rows_added(b"".join(b'<row r="%d"/>' % number for number in range(3, 100_000))),
        rows_added(b"".join(b'<row r="%d"><c s="1"></c></row>' % n for n in range(3, 9_000))),
        changed(GOOD, {}, {"xl/vbaProject.bin": OLE, "xl/externalLinks/link1.xml": b"<x/>"}),
        xlsx({f"Blad{n}": [["x", "y"]] for n in range(99)} | {"K": [HEADINGS, account(1)]}),
        ods(
            ods_row([*HEADINGS])
            + ods_row([*map(str, account(1))])
            + '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        ),
    ],
    ids=["far", "empty", "coloured", "macros", "sheets", "ods"],
)
def test_what_is_only_odd_is_read(ask: Ask, tmp_path: Path, data: bytes) -> None:
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--dry-run")
    assert ran.code == 0, ran.err
    assert "id: sidan-nummer-1-facebook\n" in ran.out


def test_a_sheet_that_is_only_locked_against_changes_is_read(ask: Ask, tmp_path: Path) -> None:
    lock = b'<sheetProtection password="CC1A" sheet="1" objects="1" scenarios="1"/>'
    data = changed(GOOD, {SHEET: lambda sheet: sheet.replace(END, END + lock)}, {})
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--dry-run")
    assert ran.code == 0, ran.err
    assert "id: sidan-nummer-1-facebook\n" in ran.out


def test_a_hundred_sheets_of_accounts_are_bounded(ask: Ask, tmp_path: Path) -> None:
    data = xlsx({f"Blad{n}": [HEADINGS, account(n)] for n in range(100)})
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", data), "--dry-run")
    assert ran.code == 0, ran.err
    assert ran.out.count("\nid: ") == 1
    last = ask("import", "accounts", str(tmp_path / "k.xlsx"), "--dry-run", "--sheet", "Blad99")
    assert "id: sidan-nummer-99-facebook\n" in last.out


@pytest.mark.parametrize(
    ("written", "opened", "places"),
    [
        (["01/02/2019"], [None], "C2"),
        (["1-2-2019"], [None], "C2"),
        (["01/02/2019", "03/04/2020"], [None, None], "C2–C3"),
        # A day that can only be read one way settles the others of its column.
        (["01/02/2019", "25/03/2019"], ["2019-02-01", "2019-03-25"], ""),
        (["01/02/2019", "12/25/2019"], [None, "2019-12-25"], "C2"),
        (["01/02/2019", "25/03/2019", "12/25/2019"], [None, "2019-03-25", "2019-12-25"], "C2"),
        (["02/02/2019"], ["2019-02-02"], ""),
        (["2019-02-01"], ["2019-02-01"], ""),
        (["2019/02/01"], ["2019-02-01"], ""),
        (["1.2.2019"], ["2019-02-01"], ""),
        (["1/2 2019"], ["2019-02-01"], ""),
        (["1 februari 2019"], ["2019-02-01"], ""),
    ],
)
def test_a_day_that_can_be_two_is_told_by_its_cell_and_left_out(
    ask: Ask, tmp_path: Path, written: list[str], opened: list[str | None], places: str
) -> None:
    lines = [
        f"https://www.facebook.com/sida{n};Kulturförvaltningen;{day}\n"
        for n, day in enumerate(written)
    ]
    file = write(tmp_path / "k.csv", "Länk;Förvaltning;Startdatum\n" + "".join(lines))
    ran = ask("import", "accounts", file, "--dry-run")
    assert ran.code == 0
    days = [line.removeprefix("opened: ") for line in ran.out.splitlines() if "opened: " in line]
    assert days == [day for day in opened if day]
    said = [line for line in ran.err.splitlines() if "två olika dagar" in line]
    assert [line.strip("- ").partition(": ")[0] for line in said] == ([places] if places else [])


def test_cells_that_are_repeated_beyond_bounds_are_refused(ask: Ask, tmp_path: Path) -> None:
    row = ods_row(["x"], ' table:number-columns-repeated="16384"').replace(
        "<table:table-row", '<table:table-row table:number-rows-repeated="1000000"'
    )
    data = ods(ods_row([*HEADINGS]) + row * 50)
    ran = ask("import", "accounts", write(tmp_path / "k.ods", data), "--dry-run")
    assert ran.code == 2
    assert "sträcker sig över" in ran.err


CSV = "Länk;Namn;Förvaltning\nhttps://www.facebook.com/a1;Sjö & å;Kulturförvaltningen\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        CSV.replace("\n", "\r\n", 1).encode(),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode(),
        ("sep=;\r\n" + CSV).encode(),
        CSV.replace("Sjö", "S\x00jö").encode(),
        ("\n\n" + CSV).encode(),
    ],
    ids=range(14),
)
def test_csv_however_it_was_written(ask: Ask, tmp_path: Path, data: bytes) -> None:
    ran = ask("import", "accounts", write(tmp_path / "k.csv", data), "--dry-run")
    assert ran.code == 0, ran.err
    assert "\nname: Sjö & å\n" in ran.out


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\x1b[31mröd", "\u202etxet", "[bold]x[/bold]",
     "{name}", "a: b # c", "- x", "*ref", "!!python/object", "%s", "null"],
)  # fmt: skip
def test_hostile_texts_are_only_text(ask: Ask, tmp_path: Path, text: str) -> None:
    rows = [HEADINGS, account(1, name=text, role=text)]
    file = write(tmp_path / "k.xlsx", xlsx({"Blad1": rows}))
    assert ask("import", "accounts", file, "--yes").code == 0
    ran = ask("check", "--select", "Y01,Y02,Y03,Y04,Y05,Y06")
    assert ran.code == 0, ran.out
    shown = ask("accounts").out + ran.err
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_without_the_library_csv_is_read_and_the_line_to_paste_is_given(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    ran = ask("import", "accounts", write(tmp_path / "k.xlsx", GOOD), "--dry-run")
    assert ran.code == 2
    assert "pip install 'socialpolicy[import]'" in ran.err
    assert ask("import", "accounts", write(tmp_path / "k.csv", CSV), "--dry-run").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "Q9=url"), "Ingen kolumn heter q9"),
        (("--map", "url"), "likhetstecken"),
        (("--map", "A=väder"), "Välj bland url"),
        (("--set", "handle=x"), "går inte"),
        (("--set", "responsible.role=Anna Karlsson"), "namnet på en person"),
        (("--sheet", "Blad2"), "Menar du Blad1?"),
    ],
)
def test_options_that_are_wrong(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    file = write(tmp_path / "k.xlsx", GOOD)
    ran = ask("import", "accounts", file, "--dry-run", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("file", ["finns-inte.xlsx", "."])
def test_no_file(ask: Ask, file: str) -> None:
    ran = ask("import", "accounts", file)
    assert (ran.code, ran.out) == (2, "")
    assert "finns inte" in ran.err or "är en mapp" in ran.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xls([(0, 0, "Länk"), (65_535, 255, "x")]), "fler än 3000000 celler"),
        (xls([(0, 0, "Länk"), (9_999, 255, "x")], sheets=40), "fler än 3000000 celler"),
        (xls([(0, 0, "Länk")], size=(0, 2**32 - 1, 0, 2**16 - 1)), "är skadad"),
        (xls([(0, 0, "Länk")])[:600], "är skadad"),
    ],
    ids=["a far corner", "forty sheets that are one", "an impossible size", "a half"],
)
def test_an_xls_file_is_refused_before_there_is_room_for_its_cells(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", lambda _: pytest.fail("it was read"))
    ran = ask("import", "accounts", write(tmp_path / "k.xls", data), "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_cells_of_an_xls_file_are_counted_between_the_first_and_the_last() -> None:
    # Rows 2-5 and columns 1-3 of two sheets.
    assert cells_reached(xls([(2, 3, "a"), (5, 1, "b")], sheets=2)) == 4 * 3 * 2


def test_an_xls_file_is_read(ask: Ask, tmp_path: Path) -> None:
    rows = [HEADINGS, account(1, opened="2020-03-01")]
    cells = [(r, c, str(value)) for r, row in enumerate(rows) for c, value in enumerate(row)]
    ran = ask("import", "accounts", write(tmp_path / "k.xls", xls(cells)), "--dry-run", "--yes")
    assert ran.code == 0, ran.err
    assert "opened: 2020-03-01" in ran.out


@given(st.lists(st.tuples(st.integers(0, 6000), st.binary(min_size=1, max_size=8)), max_size=8))
def test_a_damaged_xls_file_is_counted_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(xls([(0, 0, "Länk"), (3, 4, "x")]))
    for place, other in changes:
        data[place : place + len(other)] = other
    with contextlib.suppress(ValueError, EncryptedError):
        assert cells_reached(bytes(data)) >= 0
