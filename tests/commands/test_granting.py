"""`grant-exception` at a terminal: what is not given is asked, and again where it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.test_exceptions import ENTRY, without_deputy
from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin, Person


def answered(person: Person) -> None:
    person.answer("Varför behöver regeln inte följas?", "Tjänsten är vakant.")
    person.answer("Vilken roll beslutade?", "Förvaltningschef")
    person.answer("Vilket diarienummer har beslutet?", "KUN 2026/31")
    person.answer("Vilken är den sista dagen?", "2027-05-31")


def test_which_finding_is_chosen_then_every_question_is_asked(
    ask: Ask, begin: Begin, register: Path
) -> None:
    without_deputy(register)
    person = begin("grant-exception")
    person.choose("Vad ska undantas?", "A14 example har ingen ersättare")
    answered(person)
    person.sees("+- rule: A14")
    person.choose("Vad vill du göra?", "Skriv i registret")
    assert person.ends() == 0
    assert (register / "exceptions.yaml").read_text("utf-8").endswith(ENTRY)
    assert ask("check", "--select", "A14").code == 0


def test_what_is_wrong_is_said_and_asked_again(begin: Begin, register: Path) -> None:
    without_deputy(register)
    person = begin("grant-exception", "A14", "example")
    person.answer("Varför behöver regeln inte följas?", "")
    person.answer("Varför behöver regeln inte följas?", "Vakans")
    person.sees("har inget skäl med minst två ord")
    person.answer("Varför behöver regeln inte följas?", "Tjänsten är vakant.")
    person.answer("Vilken roll beslutade?", "Bibliotekarie, vuxen")
    person.sees("sköter själv kontot")
    person.answer("Vilken roll beslutade?", "Förvaltningschef")
    person.answer("Vilket diarienummer har beslutet?", "saknas")
    person.sees("Det står inte var beslutet")
    person.answer("Vilket diarienummer har beslutet?", "KUN 2026/31")
    person.answer("Vilken är den sista dagen?", "snart")
    person.sees("snart")
    person.answer("Vilken är den sista dagen?", "2027-11-23")
    person.sees("längre än tolv månader")
    person.answer("Vilken är den sista dagen?", None)
    person.sees("until: 2027-11-22")
    person.choose("Vad vill du göra?", "Skriv i registret")
    assert person.ends() == 0
    assert "until: 2027-11-22" in (register / "exceptions.yaml").read_text("utf-8")


@pytest.mark.parametrize("leaves", ["stops", "breaks off", "hangs up"])
def test_nothing_is_written_when_somebody_leaves(begin: Begin, register: Path, leaves: str) -> None:
    without_deputy(register)
    person = begin("grant-exception", "A14", "example")
    answered(person)
    person.sees("Vad vill du göra?")
    if leaves == "stops":
        person.choose("Vad vill du göra?", "Avbryt, skriv ingenting")
        person.sees("Ingenting är skrivet.")
        assert person.ends() == 0
    else:
        code = person.breaks_off() if leaves == "breaks off" else person.hangs_up()
        assert code == 130
    assert not (register / "exceptions.yaml").exists()


def test_it_speaks_english_and_commits_on_a_branch_of_its_own(
    begin: Begin, folder: Path, register: Path
) -> None:
    without_deputy(register)
    (folder / ".git").rmdir()
    new_repository(folder)
    commit(folder)
    person = begin("--lang", "en", "grant-exception", "A14", "example", "--commit")
    person.answer("Why need the rule not be met?", "The post is vacant.")
    person.answer("Which role decided?", "Head of department")
    person.answer("What is the decision's reference?", "KUN 2026/31")
    person.answer("Which is the last day?", "2027-05-31")
    person.choose("What do you want to do?", "Write in the register")
    assert person.ends() == 0
    assert git(folder, "branch", "--show-current").strip() == "grant-exception/A14-2026-11-22"
    assert (
        git(folder, "log", "-1", "--format=%s").strip()
        == "Undanta example från A14 till 2027-05-31"
    )
    assert git(folder, "status", "--porcelain") == ""


def test_there_is_nothing_to_choose_in_a_faultless_register(begin: Begin) -> None:
    person = begin("grant-exception")
    person.sees("Kontrollen hittar inget som kan undantas.")
    assert person.ends() == 2
