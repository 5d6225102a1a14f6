"""The kinds of time in the register: days, moments, opening hours, lengths of time.

As in `values`, every type takes text only and raises pydantic's error with a
type of ours.
"""

import re
from datetime import date, datetime
from typing import Annotated, NamedTuple

from pydantic_core import PydanticCustomError

from socialpolicy import schedule
from socialpolicy.register.models.field_types import FieldType, read_by

FIRST_YEAR = schedule.FIRST_YEAR
"""The earliest year of a date in the register."""

LAST_YEAR = schedule.LAST_YEAR
"""The latest year of a date in the register."""

# JSON Schema's patterns are ECMA-262's, read alike by Python: no \d, which Python widens.
_YEAR_PATTERN = r"^(?:19|20|21)[0-9]{2}$"
_DAY_PATTERN = r"^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_TIME_PATTERN = (
    r"^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
)

_YEAR = re.compile(_YEAR_PATTERN)
_DAY = re.compile(_DAY_PATTERN)
_TIME = re.compile(_TIME_PATTERN)

_DAY_LENGTH = len("2026-11-20")
_MINUTE_LENGTH = len("2026-11-20 14:05")

_NEAR_DAY = re.compile(r"(\d{4})-\d\d-\d\d", re.ASCII)
_NEAR_TIME = re.compile(r"(\d{4})-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
"""Of the right form, whether or not there is such a year or hour."""


_days: dict[str, date] = {}
"""Days that have been read. A register holds many thousands, most of them often."""


def _day(value: object) -> date:
    if type(value) is str:
        known = _days.get(value)
        if known is not None:
            return known
        # The usual form is read without the pattern.
        if len(value) == _DAY_LENGTH and value[4] == value[7] == "-":
            try:
                day = date.fromisoformat(value)
            except ValueError:
                pass
            else:
                if FIRST_YEAR <= day.year <= LAST_YEAR:
                    return _days.setdefault(value, day)
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_impossible", "no such day") from None
    raise _not_near(value, _NEAR_DAY, "day")


def _days_of(value: object) -> tuple[date, ...]:
    """Read a day or several; they come in the order of the calendar, whatever their order."""
    # An empty list is no day, and is refused as no day is.
    return tuple(sorted(map(_day, value if isinstance(value, list) and value else [value])))


def _time(value: object) -> datetime:
    if type(value) is str and len(value) == _MINUTE_LENGTH and _is_usual(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= moment.year <= LAST_YEAR:
                return moment
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("time_impossible", "no such time") from None
    raise _not_near(value, _NEAR_TIME, "time")


def _is_usual(value: str) -> bool:
    """Look for the form `2026-11-20 14:05`. Newer Pythons read 24:00 too, which is another day."""
    return (
        value[4] == value[7] == "-"
        and value[10] in " T"
        and value[13] == ":"
        and value[11:13] != "24"
    )


def _not_near(value: object, near: re.Pattern[str], kind: str) -> PydanticCustomError:
    match = near.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return PydanticCustomError(f"{kind}_form", "of another form")
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return PydanticCustomError("year_remote", "too far away")
    return PydanticCustomError(f"{kind}_impossible", "no such hour")


def _year(value: object) -> int:
    if not isinstance(value, str) or not _YEAR.fullmatch(value):
        raise PydanticCustomError("year", "not a year")
    return int(value)


def _zone(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("time_zone", "not a time zone")
    try:
        schedule.zone_named(value)
    except schedule.ScheduleError as error:
        raise PydanticCustomError("time_zone", "no such zone", {"reason": error.said}) from None
    return value


class Hours(NamedTuple):
    """Open time within a day: minutes after midnight, the end exclusive and at most 1440."""

    start: int
    end: int


def _hours(value: object) -> tuple[Hours, ...]:
    values = value if isinstance(value, list) else [value]
    texts = [text for text in values if isinstance(text, str)]
    if len(texts) < len(values):
        raise PydanticCustomError("hours", "not hours")
    try:
        return tuple(Hours(*interval) for interval in schedule.parse_day(texts))
    except schedule.ScheduleError as error:
        raise PydanticCustomError("hours", "not hours", {"reason": error.said}) from None


def _target(value: object) -> schedule.Target:
    if not isinstance(value, str):
        raise PydanticCustomError("target", "not a length of time")
    try:
        return schedule.Target.parse(value)
    except schedule.ScheduleError as error:
        raise PydanticCustomError("target", "no such length", {"reason": error.said}) from None


def _blanks_around(pattern: str) -> str:
    spaced = pattern.removeprefix("^").removesuffix("$").replace(" ", r"\s+")
    return rf"^\s*{spaced}\s*$"


Day = Annotated[
    date,
    FieldType(
        read_by(_day),
        {"type": "string", "format": "date", "pattern": _DAY_PATTERN, "examples": ["2026-11-20"]},
        bare=True,
    ),
]
"""A date, as 2026-11-20."""

Days = Annotated[
    tuple[date, ...],
    FieldType(
        read_by(_days_of),
        {
            "type": ["string", "array"],
            "format": "date",
            "pattern": _DAY_PATTERN,
            "items": {"type": "string", "format": "date", "pattern": _DAY_PATTERN},
            "minItems": 1,
            "examples": ["2026-11-20", ["2015-01-20", "2026-11-20"]],
        },
        bare=True,
    ),
]
"""A day, or a list of several: what has been done more than once."""

Time = Annotated[
    datetime,
    FieldType(
        read_by(_time),
        {"type": "string", "pattern": _TIME_PATTERN, "examples": ["2026-11-20 14:05"]},
        bare=True,
    ),
]
"""A time: without an offset it is local, and naive until a time zone is known."""

Year = Annotated[
    int,
    FieldType(
        read_by(_year),
        {
            "type": ["integer", "string"],
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "pattern": _YEAR_PATTERN,
        },
        bare=True,
    ),
]
"""A year."""

TimeZone = Annotated[str, FieldType(read_by(_zone), {"type": "string", "minLength": 1})]
"""A time zone by its IANA name."""

_HOURS = _blanks_around(schedule.HOURS_PATTERN)
OpenHours = Annotated[
    tuple[Hours, ...],
    FieldType(
        read_by(_hours),
        {
            "type": ["string", "array"],
            "pattern": _HOURS,
            "items": {"type": "string", "pattern": _HOURS},
            "minItems": 1,
            "examples": ["08:00-17:00", ["08:00-12:00", "13:00-17:00"]],
        },
    ),
]
"""Hours of one day: `08:00-17:00`, or a list of several."""

TargetText = Annotated[
    schedule.Target,
    FieldType(
        read_by(_target),
        {
            "type": "string",
            "pattern": _blanks_around(schedule.TARGET_PATTERN),
            "examples": ["4 hours", "1 working day"],
        },
    ),
]
"""A length of working time: `4 hours`, `1 working day`."""
