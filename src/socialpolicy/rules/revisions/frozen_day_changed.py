"""T14: a day that has passed stays what it was in the frozen calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity, marked
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.register import Located
from socialpolicy.schedule import Interval, write_hours
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="T14",
    name="frozen-day-changed",
    severity=Severity.ERROR,
    title=Text(
        sv="En dag som har passerat ändras inte i den frysta kalendern",
        en="A day that has passed is not changed in the frozen calendar",
    ),
    says=Text(
        sv="{day} är {now} i kalendern, men var {was} i {revision}, och dagen har passerat",
        en="{day} is {now} in the calendar, but was {was} in {revision}, and the day has passed",
    ),
    why=Text(
        sv=(
            "Svarstider räknas bara när någon är i tjänst. Blir en dag som har passerat stängd i "
            "efterhand, flyttas tiden för det som kom då, och ett sent svar ser ut att vara i tid."
        ),
        en=(
            "Response times count only while somebody is on duty. If a day that has passed is "
            "closed afterwards, the deadlines of its messages move, and a late answer seems to be "
            "in time."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka dagen som den stod. Var den fel redan då, berätta det för den som "
            "granskar ändringen. Dagar som ligger framåt får du ändra."
        ),
        en=(
            "Write the day back as it was. If it was wrong already then, tell whoever reviews the "
            "change. Days that lie ahead may be changed."
        ),
    ),
    example=Example(
        bad="closed: {2026-11-16: Klämdag}\n",
        good="closed: {2026-12-23: Klämdag}\n",
        file="calendar/2026.yaml",
    ),
)

_GONE = Text(
    sv="Kalendern för {year} fanns i {revision}, men finns inte längre",
    en="The calendar of {year} was in {revision}, but is there no more",
)
_CLOSED = Text(sv="stängd", en="closed")
_OPEN = Text(sv="öppen {hours}", en="open {hours}")
_AS_OTHERS = Text(sv="en dag som andra", en="a day like others")
_NOW = Text(sv="kalendern som den är nu", en="the calendar as it is now")

_Key = Literal["closed", "hours", "holidays"]


class _Day(NamedTuple):
    """What a calendar makes of a day, and under which key: no hours where it is closed."""

    key: _Key
    hours: tuple[Interval, ...] = ()


def _applies(beside: Comparison) -> list[str]:
    return [str(number) for number in beside.before.years]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare what each frozen year of the base says of the days before the base's own."""
    for number, before in sorted(beside.before.years.items()):
        if date(number, 1, 1) >= beside.day and number in beside.after.years:
            continue
        after = beside.after.years.get(number)
        if after is None:
            yield UNKNOWN if _is_there(number, beside) else _gone(number, before, beside)
            continue
        yield from _differing(before, after, beside)


def _is_there(number: int, beside: Comparison) -> bool:
    """Say whether the year has a file all the same, which could not be understood."""
    path = f"calendar/{number}.yaml"
    files = {entry.source.file for entry in beside.after.entries if entry.path == path}
    return not files.isdisjoint(beside.after.flawed)


def _gone(number: int, before: Located[CalendarYear], beside: Comparison) -> Finding:
    return RULE.found(
        before.at / "year",
        _GONE,
        related=(beside.nearest(),),
        subject=str(number),
        year=number,
        revision=beside.version,
    )


def _differing(
    before: Located[CalendarYear], after: Located[CalendarYear], beside: Comparison
) -> Iterator[Finding]:
    was, now = _days(before.model), _days(after.model)
    for day in sorted({*was, *now}):
        one, other = was.get(day), now.get(day)
        if day >= beside.day or _is_alike(one, other):
            continue
        stood = before.at / one.key / day.isoformat() if one else before.at
        yield RULE.found(
            after.at / other.key / day.isoformat() if other else stood,
            related=(beside.stood(stood),) if other else marked(after.at, _NOW),
            subject=str(day.year),
            day=day,
            was=_said(one),
            now=_said(other),
            revision=beside.version,
        )


def _is_alike(one: _Day | None, other: _Day | None) -> bool:
    """Say whether a day is open alike, whatever it is called."""
    return (one is None) == (other is None) and (one and one.hours) == (other and other.hours)


def _days(year: CalendarYear) -> dict[date, _Day]:
    """Give the days that differ from the week: what is closed beats hours, and they holidays."""
    hours = {
        day: _Day("hours", _joined([(each.start, each.end) for each in intervals]))
        for day, intervals in year.hours.items()
    }
    holidays = {day: _Day("holidays") for day in year.holidays}
    return holidays | hours | {day: _Day("closed") for day in year.closed}


def _joined(intervals: list[Interval]) -> tuple[Interval, ...]:
    """Put intervals in order, and make one of those that meet."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _said(day: _Day | None) -> Text | FilledText:
    if day is None:
        return _AS_OTHERS
    if not day.hours:
        return _CLOSED
    return FilledText(_OPEN, {"hours": ", ".join(map(write_hours, day.hours))})
