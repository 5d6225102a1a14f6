"""What two branches do to the same month by the commands, merged by git itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.source import Source
from socialpolicy.yaml import read_exact
from tests.places import SAMPLE

Ask = Callable[..., Any]

MONTH = "messages/example/2026-11.yaml"
RECEIVED = ("--received", "2026-11-20 14:05")


@pytest.fixture
def work(register: Path) -> Path:
    """Make the register's folder a real repository, with the attribute that the sample has."""
    shutil.copy(SAMPLE / ".gitattributes", register)
    (register.parent / ".git").rmdir()
    git(register.parent, "init", "--quiet", "--initial-branch=main")
    git(register.parent, "config", "user.name", "Registret")
    git(register.parent, "config", "user.email", "registret@exempel.se")
    return register.parent


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)


def save(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "En ändring")


def entries(folder: Path) -> dict[str, dict[str, Any]]:
    reading = read_exact.read(Source(MONTH, (folder / "registry" / MONTH).read_bytes()))
    assert reading.problems == ()
    value: Any = reading.value
    found = {each["id"]: each for each in value}
    assert len(found) == len(value)
    return found


DEEDS: dict[str, tuple[str, ...]] = {
    "answered": ("answer-message", "--record", "minor"),
    "answered, not yet recorded": ("answer-message", "--record", "later"),
    "forwarded": ("forward-message", "--to", "kulturforvaltningen"),
    "removed": ("remove-message", "--ground", "sexism", "--basis", "policy", "--record", "minor"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("which", [0, 1, -1], ids=["first", "middle", "last"])
def test_something_done_on_one_branch_and_something_logged_on_another(
    ask: Ask, work: Path, deed: str, which: int
) -> None:
    for subject in ("Ett", "Två", "Tre"):
        assert ask("log-message", "example", "--subject", subject, *RECEIVED).code == 0
    save(work)
    id = list(entries(work))[which]
    git(work, "switch", "--quiet", "--create", "other")
    command, *options = DEEDS[deed]
    assert ask(command, id, *options).code == 0
    save(work)
    done = entries(work)
    git(work, "switch", "--quiet", "main")
    for subject in ("Fyra", "Fem"):
        assert ask("log-message", "example", "--subject", subject, *RECEIVED).code == 0
    save(work)
    logged = entries(work)
    git(work, "merge", "--quiet", "--no-edit", "other")
    both = entries(work)
    assert both == {**logged, id: done[id]}
    assert both[id]["actions"][0]["did"] == deed.split(",", maxsplit=1)[0]
    assert ask("check", "--select", "M,Y", "--ignore", "M13").code == 0


def test_the_decision_comes_on_a_third_branch(ask: Ask, work: Path) -> None:
    id = ask("log-message", "example", "--subject", "Ett", *RECEIVED).out.split("\n")[0]
    answer = ask("answer-message", id, "--record", "later")
    assert answer.err.endswith(f"kör: socialpolicy answer-message {id} --record …\n")
    save(work)
    git(work, "switch", "--quiet", "--create", "other")
    assert ask("answer-message", id, "--record", "kept-in-order").code == 0
    save(work)
    git(work, "switch", "--quiet", "main")
    assert ask("log-message", "example", "--subject", "Två", *RECEIVED).code == 0
    save(work)
    git(work, "merge", "--quiet", "--no-edit", "other")
    both = entries(work)
    assert len(both) == 2
    assert both[id]["record"] == {"decision": "kept-in-order"}
    assert ask("check", "--select", "M,Y").code == 0
