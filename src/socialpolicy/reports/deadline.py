"""The work of `deadline`: count it, and show the days so that anyone can count them again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from socialpolicy.cli.context import Context, read_moment
from socialpolicy.cli.errors import CommandError, require_choice, visible
from socialpolicy.cli.load import register_at, warn_of_unread
from socialpolicy.formats import words
from socialpolicy.platforms import PLATFORMS, platform_named
from socialpolicy.register.layout import Role
from socialpolicy.register.timeline import target_for
from socialpolicy.reports.interchange import json_text
from socialpolicy.schedule import (
    Day,
    Deadline,
    Schedule,
    ScheduleError,
    Target,
    Unit,
    prose_hours,
    short_length,
)
from socialpolicy.screen import screen_of, table, wrap
from socialpolicy.text import MONTHS, WEEKDAYS, Language, Text, moment, shown

_PLATFORM = Text(
    sv="Plattformen {word} finns inte. Välj en av {known}.",
    en="There is no platform {word}. Choose one of {known}.",
)
_SAYS = Text(
    sv="{platform}, svarstid {target}.\n\nKom in:        {received}\n",
    en="{platform}, response time {target}.\n\nReceived:   {received}\n",
)
_STARTS = Text(
    sv="Klockan går:   från {starts}, då någon är på plats\n",
    en="Clock runs: from {starts}, when somebody is on duty\n",
)
_DUE = Text(sv="Svara senast:  {due}\n", en="Answer by:  {due}\n")
_CLOSED = Text(sv="stängt", en="closed")
_COUNTED = Text(sv="{counted} räknas, {left} kvar", en="{counted} counts, {left} left")
_NOT_COUNTED = Text(sv="räknas inte", en="does not count")
_START_DAY = Text(sv="klockan startar", en="the clock starts")
_WORKING_DAY = Text(sv="arbetsdag {number}", en="working day {number}")
_CLOCKS_CHANGE = Text(sv="{what}, klockan ställs om", en="{what}, the clocks change")
_DAYS = Text(sv="Så här räknas det:", en="This is how it is counted:")
_CLOSED_THEN = Text(
    sv="Då är ingen på plats. Därför gäller när det senast stängde.",
    en="Nobody is on duty then, so the closing before it holds.",
)
_JUST_OPEN = Text(
    sv="Då har det precis öppnat. Därför gäller när det senast stängde.",
    en="That is the very opening, so the closing before it holds.",
)
_SAME_CLOCK = Text(
    sv="Samma klockslag på arbetsdag {number} är {when}.",
    en="The same clock time on working day {number} is {when}.",
)
_SAME_CLOCK_CHANGED = Text(
    sv="Samma klockslag på arbetsdag {number} är {when}, för klockan ställs om den dagen.",
    en="The same clock time on working day {number} is {when}, as the clocks change that day.",
)


class Question(NamedTuple):
    """What `deadline` was asked."""

    platform: str
    received: str
    target: str | None = None
    explain: bool = False
    form: str = "text"


def answer(around: Context, question: Question) -> str:
    """Give the deadline as text or JSON. Raises CommandError for what cannot be understood."""
    require_choice(question.form, ("text", "json"))
    platform = platform_named(question.platform)
    if platform is None:
        raise CommandError(_PLATFORM, word=visible(question.platform), known=list(PLATFORMS))
    register = register_at(around, only=(Role.POLICY, Role.YEAR), listed=True)
    schedule, language = register.schedule, around.language(register)
    try:
        target = (
            Target.parse(question.target)
            if question.target
            else target_for(register.policy, platform.id)
        )
        received = schedule.localise(read_moment(question.received, register.local_now))
        due = schedule.deadline(received, target)
        days = schedule.explain(received, target)
    except ScheduleError as error:
        raise CommandError(error.said.text, **error.said.values) from None
    warn_of_unread(register, language)
    if question.form == "json":
        return _json(platform.id, received, target, due, days)
    name = platform.name
    text = _says(name, received, target, due, schedule, language)
    return text + (_explained(target, due, days, schedule, language) if question.explain else "")


def _json(platform: str, received: datetime, target: Target, due: Deadline, days: list[Day]) -> str:
    answer = {
        "platform": platform,
        "received": received.isoformat(timespec="seconds"),
        "target": str(target),
        "starts": due.starts.isoformat(timespec="seconds"),
        "due": due.due.isoformat(timespec="seconds"),
        "days": [_json_day(day) for day in days],
    }
    return json_text(answer)


def _json_day(day: Day) -> dict[str, object]:
    if day.closed is not None:
        closed = day.closed.sv if isinstance(day.closed, Text) else day.closed
        return {"date": day.date.isoformat(), "closed": closed}
    found: dict[str, object] = {
        "date": day.date.isoformat(),
        "open": day.hours,
        "counted_seconds": day.counted_seconds,
        "left_seconds": day.left_seconds,
    }
    if day.working_day is not None:
        found["working_day"] = day.working_day
    return found


def _says(
    platform: Text,
    received: datetime,
    target: Target,
    due: Deadline,
    schedule: Schedule,
    language: Language,
) -> str:
    values = {
        "platform": platform,
        "target": target.prose,
        "received": moment(received, language, year=True),
        "starts": moment(due.starts, language, year=True),
        "due": schedule.prose(due.due, year=True),
    }
    parts = [_SAYS, _DUE] if due.starts == received else [_SAYS, _STARTS, _DUE]
    return "".join(part.fill(language, values) for part in parts)


def _explained(
    target: Target, due: Deadline, days: list[Day], schedule: Schedule, language: Language
) -> str:
    lines = ["", _DAYS.in_language(language)]
    days = _walked(due, days, schedule)
    names = [_day_name(day.date, language) for day in days]
    hours = [
        ", ".join(prose_hours(interval).in_language(language) for interval in day.plan.intervals)
        for day in days
    ]
    rows: list[tuple[str, ...]] = []
    for day, name, open_hours in zip(days, names, hours, strict=True):
        if day.closed is not None:
            rows.append((name, _CLOSED.in_language(language), shown(day.closed, language)))
            continue
        what = _counted(day, target, language)
        if _clocks_change(day, schedule):
            what = _CLOCKS_CHANGE.fill(language, {"what": what})
        rows.append((name, open_hours, what))
    lines += table(rows, screen_of().prose, indent=2)
    if due.same_clock is not None:
        when = moment(due.same_clock, language, year=True)
        values = {"number": target.count, "when": when}
        kept = due.same_clock.time() == due.starts.time()
        text = _SAME_CLOCK if kept else _SAME_CLOCK_CHANGED
        lines += ["", *wrap(text.fill(language, values), screen_of().prose)]
        if due.same_clock != due.due:
            just_open = schedule.is_open(due.same_clock)
            why = _JUST_OPEN if just_open else _CLOSED_THEN
            lines += wrap(why.in_language(language), screen_of().prose)
    return "".join(f"{words.unobeyed(line)}\n" for line in lines)


def _walked(due: Deadline, days: list[Day], schedule: Schedule) -> list[Day]:
    """Add the days from the deadline to the clock time it was moved back from."""
    if due.same_clock is None:
        return days
    walked, last = list(days), due.same_clock.date()
    number = max(day.working_day or 0 for day in days)
    while walked[-1].date < last:
        date = walked[-1].date + timedelta(1)
        working = schedule.is_working_day(date)
        number += working
        walked.append(Day(date, schedule.plan(date), 0, 0, number if working else None))
    return walked


def _clocks_change(day: Day, schedule: Schedule) -> bool:
    """Say whether a day is open for longer or shorter than its hours say: the clocks change."""
    opening, closing = schedule.opening(day.date), schedule.closing(day.date)
    if opening is None or closing is None:
        return False
    first, last = day.plan.intervals[0], day.plan.intervals[-1]
    return closing - opening != timedelta(minutes=last[1] - first[0])


def _counted(day: Day, target: Target, language: Language) -> str:
    if target.unit is Unit.WORKING_DAY:
        if day.working_day is None:
            return _NOT_COUNTED.in_language(language)
        if day.working_day == 0:
            return _START_DAY.in_language(language)
        return _WORKING_DAY.fill(language, {"number": day.working_day})
    if not day.counted_seconds:
        return _NOT_COUNTED.in_language(language)
    values = {
        "counted": short_length(day.counted_seconds, exact=True),
        "left": short_length(day.left_seconds, exact=True),
    }
    return _COUNTED.fill(language, values)


def _day_name(day: date, language: Language) -> str:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday.in_language(language)} {day.day} {month.in_language(language)}"
