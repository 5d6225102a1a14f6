"""A register in a commit is the register that a checkout of it would give, byte for byte."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.git.refusals import RevisionError
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import NotARegisterError, read_register, read_tree
from socialpolicy.register.register import Register
from socialpolicy.storage.commit_tree import CommitTree, register_in, repository_at
from socialpolicy.storage.files import FileKind
from socialpolicy.text import Language
from tests.places import BASE, copy_small_sample
from tests.repositories import commit, git, new_repository

AS_OF = datetime.fromisoformat("2026-11-22T12:00+01:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a repository whose register nothing is wrong with."""
    made = new_repository(tmp_path / "repo")
    shutil.copytree(BASE, made, dirs_exist_ok=True)
    commit(made)
    return made


def tree(folder: Path, word: str = "HEAD", registry: str = "registry") -> CommitTree:
    repository, path = repository_at(folder / registry, word)
    found = register_in(repository, repository.commit(word), path)
    assert found is not None
    return found


def register(folder: Path, word: str = "HEAD") -> Register:
    return read_tree(tree(folder, word), AS_OF)


def said(register: Register) -> list[tuple[str, str, int, str]]:
    return [
        (
            each.rule.code,
            each.label.source.file.rpartition("registry/")[2],
            each.label.span.line,
            each.said.in_language(Language.ENGLISH),
        )
        for each in judge(register).findings
    ]


def test_the_sample_says_the_same_from_a_commit_as_from_its_folder(tmp_path: Path) -> None:
    made = new_repository(tmp_path / "repo")
    copy_small_sample(made / "registry")
    (made / "registry" / "accounts" / "x.yaml").write_text("id: [", encoding="utf-8")
    commit(made)
    at_hand = read_register(made / "registry", AS_OF)
    expected = said(at_hand)
    shutil.rmtree(made / "registry")
    from_commit = register(made)
    assert len(from_commit.accounts) == len(at_hand.accounts) > 10
    assert said(from_commit) == expected
    assert {each.path for each in from_commit.entries} == {each.path for each in at_hand.entries}


def test_paths_say_which_commit_they_are_of(folder: Path) -> None:
    short = git(folder, "rev-parse", "HEAD")[:10]
    read = register(folder)
    assert read.revision == short
    assert read.folder == f"{short}:registry"
    for located in read.accounts:
        assert git(folder, "show", located.file)
    assert read.code_owners is not None
    assert read.code_owners.file == f"{short}:.github/CODEOWNERS"


def test_code_owners_are_the_commits(folder: Path) -> None:
    (folder / ".github" / "CODEOWNERS").unlink()
    assert not [each for each in judge(register(folder)).findings if each.rule.code == "R03"]
    commit(folder)
    assert [each for each in judge(register(folder)).findings if each.rule.code == "R03"]


def test_a_register_is_found_where_it_was_before_it_moved(folder: Path) -> None:
    git(folder, "mv", "registry", "sociala-medier")
    commit(folder)
    assert register(folder, "HEAD~1").accounts
    there = tree(folder, "HEAD~1", "sociala-medier")
    assert there.path_in_repository == "registry"


def test_of_two_registers_none_is_guessed(folder: Path) -> None:
    shutil.copytree(folder / "registry", folder / "other")
    git(folder, "mv", "registry", "third")
    commit(folder)
    repository, path = repository_at(folder / "registry", "HEAD")
    assert register_in(repository, repository.commit("HEAD"), path) is None


def test_a_folder_without_a_register_is_none(folder: Path) -> None:
    repository, _ = repository_at(folder, "HEAD")
    with pytest.raises(NotARegisterError):
        read_tree(CommitTree(repository, repository.commit("HEAD"), "registry/accounts"))


def test_a_bare_repository_holds_a_register(folder: Path, tmp_path: Path) -> None:
    git(folder, "clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for registry in ("", "registry"):
        repository, path = repository_at(tmp_path / "bare.git" / registry, "main")
        found = register_in(repository, repository.commit("main"), path)
        assert found is not None
        assert len(read_tree(found, AS_OF).accounts) == 2


def test_a_register_that_is_its_whole_repository(tmp_path: Path) -> None:
    made = new_repository(tmp_path / "registry")
    shutil.copytree(BASE / "registry", made, dirs_exist_ok=True)
    commit(made)
    short = git(made, "rev-parse", "HEAD")[:10]
    read = register(tmp_path)
    assert f"{short}:accounts/example.yaml" in {located.file for located in read.accounts}


def test_names_that_no_folder_likes(folder: Path) -> None:
    blob = git(folder, "hash-object", "-w", "registry/policy.yaml")
    for name in ("registry/a\nb.yaml", "registry/å.yaml", "registry/-x.yaml", 'registry/q".yaml'):
        git(folder, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    git(folder, "-c", "core.protectNTFS=false", "update-index", "--add", "--cacheinfo",
        f"100644,{blob},registry/back\\slash.yaml")  # fmt: skip
    git(folder, "commit", "--quiet", "--message", "Namn")
    paths = {entry.path for entry in register(folder).entries}
    assert {"a\nb.yaml", "å.yaml", "-x.yaml", 'q".yaml', "back\\slash.yaml"} <= paths


def test_links_are_followed_within_the_register_only(folder: Path) -> None:
    accounts = folder / "registry" / "accounts"
    for name, aim in (
        ("inner.yaml", "example.yaml"),
        ("twice.yaml", "inner.yaml"),
        ("out.yaml", "../../.github/CODEOWNERS"),
        ("root.yaml", "/etc/passwd"),
        ("gone.yaml", "nothing.yaml"),
        ("circle.yaml", "circle.yaml"),
        ("folder.yaml", "../messages"),
    ):
        (accounts / name).symlink_to(aim)
    (folder / "registry" / "messages" / "example").mkdir(parents=True)
    (folder / "registry" / "messages" / "example" / "2026-11.yaml").write_text("[]\n")
    commit(folder)
    found = {each.path: each for each in register(folder).entries}
    kinds = {name: found[f"accounts/{name}.yaml"].kind for name in
             ("inner", "twice", "out", "root", "gone", "circle", "folder")}  # fmt: skip
    assert kinds == {
        "inner": FileKind.FILE,
        "twice": FileKind.FILE,
        "out": FileKind.LINK_OUT,
        "root": FileKind.LINK_OUT,
        "gone": FileKind.LINK_NOWHERE,
        "circle": FileKind.LINK_NOWHERE,
        "folder": FileKind.LINK_TO_FOLDER,
    }
    same = (accounts / "example.yaml").read_bytes()
    assert found["accounts/twice.yaml"].source.data == same


def test_a_submodule_is_a_folder_of_which_nothing_is_known(folder: Path) -> None:
    id = git(folder, "rev-parse", "HEAD")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{id},registry/other")
    git(folder, "commit", "--quiet", "--message", "Delmodul")
    found = {each.path: each.kind for each in register(folder).entries}
    assert found["other"] is FileKind.FOLDER


def test_a_commit_of_endlessly_many_names_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialpolicy.storage.commit_tree.MOST_NAMES", 3)
    with pytest.raises(RevisionError, match="has more than 3 files"):
        register(folder)


def test_what_the_tool_is_just_writing_is_no_part_of_a_commit(folder: Path) -> None:
    for name in ("accounts/.socialpolicy-0123456789abcdef.new", ".github/x", "a.b/.c"):
        (folder / "registry" / name).parent.mkdir(exist_ok=True)
        (folder / "registry" / name).write_text("")
    commit(folder)
    hidden = {each.path for each in register(folder).entries if "/." in f"/{each.path}"}
    assert hidden == {".github", ".github/x", "a.b/.c"}


def test_a_file_that_is_kept_in_lfs_is_refused_and_a_picture_is_not(folder: Path) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 9\n"
    (folder / "registry" / "bild.png").write_text(pointer)
    commit(folder)
    assert register(folder).accounts
    (folder / "registry" / "accounts" / "example.yaml").write_text(pointer)
    commit(folder)
    with pytest.raises(RevisionError, match="is in Git LFS"):
        register(folder)


def test_the_log_may_be_elsewhere_in_the_repository_but_not_outside_it(folder: Path) -> None:
    policy = folder / "registry" / "policy.yaml"
    before = policy.read_text(encoding="utf-8")
    log = folder / "logg" / "example"
    log.mkdir(parents=True)
    (log / "2026-11.yaml").write_text("[]\n")
    policy.write_text(f"{before}messages: ../logg\n", encoding="utf-8")
    commit(folder)
    read = register(folder)
    assert [each.file.partition(":")[2] for each in read.logs] == ["logg/example/2026-11.yaml"]
    policy.write_text(f"{before}messages: ../../elsewhere\n", encoding="utf-8")
    commit(folder)
    assert not register(folder).log_at_hand
