"""What differs in a report on accounts since the register of another revision: row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.rendering.wording import worded
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Language, Text

SINCE = Text(sv="Sedan {revision} den {day}", en="Since {revision} on {day}")
"""The heading of what differs; `day` is the day of the revision."""

_NEW = Coded("new", Text(sv="ny", en="new"))
_GONE = Coded("gone", Text(sv="borta", en="gone"))
_CHANGED = Coded("changed", Text(sv="ändrad", en="changed"))
_CHANGE = Text(sv="{title}: {was} → {now}", en="{title}: {was} → {now}")
_COLUMNS = (
    ACCOUNT,
    Column("change", Text(sv="Raden är", en="The row is")),
    Column("changes", Text(sv="Ändrat", en="Changed"), Kind.LIST),
)
_NONE = Text(sv="Inget är ändrat.", en="Nothing has changed.")
_WHICH = ("step",)
"""Columns that tell rows of one account from each other, beside their order."""

_Key: TypeAlias = tuple[str, ...]
_Found: TypeAlias = tuple[Sequence[Column], Row]


def since(now: Report, before: Report, then: Register) -> Table:
    """Set the accounts in the tables of a report beside what they were in another revision."""
    here, there = ({key: pair for t in r.tables for key, pair in _keyed(t)} for r in (now, before))
    title = FilledText(SINCE, {"revision": then.revision, "day": then.today})
    rows = {(row.cells[0], row.cells[1], str(row.cells[2])): row for row in _rows(here, there)}
    return Table("since", title, _COLUMNS, tuple(rows.values()), _NONE)


def _rows(here: Mapping[_Key, _Found], there: Mapping[_Key, _Found]) -> Iterator[Row]:
    for key, (columns, row) in here.items():
        if key not in there:
            yield Row((key[1], _NEW, ()))
        elif changes := tuple(_changes(columns, there[key][1].cells, row.cells)):
            yield Row((key[1], _CHANGED, changes))
    for key in there:
        if key not in here:
            yield Row((key[1], _GONE, ()))


def _keyed(table: Table) -> Iterator[tuple[_Key, _Found]]:
    """Give the rows by the table and what they are about: the account, the step, or their order."""
    if ACCOUNT not in table.columns:
        return
    keys = (ACCOUNT.key, *(each.key for each in table.columns if each.key in _WHICH))
    places = [table.position(key) for key in keys]
    seen: Counter[_Key] = Counter()
    for row in table.rows:
        about = (worded(row.cells[place], Kind.TEXT, Language.SWEDISH) for place in places)
        key = (table.key, *about)
        yield (*key, str(seen[key])), (table.columns, row)
        seen[key] += 1


def _changes(
    columns: Sequence[Column], before: Sequence[Cell], now: Sequence[Cell]
) -> Iterator[FilledText]:
    for column, was, new in zip(columns, before, now, strict=True):
        words = _words(was, column.kind), _words(new, column.kind)
        if words[0] != words[1]:
            yield FilledText(_CHANGE, {"title": column.title, "was": words[0], "now": words[1]})


def _words(cell: Cell, kind: Kind) -> Text:
    return Text(*(worded(cell, kind, language) for language in Language))
