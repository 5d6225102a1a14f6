"""What commits did to files, as git itself shows it, in lines of commits of every shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialpolicy.git.history import changed_in, follow, holding, narrowed, steps, unfetched_beyond
from socialpolicy.git.refusals import RevisionError
from socialpolicy.git.revisions import Repository
from tests.repositories import commit, git, new_repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "repo")


def write(folder: Path, name: str, text: str, day: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return commit(folder, f"{day}T12:00:00+01:00")


def blob(folder: Path, word: str) -> str:
    return git(folder, "rev-parse", word)


def of(
    folder: Path, *paths: str
) -> list[tuple[str, list[tuple[str, tuple[str | None, ...], bool]]]]:
    """Give each commit with its files: the path, the ids before, and whether it is there after."""
    repository = Repository(folder, folder, "HEAD")
    found = steps(repository, paths, repository.commit("HEAD").id)
    return [(s.commit, [(e.path, e.before, e.after is not None) for e in s.files]) for s in found]


def test_a_file_that_came_changed_and_went_has_a_step_for_each(folder: Path) -> None:
    first = write(folder, "a.txt", "1", "2026-01-01")
    write(folder, "b.txt", "1", "2026-01-02")
    second = write(folder, "a.txt", "2", "2026-01-03")
    (folder / "a.txt").unlink()
    third = commit(folder, "2026-01-04T12:00:00+01:00")
    assert of(folder, "a.txt") == [
        (first, [("a.txt", (None,), True)]),
        (second, [("a.txt", (blob(folder, f"{first}:a.txt"),), True)]),
        (third, [("a.txt", (blob(folder, f"{second}:a.txt"),), False)]),
    ]


def test_a_folder_has_the_steps_of_all_its_files_and_of_no_others(folder: Path) -> None:
    write(folder, "in/a.txt", "1", "2026-01-01")
    write(folder, "inner/b.txt", "1", "2026-01-02")
    write(folder, "in/deep/c.txt", "1", "2026-01-03")
    assert [files[0][0] for _, files in of(folder, "in")] == ["in/a.txt", "in/deep/c.txt"]


def test_no_paths_have_no_steps_rather_than_those_of_all_files(folder: Path) -> None:
    write(folder, "a.txt", "1", "2026-01-01")
    assert of(folder) == []


@pytest.mark.parametrize("name", ["två\nrader.txt", "*", ":(top)a", "-x", 'a"b', "a\r\nb", "[a]"])
def test_a_file_is_known_by_its_name_and_never_by_a_pattern(folder: Path, name: str) -> None:
    write(folder, "a.txt", "1", "2026-01-01")
    write(folder, name, "1", "2026-01-02")
    assert [files[0][0] for _, files in of(folder, name)] == [name]


def test_paths_are_counted_from_the_top_wherever_the_register_lies(folder: Path) -> None:
    write(folder, "in/a.txt", "1", "2026-01-01")
    git(folder, "config", "diff.relative", "true")
    repository = Repository(folder / "in", folder, "HEAD")
    (step,) = steps(repository, ["in/a.txt"], repository.commit("HEAD").id)
    assert step.files[0].path == "in/a.txt"
    assert changed_in(repository, step.commit).files == step.files


def test_each_branch_is_compared_with_what_it_began_from(folder: Path) -> None:
    first = write(folder, "a.txt", "x\n\n\n\n\ny\n", "2026-01-01")
    git(folder, "switch", "--quiet", "--create", "side")
    side = write(folder, "a.txt", "x\n\n\n\n\nside\n", "2026-01-02")
    git(folder, "switch", "--quiet", "main")
    main = write(folder, "a.txt", "main\n\n\n\n\ny\n", "2026-01-03")
    git(folder, "merge", "--quiet", "side", "--message", "Slå ihop", at="2026-01-04T12:00:00+01:00")
    merge = git(folder, "rev-parse", "HEAD")
    began = blob(folder, f"{first}:a.txt")
    both = (blob(folder, f"{main}:a.txt"), blob(folder, f"{side}:a.txt"))
    assert of(folder, "a.txt") == [
        (first, [("a.txt", (None,), True)]),
        (side, [("a.txt", (began,), True)]),
        (main, [("a.txt", (began,), True)]),
        (merge, [("a.txt", both, True)]),
    ]


def test_a_branch_that_was_merged_in_vain_explains_nothing(folder: Path) -> None:
    write(folder, "a.txt", "1", "2026-01-01")
    git(folder, "switch", "--quiet", "--create", "side")
    in_vain = write(folder, "a.txt", "2", "2026-01-02")
    git(folder, "switch", "--quiet", "main")
    write(folder, "b.txt", "1", "2026-01-03")
    git(folder, "merge", "--quiet", "--strategy=ours", "side", "--message", "Behåll")
    assert in_vain not in [id for id, _ in of(folder, "a.txt")]


def test_a_word_is_found_in_every_file_that_ever_held_it(folder: Path) -> None:
    write(folder, "log/1.txt", "x-1 y\n", "2026-01-01")
    write(folder, "log/2.txt", "z\n", "2026-01-02")
    (folder / "log/1.txt").unlink()
    write(folder, "log/3.txt", "y x-1\n", "2026-01-03")
    write(folder, "beside.txt", "x-1\n", "2026-01-04")
    repository = Repository(folder, folder, "HEAD")
    start = repository.commit("HEAD").id
    assert holding(repository, "x-1", "log", start) == ["log/1.txt", "log/3.txt"]
    assert holding(repository, "x.1", "log", start) == []


def test_what_was_not_fetched_begins_where_git_says_so(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.txt", "1", "2026-01-01")
    second = write(folder, "a.txt", "2", "2026-01-02")
    write(folder, "a.txt", "3", "2026-01-03")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{folder}", "part")
    whole = Repository(folder, folder, "HEAD")
    part = Repository(tmp_path / "part", tmp_path / "part", "HEAD")
    assert unfetched_beyond(whole, whole.commit("HEAD").id) == frozenset()
    assert unfetched_beyond(part, part.commit("HEAD").id) == {second}


def test_a_commit_that_is_not_here_is_refused(folder: Path) -> None:
    write(folder, "a.txt", "1", "2026-01-01")
    with pytest.raises(RevisionError):
        steps(Repository(folder, folder, "HEAD"), ["a.txt"], "0" * 40)


@pytest.mark.parametrize("is_merged", [False, True])
def test_fewer_files_have_the_steps_that_git_gives_of_them_alone(
    folder: Path, is_merged: bool
) -> None:
    write(folder, "in/a.txt", "1", "2026-01-01")
    write(folder, "in/b.txt", "1", "2026-01-02")
    if is_merged:
        git(folder, "switch", "--quiet", "--create", "side")
        write(folder, "in/a.txt", "side", "2026-01-03")
        git(folder, "switch", "--quiet", "main")
        write(folder, "in/b.txt", "2", "2026-01-04")
        git(folder, "merge", "--quiet", "--no-edit", "side")
    write(folder, "out.txt", "1", "2026-01-06")
    repository = Repository(folder, folder, "HEAD")
    head = repository.commit("HEAD").id
    whole = follow(repository, ["in"], head)
    assert whole.is_straight is not is_merged
    for paths in (["in/a.txt"], ["in/b.txt"], ["in/a.txt", "out.txt"], ["in/none.txt"], []):
        assert narrowed(repository, whole, paths, head) == steps(repository, paths, head)
