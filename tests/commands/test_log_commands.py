"""The commands that write in the log: what is written, to the letter, and what is refused."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.source import Source
from socialpolicy.yaml import read

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin

# The register's base is judged at Sunday 22 November 2026; these were received on the Friday.
HAND = """\
# Vår logg.

- id: example-20261120-open    # väntar
  received: 2026-11-20 14:05
  channel: comment
  kind: question
  subject: 'Öppettider i mellandagarna'

- id: example-20261120-adds
  received: 2026-11-20 15:00
  channel: post
  kind: advertising
  subject: Reklam för skor
  actions:
    - {did: forwarded, at: 2026-11-20 15:10, by: "Bibliotekarie, vuxen", to: Kulturchef}

- id: example-20261119-thanks
  received: 2026-11-19 09:00
  channel: comment
  kind: praise
  subject: Tack
# Här slutar loggen.
"""
OPEN, ADDS, THANKS = (
    "example-20261120-open",
    "example-20261120-adds",
    "example-20261119-thanks",
)


@pytest.fixture
def month(register: Path) -> Path:
    path = register / "messages" / "example" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HAND, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: Iterator[str] = iter("k3f9m7qab2cd" * 10)
    monkeypatch.setattr("secrets.choice", lambda _: next(chosen))


def new_lines(path: Path, before: str = HAND) -> list[str]:
    """Give the lines that are in a file and were not, none having gone."""
    old, new = before.splitlines(), path.read_text(encoding="utf-8").splitlines()
    changes = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in changes)
    return [line[2:] for line in changes]


def logged(path: Path) -> list[dict[str, Any]]:
    document = read(Source(path.name, path.read_bytes()))
    assert document.problems == ()
    value: Any = document.value
    return list(value)


def test_a_new_month(ask: Ask, register: Path) -> None:
    answer = ask(
        "log-message", "example", "--subject", "Öppettider", "--received", "2026-11-20 14:05"
    )
    assert answer == (
        0,
        (
            "example-20261120-k3f9\nKom in: fredag 20 november 2026 kl. 14.05.\n"
            "Svara senast måndag 23 november 2026 kl. 14.05.\n"
        ),
        "Skrivet: registry/messages/example/2026-11.yaml:4\n",
    )
    assert (register / "messages" / "example" / "2026-11.yaml").read_text(encoding="utf-8") == (
        "# Skriv aldrig vem det gäller.\n"
        "# Raden med id efter ett meddelande gör att git kan slå ihop två grenar. Låt den stå.\n"
        "\n"
        "- id: example-20261120-k3f9\n"
        "  channel: comment\n"
        "  received: 2026-11-20 14:05\n"
        "  kind: question\n"
        "  subject: Öppettider\n"
        "# example-20261120-k3f9\n"
    )
    # A Sunday: the clock starts when Monday opens, and runs out when it closes.
    second = ask("log-message", "example", "--subject", "Ännu en")
    assert second.out.endswith("Svara senast måndag 23 november 2026 kl. 17.00.\n")
    both = logged(register / "messages" / "example" / "2026-11.yaml")
    assert [each["id"][-4:] for each in both] == ["k3f9", "m7qa"]
    assert both[1]["received"] == "2026-11-22 12:00"
    assert ask("check", "--select", "M,Y").code == 0


def test_every_option_of_a_new_message(ask: Ask, month: Path) -> None:
    words = (
        "--kind", "advertising", "--channel", "post", "--received", "2026-11-20 14:05",
        "--noticed", "2026-11-20 14.20", "--reference", "fb-1", "--not-for-us",
        "--not-for-us-reason", "Riktas till grannarna", "--public-event",
    )  # fmt: skip
    answer = ask("log-message", "example", "--subject", "Loppis", *words, SOCIALPOLICY_LANG="en")
    assert answer == (
        0,
        "example-20261120-k3f9\nReceived: Friday 20 November 2026 at 14:05.\nIt needs no answer.\n",
        "Written: registry/messages/example/2026-11.yaml:24\n",
    )
    # Whoever wrote by hand left no line that keeps two branches' ends apart: see new_message.
    new = (
        "\n"
        "- id: example-20261120-k3f9\n"
        "  reference: fb-1\n"
        "  channel: post\n"
        "  concerns_us: false\n"
        "  concerns_us_reason: Riktas till grannarna\n"
        "  public_event: true\n"
        "  received: 2026-11-20 14:05\n"
        "  noticed: 2026-11-20 14:20\n"
        "  kind: advertising\n"
        "  subject: Loppis\n"
        "  actions: []\n"
        "# example-20261120-k3f9\n"
    )
    assert month.read_text(encoding="utf-8") == f"{HAND}{new}"


def test_a_private_log_and_the_schema(ask: Ask, register: Path) -> None:
    (register / ".schema").mkdir()
    (register / ".schema" / "messages.json").write_text("{}")
    assert ask("log-message", "example", "--subject", "Ett").code == 0
    inside = register / "messages" / "example" / "2026-11.yaml"
    assert inside.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../.schema/messages.json\n#\n# Skriv aldrig"
    )
    inside.unlink()
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    (register.parent / "private").mkdir()
    assert ask("log-message", "example", "--subject", "Två").code == 0
    outside = register.parent / "private" / "example" / "2026-11.yaml"
    assert [each["subject"] for each in logged(outside)] == ["Två"]
    assert not inside.exists()
    assert ask("answer-message", logged(outside)[0]["id"], "--record", "minor").code == 0
    assert logged(outside)[0]["record"] == {"decision": "minor"}


@pytest.mark.parametrize(
    "subject",
    [
        "a: b", "a #b", "# x", "- x", "yes", "no", "null", "~", "0123", "1.10", "12:30", "'x'",
        '"x"', "{a: b}", "[x]", "&x", "*x", "!x", "%x", "@", "`x`", "| x", "> x", "? x", "<<",
        "---", "...", "\\n", "[bold]x[/bold]", "::error::x", "=1+1", "Sommar 🏖️ och 👩‍👧", "שלום",
        "مرحبا", "å" * 120, "x " * 59 + "x", ", x", "x:", "2026-11-20",
    ],
)  # fmt: skip
def test_subjects_come_back_as_they_were(ask: Ask, register: Path, subject: str) -> None:
    assert ask("log-message", "example", f"--subject={subject}").code == 0
    assert ask("log-message", "example", f"--subject={subject}", "--kind=praise").code == 0
    found = logged(register / "messages" / "example" / "2026-11.yaml")
    assert [each["subject"] for each in found] == [subject, subject]
    assert ask("check", "--select", "M,Y").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exampel", "--subject", "x"), "Inget konto heter exampel. Menar du example?"),
        (("../accounts", "--subject", "x"), "Inget konto heter ../accounts."),
        (("example", "--subject", ""), "Skriv ett ämne med --subject"),
        (("example", "--subject", "x" * 121), "Ämnet har 121 tecken, men får ha högst 120."),
        (("example", "--subject", "x\ny"), "--subject innehåller ett styrtecken"),
        (("example", "--subject", "x\x1b[31m"), "--subject innehåller ett styrtecken"),
        (
            ("example", "--subject", "x\u202ey"),
            "Texten innehåller ett osynligt styrtecken, U+202E.",
        ),
        (("example", "--subject", "x", "--reference", "\x07"), "--reference innehåller"),
        (("example", "--subject", "x", "--kind", "tulipan"), "tulipan är inget slags"),
        (("example", "--subject", "x", "--channel", "fax"), "Kanalen fax finns inte."),
        (("example", "--subject", "x", "--received", "nyss"), "--received: nyss är ingen tid."),
        (
            ("example", "--subject", "x", "--received", "i går"),
            '--received: i går är bara en dag. Skriv klockslaget också, till exempel "2026-11-21 ',
        ),
        (("example", "--subject", "x", "--noticed", "2026-11-20"), "--noticed: 2026-11-20 är bara"),
        (
            ("example", "--subject", "x", "--received", "2026-11-23 08:00"),
            "har en tid som inte har varit än: måndag 23 november kl. 08.00 (M02).",
        ),
        (
            ("example", "--subject", "x", "--noticed", "2026-11-20 08:00"),
            "innan det kom in söndag 22 november kl. 12.00 (M02).",
        ),
        (
            ("example", "--subject", "x", "--received", "2026-03-29 02:30"),
            "Klockan ställs om den 29 mars 2026, och kl. 02.30 finns inte.",
        ),
        (("example", "--subject", "x", "--received", "2026-10-25 02:30"), "2026-10-25 02:30+01:00"),
        (("example", "--subject", "x", "--received", "2014-12-01 9:00"), "öppnades först den"),
    ],
)
def test_what_is_not_logged(ask: Ask, register: Path, words: tuple[str, ...], said: str) -> None:
    answer = ask("log-message", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("socialpolicy: ")
    assert answer.err.count("\n") == 1
    assert said in answer.err
    assert not list(register.glob("messages/*/*"))


@pytest.mark.parametrize("option", ["--subject", "--reference"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ring 070-174 06 05", "telefonnummer (M14)"),
        ("Från @nagon_annan", "användarnamn (M14)"),
        # So short that the covered text would also hide the message's own id.
        ("Från @x", "användarnamn (M14)"),
    ],
)
def test_personal_data_is_refused_and_not_shown(
    ask: Ask, register: Path, option: str, text: str, said: str
) -> None:
    given = {"--subject": "Bokbussen", "--reference": "fb-1", option: text}
    words = [word for pair in given.items() for word in pair]
    for dry in ((), ("--dry-run",)):
        answer = ask("log-message", "example", *words, *dry)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err
        assert "innehåller personuppgifter" in answer.err
        assert text.split(" ", 1)[1] not in answer.err
    assert not list(register.glob("messages/*/*"))


@pytest.mark.parametrize("ends", ["on: 2026-11-01", "planned"])
def test_accounts_that_are_not_open(ask: Ask, register: Path, ends: str) -> None:
    account = register / "accounts" / "example.yaml"
    text = account.read_text(encoding="utf-8")
    if ends == "planned":
        text = text.replace("opened: 2015-02-02", "opened: 2027-02-02")
    else:
        text += f"closing: {{{ends}}}\n"
    account.write_text(text, encoding="utf-8")
    answer = ask("log-message", "example", "--subject", "x")
    assert (answer.code, answer.out) == (2, "")
    assert "(M01)" in answer.err
    assert "avslutades den" in answer.err or "öppnades först den" in answer.err


def test_answered(ask: Ask, month: Path) -> None:
    answer = ask("answer-message", OPEN, "--done", "2026-11-20 15:40", "--record", "minor")
    assert answer == (
        0,
        (
            f"{OPEN} är besvarat.\n"
            "Tid: fredag 20 november 2026 kl. 15.40. Roll: Bibliotekarie, vuxen.\n"
        ),
        "Skrivet: registry/messages/example/2026-11.yaml:8\n",
    )
    assert new_lines(month) == [
        "  actions:",
        '    - {did: answered, at: 2026-11-20 15:40, by: "Bibliotekarie, vuxen"}',
        "  record: {decision: minor}",
    ]


def test_the_deputy_answers_while_the_responsible_is_away(
    ask: Ask, register: Path, month: Path
) -> None:
    account = register / "accounts" / "example.yaml"
    away = "absences: [{who: responsible, from: 2026-11-20, to: 2026-11-30}]"
    text = account.read_text(encoding="utf-8").replace("absences: []", away)
    account.write_text(text, encoding="utf-8")
    assert ask("answer-message", OPEN, "--record", "later").code == 0
    assert '    - {did: answered, at: 2026-11-22 12:00, by: "Bibliotekarie, barn"}' in new_lines(
        month
    )
    assert (
        ask(
            "end-message", THANKS, "--reason", "Ett tack", "--by", "Kulturchef", "--record", "later"
        ).code
        == 0
    )
    assert (
        "    - {did: ended, at: 2026-11-22 12:00, by: Kulturchef, reason: Ett tack}"
        in new_lines(month)
    )


def test_the_decision_may_come_afterwards(ask: Ask, month: Path) -> None:
    answer = ask("answer-message", OPEN, "--done", "2026-11-20 15:40", "--record", "later")
    assert answer.code == 0
    assert answer.err == (
        "Skrivet: registry/messages/example/2026-11.yaml:8\n"
        f"Tänk på: {OPEN} är besvarat, men det står inte om det ska diarieföras (M13).\n"
        f"När det är bestämt, kör: socialpolicy answer-message {OPEN} --record …\n"
    )
    again = ask("answer-message", OPEN)
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith(f"socialpolicy: {OPEN} är redan besvarat.")
    words = ("--record", "registered", "--number", "KUN 2026/1")
    decided = ask("answer-message", OPEN, *words)
    assert decided[:2] == (0, f"I loggen står nu att {OPEN} är diariefört.\n")
    assert new_lines(month)[-1] == "  record: {decision: registered, number: KUN 2026/1}"
    assert len(new_lines(month)) == 3


@pytest.mark.parametrize("extra", [(), ("--yes",), ("--dry-run",)])
def test_what_check_would_call_an_error_is_refused(
    ask: Ask, month: Path, extra: tuple[str, ...]
) -> None:
    for words in (
        ("answer-message", OPEN),
        ("end-message", THANKS, "--reason", "Ett tack"),
        ("end-message", OPEN, "--duplicate-of", THANKS),
        ("remove-message", ADDS, "--ground", "incitement", "--basis", "law"),
    ):
        answer = ask(*words, *extra)
        assert (answer.code, answer.out) == (2, "")
        assert "Ange beslutet om registrering med --record" in answer.err
    assert month.read_text(encoding="utf-8") == HAND
    later = ask("answer-message", OPEN, "--record", "later", "--yes")
    assert (later.code, later.out) == (2, "")
    assert "Ta bort --yes" in later.err
    # Where the rule is no error, nothing is in the way.
    policy = month.parents[2] / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    assert "off: {}" in text
    policy.write_text(text.replace("off: {}", "off: {M13: Beslut KS 2026/1}"), encoding="utf-8")
    assert ask("answer-message", OPEN, "--yes").code == 0


def test_forwarded_beside_its_neighbour(ask: Ask, month: Path) -> None:
    words = ("--to", "kulturforvaltningen", "--done", "2026-11-20 16:00", "--by", "Kulturchef")
    assert ask("forward-message", ADDS, *words, SOCIALPOLICY_LANG="en") == (
        0,
        (
            f"{ADDS} is forwarded to kulturforvaltningen.\n"
            "Time: Friday 20 November 2026 at 16:00. Role: Kulturchef.\n"
        ),
        "Written: registry/messages/example/2026-11.yaml:16\n",
    )
    assert new_lines(month) == [
        "    - {did: forwarded, at: 2026-11-20 16:00, by: Kulturchef, to: kulturforvaltningen}"
    ]


def test_removed(ask: Ask, month: Path) -> None:
    words = (
        "--ground", "product-advertising", "--basis", "policy", "--done", "2026-11-20 16:00",
        "--author-told", "2026-11-20 16:05", "--preserved-on", "2026-11-20",
        "--preserved-reference", "KUN 2026/2", "--by", "Kulturchef", "--record", "minor",
    )  # fmt: skip
    noted = "Tid: fredag 20 november 2026 kl. 16.00. Roll: Kulturchef.\n"
    assert ask("remove-message", ADDS, *words)[:2] == (0, f"{ADDS} är borttaget.\n{noted}")
    found = next(each for each in logged(month) if each["id"] == ADDS)
    assert found["actions"][1] == {
        "did": "removed",
        "at": "2026-11-20 16:00",
        "by": "Kulturchef",
        "ground": "product-advertising",
        "basis": "policy",
        "author_told": "2026-11-20 16:05",
        "preserved": {"on": "2026-11-20", "reference": "KUN 2026/2"},
    }
    assert new_lines(month)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("i går 14:00", "2026-11-21 14:00"),
        ("idag 9.15", "2026-11-22 09:15"),
        ("yesterday at 14:00", "2026-11-21 14:00"),
        ("20 nov 15:00", "2026-11-20 15:00"),
        ("20 november kl. 15.00", "2026-11-20 15:00"),
        ("20 November at 15:00", "2026-11-20 15:00"),
        ("fredag 20 november 2026 kl. 15.00", "2026-11-20 15:00"),
        ("Friday 20 November at 15:00", "2026-11-20 15:00"),
        ("20 november, 15:00", "2026-11-20 15:00"),
        ("2026-11-20T15:00:30", "2026-11-20 15:00"),
        ("2026-11-20 15:00Z", "2026-11-20 16:00"),
        ("2026-11-20 15.00 +01:00", "2026-11-20 15:00"),
    ],
)
def test_times_as_people_write_them(ask: Ask, month: Path, text: str, written: str) -> None:
    assert ask("answer-message", OPEN, "--done", text, "--record", "later").code == 0
    assert f"did: answered, at: {written}, by" in month.read_text(encoding="utf-8")
    assert ask("log-message", "example", "--subject", "x", "--received", text).code == 0
    assert f"received: {written}" in month.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("i går 14:00", "2026-11-21 14:00"),
        ("i går", "2026-11-21"),
        ("Kontot finns inte kvar", "Kontot finns inte kvar"),
    ],
)
def test_words_that_pass_are_written_as_days(
    ask: Ask, month: Path, told: str, written: str
) -> None:
    words = (
        "--ground", "advertising", "--basis", "policy", "--preserved-on", "idag",
        "--done", "i går 13:30", "--author-told", told, "--record", "minor",
    )  # fmt: skip
    assert ask("remove-message", ADDS, *words).code == 0
    [*_, action] = next(each for each in logged(month) if each["id"] == ADDS)["actions"]
    assert action["preserved"] == {"on": "2026-11-22"}
    assert action["author_told"] == written


def test_what_is_late_when_it_is_logged_tells_the_command(ask: Ask, register: Path) -> None:
    answer = ask("log-message", "example", "--subject", "x", "--received", "2026-11-18 14:05")
    id = answer.out.splitlines()[0]
    assert "(M03)" in answer.err
    assert answer.err.endswith(f"in svaret. Kör: socialpolicy answer-message {id}\n")


def test_a_day_without_a_year_is_the_latest(ask: Ask, register: Path) -> None:
    words = ("--subject", "x", "--received", "25 dec 14:00")
    id = ask("log-message", "example", *words).out.splitlines()[0]
    assert id.startswith("example-20251225-")


def test_a_warning_is_told_and_no_more(ask: Ask, month: Path) -> None:
    words = ("--ground", "advertising", "--basis", "policy", "--record", "minor")
    answer = ask("remove-message", ADDS, *words)
    assert (answer.code, answer.out.splitlines()[0]) == (0, f"{ADDS} är borttaget.")
    assert (
        f"{ADDS} togs bort som reklam, men det står inte att avsändaren fick veta det (M10). "
        "Skriv till avsändaren, och skriv när det gjordes. Går det inte, skriv varför.\n"
    ) in answer.err
    assert new_lines(month)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("end-message", OPEN, "--reason", "x"),
            f"avsluta det med det skälet. Kör: socialpolicy answer-message {OPEN}",
        ),
        (
            ("answer-message", OPEN, "--done", "2026-11-22 13:00"),
            "(M02). Skriv tiden då det hände. Har det inte hänt än, vänta med",
        ),
        (
            ("end-message", THANKS, "--reason", "Ring 070-174 06 05"),
            "(M14). Skriv det utan uppgiften.",
        ),
        (
            ("remove-message", ADDS, "--ground", "product-advertising", "--basis", "policy"),
            "Skriv till avsändaren, och skriv när det gjordes. Går det inte,",
        ),
        (("end-message", OPEN, "--reason", "x"), "ska besvaras, inte avslutas utan svar (M05)"),
        (("answer-message", OPEN, "--done", "2026-11-20 13:00"), "innan det kom in"),
        (("answer-message", OPEN, "--done", "2026-11-24 13:00"), "inte har varit än"),
        (("forward-message", ADDS, "--to", "x", "--done", "2026-11-20 15:05"), "(M02)"),
        (("end-message", THANKS, "--reason", " "), "reason är tomt (Y03)"),
        (("end-message", THANKS, "--reason", "Ring 070-174 06 05"), "telefonnummer (M14)"),
        (("end-message", THANKS, "--reason", "x" * 501), "(Y03)"),
        (("answer-message", OPEN, "--by", "\x1b"), "--by innehåller ett styrtecken"),
        (("end-message", THANKS, "--reason", "a\nb"), "--reason innehåller ett styrtecken"),
        (
            ("remove-message", ADDS, "--ground", "product-advertising", "--basis", "policy"),
            "det står inte att avsändaren fick veta det (M10)",
        ),
        (("remove-message", ADDS, "--ground", "other-law", "--basis", "law"), "ange --law."),
        (("remove-message", ADDS, "--ground", "x", "--basis", "law"), "Grunden x finns inte."),
        (("remove-message", ADDS, "--ground", "incitement", "--basis", "x"), "varken lagen"),
        (
            (
                "remove-message", ADDS, "--ground", "incitement", "--basis", "law",
                "--preserved-reference", "x",
            ),
            "--preserved-on",
        ),
        (
            (
                "remove-message", ADDS, "--ground", "incitement", "--basis", "law",
                "--preserved-on", "30 feb",
            ),
            "--preserved-on: 30 feb är ingen dag.",
        ),
        (
            (
                "remove-message", ADDS, "--ground", "incitement", "--basis", "law",
                "--preserved-on", "2026-11-23",
            ),
            "--preserved-on: 2026-11-23 har inte varit än.",
        ),
        (
            ("answer-message", OPEN, "--done", "2026-11-21"),
            '--done: 2026-11-21 är bara en dag. Skriv klockslaget också, till exempel "2026-11-21 ',
        ),
        (("answer-message", OPEN, "--done", "fredag 21 nov 14:00"), "är ingen tid."),
        (("answer-message", OPEN, "--record", "x"), "Beslutet x finns inte."),
        (("answer-message", OPEN, "--record", "registered"), "--number"),
        (("answer-message", OPEN, "--number", "1"), "--record registered"),
        (("answer-message", "example-20261120-opne"), f"Menar du {OPEN}?"),
        (("answer-message", ""), 'har id "".'),
    ],
)  # fmt: skip
def test_what_is_not_noted(ask: Ask, month: Path, words: tuple[str, ...], said: str) -> None:
    answer = ask(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("socialpolicy: ")
    assert answer.err.count("\n") == 1
    assert said in answer.err
    assert month.read_text(encoding="utf-8") == HAND


def test_no_reply_to_what_was_removed(ask: Ask, month: Path) -> None:
    words = ("--ground", "incitement", "--basis", "law", "--record", "kept-in-order")
    assert ask("remove-message", ADDS, *words).code == 0
    before = month.read_bytes()
    answer = ask("answer-message", ADDS)
    assert answer.code == 2
    assert f"{ADDS} är redan borttaget." in answer.err
    assert month.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("answer-message", OPEN, "--record", "later"), OPEN),
        (("end-message", THANKS, "--reason", "Ett tack", "--record", "later"), THANKS),
        (
            (
                "remove-message",
                ADDS,
                "--ground",
                "incitement",
                "--basis",
                "law",
                "--record",
                "later",
            ),
            ADDS,
        ),
    ],
)
def test_the_command_that_check_advises_records_the_decision(
    words: tuple[str, ...], about: str, ask: Ask, month: Path
) -> None:
    assert ask(*words).code == 0
    said = " ".join(ask("check", "--select", "M13").out.split())
    assert f"Kör: socialpolicy {words[0]} {about} --record …" in said
    actions = [each["actions"] for each in logged(month) if each["id"] == about]
    assert ask(words[0], about, "--record", "kept-in-order").code == 0
    assert about not in ask("check", "--select", "M13").out
    assert [each["actions"] for each in logged(month) if each["id"] == about] == actions


def test_secrecy_is_registered_or_not_decided_yet(ask: Ask, month: Path) -> None:
    words = ("remove-message", ADDS, "--ground", "secrecy", "--basis", "law")
    minor = ask(*words, "--record", "minor")
    assert (minor.code, minor.out) == (2, "")
    told = f"{ADDS} röjer något som omfattas av sekretess, men är inte diariefört (M13)."
    assert f"Ingenting är skrivet. {told}" in minor.err
    assert month.read_text(encoding="utf-8") == HAND
    # Not decided yet is only a reminder, and what is decided then is judged as strictly.
    assert ask(*words).code == 2
    assert ask(*words, "--record", "later").code == 0
    before = month.read_bytes()
    for decision in ("minor", "kept-in-order"):
        answer = ask("remove-message", ADDS, "--record", decision)
        assert (answer.code, answer.out) == (2, "")
        assert told in answer.err
        assert month.read_bytes() == before
    assert ask("remove-message", ADDS, "--record", "registered", "--number", "KS 1").code == 0


def test_an_event_may_stay(ask: Ask, register: Path) -> None:
    words = ("--kind", "advertising", "--public-event")
    id = ask("log-message", "example", "--subject", "Loppis", *words).out.splitlines()[0]
    month = register / "messages" / "example" / "2026-11.yaml"
    before = month.read_bytes()
    answer = ask("remove-message", id, "--ground", "advertising", "--basis", "policy")
    assert answer.code == 2
    assert "(M11)" in answer.err
    assert month.read_bytes() == before


def test_without_an_id_or_a_terminal_the_waiting_are_listed(ask: Ask, month: Path) -> None:
    answer = ask("answer-message")
    assert (answer.code, answer.out) == (2, "")
    # By their deadlines: Friday 20 November 9.00, Monday 14.05, Monday 15.00.
    assert f"{THANKS}, {OPEN} och {ADDS}." in answer.err
    month.unlink()
    assert ask("answer-message").err == "socialpolicy: Inget meddelande i loggen väntar.\n"


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (("log-message",), "KONTO och --subject", "ACCOUNT and --subject"),
        (("log-message", "example"), "--subject", "--subject"),
        (("forward-message",), "ID och --to", "ID and --to"),
        (("forward-message", OPEN), "--to", "--to"),
        (("end-message", "--by", "Kulturchef"), "ID och --reason", "ID and --reason"),
        (("remove-message",), "ID, --ground och --basis", "ID, --ground and --basis"),
        (
            ("remove-message", ADDS, "--ground", "other-law"),
            "--law",
            "--law",
        ),
    ],
)
def test_all_that_is_missing_is_listed_at_once(
    ask: Ask, month: Path, words: tuple[str, ...], sv: str, en: str
) -> None:
    assert ask(*words) == (
        2,
        "",
        f"socialpolicy: Du behöver ange {sv}. Se socialpolicy {words[0]} --help.\n",
    )
    assert ask(*words, SOCIALPOLICY_LANG="en") == (
        2,
        "",
        f"socialpolicy: You need to give {en}. See socialpolicy {words[0]} --help.\n",
    )
    assert month.read_text(encoding="utf-8") == HAND


def test_in_a_terminal_one_is_chosen(begin: Begin, month: Path) -> None:
    person = begin("answer-message", TERM="dumb")
    # When each is due, and when it came: two with one subject can be told apart.
    assert (
        "  1. svara senast fre 20 nov 09.00  example: Tack (kom tor 19 nov 09.00)\n" in person.raw
    )
    assert "  2. svara senast mån 23 nov 14.05  example: Öppettider i" in person.raw
    # Which message, by whom, when, and then the decision on registration, which comes later.
    person.type("2")
    person.type("1")
    person.type("")
    person.type("4")
    person.type("1")
    person.sees(f"{OPEN} är besvarat.")
    assert person.ends() == 0
    assert len(new_lines(month)) == 2


def test_a_dry_run_prints_the_change_and_makes_none(ask: Ask, month: Path) -> None:
    answer = ask(
        "answer-message", OPEN, "--done", "2026-11-20 15:40", "--dry-run", "--record", "later"
    )
    assert answer.code == 0
    assert answer.out == (
        "--- a/registry/messages/example/2026-11.yaml\n"
        "+++ b/registry/messages/example/2026-11.yaml\n"
        "@@ -5,6 +5,8 @@\n"
        "   channel: comment\n"
        "   kind: question\n"
        "   subject: 'Öppettider i mellandagarna'\n"
        "+  actions:\n"
        '+    - {did: answered, at: 2026-11-20 15:40, by: "Bibliotekarie, vuxen"}\n'
        " \n"
        " - id: example-20261120-adds\n"
        "   received: 2026-11-20 15:00\n"
    )
    assert month.read_text(encoding="utf-8") == HAND
    assert ask("log-message", "example", "--subject", "x", "--dry-run").out.startswith("--- a/")
    assert month.read_text(encoding="utf-8") == HAND


def test_a_file_changed_meanwhile_is_left_alone(
    ask: Ask, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from socialpolicy.wizard.message_check import MessageCheck

    def change_it(*given: Any) -> tuple[list[Any], bool]:
        if len(given) == len(("self", "entry")):  # the whole draft, no decision alone
            month.write_text(f"{HAND}# En rad till.\n", encoding="utf-8")
        return findings(*given)

    findings = MessageCheck.findings
    monkeypatch.setattr(MessageCheck, "findings", change_it)
    answer = ask("answer-message", OPEN, "--record", "later")
    assert (answer.code, answer.out) == (2, "")
    assert "Någon annan har ändrat registry/messages/example/2026-11.yaml sedan" in answer.err
    assert month.read_text(encoding="utf-8") == f"{HAND}# En rad till.\n"
    assert [each.name for each in month.parent.iterdir()] == ["2026-11.yaml"]


@pytest.mark.parametrize("whole", [True, False], ids=["folder", "file"])
def test_nothing_is_written_through_a_link(
    ask: Ask, register: Path, month: Path, whole: bool
) -> None:
    elsewhere = register.parent / "elsewhere"
    linked = month.parent if whole else month
    linked.rename(elsewhere)
    linked.symlink_to(elsewhere)
    answer = ask("log-message", "example", "--subject", "x")
    assert (answer.code, answer.out) == (2, "")
    assert "är en länk" in answer.err
    assert (elsewhere / month.name if whole else elsewhere).read_text("utf-8") == HAND


@pytest.mark.parametrize("text", ["- [", "a: 1\n", "\x00", "- {id: x, id: y}\n"])
def test_a_broken_month_is_left_alone(ask: Ask, month: Path, text: str) -> None:
    month.write_text(text, encoding="utf-8")
    answer = ask("log-message", "example", "--subject", "x")
    assert (answer.code, answer.out) == (2, "")
    assert month.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["", "# Tom.\n", "# Tom.", "[]\n", "---\n- {id: a}\n"])
def test_odd_but_sound_months(ask: Ask, month: Path, text: str) -> None:
    month.write_text(text, encoding="utf-8")
    assert ask("log-message", "example", "--subject", "x").code == 0
    assert [each["subject"] for each in logged(month) if "subject" in each] == ["x"]


def test_windows_line_breaks_stay(ask: Ask, month: Path) -> None:
    month.write_bytes(HAND.replace("\n", "\r\n").encode())
    assert ask("log-message", "example", "--subject", "x").code == 0
    assert ask("answer-message", OPEN, "--record", "minor").code == 0
    data = month.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert len(logged(month)) == 4
