"""What a report holds, before any format: sentences, facts and tables of plain values.

Every format is a function of this, so that the same numbers stand in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Text


class Kind(StrEnum):
    """What the cells of a column hold, and so how each format writes them."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    """Cells are `Share`."""
    SHARE_OF = "share_of"
    """Cells are `Share`, and people are told what of how many: `96 % (24 av 25)`."""
    DAY = "day"
    MOMENT = "moment"
    """Cells are datetimes with the municipality's offset."""
    WORKING_TIME = "working_time"
    """Cells are whole seconds of staffed time."""
    CLOCK_TIME = "clock_time"
    """Cells are whole seconds by the clock."""
    WORKING_CHANGE = "working_change"
    """Cells are whole seconds of staffed time more than before, negative for less."""
    CHANGE = "change"
    """Cells are numbers more than before, negative for fewer."""
    POINTS = "points"
    """Cells are percentage points more than before, whole ones, negative for less."""
    ID = "id"
    """Cells are texts that are copied into a command, and so are never broken."""
    LIST = "list"
    """Cells are tuples of texts, or of values with codes."""


NUMERIC = frozenset(Kind) - {Kind.TEXT, Kind.DAY, Kind.MOMENT, Kind.ID, Kind.LIST}
"""The kinds that are set to the right and may be drawn."""


class Share(NamedTuple):
    """A part of a whole, such as the answers in time; never shown where the whole is 0."""

    part: int
    whole: int

    @property
    def per_cent(self) -> int:
        """The share in whole per cent, halves up. Raises ZeroDivisionError where the whole is 0.

        100 is said of all alone and 0 of none alone: 299 of 300 is 99, 1 of 300 is 1.
        """
        rounded = (200 * self.part + self.whole) // (2 * self.whole)
        return min(max(rounded, 1), 99) if 0 < self.part < self.whole else rounded


class Coded(NamedTuple):
    """A value with the code that programs read and the words that people do."""

    code: str
    words: Text


Cell: TypeAlias = (
    str
    | Text
    | FilledText
    | Coded
    | int
    | Share
    | date
    | datetime
    | Sequence["str | Text | FilledText | Coded"]
    | None
)
"""One value of a table; None where there is none, or it is not known."""


class Column(NamedTuple):
    """A column: `key` is for programs and the same in both languages, `title` for people.

    In text and HTML, one that is `under` another stands below the cells of the column before it.
    Where a table is too wide for the screen, the columns that are `spare` are left out, those with
    the highest number first; on a page all of them at once. No other format heeds this.
    """

    key: str
    title: Text
    kind: Kind = Kind.TEXT
    under: bool = False
    spare: int = 0


def stacks_of(columns: Sequence[Column]) -> list[list[int]]:
    """Group columns by their positions: each with those that stand under it."""
    stacks: list[list[int]] = []
    for place, column in enumerate(columns):
        if column.under and stacks:
            stacks[-1].append(place)
        else:
            stacks.append([place])
    return stacks


@dataclass(frozen=True, slots=True)
class Row:
    """A cell for each column; `behind` has the ids that a column's number counts, by its key."""

    cells: tuple[Cell, ...]
    behind: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Bars(NamedTuple):
    """A chart of a table: a bar for each row, named by one column and as long as another says.

    `also` is a column that says more of the name, where the chart stands apart from the table.
    """

    name: str
    value: str
    also: str = ""


class Lines(NamedTuple):
    """A chart of a table: how columns of numbers change from row to row, named by one column."""

    name: str
    values: tuple[str, ...]


class Heat(NamedTuple):
    """A chart of a table: all its columns but the first are numbers, the more the darker."""


Chart: TypeAlias = Bars | Lines | Heat


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. `empty` is the sentence in place of a table without rows.

    `below` names columns that a narrow screen has on lines of their own beneath each row.
    """

    key: str
    title: Text | FilledText
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: Text
    note: Text | FilledText | None = None
    chart: Chart | None = None
    below: frozenset[str] = frozenset()

    def position(self, key: str) -> int:
        """Give the position of a column by its key. Raises ValueError when there is none."""
        return [column.key for column in self.columns].index(key)


class Fact(NamedTuple):
    """One figure or statement of a report that is in no table, with what it is called."""

    key: str
    title: Text
    value: Cell
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Report:
    """One report, ready for any format.

    `preface` comes first: what the report is, and what it is not. `lacking` is the part of it
    that says what could not be read. `notes` come last: how the figures are counted. `as_of` is
    the moment it is of, and `period` what it is about, where that is a time.
    """

    name: str
    title: Text
    authority: str
    as_of: datetime
    tables: tuple[Table, ...]
    period: Text | None = None
    preface: tuple[Text | FilledText, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Text | FilledText, ...] = ()
    lacking: tuple[Text | FilledText, ...] = ()


_BEHIND = Text(sv="Raderna bakom siffrorna", en="The entries behind the numbers")
_NOTHING_BEHIND = Text(
    sv="Inga siffror i rapporten räknar poster.", en="No number of the report counts entries."
)
_BEHIND_COLUMNS = (
    Column("table", Text(sv="Tabell", en="Table")),
    Column("row", Text(sv="Rad", en="Row")),
    Column("figure", Text(sv="Siffra", en="Figure")),
    Column("entry", Text(sv="Post", en="Entry"), Kind.ID),
)


def entries_behind(report: Report) -> Table:
    """List every entry that the numbers of a report count, a row for each number it is in."""
    rows = [
        Row((Coded(table.key, _plain(table.title)), row.cells[0], column.title, id))
        for table in report.tables
        for row in table.rows
        for column in table.columns
        for id in row.behind.get(column.key, ())
    ]
    below = frozenset({"row"})
    return Table("entries", _BEHIND, _BEHIND_COLUMNS, tuple(rows), _NOTHING_BEHIND, below=below)


def _plain(title: Text | FilledText) -> Text:
    return title if isinstance(title, Text) else title.text
