"""How fast a spreadsheet of accounts and a list of messages are read in, beside reading alone.

To make a thousand files costs the disk something of its own, from 0.1 to 1 s, so that is measured
too: what is above it and reading is the tool's.

Run it by itself, where socialpolicy[import] is installed, with pandas and openpyxl:

    python tests/benchmarks/imports.py [ROWS]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
ROWS = 1000
RUNS = 2


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        accounts, messages = place / "accounts.xlsx", place / "messages.xlsx"
        _accounts(accounts, rows)
        _messages(messages, rows)
        for file, what in ((accounts, "accounts"), (messages, "messages")):
            print(f"{rows} {what}, the best of {RUNS}, seconds by the clock:")
            tool = ["-m", "socialpolicy", "--registry", "registry", "import", what, str(file)]
            _report("  import, to files written", [*tool, "--yes"], place)
            _report("  import, --dry-run", [*tool, "--dry-run"], place)
            if what == "accounts":
                alone = (
                    "import pathlib; "
                    f"[pathlib.Path('registry', str(n)).write_bytes(bytes(1200)) "
                    f"for n in range({rows})]"
                )
                _report("  as many files written alone", ["-c", alone], place)
            pandas = f"import pandas; pandas.read_excel({str(file)!r})"
            _report("  pandas.read_excel alone", ["-c", pandas], place)
            openpyxl = (
                f"import openpyxl; book = openpyxl.load_workbook({str(file)!r}, read_only=True); "
                "[row for row in book.active.iter_rows(values_only=True)]"
            )
            _report("  openpyxl alone", ["-c", openpyxl], place)


def _accounts(file: Path, rows: int) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Konton")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        headings = ["Plattform", "Namn", "Länk", "Förvaltning", "Ansvarig", "Ersättare", "Öppnad",
                    "Syfte", "Målgrupp", "Godkänt av"]  # fmt: skip
        sheet.write_row(0, 0, headings)
        for number in range(1, rows + 1):
            url = f"https://www.facebook.com/sidannummer{number}"
            row = ["Facebook", f"Sidan nummer {number}", url, "Kulturförvaltningen"]
            row += ["Bibliotekarie", "Kommunikatör", "", "Bli mer tillgängliga", "Alla"]
            row += ["Förvaltningschef"]
            for column, value in enumerate(row):
                if value:
                    sheet.write_string(number, column, value)
            sheet.write_datetime(number, 6, date(2015 + number % 10, 1 + number % 12, 5), day)


def _messages(file: Path, rows: int) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Logg")
        sheet.write_row(0, 0, ["Konto", "Mottaget", "Kanal", "Slag", "Ämne", "Hänvisning"])
        for number in range(1, rows + 1):
            received = f"2025-{1 + number % 12:02}-{1 + number % 28:02} {number % 24:02}:15"
            row = ["example", received, "kommentar", "fråga", f"Ärende {number}", f"r-{number}"]
            sheet.write_row(number, 0, row)


def _report(what: str, words: Sequence[str], place: Path) -> None:
    best = min(_seconds(words, place) for _ in range(RUNS))
    print(f"{what:28} {best:6.2f}")


def _seconds(words: Sequence[str], place: Path) -> float:
    shutil.rmtree(place / "registry", ignore_errors=True)
    shutil.copytree(BASE, place / "registry")
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, *words], cwd=place, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if ran.returncode:
        sys.exit(ran.stderr.decode())
    return taken


if __name__ == "__main__":
    main()
