"""Another municipality, with another policy in another language, as every command meets it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import ask, environment
from tests.places import TESTS

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

__all__ = ["ask", "environment"]

EASTMERE = TESTS / "eastmere"
INIT = (
    *("init", "--authority", "Eastmere Borough Council", "--website", "eastmere.example"),
    *("--departments", "Culture and Leisure: Culture Committee; Chief Executive's Office: Cabinet"),
    *("--coordinator", "Communications Team", "--hours", "09:00-17:00"),
    *("--response-times", "facebook: 2 working days; instagram: 2 working days; x: 4 hours"),
    *("--owner", "@eastmere/communications", "--from-policy", str(EASTMERE / "policy.md"), "--yes"),
)
READING = {
    "check": ("check",),
    "check all": ("check", "--all", "--format", "markdown"),
    "rules": ("rules",),
    "explain": ("explain", "A14"),
    "policy": ("policy",),
    "deadline": ("deadline", "x", "2026-11-20 15:00", "--explain"),
    "overdue": ("overdue",),
    "today": ("today",),
    "duties": ("duties", "--within", "400 days"),
    "accounts": ("accounts", "--findings"),
    "show an account": ("show", "eastmere-library-instagram"),
    "show a message": ("show", "eastmere-library-instagram-20261117-k3f9"),
    "messages": ("messages",),
    "report": ("report", "all", "--period", "2026"),
    "report as a page": ("report", "all", "--period", "2026", "--format", "html"),
    "report as JSON": ("report", "all", "--period", "2026", "--format", "json"),
    "calendar": ("calendar", "2026"),
    "exceptions": ("exceptions",),
    "known-faults": ("known-faults",),
    "schema": ("schema", "clauses"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the register, in a repository of its own."""
    top = tmp_path / "eastmere"
    shutil.copytree(EASTMERE / "registry", top / "registry")
    (top / ".git").mkdir()
    (top / ".github").mkdir()
    (top / ".github" / "CODEOWNERS").write_text("/registry/ @eastmere/communications\n")
    return top


def test_true_facts_of_another_policy_are_green(ask: Ask) -> None:
    checked = json.loads(ask("check", "--format", "json").out)
    assert (checked["findings"], checked["files"]) == ([], 9)


def test_its_own_sentences_are_quoted_with_its_own_numbers(ask: Ask, folder: Path) -> None:
    file = folder / "registry/accounts/eastmere-library-instagram.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("deputy:"), text.index("access:")
    file.write_text(text[:start] + text[end:], "utf-8")
    [found] = json.loads(ask("check", "--select", "A14", "--format", "json").out)["findings"]
    assert [(each["id"], each["section"], each["text"]) for each in found["clauses"]] == [
        (
            "2.3",
            "2 Opening and closing a page",
            "Every page must have an owner and a deputy who can answer when the owner is away.",
        )
    ]


def test_all_its_sentences_are_accounted_for(ask: Ask) -> None:
    out = ask("--lang", "en", "policy").out
    assert out.endswith(
        "29 of 29 accounted for: 24 by rules or commands, 0 attested, 5 by nobody.\n"
    )


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_every_reading_command_speaks_of_it_alone(ask: Ask, words: tuple[str, ...]) -> None:
    ran = ask("--lang", "en", *words)
    assert ran.code == 0
    assert ran.out
    assert ran.err == ""
    # The strengths are Swedish words, and so are examples in the schema.
    if words[0] != "schema":
        assert not set(re.sub("bör|får", "", ran.out)) & set("åäöÅÄÖ")
    assert "Degerfors" not in ran.out or words[0] in ("rules", "explain", "schema")


def test_init_and_import_begin_what_was_filled_in(ask: Ask, tmp_path: Path) -> None:
    new = tmp_path / "new"
    (new / ".git").mkdir(parents=True)
    assert ask("--lang", "en", *INIT, cwd=new).code == 0
    sheet = str(EASTMERE / "accounts.csv")
    assert ask("--lang", "en", "import", "accounts", sheet, "--yes", cwd=new).code == 0

    def names(folder: Path) -> set[str]:
        files = (path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
        return {name for name in files if not name.startswith("messages/")}

    assert names(new / "registry") == names(EASTMERE / "registry")
    assert json.loads(ask("known-faults", "--format", "json", cwd=new).out)["known_faults"] == []
    assert ask("known-faults", "--accept", cwd=new).code == 0
    checked = ask("check", "--format", "json", cwd=new)
    assert checked.code == 0
    assert json.loads(checked.out)["summary"]["error"] == 0
