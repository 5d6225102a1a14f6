"""Real terminals of every kind: with colour, without it, and without a cursor to move."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.terminal.conftest import Begin

STYLE = re.compile(r"\x1b\[([0-9;]*)m")
INVERSE = {"", "0", "0;7"}
"""The only style without colour: it marks what is suggested."""


@pytest.mark.parametrize("no_colour", ["", "1"])
def test_weight_tells_things_apart_where_colour_is_allowed(begin: Begin, no_colour: str) -> None:
    person = begin("close-account", "flytta-hit-instagram", columns=60, NO_COLOR=no_colour)
    person.answer("Vilken dag avslutas kontot?", "idag")
    person.sees("Vilken chef tillfrågades", person.at)
    assert person.breaks_off() == 130
    styles = set(STYLE.findall(person.raw))
    assert (styles <= INVERSE) == bool(no_colour)


def test_lines_alone(begin: Begin, folder: Path) -> None:
    """TERM=dumb: numbered lists, a why, a way back, and not one escape sequence."""
    person = begin("close-account", TERM="dumb")
    person.sees("flytta-hit-instagram")
    number = re.search(r"(\d+)\. flytta-hit-instagram", person.shown)
    assert number
    for text in (
        "inget", number[1], "?", "idag", "<", "", "Chef 🎭", "2 nov", "-", "3 nov",
        "4 nov", "KS 2026/41", "-", "1",
    ):  # fmt: skip
        person.ready()
        person.process.send(f"{text}\n")
    person.sees("När kontot är avslutat: uppdatera dokumenthanteringsplanen")
    assert person.ends() == 0
    assert "\x1b" not in person.raw
    written = (folder / "registry/accounts/flytta-hit-instagram.yaml").read_text(encoding="utf-8")
    assert "  manager: {role: Chef 🎭, asked: 2026-11-02}\n" in written


def test_a_whole_way_with_every_kind_of_question(begin: Begin, folder: Path) -> None:
    person = begin("hand-over-account", "bibliotek-facebook", columns=60, SOCIALPOLICY_LANG="en")
    person.choose("Which assignment is handed over?", 1)
    person.choose("Which role becomes the new deputy?", 1)
    person.answer("", "Bibliotekarie, digitalt")
    person.answer("reaches the deputy?")
    person.answer("Which manager gave the deputy")
    person.answer("was the deputy given", "20 nov")
    person.answer("assignment of the deputy")
    person.answer("was the deputy told", "-")
    person.answer("Which roles can log in")
    person.choose("What should happen to the absences?")
    person.choose("What do you want to do?")
    person.sees("Then open a pull request, so that the coordinator sees it before it takes effect.")
    assert person.ends() == 0
    written = (folder / "registry/accounts/bibliotek-facebook.yaml").read_text(encoding="utf-8")
    assert "Bibliotekarie, digitalt" in written
