"""What the whole house promises: light start-up, complete lists, one order, two languages."""

from __future__ import annotations

import ast
import pkgutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import socialpolicy
import socialpolicy.commands
import socialpolicy.formats
from socialpolicy import formats
from socialpolicy.commands import COMMANDS
from socialpolicy.rules import RULES
from socialpolicy.text import Text

PACKAGE = Path(socialpolicy.__file__).parent
HEAVY = ("pydantic", "ruamel", "yaml", "rich", "holidays", "ryml", "phonenumbers", "stdnum")
LONGEST_FILE = 400
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_starting_up_loads_nothing_heavy() -> None:
    asked = (
        "import sys; "
        "from socialpolicy.app import COMMANDS, command, program; "
        "program(), [command(name) for name in COMMANDS]; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    # Typer brings pydantic's core checks of its own; the models' pydantic is what costs.
    loaded = set(ran.stdout.split())
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_every_command_module_is_a_command() -> None:
    modules = {info.name for info in pkgutil.iter_modules(socialpolicy.commands.__path__)}
    assert modules == {subcommand.module for subcommand in COMMANDS.values()}


def test_every_format_of_check_is_a_module() -> None:
    found = {info.name for info in pkgutil.iter_modules(socialpolicy.formats.__path__)}
    assert set(formats.FORMATS) <= found


def test_rules_stand_in_the_order_of_their_codes() -> None:
    letters = "YAMPRTWX"
    order = [(letters.index(rule.code[0]), int(rule.code[1:])) for rule in RULES]
    assert order == sorted(set(order))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_say_what_they_hold_and_are_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with what it holds"
    assert text.count("\n") <= LONGEST_FILE, "this is usually two things"


def test_texts_are_written_in_both_languages() -> None:
    """No Swedish letters in English, and never the same sentence twice."""
    for text in _texts():
        if len(text.en.split()) > 4:
            assert text.sv != text.en
            assert not set("åäöÅÄÖ") & set(_unquoted(text.en)), text.en


def test_a_rules_own_words_need_no_finding() -> None:
    """They are shown by explain, where there is nothing to fill a place with."""
    for rule in RULES:
        for text in (rule.title, rule.why, rule.advice):
            for spoken in (text.sv, text.en):
                places = [name for _, name, _, _ in string.Formatter().parse(spoken) if name]
                assert places == [], f"{rule.code}: {spoken}"


def _texts() -> Iterator[Text]:
    for rule in RULES:
        yield from (rule.title, rule.says, rule.why, rule.advice)


def _unquoted(text: str) -> str:
    # The English texts name the letters and the plan that only Swedish has.
    swedish = ("å,", "ä", "ö", "dokumenthanteringsplan")
    return " ".join(word for word in text.split() if not word.startswith(swedish))
