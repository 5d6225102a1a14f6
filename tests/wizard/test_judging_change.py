"""Which findings stop a change: those it brings, and those that are about what was answered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.register.reader import read_register
from socialpolicy.wizard.account_draft import JudgeOfChange
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AccountChange, Form
from tests.places import BASE_REGISTRY

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - on the municipality's own clock

Edit = Callable[[str], str]
Start = Callable[..., tuple[JudgeOfChange, Flow]]

CLOSED = {
    "closing.on": "2026-11-22",
    "closing.manager.role": "Kulturchef",
    "closing.manager.asked": "2026-11-02",
    "closing.coordinator_informed": "2026-11-03",
    "closing.announced.on": "2026-11-04",
    "closing.announced.evidence": "KUN 2026/9",
}
BANNER = {
    "profile.banner.version": "2014",
    "profile.banner.confirmed": "2026-11-22",
    "profile.banner.by": "Bibliotekarie, vuxen",
}
LOG = """\
- id: example-20261101-abcd
  received: 2026-11-01 10:00
  channel: comment
  kind: question
  subject: Öppettider
"""


def as_it_is(text: str) -> str:
    return text


def swapped(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Begin a form in a register whose account `example` has been edited."""

    def begin(
        form: Form, answers: dict[str, str], edit: Edit = as_it_is, log: str = ""
    ) -> tuple[JudgeOfChange, Flow]:
        folder = tmp_path / "registry"
        shutil.copytree(BASE_REGISTRY, folder)
        file = folder / "accounts" / "example.yaml"
        file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
        if log:
            (folder / "messages" / "example").mkdir(parents=True)
            (folder / "messages" / "example" / "2026-11.yaml").write_text(log, encoding="utf-8")
        register = read_register(folder, NOON)
        filed = register.account("example")
        assert filed
        assert isinstance(form.edit, AccountChange)
        flow = replace(Flow(form, register, filed), answers=answers, asked=tuple(answers))
        return JudgeOfChange(register, folder, form, form.edit, filed), flow

    return begin


def codes(judged: tuple[JudgeOfChange, Flow]) -> list[str]:
    judge, flow = judged
    return [each.rule.code for each in judge.draft(flow).verdict.findings]


def test_a_sound_change_has_no_findings(start: Start) -> None:
    assert codes(start(CONFIRMING, BANNER)) == []


def test_what_was_wrong_elsewhere_in_the_account_stops_nothing(start: Start) -> None:
    edited = start(CONFIRMING, BANNER, swapped("  kept_in: Kommunens lösenordsvalv\n", ""))
    assert codes(edited) == []


def test_what_the_change_mends_is_no_finding(start: Start) -> None:
    edited = start(CONFIRMING, BANNER, swapped("confirmed: 2026", "confirmed: 2019"))
    assert codes(edited) == []


def test_what_stays_unmet_of_what_was_answered_is_a_finding(start: Start) -> None:
    """An old version was there before and is still there: A17 says the same as it did."""
    answers = {**BANNER, "profile.banner.version": "2009"}
    edited = start(CONFIRMING, answers, swapped('version: "2014"', 'version: "2009"'))
    assert codes(edited) == ["A17"]


def test_what_the_change_brings_is_a_finding(start: Start) -> None:
    assert codes(start(CONFIRMING, {**BANNER, "profile.banner.by": "Redaktör"})) == ["A18"]


def test_a_closing_that_says_all(start: Start) -> None:
    assert codes(start(CLOSING, CLOSED)) == []


def test_the_archive_plan_is_a_reminder_only(start: Start) -> None:
    """The entry is from 2024, so A22 would say that it is older than the closing."""
    judge, flow = start(CLOSING, CLOSED)
    draft = judge.draft(flow)
    assert draft.verdict.findings == ()
    assert draft.account.closing


@pytest.mark.parametrize("key", [key for key in CLOSED if key != "closing.on"])
def test_a_closing_that_lacks_something(start: Start, key: str) -> None:
    answers = {name: text for name, text in CLOSED.items() if name != key}
    assert codes(start(CLOSING, answers)) == ["A25"]


def test_a_closing_on_a_day_before_the_last_post(start: Start) -> None:
    assert codes(start(CLOSING, {**CLOSED, "closing.on": "2026-11-18"})) == ["A26"]


def test_a_message_that_waits_on_a_closed_account(start: Start) -> None:
    judge, flow = start(CLOSING, CLOSED, log=LOG)
    assert [each.rule.code for each in judge.draft(flow).verdict.findings] == ["A26"]
    with pytest.raises(AnswerError, match="waiting"):
        read_answer(CLOSING.question("closing.on"), "idag", flow.situation)
    read_answer(CLOSING.question("closing.on"), "1 dec", flow.situation)


def test_a_closing_ahead_is_judged_as_on_its_day(start: Start) -> None:
    ahead = {**CLOSED, "closing.on": "2026-12-31"}
    judge, flow = start(CLOSING, {**ahead, "closing.announced.on": "2027-01-02"})
    assert [each.rule.code for each in judge.draft(flow).verdict.findings] == ["A25"]
    sound = replace(flow, answers={**ahead, "closing.announced.on": "2026-12-30"})
    assert judge.draft(sound).verdict.findings == ()


def test_what_may_wait_before_a_closing_ahead(start: Start) -> None:
    few = {key: CLOSED[key] for key in ("closing.manager.role", "closing.manager.asked")}
    judge, flow = start(CLOSING, {"closing.on": "2026-12-31", **few})
    assert judge.draft(flow).verdict.findings == ()
    assert flow.missing == []
    today = replace(flow, answers={"closing.on": "2026-11-22", **few})
    assert [each.key for each in today.missing] == [
        "closing.coordinator_informed", "closing.announced.on", "closing.announced.evidence",
    ]  # fmt: skip


def test_half_a_closing_says_nothing_of_the_other_half(start: Start) -> None:
    judge, flow = start(CLOSING, {})
    for key, text in CLOSED.items():
        question = CLOSING.question(key)
        flow = flow.answered(question, {key: text})
        assert judge.draft_so_far(flow).about(question) == []


def test_a_wrong_day_is_found_at_its_own_question(start: Start) -> None:
    judge, flow = start(CLOSING, {"closing.on": "2026-11-22"})
    asked = CLOSING.question("closing.manager.asked")
    flow = flow.answered(asked, {"closing.manager.asked": "2026-11-23"})
    assert [each.rule.code for each in judge.draft_so_far(flow).about(asked)] == ["A25"]


HANDED: dict[str, str | list[str]] = {
    "who": "deputy",
    "deputy.role": "Antikvarie",
    "deputy.contact": "museet@exempel.se",
    "deputy.assignment.by": "Kulturchef",
    "deputy.assignment.on": "2026-11-20",
    "deputy.assignment.anchored": "2026-11-20",
    "access.roles": ["Bibliotekarie, vuxen", "Antikvarie"],
}


def handed(start: Start, **changed: str | list[str] | None) -> list[str]:
    answers = {**HANDED, **{key.replace("__", "."): text for key, text in changed.items()}}
    judge, flow = start(HANDING_OVER, {})
    kept = {key: text for key, text in answers.items() if text is not None}
    return [each.rule.code for each in judge.draft(replace(flow, answers=kept)).verdict.findings]


def test_a_sound_hand_over(start: Start) -> None:
    assert handed(start) == []


def test_a_deputy_without_a_log_in(start: Start) -> None:
    assert handed(start, access__roles=None) == ["A14"]


def test_a_deputy_who_is_the_responsible(start: Start) -> None:
    same = "Bibliotekarie, vuxen"
    assert handed(start, deputy__role=same, access__roles=None) == ["A14"]


def test_an_address_elsewhere(start: Start) -> None:
    assert handed(start, deputy__contact="a@example.com") == ["A13"]


def test_an_assignment_given_to_oneself(start: Start) -> None:
    assert handed(start, deputy__assignment__by="Antikvarie") == ["A11"]


def test_answers_to_what_is_not_asked_change_nothing(start: Start) -> None:
    assert handed(start, responsible__role="Redaktör") == []


def test_the_new_responsible_may_be_judged_before_the_new_deputy_is_known(start: Start) -> None:
    judge, flow = start(HANDING_OVER, {"who": "responsible"})
    role = HANDING_OVER.question("responsible.role")
    flow = flow.answered(role, {"responsible.role": "Bibliotekarie, barn"})
    assert judge.draft_so_far(flow).about(role) == []
    approver = flow.answered(role, {"responsible.role": "Förvaltningschef"})
    assert [each.rule.code for each in judge.draft_so_far(approver).about(role)] == ["A08"]
