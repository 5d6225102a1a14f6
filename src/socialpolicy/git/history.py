"""What commits did to files: which of them changed, by their ids, the oldest commit first.

As in `revisions`, git is asked for ids alone, and runs nothing that the repository names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socialpolicy.git.revisions import Repository


class FileChange(NamedTuple):
    """What a commit did to a file: the ids of what it held before and after, None for no file.

    `before` has one id for each parent of the commit. `path` is from the top of the repository.
    """

    path: str
    before: tuple[str | None, ...]
    after: str | None


class Step(NamedTuple):
    """A commit by its id, and what it did to the files that were asked about.

    Of a merge that is only what is as in none of its parents.
    """

    commit: str
    files: tuple[FileChange, ...]


class Followed(NamedTuple):
    """What commits did to some files, the oldest commit first.

    `is_straight` tells that no branches met among them, so that what they did to fewer of the
    files is told by the same steps.
    """

    steps: list[Step]
    is_straight: bool


def follow(repository: Repository, paths: Sequence[str], start: str) -> Followed:
    """List the commits up to one that explain how some files, or folders, came to be as they are.

    Where branches met, one that changed none of them as they are now is left out, as `git log`
    does. Raises RevisionError where git cannot read them.
    """
    if not paths:
        return Followed([], is_straight=True)
    specs = [f":(top,literal){path}" for path in paths]
    listed = repository.ask("rev-list", "--date-order", "--reverse", start, "--", *specs)
    found = list(_read(repository.ask(*_DIFFERENCES, "--", *specs, given=listed)))
    # A merge that took each file from one of its parents is listed, and did nothing itself.
    is_straight = len(found) == listed.count("\n") and all(
        len(each.files[0].before) == 1 for each in found
    )
    return Followed(found, is_straight)


def steps(repository: Repository, paths: Sequence[str], start: str) -> list[Step]:
    """Give the steps alone of `follow`. Raises as it does."""
    return follow(repository, paths, start).steps


def narrowed(
    repository: Repository, followed: Followed, paths: Sequence[str], start: str
) -> list[Step]:
    """Give the steps of some files, given all those in a folder. Raises as `follow` does.

    Git is asked again only for files elsewhere, and where branches have met: fewer of them explain
    fewer files.
    """
    wanted = frozenset(paths)
    known = {each.path for step in followed.steps for each in step.files}
    if not followed.is_straight or not wanted <= known:
        return steps(repository, paths, start)
    within = (
        Step(step.commit, tuple(each for each in step.files if each.path in wanted))
        for step in followed.steps
    )
    return [step for step in within if step.files]


_DIFFERENCES = (
    *("diff-tree", "--stdin", "--root", "-r", "-c", "--raw", "-z"),
    *("--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv"),
)


def _read(raw: str) -> Iterator[Step]:
    """Read what `diff-tree` gives: a commit, and by turns what was done and the path of a file."""
    commit, files = "", list[FileChange]()
    parts = iter(raw.split("\0"))
    for part in parts:
        if not part.startswith(":"):
            if files:
                yield Step(commit, tuple(files))
            commit, files = part, []
            continue
        parents = len(part) - len(part.lstrip(":"))
        words = part.lstrip(":").split(" ")
        ids = [None if not id.strip("0") else id for id in words[parents + 1 : -1]]
        path = next(parts, "")
        files.append(FileChange(path, tuple(ids[:parents]), ids[parents]))
    if files:
        yield Step(commit, tuple(files))


def changed_in(repository: Repository, commit: str) -> Step:
    """Say what one commit did to all files. Raises RevisionError where it is not here."""
    found = _read(repository.ask(*_DIFFERENCES, given=f"{commit}\n"))
    return next(found, Step(commit, ()))


def holding(repository: Repository, word: str, folder: str, start: str) -> list[str]:
    """List the files in a folder that have ever held a word, by the commits up to one.

    Raises RevisionError where git cannot read them.
    """
    spec = f":(top,literal){folder}"
    listed = repository.ask("rev-list", "--reverse", start, "--", spec)
    # `-m`, as a merge may bring what no branch of it had.
    words = (*_DIFFERENCES, "-m", f"-S{word}", "--", spec)
    found = _read(repository.ask(*words, given=listed))
    return list(dict.fromkeys(each.path for step in found for each in step.files))


def messages_since(repository: Repository, base: str, head: str, paths: Sequence[str]) -> list[str]:
    """Give what the commits after one say of themselves, of those that touched some paths.

    The oldest comes first, and merges are left out. `base` is an id, and `head` is one or HEAD.
    Raises RevisionError where git cannot read them.
    """
    specs = [f":(top,literal){path}" for path in paths if path]
    limits = ("--", *specs)
    listed = repository.ask("rev-list", "--no-merges", "--reverse", head, f"^{base}", *limits)
    said = (data.partition(b"\n\n")[2] for _, data in repository.objects(listed.split()))
    return [each.decode("utf-8", "replace") for each in said]


def unfetched_beyond(repository: Repository, start: str) -> frozenset[str]:
    """Give the commits whose parents have not been fetched: the history before is not here."""
    if not repository.is_shallow:
        return frozenset()
    ends = repository.ask("rev-list", "--max-parents=0", start).split()
    answers = zip(ends, repository.objects(ends), strict=True)
    return frozenset(id for id, (_, data) in answers if b"\nparent " in data.partition(b"\n\n")[0])
