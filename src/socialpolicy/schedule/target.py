"""Lengths of working time: how soon something is to be answered, and any length in words.

A target is written `4 hours`, `30 minutes` or `1 working day`; in words a length is
`2 timmar och 15 minuter`, `1 working day`, and in short `2 tim`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from socialpolicy.schedule.clock import ScheduleError
from socialpolicy.text import Language, Text, enumeration

TARGET_PATTERN = r"^[1-9][0-9]* (minutes?|hours?|working days?)$"
"""What a target looks like, for JSON Schema. `Target.parse` also knows the longest one."""

_PARTS = re.compile(r"(0|[1-9][0-9]*) (minute|hour|working day)s?", re.ASCII)
_LONGEST_DIGITS = 9

NOT_A_TARGET = Text(
    sv="”{target}” är inte en svarstid. Skriv till exempel 4 hours, 30 minutes "
    "eller 1 working day.",
    en="“{target}” is not a response time. Write for example 4 hours, 30 minutes or 1 working day.",
)
TOO_SHORT = Text(
    sv="En svarstid kan inte vara {target}. Skriv minst 1, till exempel 1 working day.",
    en="A response time cannot be {target}. Write at least 1, for example 1 working day.",
)
TOO_LONG = Text(
    sv="Svarstiden {target} är för lång. Den får vara högst {longest}. Skriv till exempel 4 hours.",
    en="The response time {target} is too long. It may be at most {longest}. "
    "Write for example 4 hours.",
)


class Unit(StrEnum):
    """What a target is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working day"


_SECONDS = {Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.WORKING_DAY: 0}
# About a year of ordinary office hours in working days, half of one in hours and minutes:
# more than any policy asks for, and always less than the schedule reaches.
_LONGEST = {Unit.MINUTE: 60_000, Unit.HOUR: 1_000, Unit.WORKING_DAY: 250}


@dataclass(frozen=True, slots=True)
class Target:
    """How much working time, or how many working days, an answer may take.

    `open_seconds` is the staffed time of a target in minutes or hours, and 0
    for working days, which are counted by the calendar instead.

    Raises ScheduleError for a count below 1 or above the longest of its unit.
    """

    count: int
    unit: Unit
    open_seconds: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hold the count within its bounds and work out the seconds once."""
        if self.count < 1:
            raise ScheduleError(TOO_SHORT, target=str(self))
        if self.count > _LONGEST[self.unit]:
            raise _too_long(str(self), self.unit)
        object.__setattr__(self, "open_seconds", self.count * _SECONDS[self.unit])

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read `N minutes`, `N hours` or `N working days`; the singular is as good.

        N is a whole number in digits. Raises ScheduleError for anything else.
        """
        words = " ".join(text.split())
        parts = _PARTS.fullmatch(words)
        if parts is None:
            raise ScheduleError(NOT_A_TARGET, target=text)
        digits, unit = parts[1], Unit(parts[2])
        # Python refuses to read thousands of digits with an error of its own.
        if len(digits) > _LONGEST_DIGITS:
            raise _too_long(words, unit)
        return cls(int(digits), unit)

    def __str__(self) -> str:
        """Write the target as `parse` reads it."""
        return f"{self.count} {self.unit}" + ("" if self.count == 1 else "s")

    @property
    def prose(self) -> Text:
        """The target for a sentence: `4 timmar`, `4 hours`."""
        return counted(self.count, self.unit)


def _too_long(words: str, unit: Unit) -> ScheduleError:
    return ScheduleError(TOO_LONG, target=words, longest=Target(_LONGEST[unit], unit).prose)


_UNITS = {
    "working day": (Text("arbetsdag", "working day"), Text("arbetsdagar", "working days")),
    "hour": (Text("timme", "hour"), Text("timmar", "hours")),
    "minute": (Text("minut", "minute"), Text("minuter", "minutes")),
    "second": (Text("sekund", "second"), Text("sekunder", "seconds")),
}
"""The units that lengths are counted in: one of each, and several."""

_CLOCK = ("hour", "minute", "second")
_SHORT = (Text("tim", "h"), Text("min", "min"), Text("s", "s"))


def counted(count: int, unit: str) -> Text:
    """Write a count of one of the units: `1 arbetsdag`, `4 hours`. Raises KeyError for another."""
    word = _UNITS[unit][count != 1]
    return Text(f"{count} {word.sv}", f"{count} {word.en}")


@lru_cache(maxsize=4096)  # the same is said of many messages
def length(seconds: int) -> Text:
    """Write a number of seconds from 0 in hours and minutes, seconds only below an hour.

    What is left over is dropped, never rounded up: nobody is later than they are.
    """
    parts = _on_the_clock(seconds)
    # Of 2 hours and 5 seconds, the seconds say nothing.
    shown = parts[:2] if parts[0] else parts
    texts = [counted(n, unit) for n, unit in zip(shown, _CLOCK, strict=False) if n]
    texts = texts or [counted(0, "minute")]
    sv, en = (enumeration([t.in_language(each) for t in texts], each) for each in Language)
    return Text(sv, en)


def short_length(seconds: int, *, exact: bool = False) -> Text:
    """Write a number of seconds from 0 in short: `2 tim 15 min`, `2 h 15 min`, `30 s`.

    Seconds are dropped from a minute on, unless the length is to be `exact`.
    """
    parts = _on_the_clock(seconds)
    shown = parts if exact or not any(parts[:2]) else parts[:2]
    texts = [
        Text(f"{n} {unit.sv}", f"{n} {unit.en}")
        for n, unit in zip(shown, _SHORT, strict=False)
        if n
    ]
    texts = texts or [Text("0 tim", "0 h")]
    return Text(" ".join(t.sv for t in texts), " ".join(t.en for t in texts))


@lru_cache(maxsize=10_000)  # many messages have waited for the same time
def working_length(seconds: int) -> Text:
    """Write a length of working time: `42 arbetstimmar och 30 minuter`, `42 working hours`."""
    shown = length(seconds)
    # The first unit says that it is no time on the clock; nobody works by the second.
    sv = re.sub("(timm|minut)", r"arbets\1", shown.sv, count=1)
    return Text(sv, re.sub("(hour|minute)", r"working \1", shown.en, count=1))


def _on_the_clock(seconds: int) -> tuple[int, int, int]:
    """Divide seconds into hours, minutes and seconds."""
    return seconds // 3600, seconds // 60 % 60, seconds % 60
