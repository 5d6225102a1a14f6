"""Closing, handing over and confirming at a terminal, in both languages and on any screen."""

from __future__ import annotations

import difflib
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin, Person

Golden = Callable[[Path, str], None]
Way = tuple[tuple[str, str, str | int | None], ...]

BANNER: Way = (
    ("byttes profilbilden", "was the profile picture last changed?", None),
    ("Vilken dag bekräftades", "Which day was it confirmed", None),
    ("Vilken roll bekräftade", "Which role confirmed", None),
    ("Var finns beviset", "Where is the evidence", "KS 2026/9 🎭"),
)
CLOSING: Way = (
    ("Vilken dag avslutas kontot?", "Which day does the account close?", None),
    ("Vilken chef tillfrågades", "Which manager was asked", None),
    ("Vilken dag tillfrågades chefen?", "Which day was the manager asked?", "2 nov 2026"),
    ("Vilken dag förankrades avslutet", "Which day was the closing anchored", "-"),
    ("Vilken dag fick Informationsenheten veta", "Which day was Informationsenheten told", "Nov 3"),
    ("Vilken dag gick informationen", "Which day did the notice", "4 nov"),
    ("Var finns beviset", "Where is the evidence", "KS 2026/41"),
    ("Vilken dag uppdaterades raden", "was the entry in the archive plan updated", "2026-11-22"),
)
HAND_OVER: Way = (
    ("Vilket uppdrag lämnas över?", "Which assignment is handed over?", 0),
    ("Vilken roll tar över som ansvarig?", "Which role takes over as responsible?", 0),
    ("Vilken funktionsbrevlåda når den ansvariga?", "reaches the responsible?", None),
    ("Vilken chef gav den ansvariga", "Which manager gave the responsible", None),
    ("Vilken dag fick den ansvariga", "was the responsible given", "20 nov"),
    ("uppdraget till den ansvariga i ledningen?", "assignment of the responsible", None),
    ("Vilken dag fick den ansvariga veta", "was the responsible told", None),
    ("Vilken roll blir ny ersättare?", "Which role becomes the new deputy?", 1),
    ("", "", "Bibliotekarie, digitalt"),
    ("Vilken funktionsbrevlåda når ersättaren?", "reaches the deputy?", None),
    ("Vilken chef gav ersättaren", "Which manager gave the deputy", None),
    ("Vilken dag fick ersättaren", "was the deputy given", None),
    ("uppdraget till ersättaren i ledningen?", "assignment of the deputy", None),
    ("Vilken dag fick ersättaren veta", "was the deputy told", "-"),
    ("Vilken dag fick Informationsenheten veta", "Which day was Informationsenheten told", None),
    ("Vilka roller kan logga in", "Which roles can log in", None),
    ("Vilken roll bevakar", "Which role watches", None),
    ("Vad ska hända med frånvaron?", "What should happen to the absences?", 0),
)
WAYS: dict[str, tuple[str, Way]] = {
    "confirm-banner": ("kommunen-x", BANNER),
    "close-account": ("flytta-hit-instagram", CLOSING),
    "hand-over-account": ("bibliotek-facebook", HAND_OVER),
}
CHANGED = Path(__file__).parent / "changed"
"""What each way through changes in the file, line by line."""

of_every_command = pytest.mark.parametrize("command", list(WAYS))


def file_of(command: str, folder: Path) -> Path:
    return folder / "registry" / "accounts" / f"{WAYS[command][0]}.yaml"


def go(person: Person, way: Way, language: int) -> None:
    for step in way:
        asked, answer = step[:2][language], step[2]
        if asked:
            person.reply(asked, answer)
        else:
            person.type(str(answer))


def difference(before: str, after: str) -> str:
    """Tell the lines that are gone and those that are new."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return "".join(f"{line}\n" for line in list(lines)[2:])


def findings(ask: Ask, file: Path) -> list[str]:
    told = ask("check", str(file), "--format", "json")
    assert told.code == 0
    return [each["code"] for each in json.loads(told.out)["findings"]]


@of_every_command
def test_swedish(begin: Begin, folder: Path, ask: Ask, command: str, golden: Golden) -> None:
    file = file_of(command, folder)
    before = file.read_text(encoding="utf-8")
    person = begin(command, WAYS[command][0])
    go(person, WAYS[command][1], 0)
    person.sees("Det här ändras i filen:")
    person.sees(f"+++ b/registry/accounts/{file.name}")
    person.sees("Kontrollen har inget att anmärka på. Vad vill du göra?")
    assert file.read_text(encoding="utf-8") == before
    person.choose("Vad vill du göra?")
    person.sees(f"git switch -c {command}/{file.stem}-2026-11-22")
    person.sees("pull request")
    assert person.ends() == 0
    golden(CHANGED / f"{command}.diff", difference(before, file.read_text(encoding="utf-8")))
    assert findings(ask, file) == []
    assert list((folder.parent / "cache").glob(f"{command}-*")) == []


@of_every_command
def test_english_in_a_narrow_window_without_colour(
    begin: Begin, folder: Path, command: str, golden: Golden
) -> None:
    file = file_of(command, folder)
    before = file.read_text(encoding="utf-8")
    person = begin(command, file.stem, columns=60, SOCIALPOLICY_LANG="en", NO_COLOR="1")
    go(person, WAYS[command][1], 1)
    person.sees("This changes in the file:")
    person.choose("What do you want to do?")
    person.sees("Then open a pull request, so that the coordinator sees it before it takes effect.")
    assert person.ends() == 0
    golden(CHANGED / f"{command}.diff", difference(before, file.read_text(encoding="utf-8")))
    assert set(re.findall(r"\x1b\[([0-9;]*)m", person.raw)) <= {
        "",
        "0",
        "0;7",
    }  # inverse video marks what is suggested
    questions = " ".join(row for row in person.rows if row.endswith("?"))
    assert not re.search("[åäö]", questions)


@of_every_command
def test_ctrl_c_and_resume(begin: Begin, folder: Path, command: str, golden: Golden) -> None:
    account, way = WAYS[command]
    before = file_of(command, folder).read_bytes()
    person = begin(command, account)
    go(person, way[:2], 0)
    person.sees(way[2][0], person.at)
    assert person.breaks_off() == 130
    assert f"Fortsätt med: socialpolicy {command} {account} --resume" in person.shown
    assert "Traceback" not in person.raw
    assert file_of(command, folder).read_bytes() == before
    # The one draft there is needs no account to be named.
    person = begin(command, "--resume")
    go(person, way[2:], 0)
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    written = file_of(command, folder).read_text(encoding="utf-8")
    golden(CHANGED / f"{command}.diff", difference(before.decode(), written))


def test_every_account_has_a_draft_of_its_own(begin: Begin) -> None:
    for account in ("kommunen-x", "kommunen-facebook"):
        person = begin("confirm-banner", account)
        person.answer("byttes profilbilden", "1 sep")
        person.sees("Vilken dag bekräftades")
        assert person.breaks_off() == 130
    person = begin("confirm-banner", "--resume")
    person.sees("Vilket konto gäller det?")
    assert "kommunen-instagram" not in person.shown
    person.choose("kommunen-x: ", 1)
    person.sees("Vilken dag bekräftades")
    assert person.breaks_off() == 130
    person = begin("confirm-banner", "kommunen-instagram", "--resume")
    person.sees("Det finns inget sparat utkast.")
    assert person.ends() == 2


def test_a_kept_draft_is_offered(begin: Begin) -> None:
    person = begin("confirm-banner", "kommunen-x")
    person.answer("byttes profilbilden", "1 sep")
    person.sees("Vilken dag bekräftades")
    assert person.breaks_off() == 130
    person = begin("confirm-banner", "kommunen-x")
    person.choose("Du har ett utkast: kommunen-x, från i dag kl. 12.00, 1 svar.")
    person.sees("Bannern 2/4 Vilken dag bekräftades")
    assert person.breaks_off() == 130


def test_lines_alone(begin: Begin, folder: Path) -> None:
    """TERM=dumb: the account by its number, a why, a way back, and no escape sequence."""
    person = begin("close-account", TERM="dumb")
    person.sees("flytta-hit-instagram")
    number = re.search(r"(\d+)\. flytta-hit-instagram", person.shown)
    assert number
    for text in (
        "inget", number[1], "?", "idag", "<", "", "Chef 🎭", "2 nov", "-", "3 nov",
        "4 nov", "KS 2026/41", "-",
    ):  # fmt: skip
        person.type(text)
    person.sees("inget finns inte att välja på.")
    person.sees("Policyn säger: ”När ett konto avslutas måste även det förankras hos närmsta chef”")
    person.sees("on: 2026-11-22")
    person.sees("role: Chef 🎭")
    person.type("1")
    person.sees("När kontot är avslutat: uppdatera dokumenthanteringsplanen")
    assert person.ends() == 0
    assert "\x1b" not in person.raw
    written = (folder / "registry/accounts/flytta-hit-instagram.yaml").read_text(encoding="utf-8")
    assert "  manager: {role: Chef 🎭, asked: 2026-11-02}\n" in written


def test_a_dry_run_shows_the_change_once(begin: Begin, folder: Path) -> None:
    file = file_of("confirm-banner", folder)
    before = file.read_bytes()
    person = begin("confirm-banner", "kommunen-x", "--dry-run")
    go(person, BANNER, 0)
    assert person.ends() == 0
    assert person.shown.count("+++ b/registry/accounts/kommunen-x.yaml") == 1
    assert file.read_bytes() == before


def test_back_to_the_accounts(begin: Begin) -> None:
    person = begin("confirm-banner")
    person.choose("Vilket konto gäller det?", 1)
    person.answer("byttes profilbilden", "<")
    person.sees("Vilket konto gäller det?", person.at)
    person.choose("Vilket konto gäller det?")
    person.sees("Bannern 1/4", person.at)
    assert person.breaks_off() == 130
    person = begin("confirm-banner", "kommunen-x")
    person.answer("byttes profilbilden", "<")
    person.sees("Det här är den första frågan.")
    assert person.breaks_off() == 130


def test_breaking_off_before_an_account_is_chosen(begin: Begin, folder: Path) -> None:
    person = begin("confirm-banner")
    person.sees("Vilket konto gäller det?")
    assert person.breaks_off() == 130
    assert "Avbrutet. Ingenting är skrivet." in person.shown


def test_a_wrong_answer_is_told_in_the_words_of_the_check(begin: Begin) -> None:
    person = begin("close-account", "flytta-hit-instagram")
    person.answer("Vilken dag avslutas kontot?", "1 nov")
    person.sees("fel[A26]: Senaste inlägget i flytta-hit-instagram är från den 18 november 2026")
    person.answer("Rätta svaret", "idag")
    person.answer("Vilken chef tillfrågades", "<")
    person.answer("Vilken dag avslutas kontot?", None)
    person.answer("Vilken chef tillfrågades", "Chef")
    person.answer("Vilken dag tillfrågades chefen?", "i morgon")
    person.sees("fel[A25]: Närmaste chefen tillfrågades den 23 november 2026, efter att")
    assert person.breaks_off() == 130


def test_a_banner_seen_by_another_is_written_when_the_person_says_so(
    begin: Begin, folder: Path
) -> None:
    person = begin("confirm-banner", "kommunen-x", "--yes")
    person.answer("byttes profilbilden", None)
    person.answer("Vilken dag bekräftades", None)
    person.answer("Vilken roll bekräftade", "Praktikant")
    person.sees("varning[A18]")
    person.answer("Var finns beviset", "-")
    person.choose("Vad vill du göra?", "Skriv ändå, trots varningen")
    person.sees("Skrivet: ")
    assert person.ends() == 0


def test_messages_that_wait(begin: Begin, folder: Path) -> None:
    log = folder / "registry" / "messages" / "kommunen-x"
    log.mkdir(parents=True)
    (log / "2026-11.yaml").write_text(
        "- id: kommunen-x-20261120-abcd\n  received: 2026-11-20 10:00\n  channel: mention\n"
        "  kind: question\n  subject: Halt på {bron} [b]\n",
        encoding="utf-8",
    )
    person = begin("close-account", "kommunen-x")
    person.sees("kommunen-x har ett meddelande som väntar")
    person.sees("kommunen-x-20261120-abcd Halt på {bron} [b]")
    person.answer("Vilken dag avslutas kontot?", "idag")
    at = person.sees("kan därför inte avslutas i dag eller tidigare", person.at)
    person.sees("Eller välj en dag längre fram.", at)
    person.answer("Eller välj en dag", "31 dec")
    person.answer("Vilken chef tillfrågades", None)
    person.answer("Vilken dag tillfrågades chefen?", "2 nov")
    for asked in ("förankrades avslutet", "Informationsenheten veta", "informationen", "beviset"):
        person.answer(asked, "-")
    person.choose("Vad vill du göra?")
    person.sees("Senast den 31 december 2026: besvara eller avsluta ett meddelande")
    assert person.ends() == 0


def test_the_file_may_change_meanwhile(begin: Begin, folder: Path) -> None:
    file = folder / "registry" / "accounts" / "kommunen-x.yaml"
    person = begin("confirm-banner", "kommunen-x")
    go(person, BANNER, 0)
    person.sees("Vad vill du göra?")
    text = file.read_text(encoding="utf-8").replace(
        "last_post: 2026-11-19", "last_post: 2026-11-20"
    )
    file.write_text(text, encoding="utf-8")
    person.choose("Vad vill du göra?")
    person.sees("Någon annan har ändrat registry/accounts/kommunen-x.yaml")
    assert person.ends() == 2
    assert file.read_text(encoding="utf-8") == text
    person = begin("confirm-banner", "kommunen-x", "--resume", "--yes")
    person.sees("Skrivet: ")
    assert person.ends() == 0
    assert "last_post: 2026-11-20" in file.read_text(encoding="utf-8")


def test_a_message_may_come_meanwhile(begin: Begin, folder: Path) -> None:
    file = folder / "registry" / "accounts" / "flytta-hit-instagram.yaml"
    before = file.read_bytes()
    person = begin("close-account", file.stem)
    go(person, CLOSING, 0)
    person.sees("Vad vill du göra?")
    log = folder / "registry" / "messages" / file.stem
    log.mkdir(parents=True)
    (log / "2026-11.yaml").write_text(
        f"- id: {file.stem}-20261120-abcd\n  received: 2026-11-20 10:00\n  channel: mention\n"
        "  kind: question\n  subject: Tomter\n",
        encoding="utf-8",
    )
    person.choose("Vad vill du göra?")
    person.sees("fel[A26]")
    person.sees("Ingenting är skrivet.")
    assert person.ends() == 1
    assert file.read_bytes() == before
    person = begin("close-account", "--resume")
    person.sees("Vilken dag avslutas kontot?")
    assert person.breaks_off() == 130


def test_an_answer_left_for_later_is_needed(begin: Begin, folder: Path) -> None:
    person = begin("hand-over-account", "kommunen-x", "--responsible-role", "Webbredaktör")
    person.answer("Vilken funktionsbrevlåda", None)
    person.answer("Vilken chef gav", None)
    person.answer("Vilken dag fick", None)
    person.answer("förankrades uppdraget", None)
    person.answer("Vilken dag fick den ansvariga veta", "-")
    person.answer("Vilken dag fick Informationsenheten veta", None)
    person.answer("Vilka roller kan logga in", "-")
    person.sees("Du kan svara senare, men svaret behövs innan något kan skrivas.")
    person.sees(
        "Fråga 8 fel[A15]: Den som ansvarar för kommunen-x kan inte logga in: Webbredaktör."
    )
    person.sees("varning[P05]")
    person.sees("Vad vill du göra?")
    assert not [title for title in person.titles if title.startswith("Skriv")]
    assert person.breaks_off() == 130


OPENED = """\
url: instagram.com/museet.exempel
name: Museet i Degerfors
id: museet-instagram
opened: 2026-11-16
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
coordinator_informed: 2026-11-11
responsible:
  role: Antikvarie
  contact: museet@degerfors.se
  assignment: {by: Rektor, on: 2026-11-11, anchored: 2026-11-11}
  records_training: 2026-11-12
deputy:
  role: Museivärd
  contact: museet@degerfors.se
  assignment: {by: Rektor, on: 2026-11-11, anchored: 2026-11-11}
access: {roles: [Antikvarie, Museivärd], kept_in: Kommunens lösenordsvalv, checked: 2026-11-16}
watch: {role: Antikvarie, every_working_days: 1, watched: 2026-11-20}
last_post: 2026-11-17
archive_plan: {plan: Dokumenthanteringsplan KUN 2024, section: "3.9", recorded: 2026-11-12}
profile:
  presentation: Museet i Degerfors. Sidan sköts av Kulturskolan, Degerfors kommun.
  link: https://www.degerfors.se/museet
  picture_changed: 2026-11-16
  banner: {version: "2014", confirmed: 2026-11-16, by: Antikvarie, evidence: KUN 2026/312}
"""


def test_the_whole_life_of_an_account(begin: Begin, folder: Path, ask: Ask) -> None:
    """Opened, handed over, confirmed and closed at a terminal: nothing for the check to say."""
    file = folder / "registry" / "accounts" / "museet-instagram.yaml"
    (folder / "svar.yaml").write_text(OPENED, encoding="utf-8")
    changing_places: Way = (
        ("Vilken roll tar över", "", 0),
        *HAND_OVER[2:7],
        ("Vilken roll blir ny ersättare?", "", 0),
        *HAND_OVER[9:15],
        ("Vilken roll bevakar", "", None),
    )
    ways = {
        ("open-account", "--from", "svar.yaml"): (),
        ("hand-over-account", file.stem, "--who", "responsible"): changing_places,
        ("confirm-banner", file.stem): BANNER,
        ("close-account", file.stem): CLOSING,
    }
    for words, way in ways.items():
        person = begin(*words)
        answers = {"Vilken dag fick den ansvariga veta": "21 nov"}
        go(person, tuple((asked, en, answers.get(asked, text)) for asked, en, text in way), 0)
        person.choose("Vad vill du göra?")
        assert person.ends() == 0, words
        assert findings(ask, file) == [], words


def test_a_branch_of_its_own_is_offered(begin: Begin, folder: Path) -> None:
    """Where something is committed to begin from: then the change lands there, ready to push."""
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "Början")
    person = begin("confirm-banner", "kommunen-x")
    go(person, BANNER, 0)
    person.choose("Vad vill du göra?")
    person.choose("Ska jag lägga ändringen på en egen gren?", "Ja")
    person.sees("git push -u origin confirm-banner/kommunen-x-2026-11-22")
    assert person.ends() == 0
    branch = _git(folder, "branch", "--show-current").strip()
    assert branch == "confirm-banner/kommunen-x-2026-11-22"
    assert _git(folder, "status", "--porcelain") == ""
    # From a branch that somebody has made, Enter stays on it.
    person = begin("confirm-access", "kommunen-x")
    for asked in ("Vilka roller kan logga in?", "Var förvaras", "Vilken dag provade ni"):
        person.answer(asked, None)
    person.choose("Vad vill du göra?")
    person.choose("Ska jag lägga ändringen på en egen gren?")
    assert person.ends() == 0
    assert _git(folder, "branch", "--show-current").strip() == branch


def test_a_hand_over_is_prepared_ahead(begin: Begin, folder: Path) -> None:
    """What the new one does on the first day need not have been done before it."""
    person = begin("hand-over-account", "kommunen-x", "--responsible-role", "Webbredaktör")
    person.answer("Vilken funktionsbrevlåda", None)
    person.answer("Vilken chef gav", None)
    person.answer("Vilken dag fick", "20 nov")
    person.answer("förankrades uppdraget", "19 nov")
    person.sees("Uppdraget gavs den 20 november 2026, alltså efter förankringen.")
    person.answer("Vilken dag fick den ansvariga veta", "1 dec")
    person.answer("Har det inte hänt än, skriv ingen dag", "-")
    person.sees("Du kan svara senare.")
    assert "behövs innan" not in person.shown
    assert person.breaks_off() == 130


def _git(folder: Path, *words: str) -> str:
    own = ["-c", "user.name=Test", "-c", "user.email=test@example.se"]
    ran = subprocess.run(
        ["git", *own, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return ran.stdout
