"""Local clocks and UTC seconds: zones, changes of clock, and local times read.

Times given back have a fixed offset from UTC and not the zone itself. Python
subtracts and compares two times of the same zone by what the clocks show, which
is wrong by an hour over a change of clock; with fixed offsets it counts real time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.text import Text, TranslatedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST_YEAR = 1900
"""The earliest year that working time is counted in."""

LAST_YEAR = 2199
"""The latest year that working time is counted in."""

DAY = 24 * 3600
"""Seconds of a day without a change of clock."""

EPOCH_DAY = date(1970, 1, 1).toordinal()
"""The date that seconds are counted from, by its ordinal."""

_USUAL = "Europe/Stockholm"
_OF_THE_COMPUTER = frozenset({"localtime", "local", "posixrules", "factory"})

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)

UNKNOWN_ZONE = Text(
    sv="Tidszonen ”{zone}” finns inte. Skriv till exempel Europe/Stockholm.",
    en="There is no time zone “{zone}”. Write for example Europe/Stockholm.",
)
OF_THE_COMPUTER = Text(
    sv="Tidszonen ”{zone}” är olika på olika datorer. Skriv till exempel Europe/Stockholm.",
    en="The time zone “{zone}” differs between computers. Write for example Europe/Stockholm.",
)
OUTSIDE = Text(
    sv="Året {year} ligger för långt bort. Skriv ett år från {first} till {last}.",
    en="The year {year} is too far away. Write a year from {first} to {last}.",
)
TWICE = Text(
    sv="Klockan ställs om den {day}, och kl. {clock} kommer två gånger. Skriv {earlier} "
    "om du menar den första, {later} om du menar den andra.",
    en="The clocks change on {day}, and {clock} comes twice. Write {earlier} "
    "if you mean the first, {later} if you mean the second.",
)
NEVER = Text(
    sv="Klockan ställs om den {day}, och kl. {clock} finns inte. Skriv {earlier} eller {later}.",
    en="The clocks change on {day}, and there is no {clock}. Write {earlier} or {later}.",
)


class Piece(NamedTuple):
    """A stretch of time with one offset: UTC seconds, the end not included; offset in seconds."""

    start: int
    end: int
    offset: int


@cache
def _zones() -> frozenset[str]:
    """Name the time zones that are the same on every computer: those that IANA has published."""
    from importlib.resources import files

    return frozenset((files("tzdata") / "zones").read_text().split()) - {"Factory"}


def zone_named(name: str) -> ZoneInfo:
    """Find a time zone by its IANA name.

    Raises ScheduleError for one that is unknown, or that is whatever the computer is set to.
    """
    from zoneinfo import ZoneInfo

    if name != _USUAL and name not in _zones():
        own = name.lower() in _OF_THE_COMPUTER or name.lower().startswith(("posix/", "right/"))
        raise ScheduleError(OF_THE_COMPUTER if own else UNKNOWN_ZONE, zone=name)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ScheduleError(UNKNOWN_ZONE, zone=name) from error


def second_of(moment: datetime) -> int:
    """Give a moment as whole UTC seconds since 1970; parts of a second are dropped.

    Raises ValueError for a moment without an offset.
    """
    if moment.tzinfo is None:
        message = "a moment needs an offset; read local times with localise"
        raise ValueError(message)
    return (moment - _EPOCH) // _SECOND


def moment_at(second: int, zone: ZoneInfo) -> datetime:
    """Give a UTC second as the zone's clock shows it, with a fixed offset.

    Raises ScheduleError for a year outside FIRST_YEAR to LAST_YEAR.
    """
    # The margins keep Python's own bounds, and every offset, out of reach.
    if not -80 * 366 * DAY < second < 240 * 366 * DAY:
        year = 1970 + second // (365 * DAY + DAY // 4)
        raise ScheduleError(OUTSIDE, year=year, first=FIRST_YEAR, last=LAST_YEAR)
    shown = datetime.fromtimestamp(second, zone)
    within_years(shown.year)
    return shown.replace(tzinfo=timezone(_offset(shown)), fold=0)


def within_years(year: int) -> int:
    """Give the year back. Raises ScheduleError when it is outside FIRST_YEAR to LAST_YEAR."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ScheduleError(OUTSIDE, year=year, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def localise(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give a local time its offset; a time that has one is moved to the zone's clock.

    Raises ScheduleError for a local time that the zone's clock never shows or
    shows twice, with both ways to write it, and for a year that is out of bounds.
    """
    within_years(moment.year)
    if moment.tzinfo is not None:
        return moment_at(second_of(moment), zone).replace(microsecond=moment.microsecond)
    before = _offset(moment.replace(tzinfo=zone, fold=0))
    after = _offset(moment.replace(tzinfo=zone, fold=1))
    if before == after:
        return moment.replace(tzinfo=timezone(before), fold=0)
    # PEP 495: the offset shrinks over a repeated hour and grows over a missing one.
    if before > after:
        raise _refused(TWICE, moment, _written(moment, before), _written(moment, after))
    gap = after - before
    raise _refused(NEVER, moment, _written(moment - gap, before), _written(moment + gap, after))


def steady_offset(day: int, zone: ZoneInfo) -> int | None:
    """Give the seconds ahead of UTC all through a date, None where the clocks change.

    `day` is the date's ordinal, as `date.toordinal` gives it.
    """
    midnight = datetime.fromordinal(day)
    last = midnight + timedelta(seconds=DAY - 1)
    offsets = {
        _offset(end.replace(tzinfo=zone, fold=fold)) for end in (midnight, last) for fold in (0, 1)
    }
    return offsets.pop() // _SECOND if len(offsets) == 1 else None


def day_second(day: date) -> int:
    """Give a date as the seconds from 1970 to its midnight, as if there were no zones."""
    return (day.toordinal() - EPOCH_DAY) * DAY


@lru_cache(maxsize=32)  # a form lays out the same year anew for every answer
def pieces_between(first: int, last: int, zone: ZoneInfo) -> tuple[Piece, ...]:
    """Divide the UTC seconds from `first` to `last` where the zone's offset changes.

    The offset is looked at once a day: no zone changes its clock and back
    again within one.
    """
    pieces = []
    start, offset = first, _seconds_ahead(first, zone)
    for dawn in range(first, last, DAY):
        dusk = min(dawn + DAY, last)
        ahead = _seconds_ahead(dusk, zone)
        if ahead != offset:
            change = _change_between(dawn, dusk, zone)
            pieces.append(Piece(start, change, offset))
            start, offset = change, ahead
    return (*pieces, Piece(start, last, offset))


def first_shown(local: int, pieces: Sequence[Piece]) -> int:
    """Find the first UTC second at which a clock shows `local`, or has passed it.

    `local` counts seconds as `day_second` does. A reading that comes twice means
    the first, one that never comes means the moment the clock jumped over it.
    Raises ValueError when the reading lies after the pieces.
    """
    for start, end, offset in pieces:
        second = max(start, local - offset)
        if second < end:
            return second
    message = "the reading lies after the pieces"
    raise ValueError(message)


def _change_between(before: int, after: int, zone: ZoneInfo) -> int:
    offset = _seconds_ahead(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if _seconds_ahead(middle, zone) == offset:
            before = middle
        else:
            after = middle
    return after


def _seconds_ahead(second: int, zone: ZoneInfo) -> int:
    return _offset(datetime.fromtimestamp(second, zone)) // _SECOND


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _written(moment: datetime, offset: timedelta) -> str:
    detail = "seconds" if moment.second else "minutes"
    return moment.replace(microsecond=0, tzinfo=timezone(offset)).isoformat(" ", detail)


def _refused(text: Text, moment: datetime, earlier: str, later: str) -> ScheduleError:
    clock = Text(sv=f"{moment:%H.%M}", en=f"{moment:%H:%M}")
    return ScheduleError(text, day=moment.date(), clock=clock, earlier=earlier, later=later)


class ScheduleError(TranslatedError, ValueError):
    """Working time that cannot be read or counted, said so that a user can mend it.

    A `ValueError`, so that a pydantic validator may let it through; the
    sentence is then found on the error it keeps.
    """
