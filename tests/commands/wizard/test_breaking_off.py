"""Ctrl-C and a closed terminal keep the draft; so does a terminal that cannot show lists."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Begin


def drafts(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").glob("open-account-*.json"))


def test_ctrl_c_keeps_the_draft_for_its_owner_alone(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.answer("Vad heter sidan", "Museet")
    person.sees("Vilken dag öppnas kontot?")
    assert person.breaks_off() == 130
    assert "Fortsätt med: socialpolicy open-account --resume" in person.shown
    assert "Traceback" not in person.raw
    [draft] = drafts(folder)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert json.loads(draft.read_text())["answers"]["name"] == "Museet"
    person = begin("open-account", "--resume")
    person.sees("Utkast: Museet på X, ")
    assert "svar kvar." in person.shown
    person.sees("Kontot 3/5, avsnitt 1 Vilken dag öppnas kontot?")
    assert person.breaks_off() == 130


def test_breaking_off_before_anything_is_answered(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.sees("Vilken adress")
    assert person.breaks_off() == 130
    assert "Avbrutet. Ingenting är skrivet." in person.shown
    assert drafts(folder) == []


def test_ctrl_c_in_a_list(begin: Begin) -> None:
    person = begin("open-account", "--url", "https://blogg.degerfors.se")
    person.sees("Adressen säger inte vilken plattform det är.")
    assert person.breaks_off() == 130
    assert "--resume" in person.shown


def test_a_closed_terminal_keeps_the_draft(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.sees("Vad heter sidan")
    assert person.hangs_up() == 130
    assert len(drafts(folder)) == 1
    person = begin("open-account", "--resume")
    person.sees("Kontot 2/5, avsnitt 1 Vad heter sidan")
    assert person.breaks_off() == 130


def test_a_kept_draft_is_offered_and_not_replaced_in_silence(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.answer("Vad heter sidan", "Museet")
    person.sees("Vilken dag öppnas kontot?")
    assert person.breaks_off() == 130
    person = begin("open-account")
    person.choose("Du har ett utkast: Museet på X, från i dag kl. 12.00, 2 svar.")
    person.sees("Kontot 3/5")
    assert person.breaks_off() == 130
    person = begin("open-account")
    person.choose("Du har ett utkast: Museet på X, från i dag kl. 12.00, 2 svar.", 1)
    person.sees("Kontot 1/5")
    assert person.breaks_off() == 130
    assert len(drafts(folder)) == 1


def test_a_damaged_draft_is_none(begin: Begin, folder: Path) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", "x.com/museet")
    person.sees("Vad heter sidan")
    assert person.breaks_off() == 130
    [draft] = drafts(folder)
    draft.write_text('{"version": 1, "answers": {"name": {"a": 1}}, "asked": 3}')
    person = begin("open-account", "--resume")
    person.sees("Det finns inget sparat utkast.")
    assert person.ends() == 2


def test_a_terminal_of_lines_alone(begin: Begin, folder: Path) -> None:
    """TERM=dumb: numbered lists, and not one escape sequence."""
    person = begin("open-account", TERM="dumb")
    person.sees("Kontot 1/5")
    for text in (
        "?",
        "https://blogg.degerfors.se/museet",
        "9",
        "2",
        "Museets blogg",
        "1 dec",
        "<",
        "",
        "",
        "Kulturskolan",
    ):
        person.type(text)
    person.sees("Analysen 1/4, avsnitt 2 av 6 Vilket syfte har kontot?")
    assert "2. blogg" in person.shown
    assert "9 finns inte att välja på." in person.shown
    assert "[2026-12-01] >" in person.shown
    assert "\x1b" not in person.raw
    assert person.breaks_off() == 130
    [draft] = drafts(folder)
    answers = json.loads(draft.read_text())["answers"]
    asked = {
        "url": "https://blogg.degerfors.se/museet",
        "platform": "blog",
        "name": "Museets blogg",
        "opened": "2026-12-01",
        "kind": "operational",
        "crisis_channel": "false",
        "unit": "kulturskolan",
        "board": "kultur-och-utbildningsnamnden",
        "id": "museets-blogg-blog",
    }
    assert {key: answers[key] for key in asked} == asked


def test_the_end_of_what_can_be_typed(begin: Begin) -> None:
    for term in ("dumb", "xterm"):
        person = begin("open-account", TERM=term)
        person.sees("Kontot 1/5")
        assert person.hangs_up() == 130
        assert "Avbrutet." in person.shown
