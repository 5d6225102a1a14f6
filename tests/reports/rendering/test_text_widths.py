"""Tables of reports in 80 columns: headings are broken before anything else gives way."""

from __future__ import annotations

from datetime import UTC, datetime

from socialpolicy.reports.rendering import text
from socialpolicy.reports.tables import Column, Kind, Report, Row, Table
from socialpolicy.text import Language, Text

HEADS = ("Median, arbetstid", "Median, klocktid", "Längst, arbetstid", "Längst, klocktid")


def shown(columns: tuple[Column, ...], cells: tuple[str | int, ...]) -> list[str]:
    title = Text("Tabell", "Table")
    table = Table("table", title, columns, (Row(cells),), title)
    report = Report("test", title, "Kommunen", datetime(2026, 11, 22, 12, tzinfo=UTC), (table,))
    return text.render([report], Language.SWEDISH, colour=False, width=80).splitlines()[3:]


def test_long_headings_of_numbers_are_broken_between_words() -> None:
    """The headings are 66 cells and the name 18: beside each other they need 94, the words 66."""
    numbers = tuple(Column(head, Text(head, head), Kind.NUMBER) for head in HEADS)
    lines = shown((Column("name", Text("Namn", "Name")), *numbers), ("n" * 18, 1, 2, 3, 4))
    assert "Median," in lines[1]
    assert "arbetstid" in lines[2]
    assert lines[-1].split() == ["n" * 18, "1", "2", "3", "4"]
    assert max(map(len, lines)) <= 80


def test_headings_stay_whole_where_there_is_room() -> None:
    numbers = tuple(Column(head, Text(head, head), Kind.NUMBER) for head in HEADS[:2])
    lines = shown((Column("name", Text("Namn", "Name")), *numbers), ("n" * 18, 1, 2))
    assert HEADS[0] in lines[1]
    assert HEADS[1] in lines[1]
