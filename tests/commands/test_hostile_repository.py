"""Commands that read git run nothing that a repository names, and are fooled by nothing in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.git import revisions
from tests.commands.test_exceptions import without_deputy
from tests.repositories import commit, git, new_repository, set_traps

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LFS = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)


@pytest.fixture
def work(folder: Path) -> Path:
    (folder / ".git").rmdir()
    new_repository(folder)
    commit(folder)
    return folder


COMMANDS = (
    ("check", "--base", "main~0"),
    ("check", "--base", "main", "--new-only", "--format", "json"),
    ("check", "--revision", "main"),
    ("check", "--revision", "2026-11-20"),
    ("accounts", "--revision", "main"),
    ("show", "example", "--revision", "main"),
    ("report", "compliance", "--revision", "main"),
    ("changes", "--base", "main"),
    ("history", "example"),
    ("known-faults",),
    ("known-faults", "--accept"),
    ("exceptions",),
)


def test_nothing_that_a_repository_names_is_run(
    ask: Ask, work: Path, register: Path, tmp_path: Path
) -> None:
    without_deputy(register)
    commit(work, message="Utan ersättare")
    witness = set_traps(work, tmp_path)
    (register / "accounts" / "kommunen.yaml").unlink()
    for words in COMMANDS:
        ran = ask(*words, CI=None)
        assert ran.code in (0, 1), (words, ran.err)
        assert not witness.exists(), (words, witness.read_text("utf-8"))


@pytest.mark.parametrize("words", COMMANDS[:9], ids=" ".join)
def test_settings_that_wait_for_ever_are_given_up_in_a_sentence(
    ask: Ask, work: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    os.mkfifo(work / "pipe")
    git(work, "config", "include.path", str(work / "pipe"))
    monkeypatch.setattr(revisions, "PATIENCE", 0.2)
    ran = ask(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ".git/config" in ran.err.replace("\n", "")


def vanished(ask: Ask, base: str = "main") -> set[str]:
    """Check beside a base that has an account which is not at hand."""
    found = json.loads(ask("check", "--base", base, "--format", "json").out)["findings"]
    return {each["subject"] for each in found if each["code"] == "T01"}


def replaced(work: Path) -> None:
    """Show another commit in place of the base, one without the account."""
    first = git(work, "rev-parse", "main")
    git(work, "switch", "--quiet", "--orphan", "other")
    (work / "a.txt").touch()
    git(work, "replace", first, commit(work, message="Utan register"))
    git(work, "--no-replace-objects", "checkout", "--quiet", "--force", "main")


def packed(work: Path) -> None:
    git(work, "gc", "--quiet", "--aggressive")


def named_oddly(work: Path) -> None:
    odd = work / "registry" / "accounts" / "rad\nbryt\t\"'.yaml"
    odd.write_text("id: odd\n", encoding="utf-8")
    commit(work, message="Udda namn")
    odd.unlink()


def with_submodule(work: Path) -> None:
    id = git(work, "rev-parse", "HEAD")
    git(work, "update-index", "--add", "--cacheinfo", f"160000,{id},registry/accounts/del")
    git(work, "commit", "--quiet", "--message", "Delmodul")


def with_pointer(work: Path) -> None:
    (work / "registry" / "bild.png").write_text(LFS, encoding="utf-8")
    commit(work, message="En bild i LFS")


@pytest.mark.parametrize("odd", [replaced, packed, named_oddly, with_submodule, with_pointer])
def test_an_odd_repository_does_not_hide_that_an_account_vanished(
    ask: Ask, work: Path, register: Path, odd: Callable[[Path], None]
) -> None:
    odd(work)
    assert vanished(ask) == set()
    (register / "accounts" / "kommunen.yaml").unlink()
    assert vanished(ask) == {"kommunen"}


def test_a_repository_with_ids_of_sha_256(ask: Ask, folder: Path, register: Path) -> None:
    (folder / ".git").rmdir()
    new_repository(folder, "--object-format=sha256")
    commit(folder)
    assert vanished(ask) == set()
    (register / "accounts" / "kommunen.yaml").unlink()
    assert vanished(ask) == {"kommunen"}


def test_a_linked_worktree(ask: Ask, work: Path, tmp_path: Path) -> None:
    git(work, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    there = tmp_path / "beside" / "registry"
    (there / "accounts" / "kommunen.yaml").unlink()
    found = ask("--registry", str(there), "check", "--base", "main", "--format", "json").out
    codes = {each["code"] for each in json.loads(found)["findings"]}
    assert "T01" in codes


@pytest.mark.parametrize("how", ["--depth=1", "--filter=blob:none"])
def test_what_a_clone_lacks_is_asked_for_in_a_line_and_never_fetched(
    ask: Ask, work: Path, tmp_path: Path, how: str
) -> None:
    git(work, "config", "uploadpack.allowFilter", "true")
    file = work / "registry" / "accounts" / "kommunen.yaml"
    file.write_text(file.read_text("utf-8").replace("name:", "name: Nya"), encoding="utf-8")
    commit(work, message="Ett annat namn")
    git(work, "branch", "old", "HEAD~1")
    git(tmp_path, "clone", "--quiet", "--no-single-branch", how, f"file://{work}", "part")
    there = tmp_path / "part"
    before = sorted(there.rglob("*"))
    ran = ask("--registry", str(there / "registry"), "check", "--base", "origin/old")
    assert (ran.code, ran.out) == (2, "")
    assert "\ngit fetch " in ran.err
    assert sorted(there.rglob("*")) == before
