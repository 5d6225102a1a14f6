"""`--commit`: a branch and a commit of what was meant, and of nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

Given = Callable[..., list[str]]

FILE = "accounts/example.yaml"
of_every_command = pytest.mark.parametrize(
    "command", ["close-account", "confirm-banner", "hand-over-account"]
)


def git(folder: Path, *words: str) -> str:
    own = ["-c", "user.name=Registret", "-c", "user.email=registret@exempel.se"]
    return subprocess.run(
        ["git", *own, *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


WHO = {f"GIT_{role}_{what}": "registret@exempel.se" for role in ("AUTHOR", "COMMITTER")
       for what in ("NAME", "EMAIL")}  # fmt: skip


@pytest.fixture
def repository(register: Path) -> Path:
    root = register.parent
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Början")
    return root


MESSAGES = {
    "close-account": (
        "Avsluta kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Avslutas 22 november 2026.\n"
        "Närmaste chef tillfrågades 2 november 2026: Kulturchef.\n"
        "Informationen i kanalen: 4 november 2026 (KUN 2026/9)."
    ),
    "confirm-banner": (
        "Bekräfta bannern på kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Version 2014, bekräftad 22 november 2026 av rollen Bibliotekarie, vuxen.\n"
        "Bevis: KUN 2026/9."
    ),
    "hand-over-account": (
        "Lämna över kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Ansvarig: Antikvarie. Tidigare: Bibliotekarie, vuxen."
    ),
}


def test_what_to_do_in_git(ask: Ask, repository: Path, given: Given) -> None:
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes")
    assert "Gör så här härnäst:\n  git switch -c confirm-banner/example-2026-11-22\n" in ran.out
    assert "git commit -m 'Bekräfta bannern på kontot Biblioteket" in ran.out
    assert "Lämna filen" not in ran.out


@of_every_command
def test_commit_makes_a_branch_and_a_commit(
    ask: Ask, repository: Path, command: str, given: Given
) -> None:
    (repository / "annat.txt").write_text("x")
    git(repository, "add", "annat.txt")
    ran = ask(command, "example", *given(command), "--yes", "--commit", **WHO)
    assert ran.code == 0, ran.err
    branch = f"{command}/example-2026-11-22"
    assert git(repository, "branch", "--show-current").strip() == branch
    assert f"git push -u origin {branch}" in ran.out
    assert git(repository, "log", "-1", "--format=%B").strip() == MESSAGES[command]
    assert git(repository, "show", "--name-only", "--format=").split() == [f"registry/{FILE}"]
    assert git(repository, "diff", "--cached", "--name-only").split() == ["annat.txt"]
    again = ask("confirm-banner", "kommunen", "--confirmed", "idag", "--by", "Kommunikatör",
                "--yes", "--commit", **WHO)  # fmt: skip
    assert again.code == 0, again.err


def test_where_one_stands_is_told(ask: Ask, repository: Path, given: Given) -> None:
    """A second branch lies on the first, and that is said, with the way back."""
    first = ask("confirm-banner", "example", *given("confirm-banner"), "--yes", "--commit", **WHO)
    assert "Du står nu på grenen confirm-banner/example-2026-11-22, som har" in first.out
    assert "ovanpå" not in first.out
    back = "Gå tillbaka innan du börjar på nästa ändring:\n  git switch main\n"
    assert back in first.out
    other = ("--confirmed", "idag", "--by", "Kommunikatör", "--yes", "--commit")
    second = ask("confirm-banner", "kommunen", *other, **WHO)
    assert second.code == 0, second.err
    assert (
        "Du stod på confirm-banner/example-2026-11-22, som har mer än main. Ändringen ligger "
        "ovanpå det, så en pull request visar det också."
    ) in second.out
    assert back in second.out


def test_a_branch_of_ones_own_without_commits_is_nothing_to_lie_on(
    ask: Ask, repository: Path, given: Given
) -> None:
    git(repository, "switch", "-q", "-c", "eget")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes", "--commit", **WHO)
    assert "ovanpå" not in ran.out
    assert "  git switch eget\n" in ran.out


def test_git_that_is_locked(ask: Ask, register: Path, repository: Path, given: Given) -> None:
    (repository / ".git" / "index.lock").touch()
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes", "--commit", **WHO)
    assert ran.code == 2
    assert "fatal: Unable to create" in ran.err
    assert "/.git/index.lock'" in ran.err
    assert "Du står kvar på main." in ran.err
    assert git(repository, "branch", "--show-current").strip() == "main"


@pytest.mark.parametrize("branch", ["main", ""])
def test_a_commit_that_is_refused_leaves_one_where_one_was(
    ask: Ask, register: Path, repository: Path, given: Given, branch: str
) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'Nej, inte så.' >&2\nexit 1\n")
    hook.chmod(0o755)
    if not branch:
        git(repository, "switch", "-q", "--detach")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes", "--commit", **WHO)
    assert ran.code == 2
    assert "git tog inte emot det (Nej, inte så)" in ran.err
    assert f"Du står kvar på {branch}" in ran.err
    assert git(repository, "branch", "--show-current").strip() == branch
    assert git(repository, "branch", "--list", "confirm-banner/*") == ""
    assert git(repository, "status", "--porcelain") == f" M registry/{FILE}\n"


def test_what_nobody_has_committed_does_not_come_along(
    ask: Ask, register: Path, repository: Path, given: Given
) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(f"{text}# utkast\n", encoding="utf-8")
    ran = ask("confirm-banner", "example", *given("confirm-banner"), "--yes", "--commit", **WHO)
    assert ran.code == 2
    assert "har redan ändringar som inte är i git" in ran.err
    assert (register / FILE).read_text(encoding="utf-8") == f"{text}# utkast\n"
    assert git(repository, "branch", "--show-current").strip() == "main"


def test_commit_without_git_writes_nothing(ask: Ask, register: Path, given: Given) -> None:
    before = (register / FILE).read_bytes()
    ran = ask("close-account", "example", *given("close-account"), "--yes", "--commit")
    assert ran.code == 2
    assert "--commit" in ran.err
    assert (register / FILE).read_bytes() == before
