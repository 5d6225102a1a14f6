"""The formats as a whole: their list, what they load, and what all of them promise."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from socialpolicy.formats import FORMATS, render
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict

EMPTY = Verdict((), "registry", datetime(2026, 11, 22, tzinfo=UTC), 21)


def test_the_formats_are_those_of_the_command_line() -> None:
    assert FORMATS == ("text", "short", "github", "json", "sarif", "junit", "markdown")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xml"):
        render("xml", EMPTY, Language.SWEDISH)


@pytest.mark.parametrize("name", FORMATS)
def test_a_verdict_without_findings_can_be_printed(name: str) -> None:
    text = render(name, EMPTY, Language.SWEDISH)
    assert text.endswith("\n") or (name in ("github", "short") and not text)


def test_the_list_of_formats_is_cheap_and_formats_see_findings_only() -> None:
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import socialpolicy.formats as formats\n"
        "heavy = {'json', 'xml', 'rich', 'pydantic', 'ruamel', 'socialpolicy.finding'}\n"
        "assert not heavy & (set(sys.modules) - before)\n"
        "from importlib import import_module\n"
        "for name in formats.FORMATS: import_module(f'socialpolicy.formats.{name}')\n"
        "above = ('socialpolicy.register', 'socialpolicy.yaml', 'socialpolicy.rules')\n"
        "assert not [name for name in sys.modules if name.startswith(above)]\n"
        "assert not {'rich', 'pydantic', 'ruamel', 'holidays'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
