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


def test_text_is_wrapped_between_words_before_words_are_broken() -> None:
    """The one word of 40 cells stays whole; the columns of many short ones give way."""
    columns = tuple(Column(key, Text(key, key)) for key in "abc")
    long = "n" * 40
    lines = shown(columns, ("ord " * 20, "ord " * 20, long))
    assert any(long in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_columns_as_wide_as_each_other_give_way_alike() -> None:
    """Two columns of 100 letters without a blank share 80 - 2 - 2 cells: 38 each."""
    columns = tuple(Column(key, Text(key, key)) for key in "ab")
    lines = shown(columns, ("n" * 100, "m" * 100))
    assert lines[2].split() == ["n" * 38, "m" * 38]


def test_a_column_that_is_spare_goes_before_a_word_is_broken() -> None:
    """80 cells hold the word and one of the texts of 22, 2 apart; broken, they would hold both."""
    long = "Samhällsbyggnadsförvaltningsenheten"
    texts = tuple(Column(key, Text(key, key), spare=spare) for key, spare in (("b", 0), ("c", 1)))
    columns = (Column("a", Text("a", "a")), *texts)
    lines = shown(columns, (long, "m" * 22, "n" * 22))
    assert lines[1].split() == ["a", "b"]
    assert lines[2].split() == [long, "m" * 22]
    assert any("Det finns inte plats för c här" in line for line in lines)


def test_a_word_that_no_screen_holds_takes_no_column_with_it() -> None:
    columns = (Column("a", Text("a", "a")), Column("b", Text("b", "b"), spare=1))
    lines = shown(columns, ("n" * 10_000, "m" * 22))
    assert lines[1].split() == ["a", "b"]
    assert max(map(len, lines)) <= 80
