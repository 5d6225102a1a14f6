"""Reports made in process, of the sample and of logs that a test has thought out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.period import Period
from socialpolicy.reports.rendering import text
from socialpolicy.reports.rendering.wording import keys_of
from socialpolicy.reports.report.run import compiled
from socialpolicy.reports.selection import read_selection
from socialpolicy.reports.tables import Coded, Kind, Report, Table
from socialpolicy.source import Source
from socialpolicy.text import Language
from tests.places import SAMPLE

SUNDAY = datetime.fromisoformat("2026-11-22 12:00+01:00")
WIDTH = 80


@cache
def sample() -> Register:
    """Read the sample, once for all tests."""
    return read_register(SAMPLE, SUNDAY)


def with_log(messages: Sequence[dict[str, Any]], register: Register | None = None) -> Register:
    """Put messages, each with its account, into a register that has no other log."""
    from dataclasses import replace

    register = replace(register or sample(), logs=())
    months: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for message in messages:
        key = message["account"], message["received"][:7]
        own = {name: value for name, value in message.items() if name != "account"}
        months.setdefault(key, []).append(own)
    for (account, month), entries in months.items():
        path = f"messages/{account}/{month}.yaml"
        source = Source(f"registry/{path}", json.dumps(entries, ensure_ascii=False).encode())
        register = register.with_file(path, source)
    assert sum(len(log.messages) for log in register.logs) == len(messages)
    return register


def made(
    name: str,
    first: date,
    last: date,
    register: Register | None = None,
    *,
    compare: tuple[date, date] | None = None,
    **selected: Sequence[str],
) -> Report:
    """Make a report of the days from one to another."""
    register = register or sample()
    asked = Asked(
        Period(first, last, min(last, register.today)),
        read_selection(register, **selected),
        Period(*compare, compare[1]) if compare else None,
    )
    return compiled([name], register, asked, Language.SWEDISH)[0]


def table_of(report: Report, key: str) -> Table:
    """Find a table of a report by its key."""
    return next(each for each in report.tables if each.key == key)


def values_of(table: Table) -> list[dict[str, Any]]:
    """Give a table's rows by the keys that programs know; codes, and shares as their two numbers.

    Every number of entries must have as many behind it.
    """
    keys = keys_of(table.columns)
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.key in row.behind and column.kind is Kind.NUMBER:
                assert cell == len(row.behind[column.key]), column.key
    return [
        {
            key: cell.code if isinstance(cell, Coded) else cell
            for key, cell in zip(keys, row.cells, strict=True)
        }
        for row in table.rows
    ]


def screens(reports: Iterable[Report]) -> dict[Language, str]:
    """Give what a terminal of 80 columns shows, in each language."""
    shown = {
        language: text.render(list(reports), language, colour=False, width=WIDTH)
        for language in Language
    }
    for screen in shown.values():
        assert max(map(len, screen.splitlines())) <= WIDTH
    return shown
