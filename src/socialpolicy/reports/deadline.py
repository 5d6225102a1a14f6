"""The work of `deadline`: count it, and show the days so that anyone can count them again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from socialpolicy.cli.account_lookup import account_read, accounts_meant, names_of
from socialpolicy.cli.context import Context, read_clock, read_target
from socialpolicy.cli.errors import CommandError, perhaps, require_choice, visible
from socialpolicy.cli.load import register_at, require_settings
from socialpolicy.formats import words
from socialpolicy.platforms import KNOWN_NAMES, PLATFORMS, platform_named
from socialpolicy.register.layout import Role
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.reports.interchange import json_text
from socialpolicy.schedule import (
    Day,
    Deadline,
    Schedule,
    ScheduleError,
    Target,
    Unit,
    prose_hours,
    second_of,
    short_length,
)
from socialpolicy.screen import screen_of, table, wrap
from socialpolicy.text import MONTHS, WEEKDAYS, Language, Text, moment, shown

_PLATFORM = Text(
    sv="{word} är varken en plattform eller ett konto.{nearest} Plattformarna är {known}.",
    en="{word} is neither a platform nor an account.{nearest} The platforms are {known}.",
)
_SAYS = Text(
    sv="{platform}, svarstid {target}.\n\nKom in:         {received}\n",
    en="{platform}, response time {target}.\n\nReceived:   {received}\n",
)
_STARTS = Text(
    sv="Tiden räknas:   från {starts}, då någon är på plats\n",
    en="Clock runs: from {starts}, when somebody is on duty\n",
)
_DUE = Text(sv="Svara senast:   {due}\n", en="Answer by:  {due}\n")
_CLOSED = Text(sv="stängt", en="closed")
_COUNTED = Text(sv="{counted} räknas, {left} kvar", en="{counted} counts, {left} left")
_NOT_COUNTED = Text(sv="räknas inte", en="does not count")
_START_DAY = Text(sv="tiden börjar räknas", en="the clock starts")
_WORKING_DAY = Text(sv="arbetsdag {number}", en="working day {number}")
_CLOCKS_CHANGE = Text(sv="{what}, klockan ställs om", en="{what}, the clocks change")
_DAYS = Text(sv="Så här räknas det:", en="This is how it is counted:")
_CLOSED_THEN = Text(
    sv="Då är ingen på plats. Därför gäller när det senast stängde.",
    en="Nobody is on duty then, so the closing before it holds.",
)
_JUST_OPEN = Text(
    sv="Då har dagen precis börjat. Svara därför innan dagen före är slut.",
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
    """What `deadline` was asked: of a platform, or of an account on it."""

    of: str
    received: str
    target: str | None = None
    explain: bool = False
    form: str = "text"


def answer(around: Context, question: Question) -> str:
    """Give the deadline as text or JSON. Raises CommandError for what cannot be understood."""
    require_choice(question.form, ("text", "json"))
    asked = read_target(question.target) if question.target else None
    needed, platform = [Role.POLICY, Role.YEAR], platform_named(question.of)
    register = register_at(
        around, only=needed if platform else [*needed, Role.ACCOUNT], listed=True
    )
    account = None if platform else _account(question.of, register)
    platform = platform or PLATFORMS[account.platform if account else ""]
    require_settings(register, "working_time", *([] if asked else ["response_times"]))
    schedule, language = register.schedule, around.language(register)
    try:
        received = schedule.localise(read_clock(question.received, register.local_now))
        schedule = schedule.at(received)
        target = asked or register.target_on(platform.id, second_of(received))
        due = schedule.deadline(received, target)
        days = schedule.explain(received, target)
    except ScheduleError as error:
        raise CommandError(error.said.text, **error.said.values) from None
    if question.form == "json":
        of = {"platform": platform.id, **({"account": account.id} if account else {})}
        return json_text({**of, **_json(received, target, due, days, language)})
    name = platform.name
    text = _says(name, received, target, due, schedule, language)
    return text + (_explained(target, due, days, schedule, language) if question.explain else "")


def _account(word: str, register: Register) -> Account:
    names = names_of(register)
    if not accounts_meant(word, names):
        near = perhaps(word, [*KNOWN_NAMES, *names])
        raise CommandError(_PLATFORM, word=visible(word), nearest=near, known=list(PLATFORMS))
    return account_read(word, register).model


def _json(
    received: datetime, target: Target, due: Deadline, days: list[Day], language: Language
) -> dict[str, object]:
    return {
        "received": received.isoformat(timespec="seconds"),
        "target": str(target),
        "starts": due.starts.isoformat(timespec="seconds"),
        "due": due.due.isoformat(timespec="seconds"),
        "days": [_json_day(day, language) for day in days],
    }


def _json_day(day: Day, language: Language) -> dict[str, object]:
    if day.closed is not None:
        own = day.closed if isinstance(day.closed, str) else day.closed.in_language(language)
        return {"date": day.date.isoformat(), "closed": own}
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
