"""The log commands with a person: what is asked, what is written, and what is not."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.places import SAMPLE

if TYPE_CHECKING:
    from tests.commands.conftest import Begin, Person

MONTH = "registry/messages/kommunen-x/2026-11.yaml"
REMOVED = "{did: removed, at: 2026-11-22 12:00, by: Kommunikatör"
QUESTION, ADS, THANKS = (f"kommunen-x-20261120-{each}" for each in ("k3f9", "m7qa", "t2ck"))

LOG = """\
- id: kommunen-x-20261120-k3f9
  channel: comment
  received: 2026-11-20 14:05
  kind: question
  subject: Parkering
# kommunen-x-20261120-k3f9
- id: kommunen-x-20261120-m7qa
  channel: post
  received: 2026-11-20 15:00
  kind: advertising
  subject: Reklam för skor
# kommunen-x-20261120-m7qa
- id: kommunen-x-20261120-t2ck
  channel: comment
  received: 2026-11-20 16:00
  kind: praise
  subject: Tack
# kommunen-x-20261120-t2ck
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sample register, with a log of its own, into a folder that git looks after."""
    ignored = shutil.ignore_patterns("messages")
    shutil.copytree(SAMPLE, tmp_path / "work" / "registry", ignore=ignored)
    month = tmp_path / "work" / "registry" / "messages" / "kommunen-x" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(LOG, encoding="utf-8")
    git = ("git", "-c", "user.name=Registret", "-c", "user.email=registret@exempel.se")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Ny")):
        subprocess.run([*git, *words], cwd=tmp_path / "work", check=True)
    return tmp_path / "work"


def changes(folder: Path) -> list[str]:
    """Give the lines that git sees as taken away and added, none but in the log."""
    asked = ["git", "diff", "--unified=0", "--no-color"]
    told = subprocess.run(asked, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    lines = told.stdout.splitlines()
    assert {line for line in lines if line.startswith("+++ ")} <= {f"+++ b/{MONTH}"}
    return [line for line in lines if re.match(r"[-+](?![-+])", line)]


def strangers(folder: Path) -> str:
    asked = ["git", "status", "--porcelain", "--untracked-files=all"]
    told = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True)
    return "".join(line for line in told.stdout.splitlines() if not line.startswith(" M"))


WORDS = {
    "sv": {
        "which": "Vilket meddelande gäller det?",
        "ground": "Varför togs det bort?",
        "policy": "Policyn säger: ”Om inlägg innehåller produktreklam ska vi ta bort dem och "
        "meddela personen i fråga” (Bemötande och tilltal, 39)",
        "basis": "Är det lagen eller policyn som gäller?",
        "event": "Gäller reklamen ett offentligt evenemang, som alla får komma till?",
        "copy": "Är en kopia sparad? Att ta bort är att gallra en allmän handling.",
        "day": "Vilken dag sparades kopian?",
        "place": "Var finns kopian?",
        "told": "Har den som skrev det fått veta att det togs bort?",
        "when": "När fick den veta det?",
        "record": "Ska meddelandet diarieföras?",
        "number": "Vilket diarienummer?",
        "by": "Vilken roll gjorde det?",
        "done at": "När gjordes det?",
        "why": "Varför avslutas det utan svar?",
        "write": "Vad vill du göra?",
        "done": f"{ADS} är borttaget.",
        "nothing": "Avbrutet. Ingenting är skrivet.",
        "no": "Ingenting är skrivet.",
        "kept": "Avbrutet. Utkastet är sparat.",
        "yesterday": "i går",
        "only a day": "2026-11-21 är bara en dag.",
        "yesterday at": "i går kl. 9.30",
        "earlier": "i går kl. 9",
        "not a day": "30 feb är ingen dag.",
        "ahead": "2026-11-29 har inte varit än.",
        "personal": "innehåller personuppgifter i referensen: telefonnummer (M14).",
    },
    "en": {
        "which": "Which message is it?",
        "ground": "Why was it removed?",
        "policy": "The policy says: “Om inlägg innehåller produktreklam ska vi ta bort dem och "
        "meddela personen i fråga” (Bemötande och tilltal, 39)",
        "basis": "Does the law or the policy apply?",
        "event": "Is the advertising for a public event, which everybody may come to?",
        "copy": "Is a copy preserved? Removing it disposes of an official document.",
        "day": "On which day was the copy preserved?",
        "place": "Where is the copy?",
        "told": "Has the author been told that it was removed?",
        "when": "When were they told?",
        "record": "Is the message to be registered?",
        "number": "What is the registration number?",
        "by": "Which role did it?",
        "done at": "When was it done?",
        "why": "Why is it ended without an answer?",
        "write": "What do you want to do?",
        "done": f"{ADS} is removed.",
        "nothing": "Interrupted. Nothing was written.",
        "no": "Nothing was written.",
        "kept": "Interrupted. The draft is saved.",
        "yesterday": "yesterday",
        "only a day": "2026-11-21 is only a day.",
        "yesterday at": "yesterday at 9:30",
        "earlier": "yesterday at 9",
        "not a day": "30 feb is not a day.",
        "ahead": "2026-11-29 is in the future.",
        "personal": "contains personal data in the reference: phone number (M14).",
    },
}


def by_whom_and_when(person: Person, lang: str = "sv") -> None:
    """Let the role on duty have done it, now."""
    person.choose(WORDS[lang]["by"])
    person.reply(WORDS[lang]["done at"], None)


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_removal_is_walked_step_by_step(
    begin: Begin, folder: Path, lang: str, columns: int
) -> None:
    said = WORDS[lang]
    person = begin("remove-message", columns=columns, SOCIALPOLICY_LANG=lang)
    person.choose(said["which"], 1)
    person.choose(said["ground"], 1)
    person.sees(said["policy"])
    person.choose(said["basis"])
    person.choose(said["event"])
    person.choose(said["by"])
    # What the author was told came after it.
    person.answer(said["done at"], said["earlier"])
    person.choose(said["copy"])
    person.answer(said["day"], "30 feb")
    person.answer(said["not a day"], "2026-11-29")
    person.answer(said["ahead"], said["yesterday"])
    person.answer(said["place"], "Ring 070-174 06 05")
    person.answer(said["personal"], "KS 2026/451")
    person.choose(said["told"], 1)
    person.answer(said["when"], "2026-11-21")
    person.answer(said["only a day"], said["yesterday at"])
    person.choose(said["record"], 2)
    person.answer(said["number"], "KS 2026/77")
    assert changes(folder) == []
    person.choose(said["write"])
    person.sees(said["done"])
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - did: removed",
        "+      at: 2026-11-21 09:00",
        "+      by: Kommunikatör",
        "+      ground: product-advertising",
        "+      basis: policy",
        "+      author_told: 2026-11-21 09:30",
        "+      preserved: {on: 2026-11-21, reference: KS 2026/451}",
        "+  record: {decision: registered, number: KS 2026/77}",
    ]
    assert strangers(folder) == ""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_public_event_is_not_removed(begin: Begin, folder: Path, lang: str) -> None:
    said = WORDS[lang]
    words = ("remove-message", ADS, "--ground", "advertising")
    person = begin(*words, columns=80, SOCIALPOLICY_LANG=lang)
    person.choose(said["basis"])
    person.choose(said["event"], -1)
    assert person.ends() == 2
    told = {
        "sv": f"{ADS} togs bort som reklam, men gäller ett offentligt evenemang (M11).",
        "en": f"{ADS} was removed as advertising, but is about a public event (M11).",
    }
    # No word of it is cut by the edge: that would show as a blank within the word.
    assert f"{said['no']} {told[lang]}" in person.shown
    assert changes(folder) == []


def test_what_is_logged_as_a_public_event_needs_no_question(begin: Begin, folder: Path) -> None:
    month = folder / MONTH
    text = month.read_text(encoding="utf-8").replace(
        "kind: advertising\n", "kind: advertising\n  public_event: true\n"
    )
    month.write_text(text, encoding="utf-8")
    person = begin("remove-message", ADS, "--ground", "advertising")
    assert person.ends() == 2
    assert "(M11)" in person.raw
    assert WORDS["sv"]["event"] not in person.shown
    assert month.read_text(encoding="utf-8") == text


def test_what_is_not_advertising_asks_less(begin: Begin, folder: Path) -> None:
    said = WORDS["sv"]
    person = begin("remove-message", ADS)
    person.choose(said["ground"], 9)
    person.sees("”Uppmaningar till brott” (Hantera synpunkter och kommentarer, 47d)")
    person.choose(said["basis"])
    by_whom_and_when(person)
    person.choose(said["copy"], 1)
    person.choose(said["record"], 2)  # "Hålls ordnat" is marked at first
    person.choose(said["write"])
    person.sees(said["done"])
    assert person.ends() == 0
    assert f"När det är bestämt, kör: socialpolicy remove-message {ADS} --record …" in person.shown
    assert said["event"] not in person.shown
    assert said["told"] not in person.shown
    assert changes(folder) == [
        "+  actions:",
        f"+    - {REMOVED}, ground: incitement, basis: law}}",
    ]
    # The command that was told does what it was told for, without asking more.
    person = begin("remove-message", ADS, "--record", "minor")
    assert person.ends() == 0
    assert changes(folder)[-1] == "+  record: {decision: minor}"


def test_another_law_is_named(begin: Begin, folder: Path) -> None:
    said = WORDS["sv"]
    person = begin("remove-message", ADS, "--yes")
    person.choose(said["ground"], 13)
    person.answer("Vilken lag?", "5 § lag (1998:112)")
    by_whom_and_when(person)
    person.choose(said["copy"], 1)
    person.choose(said["record"])
    assert person.ends() == 0
    # --yes skips the last question.
    assert said["write"] not in person.shown
    assert "+      basis: law" in changes(folder)
    assert "+      law: 5 § lag (1998:112)" in changes(folder)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_whoever_is_asked_decides_on_registration_too(
    begin: Begin, folder: Path, lang: str
) -> None:
    said = WORDS[lang]
    person = begin("answer-message", SOCIALPOLICY_LANG=lang)
    person.choose(said["which"])
    by_whom_and_when(person, lang)
    person.choose(said["record"], 2)
    person.answer(said["number"], "Ring 070-174 06 05")
    person.answer("(M14)", "KS 2026/77")
    person.choose(said["write"])
    assert person.ends() == 0
    assert changes(folder)[-1] == "+  record: {decision: registered, number: KS 2026/77}"
    person = begin("end-message", THANKS, SOCIALPOLICY_LANG=lang)
    person.choose(said["why"])
    person.answer({"sv": "Varför behöver det", "en": "Why does it"}[lang], "Ett tack")
    by_whom_and_when(person, lang)
    person.choose(said["record"])
    person.choose(said["write"])
    assert person.ends() == 0
    assert changes(folder)[-1] == "+  record: {decision: minor}"
    # What was said on the command line is not asked for.
    words = ("forward-message", "--to", "kansliet", "--record", "kept-in-order")
    person = begin(*words, SOCIALPOLICY_LANG=lang)
    person.choose(said["which"])
    by_whom_and_when(person, lang)
    person.choose(said["write"])
    assert person.ends() == 0
    assert said["record"] not in person.shown


def test_secrecy_is_registered_or_decided_later(begin: Begin, folder: Path) -> None:
    said = WORDS["sv"]
    person = begin("remove-message", ADS, "--ground", "secrecy", "--yes", TERM="dumb")
    person.answer(said["basis"], "1")
    person.answer(said["by"], "1")
    person.reply(said["done at"], None)
    person.answer(said["copy"], "2")
    person.at = person.sees(said["record"], person.at)
    person.sees(
        "1. Diarieförs 2. - Beslutas senare 3. ? Varför frågas det 4. < Tillbaka Skriv ett nummer"
    )
    person.answer(">", "1")
    person.answer(said["number"], "KS 2026/77")
    assert person.ends() == 0
    assert changes(folder)[-1] == "+  record: {decision: registered, number: KS 2026/77}"
    # A decision that cannot stand is refused before anything is asked.
    person = begin("remove-message", THANKS, "--ground", "secrecy", "--record", "minor")
    assert person.ends() == 2
    assert "(M13)" in person.shown
    assert said["copy"] not in person.shown


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_stopping_at_the_end_writes_nothing_and_keeps_the_draft(
    begin: Begin, folder: Path, lang: str
) -> None:
    said = WORDS[lang]
    words = ("remove-message", ADS, "--ground", "sexism", "--record", "minor")
    person = begin(*words, SOCIALPOLICY_LANG=lang)
    person.choose(said["basis"], 1)
    by_whom_and_when(person, lang)
    person.choose(said["copy"], 1)
    person.choose(said["write"], 2)
    assert person.ends() == 0
    assert person.shown.endswith(f"socialpolicy remove-message {ADS} --resume")
    assert changes(folder) == []
    # Nothing is asked again but what to do.
    person = begin("remove-message", ADS, "--resume", SOCIALPOLICY_LANG=lang)
    person.choose(said["write"])
    assert person.ends() == 0
    assert said["basis"] not in person.shown
    assert changes(folder) == [
        "+  actions:",
        f"+    - {REMOVED}, ground: sexism, basis: policy}}",
        "+  record: {decision: minor}",
    ]
    # What is written is kept no longer.
    assert begin("remove-message", ADS, "--resume").ends() == 2


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_answer_can_be_changed_before_it_is_written(
    begin: Begin, folder: Path, lang: str
) -> None:
    said = WORDS[lang]
    change = {"sv": "Ändra ett svar", "en": "Change an answer"}[lang]
    reason = {"sv": "Varför behöver det", "en": "Why does it"}[lang]
    person = begin("end-message", THANKS, SOCIALPOLICY_LANG=lang)
    person.choose(said["why"])
    # Back to the first question, whose answer is suggested, and no further.
    person.answer(reason, "<")
    person.choose(said["why"], -1)
    person.choose({"sv": "den första frågan", "en": "the first question"}[lang])
    person.answer(reason, "Ett tack")
    by_whom_and_when(person, lang)
    person.choose(said["record"])
    person.choose(said["write"], change)
    person.type({"sv": "Gjort: 2026", "en": "Done: 2026"}[lang])
    person.answer({"sv": "När gjordes det?", "en": "When was it done?"}[lang], "20 nov 15:00")
    # The message came an hour later.
    person.answer("(M02)", "20 nov 17:00")
    person.choose(said["write"], change)
    person.type("Ett tack")
    person.answer(reason, "Beröm")
    person.choose(said["write"])
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: ended, at: 2026-11-20 17:00, by: Kommunikatör, reason: Beröm}",
        "+  record: {decision: minor}",
    ]


def test_whoever_chose_the_wrong_message_goes_back_to_the_list(begin: Begin, folder: Path) -> None:
    said = WORDS["sv"]
    person = begin("answer-message")
    person.choose(said["which"], 2)
    person.choose(said["by"], -1)
    person.choose(said["which"])
    by_whom_and_when(person)
    person.choose(said["record"])
    person.choose(said["write"])
    person.sees(f"{QUESTION} är besvarat.")
    assert person.ends() == 0


def test_a_message_is_logged_from_a_draft(begin: Begin, folder: Path) -> None:
    account, subject, _, kind, channel, due = LOGGING["sv"]
    person = begin("log-message", "kommunen-x")
    person.answer(subject, "Hål i gatan")
    person.at = person.sees(kind, person.at)
    assert person.breaks_off() == 130
    person.sees("Avbrutet. Utkastet är sparat. Fortsätt med: socialpolicy log-message --resume")
    # Whoever begins anew is told of it, and may take it up.
    person = begin("log-message", SOCIALPOLICY_NOW="2026-11-23 09:00")
    person.choose("Du har ett utkast: Hål i gatan, från den 22 november 2026, 1 svar.")
    person.choose(kind, "Ett klagomål")
    person.choose(channel)
    person.answer("När kom det?", "i går 12:00")
    person.sees("Kom in: 2026-11-22 12:00")
    person.choose("Vad vill du göra?")
    person.sees(due)
    assert person.ends() == 0
    assert account not in person.shown
    assert [line for line in changes(folder) if "subject" in line or "received" in line] == [
        "+  received: 2026-11-22 12:00",
        "+  subject: Hål i gatan",
    ]


def test_the_author_was_told_when_it_was_said_not_when_it_is_written(
    begin: Begin, folder: Path
) -> None:
    said = WORDS["sv"]
    person = begin("remove-message", ADS, "--ground", "advertising", "--record", "minor")
    person.choose(said["basis"])
    person.choose(said["event"])
    by_whom_and_when(person)
    person.choose(said["copy"], 1)
    person.choose(said["told"])
    person.choose(said["write"], 2)
    assert person.ends() == 0
    person = begin("remove-message", ADS, "--resume", SOCIALPOLICY_NOW="2026-11-23 09:00")
    person.choose(said["write"])
    assert person.ends() == 0
    assert "+      at: 2026-11-22 12:00" in changes(folder)
    assert "+      author_told: 2026-11-22 12:00" in changes(folder)


def test_a_dry_run_shows_what_was_answered(begin: Begin, folder: Path) -> None:
    person = begin("end-message", THANKS, "--dry-run")
    person.choose(WORDS["sv"]["why"])
    person.answer("Varför behöver det inget svar?", "Ett tack")
    by_whom_and_when(person)
    person.choose(WORDS["sv"]["record"])
    assert person.ends() == 0
    assert "reason: Ett tack}" in person.shown
    assert changes(folder) == []


def test_a_month_that_changes_while_somebody_thinks_is_shown_again(
    begin: Begin, folder: Path
) -> None:
    said = WORDS["sv"]
    person = begin("remove-message", ADS, "--ground", "sexism", "--record", "minor")
    person.choose(said["basis"], 1)
    by_whom_and_when(person)
    person.choose(said["copy"], 1)
    person.at = person.sees(said["write"], person.at)
    month = folder / MONTH
    month.write_text("# En rad till.\n" + month.read_text(encoding="utf-8"), encoding="utf-8")
    person.type(None)
    person.sees("Filen har ändrats under tiden. Titta på ändringen igen.")
    person.choose(said["write"])
    assert person.ends() == 0
    assert "# En rad till." in month.read_text(encoding="utf-8")
    assert changes(folder) == [
        "+# En rad till.",
        "+  actions:",
        f"+    - {REMOVED}, ground: sexism, basis: policy}}",
        "+  record: {decision: minor}",
    ]


@pytest.mark.parametrize(
    ("lang", "at"),
    [("sv", "which"), ("en", "ground"), ("sv", "day"), ("en", "place"), ("sv", "write")],
)
def test_ctrl_c_anywhere_writes_nothing(begin: Begin, folder: Path, lang: str, at: str) -> None:
    said = WORDS[lang]
    person = begin("remove-message", "--basis", "policy", SOCIALPOLICY_LANG=lang)
    steps: list[tuple[str, str | int | None]] = [
        ("which", 1), ("ground", 5), ("by", 0), ("done at", None), ("copy", 0), ("day", None),
        ("place", None), ("record", 0),
    ]  # fmt: skip
    for asked, answer in steps:
        if asked == at:
            break
        person.reply(said[asked], answer) if answer != 0 else person.choose(said[asked])
    person.sees(said[at], person.at)
    assert person.breaks_off() == 130
    if at == "which":
        assert person.shown.endswith(said["nothing"])
    else:
        assert said["kept"] in person.shown
    assert "Traceback" not in person.raw
    assert changes(folder) == []
    assert strangers(folder) == ""


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_without_colour_or_a_cursor(begin: Begin, folder: Path, term: str) -> None:
    person = begin("end-message", TERM=term, NO_COLOR="1")
    if term == "dumb":
        person.answer("Vilket meddelande gäller det?", "9")
        person.answer("9 finns inte att välja på.", "3")
    else:
        person.choose("Vilket meddelande gäller det?", 2)
    person.reply(WORDS["sv"]["why"], "1" if term == "dumb" else 0)
    person.answer("Varför behöver det inget svar?", "Ett tack")
    person.reply(WORDS["sv"]["by"], "1" if term == "dumb" else 0)
    person.reply(WORDS["sv"]["done at"], None)
    if term == "dumb":
        person.answer("Ska meddelandet diarieföras?", "4")
    else:
        person.choose("Ska meddelandet diarieföras?", 3)
    person.reply("Vad vill du göra?", "1" if term == "dumb" else 0)
    assert person.ends() == 0
    assert "\x1b" not in person.raw
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: ended, at: 2026-11-22 12:00, by: Kommunikatör, reason: Ett tack}",
    ]


@pytest.mark.parametrize(
    ("lang", "which", "to", "role"),
    [
        ("sv", "Vilket meddelande gäller det?", "Vem ska svara?", "Vilken roll fick"),
        ("en", "Which message is it?", "Who is to answer?", "Which role got it?"),
    ],
)
def test_forwarding_offers_the_units(
    begin: Begin, folder: Path, lang: str, which: str, to: str, role: str
) -> None:
    person = begin("forward-message", SOCIALPOLICY_LANG=lang)
    person.choose(which)
    person.choose(to, 2)
    by_whom_and_when(person, lang)
    person.choose(WORDS[lang]["record"], 3)
    person.choose(WORDS[lang]["write"])
    assert person.ends() == 0
    person = begin("forward-message", THANKS, SOCIALPOLICY_LANG=lang)
    # Last of all is to ask why it is asked, and to go back.
    person.choose(to, -3)
    person.answer(role, "Ring 070-174 06 05")
    person.at = person.sees("(M14)", person.at)
    person.choose("Rätta svaret" if lang == "sv" else "Fix the answer", -3)
    person.answer(role, "Gatuchef")
    by_whom_and_when(person, lang)
    person.choose(WORDS[lang]["record"], 3)
    person.choose(WORDS[lang]["write"])
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: forwarded, at: 2026-11-22 12:00, by: Kommunikatör, to: kansliet}",
        "+  actions:",
        "+    - {did: forwarded, at: 2026-11-22 12:00, by: Kommunikatör, to: Gatuchef}",
    ]


LOGGING = {
    "sv": (
        "Vilket konto kom det till?",
        "Vad gäller det?",
        "Ämnet har 121 tecken, men får ha högst 120. Korta det.",
        "Vad är det?",
        "Var kom det?",
        "Svara senast",
    ),
    "en": (
        "Which account did it come to?",
        "What is it about?",
        "The subject has 121 characters, but may have at most 120. Shorten it.",
        "What is it?",
        "Where did it come?",
        "Answer by",
    ),
}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_came_in_is_asked_for(begin: Begin, folder: Path, lang: str) -> None:
    account, subject, long, kind, channel, due = LOGGING[lang]
    person = begin("log-message", SOCIALPOLICY_LANG=lang)
    person.choose(account)
    person.answer(subject, "Ring 070-174 06 05")
    person.answer("(M14)", "x" * 121)
    person.answer(long, "Hål i gatan: fort! # nu")
    person.choose(kind, 2)
    person.choose(channel)
    person.reply({"sv": "När kom det?", "en": "When did it come?"}[lang], None)
    person.choose(WORDS[lang]["write"])
    person.sees(due)
    assert person.ends() == 0
    [new] = [path for path in folder.rglob("2026-11.yaml") if path.parent.name != "kommunen-x"]
    text = new.read_text(encoding="utf-8")
    assert '  kind: complaint\n  subject: "Hål i gatan: fort! # nu"\n' in text
    assert "  channel: comment\n" in text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_a_line_leaves_out_is_asked_for_though_it_could_be_presumed(
    begin: Begin, folder: Path, lang: str
) -> None:
    account, subject, _, kind, channel, due = LOGGING[lang]
    person = begin("log-message", "kommunen-x", "--subject", "Parkering", SOCIALPOLICY_LANG=lang)
    person.choose(kind)
    person.choose(channel)
    person.reply({"sv": "När kom det?", "en": "When did it come?"}[lang], "2026-11-21 14:05")
    person.at = person.sees(due, person.at)
    person.choose(WORDS[lang]["write"])
    assert person.ends() == 0
    assert account not in person.shown
    assert subject not in person.shown
    assert "+  received: 2026-11-21 14:05" in changes(folder)


def test_an_action_asks_by_whom_and_when_unless_the_line_says_it(
    begin: Begin, folder: Path
) -> None:
    person = begin("answer-message", QUESTION, "--record", "minor")
    by_whom_and_when(person)
    person.choose(WORDS["sv"]["write"])
    assert person.ends() == 0
    said = ("--reason", "Ett tack", "--by", "Kommunikatör", "--done", "2026-11-22 11:00")
    person = begin("end-message", THANKS, "--why", "no-answer-needed", *said, "--record", "minor")
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: answered, at: 2026-11-22 12:00, by: Kommunikatör}",
        "+  record: {decision: minor}",
        "+  actions:",
        "+    - {did: ended, at: 2026-11-22 11:00, by: Kommunikatör, reason: Ett tack}",
        "+  record: {decision: minor}",
    ]


@pytest.mark.parametrize(
    ("kind", "suggested"),
    [("unlawful", "kept-in-order"), ("personal-attack", "kept-in-order"), ("question", "")],
)
def test_what_may_be_a_crime_is_not_suggested_to_be_minor(
    begin: Begin, folder: Path, kind: str, suggested: str
) -> None:
    month = folder / MONTH
    month.write_text(month.read_text().replace("kind: advertising", f"kind: {kind}"))
    removed = kind != "question"
    words = ("remove-message", ADS, "--ground", "unlawful-violence", "--basis", "law",
             "--preserved-on", "2026-11-22")  # fmt: skip
    person = begin(*(words if removed else ("answer-message", ADS)))
    by_whom_and_when(person)
    if removed and "Var finns kopian?" in person.shown:
        person.answer("Var finns kopian?", "")
    person.sees(WORDS["sv"]["record"])
    assert person.suggestion == suggested


def test_what_a_message_is_the_same_as_says_why_it_is_ended(begin: Begin, folder: Path) -> None:
    person = begin("end-message", QUESTION, "--duplicate-of", THANKS, "--record", "minor")
    by_whom_and_when(person)
    person.choose(WORDS["sv"]["write"])
    assert person.ends() == 0
    assert WORDS["sv"]["why"] not in person.shown
    assert "+  record: {decision: minor}" in changes(folder)


@pytest.mark.parametrize("word", ["--dry-run", "--at"])
def test_a_line_that_writes_nothing_or_says_what_is_now_asks_for_nothing_more(
    word: str, begin: Begin
) -> None:
    time = ("2026-11-22 11:00",) if word == "--at" else ()
    person = begin("log-message", "kommunen-x", "--subject", "Parkering", word, *time)
    assert person.ends() == 0
    assert "När kom det?" not in person.shown


def test_one_line_with_yes_never_asks(begin: Begin, folder: Path) -> None:
    person = begin("log-message", "kommunen-x", "--subject", "Parkering", "--yes")
    assert person.ends() == 0
    written, id, came, due, *following = (row for row in person.rows if row)
    assert came == "Kom in: söndag 22 november 2026 kl. 12.00."
    assert following[0] == "Spara och skicka ändringen:"
    assert following[1] == f"  git add {MONTH}"
    assert written == f"Skrivet: {MONTH}:19"
    assert re.fullmatch(r"kommunen-x-20261122-[0-9a-z]{4}", id)
    # Four staffed hours from the opening on Monday, which is at eight.
    assert due == "Svara senast måndag 23 november 2026 kl. 12.00."
    minor = ("--record", "minor")
    for words in (
        ("answer-message", QUESTION, *minor),
        ("forward-message", THANKS, "--to", "kansliet"),
        ("remove-message", ADS, "--ground", "advertising", "--basis", "policy", *minor),
        ("end-message", THANKS, "--reason", "Ett tack", *minor),
    ):
        person = begin(*words, "--yes")
        assert person.ends() == 0
        assert "?" not in person.shown


def test_yes_asks_for_the_decision_that_check_would_miss(begin: Begin, folder: Path) -> None:
    person = begin("answer-message", QUESTION, "--yes")
    person.choose("Vilken roll gjorde det?")
    person.reply("När gjordes det?", None)
    person.choose(WORDS["sv"]["record"])
    assert person.ends() == 0
    assert changes(folder)[-1] == "+  record: {decision: minor}"


def test_when_nobody_is_on_duty_the_role_is_asked_for(begin: Begin, folder: Path) -> None:
    account = folder / "registry" / "accounts" / "kommunen-x.yaml"
    away = "".join(
        f"  - {{who: {who}, from: 2026-11-20, to: 2026-11-30}}\n"
        for who in ("responsible", "deputy")
    )
    text = account.read_text(encoding="utf-8") + f"absences:\n{away}"
    account.write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    commit = ["git", "-c", "user.name=R", "-c", "user.email=r@exempel.se", "commit", "-qm", "Borta"]
    subprocess.run(commit, cwd=folder, check=True)
    person = begin("answer-message")
    person.choose("Vilket meddelande gäller det?")
    person.choose("Vilken roll gjorde det?", "En annan roll")
    person.answer("Skriv rollen, inte namnet", "Informationschef")
    person.reply("När gjordes det?", None)
    person.choose("Ska meddelandet diarieföras?", 3)
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: answered, at: 2026-11-22 12:00, by: Informationschef}",
    ]


@pytest.mark.parametrize("columns", [80, 60])
def test_nothing_asked_is_wider_than_the_screen(begin: Begin, folder: Path, columns: int) -> None:
    person = begin("remove-message", ADS, columns=columns)
    person.choose("Varför togs det bort?", 12)
    person.sees("personliga integritet")
    person.choose("Är det lagen eller policyn som gäller?", 1)
    by_whom_and_when(person)
    person.choose("Är en kopia sparad?")
    person.sees("Vilken dag sparades kopian?")
    # Words that were cut by the edge would start the next row without a blank or a break.
    asked = "Är en kopia sparad? Att ta bort är att gallra en allmän handling."
    assert asked in " ".join(" ".join(person.rows).split())
    assert person.breaks_off() == 130


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_question_in_return_is_no_answer(begin: Begin, folder: Path, term: str) -> None:
    person = begin("end-message", THANKS, TERM=term)
    person.sees("Skriv ? för att se varför den ställs, < för att gå tillbaka och -")
    person.reply(WORDS["sv"]["why"], "1" if term == "dumb" else 0)
    person.answer("Varför behöver det inget svar?", "?")
    person.answer("Allt behöver inte ett svar.", "-")
    person.answer("Svaret behövs för att kunna gå vidare.", "Ett tack")
    person.reply(WORDS["sv"]["by"], "1" if term == "dumb" else 0)
    person.reply(WORDS["sv"]["done at"], None)
    person.at = person.sees(WORDS["sv"]["record"], person.at)
    person.type("?")
    person.reply("Det som kommer in är en allmän handling.", "1" if term == "dumb" else 0)
    person.reply("Vad vill du göra?", "1" if term == "dumb" else 0)
    assert person.ends() == 0
    assert changes(folder) == [
        "+  actions:",
        "+    - {did: ended, at: 2026-11-22 12:00, by: Kommunikatör, reason: Ett tack}",
        "+  record: {decision: minor}",
    ]


def test_a_question_cannot_be_ended_whatever_the_reason(begin: Begin, folder: Path) -> None:
    person = begin("end-message", QUESTION)
    person.choose(WORDS["sv"]["why"])
    assert person.ends() == 2
    assert "(M05)" in person.shown
    assert "Varför behöver det inget svar?" not in person.shown
    assert changes(folder) == []


def test_a_subject_is_no_question_in_return(begin: Begin, folder: Path) -> None:
    person = begin("log-message", "kommunen-x")
    person.answer("Vad gäller det?", "?")
    person.answer("Policyn säger:", "<")
    person.answer("Det här är den första frågan.", "Hål i gatan")
    person.choose("Vad är det?")
    person.choose("Var kom det?")
    person.reply("När kom det?", None)
    person.choose("Vad vill du göra?")
    assert person.ends() == 0
    assert "+  subject: Hål i gatan" in changes(folder)
