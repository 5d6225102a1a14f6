"""T15: the clock that has measured answers is not set anew; what holds from a day ahead may be.

Deadlines are only counted where the clock of days that have passed differs, as every message is
read for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socialpolicy.check import UNKNOWN, Found, Unknown, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.field_types import DEFAULT
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.models.time_settings import WorkingTime
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.register.timeline import Logged, due_of, target_for
from socialpolicy.register.working_days import WEEKDAYS, schedule_of
from socialpolicy.schedule import Schedule, day_of
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="T15",
    name="clock-changed",
    severity=Severity.ERROR,
    title=Text(
        sv="Tiden som svar har mätts med ändras inte bakåt",
        en="The time that answers have been measured by is not changed backwards",
    ),
    says=Text(
        sv="{what} är inte som i {revision}, även för det som redan har varit. {moved}",
        en="{what} is not as in {revision}, for what has already been too. {moved}",
    ),
    why=Text(
        sv=(
            "Om ett svar kom i tid räknas efter arbetstiden och svarstiden. Ändras de bakåt blir "
            "gamla svar tidiga eller sena utan att något har hänt, och statistiken stämmer inte."
        ),
        en=(
            "Whether an answer came in time is counted by the working time and the response time. "
            "If they are changed backwards, old answers become early or late although nothing has "
            "happened, and the figures are wrong."
        ),
    ),
    help=Text(
        sv=(
            "Låt det gamla stå, och lägg till en post som gäller från en dag framåt. Så här ser "
            "det ut:\nresponse_times:\n  - default: 1 working day"
            "\n  - from: ÅÅÅÅ-MM-DD\n    default: 2 hours"
        ),
        en=(
            "Leave what it said, and add an entry that holds from a day ahead. This is what it "
            "looks like:\nresponse_times:\n  - default: 1 working day"
            "\n  - from: YYYY-MM-DD\n    default: 2 hours"
        ),
    ),
    example=Example(
        bad="response_times: {facebook: 1 working day, default: 2 hours}\n",
        good="response_times: {facebook: 1 working day, default: 1 working day}\n",
        file="policy.yaml",
    ),
    milder=(Severity.WARNING,),
)

_ONE_MOVES = Text(
    sv="En tid som har gått ut flyttas, den för {id}",
    en="One deadline that has passed moves, that of {id}",
)
_SOME_MOVE = Text(
    sv="{count} tider som har gått ut flyttas, däribland den för {id}",
    en="{count} deadlines that have passed move, among them that of {id}",
)
_NONE_MOVES = Text(
    sv="{what} är inte som i {revision}, även för det som redan har varit",
    en="{what} is not as in {revision}, for what has already been too",
)
_WORKING_TIME = Text(sv="Arbetstiden", en="The working time")
_TARGET = Text(sv="Svarstiden för {platform}", en="The response time for {platform}")
_OTHERS = Text(sv="alla andra plattformar", en="all other platforms")


class _Change(NamedTuple):
    """Something of the clock that differs for days that have passed, and the policy with it.

    `policy` is the base's, but for the key that the change is under.
    """

    key: str
    what: Text | FilledText
    policy: Policy
    platform: str = ""


class _Moved:
    """The deadlines that a change moves: how many, and the first of them."""

    def __init__(self) -> None:
        self.count, self.first = 0, ""

    def add(self, id: str) -> None:
        self.count += 1
        self.first = self.first or id


def _applies(beside: Comparison) -> int | Unknown:
    both = (beside.before, beside.after)
    sure = all(is_sure_of(each, "response_times", "working_time") for each in both)
    return 1 if sure and all(each.policy_at.document.readable for each in both) else UNKNOWN


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the clock of the days before the base's, and count the deadlines that it moves."""
    if _applies(beside) is UNKNOWN:
        yield UNKNOWN
        return
    changes = list(_changes(beside))
    moved = _moved(changes, beside) if changes else []
    for change, those in zip(changes, moved, strict=True):
        yield _found(change, those, beside)


def _found(change: _Change, moved: _Moved, beside: Comparison) -> Finding:
    at, stood = beside.after.policy_at / change.key, beside.before.policy_at / change.key
    if change.platform:
        now = beside.after.policy.response_times
        key = change.platform if change.platform in now[0].targets else DEFAULT
        at = at / key if len(now) == 1 and key in now[0].targets else at
    return RULE.found(
        at,
        None if moved.count else _NONE_MOVES,
        severity=None if moved.count else Severity.WARNING,
        related=(beside.stood(stood),),
        of_platform=change.platform if change.platform in PLATFORMS else None,
        what=change.what,
        moved=FilledText(
            _ONE_MOVES if moved.count == 1 else _SOME_MOVE,
            {"count": moved.count, "id": moved.first},
        ),
        revision=beside.version,
    )


def _changes(beside: Comparison) -> Iterator[_Change]:
    was, now = beside.before.policy, beside.after.policy
    if was.working_time != now.working_time and any(
        _hours(was.working_time_on(day)) != _hours(now.working_time_on(day))
        for day in _passed(beside, *was.working_time, *now.working_time)
    ):
        changed = was.model_copy(update={"working_time": now.working_time})
        yield _Change("working_time", _WORKING_TIME, changed)
    if was.response_times == now.response_times:
        return
    changed = was.model_copy(update={"response_times": now.response_times})
    entries = (*was.response_times, *now.response_times)
    days = _passed(beside, *entries)
    named = {name for entry in entries for name in entry.targets} - {DEFAULT}
    there = {each.model.platform for each in beside.whole_before.accounts}
    # How soon nobody on a platform that the municipality was not on had to answer is new, not
    # altered.
    for platform in (*sorted(named & there), DEFAULT):
        if any(_length(was, platform, day) != _length(now, platform, day) for day in days):
            name = _OTHERS if platform == DEFAULT else PLATFORMS[platform].name
            what = FilledText(_TARGET, {"platform": name})
            yield _Change("response_times", what, changed, platform)


def _passed(beside: Comparison, *entries: object) -> list[date]:
    """Give days before the base's that have all that the entries said then: the first of each."""
    starts = {getattr(entry, "from_", None) or date.min for entry in entries}
    return sorted(day for day in starts | {date.min} if day < beside.day)


def _length(policy: Policy, platform: str, day: date) -> tuple[int, int]:
    """Give a response time in seconds and in working days, one of them 0, however it is written."""
    target = target_for(policy, platform, day)
    return target.open_seconds, 0 if target.open_seconds else target.count


def _hours(time: WorkingTime) -> tuple[object, ...]:
    week = [
        tuple(day_of([(each.start, each.end) for each in time.week.get(day, ())]))
        for day in WEEKDAYS
    ]
    return time.time_zone, time.holidays, tuple(week)


def _moved(changes: list[_Change], beside: Comparison) -> list[_Moved]:
    """Count the deadlines that had passed on the base's day, and that each change moves.

    The days are the base's: what differs of them is another rule's.
    """
    before = beside.whole_before
    years = {number: located.model for number, located in before.years.items()}
    schedules = [
        schedule_of(each.policy, years) if each.key == "working_time" else before.schedule
        for each in changes
    ]
    moved = [_Moved() for _ in changes]
    named = {each.platform for each in changes}
    for log in before.logs:
        platform = before.platform(log.account)
        if platform is None:
            continue
        mine = platform if platform in named else DEFAULT
        asked = [
            (change, schedule, those)
            for change, schedule, those in zip(changes, schedules, moved, strict=True)
            if change.platform in ("", mine)
        ]
        for logged in before.logged(log) if asked else ():
            for change, schedule, those in asked:
                if _moves(logged, platform, change.policy, schedule, beside, before):
                    those.add(logged.message.id)
        log.let_go()
    return moved


def _moves(
    logged: Logged,
    platform: str,
    policy: Policy,
    schedule: Schedule,
    beside: Comparison,
    before: Register,
) -> bool:
    """Say whether another clock moves a deadline of a message that had passed."""
    for wait in logged.waits:
        if wait.start is None:
            continue
        due = due_of(wait, logged, before.target_on(platform, wait.start), before.schedule)
        if due is None or before.schedule.local(due).date() >= beside.day:
            continue
        came = before.schedule.local(wait.start).date()
        if due_of(wait, logged, target_for(policy, platform, came), schedule) != due:
            return True
    return False
