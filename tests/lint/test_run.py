"""Judging a register: the log is read once, whatever is asked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from socialpolicy.lint.run import judge
from socialpolicy.register.file_reader import FileReader, ReadLog
from socialpolicy.register.reader import read_register
from socialpolicy.storage.files import FileEntry
from tests.places import SAMPLE

MONDAY = datetime.fromisoformat("2026-11-23 08:10+01:00")
MUCH_LATER = datetime.fromisoformat("2026-11-30 08:10+01:00")
MONTHS = len(list((SAMPLE / "messages").glob("*/*.yaml")))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the months of the log that have been read so far, by their paths."""
    paths: list[str] = []
    month_from = FileReader.month_from

    def noted(self: FileReader, entry: FileEntry, account: str, read_log: ReadLog) -> object:
        paths.append(entry.path)
        return month_from(self, entry, account, read_log)

    monkeypatch.setattr(FileReader, "month_from", noted)
    return paths


@pytest.mark.parametrize(
    ("select", "ignore"),
    [((), ()), (("M03",), ()), ((), ("M14",)), ((), ("R01",)), ((), ("M14", "R01"))],
)
@pytest.mark.parametrize("at", [MONDAY, MUCH_LATER])
def test_the_log_is_read_once(
    read: list[str], at: datetime, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    verdict = judge(read_register(SAMPLE, at), select, ignore)
    assert bool(verdict.findings) == (at is MUCH_LATER or not select)
    assert len(read) == len(set(read)) == MONTHS


def test_the_log_is_not_read_for_rules_about_accounts(read: list[str]) -> None:
    assert not judge(read_register(SAMPLE, MONDAY), ("A14",)).findings
    assert read == []


def test_what_is_found_in_an_account_is_hidden_as_a_secret_of_the_log_is(read: list[str]) -> None:
    assert judge(read_register(SAMPLE, datetime.fromisoformat("2031-11-23")), ("A24",)).findings
    assert len(read) == MONTHS
