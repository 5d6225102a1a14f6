"""Where the parts of a chart are, for a page: the template draws them as SVG.

Along the page places are per cent of the chart's width, down it they are pixels, so that a chart
fits a telephone and a sheet of paper without its letters changing size. What a chart says is also
told by a number, a dash or the shape of a mark, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count, groupby
from math import ceil
from typing import NamedTuple

from socialpolicy.reports.rendering.charts import number_in
from socialpolicy.reports.rendering.wording import UNITS, worded, words_of
from socialpolicy.reports.tables import Bars, Cell, Heat, Kind, Lines, Share, Table
from socialpolicy.text import Language, Text

MOST_BARS = 15
"""As many as a sheet of paper that lies down has room for; of more rows the first are drawn."""

MOST_POINTS = 400
SERIES = 5
"""As many looks of a line as there are: colour, dash and mark. A sixth line begins again."""

SHADES = 5
BAR_HEIGHT = 36
LINES_HEIGHT = 200
SQUARE_HEIGHT = 28
_NAME = 38
_ROW_NAME = 14
_HEAD = 8
_WIDE, _NARROW = 120, 40
"""Letters beside each other under a chart on a screen, and on a telephone."""

_MOST_MARKS = 40
_TOP = 16
_MOST_STEPS = 5
_LENGTHS = (60, 300, 900, 1800, *(3600 * hours for hours in (1, 2, 4, 8, 12, 24, 48, 120)))


class Label(NamedTuple):
    """A word in a chart at a place; a small one is left out where the page is narrow."""

    words: str
    x: float
    y: float
    small: bool = False


class Bar(NamedTuple):
    """A bar under its name and number, `width` per cent long."""

    name: str
    value: str
    y: int
    width: float


class BarChart(NamedTuple):
    """Bars under each other. Of shares the whole is drawn too. `left_out` rows have no bar."""

    caption: Text
    title: Text
    height: int
    bars: tuple[Bar, ...]
    whole: bool
    left_out: int
    look: str = "bars"


class Series(NamedTuple):
    """One line, in pieces where values are missing; `look` is its colour, dash and mark."""

    title: str
    look: int
    pieces: tuple[str, ...]
    marks: tuple[tuple[float, float], ...]


class Panel(NamedTuple):
    """Lines that are measured alike, over one scale."""

    height: int
    scale: tuple[Label, ...]
    names: tuple[Label, ...]
    series: tuple[Series, ...]


class LineChart(NamedTuple):
    """Panels under each other, one for each kind of number."""

    caption: Text
    title: Text
    panels: tuple[Panel, ...]
    look: str = "lines"


class Square(NamedTuple):
    """A square with its number; `shade` goes from 0, which is none, to `SHADES`."""

    words: str
    x: float
    y: int
    shade: int


class HeatChart(NamedTuple):
    """Squares in rows and columns, each `width` per cent wide."""

    caption: Text
    title: Text
    height: int
    columns: int
    width: float
    heads: tuple[Label, ...]
    names: tuple[Label, ...]
    squares: tuple[Square, ...]
    look: str = "heat"


_BARS = Text(
    sv="{value}. Siffrorna står i tabellen nedanför.",
    en="{value}. The figures are in the table below.",
)
_HEAT = Text(
    sv="Ju starkare färg, desto högre siffra. Tom ruta betyder 0.",
    en="The stronger the colour, the higher the number. An empty square means 0.",
)


def drawn(table: Table, language: Language) -> BarChart | LineChart | HeatChart | None:
    """Lay out a table's chart; None where it has none or there is too little to draw."""
    match table.chart:
        case Bars() if table.rows:
            return _bars(table, table.chart, language)
        case Lines() if 1 < len(table.rows) <= MOST_POINTS:
            return _lines(table, table.chart, language)
        case Heat() if table.rows and len(table.columns) > 1:
            return _heat(table, language)
        case _:
            return None


def _bars(table: Table, chart: Bars, language: Language) -> BarChart:
    names = [table.position(key) for key in (chart.name, chart.also) if key]
    value = table.position(chart.value)
    column = table.columns[value]
    rows = table.rows[:MOST_BARS]
    numbers = [number_in(row.cells[value]) for row in rows]
    whole = any(isinstance(row.cells[value], Share) for row in rows)
    most = 1.0 if whole else max(numbers, default=0)
    bars = tuple(
        Bar(
            _cut(
                " ".join(worded(row.cells[n], table.columns[n].kind, language) for n in names),
                _NAME,
            ),
            worded(row.cells[value], column.kind, language),
            number * BAR_HEIGHT,
            _part(size, most),
        )
        for number, (row, size) in enumerate(zip(rows, numbers, strict=True))
    )
    return BarChart(
        _with(_BARS, column.title),
        column.title,
        len(bars) * BAR_HEIGHT,
        bars,
        whole,
        len(table.rows) - len(rows),
    )


def _lines(table: Table, chart: Lines, language: Language) -> LineChart | None:
    places = [table.position(key) for key in chart.values]
    seen = [
        place
        for place in places
        if any(isinstance(row.cells[place], int | Share) for row in table.rows)
    ]
    if not seen:
        return None
    name = table.position(chart.name)
    names = [worded(row.cells[name], table.columns[name].kind, language) for row in table.rows]
    looks = {place: 1 + number % SERIES for number, place in enumerate(seen)}
    panels = tuple(
        _panel(table, list(group), looks, names, language)
        for _, group in groupby(seen, key=lambda place: table.columns[place].kind)
    )
    sv, en = (
        ", ".join(table.columns[place].title.in_language(each) for place in seen)
        for each in (Language.SWEDISH, Language.ENGLISH)
    )
    titles = Text(sv, en)
    return LineChart(_with(_BARS, titles), titles, panels)


def _panel(
    table: Table,
    places: Sequence[int],
    looks: dict[int, int],
    names: Sequence[str],
    language: Language,
) -> Panel:
    kind = table.columns[places[0]].kind
    columns = [[row.cells[place] for row in table.rows] for place in places]
    most = max(number_in(cell) for column in columns for cell in column)
    step, steps = _scale(most, kind)
    across = len(names)

    def x(number: int) -> float:
        return round((number + 0.5) / across * 100, 3)

    def y(cell: Cell) -> float:
        return _height(number_in(cell) / (step * steps))

    short = [_cut(each, _ROW_NAME) for each in names]
    space = max(map(len, short)) + 2
    labelled = range(0, across, ceil(across / (_WIDE // space)))
    kept = ceil(len(labelled) / (_NARROW // space))
    marked = range(0, across, ceil(across / _MOST_MARKS))
    return Panel(
        LINES_HEIGHT,
        tuple(
            Label(_tick(step * number, kind, language), 0, _height(number / steps))
            for number in range(steps + 1)
        ),
        tuple(
            Label(
                short[i],
                x(i),
                LINES_HEIGHT,
                small=bool(number % kept),
            )
            for number, i in enumerate(labelled)
        ),
        tuple(
            Series(
                words_of(table.columns[place].title, language),
                looks[place],
                tuple(
                    " ".join(f"{x(i)},{y(column[i])}" for i in piece) for piece in _pieces(column)
                ),
                tuple((x(i), y(column[i])) for i in marked if column[i] is not None),
            )
            for place, column in zip(places, columns, strict=True)
        ),
    )


def _pieces(column: Sequence[Cell]) -> Iterator[list[int]]:
    """Give the places of values that follow on each other, two or more."""
    for there, run in groupby(range(len(column)), key=lambda i: column[i] is not None):
        piece = list(run)
        if there and len(piece) > 1:
            yield piece


def _height(part: float) -> float:
    return round(_TOP + (LINES_HEIGHT - _TOP) * (1 - part), 2)


def _scale(most: float, kind: Kind) -> tuple[float, int]:
    """Choose the step of a scale from 0, round to who reads it, and how many of them it has."""
    if kind is Kind.SHARE:
        return 0.25, 4
    if kind in UNITS:
        steps: Iterator[float] = chain(_LENGTHS, (432_000.0 * 10**i for i in count(1)))
    else:
        steps = (float(round_number * 10**i) for i in count() for round_number in (1, 2, 5))
    step = next(each for each in steps if each * _MOST_STEPS >= most)
    return step, max(ceil(most / step), 1)


def _tick(size: float, kind: Kind, language: Language) -> str:
    return worded(
        Share(round(size * 100), 100) if kind is Kind.SHARE else int(size), kind, language
    )


def _heat(table: Table, language: Language) -> HeatChart:
    columns = table.columns[1:]
    numbers = [[number_in(cell) for cell in row.cells[1:]] for row in table.rows]
    most = max(map(max, numbers))
    width = 100 / len(columns)
    return HeatChart(
        _HEAT,
        Text(*(words_of(table.title, each) for each in (Language.SWEDISH, Language.ENGLISH))),
        SQUARE_HEIGHT * len(numbers),
        len(columns),
        round(width, 4),
        tuple(
            Label(_cut(words_of(column.title, language), _HEAD), round((i + 0.5) * width, 3), 0)
            for i, column in enumerate(columns)
        ),
        tuple(
            Label(
                _cut(worded(row.cells[0], table.columns[0].kind, language), _ROW_NAME),
                0,
                SQUARE_HEIGHT * i,
            )
            for i, row in enumerate(table.rows)
        ),
        tuple(
            Square(
                worded(cell, column.kind, language) if number else "",
                round(i * width, 3),
                SQUARE_HEIGHT * down,
                ceil(number / most * SHADES) if number else 0,
            )
            for down, (row, along) in enumerate(zip(table.rows, numbers, strict=True))
            for i, (column, cell, number) in enumerate(
                zip(columns, row.cells[1:], along, strict=True)
            )
        ),
    )


def _part(size: float, most: float) -> float:
    """Give a length in per cent; what is more than nothing is seen."""
    return max(round(size / most * 100, 2), 0.5) if size > 0 else 0.0


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _with(sentence: Text, title: Text) -> Text:
    return Text(sentence.sv.format(value=title.sv), sentence.en.format(value=title.en))
