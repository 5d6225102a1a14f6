"""Whoever answers a question hears of no field, no YAML and no line, whatever the answer is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from socialpolicy.forms.answer_message import ANSWERING
from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.forms.end_message import ENDING
from socialpolicy.forms.forward_message import FORWARDING
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.forms.log_message import LOGGING
from socialpolicy.forms.open_account import OPENING
from socialpolicy.forms.remove_message import REMOVING
from socialpolicy.register.register import Register
from socialpolicy.text import Language, Text
from socialpolicy.wizard.account_draft import JudgeOfNew
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.conversation import said_of
from socialpolicy.wizard.draft_check import for_question
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Form, Question
from tests.plain_words import speaks_of_yaml

FORMS = (OPENING, CLOSING, CONFIRMING, HANDING_OVER, LOGGING, ANSWERING, FORWARDING, ENDING)

ODD = ("Å Ä", "0", "a" * 101, "b" * 9999, "x@y", "a: b")
"""Answers that some question or other cannot take: by its letters, its length or its kind."""


@pytest.mark.parametrize("form", [*FORMS, REMOVING], ids=lambda form: form.name)
def test_a_question_is_in_plain_words(form: Form) -> None:
    for text in (each for section in form.sections for each in _texts(section.questions)):
        for language in Language:
            words = text.in_language(language)
            assert (speaks_of_yaml(words, language), words) == ([], words)


def _texts(questions: tuple[Question, ...]) -> Iterator[Text]:
    for each in questions:
        words = (each.label, each.asks, each.note, each.without, each.other_title, each.other_asks)
        yield from filter(None, words)
        yield from each.choices.values() if isinstance(each.choices, dict) else ()


@pytest.mark.parametrize("question", OPENING.questions, ids=lambda question: question.key)
def test_what_is_said_of_an_answer_names_it_as_the_question_does(
    question: Question, register: Register, folder: Path, answers: dict[str, str]
) -> None:
    flow = Flow(OPENING, register)
    for key, text in {**answers, "opened": "2 nov"}.items():
        other = OPENING.question(key)
        if other is not question:
            flow = flow.answered(other, read_answer(other, text, flow.situation))
    judge = JudgeOfNew(register, folder)
    for odd in ODD:
        for language, words in _said_of(odd, question, flow, judge).items():
            said = words.replace(odd, "…")
            assert (speaks_of_yaml(said, language), said) == ([], said)


def _said_of(text: str, question: Question, flow: Flow, judge: JudgeOfNew) -> dict[Language, str]:
    try:
        flow = flow.answered(question, read_answer(question, text, flow.situation))
    except AnswerError as error:
        return {language: error.said.in_language(language) for language in Language}
    draft = judge.draft_so_far(flow)
    found = [for_question(each, question) for each in draft.about(question)]
    file = draft.source.file
    return {language: "\n".join(said_of(found, file, language)) for language in Language}


def test_a_short_name_and_a_number_are_refused_in_the_questions_words(
    register: Register, folder: Path
) -> None:
    flow, judge = Flow(OPENING, register), JudgeOfNew(register, folder)
    for key, text, swedish, english in (
        ("id", "Hjo Café", "Kortnamnet får bara ha små bokstäver", "The short name may only have"),
        ("id", "Hjo Café", "till exempel hjo-cafe.", "for example hjo-cafe."),
        ("id", "a" * 101, "Svaret ”Kortnamn” är 101 tecken", "The answer “Short name” is 101"),
        ("watch.every_working_days", "0", "0 är inget helt tal från 1", "0 is not a whole number"),
    ):
        question = OPENING.question(key)
        said = _said_of(text, question, flow, judge)
        assert swedish in said[Language.SWEDISH]
        assert english in said[Language.ENGLISH]
