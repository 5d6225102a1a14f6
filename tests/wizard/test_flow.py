"""The way through the questions, without a terminal: pure steps from answers to answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.forms.open_account import OPENING, SECTIONS
from socialpolicy.register.layout import Role
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.wizard.account_draft import JudgeOfNew
from socialpolicy.wizard.account_edit import AccountEditor
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Answer, Need
from tests.places import SAMPLE
from tests.wizard.conftest import NOON


def go(flow: Flow, answers: dict[str, str]) -> Flow:
    """Answer what is asked, with what is suggested where nothing else is said."""
    while (asked := flow.next) is not None:
        text = answers.get(asked.key) or flow.suggestion(asked)
        if text:
            flow = flow.answered(asked, read_answer(asked, text, flow.situation))
        else:
            flow = flow.passed(asked)
        flow = flow.presumed()
    return flow


def say(flow: Flow, key: str, text: str) -> Flow:
    return flow.answered(
        OPENING.question(key), read_answer(OPENING.question(key), text, flow.situation)
    )


def test_the_order_is_that_in_which_things_happen() -> None:
    """The policy asks for each of these before the next one can be."""
    asked = [each.key for section in SECTIONS for each in section.questions]
    happens = [
        "analysis.on", "manager.asked", "approval.on", "responsible.assignment.on",
        "deputy.role", "coordinator_informed", "profile.presentation", "last_post",
    ]  # fmt: skip
    assert [key for key in asked if key in happens] == happens


def test_a_planned_account_is_at_most_25_questions(answers: dict[str, str]) -> None:
    flow = go(Flow(OPENING, sample()), answers | IN_SAMPLE)
    assert len(flow.asked) <= 25, flow.asked
    assert flow.missing == []


def test_an_open_account_is_at_most_32_questions(answers: dict[str, str]) -> None:
    flow = go(Flow(OPENING, sample()), answers | IN_SAMPLE | {"opened": "15 nov", **OPENED})
    assert len(flow.asked) <= 32, flow.asked
    assert flow.missing == []


def test_how_far_one_has_come_is_never_counted_anew(answers: dict[str, str]) -> None:
    """How many sections there are is said when the day of the opening is, and stays."""
    for opened in ("1 dec", "15 nov"):
        flow = Flow(OPENING, sample())
        given = answers | IN_SAMPLE | OPENED | {"opened": opened}
        told: list[int | None] = []
        within: dict[int, list[tuple[int, int]]] = {}
        while (asked := flow.next) is not None:
            at = flow.progress(asked)
            told.append(at.sections)
            within.setdefault(at.section, []).append((at.number, at.questions))
            flow = say(flow, asked.key, given.get(asked.key) or flow.suggestion(asked)).presumed()
        assert told[:3] == [None, None, None]
        [number] = set(told[3:])
        assert number == len(within)
        for places in within.values():
            assert places == [(n, len(places)) for n in range(1, len(places) + 1)]


def sample() -> Register:
    return read_register(SAMPLE, NOON, set(Role) - {Role.LOG})


IN_SAMPLE = {
    "url": "instagram.com/museet.exempel", "name": "Museet i Degerfors", "unit": "kulturskolan",
    "responsible.contact": "museet@degerfors.se",
}  # fmt: skip
OPENED = {
    "profile.presentation": "Museet. Sköts av Kulturskolan, Degerfors kommun.",
    "profile.link": "https://www.degerfors.se/museet",
    "profile.picture_changed": "15 nov",
    "profile.banner.confirmed": "16 nov",
    "access.checked": "16 nov",
    "watch.watched": "20 nov",
    "last_post": "20 nov",
}


def test_a_planned_account_is_asked_only_what_precedes_the_opening(
    register: Register, answers: dict[str, str], written: dict[str, Answer]
) -> None:
    flow = go(Flow(OPENING, register), answers)
    assert {key: flow.answers.get(key) for key in written} == written
    asked = set(flow.asked)
    assert not [key for key in asked if key.startswith("profile.")]
    assert asked.isdisjoint({"last_post", "access.checked", "platform", "handle"})
    assert flow.missing == []


def test_it_follows_the_policy(register: Register, folder: Path, answers: dict[str, str]) -> None:
    draft = JudgeOfNew(register, folder).draft(go(Flow(OPENING, register), answers))
    assert draft.verdict.findings == ()
    assert draft.source.file.endswith("accounts/museet-i-exempelkommun-instagram.yaml")


def test_an_open_account_is_asked_what_is_seen_on_it(
    register: Register, folder: Path, answers: dict[str, str]
) -> None:
    more = {
        "opened": "15 nov",
        "profile.presentation": "Museet. Sköts av Kulturförvaltningen, Exempelkommun.",
        "profile.link": "https://exempel.se/museet",
        "profile.picture_changed": "15 nov",
        "profile.banner.confirmed": "16 nov",
        "access.checked": "16 nov",
        "watch.watched": "20 nov",
        "last_post": "20 nov",
        "coordinator_informed": "13 nov",
    }
    flow = go(Flow(OPENING, register), answers | more)
    assert set(more) <= set(flow.asked)
    assert flow.answers["profile.banner.version"] == "2014"
    assert flow.answers["profile.banner.by"] == "Antikvarie"
    assert JudgeOfNew(register, folder).draft(flow).verdict.findings == ()


def test_every_answer_that_must_be_there_is_missed(
    register: Register, folder: Path, answers: dict[str, str]
) -> None:
    """Left out, it gives a finding: nothing is demanded that the rules do not demand."""
    whole, judge = go(Flow(OPENING, register), answers), JudgeOfNew(register, folder)
    for each in whole.applicable:
        if each.need in (Need.FREE, Need.ASKED) or each.key == "id":
            continue
        left = {key: value for key, value in whole.answers.items() if key != each.key}
        findings = judge.draft(replace(whole, answers=left)).verdict.findings
        assert findings, each.key


def test_what_is_said_to_be_needed_before_the_writing_is(
    register: Register, folder: Path, answers: dict[str, str]
) -> None:
    """Each answer left for later as it comes up, against a draft that lacks it alone."""
    judge = JudgeOfNew(register, folder)
    editor: Any = SimpleNamespace(judge=judge, filed=None)
    whole = go(Flow(OPENING, register), answers)
    flow = Flow(OPENING, register)
    said: dict[str, bool] = {}
    while (asked := flow.next) is not None:
        if asked.need is Need.BEFORE:
            said[asked.key] = AccountEditor.is_needed(editor, asked, flow.passed(asked))
        flow = say(flow, asked.key, answers.get(asked.key) or flow.suggestion(asked)).presumed()
    for key, needed in said.items():
        # Nothing is asked of a role that is left for later.
        gone = key.removesuffix("role") if key in ("responsible.role", "deputy.role") else key
        left = {each: value for each, value in whole.answers.items() if not each.startswith(gone)}
        assert judge.draft(replace(whole, answers=left)).has_errors() == needed, key
    assert not said["responsible.records_training"]
    # What a planned account lacks is a warning until it opens.
    assert not said["approval.reference"]


def test_what_may_be_left_out_gives_no_finding(
    register: Register, folder: Path, answers: dict[str, str]
) -> None:
    whole, judge = go(Flow(OPENING, register), answers), JudgeOfNew(register, folder)
    free = {each.key for each in whole.applicable if each.need is Need.FREE}
    left = {key: value for key, value in whole.answers.items() if key not in free}
    assert judge.draft(replace(whole, answers=left)).verdict.findings == ()


def test_suggestions_come_from_the_units_other_accounts(register: Register) -> None:
    flow = say(say(Flow(OPENING, register), "url", "x.com/museet"), "unit", "kulturforvaltningen")
    flow = say(flow, "responsible.role", "Antikvarie")
    suggested = {key: flow.suggestion(OPENING.question(key)) for key in (
        "board", "approval.by", "approval.body", "responsible.contact", "access.kept_in",
        "archive_plan.plan", "responsible.assignment.by",
    )}  # fmt: skip
    assert suggested == {
        "board": "kulturnamnden",
        "approval.by": "Förvaltningschef",
        "approval.body": "Kulturförvaltningens ledningsgrupp",
        "responsible.contact": "biblioteket@exempel.se",
        "access.kept_in": "Kommunens lösenordsvalv",
        "archive_plan.plan": "Dokumenthanteringsplan KUN 2024",
        "responsible.assignment.by": "Kulturchef",
    }


def test_a_unit_without_accounts_borrows_from_its_department(register: Register) -> None:
    flow = say(Flow(OPENING, register), "unit", "biblioteket")
    assert flow.suggestion(OPENING.question("approval.by")) == "Förvaltningschef"
    flow = say(flow, "unit", "exempelbostader")
    assert flow.suggestion(OPENING.question("approval.by")) == ""
    assert flow.suggestion(OPENING.question("approval.body")) == "Bolagsledningen"


def test_a_company_has_no_board(register: Register) -> None:
    flow = say(Flow(OPENING, register), "unit", "kulturforvaltningen")
    flow = say(flow, "board", "kulturnamnden")
    flow = say(flow, "unit", "exempelbostader")
    assert "board" not in flow.answers
    assert "board" not in [each.key for each in flow.applicable]


def test_back_keeps_the_answer_and_suggests_it(register: Register) -> None:
    flow = say(say(Flow(OPENING, register), "url", "x.com/museet"), "name", "Museet")
    back = flow.back()
    assert back.next == OPENING.question("name")
    assert back.suggestion(OPENING.question("name")) == "Museet"
    assert back.back().next == OPENING.question("url")
    assert back.back().back().next == OPENING.question("url")


def test_another_address_takes_its_platform_and_handle_along(register: Register) -> None:
    flow = say(Flow(OPENING, register), "url", "x.com/museet")
    assert (flow.answers["platform"], flow.answers["handle"]) == ("x", "museet")
    flow = say(flow, "url", "https://blogg.exempel.se")
    assert "platform" not in flow.answers
    assert "handle" not in flow.answers
    assert flow.next == OPENING.question("platform")


def test_a_number_for_an_address_lets_the_handle_be_asked(register: Register) -> None:
    flow = say(Flow(OPENING, register), "url", "facebook.com/profile.php?id=100064000000000")
    assert flow.answers["platform_id"] == "100064000000000"
    assert flow.next == OPENING.question("handle")


def test_an_earlier_opening_lets_the_page_be_asked_for_and_back_again(register: Register) -> None:
    flow = say(say(Flow(OPENING, register), "url", "x.com/museet"), "opened", "1 nov")
    flow = say(flow, "profile.presentation", "Museet")
    flow = say(flow, "opened", "1 dec")
    assert "profile.presentation" not in flow.answers
    assert OPENING.question("profile.presentation") not in flow.applicable


def test_reopening_asks_that_question_alone(register: Register, answers: dict[str, str]) -> None:
    flow = go(Flow(OPENING, register), answers).reopened(OPENING.question("approval.on"))
    assert flow.next == OPENING.question("approval.on")
    assert say(flow, "approval.on", "11 nov").next is None


def test_what_was_left_for_later_comes_up_when_resumed(
    register: Register, answers: dict[str, str]
) -> None:
    flow = go(Flow(OPENING, register), {k: v for k, v in answers.items() if k != "approval.on"})
    assert flow.next is None
    assert [each.key for each in flow.missing] == ["approval.on"]
    assert flow.resumed().next == OPENING.question("approval.on")


def test_an_id_is_suggested_that_nobody_has(register: Register) -> None:
    flow = say(say(Flow(OPENING, register), "url", "facebook.com/exempel2"), "name", "Example")
    assert flow.suggestion(OPENING.question("id")) == "example-facebook"
    taken = replace(
        flow, register=replace(register, unread_accounts=frozenset({"example-facebook"}))
    )
    assert taken.suggestion(OPENING.question("id")) == "example-facebook-2"


@pytest.mark.parametrize("name", ["🎭", "--", "ÅÄÖ", "a" * 300, "عربي", "Facebook"])
def test_an_id_is_always_one(register: Register, name: str) -> None:
    flow = replace(Flow(OPENING, register), answers={"platform": "facebook", "name": name})
    suggested = flow.suggestion(OPENING.question("id"))
    assert read_answer(OPENING.question("id"), suggested, flow.situation)
    assert (
        JudgeOfNew(register, Path("registry"))
        .draft_so_far(replace(flow, answers={**flow.answers, "id": suggested}))
        .about(OPENING.question("id"))
        == []
    )


STEPS = st.lists(
    st.tuples(st.sampled_from(["answer", "pass", "back", "reopen", "resume"]), st.integers(0, 99)),
    max_size=60,
)
ODD = ["idag", "1 dec", "x.com/museet", "Museet", "operational", "kulturforvaltningen", "ja", "1",
       "exempelbostader", "blog", "https://a.se", "A; B", "nej", "2026-01-01"]  # fmt: skip


@given(STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_way_through_loses_its_place(register: Register, steps: list[tuple[str, int]]) -> None:
    flow = Flow(OPENING, register)
    for step, number in steps:
        asked = flow.next
        if step == "back":
            flow = flow.back()
        elif step == "resume":
            flow = flow.resumed()
        elif step == "reopen" and flow.asked:
            flow = flow.reopened(OPENING.question(flow.asked[number % len(flow.asked)]))
        elif asked and step == "pass":
            flow = flow.passed(asked)
            assert asked.key not in flow.answers
        elif asked:
            text = ODD[number % len(ODD)]
            try:
                flow = flow.answered(asked, read_answer(asked, text, flow.situation))
            except AnswerError:
                continue
        assert len(set(flow.asked)) == len(flow.asked)
        applicable = [each.key for each in flow.applicable]
        assert set(flow.asked) <= set(applicable)
        upcoming = flow.next
        assert upcoming is None or upcoming.key not in flow.asked
        if upcoming is not None:
            at = flow.progress(upcoming)
            assert 1 <= at.number <= at.questions
            assert at.sections is None or 1 <= at.section <= at.sections
