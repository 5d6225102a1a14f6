"""Sound answers to all that the three commands ask, as options of the command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Given = Callable[..., list[str]]

OPTIONS = {
    "close-account": {
        "--on": "idag",
        "--manager-role": "Kulturchef",
        "--manager-asked": "2 nov",
        "--coordinator-informed": "3 nov",
        "--announced-on": "4 nov",
        "--evidence": "KUN 2026/9",
        "--plan-updated": "idag",
    },
    "confirm-banner": {
        "--confirmed": "idag",
        "--by": "Bibliotekarie, vuxen",
        "--evidence": "KUN 2026/9",
    },
    "hand-over-account": {
        "--responsible-role": "Antikvarie",
        "--responsible-contact": "museet@exempel.se",
        "--responsible-assignment-by": "Kulturchef",
        "--responsible-assignment-on": "20 nov",
        "--responsible-assignment-anchored": "20 nov",
        "--responsible-records-training": "20 nov",
        "--access-roles": "Antikvarie; Bibliotekarie, barn",
        "--watch-role": "Antikvarie",
    },
}


@pytest.fixture
def options() -> dict[str, dict[str, str]]:
    """Give the options of each command, of the faultless register's library."""
    return OPTIONS


@pytest.fixture
def given() -> Given:
    """Write a command's options, without some and with others changed."""

    def words(command: str, *without: str, **changed: str) -> list[str]:
        others = {f"--{name.replace('_', '-')}": text for name, text in changed.items()}
        answers = OPTIONS[command] | others
        return [each for name, text in answers.items() if name not in without
                for each in (name, text)]  # fmt: skip

    return words
