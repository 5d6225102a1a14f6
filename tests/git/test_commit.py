"""What keeps a branch from being made, and which of git's words say what is wrong."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from socialpolicy.git.cli import reason
from socialpolicy.git.commit import branch_in_the_way

IGNORED = """\
The following paths are ignored by one of your .gitignore files:
registry/accounts
hint: Use -f if you really want to add them.
hint: "git config advice.addIgnoredFile false"
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    whose = ("-c", "user.name=a", "-c", "user.email=a@example.se")
    for words in (("init", "-q"), (*whose, "commit", "-q", "--allow-empty", "-m", "a")):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("there", "in_the_way"),
    [
        ("confirm-banner/a-2026-11-20", "confirm-banner/a-2026-11-20"),
        ("confirm-banner", "confirm-banner"),
        ("confirm-banner/a-2026-11-20/more", "confirm-banner/a-2026-11-20/more"),
        ("confirm-banner/a-2026-11-2", ""),
        ("other", ""),
    ],
)
def test_what_keeps_a_branch_from_being_made(repository: Path, there: str, in_the_way: str) -> None:
    subprocess.run(["git", "-C", str(repository), "branch", there], check=True)
    assert branch_in_the_way(repository, "confirm-banner/a-2026-11-20") == in_the_way
    made = subprocess.run(
        ["git", "-C", str(repository), "branch", "confirm-banner/a-2026-11-20"],
        capture_output=True,
        check=False,
    )
    assert (made.returncode == 0) is (in_the_way == "")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            IGNORED,
            "The following paths are ignored by one of your .gitignore files: registry/accounts",
        ),
        ("warning: a\nfatal: not a repository.\n", "fatal: not a repository"),
        ("checks\nRule A01 is broken\n", "Rule A01 is broken"),
        ("hint: only that\n", "git 1"),
    ],
)
def test_which_of_its_words_say_what_is_wrong(said: str, shown: str) -> None:
    assert reason(subprocess.CompletedProcess([], 1, "", said)).en == shown
