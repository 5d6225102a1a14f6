"""Keys at a real terminal: what an editor of lines and a list do with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.terminal.conftest import Begin

UP, DOWN, END, BACKSPACE, ERASE = "\x1b[A", "\x1b[B", "\x1b[F", "\x7f", "\x15"
PASTED = "\x1b[200~{}\x1b[201~"
MUSEUM = ("open-account", "--url", "x.com/museet", "--name", "Museet")


def test_what_is_written_takes_the_place_of_what_is_suggested(begin: Begin) -> None:
    """A suggestion is marked whole: `?` and `<` work beside it, and nobody has to erase it."""
    person = begin("confirm-banner", "kommunen-x")
    person.press("byttes profilbilden", "?\r")
    person.press("Policyn säger", "nyss\r")
    person.press("nyss är ingen dag.", "<\r")
    person.press("Det här är den första frågan.", "18 nov\r")
    person.sees("Vilken dag bekräftades", person.at)
    person.sees("> 18 nov")
    assert person.breaks_off() == 130


def test_what_is_pasted_takes_the_place_of_what_is_suggested(begin: Begin) -> None:
    """So does nothing at all, erased with a key: neither goes on from the suggestion."""
    person = begin("confirm-banner", "kommunen-x")
    person.press("byttes profilbilden", PASTED.format("18 nov") + "\r")
    person.sees("→ 18 november 2026", person.at)
    person.press("Vilken dag bekräftades", f"{ERASE}19 nov\r")
    person.sees("→ 19 november 2026", person.at)
    assert person.breaks_off() == 130


def test_marks_digits_and_letters_at_a_list(begin: Begin) -> None:
    person = begin("hand-over-account", "bibliotek-facebook")
    person.press("Vilket uppdrag lämnas över?", "<\r")
    person.press("Det här är den första frågan.", "?\r")
    person.press("Policyn säger", "2\r")
    person.sees("> 2 Ersättarens", person.at)
    person.press("Vilken roll blir ny ersättare?", "<\r")
    person.press("Vilket uppdrag lämnas över?", "den a\r")
    person.sees("> 1 Den ansvarigas", person.at)
    assert person.breaks_off() == 130


def test_the_end_of_the_line_goes_on_from_the_suggestion(begin: Begin) -> None:
    person = begin(*MUSEUM, "--opened", "1 dec", "--kind", "operational", "--unit", "kulturskolan")
    person.press("Vilket syfte", "Nå fler\r")
    person.press("Vilka vänder sig", "<\r")
    person.press("Vilket syfte", f"{END} än nu\r")
    person.press("Vilka vänder sig", "<\r")
    person.sees("> Nå fler än nu", person.at)
    assert person.breaks_off() == 130


def test_a_control_character_that_was_pasted(begin: Begin) -> None:
    person = begin(*MUSEUM, "--opened", "1 dec", "--kind", "operational", "--unit", "kulturskolan")
    person.press("Vilket syfte", PASTED.format("a\x07b") + "\r")
    person.press("osynligt styrtecken, U+0007", PASTED.format("- x: # 🎭 שלום") + "\r")
    person.sees("Vilka vänder sig", person.at)
    assert person.breaks_off() == 130


def test_arrows_go_down_and_up_a_list_and_round_it(begin: Begin) -> None:
    person = begin("hand-over-account", "bibliotek-facebook")
    # From the first of all one step up leads to the last, which goes back.
    person.press("Vilket uppdrag lämnas över?", f"{DOWN}{UP}{UP}\r")
    person.press("Det här är den första frågan.", f"{DOWN}\r")
    person.sees("ersättare", person.at)
    person.sees("Uppdraget till ersättaren 1/", person.at)
    assert person.breaks_off() == 130


def test_what_is_typed_at_a_long_list_finds_or_does_nothing(begin: Begin, folder: Path) -> None:
    """Enter after stray letters must not answer for whichever happens to be first."""
    file = folder / "registry" / "accounts" / "kommunen-x.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nname: ", "\nname: Ärligt ", 1), encoding="utf-8")
    person = begin("confirm-banner")
    person.press("Vilket konto gäller det?", "?\r")
    person.sees("Ingen träff. Sudda för att se alla.")
    person.process.send(f"{ERASE}qqq\r")
    person.ready()
    assert "Bannern 1" not in person.shown
    person.sees("Ingen träff. Sudda för att se alla.")
    person.process.send(f"{BACKSPACE * 3}zz{ERASE}ärlig")
    person.ready()
    person.process.send("\r")
    person.sees("byttes profilbilden", person.at)
    person.sees("> kommunen-x: bekräftad den 2 mars 2026 · Ärligt Degerfors kommun, X")
    assert person.breaks_off() == 130


def test_a_window_that_is_made_narrower(begin: Begin) -> None:
    person = begin("confirm-banner", "kommunen-x")
    person.sees("byttes profilbilden")
    person.ready()
    person.resize(50)
    person.answer("> ", None)
    person.answer("Vilken dag bekräftades", None)
    person.answer("Vilken roll bekräftade", None)
    person.answer("Var finns beviset", "KS 2026/9")
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    assert "Traceback" not in person.raw
