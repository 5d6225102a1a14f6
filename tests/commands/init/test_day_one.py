"""The README's day one: sixty accounts from a spreadsheet to a green gate."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.places import ROOT, TESTS

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin

COMMANDS = [
    "init --from-policy policy.docx",
    "import accounts accounts.xlsx",
    "known-faults --accept",
    "check",
]
PLATFORMS = (
    "https://www.facebook.com/unit{}",
    "https://www.instagram.com/unit{}/",
    "https://x.com/u{}",
)


def bring(folder: Path) -> None:
    """Put the list of accounts and the policy in the folder, as text."""
    rows = ["Platform,Address,Name,Department,Responsible,Mail"]
    for number in range(60):
        address = PLATFORMS[number % 3].format(number)
        platform = ("Facebook", "Instagram", "X")[number % 3]
        rows.append(
            f"{platform},{address},Unit {number},Social Services,Press officer,"
            f"unit{number}@example.se"
        )
    (folder / "accounts.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "policy.txt").write_bytes((TESTS / "eastmere" / "policy.md").read_bytes())


def test_the_readme_counts_the_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"<!-- day one -->\n```\n(.*?)```", readme, re.DOTALL)
    assert block
    lines = [line.removeprefix("socialpolicy ") for line in block[1].splitlines()]
    assert lines == COMMANDS
    assert "takes four commands, thirteen questions" in " ".join(readme.split())


def test_sixty_accounts_come_to_a_green_gate(begin: Begin, ask: Ask, folder: Path) -> None:
    bring(folder)
    start, asked = time.monotonic(), 0
    answers: dict[str, list[str | None]] = {
        "init --from-policy policy.txt": [
            "Example Council", None, None, "Social Services: Social Board", *[None] * 7,
        ],
        "import accounts accounts.csv": [None, None],
        "known-faults --accept": [],
        "check": [],
    }  # fmt: skip
    for words, given in answers.items():
        person = begin(*words.split(), SOCIALPOLICY_LANG="en")
        for answer in given:
            person.type(answer)
            asked += 1
        assert person.ends() == 0, person.shown
    assert (asked, len(answers)) == (13, 4)
    assert time.monotonic() - start < 60
    checked = json.loads(ask("check", "--format", "json").out)
    assert len(list((folder / "registry" / "accounts").iterdir())) == 60
    assert checked["summary"]["error"] == 0
