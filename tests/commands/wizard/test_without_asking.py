"""`open-account` without a terminal: it never asks, and tells all that is missing at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.forms.open_account import OPENING

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


@pytest.fixture
def folder(register: Path) -> Path:
    return register.parent


FILE = "accounts/museet-i-exempelkommun-instagram.yaml"
OPTIONS = {
    "--url": "instagram.com/Exempelmuseet",
    "--name": "Museet i Exempelkommun",
    "--opened": "1 dec",
    "--analysis-purpose": "- x: # y",
    "--analysis-audience": "yes",
    "--analysis-message": "0123",
    "--analysis-on": "2 nov",
    "--kind": "operational",
    "--unit": "kulturforvaltningen",
    "--approval-by": "Förvaltningschef",
    "--approval-body": "Kulturförvaltningens ledningsgrupp",
    "--approval-on": "10 nov",
    "--approval-reference": "KUN 2026/31",
    "--responsible-role": "Antikvarie, 🎭",
    "--responsible-contact": "museet@exempel.se",
    "--archive-plan-plan": "Plan",
    "--archive-plan-section": "3.9",
    "--archive-plan-recorded": "12 nov",
    "--responsible-assignment-by": "Museichef",
    "--responsible-assignment-on": "11 nov",
    "--responsible-assignment-anchored": "11 nov",
    "--responsible-records-training": "idag",
    "--watch-role": "[bold]שלום[/bold]",
    "--watch-every-working-days": "1",
    "--manager-role": "Museichef",
    "--manager-asked": "3 nov",
    "--coordinator-informed": "i går",
    "--access-roles": "Antikvarie, 🎭; Museivärd",
    "--access-kept-in": '"Valvet',
    "--deputy-role": "Museivärd",
    "--deputy-contact": "museet@exempel.se",
    "--deputy-assignment-by": "Museichef",
    "--deputy-assignment-on": "11 nov",
    "--deputy-assignment-anchored": "11 nov",
}


def words(*without: str, **changed: str) -> list[str]:
    options = OPTIONS | {f"--{name.replace('_', '-')}": text for name, text in changed.items()}
    return [word for name, text in options.items() if name not in without for word in (name, text)]


def test_everything_missing_is_told_at_once(ask: Ask) -> None:
    ran = ask("open-account", "--lang", "en", "--url", "x.com/museet")
    assert (ran.code, ran.out) == (2, "")
    missing = [line.split()[0] for line in ran.err.splitlines()[1:]]
    planned = [
        each.option
        for each in OPENING.questions
        if each.option in OPTIONS
        and each.option not in ("--url", "--opened", "--watch-every-working-days")
    ]
    assert missing == planned
    assert "--kind  What kind of account is it? (official, operational, campaign" in ran.err


def test_what_follows_from_the_register_is_not_missing(ask: Ask) -> None:
    ran = ask("open-account", *words("--deputy-role", "--approval-on"))
    missing = [line.split()[0] for line in ran.err.splitlines()[1:]]
    assert missing == ["--approval-on", "--deputy-role"]


def test_options_alone_write_an_account_that_passes_the_check(ask: Ask, register: Path) -> None:
    ran = ask("open-account", *words(), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Registret ligger inte i git här. Lämna filen" in ran.out
    assert "git switch" not in ran.out
    written = (register / FILE).read_text(encoding="utf-8")
    assert 'analysis: {purpose: "- x: # y", audience: "yes", message: "0123", on: 2026-11-02}' in (
        written
    )
    assert 'watch: {role: "[bold]שלום[/bold]", every_working_days: 1}' in written
    checked = json.loads(ask("check", "--format", "json").out)
    assert checked["summary"] == {"error": 0, "warning": 0, "info": 0}


def test_nothing_is_written_without_yes(ask: Ask, register: Path) -> None:
    ran = ask("open-account", *words())
    assert ran.code == 2
    assert "--yes" in ran.err
    assert not (register / FILE).exists()


def test_dry_run_prints_the_file_alone(ask: Ask, register: Path) -> None:
    ran = ask("open-account", *words(), "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("id: museet-i-exempelkommun-instagram\nplatform: instagram\n")
    assert not (register / FILE).exists()
    assert ask("open-account", *words(), "--yes").code == 0
    assert (register / FILE).read_text(encoding="utf-8") == ran.out


def test_a_file_of_answers_is_written_as_an_accounts(ask: Ask, register: Path) -> None:
    first = ask("open-account", *words(), "--dry-run").out
    answers = register.parent / "svar.yaml"
    answers.write_text(first.replace("opened: 2026-12-01", "opened: 1 dec"), encoding="utf-8")
    again = ask("open-account", "--from", "svar.yaml", "--dry-run")
    assert again.out == first
    ran = ask("open-account", "--from", "svar.yaml", "--name", "Museum", "--dry-run")
    assert "name: Museum\n" in ran.out


def test_what_a_file_adds_is_kept_and_judged(ask: Ask, register: Path) -> None:
    first = ask("open-account", *words(), "--dry-run").out
    editor = "editors:\n  - {role: Vikarie, contact: museet@exempel.se}\ndeputyy: 1\n"
    (register.parent / "svar.yaml").write_text(first + editor, encoding="utf-8")
    ran = ask("open-account", "--from", "svar.yaml", "--yes")
    assert ran.code == 1
    assert "fel[Y03]" in ran.err
    (register.parent / "svar.yaml").write_text(first + editor[:-11], encoding="utf-8")
    ran = ask("open-account", "--from", "svar.yaml", "--yes")
    assert ran.code == 1
    assert "varning[A11]" in ran.err
    assert not (register / FILE).exists()


def test_an_error_is_never_written(ask: Ask, register: Path) -> None:
    ran = ask("open-account", *words(approval_on="30 nov"), "--yes", "--despite-findings")
    assert (ran.code, ran.out) == (1, "")
    assert "fel[A26]" in ran.err
    assert "Ingenting är skrivet." in ran.err
    assert not (register / FILE).exists()


def test_a_warning_is_written_only_when_said_so(ask: Ask, register: Path) -> None:
    late = [
        *words(opened="20 nov", coordinator_informed="21 nov"),
        "--profile-presentation", "Museet. Sköts av kulturförvaltningen, Exempelkommun.",
        "--profile-link", "https://exempel.se", "--profile-banner-version", "2014",
        "--profile-banner-confirmed", "20 nov", "--profile-banner-by", "Antikvarie, 🎭",
        "--access-checked", "20 nov", "--watch-watched", "20 nov",
    ]  # fmt: skip
    ran = ask("open-account", *late, "--yes")
    assert ran.code == 1
    assert "varning[A12]" in ran.err
    assert "--despite-findings" in ran.err
    assert not (register / FILE).exists()
    assert ask("open-account", *late, "--yes", "--despite-findings").code == 0
    assert (register / FILE).exists()


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--name", "a\x1b[31mb", "--name: Svaret innehåller ett osynligt styrtecken, U+001B."),
        ("--analysis-on", "snart", "--analysis-on: snart är ingen dag."),
        ("--kind", "stor", "--kind: stor finns inte att välja på."),
        ("--url", "ftp://x", "--url: Adressen går inte att använda"),
        ("--name", "", "--name: Det behövs ett svar här."),
        ("--name", "{a}", ""),
    ],
)
def test_answers_that_cannot_be_used(ask: Ask, option: str, text: str, said: str) -> None:
    ran = ask("open-account", *words(option), option, text, "--dry-run")
    assert ran.code == (2 if said else 0)
    assert said in ran.err
    assert "\x1b" not in ran.err


def test_bytes_that_are_no_text(ask: Ask) -> None:
    """A byte that is no UTF-8 comes from the system as a letter that stands for it."""
    ran = ask("open-account", "--name", "a\udcffb")
    assert ran.code == 2
    assert "U+DCFF" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "a: &x 1\n", "name: {a: b}\n", "\x00"])
def test_files_that_hold_no_answers(ask: Ask, register: Path, text: str) -> None:
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = ask("open-account", "--from", "svar.yaml")
    assert ran.code == 2
    assert "svar.yaml" in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_not_there(ask: Ask) -> None:
    ran = ask("open-account", "--from", "ingen.yaml")
    assert ran.code == 2
    assert "ingen.yaml går inte att läsa." in ran.err


def test_another_accounts_file_is_never_written_over(ask: Ask, register: Path) -> None:
    before = (register / "accounts" / "example.yaml").read_bytes()
    ran = ask("open-account", *words(id="example"), "--yes")
    assert ran.code == 2
    assert "Ett konto har redan kortnamnet example. Välj ett annat." in ran.err
    assert (register / "accounts" / "example.yaml").read_bytes() == before


@pytest.mark.parametrize("id", ["../ute", "/x/y", "a/b", "A", ".", "-x", "con:"])
def test_an_id_leads_nowhere_else(ask: Ask, register: Path, id: str) -> None:
    files = sorted(register.parent.parent.rglob("*.yaml"))
    ran = ask("open-account", *words(), f"--id={id}", "--yes")
    assert ran.code in (1, 2)
    assert sorted(register.parent.parent.rglob("*.yaml")) == files


def test_resume_without_a_draft(ask: Ask) -> None:
    ran = ask("open-account", "--resume")
    assert ran.code == 2
    assert "Det finns inget sparat utkast." in ran.err


def git(folder: Path, *words: str) -> str:
    own = ["-c", "user.name=Registret", "-c", "user.email=registret@exempel.se"]
    return subprocess.run(
        ["git", *own, *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def test_commit_makes_a_branch_and_a_commit(ask: Ask, register: Path) -> None:
    root = register.parent
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Början")
    (root / "annat.txt").write_text("x")
    git(root, "add", "annat.txt")
    who = {f"GIT_{role}_{what}": "registret@exempel.se" for role in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")}  # fmt: skip
    ran = ask("open-account", *words(name="Museet 'x' --amend"), "--yes", "--commit", **who)
    assert ran.code == 0, ran.err
    branch = git(root, "branch", "--show-current").strip()
    assert branch == "open-account/museet-x-amend-instagram"
    assert f"git push -u origin {branch}" in ran.out
    message = git(root, "log", "-1", "--format=%B")
    assert message.strip() == (
        "Öppna kontot Museet 'x' --amend på Instagram\n\n"
        "Godkänt av Kulturförvaltningens ledningsgrupp 10 november 2026 (KUN 2026/31).\n"
        "Ansvarig: Antikvarie, 🎭. Ersättare: Museivärd."
    )
    assert git(root, "-c", "core.quotePath=false", "show", "--name-only", "--format=").split() == [
        "registry/accounts/museet-x-amend-instagram.yaml"
    ]
    assert git(root, "diff", "--cached", "--name-only").split() == ["annat.txt"]


def test_commit_without_git_writes_nothing(ask: Ask, register: Path) -> None:
    ran = ask("open-account", *words(), "--yes", "--commit")
    assert ran.code == 2
    assert "--commit" in ran.err
    assert not (register / FILE).exists()


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("sv", "Vilket syfte har kontot?"), ("en", "What is the account’s purpose?")],
)
def test_help_teaches(ask: Ask, language: str, spoken: str) -> None:
    ran = ask("open-account", "--help", "--lang", language)
    assert ran.code == 0
    assert spoken in ran.out
    assert "socialpolicy open-account --resume" in ran.out
    for each in OPENING.questions:
        assert (f"  {each.option} " in ran.out) == each.by_option


def test_a_branch_that_exists_is_left_alone(ask: Ask, register: Path) -> None:
    root = register.parent
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Början")
    git(root, "branch", "open-account/museet-i-exempelkommun-instagram")
    ran = ask("open-account", *words(), "--yes", "--commit")
    assert ran.code == 2
    assert "finns redan" in ran.err
    assert git(root, "branch", "--show-current").strip() == "main"
    assert not (register / FILE).exists()


def test_two_at_once_open_one_account(register: Path, environment: dict[str, str]) -> None:
    together = [
        subprocess.Popen(
            [sys.executable, "-m", "socialpolicy", "open-account", *words(name=name), "--yes",
             "--id", f"museet-{id}"],
            cwd=register.parent,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for id, name in (("a", "Museet i Exempelkommun"), ("b", "Exempelkommuns museum"))
    ]  # fmt: skip
    said = [process.communicate(timeout=60)[1].decode() for process in together]
    assert sorted(process.returncode for process in together) == [0, 1]
    assert "fel[A02]" in "".join(said)
    assert len(list((register / "accounts").glob("museet-*.yaml"))) == 1
