"""The help of every command, in both languages, as it is shown at a screen of 80 columns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from socialpolicy.commands import whole_names

PAGES = Path(__file__).parent / "help"
NAMES = ("main", *whole_names())

# The words of options are chosen when the modules are loaded: so a process for each language,
# which prints every page.
EVERY_PAGE = """
import contextlib, io, json, sys
from socialpolicy.app import main
pages = {}
for name in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()) as page, contextlib.suppress(SystemExit):
        main(["--help"] if name == "main" else [*name.split(), "--help"])
    pages[name] = page.getvalue()
print(json.dumps(pages))
"""


@pytest.fixture(scope="module", params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(language: str) -> dict[str, str]:
    screen = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", EVERY_PAGE, *NAMES],
        env={**os.environ, **screen, "SOCIALPOLICY_LANG": language},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    printed: dict[str, str] = json.loads(ran.stdout)
    return printed


@pytest.mark.parametrize("name", NAMES)
def test_help(
    name: str, language: str, pages: dict[str, str], golden: Callable[[Path, str], None]
) -> None:
    golden(PAGES / _file(language, name), pages[name])


def test_every_file_is_the_page_of_a_command() -> None:
    files = {file.name for file in PAGES.iterdir()}
    assert files == {_file(each, name) for each in ("sv", "en") for name in NAMES}


def _file(language: str, name: str) -> str:
    return f"{language}.{name.replace(' ', '-')}.txt"
