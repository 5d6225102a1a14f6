"""`--at` on a past day: today's register is read as if it were then, and that is said.

The newest in the sample is a message that came in on 21 November 2026.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.places import SAMPLE

if TYPE_CHECKING:
    from tests.commands.conftest import Answer, Ask

READING = (("check",), ("overdue",), ("today",), ("calendar",), ("report", "contacts"))
SV = (
    "Det är dagens register som läses, inte det som fanns den 15 mars 2026: det som har hänt "
    "sedan dess är med. Det som fanns då läser du med --revision 2026-03-15.\n"
)
EN = (
    "It is today's register that is read, not that of 15 March 2026: what has happened since is "
    "in it. What there was then is read with --revision 2026-03-15.\n"
)


@pytest.fixture
def of_sample(ask: Ask) -> Ask:
    """Ask about the sample."""

    def asked(*words: str, **variables: str) -> Answer:
        return ask(*words, SOCIALPOLICY_REGISTRY=str(SAMPLE), **variables)

    return asked


@pytest.mark.parametrize("command", READING)
def test_a_past_day_is_judged_by_the_register_of_today(
    of_sample: Ask, command: tuple[str, ...]
) -> None:
    assert of_sample(*command, "--at", "2026-03-15").err == SV
    assert of_sample("--lang", "en", *command, "--at", "2026-03-15").err == EN
    assert of_sample(*command, SOCIALPOLICY_NOW="2026-03-15").err == SV


@pytest.mark.parametrize("command", READING)
def test_answers_for_other_programs_hold_nothing_else(
    of_sample: Ask, command: tuple[str, ...]
) -> None:
    said = of_sample(*command, "--at", "2026-03-15", "--format", "json")
    assert said.err == ""
    json.loads(said.out)


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-22", "2027-02-01"])
def test_nothing_is_said_from_the_day_of_the_newest_fact(
    of_sample: Ask, command: tuple[str, ...], day: str
) -> None:
    assert of_sample(*command, "--at", day).err == ""


@pytest.mark.parametrize("command", READING[:3])
def test_the_day_before_the_newest_fact_is_past(of_sample: Ask, command: tuple[str, ...]) -> None:
    assert (
        "inte det som fanns den 20 november 2026" in of_sample(*command, "--at", "2026-11-20").err
    )


def test_an_answer_to_an_older_message_is_a_fact_too(ask: Ask, register: Path) -> None:
    log = register / "messages" / "example" / "2026-10.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(
        "- id: example-20261030-aaaa\n  channel: comment\n  received: 2026-10-30 10:00\n"
        "  kind: question\n  subject: Öppettider\n  actions:\n"
        "  - {did: answered, at: 2026-11-04 09:00, by: Kommunikatör}\n"
        "  record: {decision: minor}\n",
        encoding="utf-8",
    )
    assert "den 3 november 2026" in ask("overdue", "--at", "2026-11-03").err
    assert ask("overdue", "--at", "2026-11-04").err == ""


def test_what_is_planned_is_no_fact(ask: Ask, register: Path) -> None:
    """An absence ahead has not happened; a message's words are no days of anything."""
    account = register / "accounts" / "example.yaml"
    text = account.read_text(encoding="utf-8")
    text += "absences:\n- {who: deputy, from: 2027-01-04, to: 2027-01-08}\n"
    account.write_text(text, encoding="utf-8")
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(
        "- id: example-20261120-aaaa\n  channel: comment\n  received: 2026-11-20 10:00\n"
        '  kind: praise\n  subject: "Tack för festen, received: 2027-06-01"\n',
        encoding="utf-8",
    )
    assert ask("check", "--select", "A14", "--at", "2026-11-20").err == ""
