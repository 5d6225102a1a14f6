"""What holds for every form: its questions, their options, and where the answers go."""

from __future__ import annotations

from typing import Any

import pytest

from socialpolicy.forms import confirm_access
from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.forms.note_absence import NOTING
from socialpolicy.forms.open_account import OPENING
from socialpolicy.register.models.account import Account
from socialpolicy.rules import RULES
from socialpolicy.wizard.form import AnswerKind, Form

FORMS = (OPENING, CLOSING, HANDING_OVER, CONFIRMING, confirm_access.CONFIRMING, NOTING)
CODES = {rule.code for rule in RULES}
OWN_OPTIONS = {"--from", "--resume", "--dry-run", "--yes", "--despite-findings", "--commit", "--at"}

of_every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


@of_every_form
def test_every_key_is_the_accounts(form: Form) -> None:
    for each in form.questions:
        if each.in_file:
            assert _field(each.path), each.key


@of_every_form
def test_days_are_asked_as_days(form: Form) -> None:
    """Where the account's model takes a day, so does the question, and nowhere else."""
    for each in form.questions:
        if each.in_file:
            assert (each.kind is AnswerKind.DAY) == ("date" in str(_field(each.path))), each.key


@of_every_form
def test_questions_name_rules_that_exist(form: Form) -> None:
    for each in form.questions:
        assert set(each.codes) <= CODES, each.key
        assert each.codes or each.note, each.key


@of_every_form
def test_every_question_has_its_own_key_and_option(form: Form) -> None:
    options = [each.option for each in form.questions]
    assert len({each.key for each in form.questions}) == len(options)
    assert len(set(options)) == len(options)
    assert OWN_OPTIONS.isdisjoint(options)


@of_every_form
def test_both_languages_ask(form: Form) -> None:
    for each in form.questions:
        assert each.asks.sv != each.asks.en
        assert not set("åäöÅÄÖ") & set(each.asks.en + each.label.en)


@of_every_form
def test_a_question_is_found_by_its_key_and_in_its_section(form: Form) -> None:
    for each in form.questions:
        assert form.question(each.key) is each
        assert each in form.section(each).questions


def test_options_are_short_where_the_key_is_long() -> None:
    assert [each.option for each in CONFIRMING.questions] == [
        "--picture-changed", "--version", "--confirmed", "--by", "--evidence",
    ]  # fmt: skip
    assert CLOSING.question("closing.announced.evidence").option == "--evidence"
    assert HANDING_OVER.question("responsible.assignment.by").option == (
        "--responsible-assignment-by"
    )


def _field(path: tuple[str, ...]) -> object:
    model: Any = Account
    for step in path[:-1]:
        model = model.model_fields[step].annotation.__args__[0]
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return fields[path[-1]].annotation
