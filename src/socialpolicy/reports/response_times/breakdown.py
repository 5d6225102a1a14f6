"""Response times by platform, unit, month and kind, when messages come, and what is apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from socialpolicy.register.message_names import KINDS
from socialpolicy.register.register import Register
from socialpolicy.reports.answers import COUNTED, Answer, Outcome
from socialpolicy.reports.columns import KIND, PLATFORM, UNIT, platform_cell, unit_cell
from socialpolicy.reports.response_times import words
from socialpolicy.reports.response_times.figures import (
    COLUMNS,
    Tally,
    row_of,
    target_cell,
    target_column,
)
from socialpolicy.reports.tables import Bars, Chart, Coded, Column, Heat, Kind, Lines, Row, Table
from socialpolicy.text import MONTHS, WEEKDAYS, Text

_NONE = Text(
    sv="Inget kom in under perioden som skulle besvaras.",
    en="Nothing came in during the period that was to be answered.",
)
_BY_PLATFORM = Text(sv="Per plattform", en="By platform")
_BY_UNIT = Text(sv="Per enhet", en="By unit")
_BY_MONTH = Text(sv="Per månad", en="By month")
_BY_KIND = Text(sv="Efter vad det är", en="By what it is")
_MONTH = Column("month", Text(sv="Månad", en="Month"))
_UNKNOWN_UNIT = Coded("unknown", Text(sv="Enheten är inte känd", en="The unit is not known"))


class Answers:
    """What became of the messages of a period, sorted out as they come by what the tables are by.

    `platforms`, `units` (empty where it is not known) and `kinds` are by their ids, `months` are
    counted from the year 0, and `arrivals` are ids by weekday and hour. `staffed` counts whether
    somebody was on duty then. What is `apart` is in no share of answers in time, or was reopened.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.whole = Tally()
        self.platforms: dict[str, Tally] = defaultdict(Tally)
        self.units: dict[str, Tally] = defaultdict(Tally)
        self.months: dict[int, Tally] = defaultdict(Tally)
        self.kinds: dict[str, Tally] = defaultdict(Tally)
        self.arrivals: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.staffed: Counter[bool | None] = Counter()
        self.apart: dict[str, list[str]] = defaultdict(list)

    def add(self, each: Answer) -> None:
        """Sort out one more message, in the order of the log."""
        if each.outcome not in _COUNTED:
            self.apart[_APART_BY_OUTCOME[each.outcome].code].append(each.id)
            return
        day = each.day
        for tally in (
            self.whole,
            self.platforms[each.platform],
            self.units[each.unit or ""],
            self.months[day.year * 12 + day.month - 1],
            self.kinds[each.kind],
        ):
            tally.add(each)
        self.arrivals[each.weekday, each.hour].append(each.id)
        self.staffed[each.staffed] += 1
        for name in _apart(each):
            self.apart[name.code].append(each.id)


def by_platform(answers: Answers, register: Register) -> Table:
    """Give the figures of each platform with its targets, and name what is late of the whole."""
    rows = [
        row_of(platform_cell(id), group, _dated_targets(group, register))
        for id, group in _latest_first(answers.platforms)
    ]
    return Table(
        "platforms",
        _BY_PLATFORM,
        (PLATFORM, target_column(under=True), *COLUMNS),
        tuple(rows),
        _NONE,
        note=words.late(answers.whole.late_answers),
        chart=Bars("platform", "in_time_share"),
    )


def by_unit(answers: Answers, register: Register) -> Table:
    """Give the figures of each unit, where the accounts were when the messages came."""
    parts = [
        (unit_cell(id, register) or _UNKNOWN_UNIT, group)
        for id, group in _latest_first(answers.units)
    ]
    return _table("units", _BY_UNIT, UNIT, parts, Bars("unit", "in_time_share"))


def by_month(answers: Answers) -> Table:
    """Give the figures of each month from the first to the last in which anything came."""
    found = answers.months
    months = range(min(found), max(found) + 1)
    parts = [(_month(each), found.get(each) or Tally()) for each in months]
    return _table("months", _BY_MONTH, _MONTH, parts, Lines("month", ("received", "late")))


def by_kind(answers: Answers) -> Table:
    """Give the figures of each kind of message, in the order of the model."""
    found = answers.kinds
    parts = [(Coded(kind, name), found[kind]) for kind, name in KINDS.items() if kind in found]
    return _table("kinds", _BY_KIND, KIND, parts)


_DAY = Column("weekday", Text(sv="Dag", en="Day"))
_DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = tuple(
    Column(f"hour_{hour:02}", Text(f"{hour:02}", f"{hour:02}"), Kind.NUMBER) for hour in range(24)
)
_ARRIVALS = Text(sv="När det kommer in", en="When it comes in")


def arrivals(answers: Answers) -> Table:
    """Count the messages by the weekday and the hour that they came."""
    rows = []
    for day, code in enumerate(_DAY_CODES):
        ids = [answers.arrivals.get((day, hour), []) for hour in range(24)]
        name = Coded(code, Text(WEEKDAYS[day].sv, WEEKDAYS[day].en))
        behind = {column.key: each for column, each in zip(_HOURS, ids, strict=True) if each}
        rows.append(Row((name, *map(len, ids)), behind))
    note = words.outside(answers.staffed[True], answers.staffed[False])
    return Table("arrivals", _ARRIVALS, (_DAY, *_HOURS), tuple(rows), _NONE, note, Heat())


_APART = Text(sv="Räknas för sig", en="Counted apart")
_WHAT = Column("what", Text(sv="Vad", en="What"))
_NUMBER = Column("number", Text(sv="Antal", en="Number"), Kind.NUMBER)
_NOTHING_APART = Text(sv="Ingenting.", en="Nothing.")
_NOT_OURS = Coded(
    "not-ours",
    Text(sv="Rör inte kommunen, och behöver inget svar", en="Does not concern us, needs no reply"),
)
_NEEDLESS = Coded(
    "needless",
    Text(sv="Återtaget, borta eller en dubblett", en="Withdrawn, gone or a duplicate"),
)
_ENDED_LATE = Coded(
    "ended-late",
    Text(
        sv="Togs bort eller avslutades utan svar, efter att tiden gått ut",
        en="Removed or ended without a reply, after it was due",
    ),
)
_REOPENED = Coded("reopened", Text(sv="Öppnades igen", en="Reopened"))
_REOPENED_LATE = Coded(
    "reopened-late",
    Text(
        sv="Öppnades igen, och fick då svar för sent eller väntar för länge",
        en="Reopened, and then answered late or waiting too long",
    ),
)
_UNTIMED = Coded(
    "untimed",
    Text(
        sv="Går inte att räkna tid på: ett klockslag är fel, eller kalendern räcker inte",
        en="Cannot be timed: a time is wrong, or the calendar does not reach",
    ),
)


_APART_BY_OUTCOME = {Outcome.NOT_OURS: _NOT_OURS, Outcome.NEEDLESS: _NEEDLESS}
_COUNTED = frozenset(COUNTED)


def _apart(each: Answer) -> Iterator[Coded]:
    """Say under what one of those that were to be answered is counted apart."""
    if each.first.late is None:
        yield _UNTIMED
    elif each.first.late and each.outcome is Outcome.WITHOUT_ANSWER:
        yield _ENDED_LATE
    if each.reopened:
        yield _REOPENED
    if each.later and each.later.late:
        yield _REOPENED_LATE


def apart(answers: Answers) -> Table:
    """Count what is in no share of answers in time, and what was reopened."""
    names = (_NOT_OURS, _NEEDLESS, _ENDED_LATE, _REOPENED, _REOPENED_LATE, _UNTIMED)
    rows = tuple(
        Row((name, len(found)), {"number": found})
        for name in names
        if (found := answers.apart.get(name.code))
    )
    return Table("apart", _APART, (_WHAT, _NUMBER), rows, _NOTHING_APART)


def _latest_first(groups: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    """Put groups in order: most late answers first, of as many the largest group first."""
    return sorted(
        groups.items(),
        key=lambda each: (-len(each[1].late_answers), -len(each[1].received), each[0]),
    )


def _table(
    key: str,
    title: Text,
    first: Column,
    parts: Iterable[tuple[Coded, Tally]],
    chart: Chart | None = None,
) -> Table:
    rows = tuple(row_of(name, group, _targets(group)) for name, group in parts)
    return Table(key, title, (first, target_column(), *COLUMNS), rows, _NONE, chart=chart)


def _targets(group: Tally) -> tuple[Coded, ...]:
    """Give the targets of some messages, as they were when they came, the tightest first."""
    return tuple(
        target_cell(each)
        for each in sorted(group.targets, key=lambda t: (t.open_seconds or 10**9, t.count))
    )


def _dated_targets(group: Tally, register: Register) -> tuple[Coded, ...]:
    """Give the targets that a platform has had, in order; those after the first say since when."""
    first = sorted(group.targets.items(), key=lambda pair: pair[1].day)
    cells = [target_cell(target) for target, _ in first]
    for place, (target, answer) in enumerate(first):
        since = register.policy.response_times_on(answer.day).from_
        if place and since:
            code, said = target_cell(target)
            cells[place] = Coded(
                f"{code} from {since}", Text(f"{said.sv} från {since}", f"{said.en} from {since}")
            )
    return tuple(cells)


def _month(number: int) -> Coded:
    year, month = divmod(number, 12)
    name = MONTHS[month]
    return Coded(f"{year}-{month + 1:02}", Text(f"{name.sv} {year}", f"{name.en} {year}"))
