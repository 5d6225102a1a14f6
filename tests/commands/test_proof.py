"""`report --proof`: the commit that proves each decision, and what is excepted with both rates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


class Commits:
    """Commits of a register, a day apart."""

    def __init__(self, folder: Path, register: Path) -> None:
        (folder / ".git").rmdir()
        self.folder = new_repository(folder)
        self.example = register / "accounts" / "example.yaml"
        self.day = 1

    def save(self) -> str:
        self.day += 1
        return commit(self.folder, f"2026-11-{self.day - 1:02}T12:00:00+01:00")[:10]

    def edit(self, was: str, now: str) -> str:
        text = self.example.read_text(encoding="utf-8")
        assert was in text
        self.example.write_text(text.replace(was, now), encoding="utf-8")
        return self.save()


@pytest.fixture
def commits(folder: Path, register: Path) -> Commits:
    return Commits(folder, register)


def rows(ask: Ask, name: str, *words: str) -> list[dict[str, Any]]:
    answer = ask("report", name, "--proof", "--format", "json", *words)
    assert answer.code == 0, answer.err
    (found,) = json.loads(answer.out)["reports"]
    return [row for table in found["tables"] for row in table["rows"] if "proof" in row]


def of_example(ask: Ask, *words: str) -> dict[str, tuple[str | None, str | None]]:
    found = [row for row in rows(ask, "decisions", *words) if row["account"] == "example"]
    return {row["step"]: (row["proof"], row["proof_day"]) for row in found}


def test_each_decision_has_the_first_commit_that_it_stood_in(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    commits.edit("last_post: 2026-11-19", "last_post: 2026-11-20")
    commits.edit("on: 2015-01-12", "on: 2015-01-13")
    reference = commits.edit("reference: KUN 2015/14", "reference: KUN 2015/15")
    back = commits.edit("on: 2015-01-13", "on: 2015-01-12")
    assert back != first
    proved = of_example(ask)
    assert proved["asked"] == (first, "2026-11-01")
    assert proved["opened"] == (first, "2026-11-01")
    assert proved["approved"] == (reference, "2026-11-04")
    # It was taken back to what it was at first.
    assert proved["analysis"] == (first, "2026-11-01")


def test_a_decision_that_is_in_no_commit_has_no_proof(ask: Ask, commits: Commits) -> None:
    commits.save()
    text = commits.example.read_text(encoding="utf-8")
    commits.example.write_text(text.replace("KUN 2015/14", "KUN 2015/15"), encoding="utf-8")
    proved = of_example(ask)
    assert proved["approved"] == (None, None)
    assert proved["opened"][1] == "2026-11-01"


def test_the_proof_is_older_than_a_new_id(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    git(commits.folder, "mv", "registry/accounts/kommunen.yaml", "registry/accounts/nytt.yaml")
    path = commits.example.parent / "nytt.yaml"
    path.write_text(path.read_text().replace("id: kommunen", "id: nytt"), encoding="utf-8")
    commits.save()
    found = {row["account"]: row["proof"] for row in rows(ask, "banners")}
    assert found == {"example": first, "nytt": first}


def test_renewals_the_archive_plan_and_closings_are_proved(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    renewed = commits.edit(
        "coordinator_informed:",
        "renewals:\n  - {by: Kulturchef, body: Kulturförvaltningens ledningsgrupp, "
        "on: 2026-11-01, reference: KUN 2026/1}\ncoordinator_informed:",
    )
    recorded = commits.edit('section: "3.2"', 'section: "3.3"')
    closed = commits.edit("kind: operational", "kind: operational\nclosing: {on: 2026-11-20}")
    assert of_example(ask)["renewed"][0] == renewed
    plan = {row["account"]: row["proof"] for row in rows(ask, "archive-plan")}
    assert plan == {"example": recorded, "kommunen": first}
    assert [row["proof"] for row in rows(ask, "closed")] == [closed]


def test_a_past_revision_has_the_proof_that_it_had(ask: Ask, commits: Commits) -> None:
    first = commits.save()
    commits.edit("reference: KUN 2015/14", "reference: KUN 2015/15")
    assert of_example(ask, "--revision", "HEAD~1")["approved"][0] == first


def test_a_shallow_clone_says_that_decisions_may_be_older(
    ask: Ask, commits: Commits, tmp_path: Path
) -> None:
    commits.save()
    commits.edit("last_post: 2026-11-19", "last_post: 2026-11-20")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{commits.folder}", "part")
    there = str(tmp_path / "part" / "registry")
    assert "git fetch --unshallow" in ask("--registry", there, "report", "decisions", "--proof").out
    assert "git fetch --unshallow" not in ask("report", "decisions", "--proof").out


def test_what_is_excepted_is_shown_with_both_rates(
    ask: Ask, commits: Commits, register: Path
) -> None:
    text = commits.example.read_text(encoding="utf-8")
    head, _, rest = text.partition("deputy:\n")
    commits.example.write_text(head + "editors: []" + rest.partition("editors: []")[2])
    (register / "exceptions.yaml").write_text(
        "- {rule: A14, account: example, reason: Rekrytering pågår, decided_by: Informationschef, "
        "reference: KS 2026/88, on: 2026-11-02, until: 2027-05-31}\n",
        encoding="utf-8",
    )
    commits.save()
    answer = ask("report", "compliance", "--proof", "--format", "json")
    (found,) = json.loads(answer.out)["reports"]
    facts = found["facts"]
    # Both accounts keep to all but one: `example` has no deputy, which is excepted.
    assert facts["without_fault_share"] == 0.5
    assert facts["without_fault_share_excused"] == 1
    assert facts["met_share"] < facts["met_share_excused"] == 1
    (table,) = [each for each in found["tables"] if each["name"] == "excused"]
    (row,) = table["rows"]
    assert (row["rule"], row["account"], row["excused_by"]) == ("A14", "example", "exception")
    assert (row["until"], row["reference"]) == ("2027-05-31", "KS 2026/88")
    (without,) = json.loads(ask("report", "compliance", "--format", "json").out)["reports"]
    assert "excused" not in [each["name"] for each in without["tables"]]
    # Both rates are there all the same, in figures and for each board, unit and account.
    assert without["facts"] == facts
    for name in ("boards", "units"):
        (table,) = [each for each in without["tables"] if each["name"] == name]
        (row,) = [each for each in table["rows"] if each["faults"]]
        assert (row["faults"], row["excused"], row["errors"]) == (1, 1, 1)
        assert (row["without_fault"], row["without_fault_excused"]) == (0, 1)


def test_all_reports_take_it_and_those_without_decisions_refuse_it(
    ask: Ask, commits: Commits
) -> None:
    first = commits.save()
    assert ask("report", "all", "--proof").out.count(first) > 8
    refused = ask("report", "moderation", "--proof")
    assert refused.code == 2
    assert "moderation" in refused.err
