"""What follows from a hand-over: who can log in, who watches, whose absences they are."""

from __future__ import annotations

from datetime import date

import pytest

from socialpolicy.forms import posts
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Absence, Holder
from socialpolicy.register.register import Register
from socialpolicy.wizard.answers import read_answer
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Answer, Put, Remove, Situation

ADULT, CHILD = "Bibliotekarie, vuxen", "Bibliotekarie, barn"


@pytest.fixture
def account(register: Register) -> Account:
    filed = register.account("example")
    assert filed
    return filed.model


def said(register: Register, account: Account, **answers: Answer) -> Situation:
    dotted = {key.replace("__", "."): value for key, value in answers.items()}
    return Situation(dotted, register, account)


def test_the_new_takes_the_place_of_the_old(register: Register, account: Account) -> None:
    after = said(register, account, who="responsible", responsible__role="Antikvarie")
    assert posts.roles_with_access(after) == ["Antikvarie", CHILD]
    assert posts.access_after(after) == f"Antikvarie; {CHILD}"
    assert posts.watch_after(after) == "Antikvarie"
    assert posts.moves_access(after)
    assert posts.moves_watch(after)


def test_the_deputy_has_no_watch_to_hand_over(register: Register, account: Account) -> None:
    after = said(register, account, who="deputy", deputy__role="Antikvarie")
    assert posts.roles_with_access(after) == [ADULT, "Antikvarie"]
    assert not posts.moves_watch(after)


def test_a_deputy_who_takes_over_leaves_a_post(register: Register, account: Account) -> None:
    promoted = said(register, account, who="responsible", responsible__role=CHILD.upper())
    assert posts.is_promoted(promoted)
    assert posts.changes("deputy")(promoted)
    after = promoted._replace(answers={**promoted.answers, "deputy.role": "Antikvarie"})
    assert posts.roles_with_access(after) == [CHILD, "Antikvarie"]
    assert [key for key, _, _ in posts.handed(after)] == ["responsible", "deputy"]


def test_two_who_change_places_keep_their_log_ins(register: Register, account: Account) -> None:
    after = said(register, account, who="responsible", responsible__role=CHILD, deputy__role=ADULT)
    assert not posts.moves_access(after)
    assert posts.watch_after(after) == CHILD


def test_another_person_in_the_same_role(register: Register, account: Account) -> None:
    after = said(register, account, who="responsible", responsible__role=ADULT)
    assert not posts.moves_access(after)
    assert not posts.moves_watch(after)
    assert posts.as_known("responsible", "contact")(after) == ""


def test_an_editor_keeps_the_log_in(register: Register, account: Account) -> None:
    edited = account.model_copy(update={"editors": [Holder(role=ADULT)]})
    after = said(register, edited, who="responsible", responsible__role="Antikvarie")
    assert posts.roles_with_access(after) == [ADULT, CHILD, "Antikvarie"]


def test_what_is_known_of_the_new_role_is_suggested(register: Register, account: Account) -> None:
    known = said(register, account, who="responsible", responsible__role=CHILD)
    assert posts.as_known("responsible", "assignment.by")(known) == "Kulturchef"
    assert posts.as_known("responsible", "records_training")(known) == ""


def test_who_is_meant_follows_from_the_role_that_is_named(
    register: Register, account: Account
) -> None:
    assert posts.who_is_meant(said(register, account)) == ""
    assert posts.who_is_meant(said(register, account, deputy__role="A")) == "deputy"
    both = said(register, account, deputy__role="A", responsible__role=CHILD)
    assert posts.who_is_meant(both) == "responsible"


def away(who: str, first: date, last: date) -> Absence:
    return Absence.model_validate({"who": who, "from": first.isoformat(), "to": last.isoformat()})


@pytest.fixture
def absent(account: Account) -> Account:
    """Today is 22 November 2026."""
    absences = [
        away("responsible", date(2026, 7, 1), date(2026, 7, 31)),
        away("responsible", date(2026, 11, 20), date(2026, 11, 22)),
        away("deputy", date(2026, 12, 1), date(2026, 12, 2)),
        away("responsible", date(2026, 12, 21), date(2027, 1, 6)),
    ]
    return account.model_copy(update={"absences": absences})


def test_absences_ahead_of_whoever_leaves_go(register: Register, absent: Account) -> None:
    after = said(register, absent, who="responsible", responsible__role="Antikvarie")
    assert [index for index, _ in posts.absences_ahead(after)] == [1, 3]
    assert posts.absence_steps(after) == []
    gone = after._replace(answers={**after.answers, "absences": "remove"})
    assert posts.absence_steps(gone) == [Remove(("absences", 3)), Remove(("absences", 1))]
    kept = after._replace(answers={**after.answers, "absences": "keep"})
    assert posts.absence_steps(kept) == []


def test_absences_go_along_to_the_post_that_is_taken(register: Register, absent: Account) -> None:
    after = said(
        register, absent, who="responsible", responsible__role=CHILD, deputy__role=ADULT,
        absences="remove",
    )  # fmt: skip
    assert posts.absence_steps(after) == [
        Put(("absences", 3, "who"), "deputy"),
        Put(("absences", 2, "who"), "responsible"),
        Put(("absences", 1, "who"), "deputy"),
    ]


def test_another_person_has_other_absences(register: Register, absent: Account) -> None:
    after = said(register, absent, who="responsible", responsible__role=ADULT, absences="remove")
    assert posts.absence_steps(after) == [Remove(("absences", 3)), Remove(("absences", 1))]


def test_an_account_that_says_little(register: Register, account: Account) -> None:
    bare = account.model_copy(
        update={"responsible": None, "deputy": None, "access": None, "watch": None}
    )
    after = said(register, bare, who="responsible", responsible__role="Antikvarie")
    assert not posts.moves_access(after)
    assert not posts.moves_watch(after)
    assert not posts.has_absences(after)
    assert not posts.is_promoted(after)
    assert posts.roles(after, []) == []


def test_another_role_lets_what_followed_from_the_first_come_up_again(register: Register) -> None:
    flow = Flow(HANDING_OVER, register, register.account("example"))
    answers = {"who": "responsible", "responsible.role": "Antikvarie"}
    while (asked := flow.next) is not None:
        text = answers.get(asked.key) or flow.suggestion(asked) or "2026-11-20"
        flow = flow.answered(asked, read_answer(asked, text, flow.situation))
    assert flow.answers["access.roles"] == ["Antikvarie", CHILD]
    role = HANDING_OVER.question("responsible.role")
    flow = flow.reopened(role)
    same_again = flow.answered(role, {"responsible.role": "Antikvarie"})
    assert same_again.next is None
    flow = flow.answered(role, {"responsible.role": "Redaktör"})
    assert flow.next == HANDING_OVER.question("access.roles")
    assert flow.suggestion(HANDING_OVER.question("access.roles")) == f"Redaktör; {CHILD}"
    assert flow.answers["responsible.contact"] == "biblioteket@exempel.se"
    assert [each.key for each in flow.missing] == ["access.roles", "watch.role"]


def test_what_was_said_beforehand_of_the_access_stays(register: Register) -> None:
    flow = Flow(HANDING_OVER, register, register.account("example"))
    access = HANDING_OVER.question("access.roles")
    flow = flow.beforehand({"access.roles": [ADULT, CHILD], "deputy.role": CHILD})
    assert access in flow.applicable
    role = HANDING_OVER.question("deputy.role")
    assert flow.answered(role, {"deputy.role": "A"}).answers["access.roles"] == [ADULT, CHILD]
