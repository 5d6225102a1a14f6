"""Monday morning: what came in over the weekend is logged with the time it came."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Begin
from tests.places import SAMPLE

MONDAY = "2026-11-23 08:30"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "registry")
    return tmp_path


def test_a_message_of_saturday_is_due_on_monday_at_five(begin: Begin, folder: Path) -> None:
    person = begin("log-message", "bibliotek-facebook", SOCIALPOLICY_NOW=MONDAY)
    person.answer("Vad gäller det?", "Öppettider i jul")
    person.choose("Vad är det?")
    person.choose("Var kom det?")
    person.answer("När kom det?", "i lördags 14.05")
    # Nobody is on duty on a Saturday, so the working day is Monday, which ends at five. That is
    # said before anything is written, and again when it is.
    person.at = person.sees("→ lördag 21 november 2026 kl. 14.05", person.at)
    person.at = person.sees("Svara senast måndag 23 november 2026 kl. 17.00.", person.at)
    person.choose("Vad vill du göra?")
    person.at = person.sees("Kom in: lördag 21 november 2026 kl. 14.05.", person.at)
    person.sees("Svara senast måndag 23 november 2026 kl. 17.00.", person.at)
    assert person.ends() == 0
    month = folder / "registry" / "messages" / "bibliotek-facebook" / "2026-11.yaml"
    text = month.read_text(encoding="utf-8")
    assert "  received: 2026-11-21 14:05\n" in text
    # It is the last of the month, below those that came before it.
    assert text.rindex("- id:") == text.index("- id: bibliotek-facebook-20261121-")
    # The same again is asked about, and not written when it is the same.
    person = begin("log-message", "bibliotek-facebook", SOCIALPOLICY_NOW=MONDAY)
    person.answer("Vad gäller det?", "Öppettider i jul")
    person.choose("Vad är det?")
    person.choose("Var kom det?")
    person.answer("När kom det?", "i lördags 14.30")
    person.sees("I loggen finns redan bibliotek-facebook-20261121-")
    person.choose("Är det här ett meddelande till?", "Nej, det är samma")
    person.sees("Ingenting är skrivet. Meddelandet finns redan som bibliotek-facebook-20261121-")
    assert person.ends() == 2
    assert month.read_text(encoding="utf-8") == text


def test_advertising_is_removed_before_its_author_is_told(begin: Begin, folder: Path) -> None:
    month = folder / "registry" / "messages" / "bibliotek-facebook" / "2026-11.yaml"
    id = "bibliotek-facebook-20261120-adds"
    with month.open("a", encoding="utf-8") as file:
        file.write(
            f"\n- id: {id}\n  received: 2026-11-20 15:10\n  channel: comment\n"
            "  kind: advertising\n  subject: Reklam för mobilskal\n"
        )
    words = ("remove-message", id, "--ground", "product-advertising", "--basis", "policy")
    person = begin(*words, "--record", "minor", "--preserved-on", "2026-11-20", "--yes",
                   SOCIALPOLICY_NOW=MONDAY)  # fmt: skip
    assert person.ends() == 2  # with --yes nothing is asked, and nothing was said of the author
    words = ("remove-message", id, "--ground", "product-advertising", "--record", "minor")
    person = begin(*words, SOCIALPOLICY_NOW=MONDAY)
    person.choose("Är det lagen eller policyn som gäller?")
    person.choose("Gäller reklamen ett offentligt evenemang")
    person.choose("Vilken roll gjorde det?")
    person.reply("När gjordes det?", None)
    person.choose("Är en kopia sparad?", 1)
    person.choose("Har den som skrev det fått veta", "Nej, inte än")
    person.choose("Vad vill du göra?")
    person.sees(f"När avsändaren har fått veta det, kör: socialpolicy remove-message {id} --author")
    assert person.ends() == 0
    assert "ground: product-advertising" in month.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "now", "words", "told"),
    [
        ("sv", "nu", "När kom det?", "→ måndag 23 november 2026 kl. 08.30\n"),
        ("en", "now", "When did it come?", "→ Monday 23 November 2026 at 08:30\n"),
    ],
)
def test_the_present_is_called_so_and_said_in_full_when_it_is_taken(
    language: str, now: str, words: str, told: str, begin: Begin
) -> None:
    more = {"SOCIALPOLICY_NOW": MONDAY, "SOCIALPOLICY_LANG": language, "TERM": "dumb"}
    person = begin("log-message", "bibliotek-facebook", **more)
    for answer in ("Gatlyktan", "", ""):
        person.type(answer)
    person.sees(words)
    assert person.raw.endswith(f"[{now}] > ")
    person.type("")
    person.sees(told.strip())
