"""What the three commands that change an account promise alike, without a terminal."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Ask

Given = Callable[..., list[str]]
Options = dict[str, dict[str, str]]

FILE = "accounts/example.yaml"
of_every_command = pytest.mark.parametrize(
    "command", ["close-account", "confirm-banner", "hand-over-account"]
)


def missing(ran: Answer) -> list[str]:
    assert ran.code == 2
    return [line.split()[0] for line in ran.err.splitlines()[1:]]


@of_every_command
def test_everything_missing_is_told_at_once(ask: Ask, command: str, options: Options) -> None:
    ran = ask(command, "example")
    assert ran.out == ""
    free = {"--evidence"} if command == "confirm-banner" else {"--plan-updated"}
    follows = {"--access-roles", "--watch-role"}
    own = ["--who"] if command == "hand-over-account" else []
    assert missing(ran) == [
        *own,
        *(name for name in options[command] if name not in free | follows),
    ]


@of_every_command
def test_nothing_is_written_without_yes(
    ask: Ask, register: Path, command: str, given: Given
) -> None:
    before = (register / FILE).read_bytes()
    ran = ask(command, "example", *given(command))
    assert ran.code == 2
    assert "--yes" in ran.err
    assert (register / FILE).read_bytes() == before


@of_every_command
def test_a_dry_run_prints_what_changes(
    ask: Ask, register: Path, command: str, given: Given
) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    dry = ask(command, "example", *given(command), "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert (register / FILE).read_text(encoding="utf-8") == before
    assert dry.out.startswith(f"--- a/registry/{FILE}\n+++ b/registry/{FILE}\n@@ ")
    subprocess.run(
        ["git", "apply", "--unsafe-paths", "-p1"],
        cwd=register.parent,
        input=dry.out,
        text=True,
        encoding="utf-8",
        check=True,
    )
    applied = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(before, encoding="utf-8")
    assert ask(command, "example", *given(command), "--yes").code == 0
    assert (register / FILE).read_text(encoding="utf-8") == applied != before


ANSWERS = {
    "close-account": """\
id: example
closing:
  on: idag
  manager: {role: Kulturchef, asked: 2 nov}
  coordinator_informed: 3 nov
  announced: {on: 4 nov, evidence: KUN 2026/9}
""",
    "confirm-banner": """\
id: example
profile: {banner: {confirmed: idag, by: "Bibliotekarie, vuxen"}}
""",
    "hand-over-account": """\
id: example
responsible:
  role: Antikvarie
  contact: museet@exempel.se
  assignment: {by: Kulturchef, on: idag, anchored: idag}
  records_training: idag
access: {roles: [Antikvarie, "Bibliotekarie, barn"]}
watch: {role: Antikvarie}
""",
}


@pytest.mark.parametrize(("command", "text"), ANSWERS.items(), ids=list(ANSWERS))
def test_a_file_of_answers(ask: Ask, register: Path, command: str, text: str) -> None:
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = ask(command, "--from", "svar.yaml", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert f"Skrivet: registry/{FILE}" in ran.out


def test_a_file_says_only_what_is_asked(ask: Ask, register: Path) -> None:
    text = "id: kommunen\nname: Nytt namn\nprofile: {link: x, banner: {by: A}}\n"
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = ask("confirm-banner", "example", "--from", "svar.yaml")
    assert ran.code == 2
    assert "svar.yaml:1:1: Svaren gäller kommunen, inte example." in ran.err
    for key in ("svar.yaml:2:1: name", "svar.yaml:3:11: profile.link"):
        assert f"{key} är inget som confirm-banner frågar efter." in ran.err


@of_every_command
def test_without_an_account_those_it_can_concern_are_named(ask: Ask, command: str) -> None:
    ran = ask(command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "socialpolicy: Skriv vilket konto det gäller. Välj example eller kommunen.\n"
    )


@of_every_command
def test_an_account_that_is_not_there(ask: Ask, command: str) -> None:
    ran = ask(command, "exampel")
    assert ran.code == 2
    assert "Menar du example?" in ran.err


@of_every_command
def test_an_account_that_cannot_be_understood(ask: Ask, register: Path, command: str) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(text.replace("opened:", "opend:"), encoding="utf-8")
    ran = ask(command, "example")
    assert ran.code == 2
    assert "Filen för example gick inte att förstå." in ran.err


@of_every_command
def test_what_is_wrong_elsewhere_stops_nothing(
    ask: Ask, register: Path, command: str, given: Given
) -> None:
    other = register / "accounts" / "kommunen.yaml"
    text = other.read_text(encoding="utf-8")
    other.write_text(re.sub(r"deputy:\n(  .*\n)+", "", text), encoding="utf-8")
    own = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(own.replace("  reference: KUN 2015/14\n", ""), encoding="utf-8")
    found = json.loads(ask("check", "--format", "json").out)["findings"]
    assert sorted(each["code"] for each in found) == ["A06", "A14", "P01"]
    ran = ask(command, "example", *given(command), "--yes")
    assert (ran.code, ran.err) == (0, "")


def test_answers_that_change_nothing(ask: Ask) -> None:
    same = ["--confirmed", "2026-03-02", "--by", "Bibliotekarie, vuxen", "--evidence", "KUN 2026/3"]
    ran = ask("confirm-banner", "example", *same, "--yes")
    assert ran.code == 2
    assert "Svaren ändrar ingenting i registry/accounts/example.yaml" in ran.err


@of_every_command
def test_resume_without_a_draft(ask: Ask, command: str) -> None:
    for answers in ([], ["example"]):
        ran = ask(command, *answers, "--resume")
        assert ran.code == 2
        assert "Det finns inget sparat utkast." in ran.err


@of_every_command
@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_teaches(ask: Ask, command: str, language: str, options: Options) -> None:
    ran = ask(command, "--help", "--lang", language)
    assert ran.code == 0
    assert f"socialpolicy {command} " in ran.out
    for option in options[command]:
        assert f"  {option} " in ran.out
    assert ("Kontots id" if language == "sv" else "The account's id") in ran.out


@of_every_command
def test_english(ask: Ask, command: str, given: Given) -> None:
    ran = ask(command, "example", *given(command), "--yes", SOCIALPOLICY_LANG="en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"Written: registry/{FILE}\n\nThe register is not in git here. Give the file to whoever"
    )
    assert not re.search("[åäö]", ran.out.replace("Bibliotekarie", ""))


def test_an_account_through_all_of_its_life(ask: Ask, register: Path, given: Given) -> None:
    """Handed over, its banner confirmed, closed: and the check has nothing to say about it."""
    assert ask("hand-over-account", "example", *given("hand-over-account"), "--yes").code == 0
    by = given("confirm-banner", by="Antikvarie")
    assert ask("confirm-banner", "example", *by, "--yes").code == 0
    assert ask("close-account", "example", *given("close-account"), "--yes").code == 0
    found = json.loads(ask("check", f"registry/{FILE}", "--format", "json").out)
    assert found["findings"] == []


def test_of_many_accounts_the_first_are_named(ask: Ask, register: Path) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    for number in range(10, 40):
        other = text.replace("id: example\n", f"id: a{number}\n")
        other = other.replace("exempelbibliotek", f"exempel{number}")
        (register / "accounts" / f"a{number}.yaml").write_text(other, encoding="utf-8")
    ran = ask("hand-over-account")
    assert "Välj a10, a11, " in ran.err
    assert ran.err.endswith(", a28, a29 eller ….\n")


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "id: &x 1\n", "\x00"])
def test_files_that_hold_no_answers(ask: Ask, register: Path, text: str) -> None:
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    for words in ([], ["example"]):
        ran = ask("close-account", *words, "--from", "svar.yaml")
        assert ran.code == 2
        assert "svar.yaml" in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("close-account", "Registret har inget öppet konto att avsluta."),
        ("hand-over-account", "Registret har inget konto att lämna över."),
        ("confirm-banner", "Registret har inget öppet konto med banner."),
    ],
)
def test_a_register_without_accounts(ask: Ask, register: Path, command: str, said: str) -> None:
    for file in (register / "accounts").iterdir():
        file.unlink()
    ran = ask(command)
    assert (ran.code, ran.err) == (2, f"socialpolicy: {said}\n")
