"""A change neither excuses nor silences what it brings: what the base said decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.cli.past_register import base_tree
from socialpolicy.lint import beside as lint_beside
from socialpolicy.lint.beside import judge_beside
from socialpolicy.lint.excusing import faults_of
from socialpolicy.lint.run import judge
from socialpolicy.register.comparison import compare
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.verdict import Verdict
from tests.lint.test_excusing import EXCEPTION, edit, without_deputy
from tests.places import BASE_REGISTRY
from tests.repositories import commit, new_repository

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
OFF = ("off: {}", "off: {A14: Vi klarar oss utan ersättare tills vidare.}")


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    new_repository(tmp_path)
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").write_text("* @exempelkommun/info\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(BASE_REGISTRY, tmp_path / "registry")


def with_exception(register: Path) -> None:
    (register / "exceptions.yaml").write_text(EXCEPTION, encoding="utf-8")


def with_known(register: Path) -> None:
    read = read_register(register, AS_OF)
    faults = "".join(f"- {each}\n" for each in faults_of(read, judge(read).findings))
    text = f"since: 2026-11-22\nuntil: 2027-10-31\nfaults:\n{faults}"
    (register / "known.yaml").write_text(text, encoding="utf-8")


def judged(register: Path, *select: str) -> Verdict:
    _, tree = base_tree(register, "HEAD")
    assert tree is not None
    return judge_beside(compare(tree, read_register(register, AS_OF)), select)


def codes(verdict: Verdict) -> list[str]:
    return [each.rule.code for each in verdict.findings if each.rule.code != "R03"]


@pytest.mark.parametrize("excuse", [with_exception, with_known])
def test_what_is_new_is_not_excused_by_what_is_new(
    register: Path, excuse: Callable[[Path], None]
) -> None:
    commit(register.parent)
    without_deputy(register)
    excuse(register)
    verdict = judged(register)
    assert codes(verdict) == ["A14"]
    assert verdict.excused == ()
    [finding] = verdict.findings
    assert finding.related[-1].source.file.endswith(("exceptions.yaml", "known.yaml"))
    # Without a base it is excused, as nothing is known of what is new.
    assert codes(judge(read_register(register, AS_OF))) == []


@pytest.mark.parametrize("excuse", [with_exception, with_known])
def test_what_the_base_had_is_excused_by_what_is_new(
    register: Path, excuse: Callable[[Path], None]
) -> None:
    without_deputy(register)
    commit(register.parent)
    excuse(register)
    verdict = judged(register)
    assert codes(verdict) == []
    assert [each.finding.rule.code for each in verdict.excused] == ["A14"]


@pytest.mark.parametrize("excuse", [with_exception, with_known])
def test_what_is_new_is_excused_by_what_was_there(
    register: Path, excuse: Callable[[Path], None]
) -> None:
    text = (register / "accounts" / "example.yaml").read_text(encoding="utf-8")
    without_deputy(register)
    excuse(register)
    (register / "accounts" / "example.yaml").write_text(text, encoding="utf-8")
    commit(register.parent)
    without_deputy(register)
    # What is prolonged in the same change excuses as it did before, and it is said: nobody has
    # decided it anew.
    if excuse is with_exception:
        edit(register / "exceptions.yaml", "until: 2027-03-01", "until: 2027-08-31")
    else:
        edit(register / "known.yaml", "until: 2027-10-31", "until: 2027-11-20")
    assert codes(judged(register)) == ["T16"]


def test_another_fault_of_the_same_rule_is_not_excused(register: Path) -> None:
    without_deputy(register)
    commit(register.parent)
    without_deputy(register, "kommunen")
    with_known(register)
    verdict = judged(register)
    # A crisis channel without a deputy is P01's too.
    told = [(each.rule.code, each.subject) for each in verdict.findings]
    assert sorted(told) == [("A14", "kommunen"), ("P01", "kommunen")]
    assert [each.finding.subject for each in verdict.excused] == ["example"]


@pytest.mark.parametrize("select", [(), ("T18",), ("T",), ("T18", "A14")])
def test_a_rule_that_is_switched_off_with_a_new_fault_is_told_whatever_is_asked(
    register: Path, select: tuple[str, ...]
) -> None:
    commit(register.parent)
    without_deputy(register)
    edit(register / "policy.yaml", *OFF)
    # A rule that is asked for is tried, off or not: then the error itself is found.
    assert "T18" in codes(judged(register, *select))


def test_a_sentence_that_loses_its_rule_silences_it(register: Path) -> None:
    edit(register / "policy.yaml", "severity: {}", "severity: {}, without_sentence: info")
    commit(register.parent)
    without_deputy(register)
    assert "T18" not in codes(judged(register))
    edit(register / "clauses.yaml", "  upheld_by: [A14]\n", "  upheld_by: []\n")
    found = [each for each in judged(register).findings if each.rule.code == "T18"]
    assert [each.label.source.file for each in found] == ["registry/policy.yaml"]
    assert "clauses.yaml" in str(found[0].said.values["setting"])


def test_an_exception_that_is_taken_away_silences_nothing(register: Path) -> None:
    without_deputy(register)
    with_exception(register)
    commit(register.parent)
    (register / "exceptions.yaml").unlink()
    assert codes(judged(register)) == ["A14"]


def test_it_is_judged_once_where_nothing_that_judges_differs(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(register.parent)
    judged_registers: list[Register] = []

    def counted(register: Register, select: tuple[str, ...] = ()) -> Verdict:
        judged_registers.append(register)
        return judge(register, select)

    monkeypatch.setattr(lint_beside, "judge", counted)
    without_deputy(register)
    # A comment and another order mean the same.
    settings = "rules: {off: {}, severity: {}}"
    edit(register / "policy.yaml", settings, "rules: {severity: {}, off: {}} # som förut")
    assert codes(judged(register)) == ["A14"]
    assert judged_registers == []
