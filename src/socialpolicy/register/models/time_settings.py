"""When somebody is on duty and how soon an answer is due, each from the day it holds."""

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

from socialpolicy import schedule
from socialpolicy.register.models.field_types import PlatformOrDefault, RegisterModel, optional
from socialpolicy.register.models.time_types import Day, Hours, OpenHours, TargetText, TimeZone
from socialpolicy.text import Text as Words

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_FROM = Words(
    sv="Första dagen det gäller, när det står flera. Det som kom in en dag räknas efter det som "
    "gällde då, och det tidigaste gäller även dessförinnan",
    en="The first day it holds, when several are listed. What came in on a day is counted by what "
    "held then, and the earliest holds before that too",
)


def _open_some_day(week: dict[Weekday, tuple[Hours, ...]]) -> dict[Weekday, tuple[Hours, ...]]:
    if not week:
        raise PydanticCustomError("week_closed", "nobody is ever on duty")
    return week


def _office_hours() -> dict[Weekday, tuple[Hours, ...]]:
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    return {day: (Hours(8 * 60, 17 * 60),) for day in days}


class WorkingTime(RegisterModel):
    """When somebody is on duty."""

    from_: Day | None = optional("2027-01-01", sv=_FROM.sv, en=_FROM.en, key="from")
    time_zone: TimeZone = optional(
        "Europe/Stockholm",
        sv="Tidszonen",
        en="The time zone",
        aliases="tidszon",
        default="Europe/Stockholm",
    )
    holidays: Literal["SE", "none"] = optional(
        sv="Helgdagarna som räknas: SE (svenska) eller none (inga)",
        en="The public holidays that count: SE (Sweden's) or none",
        default="SE",
    )
    week: Annotated[dict[Weekday, OpenHours], AfterValidator(_open_some_day)] = optional(
        {"mon": "08:00-17:00", "fri": ["08:00-12:00", "13:00-16:00"]},
        sv="Bemannad tid varje veckodag. En dag som inte står här är stängd",
        en="The hours of each weekday when somebody is on duty. A day that is not listed is closed",
        aliases="vecka veckodagar tider öppettider",
        default=_office_hours,
    )


class ResponseTimes(RegisterModel):
    """How soon an answer is due on each platform. All keys but `from` are platforms' names."""

    model_config = ConfigDict(extra="allow")

    OTHER_KEYS: ClassVar[tuple[object, object]] = (PlatformOrDefault, TargetText)

    __pydantic_extra__: dict[PlatformOrDefault, TargetText]

    from_: Day | None = optional("2027-01-01", sv=_FROM.sv, en=_FROM.en, key="from")

    @property
    def targets(self) -> dict[str, schedule.Target]:
        """The response times by platform, and that of all others as `default`."""
        return self.model_extra or {}


D = TypeVar("D", WorkingTime, ResponseTimes)


def in_order(entries: list[D]) -> list[D]:
    """Put what holds from different days in order. Refuses two that hold from the same."""
    if not entries:
        raise PydanticCustomError("none_listed", "nothing holds")
    seen: dict[date, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(_start(entry), index)
        if first != index:
            raise PydanticCustomError(
                "from_twice" if entry.from_ else "from_missing",
                "two from one day",
                {"index": index},
            )
    return sorted(entries, key=_start)


def _start(entry: D) -> date:
    return entry.from_ or date.min


def in_one_zone(entries: list[WorkingTime]) -> list[WorkingTime]:
    """Refuse to move the municipality: local times of the log would be read by two clocks."""
    for index, entry in enumerate(entries):
        if entry.time_zone != entries[0].time_zone:
            values = {"index": index, "zone": entries[0].time_zone}
            raise PydanticCustomError("zones_differ", "several zones", values)
    return entries


def in_force(entries: list[D], day: date) -> D:
    """Give the latest that had begun; before the first of them, the first."""
    begun = [entry for entry in entries if _start(entry) <= day]
    return begun[-1] if begun else entries[0]
