"""Two branches with messages in the same month, merged by git itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pydantic import ValidationError

from socialpolicy.edit import append, put
from socialpolicy.register.models.message import Message
from socialpolicy.register.new_message import with_message
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.yaml import read
from tests.places import ROOT, SAMPLE

MONTH = "registry/messages/example/2026-11.yaml"
BY_HAND = b"""# Skriven \xc3\xb6r hand.

- id: example-20261101-aaaa
  received: 2026-11-01 09:00
  channel: comment
  kind: question
  subject: En handskriven post
"""

Entries: TypeAlias = list[dict[str, Any]]
Change = Callable[[bytes | None], bytes]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "registry" / "messages" / "example").mkdir(parents=True)
    shutil.copy(SAMPLE / ".gitattributes", tmp_path / "registry")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "user.name", "Registret")
    git(tmp_path, "config", "user.email", "registret@exempel.se")
    save(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True)


def save(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "En ändring")


def change(folder: Path, edit: Change) -> Entries:
    path = folder / MONTH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(edit(path.read_bytes() if path.exists() else None))
    save(folder)
    return entries(folder)


def entries(folder: Path) -> Entries:
    path = folder / MONTH
    document = read(Source(MONTH, path.read_bytes() if path.exists() else b""))
    assert document.problems == ()
    value: Any = document.value or []
    return list(value)


def merged(folder: Path, ours: Change, theirs: Change) -> tuple[Entries, Entries, Entries]:
    """Make each change on a branch of its own; give both branches' entries, and the merge's."""
    git(folder, "switch", "--quiet", "--create", "theirs")
    on_theirs = change(folder, theirs)
    git(folder, "switch", "--quiet", "main")
    on_ours = change(folder, ours)
    git(folder, "merge", "--quiet", "--no-edit", "theirs")
    return on_ours, on_theirs, entries(folder)


def logged(*letters: str, more: dict[str, str] | None = None, settled: bool = False) -> Change:
    def edit(data: bytes | None) -> bytes:
        for each in letters:
            id = f"example-20261120-{each}"
            minute = 10 + sum(map(ord, each)) % 50
            message = {
                "id": id,
                "channel": "comment",
                "received": f"2026-11-20 14:{minute}",
                "kind": "praise",
                "subject": "Tack",
                **(more or {}),
            }
            data = with_message(data, message, Language.SWEDISH, schema=True)
            data = answered(id, f"2026-11-20 15:{minute}")(data) if settled else data
        assert data is not None
        return data

    return edit


def answered(id: str, at: str = "2026-11-20 15:40") -> Change:
    def edit(data: bytes | None) -> bytes:
        assert data is not None
        value: Any = read(Source("", data)).value
        position = [each["id"] for each in value].index(id)
        action = {"did": "answered", "at": at, "by": "Bibliotekarie, vuxen"}
        data = append(data, (position, "actions"), dict(action))
        return put(data, (position, "record"), {"decision": "minor"}, after=("actions",))

    return edit


def by_id(found: Iterable[dict[str, Any]]) -> Entries:
    return sorted(found, key=lambda each: each["id"])


BEFORE: dict[str, Change | None] = {
    "a new month": None,
    "a month with messages": logged("xx22", "yy33"),
    "a month with settled messages": logged("xx22", "yy33", settled=True),
    "a month by hand": lambda _: BY_HAND,
    "a month by hand and by the tool": lambda _: logged("zz44")(BY_HAND),
}


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("settled", [False, True], ids=["logged", "logged and answered"])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(("k3f9",), ("m7qa",)), (("k3f9", "b2cd", "e4fg"), ("m7qa", "n2op"))],
    ids=["one each", "several each"],
)
@pytest.mark.parametrize("more", [{}, {"concerns_us": "false", "reference": "fb-1"}], ids=len)
def test_both_branches_messages_are_kept_whole(
    repository: Path,
    before: str,
    settled: bool,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    more: dict[str, str],
) -> None:
    start = BEFORE[before]
    base = change(repository, start) if start else []
    on_ours, on_theirs, both = merged(
        repository,
        logged(*ours, more=more, settled=settled),
        logged(*theirs, more=more, settled=settled),
    )
    assert len(both) == len(base) + len(ours) + len(theirs)
    expected = {each["id"]: each for each in [*on_ours, *on_theirs]}
    assert by_id(both) == by_id(expected.values())


BY_THE_TOOL = [name for name, start in BEFORE.items() if start and name != "a month by hand"]


@pytest.mark.parametrize("before", BY_THE_TOOL)
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize("swapped", [False, True])
def test_an_answer_stays_with_its_message(
    repository: Path, before: str, which: int, swapped: bool
) -> None:
    start = BEFORE[before]
    assert start is not None
    id = change(repository, start)[which]["id"]
    if "settled" in before:
        settle: Change = lambda data: append(  # noqa: E731
            data or b"", (which % 2, "actions"), {"did": "reopened", "at": "2026-11-20 16:00"}
        )
    else:
        settle = answered(id)
    ours, theirs = (settle, logged("k3f9")) if not swapped else (logged("k3f9"), settle)
    on_ours, on_theirs, both = merged(repository, ours, theirs)
    changed, added = (on_theirs, on_ours) if swapped else (on_ours, on_theirs)
    new = [each for each in added if each["id"].endswith("k3f9")]
    assert by_id(both) == by_id([*changed, *new])


@pytest.mark.parametrize("swapped", [False, True])
def test_an_answer_to_the_last_message_written_by_hand_is_never_taken_for_the_new_ones(
    repository: Path, swapped: bool
) -> None:
    # Such a message has no comment at its end, so both branches write in the same place.
    change(repository, lambda _: BY_HAND)
    settle, log = answered("example-20261101-aaaa"), logged("k3f9")
    ours, theirs = (log, settle) if swapped else (settle, log)
    git(repository, "switch", "--quiet", "--create", "theirs")
    change(repository, theirs)
    git(repository, "switch", "--quiet", "main")
    change(repository, ours)
    git(repository, "merge", "--quiet", "--no-edit", "theirs")
    document = read(Source(MONTH, (repository / MONTH).read_bytes()))
    if swapped:
        # The answer has come below the new message: that cannot be read, and check says so.
        assert document.problems
    else:
        assert document.problems == ()
        value: Any = document.value
        assert [each["id"] for each in value] == ["example-20261101-aaaa", "example-20261120-k3f9"]
        assert [len(each["actions"]) for each in value] == [1, 0]


def test_where_more_than_three_lines_are_alike_what_is_lost_is_seen(repository: Path) -> None:
    def alike(letters: str) -> Change:
        return lambda data: answered(f"example-20261120-{letters}")(logged(letters)(data))

    ours, theirs, both = merged(repository, alike("k3f9"), alike("m7qa"))
    assert len(both) == len(ours) + len(theirs)
    first, second = both
    assert second in (*ours, *theirs)
    # The rules find what a message must have and has not: nothing is wrong without being seen.
    with pytest.raises(ValidationError):
        Message.model_validate(first)


def test_without_the_attribute_git_would_not_merge(repository: Path) -> None:
    (repository / "registry" / ".gitattributes").write_text("")
    save(repository)
    with pytest.raises(subprocess.CalledProcessError):
        merged(repository, logged("k3f9"), logged("m7qa"))


def test_the_sample_has_the_attribute() -> None:
    asked = ["git", "check-attr", "merge", "--", "tests/sample/messages/kommunen-x/2026-11.yaml"]
    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.endswith("merge: union\n")
