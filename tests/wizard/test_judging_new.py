"""What is said of an account that is being opened: no name for it before it has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialpolicy.formats import words
from socialpolicy.forms.open_account import OPENING
from socialpolicy.register.register import Register
from socialpolicy.text import Language
from socialpolicy.wizard.account_draft import JudgeOfNew
from socialpolicy.wizard.conversation import said_of
from socialpolicy.wizard.draft_check import for_question
from socialpolicy.wizard.flow import Flow

EXAMPLE = "https://www.facebook.com/exempelbibliotek"


def told(register: Register, folder: Path, asked: str, language: Language, **answers: str) -> str:
    flow = Flow(OPENING, register, answers=answers)
    judged = JudgeOfNew(register, folder).draft_so_far(flow)
    question = OPENING.question(asked)
    found = judged.about(question)
    findings = [for_question(each, question) for each in found]
    return "\n".join(said_of(findings, judged.source.file, language))


def test_a_page_that_is_registered_already(register: Register, folder: Path) -> None:
    filed = register.accounts[0]
    known = {"url": filed.model.url, "platform": filed.model.platform}
    for language, sentence, advice in (
        (Language.SWEDISH, "Sidan finns redan i registret, som example:", "behöver inte öppnas"),
        (Language.ENGLISH, "The page is in the register already, as example:", "need not be"),
    ):
        said = told(register, folder, "url", language, handle=filed.model.handle or "", **known)
        assert sentence in said
        assert advice in said
        assert f"{filed.at.document.source.file}:" in said
        assert "konto-" not in said
        assert "ta bort" not in said
        assert "remove" not in said


@pytest.mark.parametrize(
    ("language", "unnamed", "named"),
    [
        (Language.SWEDISH, "]: Kontot har användarnamnet", "]: museet har användarnamnet"),
        (Language.ENGLISH, "]: The account has the handle", "]: museet has the handle"),
    ],
)
def test_nothing_is_called_by_an_id_that_nobody_has_decided(
    register: Register, folder: Path, language: Language, unnamed: str, named: str
) -> None:
    wrong = {"url": "https://x.com/museet", "platform": "x", "handle": "nagon-annan!"}
    said = told(register, folder, "handle", language, **wrong)
    assert unnamed in said
    assert "konto-" not in said
    assert named in told(register, folder, "handle", language, id="museet", **wrong)


def test_the_account_is_not_called_the_account_twice(register: Register, folder: Path) -> None:
    wrong = {"url": "https://x.com/museet", "platform": "facebook"}
    judged = JudgeOfNew(register, folder).draft_so_far(Flow(OPENING, register, answers=wrong))
    (found,) = judged.about(OPENING.question("url"))
    assert words.sentence(found, Language.SWEDISH).startswith("Kontot: ")
    assert words.sentence(found, Language.ENGLISH).startswith("The account: ")
