"""What happens on the way: why, back, answers that are wrong, and answers left for later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Begin, Person

ALMOST = """\
url: instagram.com/museet.exempel
name: Museet i Degerfors
id: museet-i-degerfors-instagram
opened: 2026-12-01
analysis: {purpose: Nå fler, audience: Alla, message: Vad som visas, on: 2026-11-02}
kind: operational
crisis_channel: nej
unit: kulturskolan
board: kultur-och-utbildningsnamnden
manager: {role: Rektor, asked: 2026-11-03, anchored: 2026-11-10}
approval:
  by: Förvaltningschef
  body: Kultur- och utbildningsförvaltningens ledningsgrupp
  on: 2026-11-10
  reference: KUN 2026/311
coordinator_informed: i går
responsible:
  role: Antikvarie
  contact: museet@degerfors.se
  assignment: {by: Rektor, on: 2026-11-11, anchored: 2026-11-11}
  records_training: 2026-11-12
deputy:
  role: Museivärd
  contact: museet@degerfors.se
  assignment: {by: Rektor, on: 2026-11-11, anchored: 2026-11-11}
access: {roles: [Antikvarie, Museivärd], kept_in: Kommunens lösenordsvalv}
watch: {role: Antikvarie, every_working_days: 1}
archive_plan: {plan: Dokumenthanteringsplan KUN 2024, section: "3.9", recorded: 2026-11-12}
"""


def almost(folder: Path, *without: str) -> str:
    """Write a file with every answer but those of some lines, whose keys begin so."""
    kept = [line for line in ALMOST.splitlines() if not line.strip().startswith(without)]
    (folder / "svar.yaml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return "svar.yaml"


def whose(person: Person) -> None:
    """Say that a service runs the account, and which."""
    person.choose("Vilket slags konto")
    person.choose("Vilken enhet", "Kulturskolan")


def titles_at_the_end(person: Person) -> list[str]:
    """Give what there is to choose at the last question."""
    person.sees("Vad vill du göra?")
    return person.titles


def test_why_is_the_policys_own_sentence(begin: Begin) -> None:
    person = begin("open-account", "--url", "x.com/museet", "--name", "Museet", "--id", "museet-x")
    person.answer("Vilken dag öppnas kontot?", "1 dec")
    person.choose("Vilket slags konto", "? Varför")
    person.sees("har samordningsansvar för sociala medier")
    person.type("En verksamhets")
    person.choose("Vilken enhet", "Min enhet finns inte")
    person.sees("be samordnaren lägga till den i organisation.yaml")
    person.type("Kulturskolan")
    person.answer("Vilket syfte", "?")
    person.sees(
        "Policyn säger: ”När vi använder sociala medier ska vi först analysera syfte med "
        "kommunikationen, målgruppen och budskapet.” (Syftet med kommunens närvaro i sociala "
        "medier, 4)"
    )
    assert "Nå fler målgrupper" not in person.shown
    first = next(n for n, row in enumerate(person.rows) if row.startswith("  ”När vi använder"))
    assert person.rows[first + 1].startswith("  ")
    assert person.breaks_off() == 130


def test_an_account_that_is_registered_already(begin: Begin, folder: Path) -> None:
    file = "registry/accounts/bibliotek-facebook.yaml"
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if text.startswith("url:"))
    person = begin("open-account")
    person.answer("Vilken adress", "m.facebook.com/DegerforsBibliotek.exempel/?ref=x")
    person.sees("fel[A02]:")
    person.sees(f"Redan registrerat: {file}:{line}")
    person.sees("Rätta svaret, eller gå tillbaka med <.")
    person.answer("gå tillbaka", "https://www.facebook.com/sharer.php?u=x")
    person.sees("Adressen går inte att använda: adressen leder till ”sharer.php”")
    person.answer("adressen leder till", "facebook.com/museet.exempel")
    person.sees("Kontot 2/5")
    assert person.breaks_off() == 130


def test_answers_are_judged_as_they_are_given(begin: Begin) -> None:
    person = begin("open-account", "--url", "x.com/museet", "--name", "Museet", "--id", "museet-x")
    person.answer("Vilken dag öppnas", "snart")
    person.sees("snart är ingen dag. Skriv till exempel 2026-11-22, i går eller 20 nov.")
    person.answer("snart är ingen dag", "1 dec")
    whose(person)
    person.answer("Vilket syfte", "a\x07b")
    person.sees("osynligt styrtecken, U+0007")
    person.answer("osynligt styrtecken", "x" * 501)
    person.sees("fel[Y03]:")
    person.answer("Rätta svaret", "- x: # 🎭 שלום")
    person.answer("Vilka vänder sig", "0123")
    person.answer("Vad ska kontot berätta", "yes")
    person.answer("Vilken dag gjordes analysen?", "i morgon")
    person.sees("fel[A26]:")
    person.sees("23 november 2026")
    person.answer("Rätta svaret", "i går")
    person.sees("Vilken närmaste chef")
    assert person.breaks_off() == 130


def test_help_says_what_to_answer(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder, "body:"))
    end = person.sees("Kontrollen har inget att anmärka på.")
    person.choose("Vad vill du göra?", "Ändra ett svar")
    person.choose("Vilket svar vill du ändra?", "Ledning")
    person.answer("I vilken lednings namn togs beslutet?", "En annan ledning")
    own = "Kultur- och utbildningsförvaltningens ledningsgrupp"
    person.sees(f"Har ledningen redan beslutat, skriv: {own} Rätta svaret")
    person.answer("Rätta svaret", own)
    person.sees("Kontrollen har inget att anmärka på.", person.at)
    assert person.shown.count("Museet i Degerfors på Instagram", end) == 0
    assert person.breaks_off() == 130


def test_going_back_keeps_what_was_answered(begin: Begin) -> None:
    person = begin("open-account", "--url", "x.com/museet", "--name", "Museet", "--id", "museet-x")
    person.answer("Vilken dag öppnas", "<")
    person.sees("Det här är den första frågan.")
    person.answer("Det här är den första frågan.", "1 dec")
    whose(person)
    person.answer("Vilket syfte", "Nå fler")
    person.answer("Vilka vänder sig", "<")
    person.at = person.sees("Vilket syfte", person.at)
    assert person.suggestion == "Nå fler"
    person.type("Nå fler än nu")
    person.answer("Vilka vänder sig", "Alla")
    person.answer("Vad ska kontot berätta", "Allt")
    person.answer("Vilken dag gjordes", "2 nov")
    person.choose("Vilken närmaste chef", "< Tillbaka")
    person.answer("Vilken dag gjordes", None)
    person.sees("Vilken närmaste chef", person.at)
    person.sees("> Nå fler än nu")
    assert person.breaks_off() == 130


def test_what_is_written_takes_the_place_of_what_is_suggested(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder))
    person.choose("Vad vill du göra?", "Ändra ett svar")
    person.choose("Vilket svar vill du ändra?", "Kortnamn")
    person.at = person.sees("Vad ska kontot heta i registret?")
    for typed, seen in (("?", "Filen får det namnet"), ("Museet!", "Kortnamnet får bara ha")):
        person.type(typed)
        person.at = person.sees(seen, person.at)
    person.type("museet-pa-instagram")
    person.sees("Kortnamn: museet-i-degerfors-instagram → museet-pa-instagram", person.at)
    assert person.breaks_off() == 130


def test_a_mark_after_what_is_suggested_is_still_a_mark(begin: Begin) -> None:
    """Where the suggestion is not shown as marked, `<` ends up behind it."""
    person = begin("open-account", "--url", "x.com/museet")
    person.answer("Vad heter sidan", "Museet")
    person.answer("Vilken dag öppnas", "<")
    person.answer("Vad heter sidan", "Museet?")
    person.sees("Policyn säger:", person.at)
    assert person.suggestion == "Museet"
    assert person.breaks_off() == 130


def test_a_number_for_an_address_may_be_a_person(begin: Begin) -> None:
    """Facebook gives people and pages the same form of address, so it is asked."""
    person = begin("open-account")
    person.answer("Vilken adress", "https://www.facebook.com/people/Museet/100012345678/")
    person.answer("Vilket användarnamn", "-")
    person.sees("En sådan adress kan också vara en persons egen profil.")
    assert person.titles[:2] == ["Ja", "Nej"]
    person.type(None)
    person.sees("En persons egen profil kan inte vara kommunens konto.")
    person.type("Ja")
    person.sees("Vad heter sidan", person.at)
    assert person.breaks_off() == 130


@pytest.mark.parametrize(
    "address", ["pages/Museet/100012345678", "pages/category/Museum/Museet-100012345678/"]
)
def test_an_address_that_only_pages_have_is_not_asked_about(begin: Begin, address: str) -> None:
    person = begin("open-account")
    person.answer("Vilken adress", f"https://www.facebook.com/{address}")
    person.answer("Vilket användarnamn", "-")
    person.sees("Vad heter sidan", person.at)
    person.sees(f"→ https://www.facebook.com/{address.rstrip('/')}")
    assert person.breaks_off() == 130


def test_an_error_is_never_written(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder, "on: 2026-11-10"))
    person.answer("Vilken dag togs beslutet?", "30 nov 2026")
    person.sees("fel[A26]:")
    person.answer("Rätta svaret", "30 nov 2026")
    person.sees("Svaret behålls, men ingenting kan skrivas förrän det är rättat.")
    person.sees("Ändra", person.at)
    person.sees("fel[A26]", person.at)
    assert not [title for title in titles_at_the_end(person) if title.startswith("Skriv")]
    person.choose("Vad vill du göra?")
    person.answer("Vilken dag togs beslutet?", "10 nov")
    person.sees("Kontrollen har inget att anmärka på.")
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    written = (folder / "registry/accounts/museet-i-degerfors-instagram.yaml").read_text()
    assert "  on: 2026-11-10\n" in written


def test_a_warning_is_written_when_the_person_says_so(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder, "records_training"), "--yes")
    person.answer("Vilken dag fick den ansvariga veta", "")
    person.answer("Ett svar behövs.", "-")
    person.sees("Du kan svara senare.")
    assert "behövs innan" not in person.shown
    person.sees("1 varning. Rätta det nu? Fråga 25 varning[P05]")
    titles = titles_at_the_end(person)
    assert titles[0] == "Svara på det nu"
    assert titles[-1] == "Skriv ändå, trots varningen"
    person.choose("Vad vill du göra?", "Skriv ändå")
    person.sees("Skrivet: ")
    assert person.ends() == 0


def test_what_is_left_for_later_is_asked_again(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder, "reference:"))
    person.answer("Vilket diarienummer", "-")
    person.sees("Du kan svara senare.")
    assert "behövs innan" not in person.shown
    person.sees("varning[A06]")
    person.choose("Vad vill du göra?", "Spara utkastet")
    person.sees("Utkastet är sparat. Fortsätt med: socialpolicy open-account --resume")
    assert person.ends() == 0
    person = begin("open-account", "--resume", "--yes")
    person.answer("Vilket diarienummer", "KUN 2026/311")
    person.sees("Skrivet: ")
    assert person.ends() == 0


def test_the_file_alone_on_standard_output(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder), "--dry-run")
    person.sees("id: museet-i-degerfors-instagram")
    assert person.ends() == 0
    assert not (folder / "registry/accounts/museet-i-degerfors-instagram.yaml").exists()


def test_the_register_may_change_meanwhile(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder))
    person.sees("Vad vill du göra?")
    accounts = folder / "registry" / "accounts"
    same = ALMOST.replace("id: museet-i-degerfors-instagram", "id: a").replace(
        "instagram.com/", "https://instagram.com/"
    )
    same = same.replace("nej", "false").replace("i går", "2026-11-21")
    (accounts / "a.yaml").write_text(f"platform: instagram\nhandle: museet.exempel\n{same}")
    person.choose("Vad vill du göra?")
    person.sees("fel[A02]")
    person.sees("Ingenting är skrivet.")
    assert person.ends() == 1
    assert not (accounts / "museet-i-degerfors-instagram.yaml").exists()
    assert begin("open-account", "--resume").sees("Museet i Degerfors på Instagram")


def test_a_secret_is_not_taken_for_an_answer(begin: Begin, folder: Path) -> None:
    person = begin("open-account", "--from", almost(folder, "access:"))
    for asked in ("Var förvaras inloggningen?", "Rätta svaret"):
        person.answer(asked, "lösenord: Xk9$hemligt-Lm2")
        person.sees("fel[R01]", person.at)
    assert "Tryck Enter en gång till" not in person.shown
    person.answer("Rätta svaret", "Valvet")
    person.sees("Kontrollen har inget att anmärka på.")
    assert person.breaks_off() == 130
    kept = next((folder.parent / "cache").glob("open-account-*.json")).read_text()
    assert "Xk9" not in kept
