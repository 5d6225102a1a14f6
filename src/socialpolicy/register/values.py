"""The kinds of value in the register, each read from the text as it was written.

Every type takes text only: YAML's own guesses never come this far. What does
not fit raises pydantic's error with a type of ours, which `complaints` puts
into words. The JSON Schema of a type takes what an editor makes of the same
text, where an unquoted 2014 is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from socialpolicy import platforms, schedule

FIRST_YEAR = schedule.FIRST_YEAR
"""The earliest year of a date in the register."""

LAST_YEAR = schedule.LAST_YEAR
"""The latest year of a date in the register."""

LARGEST_COUNT = 999_999
"""The largest whole number in the register."""

DEFAULT = "default"
"""The key of the response time on every platform that has none of its own."""

# JSON Schema's patterns are ECMA-262's, read alike by Python: no \d, which Python widens.
_YEAR_PATTERN = r"^(?:19|20|21)[0-9]{2}$"
_DAY_PATTERN = r"^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_TIME_PATTERN = (
    r"^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
)
_COUNT_PATTERN = r"^[1-9][0-9]{0,5}$"
_SCALAR = ["string", "number", "boolean"]

_YEAR = re.compile(_YEAR_PATTERN)
_DAY = re.compile(_DAY_PATTERN)
_TIME = re.compile(_TIME_PATTERN)
_COUNT = re.compile(_COUNT_PATTERN)

_NEAR_DAY = re.compile(r"(\d{4})-\d\d-\d\d", re.ASCII)
_NEAR_TIME = re.compile(r"(\d{4})-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
"""Of the right form, whether or not there is such a year or hour."""


class Entry(BaseModel):
    """What every model shares: read-only, and no keys but the known ones."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        regex_engine="rust-regex",
        # A register without messages never pays for the models of messages.
        defer_build=True,
    )


def _day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_impossible", "no such day") from None
    raise _not_near(value, _NEAR_DAY, "day")


def _time(value: object) -> datetime:
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("time_impossible", "no such time") from None
    raise _not_near(value, _NEAR_TIME, "time")


def _not_near(value: object, near: re.Pattern[str], kind: str) -> PydanticCustomError:
    match = near.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return PydanticCustomError(f"{kind}_form", "of another form")
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return PydanticCustomError("year_remote", "too far away")
    return PydanticCustomError(f"{kind}_impossible", "no such hour")


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
    found = platforms.platform_named(value) if isinstance(value, str) and value.isascii() else None
    if found is None:
        raise PydanticCustomError("platform", "not a platform")
    return found.id


def _platform_or_default(value: object) -> str:
    if isinstance(value, str) and value.strip().lower() == DEFAULT:
        return DEFAULT
    return _platform(value)


def _each_once(value: object) -> object:
    """Refuse a platform that stands under two of its names: one of them would be lost."""
    if not isinstance(value, dict):
        return value
    seen: dict[str, str] = {}
    for name in value:
        found = platforms.platform_named(name)
        if found is None:
            continue
        if found.id in seen:
            names = {"first": seen[found.id], "second": name}
            raise PydanticCustomError("platform_twice", "two names of one platform", names)
        seen[found.id] = name
    return value


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


def _text_schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": _SCALAR, **more})


def _blanks_around(pattern: str) -> str:
    spaced = pattern.removeprefix("^").removesuffix("$").replace(" ", r"\s+")
    return rf"^\s*{spaced}\s*$"


def _in_any_case(names: Iterable[str]) -> str:
    spelt = ("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name) for name in names)
    return rf"^\s*({'|'.join(spelt)})\s*$"


def _platform_schema(*names: str) -> dict[str, Any]:
    return {"anyOf": [{"enum": list(names)}, {"type": "string", "pattern": _in_any_case(names)}]}


_INK = r"\S"

Text = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=500, pattern=_INK),
    _text_schema(minLength=1, maxLength=500, pattern=_INK),
]
"""Words on a line or a few."""

LongText = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=5000, pattern=_INK),
    _text_schema(minLength=1, maxLength=5000, pattern=_INK),
]
"""A paragraph or several."""

ShortText = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=120, pattern=_INK),
    _text_schema(minLength=1, maxLength=120, pattern=_INK),
]
"""A few words."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=100, pattern=SLUG),
    _text_schema(maxLength=100, pattern=SLUG, minimum=0),
]
"""An id: small letters a–z, digits and hyphens."""

Day = Annotated[
    date,
    PlainValidator(_day),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": _DAY_PATTERN, "examples": ["2026-11-20"]}
    ),
]
"""A date, as 2026-11-20."""

Time = Annotated[
    datetime,
    PlainValidator(_time),
    WithJsonSchema({"type": "string", "pattern": _TIME_PATTERN, "examples": ["2026-11-20 14:05"]}),
]
"""A time: without an offset it is local, and naive until a time zone is known."""

Flag = Annotated[
    bool,
    PlainValidator(_flag),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}]}),
]
"""true or false."""

Count = Annotated[
    int,
    PlainValidator(_count),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": LARGEST_COUNT,
            "pattern": _COUNT_PATTERN,
        }
    ),
]
"""A whole number from 1."""

Year = Annotated[
    int,
    PlainValidator(_year),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "pattern": _YEAR_PATTERN,
        }
    ),
]
"""A year."""

PlatformName = Annotated[
    str, PlainValidator(_platform), WithJsonSchema(_platform_schema(*platforms.KNOWN_NAMES))
]
"""A platform's id; aliases such as twitter are read as the name in use."""

PlatformOrDefault = Annotated[
    str,
    PlainValidator(_platform_or_default),
    WithJsonSchema(_platform_schema(*platforms.KNOWN_NAMES, DEFAULT)),
]
"""A platform, or all those that are not named."""

EachOnce = BeforeValidator(_each_once)
"""Holds, of a mapping by platform, that no platform stands in it under two names."""

TimeZone = Annotated[str, PlainValidator(_zone), WithJsonSchema({"type": "string", "minLength": 1})]
"""A time zone by its IANA name."""

_HOURS_SCHEMA = {"type": "string", "pattern": _blanks_around(schedule.HOURS_PATTERN)}
OpenHours = Annotated[
    tuple[Hours, ...],
    PlainValidator(_hours),
    WithJsonSchema(
        {
            "anyOf": [_HOURS_SCHEMA, {"type": "array", "items": _HOURS_SCHEMA, "minItems": 1}],
            "examples": ["08:00-17:00", ["08:00-12:00", "13:00-17:00"]],
        }
    ),
]
"""Hours of one day: `08:00-17:00`, or a list of several."""

TargetText = Annotated[
    schedule.Target,
    PlainValidator(_target),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _blanks_around(schedule.TARGET_PATTERN),
            "examples": ["4 hours", "1 working day"],
        }
    ),
]
"""A length of working time: `4 hours`, `1 working day`."""
