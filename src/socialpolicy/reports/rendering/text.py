"""Reports as text for a terminal: tables that fit the width, and bars beside their numbers.

A table too wide for the screen is written as one paragraph a row, so that nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socialpolicy.formats.words import unobeyed
from socialpolicy.reports.rendering import charts
from socialpolicy.reports.rendering.wording import NONE, sentence_of, worded, words_of
from socialpolicy.reports.tables import (
    NUMERIC,
    Bars,
    Cell,
    Coded,
    Column,
    Fact,
    Heat,
    Kind,
    Report,
    Table,
    stacks_of,
)
from socialpolicy.screen import cells, grid, painted, wrap
from socialpolicy.text import FilledText, Language, Text, moment

_AS_OF = Text(sv="Läget {moment}", en="As of {moment}")
_CONTENTS = Text(sv="Innehåll", en="Contents")
_CLOCK = Text(sv="klocktid inom parentes", en="clock time in parentheses")
_BY_CLOCK = Text(sv="{length} i klocktid", en="{length} by the clock")
_LEFT_OUT = Text(
    sv="Det finns inte plats för {columns} här, men på en bredare skärm och i andra format.",
    en="There is no room for {columns} here, but on a wider screen and in other formats.",
)
_LONGEST_BAR = 16
_LEAST_BAR = 6
_NARROWEST_TEXT = 14
_EASY_TEXT = 22
"""Cells that columns of text keep as long as other columns can be left out instead."""
_LONGEST_WORD = 40
"""Cells of a word that is kept whole; what is longer is an address, or nonsense."""
_LABEL = 26
_UNBROKEN = NUMERIC | {Kind.ID}


def render(reports: Sequence[Report], language: Language, *, colour: bool, width: int) -> str:
    """Write the reports one after another, with a list of them first when they are several."""
    page = _Page(language, colour, width)
    lines = list(page.contents(reports)) if len(reports) > 1 else []
    for report in reports:
        lines += [*([""] if lines else []), *page.report(report)]
    return "".join(f"{unobeyed(line)}\n" for line in lines)


class _Page:
    """One language, width and colour for all that is written."""

    def __init__(self, language: Language, colour: bool, width: int) -> None:  # noqa: FBT001
        self.language = language
        self.colour = colour
        self.width = width
        self.left_out: dict[str, None] = {}

    def contents(self, reports: Sequence[Report]) -> Iterator[str]:
        yield self._bold(_CONTENTS.in_language(self.language))
        for report in reports:
            yield f"  {report.title.in_language(self.language)}"

    def report(self, report: Report) -> Iterator[str]:
        yield from self._heading(report)
        for sentence in report.preface:
            yield from wrap(words_of(sentence, self.language), min(self.width, 80))
        if report.facts:
            yield ""
            yield from self._facts(report.facts)
        for table in report.tables:
            yield ""
            yield from self.table(table)
        if report.notes or self.left_out:
            yield ""
        if self.left_out:
            left_out = FilledText(_LEFT_OUT, {"columns": list(self.left_out)})
            yield from wrap(words_of(left_out, self.language), min(self.width, 80))
            self.left_out.clear()
        for sentence in report.notes:
            yield from self._note(sentence, marked=len(report.notes) > 1)

    def table(self, table: Table) -> Iterator[str]:
        stacks = stacks_of(table.columns)
        title = words_of(table.title, self.language)
        if any(table.columns[i].kind is Kind.CLOCK_TIME for _, *under in stacks for i in under):
            title = f"{title} ({_CLOCK.in_language(self.language)})"
        for line in wrap(title, self.width):
            yield self._bold(line)
        if not table.rows:
            yield from wrap(f"  {table.empty.in_language(self.language)}", self.width)
            return
        if isinstance(table.chart, Heat):
            yield from charts.heat_in_text(table, self.language, self.width)
        else:
            yield from self._cells(table, stacks)
            yield from charts.in_text(table, self.language, self.width)
        if table.note:
            yield from wrap(words_of(table.note, self.language), min(self.width, 80))

    def _cells(self, table: Table, stacks: list[list[int]]) -> Iterator[str]:
        """Write a table in columns, without those that there is no room for, or in paragraphs."""
        heads = [each.title.in_language(self.language) for each in table.columns]
        by_column = zip(*(row.cells for row in table.rows), strict=True)
        said = [
            self._worded(each, column.kind)
            for each, column in zip(by_column, table.columns, strict=True)
        ]
        rows = [[*row] for row in zip(*said, strict=True)]
        stacked = rows
        if len(stacks) < len(table.columns):
            stacked = [[_in_stack(row, each, table.columns) for each in stacks] for row in rows]
        fewer = list(_fewer(stacks, table.columns))
        # It is better to leave a column out than to break words in two.
        whole_words = [(left, True) for left in fewer] if len(fewer) > 1 else []
        for left, whole in [*whole_words, *((left, False) for left in fewer)]:
            tops = [table.columns[stacks[i][0]] for i in left]
            shown = [[row[i] for i in left] for row in stacked]
            own_heads = [heads[stacks[i][0]] for i in left]
            easy = table.below or any(top.spare for top in tops)
            narrowest = _EASY_TEXT if easy else _NARROWEST_TEXT
            widths = _widths(own_heads, shown, tops, self.width, narrowest, whole=whole)
            if widths is not None:
                right = [top.kind in NUMERIC for top in tops]
                yield from self._rows(table, [own_heads, *shown], right, widths)
                self.left_out.update(
                    dict.fromkeys(
                        heads[stack[0]] for i, stack in enumerate(stacks) if i not in left
                    )
                )
                return
        beneath = self._beneath(table, heads, rows)
        yield from self._paragraphs(heads, rows) if beneath is None else beneath

    def _worded(self, column: Iterable[Cell], kind: Kind) -> list[str]:
        # Thousands of rows say the same in many columns.
        known: dict[Cell, str] = {}
        words = []
        for cell in column:
            if type(cell) is Coded or type(cell) is str:
                said = known.get(cell)
                if said is None:
                    said = known[cell] = worded(cell, kind, self.language)
            else:
                said = worded(cell, kind, self.language)
            words.append(said)
        return words

    def _rows(
        self, table: Table, rows: list[list[str]], right: list[bool], widths: list[int]
    ) -> Iterator[str]:
        head, *body = grid(rows, widths, right, indent=2)
        for line in head:
            yield painted(line, "dim" if self.colour else "")
        bars = [""] * len(body)
        left = self.width - sum(widths) - 2 * len(widths) - 2
        if isinstance(table.chart, Bars) and left >= _LEAST_BAR:
            bars = charts.bars_of(table, table.chart, min(left, _LONGEST_BAR))
        for lines, bar in zip(body, bars, strict=True):
            first, *more = lines
            full = sum(widths) + 2 * len(widths)
            yield f"{first}{' ' * (full - cells(first) + 2)}{bar}".rstrip() if bar else first
            yield from more

    def _beneath(
        self, table: Table, heads: list[str], rows: list[list[str]]
    ) -> Iterator[str] | None:
        """Put the columns of `table.below` beneath the others; None where those do not fit."""
        above = [i for i, column in enumerate(table.columns) if column.key not in table.below]
        below = [i for i, column in enumerate(table.columns) if column.key in table.below]
        spare = [i for i in above if table.columns[i].spare]
        above = [i for i in above if i not in spare]
        columns = [table.columns[i] for i in above]
        picked = [[row[i] for i in above] for row in [heads, *rows]]
        widths = _widths(picked[0], picked[1:], columns, self.width - 2) if below else None
        if widths is None:
            return None
        right = [column.kind in NUMERIC for column in columns]
        self.left_out.update(dict.fromkeys(heads[i] for i in spare))

        def lines() -> Iterator[str]:
            head, *body = grid(picked, widths, right, indent=2)
            yield from (painted(line, "dim" if self.colour else "") for line in head)
            for row, laid in zip(rows, body, strict=True):
                yield from laid
                said = (f"{heads[i]}: {row[i]}" for i in below if row[i] != NONE)
                yield from (f"    {line}" for line in _joined(said, self.width - 4))

        return lines()

    def _paragraphs(self, heads: list[str], rows: list[list[str]]) -> Iterator[str]:
        label = min(max(map(cells, heads)), _LABEL)
        for number, row in enumerate(rows):
            if number:
                yield ""
            first, *others = row
            for line in wrap(first, self.width - 2):
                yield f"  {self._bold(line)}"
            for head, cell in zip(heads[1:], others, strict=True):
                if cell == NONE:
                    continue
                lead = f"    {head}{' ' * (label - cells(head))}  "
                begun, *more = wrap(cell, max(self.width - label - 6, _NARROWEST_TEXT))
                yield f"{lead}{begun}"
                yield from (f"{' ' * (label + 6)}{line}" for line in more)

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        """Write facts a line each; the same length by the clock goes in parentheses after it."""
        lines: list[str] = []
        before = None
        for fact in facts:
            shown = sentence_of(fact.value, fact.kind, self.language)
            if before and fact.kind is Kind.CLOCK_TIME and fact.key == before.key:
                if fact.value is not None:
                    lines[-1] += f" ({_BY_CLOCK.fill(self.language, {'length': shown})})"
            else:
                lines.append(f"{fact.title.in_language(self.language)}: {shown}")
            before = fact
        for line in lines:
            yield from wrap(line, self.width)

    def _note(self, sentence: Text | FilledText, *, marked: bool) -> Iterator[str]:
        lines = wrap(words_of(sentence, self.language), min(self.width, 80) - 2 * marked)
        for number, line in enumerate(lines):
            yield f"{'' if not marked else '  ' if number else '- '}{line}"

    def _heading(self, report: Report) -> Iterator[str]:
        title = report.title.in_language(self.language)
        period = f" {report.period.in_language(self.language)}" if report.period else ""
        as_of = _AS_OF.in_language(self.language).format(
            moment=moment(report.as_of, self.language, year=True)
        )
        for line in wrap(
            f"{title}{period} · {words_of(report.authority, self.language)}", self.width
        ):
            yield self._bold(line)
        yield from wrap(as_of, self.width)

    def _bold(self, text: str) -> str:
        return painted(text, "bold" if self.colour else "")


def _joined(parts: Iterable[str], width: int) -> Iterator[str]:
    """Set parts one after another, on as many lines as they take."""
    line, size = "", 0
    for part in parts:
        more = cells(part)
        if line and size + 3 + more <= width:
            line, size = f"{line} · {part}", size + 3 + more
            continue
        if line:
            yield from [line] if size <= width else wrap(line, width)
        line, size = part, more
    if line:
        yield from [line] if size <= width else wrap(line, width)


def _in_stack(row: Sequence[str], stack: Sequence[int], columns: Sequence[Column]) -> str:
    """Put the cells of a stack on lines of their own; nothing is said twice of what is not."""
    top, *under = stack
    more = [
        f"({row[i]})" if columns[i].kind is Kind.CLOCK_TIME else row[i]
        for i in under
        if row[i] != NONE
    ]
    return "\n".join([row[top], *more])


def _fewer(stacks: Sequence[Sequence[int]], columns: Sequence[Column]) -> Iterator[list[int]]:
    """Give the stacks to show, all of them first, then always without the next that is spare."""
    left = list(range(len(stacks)))
    yield left
    for place in sorted(left, key=lambda i: -columns[stacks[i][0]].spare):
        if columns[stacks[place][0]].spare:
            left = [each for each in left if each != place]
            yield left


def _widths(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column],
    width: int,
    narrowest: int = _NARROWEST_TEXT,
    *,
    whole: bool = False,
) -> list[int] | None:
    """Give each column its width; None when the table cannot be made to fit.

    Headings wider than all below them give way first, and are broken between their words. Then
    columns of text do, the widest first and none below `narrowest` cells: they are wrapped between
    words, and within them only where that is not enough and they are not to be `whole`.
    """
    # Thousands of rows say the same in many columns.
    said = [set(column) for column in zip(*rows, strict=True)]
    bodies = [max(cells(line) for cell in column for line in cell.split("\n")) for column in said]
    widths = [max(cells(head), body) for head, body in zip(heads, bodies, strict=True)]
    least = [max(body, *map(cells, head.split())) for head, body in zip(heads, bodies, strict=True)]
    over = sum(widths) + 2 * len(widths) - width
    while over > 0 and widths != least:
        roomiest = max(range(len(widths)), key=lambda i: widths[i] - least[i])
        widths[roomiest] -= 1
        over -= 1
    if over <= 0:
        return widths
    longest = [max(cells(word) for cell in column for word in cell.split()) for column in said]
    texts = [i for i, each in enumerate(columns) if each.kind not in _UNBROKEN]
    unbroken = [max(min(word, _LONGEST_WORD), narrowest) for word in longest]
    for floors in (unbroken,) if whole else (unbroken, [narrowest] * len(widths)):
        while over > 0 and (wide := [i for i in texts if widths[i] > floors[i]]):
            widths[max(wide, key=widths.__getitem__)] -= 1
            over -= 1
    return None if over > 0 else widths
