"""What the whole house promises: light start-up, complete lists, one order, two languages."""

from __future__ import annotations

import ast
import pkgutil
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

import socialpolicy.formats
from socialpolicy import formats
from socialpolicy.commands import subcommand, whole_names
from socialpolicy.rules import RULES
from socialpolicy.text import Text
from tests import house

MANY = {"commands", "rules", "platforms", "formats", "forms", "reports"}
"""The rooms that hold many of a kind, each named for what it is about."""

ENTRANCES = {"__main__", "app"}
LONG_ENOUGH = 80
"""So many lines are a thing of their own, also where only one other module needs it."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc",
               "manager", "managers", "service", "services"}  # fmt: skip

HEAVY = (
    "pydantic",
    "ruamel",
    "yaml",
    "rich",
    "holidays",
    "ryml",
    "phonenumbers",
    "stdnum",
    "python_calamine",
    "PIL",
    "fontpkg_source_sans_3",
)
LONGEST_FILE = 400


def test_starting_up_loads_nothing_heavy() -> None:
    asked = (
        "import sys; "
        "from socialpolicy.app import command, program; "
        "from socialpolicy.commands import whole_names; "
        "program(), [command(name) for name in whole_names()]; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    # Typer brings pydantic's core checks of its own; the models' pydantic is what costs.
    loaded = set(ran.stdout.split())
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_folder_of_commands_is_the_list_of_them() -> None:
    alone = [name for name in whole_names() if not subcommand(name).parts]
    named = {name.replace("-", "_").replace(" ", "_") for name in alone}
    assert set(_names_in("commands")) == named


def test_the_folder_of_rules_is_the_list_of_them() -> None:
    modules = [name.rpartition(".")[2] for name in _names_in("rules")]
    assert sorted(modules) == sorted(rule.name.replace("-", "_") for rule in RULES)


def test_every_format_of_check_is_a_module() -> None:
    found = {info.name for info in pkgutil.iter_modules(socialpolicy.formats.__path__)}
    assert set(formats.FORMATS) <= found


def test_rules_stand_in_the_order_of_their_codes() -> None:
    letters = "YAMPRTWX"
    order = [(letters.index(rule.code[0]), int(rule.code[1:])) for rule in RULES]
    assert order == sorted(set(order))


@pytest.mark.parametrize("name", house.modules())
def test_modules_say_what_they_hold_and_are_short(name: str) -> None:
    text = house.modules()[name].read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with what it holds"
    assert house.lines(name) <= LONGEST_FILE, "this is usually two things"


def test_a_module_that_one_other_imports_is_one_of_many_or_long() -> None:
    """Else it is a part of the other that was cut off, and is merged into it."""
    cut_off = {
        name
        for name, by in house.importers().items()
        if len(by) < 2
        and house.lines(name) <= LONG_ENOUGH
        and house.room(name) not in MANY
        and not house.is_package(name)
        and name not in ENTRANCES
    }
    assert cut_off == set()


def test_no_name_is_given_twice() -> None:
    """But for what is named for its subject: a command, a rule, a form, a report, a format."""
    outside = Counter(
        name.rpartition(".")[2]
        for name in house.modules()
        if house.room(name) not in MANY and not house.is_package(name)
    )
    twice = {name for name, times in outside.items() if times > 1 and name != "errors"}
    for room in MANY - {"reports"}:
        names = Counter(name.rpartition(".")[2] for name in _names_in(room))
        twice |= {name for name, times in names.items() if times > 1}
    assert twice == set()


def test_names_say_what_is_held() -> None:
    parts = {part for name in house.modules() for part in name.split(".")}
    assert parts.isdisjoint(EMPTY_NAMES)


def test_imports_go_in_no_circle() -> None:
    """Late imports and those for types count too."""
    assert house.circles() == []


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


def _names_in(room: str) -> list[str]:
    """Give the modules of a room that are no packages, by their names in it."""
    return [
        name.removeprefix(f"{room}.")
        for name in house.modules()
        if house.room(name) == room and not house.is_package(name)
    ]


def _texts() -> Iterator[Text]:
    for rule in RULES:
        yield from (rule.title, rule.says, rule.why, rule.advice)


def _unquoted(text: str) -> str:
    # The English texts name the letters and the plan that only Swedish has.
    swedish = ("å,", "ä", "ö", "dokumenthanteringsplan")
    return " ".join(word for word in text.split() if not word.startswith(swedish))
