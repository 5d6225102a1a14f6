"""What git noted at a checkout tells which files are the same, and never that a changed one is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from socialpolicy.git.listing import noted_below
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.storage.commit_tree import CommitTree
from socialpolicy.storage.files import names_below
from socialpolicy.storage.tree import FolderTree
from socialpolicy.storage.unchanged import beside, emptied, id_of
from tests.repositories import commit, git, new_repository

NAMES = [f"messages/konto{number}/2026-11.yaml" for number in range(4)]


@pytest.fixture(params=[[], ["--object-format=sha256"]], ids=["sha1", "sha256"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Make a repository with four files, whose index is written some time after them."""
    top = new_repository(tmp_path / "top", *request.param)
    for number, name in enumerate(NAMES):
        file = top / "registry" / name
        file.parent.mkdir(parents=True)
        file.write_text(f"{number}\n")
    commit(top)
    later = time.time_ns() + 2_000_000_000
    os.utime(top / ".git" / "index", ns=(later, later))
    return top / "registry"


def ids_of(folder: Path) -> dict[str, str]:
    """Give the ids that git itself gives the files of the last commit."""
    listed = git(folder, "ls-tree", "-r", "HEAD", ".").splitlines()
    return {line.split("\t")[1]: line.split()[2] for line in listed}


def same(folder: Path, ids: dict[str, str]) -> set[str]:
    tree = CommitTree(Repository(folder, folder.parent, "HEAD"), head(folder), "registry")
    found = beside(FolderTree(folder), tree, {path for path, _ in names_below(folder)})
    assert found.same.isdisjoint(found.others)
    assert found.same | found.others.keys() >= set(NAMES)
    return set(found.same)


def head(folder: Path) -> Commit:
    return Repository(folder, folder.parent, "HEAD").commit("HEAD")


def test_what_is_noted_is_what_git_has(folder: Path) -> None:
    ids = ids_of(folder)
    index = folder.parent / ".git" / "index"
    size = len(ids[NAMES[0]]) // 2
    lines = {path: line for path, line, *_ in noted_below(index, "registry", size)}
    assert lines == {path: f"100644 blob {id}\t{path}" for path, id in ids.items()}
    assert {each[0] for each in noted_below(index, "", size)} == {f"registry/{p}" for p in ids}
    assert not list(noted_below(index, "reg", size))
    assert same(folder, ids) == set(NAMES)


def test_a_file_that_is_the_same_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socialpolicy.storage.unchanged.read_file", read)
    assert same(folder, ids_of(folder)) == set(NAMES)


def test_a_change_is_seen_though_its_time_is_put_back(folder: Path) -> None:
    ids = ids_of(folder)
    file = folder / NAMES[0]
    status = file.stat()
    file.write_text("9\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    git(folder, "update-index", "--assume-unchanged", NAMES[1])
    (folder / NAMES[1]).write_text("8\n")
    (folder / NAMES[2]).unlink()
    assert same(folder, ids) == {NAMES[3]}


def test_what_was_touched_but_not_changed_is_read(folder: Path) -> None:
    ids = ids_of(folder)
    os.utime(folder / NAMES[0], (1, 1))
    assert same(folder, ids) == set(NAMES)


def test_a_link_is_never_the_same(folder: Path, tmp_path: Path) -> None:
    ids = ids_of(folder)
    (folder / NAMES[0]).rename(tmp_path / "a")
    (folder / NAMES[0]).symlink_to(tmp_path / "a")
    (folder / "messages" / "konto1").rename(tmp_path / "b")
    (folder / "messages" / "konto1").symlink_to(tmp_path / "b")
    assert same(folder, ids) == {NAMES[2], NAMES[3]}


def test_an_index_of_another_form_is_not_believed(folder: Path) -> None:
    ids = ids_of(folder)
    index = folder.parent / ".git" / "index"
    size = len(ids[NAMES[0]]) // 2
    git(folder, "update-index", "--index-version", "4")
    assert not list(noted_below(index, "registry", size))
    assert same(folder, ids) == set(NAMES)
    for data in (b"", b"DIRC", b"DIRC\0\0\0\2\0\0\1\0" + b"\0" * 70, os.urandom(500)):
        index.write_bytes(data)
        assert not list(noted_below(index, "registry", size))
    index.unlink()
    assert same(folder, ids) == set(NAMES)


def test_a_file_as_young_as_the_index_is_read(folder: Path) -> None:
    ids = ids_of(folder)
    os.utime(folder.parent / ".git" / "index", (1, 1))
    assert not list(noted_below(folder.parent / ".git" / "index", "registry", 20))
    assert same(folder, ids) == set(NAMES)


def test_an_id_is_gits(folder: Path) -> None:
    for path, id in ids_of(folder).items():
        assert id_of((folder / path).read_bytes(), id) == id


def test_a_folder_goes_with_the_last_of_what_is_in_it() -> None:
    paths = ["a", "a/b", "a/b/c", "d", "d/e", "f.yaml", "f.yaml/g"]
    assert emptied(["a", "a/b", "d", "f.yaml"], ["a/b/c", "d/e", "f.yaml/g"]) == {"a/b", "d"}
    assert emptied(paths, []) == set()
    assert emptied([*paths, "d/h"], ["d/i", "x/y"]) == set()


def test_a_folder_beside_a_commit_says_what_else_that_has(folder: Path) -> None:
    (folder / NAMES[0]).write_text("9\n")
    (folder / NAMES[1]).unlink()
    os.utime(folder / NAMES[2], (1, 1))
    (folder / "messages" / "new.yaml").write_text("")
    tree = CommitTree(Repository(folder, folder.parent, "HEAD"), head(folder), "registry")
    found = beside(FolderTree(folder), tree, {*NAMES, "messages/new.yaml"})
    assert found.same == set(NAMES[2:])
    assert set(found.others) == {"messages", "messages/konto0", "messages/konto1", *NAMES[:2]}
    assert found.others[NAMES[0]].id == ids_of(folder)[NAMES[0]]
