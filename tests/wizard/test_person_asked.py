"""What may be a person's name is asked about before it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socialpolicy.register.register import Located, Register
from socialpolicy.text import Text
from socialpolicy.wizard.form import Answer, AnswerKind, Question, Situation
from socialpolicy.wizard.person_asked import instead, person_in


def question(key: str, kind: AnswerKind = AnswerKind.TEXT) -> Question:
    return Question(key, Text(sv="X", en="X"), Text(sv="X?", en="X?"), kind=kind)


@pytest.mark.parametrize(
    ("key", "answer", "name"),
    [
        ("approval.by", "Anna Svensson", "Anna Svensson"),
        ("approval.by", "Ylva Novak", "Ylva Novak"),
        ("access.roles", ["Bibliotekarie, vuxen", "Eva Ek"], "Eva Ek"),
        ("responsible.contact", "anna.svensson@exempel.se", "anna.svensson@exempel.se"),
        ("subject", "Anna Svensson undrar om sagostunden", "Anna Svensson"),
        ("to", "Maria Nilsson", "Maria Nilsson"),
    ],
)
def test_a_name_is_asked_about(register: Register, key: str, answer: Answer, name: str) -> None:
    kind = AnswerKind.ROLES if isinstance(answer, list) else AnswerKind.TEXT
    assert person_in(question(key, kind), answer, Situation({}, register)) == name


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("approval.by", "Bibliotekarie, vuxen"),
        ("approval.by", "Kulturchef"),
        ("approval.by", "Digital strateg"),
        ("responsible.contact", "biblioteket@exempel.se"),
        ("subject", "Stora Torget"),
        ("name", "Exempel Museum"),
    ],
)
def test_roles_mailboxes_and_other_texts_are_not(register: Register, key: str, answer: str) -> None:
    assert person_in(question(key), answer, Situation({}, register)) == ""


def test_a_role_that_the_register_uses_is_known(register: Register) -> None:
    asked, answer = question("by"), "Media Officer"
    assert person_in(asked, answer, Situation({}, register)) == answer
    first = register.accounts[0]
    assert first.model.watch
    watch = first.model.watch.model_copy(update={"role": answer})
    uses = Located(first.model.model_copy(update={"watch": watch}), first.at)
    assert person_in(asked, answer, Situation({}, replace(register, accounts=(uses,)))) == ""


def test_what_to_write_instead_is_said() -> None:
    assert instead(question("manager.role")).sv == "Skriv rollen i stället, aldrig namnet."
    assert "funktionsbrevlåda" in instead(question("deputy.contact")).sv
    assert instead(question("subject")).sv == "Skriv det utan namnet."
