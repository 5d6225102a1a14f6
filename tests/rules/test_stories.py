"""What differs is found however it came about: in one commit, several, a merge or none at all.

A base that has gone on does not make its changes those of the branch.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.cli.past_register import base_tree
from socialpolicy.finding import Rule
from socialpolicy.lint.beside import judge_beside
from socialpolicy.register.comparison import compare
from socialpolicy.register.reader import read_register
from socialpolicy.rules import RULES
from tests.places import BASE
from tests.repositories import commit, git, new_repository
from tests.rules.test_rules import AS_OF, on_base, place

BETWEEN = [rule for rule in RULES if rule.code[0] == "T"]
ONE_OF_EACH_FILE = list({rule.example.file: rule for rule in reversed(BETWEEN)}.values())
"""What came about decides which commit is compared with, and no rule sees more of it than that."""


def write(folder: Path, rule: Rule, text: str) -> None:
    file = place(rule.example.file, folder)
    if not text.strip():
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = text if rule.example.whole else on_base(rule.example.file, text)
    file.write_text(whole, encoding="utf-8")
    if rule.example.beside:
        path, other = rule.example.beside
        bad = text == rule.example.bad
        there = on_base(path, other) if bad else (BASE / "registry" / path).read_text("utf-8")
        (folder / "registry" / path).write_text(there, encoding="utf-8")


def not_committed(folder: Path, rule: Rule) -> None:
    write(folder, rule, rule.example.bad)


def one_commit(folder: Path, rule: Rule) -> None:
    write(folder, rule, rule.example.bad)
    commit(folder)


def several_commits(folder: Path, rule: Rule) -> None:
    for number in range(2):
        (folder / f"{number}.txt").touch()
        commit(folder, message=f"Annat {number}")
    one_commit(folder, rule)
    (folder / "after.txt").touch()
    commit(folder, message="Mer")


def a_merge(folder: Path, rule: Rule) -> None:
    git(folder, "switch", "--quiet", "--create", "side")
    one_commit(folder, rule)
    git(folder, "switch", "--quiet", "mine")
    (folder / "other.txt").touch()
    commit(folder, message="Annat")
    git(folder, "merge", "--quiet", "--no-edit", "side")


def a_base_ahead(folder: Path, rule: Rule) -> None:
    one_commit(folder, rule)
    ahead(folder)


def ahead(folder: Path) -> None:
    git(folder, "switch", "--quiet", "main")
    (folder / "registry" / "accounts" / "kommunen.yaml").unlink(missing_ok=True)
    (folder / "registry" / "accounts" / "example.yaml").unlink(missing_ok=True)
    commit(folder, message="Huvudgrenen tar bort allt")
    git(folder, "switch", "--quiet", "mine")


def a_rebase(folder: Path, rule: Rule) -> None:
    one_commit(folder, rule)
    git(folder, "switch", "--quiet", "main")
    (folder / "main.txt").touch()
    commit(folder, message="Huvudgrenen går vidare")
    git(folder, "switch", "--quiet", "mine")
    git(folder, "rebase", "--quiet", "main")


STORIES = (not_committed, one_commit, several_commits, a_merge, a_base_ahead, a_rebase)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Rule], Path]:
    def begin(rule: Rule) -> Path:
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        new_repository(tmp_path)
        write(tmp_path, rule, rule.example.good)
        commit(tmp_path)
        git(tmp_path, "switch", "--quiet", "--create", "mine")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return begin


def found(folder: Path) -> set[str]:
    _, tree = base_tree(folder / "registry", "main")
    assert tree is not None
    register = read_register(folder / "registry", datetime.fromisoformat(AS_OF))
    codes = {each.rule.code for each in judge_beside(compare(tree, register)).findings}
    return {code for code in codes if code[0] == "T"}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
@pytest.mark.parametrize("rule", ONE_OF_EACH_FILE, ids=lambda rule: rule.name)
def test_it_is_found_however_it_came_about(
    begun: Callable[[Rule], Path], rule: Rule, story: Callable[[Path, Rule], None]
) -> None:
    folder = begun(rule)
    story(folder, rule)
    assert found(folder) == {rule.code, *rule.example.also}


@pytest.mark.parametrize("rule", ONE_OF_EACH_FILE, ids=lambda rule: rule.name)
def test_what_came_and_went_or_was_changed_by_others_is_not_found(
    begun: Callable[[Rule], Path], rule: Rule
) -> None:
    folder = begun(rule)
    assert found(folder) == set()
    one_commit(folder, rule)
    write(folder, rule, rule.example.good)
    commit(folder, message="Tillbaka")
    ahead(folder)
    assert found(folder) == set()
