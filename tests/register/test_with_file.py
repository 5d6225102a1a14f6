"""A draft is read and judged as the same file in the folder is, for every case of the rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.rules import RULES
from socialpolicy.source import Source
from tests.places import BASE_REGISTRY
from tests.rules.test_rules import AS_OF, CASES, load, materialise, written

CODES = {rule.name: rule.code for rule in RULES}


def in_register(case: dict[str, Any]) -> list[str]:
    """Name the files of the register that a case writes, and that a draft could be of.

    No form writes a hidden file, and none moves the log: where it lies is found in reading.
    """
    settings = case.get("policy.yaml")
    if isinstance(settings, dict) and "messages" in settings:
        return []
    return [
        path
        for path, changes in case.items()
        if changes is not None and not path.startswith((".", "registry/"))
    ]


def written_cases() -> Iterator[Any]:
    for file in CASES:
        case = load(file.read_text(encoding="utf-8")) or {}
        if "before" in case:  # it is about what differs from a commit, not about a file
            continue
        case.pop("also", None)
        if in_register({key: case[key] for key in case.keys() - {"as_of"}}):
            code = CODES[file.parent.name]
            expected = None if code[0] == "T" else file.with_suffix(".out")
            yield pytest.param(case, expected, id=f"{file.parent.name}/{file.stem}")


def judged(register: Register) -> str:
    return written(judge(register).findings)


@pytest.mark.parametrize(("case", "expected"), list(written_cases()))
def test_a_file_is_judged_the_same_before_it_is_written(
    case: dict[str, Any], expected: Path | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found of the files when they are written stands beside the case, or is looked up."""
    monkeypatch.chdir(tmp_path)
    as_of = datetime.fromisoformat(case.pop("as_of", AS_OF))
    materialise(case, tmp_path)
    folder = Path("registry")
    whole = expected.read_text("utf-8") if expected else judged(read_register(folder, as_of))
    drafts = {path: (folder / path).read_bytes() for path in in_register(case)}
    for path in drafts:
        if path == "policy.yaml":  # without one there is no register
            shutil.copyfile(BASE_REGISTRY / path, folder / path)
        else:
            (folder / path).unlink()
    register = read_register(folder, as_of)
    for path, data in drafts.items():
        register = register.with_file(path, Source(f"registry/{path}", data))
    assert judged(register) == whole


@pytest.mark.parametrize("path", ["accounts/example.yaml", "organisation.yaml", "clauses.yaml"])
@pytest.mark.parametrize("before", ["id: [", "- {a: 1, a: 2}\n", "nonsense: x\n", ""])
def test_a_changed_file_leaves_nothing_of_what_it_was(
    path: str, before: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    materialise({path: before}, tmp_path)
    broken = read_register(Path("registry"), datetime.fromisoformat(AS_OF))
    assert broken.problems or not before
    mended = broken.with_file(path, Source(f"registry/{path}", (BASE_REGISTRY / path).read_bytes()))
    assert judged(mended) == ""
    assert mended.unread_accounts == frozenset()
    assert [each.model.id for each in mended.accounts] == ["example", "kommunen"]


def test_an_account_that_cannot_be_read_is_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    materialise({}, tmp_path)
    register = read_register(Path("registry"), datetime.fromisoformat(AS_OF))
    changed = register.with_file(
        "accounts/new.yaml", Source("registry/accounts/new.yaml", b"id: [")
    )
    assert changed.unread_accounts == {"new"}
    assert [problem.flaw.value for problem in changed.problems] == ["Y01"]
    assert register.problems == ()


def test_the_coordinator_is_looked_up_in_what_the_organisation_is_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    materialise({}, tmp_path)
    register = read_register(Path("registry"), datetime.fromisoformat(AS_OF))
    empty = register.with_file("organisation.yaml", Source("registry/organisation.yaml", b"{}\n"))
    (problem,) = empty.problems
    assert problem.said.values == {"id": register.policy.coordinator}
    whole = (BASE_REGISTRY / "organisation.yaml").read_bytes()
    again = empty.with_file("organisation.yaml", Source("registry/organisation.yaml", whole))
    assert again.problems == ()


@pytest.mark.parametrize(
    ("path", "kept"),
    [("accounts/example.yaml", True), ("policy.yaml", False), ("calendar/2026.yaml", False)],
)
def test_working_time_is_counted_anew_only_where_it_may_have_changed(
    path: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    materialise({}, tmp_path)
    register = read_register(Path("registry"), datetime.fromisoformat(AS_OF))
    data = (BASE_REGISTRY / path).read_bytes()
    changed = register.with_file(path, Source(f"registry/{path}", data))
    assert (changed.schedule is register.schedule) is kept


def test_a_day_that_a_draft_closes_is_no_working_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    materialise({}, tmp_path)
    register = read_register(Path("registry"), datetime.fromisoformat(AS_OF))
    path = "calendar/2026.yaml"
    text = (BASE_REGISTRY / path).read_text(encoding="utf-8")
    closed = text + "closed:\n  2026-11-24: Studiedag\n"
    changed = register.with_file(path, Source(f"registry/{path}", closed.encode()))
    # The Tuesday between them is one day less.
    monday, wednesday = date(2026, 11, 23), date(2026, 11, 25)
    before = register.schedule.working_days_between(monday, wednesday)
    assert changed.schedule.working_days_between(monday, wednesday) == before - 1
