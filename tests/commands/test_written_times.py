"""The same words mean the same day and time, whichever command or question takes them."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from socialpolicy.schedule.written import read_day
from tests.commands.conftest import Ask

# A Monday, with the week before it: 20 November is Friday, 21 Saturday, 22 Sunday.
MONDAY = "2026-11-23 08:30"
WORDS = {
    "i går 14:05": "2026-11-22 14:05",
    "igår kl. 14.05": "2026-11-22 14:05",
    "yesterday at 2:05 pm": "2026-11-22 14:05",
    "lördag 14.05": "2026-11-21 14:05",
    "i lördags 14.05": "2026-11-21 14:05",
    "last Saturday 14:05": "2026-11-21 14:05",
    "lördag 21 november kl. 14.05": "2026-11-21 14:05",
    "20/11 14:05": "2026-11-20 14:05",
    "20 nov 14:05": "2026-11-20 14:05",
    "den 20 november kl 14.05": "2026-11-20 14:05",
    "Nov 20, 2026 14:05": "2026-11-20 14:05",
    "2026-11-20 14:05": "2026-11-20 14:05",
    "2026-11-20T14:05": "2026-11-20 14:05",
    "2026-11-20T13:05Z": "2026-11-20 14:05",
    "08.05": "2026-11-23 08:05",
}


@pytest.mark.parametrize(("words", "expected"), WORDS.items())
class TestWords:
    def test_of_a_deadline(self, words: str, expected: str, ask: Ask) -> None:
        found = ask("deadline", "x", words, "--format", "json", SOCIALPOLICY_NOW=MONDAY)
        received = datetime.fromisoformat(json.loads(found.out)["received"])
        assert f"{received:%Y-%m-%d %H:%M}" == expected

    def test_of_the_log(self, words: str, expected: str, ask: Ask) -> None:
        what = ("log-message", "example", "--subject", "Gatlyktan", "--received", words)
        found = ask(*what, "--dry-run", SOCIALPOLICY_NOW=MONDAY)
        assert f"received: {expected}\n" in found.err + found.out


def test_the_time_to_answer_for_is_the_nearest(ask: Ask) -> None:
    found = ask("check", "--at", "20 jan 14:05", "--format", "json", SOCIALPOLICY_NOW=MONDAY)
    assert json.loads(found.out)["as_of"] == "2027-01-20T14:05:00+01:00"


def test_what_is_no_time_is_refused_with_words_that_are(ask: Ask) -> None:
    found = ask("deadline", "x", "nyss", SOCIALPOLICY_NOW=MONDAY)
    assert found.code == 2
    assert "2026-11-20 14:05" in found.err


def test_a_question_takes_a_weekday_ahead() -> None:
    assert read_day("lördag", date(2026, 11, 23), ahead=True) == date(2026, 11, 28)
