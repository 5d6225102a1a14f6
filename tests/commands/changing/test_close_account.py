"""`close-account` without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.source import Source
from socialpolicy.yaml import read

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

Given = Callable[..., list[str]]

FILE = "accounts/example.yaml"

LOG = """\
- id: example-20261101-a{number:03}
  received: 2026-11-{number:02} 10:00
  channel: comment
  kind: question
  subject: Öppettider {number}
"""


def log(register: Path, count: int) -> None:
    folder = register / "messages" / "example"
    folder.mkdir(parents=True)
    text = "".join(LOG.format(number=number) for number in range(1, count + 1))
    (folder / "2026-11.yaml").write_text(text, encoding="utf-8")


def test_a_closed_account(ask: Ask, register: Path, given: Given) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert (register / FILE).read_text(encoding="utf-8") == before.replace(
        "recorded: 2024-05-06", "recorded: 2026-11-22"
    ) + (
        "closing:\n"
        "  on: 2026-11-22\n"
        "  manager: {role: Kulturchef, asked: 2026-11-02}\n"
        "  coordinator_informed: 2026-11-03\n"
        "  announced: {on: 2026-11-04, evidence: KUN 2026/9}\n"
    )
    again = ask("close-account", "example")
    assert again.code == 2
    assert again.err == (
        "socialpolicy: example är redan avslutat, den 22 november 2026. "
        "Filen ligger kvar i registret.\n"
    )
    for command in ("hand-over-account", "confirm-banner"):
        assert "avslutades den 22 november 2026" in ask(command, "example").err


def test_the_archive_plan_is_reminded_of(ask: Ask, given: Given) -> None:
    ran = ask("close-account", "example", *given("close-account", "--plan-updated"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Det som står i planen är från den 6 maj 2024." in ran.out


@pytest.mark.parametrize(
    ("copies", "said"),
    [
        ("", "Det finns ingen."),
        ("  - {on: 2026-11-07, level: full}\n", "Den senaste är från den 7 november 2026."),
        # Two weeks before the last day, which is 22 November, is soon enough.
        ("  - {on: 2026-11-08, level: full}\n", None),
        ("  - {on: 2026-11-08, level: overview}\n", "Det finns ingen."),
    ],
)
def test_a_last_copy_for_the_archive_is_reminded_of(
    ask: Ask, register: Path, given: Given, copies: str, said: str | None
) -> None:
    with (register / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("archive: {level: unique}\n")
    with (register / FILE).open("a", encoding="utf-8") as file:
        file.write(f"archive_copies:\n{copies or '  []'}\n")
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    out = " ".join(ran.out.split())
    reminded = "Lägg en kopia av sidan i arkivet innan den försvinner"
    assert (reminded in out) is (said is not None)
    assert (said or "") in out


def test_without_a_decision_no_copy_is_reminded_of(ask: Ask, given: Given) -> None:
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert "kopia" not in ran.out


def test_messages_that_wait_stand_in_the_way(ask: Ask, register: Path, given: Given) -> None:
    log(register, 10)
    before = (register / FILE).read_bytes()
    for answers in ([], given("close-account")):
        ran = ask("close-account", "example", *answers, "--yes", "--despite-findings")
        assert (ran.code, ran.out) == (2, "")
        assert "10 meddelanden som väntar" in ran.err
        assert "example-20261101-a001  Öppettider 1\n" in ran.err
        assert "example-20261101-a008" in ran.err
        assert "example-20261101-a009" not in ran.err
        assert "… och 2 till" in ran.err
        assert "socialpolicy answer-message" in ran.err
        assert "socialpolicy end-message" in ran.err
    assert (register / FILE).read_bytes() == before


def test_a_forwarded_message_waits_and_an_answered_does_not(ask: Ask, register: Path) -> None:
    log(register, 2)
    file = register / "messages" / "example" / "2026-11.yaml"
    acted = "  actions:\n    - {did: %s, at: 2026-11-05 10:00, by: Kulturchef%s}\n"
    first, second = LOG.format(number=1), LOG.format(number=2)
    forwarded = acted % ("forwarded", ", to: kulturforvaltningen")
    file.write_text(first + acted % ("answered", "") + second + forwarded, encoding="utf-8")
    ran = ask("close-account", "example")
    assert "ett meddelande som väntar" in ran.err
    assert "a002" in ran.err
    assert "a001" not in ran.err


def test_a_closing_ahead_reminds_of_what_waits(ask: Ask, register: Path, given: Given) -> None:
    log(register, 2)
    few = ["--on", "31 dec", "--manager-role", "Kulturchef", "--manager-asked", "2 nov"]
    ran = ask("close-account", "example", *few, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Senast den 31 december 2026: besvara eller avsluta 2 meddelanden" in ran.out
    assert "fyll i dagen då samordnaren informerades, dagen då det stod i kanalen" in ran.out
    rest = given("close-account", "--on", "--manager-role", "--manager-asked", "--plan-updated")
    again = ask("close-account", "example", *few, *rest, "--yes")
    assert again.code == 0
    assert "fyll i" not in again.out
    written = (register / FILE).read_text(encoding="utf-8")
    assert written.count("closing:") == 1
    assert "  announced: {on: 2026-11-04, evidence: KUN 2026/9}\n" in written


def test_a_log_that_cannot_be_understood(ask: Ask, register: Path, given: Given) -> None:
    log(register, 1)
    (register / "messages" / "example" / "2026-11.yaml").write_text("- {id: x\n")
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert ran.code == 2
    assert "registry/messages/example/2026-11.yaml" in ran.err


def test_days_later_than_the_closing(ask: Ask, register: Path, given: Given) -> None:
    before = (register / FILE).read_bytes()
    late = given("close-account", on="20 nov", announced_on="21 nov")
    ran = ask("close-account", "example", *late, "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert "varning[A25]" in ran.err
    assert (register / FILE).read_bytes() == before
    assert ask("close-account", "example", *late, "--yes", "--despite-findings").code == 0
    assert "announced: {on: 2026-11-21" in (register / FILE).read_text(encoding="utf-8")


def test_an_account_that_is_not_open(ask: Ask, register: Path) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(text.replace("opened: 2015-02-02\n", ""), encoding="utf-8")
    assert "example har inte öppnats" in ask("close-account", "example").err
    assert "example är inte öppet än." in ask("confirm-banner", "example").err


def test_a_log_that_is_kept_elsewhere(ask: Ask, register: Path, given: Given) -> None:
    """A public clone has no log, so nobody knows what waits; where it is, it is read."""
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../loggen\n", "utf-8")
    ran = ask("close-account", "example", *given("close-account"), "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert "Loggen ska finnas i loggen, men den mappen finns inte." in ran.err
    log(register, 1)
    (register / "messages").rename(register.parent / "loggen")
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert ran.code == 2
    assert "ett meddelande som väntar" in ran.err
    (register.parent / "loggen" / "example" / "2026-11.yaml").unlink()
    ran = ask("close-account", "example", *given("close-account"), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Loggen är tom här." in ran.out


def test_what_an_earlier_turn_wrote_is_not_asked_again(
    ask: Ask, register: Path, given: Given
) -> None:
    planned = given("close-account", "--announced-on", "--evidence", "--plan-updated", on="31 dec")
    ran = ask("close-account", "example", *planned, "--yes")
    assert (ran.code, ran.err) == (0, "")
    ran = ask("close-account", "example", "--announced-on", "idag", "--evidence", "x 1", "--yes")
    assert (ran.code, ran.err) == (0, "")
    value = read(Source("", (register / FILE).read_bytes())).value
    assert isinstance(value, dict)
    assert value["closing"] == {
        "on": "2026-12-31",
        "manager": {"role": "Kulturchef", "asked": "2026-11-02"},
        "coordinator_informed": "2026-11-03",
        "announced": {"on": "2026-11-22", "evidence": "x 1"},
    }
    ran = ask("close-account", "example", "--on", "30 dec", "--yes")
    assert "on: 2026-12-30" in (register / FILE).read_text(encoding="utf-8")
    ran = ask("close-account", "example", "--yes")
    assert ran.code == 2
    assert "Svaren ändrar ingenting" in ran.err
