"""A year of working time, as each format has it: at a screen, twelve months at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.models.time_settings import Weekday
from socialpolicy.register.working_days import WEEKDAYS as WEEKDAY_KEYS
from socialpolicy.reports import interchange
from socialpolicy.reports.calendar.working_year import DayKind, Month, WorkingYear, YearDay
from socialpolicy.schedule import Interval, Week, counted, prose_hours, write_hours
from socialpolicy.screen import NARROWEST, painted, table, wrap
from socialpolicy.text import MONTHS, WEEKDAYS, Language, Text, clean

if TYPE_CHECKING:
    from icalendar import Event

MONTH_WIDTH = 25
"""Columns of a month: two for the week's number, three for each day, and two of space."""

_WIDE = 60
"""Columns from which there is room for the weekdays' whole names."""

_GAP = 2
_ABREAST = (6, 4, 3, 2, 1)
"""How many months may stand side by side, so that the last row is as full as the first."""

_SHORT = Text(sv="v. må ti on to fr lö sö", en="wk Mo Tu We Th Fr Sa Su")
_GROUPS = (
    (DayKind.HOLIDAY, Text(sv="Helgdagar och aftnar", en="Holidays")),
    (DayKind.CLOSED, Text(sv="Stängda dagar", en="Closed days")),
    (DayKind.OTHER_HOURS, Text(sv="Dagar med andra tider", en="Days with other hours")),
)
_OTHERS = Text(sv="Övriga dagar", en="All other days")
_OTHERS_FROM = Text(sv="Övriga dagar från {day}", en="All other days from {day}")
_MARKS = {DayKind.HOLIDAY: "*", DayKind.CLOSED: "!", DayKind.OTHER_HOURS: "~"}
# All of them are dark enough for a white background.
_COLOURS = {
    DayKind.HOLIDAY: "red",
    DayKind.CLOSED: "magenta",
    DayKind.OTHER_HOURS: "cyan",
    DayKind.OFF: "dim",
}

COLUMNS = ("date", "weekday", "week", "kind", "open", "closed", "holiday")
"""The columns, in order; their names never change with the language."""

_EVENT_CLOSED = Text(sv="Stängt: {reason}", en="Closed: {reason}")
_OTHER_HOURS = Text(sv="Andra tider: {reason}", en="Other hours: {reason}")
_TITLE = Text(sv="Arbetstid {year}, {authority}", en="Working time {year}, {authority}")
_TITLE_ALONE = Text(sv="Arbetstid {year}", en="Working time {year}")
_FROZEN = Text(sv="Året är fastställt i {file}.", en="The year is frozen in {file}.")
_FROZEN_WITH = Text(
    sv="Året är fastställt i {file}, med {made_with}.",
    en="The year is frozen in {file}, with {made_with}.",
)
_COMPUTED = Text(
    sv="Året är inte fastställt. Helgdagarna är uträknade med {made_with} och kan ändras när det "
    "byts ut. Så fastställer du året: socialpolicy calendar {year} --freeze",
    en="The year is not frozen. Its holidays are computed with {made_with} and may change with it. "
    "To freeze the year: socialpolicy calendar {year} --freeze",
)
_UNKNOWN = Text(
    sv="Året är inte fastställt, och {made_with} vet ingenting om dess helgdagar. "
    "Ingen är med här.",
    en="The year is not frozen, and {made_with} knows nothing of its holidays. None is shown here.",
)
_UNCOUNTED = Text(
    sv="Inga helgdagar räknas: policy.yaml säger holidays: none.",
    en="No holidays count: policy.yaml says holidays: none.",
)
_BOTH = Text(sv="{reason} ({holiday})", en="{reason} ({holiday})")

_CLOSED = Text(sv="stängt", en="closed")


def render(form: str, year: WorkingYear, language: Language, *, colour: bool, width: int) -> str:
    """Print a year in one of `FORMATS`: whole lines. `colour` and `width` concern the text."""
    if form == "text":
        return _text(year, language, colour=colour, width=width)
    return {"json": _json, "csv": _csv, "ics": _ics}[form](year, language)


def _text(year: WorkingYear, language: Language, *, colour: bool, width: int) -> str:
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
        for line in wrap(_title(self.year, self.language), self.width):
            yield self._paint(line, "bold")
        count = _working_days(self.year.working_days, self.language)
        yield from wrap(f"{count}. {_origin(self.year, self.language)}", self.width)
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
        count = _working_days(month.working_days, self.language)
        space = " " * (MONTH_WIDTH - len(name) - len(count))
        lines = [
            f"{self._paint(name, 'bold')}{space}{count}",
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
        if day.kind is DayKind.OFF and day.date.weekday() == 6:
            colour = _COLOURS[DayKind.HOLIDAY]
        number = str(day.date.day)
        space = " " * (2 - len(number))
        if day.date == self.year.today:
            colour = f"{colour} reverse"
        return f"{space}{self._paint(number + mark.strip(), colour)}{' ' if mark == ' ' else ''}"

    def _named(self, kind: DayKind, heading: Text) -> Iterator[str]:
        """Name the days of one kind under their mark."""
        days = [day for day in self.year.days if day.kind is kind]
        if not days:
            return
        yield ""
        yield self._paint(f"{_MARKS[kind]} {heading.in_language(self.language)}", _COLOURS[kind])
        names = self._dates([day.date for day in days])
        reasons = [_reason(day, self.language) for day in days]
        yield from table(zip(names, reasons, strict=True), self.width, indent=2)

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
        for number, (first, week) in enumerate(self.year.weeks):
            heading = _OTHERS_FROM if number else _OTHERS
            yield ""
            yield self._paint(heading.fill(self.language, {"day": first}), "bold")
            yield from self._hours_of(week)

    def _hours_of(self, week: Week) -> Iterator[str]:
        spans = _weekday_spans(week)
        names = [WEEKDAYS[first].in_language(self.language) for first, _, _ in spans]
        for place, (first, last, _) in enumerate(spans):
            if last > first:
                names[place] += f"–{WEEKDAYS[last].in_language(self.language)}"
        hours = [_hours(intervals, self.language) for _, _, intervals in spans]
        yield from table(zip(names, hours, strict=True), self.width, indent=2)

    def _paint(self, text: str, colour: str) -> str:
        return painted(text, colour if self.colour else "")


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


def _csv(year: WorkingYear, _: Language) -> str:
    """Print every date in order; several intervals of one day are parted by a comma and a space."""
    rows = (
        (
            day.date.isoformat(),
            _weekday(day),
            day.date.isocalendar().week,
            day.kind.value,
            ", ".join(write_hours(interval) for interval in day.plan.intervals),
            _own_name(day.plan.closed, Language.SWEDISH),
            day.holiday or "",
        )
        for day in year.days
    )
    return interchange.csv_text(COLUMNS, rows)


def _json(year: WorkingYear, _: Language) -> str:
    """Print the year as one JSON object, with keys that never change with the language."""
    answer = {
        "version": 1,
        "year": year.number,
        "frozen": year.frozen,
        "made_with": year.made_with,
        "working_days": year.working_days,
        "months": [
            {"month": month.number, "working_days": month.working_days} for month in year.months
        ],
        "days": [_json_day(day) for day in year.days],
    }
    return interchange.json_text(answer)


def _weekday(day: YearDay) -> Weekday:
    """Give the weekday by its key in policy.yaml: `mon`."""
    return WEEKDAY_KEYS[day.date.weekday()]


def _json_day(day: YearDay) -> dict[str, object]:
    found: dict[str, object] = {
        "date": day.date.isoformat(),
        "weekday": _weekday(day),
        "week": day.date.isocalendar().week,
        "kind": day.kind.value,
    }
    if day.holiday:
        found["holiday"] = day.holiday
    closed = day.plan.closed
    if closed is None:
        found["open"] = [write_hours(interval) for interval in day.plan.intervals]
    else:
        found["closed"] = closed.sv if isinstance(closed, Text) else closed
    return found


def _ics(year: WorkingYear, language: Language) -> str:
    """Print a calendar. A date keeps its UID, so a later calendar changes its event."""
    calendar = interchange.new_calendar("calendar")
    # Outlook and Google read the first, RFC 7986 has the second.
    calendar.add("x-wr-calname", _title(year, language))
    calendar.add("name", _title(year, language))
    for day in year.days:
        if day.kind not in (DayKind.OPEN, DayKind.OFF):
            calendar.add_component(_event(day, year, language))
    return str(calendar.to_ical(), "utf-8")


def _event(day: YearDay, year: WorkingYear, language: Language) -> Event:
    from icalendar import Event

    text = _OTHER_HOURS if day.kind is DayKind.OTHER_HOURS else _EVENT_CLOSED
    event = Event()
    # RFC 7986, 5.3: a UUID, here the same one each time for one authority and date.
    name = f"socialpolicy:calendar:{year.authority}:{day.date}"
    event.add("uid", str(uuid5(NAMESPACE_URL, name)))
    event.add("dtstamp", year.as_of.astimezone(UTC))
    event.add("dtstart", day.date)
    event.add("dtend", day.date + timedelta(1))
    event.add("summary", text.in_language(language).format(reason=_reason(day, language)))
    # A closed house does not make its people busy.
    event.add("transp", "TRANSPARENT")
    return event


def _title(year: WorkingYear, language: Language) -> str:
    """Say which year of whose working time it is."""
    text = _TITLE if year.authority else _TITLE_ALONE
    return text.fill(language, {"year": year.number, "authority": year.authority})


def _working_days(count: int, language: Language) -> str:
    """Write a count of working days: `1 arbetsdag`, `251 working days`."""
    return counted(count, "working day").in_language(language)


def _origin(year: WorkingYear, language: Language) -> str:
    """Say where the year's holidays come from, and what to do about it."""
    if year.frozen:
        text = _FROZEN_WITH if year.made_with else _FROZEN
    elif not year.holidays_count:
        text = _UNCOUNTED
    else:
        text = _COMPUTED if year.holidays_known else _UNKNOWN
    values = {"file": year.file, "made_with": year.made_with, "year": year.number}
    return text.fill(language, values)


def _hours(intervals: tuple[Interval, ...], language: Language) -> str:
    """Write a day's opening hours: `08.00–12.00, 13.00–17.00`, or that it is closed."""
    if not intervals:
        return _CLOSED.in_language(language)
    return ", ".join(prose_hours(interval).in_language(language) for interval in intervals)


def _reason(day: YearDay, language: Language) -> str:
    """Say what makes a day another than the week's: its name, the decision, its hours."""
    if day.kind is DayKind.OTHER_HOURS:
        said = _hours(day.plan.intervals, language)
    else:
        said = _own_name(day.plan.closed, language)
    if day.holiday and day.holiday != day.plan.closed:
        return _BOTH.in_language(language).format(reason=said, holiday=clean(day.holiday))
    return said


def _own_name(name: Text | str | None, language: Language) -> str:
    """Write why a day is closed, whole and safe to show."""
    return name.in_language(language) if isinstance(name, Text) else clean(name or "")
