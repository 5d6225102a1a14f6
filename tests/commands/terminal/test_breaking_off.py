"""Ctrl-C, the end of what can be typed, and a terminal that is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.terminal.conftest import Begin


def drafts(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").glob("*-account-*.json"))


def test_ctrl_c_at_a_line(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.sees("Vad heter sidan")
    assert person.breaks_off() == 130
    assert "Fortsätt med: socialpolicy open-account --resume" in person.shown
    assert "Traceback" not in person.raw
    assert len(drafts(folder)) == 1


def test_ctrl_c_in_a_list(begin: Begin, folder: Path) -> None:
    person = begin("close-account")
    person.sees("Vilket konto gäller det?")
    assert person.breaks_off() == 130
    assert "Avbrutet. Ingenting är skrivet." in person.shown
    assert "Traceback" not in person.raw
    assert drafts(folder) == []


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_the_end_of_what_can_be_typed(begin: Begin, term: str) -> None:
    person = begin("open-account", TERM=term)
    person.press("Kontot 1/5", "\x04")
    assert person.ends() == 130
    assert "Avbrutet." in person.shown


def test_a_closed_terminal_keeps_the_draft(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.sees("Vad heter sidan")
    person.process.close(force=True)
    assert len(drafts(folder)) == 1
    person = begin("open-account", "--resume")
    person.sees("Kontot 2/5, avsnitt 1 Vad heter sidan")
    assert person.breaks_off() == 130
