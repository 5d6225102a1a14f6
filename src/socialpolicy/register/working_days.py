"""The register's working time: the week in policy.yaml, frozen years, and computed holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import cast, get_args

from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.models.time_settings import Weekday, WorkingTime
from socialpolicy.register.models.time_types import Hours
from socialpolicy.schedule import DatedSchedule, Schedule, SpecialDays
from socialpolicy.storage.cache import Cache, Fact

WEEKDAYS = cast("tuple[Weekday, ...]", get_args(Weekday))
"""The keys of `working_time.week`, Monday first."""


@lru_cache(maxsize=64)
def swedish_holidays(year: int) -> dict[date, str]:
    """Compute the days of a year when Sweden is closed, with their Swedish names.

    Public holidays (lag 1989:253) and midsommarafton, julafton and nyårsafton,
    which lag 1930:173 2 § treats as Sundays. Sundays themselves are left out.
    All three settings are said, because the package's defaults have changed.
    Loading the package takes longer than a whole check, so its answers are
    remembered until another version of it is installed.
    """
    memory, fingerprint = _memory()
    days = memory.recall(str(year), fingerprint, partial(_compute, year), partial(_fitted, year))
    memory.keep(unasked=True)
    return days


def _fitted(year: int, fact: Fact) -> dict[date, str]:
    """Read back what `_compute` gave. Raises ValueError for what it cannot have given."""
    found = fact.items() if isinstance(fact, dict) else [("", fact)]
    days = {date.fromisoformat(day): str(name) for day, name in found}
    if any(day.year != year for day in days):
        raise ValueError(fact)
    return days


@cache
def _memory() -> tuple[Cache, bytes]:
    """Open the cache of holidays, with a fingerprint of the package as it is installed now."""
    origin = find_spec("holidays")
    memory = Cache(Path("holidays"), str(origin.origin if origin else ""))
    return memory, _fingerprint(Path(memory.version).parent)


def _fingerprint(folder: Path) -> bytes:
    """Tell one installed version of a package from another by its files' sizes and times."""
    parts = [(path.name, path.stat()) for path in sorted(folder.glob("*.py"))]
    return repr([(name, status.st_size, status.st_mtime_ns) for name, status in parts]).encode()


def _compute(year: int) -> Fact:
    import holidays

    found = holidays.country_holidays(
        "SE",
        years=year,
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    return {day.isoformat(): str(name) for day, name in sorted(found.items()) if day.year == year}


def made_with() -> str:
    """Name the package that computes holidays, with its version: `holidays 0.109`."""
    from importlib.metadata import version

    return f"holidays {version('holidays')}"


def special_days(policy: Policy, frozen: CalendarYear | None, year: int) -> SpecialDays:
    """Give the days of a year that differ from the week: frozen if they are, else computed."""
    if frozen is not None:
        return SpecialDays(
            holidays=frozen.holidays,
            closed=frozen.closed,
            hours={
                day: tuple((hours.start, hours.end) for hours in intervals)
                for day, intervals in frozen.hours.items()
            },
        )
    if not policy.counts_holidays(year):
        return SpecialDays()
    named = swedish_holidays(year)
    if policy.working_time[1:]:
        named = {
            day: name
            for day, name in named.items()
            if policy.working_time_on(day).holidays != "none"
        }
    return SpecialDays(holidays=named)


def schedule_of(policy: Policy, years: Mapping[int, CalendarYear]) -> Schedule:
    """Make the schedule that every deadline of the register is counted by.

    What a message may take is counted by the working time in force when it came, so that no
    change of hours moves a deadline that has been given. Otherwise each date has its own.
    """
    entries = policy.working_time

    def special(year: int) -> SpecialDays:
        return special_days(policy, years.get(year), year)

    weeks = [(each.from_ or date.min, _week(each)) for each in entries]
    if not entries[1:]:
        return Schedule(policy.time_zone, weeks[0][1], special)
    alone = [policy.model_copy(update={"working_time": [each]}) for each in entries]
    parts = [(day, schedule_of(one, years)) for (day, _), one in zip(weeks, alone, strict=True)]
    return DatedSchedule(policy.time_zone, weeks, special, parts)


def _week(entry: WorkingTime) -> list[tuple[Hours, ...]]:
    return [entry.week.get(day, ()) for day in WEEKDAYS]
