"""The kinds of value in the register, each read from the text as it was written.

Every type takes text only: YAML's own guesses never come this far. What does
not fit raises pydantic's error with a type of ours, which `complaints` puts
into words.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from socialpolicy import platforms, schedule

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
_COUNT = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_SCALAR = ["string", "number", "boolean"]


class Entry(BaseModel):
    """What every model shares: read-only, and no keys but the known ones."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        regex_engine="rust-regex",
    )


def _day(value: object) -> date:
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError("day_form", "not a date")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise PydanticCustomError("day_impossible", "no such day") from None


def _time(value: object) -> datetime:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError("time_form", "not a time")
    day, hour, minute, second, offset = match.groups()
    try:
        return datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}{offset or ''}")
    except ValueError:
        raise PydanticCustomError("time_impossible", "no such time") from None


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("flag", "neither true nor false")
    return value == "true"


def _count(value: object) -> int:
    if not isinstance(value, str) or not _COUNT.fullmatch(value):
        raise PydanticCustomError("count", "not a whole number")
    return int(value)


def _year(value: object) -> int:
    if not isinstance(value, str) or not _YEAR.fullmatch(value):
        raise PydanticCustomError("year", "not a year")
    return int(value)


def _platform(value: object) -> str:
    platform = platforms.platform_named(value) if isinstance(value, str) else None
    if platform is None:
        raise PydanticCustomError("platform", "not a platform")
    return platform.id


class Hours(NamedTuple):
    """Open time within a day: minutes after midnight, the end exclusive and at most 1440."""

    start: int
    end: int


def _hours(value: object) -> tuple[Hours, ...]:
    texts = value if isinstance(value, list) else [value]
    intervals = []
    for text in texts:
        if not isinstance(text, str):
            raise PydanticCustomError("hours", "not hours")
        try:
            intervals.append(Hours(*schedule.parse_hours(text)))
        except schedule.ScheduleError as error:
            raise PydanticCustomError("hours", "not hours", {"reason": error.said}) from None
    intervals.sort()
    for earlier, later in zip(intervals, intervals[1:], strict=False):
        if later.start < earlier.end:
            raise PydanticCustomError("hours_overlap", "overlapping hours")
    return tuple(intervals)


def _target(value: object) -> schedule.Target:
    if not isinstance(value, str):
        raise PydanticCustomError("target", "not a length of time")
    try:
        return schedule.Target.parse(value)
    except schedule.ScheduleError as error:
        raise PydanticCustomError("target", "not a length of time", {"reason": error.said}) from None


def _items(value: object) -> object:
    return [] if value is None else value


def _text_schema(**more: Any) -> WithJsonSchema:
    # An unquoted 2014 is a number to an editor; here it is the text "2014".
    return WithJsonSchema({"type": _SCALAR, "minLength": 1, **more})


Text = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=500), _text_schema(maxLength=500)
]
"""Words on a line or a few."""

LongText = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=5000), _text_schema(maxLength=5000)
]
"""A paragraph or several."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[
    str,
    StringConstraints(strict=True, max_length=100, pattern=SLUG),
    _text_schema(maxLength=100, pattern=SLUG),
]
"""An id: small letters a–z, digits and hyphens."""

Day = Annotated[
    date,
    PlainValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
    Field(examples=["2026-11-20"]),
]
"""A date, as 2026-11-20."""

Time = Annotated[
    datetime,
    PlainValidator(_time),
    WithJsonSchema({"type": "string", "pattern": _TIME.pattern.replace("(?:", "(")}),
    Field(examples=["2026-11-20 14:05"]),
]
"""A time: without an offset it is local, and naive until a time zone is known."""

Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""true or false."""

Count = Annotated[
    int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 999999})
]
"""A whole number from 1."""

Year = Annotated[
    int, PlainValidator(_year), WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2199})
]
"""A year."""

PlatformName = Annotated[
    str,
    PlainValidator(_platform),
    WithJsonSchema({"type": "string", "enum": list(platforms.KNOWN_NAMES)}),
]
"""A platform's id; aliases such as twitter are read as the name in use."""

OpenHours = Annotated[
    tuple[Hours, ...],
    PlainValidator(_hours),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d\d:\d\d-\d\d:\d\d$"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
            ]
        }
    ),
]
"""Hours of one day: `08:00-17:00`, or a list of several."""

TargetText = Annotated[
    schedule.Target,
    PlainValidator(_target),
    WithJsonSchema(
        {"type": "string", "pattern": r"^[1-9][0-9]* (minutes?|hours?|working days?)$"}
    ),
]
"""A length of working time: `4 hours`, `1 working day`."""

__all__ = [
    "SLUG",
    "AfterValidator",
    "Count",
    "Day",
    "Entry",
    "Flag",
    "Hours",
    "LongText",
    "OpenHours",
    "PlatformName",
    "Slug",
    "TargetText",
    "Text",
    "Time",
    "Year",
]
