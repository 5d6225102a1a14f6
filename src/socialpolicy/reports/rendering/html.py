"""Reports as one HTML page, for a board, a screen or a sheet of paper.

The page has no script and asks for nothing from elsewhere. Jinja2 escapes every value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.reports.rendering.charts_svg import (
    SHADES,
    BarChart,
    HeatChart,
    LineChart,
    drawn,
)
from socialpolicy.reports.rendering.wording import NONE, UNITS, sentence_of, worded, words_of
from socialpolicy.reports.tables import NUMERIC, Cell, Column, Fact, Kind, Report, Row, stacks_of
from socialpolicy.text import Language, Text, moment

if TYPE_CHECKING:
    from jinja2 import Template

_WORDS = {
    "as_of": Text(sv="Läget {moment}", en="As of {moment}"),
    "period": Text(sv="Gäller", en="Period"),
    "contents": Text(sv="Innehåll", en="Contents"),
    "facts": Text(sv="I korthet", en="In short"),
    "notes": Text(sv="Så räknar vi", en="How this is counted"),
    "skip": Text(sv="Hoppa till innehållet", en="Skip to the content"),
    "top": Text(sv="Till innehållsförteckningen", en="To the contents"),
    "fewer": Text(sv="lägre", en="lower"),
    "more": Text(sv="högre", en="higher"),
    "left_out": Text(
        sv="Diagrammet visar de {shown} första av {rows} rader.",
        en="The chart shows the first {shown} of {rows} rows.",
    ),
    "spared": Text(
        sv="Syns på en bredare skärm: {columns}.", en="Shown on a wider screen: {columns}."
    ),
    "first_rows": Text(
        sv="Här är de {shown} första av {rows} rader. Alla finns när rapporten tas ut med "
        "--format excel eller --format json.",
        en="Here are the first {shown} of {rows} rows. All are in the report with "
        "--format excel or --format json.",
    ),
    "made_by": Text(
        sv="Gjord med socialpolicy ur kommunens register över sociala medier.",
        en="Made with socialpolicy from the municipality's register of social media.",
    ),
}
_SEVERAL = Text(sv="Rapporter om sociala medier", en="Social media reports")
_LEAST_COLUMNS, _FEW_COLUMNS, _MANY_COLUMNS = 3, 6, 9
MOST_ROWS = 1000
"""So many rows of a table are on the page: of thousands a browser is slow to show them."""
_DAYS = frozenset({Kind.DAY, Kind.MOMENT})
_LETTER = r"(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-fA-F]{2})"
_ADDRESS = re.compile(rf"https?://[\w.-]+(?::\d+)?(?:[/?]{_LETTER}*)?(?:#{_LETTER}*)?", re.ASCII)
_UNBROKEN = re.compile(r"\S{36}")
_SHORT, _LONG = 22, 60
"""Text is not broken into lines as long as it is short; what is long gets a wider column."""


class Shown(NamedTuple):
    """A value as it is on the page: how it is set, in which language when that is another.

    Others may stand `under` it in the same cell.
    """

    words: str
    look: str = ""
    address: bool = False
    lang: str | None = None
    under: Sequence[Shown] = ()


class ShownTable(NamedTuple):
    """A table on the page. `id` is unique on it."""

    id: str
    title: str
    heads: Sequence[Shown]
    rows: Sequence[Sequence[Shown]]
    empty: str
    spared: str | None
    left_out: str | None
    note: str | None
    look: str
    chart: BarChart | LineChart | HeatChart | None


class ShownReport(NamedTuple):
    """A report on the page. A wide one is printed on sheets that lie down."""

    id: str
    title: str
    period: str | None
    preface: Sequence[str]
    facts: Sequence[tuple[str, Shown]]
    tables: Sequence[ShownTable]
    notes: Sequence[str]
    wide: bool


def render(reports: Sequence[Report], language: Language) -> str:
    """Write the reports on one page, in the order given, with contents when they are several."""
    first = reports[0]
    periods = {each.period for each in reports if each.period}
    shown = [_report(each, language) for each in reports]
    several = len(reports) > 1
    return _template().render(
        lang=language.value,
        word={name: text.in_language(language) for name, text in _WORDS.items()},
        authority=words_of(first.authority, language),
        title=_SEVERAL.in_language(language) if several else shown[0].title,
        as_of=_WORDS["as_of"]
        .in_language(language)
        .format(moment=moment(first.as_of, language, year=True)),
        period=periods.pop().in_language(language) if len(periods) == 1 else None,
        periods_differ=len(periods) > 1,
        reports=shown,
        several=several,
        shades=range(1, SHADES + 1),
        in_words=lambda text: words_of(text, language),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("socialpolicy.reports.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja")


def _report(report: Report, language: Language) -> ShownReport:
    return ShownReport(
        report.name,
        words_of(report.title, language),
        report.period.in_language(language) if report.period else None,
        [words_of(each, language) for each in report.preface],
        [(words_of(fact.title, language), _fact(fact, language)) for fact in report.facts],
        list(_tables(report, language)),
        [words_of(each, language) for each in report.notes],
        any(len(stacks_of(each.columns)) > _FEW_COLUMNS for each in report.tables),
    )


def _fact(fact: Fact, language: Language) -> Shown:
    words = sentence_of(fact.value, fact.kind, language)
    look = "length" if fact.kind in UNITS else "figure" if fact.kind in NUMERIC else ""
    return Shown(words, look, lang=_spoken(fact.value, language))


def _tables(report: Report, language: Language) -> Iterator[ShownTable]:
    for number, table in enumerate(report.tables, 1):
        columns, stacks = table.columns, stacks_of(table.columns)
        heads = [
            Shown(words_of(each.title, language), "n" if each.kind in NUMERIC else "")
            for each in columns
        ]
        yield ShownTable(
            f"{report.name}-{number}-{table.key}",
            words_of(table.title, language),
            _stacked(heads, columns, stacks),
            [
                _stacked(_row(each, columns, language), columns, stacks)
                for each in table.rows[:MOST_ROWS]
            ],
            words_of(table.empty, language),
            _spared([columns[first] for first, *_ in stacks], language),
            _left_out(len(table.rows), language),
            words_of(table.note, language) if table.note else None,
            _breadth(len(stacks)),
            drawn(table, language),
        )


def _stacked(
    cells: Sequence[Shown], columns: Sequence[Column], stacks: Sequence[Sequence[int]]
) -> list[Shown]:
    """Put cells or headings in those that they stand under, and mark what gives way."""
    stacked = []
    for first, *others in stacks:
        cell = cells[first]
        if under := [cells[i] for i in others if cells[i].words not in ("", NONE)]:
            cell = cell._replace(under=under)
        if columns[first].spare:
            cell = cell._replace(look=f"{cell.look} {_SPARE}".lstrip())
        stacked.append(cell)
    return stacked


_SPARE = "spare"
"""Marks the cells that a narrow screen leaves out."""


def _spared(columns: Sequence[Column], language: Language) -> str | None:
    """Say which columns a narrow screen leaves out, where it does."""
    names = [words_of(each.title, language) for each in columns if each.spare]
    if not names:
        return None
    return _WORDS["spared"].in_language(language).format(columns=", ".join(names))


def _left_out(rows: int, language: Language) -> str | None:
    """Say that a table is longer than it is on the page, where it is."""
    if rows <= MOST_ROWS:
        return None
    shown, every = (worded(each, Kind.NUMBER, language) for each in (MOST_ROWS, rows))
    return _WORDS["first_rows"].in_language(language).format(shown=shown, rows=every)


def _breadth(columns: int) -> str:
    """Say how wide a table is: columns far apart are hard to read across."""
    if columns <= _FEW_COLUMNS:
        return "least" if columns <= _LEAST_COLUMNS else "few"
    return "many" if columns >= _MANY_COLUMNS else ""


def _row(row: Row, columns: Sequence[Column], language: Language) -> list[Shown]:
    return [
        _cell(cell, column.kind, language) for cell, column in zip(row.cells, columns, strict=True)
    ]


def _cell(cell: Cell, kind: Kind, language: Language) -> Shown:
    words = worded(cell, kind, language)
    if kind in NUMERIC:
        return Shown(words, "n")
    if kind in _DAYS:
        return Shown(words, "d")
    address = words.startswith("http") and words == cell and bool(_ADDRESS.fullmatch(words))
    if len(words) <= (_LONG if kind is Kind.ID else _SHORT):
        look = ""
    else:
        look = "u" if _UNBROKEN.search(words) else "l" if len(words) > _LONG else "w"
    return Shown(words, look, address, _spoken(cell, language))


def _spoken(value: object, language: Language) -> str | None:
    """Give the language of words from the register, where the page's is another.

    A screen reader reads a Swedish sentence on an English page aloud as English unless it is
    told (WCAG 2.1, success criterion 3.1.2). Single words are names as often as not.
    """
    if language is Language.ENGLISH and isinstance(value, str) and " " in value:
        return Language.SWEDISH.value
    return None
