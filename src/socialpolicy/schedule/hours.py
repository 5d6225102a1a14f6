"""Opening hours of one day: `08:00-17:00`, as minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from socialpolicy.schedule.clock import ScheduleError
from socialpolicy.text import Text

Interval = tuple[int, int]
"""Opening and closing in minutes after midnight, the closing not included; 1440 is 24:00."""

MIDNIGHT = 24 * 60
"""The last minute of a day, 24:00."""

HOURS_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
"""What opening hours look like, for JSON Schema."""

_PARTS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)", re.ASCII)

NOT_HOURS = Text(
    sv="”{hours}” är inte en öppettid. Skriv till exempel 08:00-17:00.",
    en="“{hours}” is not a span of opening hours. Write for example 08:00-17:00.",
)
REVERSED = Text(
    sv="Öppettiden {hours} slutar innan den börjar. Går den över midnatt delar du den på "
    "två dagar: 22:00-24:00 och 00:00-06:00.",
    en="The opening hours {hours} end before they begin. If they run past midnight, divide them "
    "between two days: 22:00-24:00 and 00:00-06:00.",
)
EMPTY = Text(
    sv="Öppettiden {hours} slutar när den börjar. Skriv till exempel 08:00-17:00, "
    "eller ta bort den.",
    en="The opening hours {hours} end as they begin. Write for example 08:00-17:00, "
    "or remove them.",
)
OVERLAPPING = Text(
    sv="Öppettiderna {first} och {second} överlappar. Skriv till exempel 08:00-12:00 "
    "och 13:00-17:00.",
    en="The opening hours {first} and {second} overlap. Write for example 08:00-12:00 "
    "and 13:00-17:00.",
)
NO_HOURS = Text(
    sv="Dagen har inga öppettider. Skriv till exempel 08:00-17:00, eller ta bort dagen.",
    en="The day has no opening hours. Write for example 08:00-17:00, or remove the day.",
)


def parse_hours(text: str) -> Interval:
    """Read `HH:MM-HH:MM` as minutes after midnight: `08:00-17:00` is (480, 1020).

    The end may be 24:00. Raises ScheduleError for a text of another shape, and
    for hours that are empty or end before they begin.
    """
    parts = _PARTS.fullmatch(text.strip())
    if parts is None:
        raise ScheduleError(NOT_HOURS, hours=text)
    start = int(parts[1]) * 60 + int(parts[2])
    end = MIDNIGHT if parts[3] is None else int(parts[3]) * 60 + int(parts[4])
    return _checked((start, end))


def parse_day(texts: str | Sequence[str]) -> tuple[Interval, ...]:
    """Read all opening hours of a day, one text or several in any order.

    Raises ScheduleError as `parse_hours` does, for hours that overlap, and
    when there are none.
    """
    hours = [texts] if isinstance(texts, str) else texts
    if not hours:
        raise ScheduleError(NO_HOURS)
    return day_of(parse_hours(text) for text in hours)


def day_of(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Put a day's intervals in order; one may begin where another ends.

    Raises ScheduleError for an interval that is empty, reversed or outside the
    day, and for two that overlap.
    """
    ordered = tuple(sorted(_checked(interval) for interval in intervals))
    for first, second in pairwise(ordered):
        if second[0] < first[1]:
            raise ScheduleError(OVERLAPPING, first=write_hours(first), second=write_hours(second))
    return ordered


def write_hours(interval: Interval) -> str:
    """Write an interval as `parse_hours` reads it."""
    start, end = interval
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def prose_hours(interval: Interval) -> Text:
    """Write an interval for a sentence: `08.00–17.00` in Swedish, `08:00–17:00` in English."""
    written = write_hours(interval).replace("-", "–")
    return Text(sv=written.replace(":", "."), en=written)


def _checked(interval: Interval) -> Interval:
    start, end = interval
    if start == end:
        raise ScheduleError(EMPTY, hours=write_hours(interval))
    if end < start:
        raise ScheduleError(REVERSED, hours=write_hours(interval))
    if start < 0 or end > MIDNIGHT:
        raise ScheduleError(NOT_HOURS, hours=write_hours(interval))
    return interval
