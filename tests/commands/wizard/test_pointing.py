"""Where a finding points when the answers came from a file or from options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin


@pytest.fixture
def folder(register: Path) -> Path:
    return register.parent


ANSWERS = """\
# Svaren, i den ordning de kom
url: instagram.com/Exempelmuseet
name: Museet i Exempelkommun
opened: 2026-12-01
analysis:
  purpose: Nå fler
  audience: Alla
  message: Vad som visas
  on: 2026-11-02
kind: operational
unit: kulturforvaltningen
approval:
  by: Förvaltningschef
  body: Kulturförvaltningens ledningsgrupp
  on: 2026-11-10
  reference: KUN 2026/31
responsible:
  role: Antikvarie
  contact: museet@exempel.se
  assignment: {by: Museichef, on: 2026-11-11, anchored: 2026-11-11}
  records_training: 2026-11-20
deputy:
  role: Museivärd
  contact: museet@exempel.se
  assignment: {by: Museichef, on: 2026-11-11, anchored: 2026-11-11}
archive_plan: {plan: Plan, section: "3.9", recorded: 2026-11-12}
watch: {role: Antikvarie, every_working_days: 1}
manager: {role: Museichef, asked: 2026-11-03}
coordinator_informed: 2026-11-20
access: {roles: [Antikvarie, Museivärd], kept_in: Valvet}
"""


def opened(ask: Ask, register: Path, old: str, new: str, *words: str) -> str:
    """Open an account with one thing other in the file of answers; give what is said."""
    assert old in ANSWERS
    text = ANSWERS.replace(old, new, 1)
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = ask("open-account", "--from", "svar.yaml", *words, "--yes")
    assert ran.code == 1, ran.err
    assert "museet-i-exempelkommun-instagram.yaml" not in ran.err
    return ran.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  on: 2026-11-02", "  on: 2026-11-02\n  fisk: 1", "--> svar.yaml:10:3"),
        ("kind: operational", "fisk: 1\nkind: operational", "--> svar.yaml:10:1"),
        ("body: Kultur", "body: Natur", "--> svar.yaml:14:9"),
        ("on: 2026-11-10", "on: 1 dec", "--> svar.yaml:15:7"),
        ("2026-11-20\n", "1 nov 2027\n", "--> svar.yaml:21:21"),
        ("roles: [Antikvarie, Museivärd]", "roles: [Antikvarie, Rektor]", "--> svar.yaml:23:9"),
        ("by: Museichef", "by: Antikvarie", "--> svar.yaml:20:20"),
        ("unit: kultur", "editors: [{role: Vikarie}]\nunit: kultur", "--> svar.yaml:11:18"),
        ("responsible:", 'platform_id: "12"\nhandle: annan\nresponsible:', "--> svar.yaml:18:9"),
    ],
)
def test_at_the_line_in_the_file_of_answers(
    ask: Ask, register: Path, old: str, new: str, said: str
) -> None:
    assert said in opened(ask, register, old, new)


def test_at_the_option(ask: Ask, register: Path) -> None:
    body = ("--approval-body", "Någon annans")
    said = opened(ask, register, "by: F", "by: F", *body)
    assert "fel[A07]" in said
    assert "--> valet --approval-body\n" in said
    late = opened(ask, register, "by: F", "by: F", "--approval-on", "10 dec")
    assert "--> valet --approval-on\n" in late
    assert "--> svar.yaml:4:9" in late


def test_at_the_question_that_nobody_answered(ask: Ask, register: Path) -> None:
    """What is not written anywhere is named by the option that would say it."""
    said = opened(ask, register, "approval:", "approval:\n  okänd: 1")
    assert "--> svar.yaml:13:3" in said
    missing = opened(ask, register, "opened: 2026-12-01", "opened: 20 nov",
                     "--profile-presentation", "Museet", "--profile-link", "exempel.se",
                     "--profile-banner-version", "2014", "--profile-banner-confirmed", "idag",
                     "--profile-banner-by", "Antikvarie", "--access-checked", "idag",
                     "--watch-watched", "idag")  # fmt: skip
    assert "--> valet --profile-presentation\n" in missing


def test_what_nobody_answered_has_the_number_of_its_question(begin: Begin, register: Path) -> None:
    """The question of a take-over, which is never asked, has the same rules as the opening."""
    lines = ANSWERS.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("coordinator_informed")]
    text = "".join(kept).replace("opened: 2026-12-01", "opened: 2026-11-20")
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    person = begin("open-account", "--from", "svar.yaml", SOCIALPOLICY_LANG="en")
    for _ in range(20):
        if "What do you want to do?" not in person.shown:
            person.type("-")
    lines = [row for row in person.rows if "[A12]" in row]
    assert lines[-1].split()[0] == "Question"


def test_a_secret_in_the_file_of_answers_is_not_shown(ask: Ask, register: Path) -> None:
    said = opened(ask, register, "kept_in: Valvet", 'kept_in: "lösenord: Xk9$hemligt-Lm2"')
    assert "fel[R01]" in said
    assert "--> svar.yaml:30:51" in said
    assert "Lm2" not in said


def test_an_account_that_is_there_already(ask: Ask, register: Path) -> None:
    file = register.parent / "svar.yaml"
    file.write_text(
        "closing:\n  on: idag\n  manager: {role: Chef, asked: 1 jan 2027}\n"
        "  coordinator_informed: 2 nov\n  announced: {on: 3 nov, evidence: x}\n",
        encoding="utf-8",
    )
    ran = ask("close-account", "example", "--from", "svar.yaml", "--yes")
    assert ran.code == 1
    assert "--> svar.yaml:3:32" in ran.err
    ran = ask(
        "close-account", "example", "--from", "svar.yaml", "--manager-asked", "1 jan", "--yes"
    )
    assert "--> valet --manager-asked\n" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profile: {bannr: 2}", ("svar.yaml:1:11: profile.bannr är inget som confirm-banner frågar "
         "efter. Menar du profile.banner?")),
        ("profile:\n  banner: {versoin: 2}", ("svar.yaml:2:12: profile.banner.versoin är inget "
         "som confirm-banner frågar efter. Menar du profile.banner.version?")),
        ("profil: {banner: {}}", ("profil är inget som confirm-banner frågar efter. Menar du "
         "profile?")),
        ("opened: 2026-11-01", ("svar.yaml:1:1: opened är inget som confirm-banner frågar efter. "
         "Ta bort raden.")),
        ("profile: {banner: {confirmed: snart}}", ("svar.yaml:1:20: profile.banner.confirmed: "
         "snart är ingen dag.")),
    ],
)  # fmt: skip
def test_a_key_that_nothing_is_asked_for(ask: Ask, register: Path, text: str, said: str) -> None:
    (register.parent / "svar.yaml").write_text(text + "\n", encoding="utf-8")
    ran = ask("confirm-banner", "example", "--from", "svar.yaml", "--yes")
    assert ran.code == 2
    assert said in ran.err
