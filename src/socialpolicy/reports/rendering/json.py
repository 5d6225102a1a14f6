"""Reports as one JSON object, with keys that never change with the language."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.reports import interchange
from socialpolicy.reports.rendering.wording import keys_of, plain
from socialpolicy.reports.tables import Report, Row, Table
from socialpolicy.text import Language

VERSION = 1
"""Rises when a key is taken away or comes to mean another thing; new keys may come."""


def render(reports: Sequence[Report], language: Language) -> str:
    """Write the reports, in the order given."""
    answer = {"version": VERSION, "reports": [_report(each, language) for each in reports]}
    return interchange.json_text(answer)


def render_list(report: Report, unread: Sequence[str], language: Language) -> str:
    """Write the rows of a report's only table under its name; `unread` are files not understood."""
    table = report.tables[0]
    keys = keys_of(table.columns)
    answer = {
        "version": VERSION,
        "as_of": report.as_of.isoformat(timespec="seconds"),
        table.key: [_row(keys, each, language) for each in table.rows],
        "unread": list(unread),
    }
    return interchange.json_text(answer)


def _report(report: Report, language: Language) -> dict[str, object]:
    return {
        "name": report.name,
        "title": report.title.in_language(language),
        "authority": report.authority,
        "as_of": report.as_of.isoformat(timespec="seconds"),
        "period": report.period.in_language(language) if report.period else None,
        "preface": [each.in_language(language) for each in report.preface],
        "facts": {
            key: plain(each.value, language)
            for key, each in zip(keys_of(report.facts), report.facts, strict=True)
        },
        "tables": [_table(each, language) for each in report.tables],
        "notes": [each.in_language(language) for each in report.notes],
    }


def _table(table: Table, language: Language) -> dict[str, object]:
    keys = keys_of(table.columns)
    return {
        "name": table.key,
        "title": table.title.in_language(language),
        "columns": {
            key: column.title.in_language(language)
            for key, column in zip(keys, table.columns, strict=True)
        },
        "rows": [_row(keys, each, language) for each in table.rows],
    }


def _row(keys: Sequence[str], row: Row, language: Language) -> dict[str, object]:
    return {key: plain(cell, language) for key, cell in zip(keys, row.cells, strict=True)}
