"""The sample's log and calendars: invented, labelled so, and with one of each kind of thing."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from socialpolicy.finding import Severity
from socialpolicy.lint.run import judge
from socialpolicy.register.models.message import GROUNDS, Action, Message
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.register.working_days import swedish_holidays
from tests.places import SAMPLE

LOGS = sorted((SAMPLE / "messages").glob("*/*.yaml"))
YEARS = sorted((SAMPLE / "calendar").glob("*.yaml"))
SUNDAY = datetime.fromisoformat("2026-11-22 12:00+01:00")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample the place it has in a repository, with somebody who looks after it."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(SAMPLE, folder / "registry")
    (folder / ".git").mkdir()
    (folder / "CODEOWNERS").write_text("/registry/ @degerfors-kommun/informationsenheten\n")
    return folder


@pytest.fixture(scope="module")
def register(repository: Path) -> Register:
    return read_register(repository / "registry", SUNDAY)


@pytest.fixture(scope="module")
def messages(register: Register) -> list[Message]:
    return [filed.model for log in register.logs for filed in log.messages]


@pytest.mark.parametrize("path", LOGS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_month_is_labelled_as_invented_and_opens_in_an_editor_with_its_schema(
    path: Path,
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../.schema/messages.json"
    assert any(line.startswith("# EXEMPEL.") and "påhittade" in line for line in lines)


@pytest.mark.parametrize("path", YEARS, ids=lambda path: path.stem)
def test_a_year_has_the_holidays_of_the_library_and_says_what_is_invented(
    path: Path, register: Register
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../.schema/calendar.json"
    assert any("EXEMPEL" in line and "påhittade" in line for line in lines)
    year = register.years[int(path.stem)].model
    assert year.holidays == swedish_holidays(year.year)
    assert year.made_with
    assert re.fullmatch(r"holidays \d+(\.\d+)+", year.made_with)


def test_the_calendars_reach_from_the_first_message_to_the_next_year() -> None:
    assert [path.stem for path in YEARS] == ["2025", "2026", "2027"]


MONTHS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)][:-1]
"""January 2025 to November 2026, the month of the sample's own day."""


def test_the_log_has_two_years_without_a_gap(messages: list[Message]) -> None:
    assert sorted({path.stem for path in LOGS}) == MONTHS
    of_month = Counter(f"{message.received:%Y-%m}" for message in messages)
    assert min(of_month.values()) >= 10
    assert len(messages) >= 20 * len(MONTHS)
    assert len({path.parent.name for path in LOGS}) >= 12


def test_every_board_and_a_company_have_something_to_answer_for(register: Register) -> None:
    boards = {located.model.id: located.model.board for located in register.accounts}
    asked = Counter(boards[log.account] for log in register.logs for _ in log.messages)
    assert len(asked) == 5  # four boards, and None for the company
    assert min(asked.values()) >= 20


def test_what_reports_need_beside_the_log(register: Register) -> None:
    accounts = [located.model for located in register.accounts]
    moved = [each for each in accounts if {"unit", "board"} <= {e.what for e in each.changes}]
    assert [each.id for each in moved] == ["ungdomsgard-tiktok"]
    levels = {copy.level for each in accounts for copy in each.archive_copies}
    assert levels == {"overview", "unique", "full"}
    assert register.policy.archive
    assert register.policy.publish
    assert register.policy.log_kept_months is None
    held = {clause.model.id: clause.model for clause in register.clauses if clause.model.held_by}
    assert list(held) == ["34", "35", "36", "37"]
    attested = {id: clause.attested for id, clause in held.items() if clause.attested}
    assert list(attested) == ["35", "36"]
    assert all(each.holds(SUNDAY.date()) for each in attested.values())


@pytest.mark.parametrize("name", ["channel", "kind"])
def test_every_channel_and_kind_is_there(name: str, messages: list[Message]) -> None:
    every = set(get_args(Message.model_fields[name].annotation))
    assert {getattr(message, name) for message in messages} == every


def test_everything_that_can_be_done_is_done_somewhere(messages: list[Message]) -> None:
    actions = [action for message in messages for action in message.actions]
    assert {action.did for action in actions} == set(
        get_args(Action.model_fields["did"].annotation)
    )
    removals = [action for action in actions if action.did == "removed"]
    assert {action.ground for action in removals} == {*GROUNDS}
    assert {action.basis for action in removals} == {"law", "policy"}
    decisions = {message.record.decision if message.record else None for message in messages}
    assert decisions == {"registered", "kept-in-order", "minor", None}


def test_there_are_no_errors_and_only_the_late_answers_to_tell_of(register: Register) -> None:
    """Late by their own comments: two in 2025 and three in 2026, of which one is recent."""
    findings = judge(register).findings
    assert [finding.rule.code for finding in findings] == ["M04"] * 5
    late = {f"{finding.subject}".rsplit("-", 1)[0]: finding.severity for finding in findings}
    assert late == {
        "gata-park-facebook-20250213": Severity.INFO,
        "aldreomsorg-blogg-20250717": Severity.INFO,
        "degerforsbyggen-facebook-20260421": Severity.INFO,
        "kommunen-x-20260820": Severity.INFO,
        "kommunen-facebook-20261105": Severity.WARNING,
    }


@pytest.mark.parametrize("later", ["2026-12-24 12:00+01:00", "2027-11-22 12:00+01:00"])
def test_time_alone_makes_no_error(later: str, repository: Path) -> None:
    # An unrelated change must not be stopped by what only the calendar did.
    verdict = judge(read_register(repository / "registry", datetime.fromisoformat(later)))
    errors = [finding.rule.code for finding in verdict.findings if finding.severity == "error"]
    assert errors == []


@pytest.mark.parametrize(
    ("platform", "own", "others"),
    [("x", "50", "51"), ("facebook", "51", "50"), ("blog", "51", "50"), ("instagram", None, None)],
)
def test_what_is_late_is_held_to_the_sentence_about_its_platform(
    platform: str, own: str | None, others: str | None
) -> None:
    """The policy gives Twitter four hours, Facebook and blogs a working day, others no time."""
    verdict = judge(read_register(SAMPLE, SUNDAY))
    late = next(finding for finding in verdict.findings if finding.rule.code == "M04")
    quoted = {clause.id for clause in verdict.clauses_of(late._replace(platform=platform))}
    assert {"44", "48"} <= quoted
    assert quoted & {"50", "51"} == ({own} if own else set())
    assert others not in quoted


def test_a_late_answer_knows_its_platform() -> None:
    verdict = judge(read_register(SAMPLE, SUNDAY))
    late = [finding for finding in verdict.findings if finding.rule.code == "M04"]
    assert {finding.platform for finding in late} == {"blog", "facebook", "x"}
