"""What is written as an answer never lands among the register's own files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


@pytest.mark.parametrize("place", ["konton.csv", "accounts/x.csv", "accounts/ny/x.csv",
                                   "messages/x.csv", "calendar/x.csv", "egen/x.csv"])  # fmt: skip
def test_a_list_is_not_written_among_the_registers_files(
    ask: Ask, register: Path, place: str
) -> None:
    output = register / place
    output.parent.mkdir(parents=True, exist_ok=True)
    before = sorted(register.rglob("*"))
    answer = ask("accounts", "--format", "csv", "--output", str(output))
    assert answer.code == 2
    assert "registrets mapp" in answer.err
    assert sorted(register.rglob("*")) == before


def test_nor_are_a_report_in_parts_and_the_public_list(ask: Ask, register: Path) -> None:
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    if "publish:" not in text:
        text += (
            'publish: {municipality_code: "1862", organisation_number: "212000-1900", '
            "base_url: https://www.exempel.se/konton, licence: CC0-1.0}\n"
        )
        policy.write_text(text, encoding="utf-8")
    folder = register / "accounts"
    for words in (
        ("report", "archive-plan", "--format", "csv", "--output", str(folder)),
        ("publish", str(folder / "webb")),
    ):
        answer = ask(*words)
        assert answer.code == 2
        assert "registrets mapp" in answer.err, answer.err
    assert sorted(each.name for each in folder.iterdir()) == ["example.yaml", "kommunen.yaml"]


def test_a_repository_that_is_a_register_as_a_whole_has_room_for_answers(
    ask: Ask, register: Path, folder: Path
) -> None:
    for each in register.iterdir():
        shutil.move(each, folder / each.name)
    register.rmdir()
    words = ("--registry", str(folder), "accounts", "--format", "csv", "--output")
    assert ask(*words, str(folder / "konton.csv")).code == 0
    assert ask(*words, str(folder / "accounts" / "konton.csv")).code == 2


def test_every_board_is_in_the_archive_plan_as_csv(ask: Ask) -> None:
    answer = ask("report", "archive-plan", "--format", "csv")
    head, *rows = answer.out.splitlines()
    assert head.startswith("part,")
    assert [row.rpartition(",")[2] for row in rows] == ["kommunen", "example"]
    assert {row.partition(",")[0] for row in rows} == {"Kommunstyrelsen", "Kulturnämnden"}


def test_an_empty_register_is_not_asked_about_anything(ask: Ask, register: Path) -> None:
    shutil.rmtree(register / "accounts")
    assert "Registret har inga konton än." in ask("accounts").out
    assert "Inga meddelanden finns i loggen." in ask("messages").out
    assert "frågade efter" in ask("messages", "--state", "öppet").out


def test_a_fault_in_the_organisation_is_told_with_the_accounts(ask: Ask, register: Path) -> None:
    path = register / "organisation.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: ", "kind: annat-"))
    assert "organisation.yaml" in ask("accounts").out


def test_known_faults_and_the_public_list_are_read_of_a_revision(ask: Ask) -> None:
    # The folder of the tests is no repository that git can read: the option is what is tried.
    for words in (("known-faults",), ("publish", "webb", "--check")):
        assert "så HEAD går inte att läsa" in ask(*words, "--revision", "HEAD").err
    refused = ask("known-faults", "--accept", "--revision", "HEAD")
    assert refused.code == 2
    assert "utan --revision" in refused.err
