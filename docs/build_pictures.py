"""Makes the README's pictures of a report: as a terminal shows it, and as a page.

Run `python docs/build_pictures.py` after a change to how reports look or to the sample. It needs
Chromium or Chrome for the page. What the pictures were made from is kept as hashes, in
`docs/pictures/made-from.json`, by which a test says when they are old.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from socialpolicy.register.reader import read_register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.period import read_period
from socialpolicy.reports.rendering import html, text
from socialpolicy.reports.report.run import compiled
from socialpolicy.text import Language

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "tests" / "sample"

REPORT = "response-times"
PERIOD = "2026-Q3"
AS_OF = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
COLUMNS, LINES = 80, 31
PAGE_WIDTH, PAGE_HEIGHT = 1040, 1060


def sources() -> dict[str, str]:
    """Give what each picture is made from, by the picture's name: the sample's report, twice."""
    register = read_register(SAMPLE, AS_OF)
    asked = Asked(read_period(PERIOD, register.today))
    reports = compiled([REPORT], register, asked, Language.SWEDISH)
    shown = text.render(reports, Language.SWEDISH, colour=True, width=COLUMNS)
    return {
        "report-in-terminal.svg": "".join(shown.splitlines(keepends=True)[:LINES]),
        "report-as-page.png": html.render(reports, Language.SWEDISH),
    }


def hashes() -> dict[str, str]:
    """Give the SHA-256 of what each picture is made from."""
    return {name: hashlib.sha256(made.encode()).hexdigest() for name, made in sources().items()}


def draw_terminal(shown: str, file: Path) -> None:
    """Draw coloured text as a terminal, in whatever monospaced type the reader has."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text as RichText

    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(RichText.from_ansi(shown.rstrip("\n")))
    title = f"socialpolicy report {REPORT} --period {PERIOD}"
    # No picture asks another place for its type.
    form = re.sub(
        r"@font-face \{\{.*?^    \}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL | re.MULTILINE
    )
    svg = console.export_svg(title=title, code_format=form, unique_id="terminal")
    file.write_text(svg, encoding="utf-8", newline="\n")


def photograph_page(page: str, file: Path) -> None:
    """Take a picture of the top of a page, as Chromium shows it. Exits when there is none."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Install Chromium or Chrome, and put it on the PATH.")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "page.html"
        written.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                f"--window-size={PAGE_WIDTH},{PAGE_HEIGHT}",
                f"--screenshot={file}",
                written.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Make both pictures, and write down what they were made from."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    terminal, page = sources().items()
    draw_terminal(terminal[1], FOLDER / terminal[0])
    photograph_page(page[1], FOLDER / page[0])
    made_from = json.dumps(hashes(), indent=2) + "\n"
    (FOLDER / "made-from.json").write_text(made_from, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
