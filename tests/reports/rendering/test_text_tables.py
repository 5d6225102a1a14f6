"""Tables of reports on a screen: what stands under what, what gives way, and maps of heat."""

from __future__ import annotations

from datetime import UTC, datetime

from socialpolicy.reports.rendering import text
from socialpolicy.reports.tables import Cell, Coded, Column, Heat, Kind, Report, Row, Table
from socialpolicy.text import Language, Text

NAME = Column("name", Text("Namn", "Name"))
TARGET = Column("target", Text("Mål", "Target"), Kind.LIST, under=True)
MEDIAN = Column("median", Text("Median", "Median"), Kind.WORKING_TIME)
CLOCK = Column("median", Text("Median i klocktid", "Median, clock"), Kind.CLOCK_TIME, under=True)


def shown(table: Table, width: int = 80, language: Language = Language.SWEDISH) -> list[str]:
    report = Report(
        "test", Text("Test", "Test"), "Kommunen", datetime(2026, 11, 22, 12, tzinfo=UTC), (table,)
    )
    return text.render([report], language, colour=False, width=width).splitlines()[3:]


def table(columns: tuple[Column, ...], *rows: tuple[Cell, ...], heat: bool = False) -> Table:
    title = Text("Tabell", "Table")
    return Table("t", title, columns, tuple(map(Row, rows)), title, chart=Heat() if heat else None)


def test_a_column_stands_under_the_one_before_it_and_clock_time_in_parentheses() -> None:
    day = Coded("1 working day", Text("1 arbetsdag", "1 working day"))
    lines = shown(table((NAME, TARGET, MEDIAN, CLOCK), ("X", (day,), 3000, 66000)))
    assert lines == [
        "Tabell (klocktid inom parentes)",
        "  Namn                  Median",
        "  X                     50 min",
        "  1 arbetsdag  (18 tim 20 min)",
    ]


def test_nothing_stands_under_where_there_is_nothing() -> None:
    lines = shown(table((NAME, TARGET, MEDIAN, CLOCK), ("X", (), None, None)))
    assert lines[2:] == ["  X          –"]


def test_spare_columns_give_way_the_highest_first_and_are_named() -> None:
    """Three columns of 18 and the name need 2 + 4 + 3 × (2 + 18) = 66."""
    columns = [Column(key, Text(key * 18, key * 18), spare=n) for n, key in enumerate("abc")]
    whole = table((NAME, *columns), ("n", "1", "2", "3"))
    assert "c" * 18 in shown(whole, 66)[1]
    lines = shown(whole, 65)
    assert "c" * 18 not in lines[1]
    assert "b" * 18 in lines[1]
    note = "Det finns inte plats för cccccccccccccccccc här, men på en bredare skärm och i"
    assert " ".join(lines[-2:]) == f"{note} andra format."


def test_changes_have_their_sign() -> None:
    columns = (
        Column("p", Text("P", "P"), Kind.POINTS),
        Column("w", Text("W", "W"), Kind.WORKING_CHANGE),
    )
    lines = shown(table(columns, (1, -420), (-12, 3600), (0, 0)))
    assert [line.split(maxsplit=1) for line in lines[2:]] == [
        ["+1", "−7 min"],
        ["−12", "+1 tim"],
        ["0", "0 tim"],
    ]


def test_a_map_of_heat_is_drawn_with_the_highest_block_for_the_most() -> None:
    hours = tuple(Column(f"h{n}", Text(f"{n:02}", f"{n:02}"), Kind.NUMBER) for n in range(4))
    lines = shown(table((NAME, *hours), ("mån", 8, 4, 1, 0), heat=True))
    assert lines[1:] == ["        00  02", "  mån   █ ▄ ▁ ·", "  █ = 8, · = inget"]


def test_a_map_of_nothing_is_no_division_by_zero() -> None:
    hours = tuple(Column(f"h{n}", Text(f"{n:02}", f"{n:02}"), Kind.NUMBER) for n in range(4))
    assert shown(table((NAME, *hours), ("mån", 0, 0, 0, 0), heat=True))[2:] == ["  mån   · · · ·"]
