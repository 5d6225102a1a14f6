"""A commit is found by somebody's word and read by ids, and git is asked for nothing else."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.git import history, revisions
from socialpolicy.git.listing import paths_in
from socialpolicy.git.refusals import RevisionError
from socialpolicy.git.revisions import Repository
from socialpolicy.text import Language
from tests.repositories import commit, git, new_repository, set_traps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a repository with two commits."""
    made = new_repository(tmp_path / "repo")
    (made / "a.txt").write_text("ett", encoding="utf-8")
    commit(made, "2026-11-02T12:00:00+01:00")
    (made / "a.txt").write_text("två", encoding="utf-8")
    commit(made, "2026-11-20T23:30:00+00:00")
    return made


def opened(folder: Path) -> Repository:
    return Repository(folder, folder, "main")


def content(folder: Path, word: str) -> bytes:
    repository = opened(folder)
    (entry,) = repository.tree(repository.commit(word).tree).values()
    data = next(repository.contents([entry.id]))
    assert data is not None
    return data


def refusal(folder: Path, word: str = "main", **more: str) -> str:
    with pytest.raises(RevisionError) as caught:
        Repository(folder, None, word).base(word)
    return caught.value.in_language(Language.ENGLISH)


def test_a_word_names_a_commit_and_its_files_are_read_without_a_checkout(folder: Path) -> None:
    assert content(folder, "HEAD~1") == b"ett"
    assert content(folder, "main") == "två".encode()
    assert opened(folder).commit("main").id == git(folder, "rev-parse", "main")
    assert opened(folder).commit("main").made == datetime.fromisoformat("2026-11-20T23:30+00:00")


def test_a_tag_with_a_message_names_its_commit(folder: Path) -> None:
    git(folder, "tag", "--annotate", "v1", "--message", "Beslut", "HEAD~1")
    assert content(folder, "v1") == b"ett"


@pytest.mark.parametrize(
    "word",
    ["", " ", "--output=x", "-x", "main..HEAD~1", "HEAD:a.txt", "a\nb", "$(touch x)", "a\0b", "å"],
)
def test_no_word_is_an_option_or_a_command(folder: Path, word: str) -> None:
    with pytest.raises(RevisionError) as caught:
        opened(folder).commit(word)
    assert "There is no commit called" in caught.value.in_language(Language.ENGLISH)
    assert {each.name for each in folder.iterdir()} == {".git", "a.txt"}


def test_another_object_in_place_of_one_is_not_shown(folder: Path) -> None:
    git(folder, "replace", git(folder, "rev-parse", "HEAD~1"), git(folder, "rev-parse", "HEAD"))
    assert git(folder, "show", "HEAD~1:a.txt") == "två"
    assert content(folder, "HEAD~1") == b"ett"


def test_variables_that_name_another_repository_are_not_obeyed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository(tmp_path / "other")
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(other / ".git"))
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))
    assert content(folder, "HEAD~1") == b"ett"
    assert not trace.exists()


def test_an_id_of_sha_256_is_as_good(tmp_path: Path) -> None:
    folder = new_repository(tmp_path / "repo", "--object-format=sha256")
    (folder / "a.txt").write_text("ett", encoding="utf-8")
    assert len(commit(folder)) == 64
    assert content(folder, "HEAD") == b"ett"


def test_a_bare_repository_and_a_linked_worktree_are_read(folder: Path, tmp_path: Path) -> None:
    git(folder, "clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert Repository(tmp_path / "bare.git", None, "main").commit("main").id == git(
        folder, "rev-parse", "main"
    )
    git(folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert content(tmp_path / "beside", "main~1") == b"ett"


def test_a_day_is_the_last_commit_before_its_end_on_the_branchs_own_line(folder: Path) -> None:
    first = git(folder, "rev-parse", "HEAD~1")
    git(folder, "switch", "--quiet", "--create", "side", "HEAD~1")
    (folder / "b.txt").write_text("sido", encoding="utf-8")
    commit(folder, "2026-11-10T12:00:00+01:00")
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-edit", "side", at="2026-11-22T12:00:00+01:00")

    def before(moment: str) -> str:
        return opened(folder).commit_before(datetime.fromisoformat(moment)).id

    # The second was made half past midnight on the 21st by the clocks of Sweden.
    assert before("2026-11-21T00:00:00+01:00") == first
    assert before("2026-11-22T00:00:00+01:00") == git(folder, "rev-parse", "HEAD~1")
    with pytest.raises(RevisionError, match=r"No commit was made up to 1 November 2026\."):
        before("2026-11-02T00:00:00+01:00")


def test_the_base_is_where_the_two_part_ways(folder: Path) -> None:
    parted = git(folder, "rev-parse", "HEAD")
    git(folder, "switch", "--quiet", "--create", "side")
    commit(folder, message="här")
    git(folder, "switch", "--quiet", "main")
    commit(folder, message="där")
    git(folder, "switch", "--quiet", "side")
    assert opened(folder).base("main").id == parted
    assert opened(folder).base("side~1").id == parted


def test_outside_a_repository(tmp_path: Path) -> None:
    said = refusal(tmp_path)
    assert "is in no git repository, so main cannot be read" in said
    assert said.endswith("\nsocialpolicy --registry DIR …")


def test_an_unknown_name_is_to_be_fetched(folder: Path) -> None:
    said = refusal(folder, "origin/other")
    assert said.splitlines() == [
        "There is no commit called origin/other here. Fetch it first:",
        "git fetch origin other:refs/remotes/origin/other",
    ]


def test_a_branch_that_was_fetched_has_its_remotes_name(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(folder), "clone")
    git(tmp_path / "clone", "switch", "--quiet", "--create", "mine")
    git(tmp_path / "clone", "branch", "--quiet", "--delete", "main")
    assert refusal(tmp_path / "clone").splitlines()[-1] == "origin/main"


def test_a_line_to_paste_is_one_word_to_the_shell(folder: Path) -> None:
    for hostile in ("x;touch y", "$(touch y)", "`touch y`", "a b", "x'y"):
        line = refusal(folder, hostile).splitlines()[-1]
        assert line == "git fetch origin"


def test_a_shallow_clone_is_told_to_fetch_the_rest(folder: Path, tmp_path: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "side", "HEAD~1")
    commit(folder)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{folder}", "c")
    said = refusal(tmp_path / "c", "origin/main")
    assert "git fetch --unshallow" in said.splitlines()
    assert "fetch-depth: 0" in said
    assert "git fetch --unshallow" in refusal(tmp_path / "c", "HEAD^1").splitlines()
    git(tmp_path / "c", "fetch", "--quiet", "--unshallow")
    assert opened(tmp_path / "c").base("origin/main").id == git(folder, "rev-parse", "main~1")


def test_commits_that_are_not_related(folder: Path) -> None:
    git(folder, "switch", "--quiet", "--orphan", "other")
    commit(folder)
    said = refusal(folder)
    assert "not related" in said
    line = shlex.split(said.splitlines()[-1])
    assert git(folder, *line[1:]) == git(folder, "rev-parse", "other")


def test_commits_that_part_ways_in_several_places(folder: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "side", "HEAD~1")
    side = commit(folder, message="sido")
    main = git(folder, "rev-parse", "main")
    git(folder, "merge", "--quiet", "--no-edit", main)
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-edit", side)
    git(folder, "switch", "--quiet", "side")
    said = refusal(folder)
    assert "part ways in 2 places" in said
    git(folder, *shlex.split(said.splitlines()[-1])[1:], "--no-edit")
    assert opened(folder).base("main").id == git(folder, "rev-parse", "main")


def test_a_repository_of_somebody_else_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = subprocess.CompletedProcess(
        [], 128, "", f"fatal: detected dubious ownership in repository at '{folder}'\n"
        f"To add an exception for this directory, call:\n\n\tgit config --global --add "
        f"safe.directory {folder}\n"
    )  # fmt: skip
    monkeypatch.setattr(Repository, "_ask", lambda *_: answer)
    assert refusal(folder).splitlines()[-1] == (
        f"git config --global --add safe.directory {folder}"
    )


def test_git_itself_words_it_so_that_it_is_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = revisions._environment
    monkeypatch.setattr(
        revisions, "_environment", lambda: {**environment(), "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert "somebody else owns the folder" in refusal(folder)


def test_without_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "There is no program git here" in refusal(folder)


def test_what_was_left_out_of_a_partial_clone_is_never_fetched(
    folder: Path, tmp_path: Path
) -> None:
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none",
        f"file://{folder}", "part")  # fmt: skip
    there = tmp_path / "part"
    before = sorted(path for path in there.rglob("*"))
    repository = Repository(there, there, "main")
    (entry,) = repository.tree(repository.commit("main").tree).values()
    with pytest.raises(RevisionError) as caught:
        list(repository.contents([entry.id]))
    assert sorted(path for path in there.rglob("*")) == before
    line = caught.value.in_language(Language.ENGLISH).splitlines()[-1]
    git(there, *shlex.split(line)[1:])
    assert content(there, "main") == "två".encode()


def test_a_folder_is_listed_whole_unless_it_has_too_many_names(tmp_path: Path) -> None:
    made = new_repository(tmp_path / "many")
    for name in ("a", "å/b\nc", "å/d/e"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(name)
    (made / "å" / "link").symlink_to("d")
    commit(made)
    id = git(made, "rev-parse", "HEAD:")
    below = Repository(made / "å", made, "HEAD")
    listing = below.listing(id, 6)
    assert listing is not None
    found = paths_in(listing)
    modes = {path: each.mode for path, each in found.items()}
    assert modes == {
        "a": "100644", "å": "40000", "å/b\nc": "100644", "å/d": "40000", "å/d/e": "100644",
        "å/link": "120000",
    }  # fmt: skip
    assert found["å/d"].id == git(made, "rev-parse", "HEAD:å/d")
    assert below.listing(id, 5) is None
    for wrong in ("HEAD", "0" * 40, found["a"].id):
        with pytest.raises(RevisionError):
            below.listing(wrong, 6)


def test_a_folder_that_is_left_out_of_a_partial_clone_is_not_fetched(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "file").write_text("tre")
    commit(folder)
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=tree:1",
        f"file://{folder}", "part")  # fmt: skip
    there = tmp_path / "part"
    before = sorted(path for path in there.rglob("*"))
    repository = Repository(there, there, "main")
    with pytest.raises(RevisionError, match="git fetch --refetch --no-filter"):
        repository.listing(repository.commit("main").tree, 100)
    assert sorted(path for path in there.rglob("*")) == before


def test_a_settings_file_that_waits_for_ever_is_given_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "pipe")
    git(folder, "config", "include.path", str(folder / "pipe"))
    monkeypatch.setattr(revisions, "PATIENCE", 0.2)
    assert refusal(folder).splitlines()[-1].endswith(".git/config")


def test_nothing_that_a_repository_names_is_run(folder: Path, tmp_path: Path) -> None:
    witness = set_traps(folder, tmp_path)
    seen = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    repository = opened(folder)
    assert repository.base("HEAD~1").id == repository.commit("main~1").id
    assert repository.commit_before(datetime.fromisoformat("2026-11-10T00:00+00:00"))
    assert content(folder, "main") == "två".encode()
    start = repository.commit("main").id
    assert len(history.steps(repository, ["a.txt"], start)) == 2
    assert history.changed_in(repository, start).files
    assert history.holding(repository, "två", "", start) == ["a.txt"]
    assert not witness.exists()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == seen
