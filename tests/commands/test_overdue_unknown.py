"""`overdue` where not all is known: what cannot be read, and what nobody was there for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


LOG = """\
- id: example-20261121-aaaa
  received: 2026-11-21 11:00
  channel: comment
  kind: question
  subject: Öppettider i mellandagarna
"""
CLOSED = ("--at", "2026-11-23 17:30")
"""Half an hour after the deadline of what came on Saturday, and after closing."""


@pytest.fixture
def log(register: Path) -> Path:
    """Give the base register's library a message of a Saturday."""
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LOG, encoding="utf-8")
    return file


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("form", ["text", "markdown", "ics"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "ingen har varit på plats sedan dess"), ("en", "nobody has been on duty since")],
)
def test_late_by_no_staffed_time_has_none_left(
    ask: Ask, form: str, language: str, words: str
) -> None:
    ran = ask("overdue", "--format", form, "--lang", language, *CLOSED)
    shown = " ".join(ran.out.split())
    assert not [word for word in ("kvar", "left") if word in shown]
    assert form == "ics" or words in shown


@pytest.mark.usefixtures("log")
def test_a_log_kept_elsewhere_that_is_not_there_is_no_good_news(ask: Ask, register: Path) -> None:
    with (register / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("messages: ../private-log\n")
    ran = ask("overdue", "--fail", *CLOSED)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "socialpolicy: Loggen ska finnas i private-log, men den mappen finns inte. "
        "Hämta loggen dit, eller ändra messages i policy.yaml. "
        "Ska loggen börja nu, skapa mappen först.\n"
    )
    (register.parent / "private-log").mkdir()
    assert ask("overdue", "--fail", *CLOSED).code == 1


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("policy.yaml", "mon: 08:00-17:00", "mon: 8-17"),
        ("calendar/2026.yaml", "year: 2026", "year: [2026"),
    ],
)
def test_settings_that_cannot_be_read_are_named(
    ask: Ask, register: Path, file: str, old: str, new: str
) -> None:
    change(register / file, old, new)
    ran = ask("overdue", "--format", "json", *CLOSED)
    assert (ran.code, ran.out) == (2, "")
    assert f"registry/{file}" in ran.err


def test_a_folder_that_is_not_opened_is_named(ask: Ask, log: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    log.parent.rename(elsewhere)
    log.parent.symlink_to(elsewhere)
    ran = ask("overdue", "--format", "json", *CLOSED)
    assert json.loads(ran.out)["unread"] == ["registry/messages/example"]


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_nothing_in_the_log_is_a_command_to_the_runner_of_github(
    ask: Ask, log: Path, form: str
) -> None:
    change(log, "id: example-20261121-aaaa", 'id: "::error::x"')
    change(log, "Öppettider", '"##[error]y ::warning::z" # ')
    text = ask("overdue", "--format", form, *CLOSED).out
    assert "::warning::z" in text
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert "##[" not in text
    if form == "json":
        assert json.loads(text)["overdue"][0]["subject"] == "##[error]y ::warning::z"


@pytest.mark.parametrize("form", ["csv", "ics"])
def test_formats_without_a_place_for_it_tell_on_standard_error(
    ask: Ask, log: Path, form: str
) -> None:
    assert ask("overdue", "--format", form, *CLOSED).err == ""
    log.write_text(f"{LOG}- id: [\n", encoding="utf-8")
    ran = ask("overdue", "--format", form, *CLOSED)
    assert ran.code == 0
    assert ran.err == (
        "Allt gick inte att läsa, så något kan saknas: "
        "registry/messages/example/2026-11.yaml. Kör socialpolicy check.\n"
    )
