"""The whole way through `open-account` at a terminal, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin

FILE = "registry/accounts/degerfors-kulturhus-facebook.yaml"
WRITTEN = """\
# yaml-language-server: $schema=../.schema/account.json

id: degerfors-kulturhus-facebook
platform: facebook
name: Degerfors kulturhus
handle: kulturhuset.exempel
url: https://www.facebook.com/kulturhuset.exempel
kind: operational
crisis_channel: false
unit: kulturskolan
board: kultur-och-utbildningsnamnden
opened: 2026-12-01
analysis:
  purpose: Bli mer tillgängliga
  audience: Alla åldrar
  message: Vad som händer
  on: 2026-11-02
manager: {role: Rektor för kulturskolan, asked: 2026-11-03, anchored: 2026-11-10}
approval:
  by: Förvaltningschef
  body: Kultur- och utbildningsförvaltningens ledningsgrupp
  on: 2026-11-10
  reference: KUN 2026/310
coordinator_informed: 2026-11-21
responsible:
  role: Kulturpedagog, teater
  contact: kulturhuset@degerfors.se
  assignment: {by: Rektor för kulturskolan, on: 2026-11-11, anchored: 2026-11-11}
  records_training: 2026-11-22
deputy:
  role: Kulturpedagog, musik
  contact: kulturhuset@degerfors.se
  assignment: {by: Rektor för kulturskolan, on: 2026-11-11, anchored: 2026-11-11}
access: {roles: ["Kulturpedagog, teater", "Kulturpedagog, musik"], kept_in: Kommunens lösenordsvalv}
watch: {role: "Kulturpedagog, teater", every_working_days: 1}
archive_plan: {plan: Dokumenthanteringsplan KUN 2024, section: "3.9", recorded: 2026-11-12}
"""


# What is asked in Swedish and in English, and what is answered: words, steps down a list, or Enter.
WAY: tuple[tuple[str, str, str | int | None], ...] = (
    ("Vilken adress", "What is the page’s address", "fb.com/kulturhuset.exempel?fbclid=1"),
    ("Vad heter sidan", "What is the page called", "Degerfors kulturhus"),
    ("Vilken dag öppnas kontot?", "Which day does the account open?", "1 dec"),
    ("Vilket slags konto", "What kind of account", None),
    ("Vilken enhet sköter kontot?", "Which unit runs", "Kulturskolan"),
    ("Vilket syfte", "the account’s purpose?", "Bli mer tillgängliga"),
    ("Vilka vänder sig", "Who is the account for?", "Alla åldrar"),
    ("Vad ska kontot berätta", "What will the account tell people?", "Vad som händer"),
    ("Vilken dag gjordes analysen?", "was the analysis made?", "2 nov"),
    ("Vilken närmaste chef", "Which nearest manager was asked?", None),
    ("Vilken dag tillfrågades chefen?", "was the manager asked?", "3 nov"),
    ("Vilken roll godkände", "Which role approved", "Förvaltningschef"),
    ("Vilken dag togs beslutet?", "Which day was the decision made?", "2026-11-10"),
    ("Vilket diarienummer", "Which reference number", "KUN 2026/310"),
    ("Vilken roll ansvarar", "Which role is responsible", "Kulturpedagog, teater"),
    ("Vilken funktionsbrevlåda", "Which function mailbox", "kulturhuset@degerfors.se"),
    ("Vilken dag fick den ansvariga", "was the responsible given", "11 nov"),
    (
        "Vilken dag förankrades uppdraget till den ansvariga",
        "was the assignment of the responsible",
        "Nov 11",
    ),
    ("Vilken dag fick den ansvariga veta", "was the responsible told", "idag"),
    ("när den ansvariga är borta?", "when the responsible is away?", "Kulturpedagog, musik"),
    ("Fick ersättaren sitt uppdrag samma dag", "assignment the same day", None),
    ("Var förvaras inloggningen?", "Where is the log-in kept?", None),
    ("fick Informationsenheten veta", "was Informationsenheten told", "i går"),
    ("I vilket avsnitt", "In which section", "3.9"),
    (
        "Vilken dag fördes kontot in",
        "Which day was the account entered in the plan?",
        "12 november 2026",
    ),
)


def test_swedish(begin: Begin, folder: Path, ask: Ask) -> None:
    person = begin("open-account")
    for asked, _, answer in WAY:
        person.reply(asked, answer)
    person.sees("Facebook · kulturhuset.exempel")
    end = person.sees("Degerfors kulturhus på Facebook, @kulturhuset.exempel", person.at)
    person.sees("Öppnas 1 december 2026 · Kulturskolan · Ansvarig: Kulturpedagog, teater", end)
    person.sees("svar är ifyllda åt dig, som kortnamnet degerfors-kulturhus-facebook.", end)
    person.sees("Kontrollen har inget att anmärka på.", end)
    assert "id: degerfors" not in person.shown
    person.choose("Vad vill du göra?", "Visa alla svar")
    person.sees("* Nämnd: Kultur- och utbildningsnämnden", end)
    person.sees("* Den ansvarigas uppdrag från: Rektor för kulturskolan", end)
    person.sees(". Namn: Degerfors kulturhus", end)
    person.choose("Vad vill du göra?", "Visa filen")
    person.sees("id: degerfors-kulturhus-facebook", end)
    assert not (folder / FILE).exists()
    person.choose("Vad vill du göra?")
    person.sees("git switch -c open-account/degerfors-kulturhus-facebook")
    person.sees("pull request")
    assert person.ends() == 0
    assert (folder / FILE).read_text(encoding="utf-8") == WRITTEN
    assert _check(ask).startswith("Inget att anmärka på i")


def test_english_in_a_narrow_window_without_colour(begin: Begin, folder: Path, ask: Ask) -> None:
    """Sixty columns: words are never cut, and nothing but weight was ever a colour."""
    person = begin("open-account", columns=60, SOCIALPOLICY_LANG="en", NO_COLOR="1")
    person.sees(
        "The account 1/5, section 1 What is the page’s address, or what will it be? Paste it from "
        "the browser."
    )
    for _, asked, answer in WAY:
        person.reply(asked, answer)
    person.sees("The analysis 1/4, section 2 of 6")
    end = person.sees("Opens 1 December 2026", person.at)
    person.choose("What do you want to do?", "Show all answers")
    person.sees("Log-in is kept: Kommunens lösenordsvalv", end)
    person.sees("The check finds nothing wrong.")
    person.choose("What do you want to do?")
    person.sees("Then open a pull request")
    assert person.ends() == 0
    assert (folder / FILE).read_text(encoding="utf-8") == WRITTEN
    assert _check(ask).startswith("Inget att anmärka på i")
    styles = set(re.findall(r"\x1b\[([0-9;]*)m", person.raw))
    assert styles <= {"", "0", "0;7"}  # inverse video marks what is suggested
    assert not re.search("[åäö]", " ".join(person.rows[:12]))


def _check(ask: Ask) -> str:
    told = ask("check", FILE)
    assert told.code == 0
    return told.out
