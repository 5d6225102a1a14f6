"""CSV and workbooks opened by LibreOffice, and read back from it."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import found, socialpolicy

pytestmark = pytest.mark.browser

TEXT = "Text - txt - csv (StarCalc)"
QUOTE, COMMA, UTF_8 = ord('"'), ord(","), 76
EVERY_SHEET = -1
SEPARATORS = {"csv": ",", "csv-excel": ";"}


def opened(file: Path, reading: str | None = None) -> dict[str, list[list[str]]]:
    """Open a file in LibreOffice, save it as CSV, and give its sheets by name."""
    folder = file.parent / "read"
    writing = f"{COMMA},{QUOTE},{UTF_8},1,,0,false,true,false,false,false,{EVERY_SHEET}"
    subprocess.run(
        [
            found("soffice"),
            f"-env:UserInstallation={(file.parent / 'profile').as_uri()}",
            "--headless",
            *([f"--infilter={TEXT}:{reading}"] if reading else []),
            "--convert-to",
            f"csv:{TEXT}:{writing}",
            "--outdir",
            folder,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {
        sheet.stem.removeprefix(f"{file.stem}-"): rows_of(sheet, ",")
        for sheet in folder.glob("*.csv")
    }


def rows_of(file: Path, separator: str) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as written:
        return list(csv.reader(written, delimiter=separator))


def contacts(folder: Path, form: str) -> Path:
    """Write the contacts of the sample register, in Swedish."""
    file = folder / f"kontakter.{'xlsx' if form == 'excel' else 'csv'}"
    socialpolicy("report", "contacts", "--format", form, "--output", str(file))
    return file


@pytest.mark.parametrize("form", SEPARATORS)
def test_csv_opens_with_its_columns_and_swedish_letters(form: str, tmp_path: Path) -> None:
    file = contacts(tmp_path, form)
    separator = SEPARATORS[form]
    (rows,) = opened(file, f"{ord(separator)},{QUOTE},{UTF_8},1").values()
    assert rows == rows_of(file, separator)
    assert {len(row) for row in rows} == {9}
    assert any(letter in str(rows) for letter in "åäö")


def test_a_workbook_opens_with_a_sheet_for_the_table(tmp_path: Path) -> None:
    about, table = opened(contacts(tmp_path, "excel")).values()
    if len(about) > len(table):
        about, table = table, about
    written = rows_of(contacts(tmp_path, "csv-excel"), ";")
    assert len(table) == len(written)
    # Lists are parted by commas here and by semicolons there; the rest is the same.
    without_lists = [[*row[:7], *row[8:]] for row in table]
    assert without_lists == [[*row[:7], *row[8:]] for row in written]
    assert "Exempel" in str(about) or "kommun" in str(about)
