"""A real commit of a real list: as two revisions of a register, the note says what it did."""

from __future__ import annotations

import json
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LISTS = Path(__file__).parent / "congress"
PAGES = {
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "youtube": "https://www.youtube.com/{}",
}


def accounts_of(text: str) -> dict[str, str]:
    """Make an account of every user name in a list, by its id."""
    found = {}
    for entry in yaml.safe_load(text):
        for name, handle in entry["social"].items():
            platform = "x" if name == "twitter" else name
            id = f"{entry['bioguide'].lower()}-{platform}"
            account = {
                "id": id,
                "platform": platform,
                "name": entry["bioguide"],
                "handle": handle,
                "url": PAGES[platform].format(handle),
                "kind": "operational",
                "unit": "biblioteket",
                "opened": "2025-01-03",
            }
            found[id] = yaml.safe_dump(account)
    return found


def write(register: Path, name: str) -> None:
    for file in (register / "accounts").iterdir():
        file.unlink()
    for id, text in accounts_of((LISTS / name).read_text(encoding="utf-8")).items():
        (register / "accounts" / f"{id}.yaml").write_text(text, encoding="utf-8")


def added_by_hand() -> set[str]:
    """Find what the commit added by comparing the lists line by line, without reading YAML."""
    before, after = (
        (LISTS / name).read_text(encoding="utf-8").splitlines()
        for name in ("before.yaml", "after.yaml")
    )
    added, removed, who = set(), 0, ""
    for line in ndiff(before, after):
        mark, text = line[0], line[2:]
        removed += mark == "-"
        if text.startswith("- bioguide: "):
            who = text.removeprefix("- bioguide: ").lower()
        elif mark == "+" and text.startswith("    "):
            added.add(f"{who}-{text.split(':')[0].strip().replace('twitter', 'x')}")
    assert removed == 0
    return added


def test_a_commit_that_added_what_are_no_accounts(ask: Ask, register: Path, folder: Path) -> None:
    added = added_by_hand()
    # Ten times "embed", seven times "tr", a "user" and a "watch": and five new people.
    assert len(added) == 24
    (folder / ".git").rmdir()
    new_repository(folder)
    write(register, "before.yaml")
    commit(folder)
    git(folder, "switch", "--quiet", "--create", "mine")
    write(register, "after.yaml")
    commit(folder)
    data = json.loads(ask("changes", "--base", "main", "--format", "json").out)
    assert {each["what"] for each in data["changes"]} == {"account-new"}
    assert {each["subject"] for each in data["changes"]} == added
    first = sorted(added)[:3]
    (line,) = data["lines"]
    assert line == f"24 nya konton: {', '.join(first)} och 21 till. Inget av dem är godkänt."
    git(folder, "switch", "--quiet", "main")
    git(folder, "switch", "--quiet", "--create", "back", "mine")
    git(folder, "revert", "--no-edit", "mine")
    data = json.loads(ask("changes", "--base", "mine", "--format", "json").out)
    assert {each["subject"] for each in data["changes"]} == added
    assert data["lines"][0].startswith("24 borttagna konton: ")
