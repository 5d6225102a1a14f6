"""Where the parts of a chart are, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socialpolicy.reports.rendering.charts_svg import BarChart, HeatChart, LineChart, drawn
from socialpolicy.reports.tables import Bars, Column, Heat, Kind, Lines, Row, Table
from socialpolicy.text import Language, Text
from tests.reports.rendering.examples import EMPTY, HOURS, MONTHS, UNITS


def made(kind: Kind, *numbers: int | None, chart: Bars | Lines | Heat) -> Table:
    return Table(
        "made",
        Text(sv="Gjord", en="Made"),
        (Column("name", Text(sv="Namn", en="Name")), Column("size", Text("Mått", "Size"), kind)),
        tuple(Row((f"{number}", size)) for number, size in enumerate(numbers, 1)),
        EMPTY,
        chart=chart,
    )


def bars(table: Table) -> BarChart:
    chart = drawn(table, Language.SWEDISH)
    assert isinstance(chart, BarChart)
    return chart


def lines(table: Table) -> LineChart:
    chart = drawn(table, Language.ENGLISH)
    assert isinstance(chart, LineChart)
    return chart


def test_a_bar_of_shares_is_as_long_as_the_share() -> None:
    chart = bars(UNITS)
    # 1153 of 1204, 1 of 3, and none of none.
    assert [each.width for each in chart.bars] == [95.76, 33.33, 0]
    assert [each.value for each in chart.bars] == ["96 %", "33 %", "–"]
    assert chart.whole


def test_the_longest_bar_of_numbers_fills_the_width_and_the_least_is_seen() -> None:
    chart = bars(made(Kind.NUMBER, 1000, 500, 1, 0, None, chart=Bars("name", "size")))
    assert [each.width for each in chart.bars] == [100, 50, 0.5, 0, 0]
    assert not chart.whole


def test_nothing_but_zeros_is_bars_without_length() -> None:
    chart = bars(made(Kind.NUMBER, 0, 0, chart=Bars("name", "size")))
    assert [each.width for each in chart.bars] == [0, 0]


def test_of_many_rows_the_first_are_drawn_and_the_others_counted() -> None:
    chart = bars(made(Kind.NUMBER, *range(100), chart=Bars("name", "size")))
    assert len(chart.bars) == 15
    assert chart.left_out == 85


def test_lines_are_drawn_beside_others_of_their_kind_and_break_where_a_value_is_missing() -> None:
    counts, shares, lengths = lines(MONTHS).panels
    assert [each.title for each in counts.series] == ["Received", "Late"]
    received, late = counts.series
    assert len(received.pieces) == 1
    assert [len(piece.split()) for piece in late.pieces] == [5, 6]
    assert [len(each.marks) for each in counts.series] == [12, 11]
    assert [each.title for each in (*shares.series, *lengths.series)] == ["In time", "Median"]
    looks = [each.look for panel in (counts, shares, lengths) for each in panel.series]
    assert looks == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("kind", "most", "scale"),
    [
        (Kind.NUMBER, 0, ["0", "1"]),
        (Kind.NUMBER, 1, ["0", "1"]),
        (Kind.NUMBER, 28, ["0", "10", "20", "30"]),
        (Kind.NUMBER, 1_001, ["0", "500", "1,000", "1,500"]),
        (Kind.WORKING_TIME, 6 * 3600, ["0 h", "2 h", "4 h", "6 h"]),
        (Kind.CLOCK_TIME, 4_000_000, ["0 h", "1200 h"]),
    ],
)
def test_a_scale_has_round_steps(kind: Kind, most: int, scale: list[str]) -> None:
    (panel,) = lines(made(kind, 0, most, chart=Lines("name", ("size",)))).panels
    assert [each.words for each in panel.scale] == scale


def test_names_under_a_line_have_room_on_a_screen_and_fewer_on_a_telephone() -> None:
    # Names of 7 letters and 2 of space: 13 have room in 120 letters, 4 in 40.
    names = lines(MONTHS).panels[0].names
    assert [each.words for each in names] == [f"2025-{month:02}" for month in range(1, 13)]
    kept = [each.words for each in names if not each.small]
    assert kept == ["2025-01", "2025-04", "2025-07", "2025-10"]


def test_a_line_goes_from_the_bottom_of_the_scale_to_its_top() -> None:
    (panel,) = lines(made(Kind.NUMBER, 0, 5, chart=Lines("name", ("size",)))).panels
    # The plot is from 16 pixels down to 200, and each row has half of the width.
    assert panel.series[0].pieces == ("25.0,200.0 75.0,16.0",)


@pytest.mark.parametrize("sizes", [(), (1,), (None, None)])
def test_a_line_needs_two_rows_and_a_value(sizes: tuple[int | None, ...]) -> None:
    table = made(Kind.NUMBER, *sizes, chart=Lines("name", ("size",)))
    assert drawn(table, Language.SWEDISH) is None


def test_squares_are_the_stronger_the_more_and_have_their_number() -> None:
    chart = drawn(HOURS, Language.SWEDISH)
    assert isinstance(chart, HeatChart)
    assert len(chart.squares) == 7 * 24
    monday = chart.squares[:24]
    # 0 from 0 to 5 o'clock, then 2, 4, 6, 8, 10, 12, 14 with 14 as the most: fifths, rounded up.
    assert [each.shade for each in monday[:13]] == [0] * 6 + [1, 2, 3, 3, 4, 5, 5]
    assert [each.words for each in monday[:13]] == [""] * 6 + ["2", "4", "6", "8", "10", "12", "14"]


def test_an_empty_table_and_one_without_a_chart_are_not_drawn() -> None:
    assert drawn(replace(HOURS, rows=()), Language.SWEDISH) is None
    assert drawn(replace(UNITS, rows=()), Language.SWEDISH) is None
    assert drawn(replace(UNITS, chart=None), Language.SWEDISH) is None
