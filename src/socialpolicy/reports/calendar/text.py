"""A year of working time at a glance: twelve months, their marked days named below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from socialpolicy.formats.cells import cells, wrap
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.working_year import Kind, Month, WorkingYear, YearDay
from socialpolicy.reports.calendar import words
from socialpolicy.schedule import Interval
from socialpolicy.text import MONTHS, WEEKDAYS, Language, Text

NARROWEST = 40
"""Columns that are written for even when the screen has fewer."""

MONTH_WIDTH = 25
"""Columns of a month: two for the week's number, three for each day, and two of space."""

_WIDE = 60
"""Columns from which there is room for the weekdays' whole names."""

_GAP = 2
_ABREAST = (6, 4, 3, 2, 1)
"""How many months may stand side by side, so that the last row is as full as the first."""

_SHORT = Text(sv="v. må ti on to fr lö sö", en="wk Mo Tu We Th Fr Sa Su")
_GROUPS = (
    (Kind.HOLIDAY, Text(sv="Helgdagar och aftnar", en="Holidays")),
    (Kind.CLOSED, Text(sv="Stängda dagar", en="Closed days")),
    (Kind.OTHER_HOURS, Text(sv="Dagar med andra tider", en="Days with other hours")),
)
_OTHERS = Text(sv="Övriga dagar", en="All other days")
_MARKS = {Kind.HOLIDAY: "*", Kind.CLOSED: "!", Kind.OTHER_HOURS: "~"}
# Colours by their numbers in a terminal; all of them are dark enough for a white background.
_COLOURS = {Kind.HOLIDAY: "31", Kind.CLOSED: "35", Kind.OTHER_HOURS: "36", Kind.OFF: "2"}
_STRONG, _TODAY = "1", "7"


def render(year: WorkingYear, language: Language, *, colour: bool, width: int) -> str:
    """Print the year for a screen of `width` columns, with colour if the screen has it.

    Every mark is a character; colour only repeats it, but for today's date.
    """
    page = _Page(year, language, colour, max(width, NARROWEST))
    return "".join(f"{unobeyed(line.rstrip())}\n" for line in page.lines())


class _Page(NamedTuple):
    year: WorkingYear
    language: Language
    colour: bool
    width: int

    def lines(self) -> Iterator[str]:
        """Give every line of the page."""
        for line in wrap(words.title(self.year, self.language), self.width):
            yield self._paint(line, _STRONG)
        count = words.working_days(self.year.working_days, self.language)
        yield from wrap(f"{count}. {words.origin(self.year, self.language)}", self.width)
        yield from self._months()
        for kind, heading in _GROUPS:
            yield from self._named(kind, heading)
        yield from self._week()

    def _months(self) -> Iterator[str]:
        abreast = next(n for n in _ABREAST if n * (MONTH_WIDTH + _GAP) - _GAP <= self.width)
        for first in range(0, 12, abreast):
            blocks = [self._month(month) for month in self.year.months[first : first + abreast]]
            yield ""
            for parts in zip_longest(*blocks, fillvalue=" " * MONTH_WIDTH):
                yield (" " * _GAP).join(parts)

    def _month(self, month: Month) -> list[str]:
        """Give a month's lines, each of them `MONTH_WIDTH` columns wide."""
        name = capital(MONTHS[month.number - 1].in_language(self.language))
        count = words.working_days(month.working_days, self.language)
        space = " " * (MONTH_WIDTH - len(name) - len(count))
        lines = [
            f"{self._paint(name, _STRONG)}{space}{count}",
            _SHORT.in_language(self.language).ljust(MONTH_WIDTH),
        ]
        start = month.days[0].date.weekday()
        for first in range(-start, len(month.days), 7):
            week = month.days[max(first, 0) : first + 7]
            number = f"{week[0].date.isocalendar().week:>2} "
            before = "   " * max(-first, 0)
            after = " " * (MONTH_WIDTH - len(number) - len(before) - 3 * len(week))
            lines.append(f"{number}{before}{''.join(map(self._cell, week))}{after}")
        return lines

    def _cell(self, day: YearDay) -> str:
        """Give a date in three columns, the last of them its mark."""
        mark = _MARKS.get(day.kind, " ")
        colour = _COLOURS.get(day.kind, "")
        if day.kind is Kind.OFF and day.date.weekday() == 6:
            colour = _COLOURS[Kind.HOLIDAY]
        number = str(day.date.day)
        space = " " * (2 - len(number))
        if day.date == self.year.today:
            colour = ";".join(filter(None, (colour, _TODAY)))
        return f"{space}{self._paint(number + mark.strip(), colour)}{' ' if mark == ' ' else ''}"

    def _named(self, kind: Kind, heading: Text) -> Iterator[str]:
        """Name the days of one kind under their mark."""
        days = [day for day in self.year.days if day.kind is kind]
        if not days:
            return
        yield ""
        yield self._paint(f"{_MARKS[kind]} {heading.in_language(self.language)}", _COLOURS[kind])
        names = self._dates([day.date for day in days])
        reasons = [words.reason(day, self.language) for day in days]
        yield from self._table(names, reasons)

    def _dates(self, dates: Sequence[date]) -> list[str]:
        """Write dates with their weekdays in two even columns, shortened on a narrow screen."""
        days = [f"{day.day:>2} {MONTHS[day.month - 1].in_language(self.language)}" for day in dates]
        weekdays = [WEEKDAYS[day.weekday()].in_language(self.language) for day in dates]
        if self.width < _WIDE:
            weekdays = [weekday[:2] for weekday in weekdays]
        widest = max(map(len, days))
        return [f"{day:<{widest}}  {name}" for day, name in zip(days, weekdays, strict=True)]

    def _week(self) -> Iterator[str]:
        """Say what holds on every day that has no mark."""
        yield ""
        yield self._paint(_OTHERS.in_language(self.language), _STRONG)
        spans = _weekday_spans(self.year.week)
        names = [WEEKDAYS[first].in_language(self.language) for first, _, _ in spans]
        for place, (first, last, _) in enumerate(spans):
            if last > first:
                names[place] += f"–{WEEKDAYS[last].in_language(self.language)}"
        hours = [words.hours(intervals, self.language) for _, _, intervals in spans]
        yield from self._table(names, hours)

    def _table(self, left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
        """Give rows of two columns, the second of them wrapped."""
        indent = max(map(cells, left)) + 4
        for name, text in zip(left, right, strict=True):
            head = f"  {name}".ljust(indent)
            for line in wrap(text, self.width - indent):
                yield f"{head}{line}"
                head = " " * indent

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and colour else text


def _weekday_spans(
    week: Sequence[tuple[Interval, ...]],
) -> list[tuple[int, int, tuple[Interval, ...]]]:
    """Join neighbouring weekdays with the same hours: the first, the last, and the hours."""
    found: list[tuple[int, int, tuple[Interval, ...]]] = []
    for weekday, hours in enumerate(week):
        if found and found[-1][2] == hours:
            found[-1] = found[-1][0], weekday, hours
        else:
            found.append((weekday, weekday, hours))
    return found
