"""Working time and deadlines: opening hours, targets, and the schedule that joins them."""

from socialpolicy.schedule.calendar import REACH, Calendar, DayPlan, Segment, SpecialDays, Week
from socialpolicy.schedule.clock import (
    FIRST_YEAR,
    LAST_YEAR,
    ScheduleError,
    localise,
    second_of,
    zone_named,
)
from socialpolicy.schedule.hours import (
    HOURS_PATTERN,
    Interval,
    day_of,
    parse_day,
    parse_hours,
    prose_hours,
    write_hours,
)
from socialpolicy.schedule.schedule import DatedSchedule, Day, Deadline, Moment, Schedule
from socialpolicy.schedule.target import (
    TARGET_PATTERN,
    Target,
    Unit,
    counted,
    length,
    short_length,
    working_length,
)

__all__ = [
    "FIRST_YEAR",
    "HOURS_PATTERN",
    "LAST_YEAR",
    "REACH",
    "TARGET_PATTERN",
    "Calendar",
    "DatedSchedule",
    "Day",
    "DayPlan",
    "Deadline",
    "Interval",
    "Moment",
    "Schedule",
    "ScheduleError",
    "Segment",
    "SpecialDays",
    "Target",
    "Unit",
    "Week",
    "counted",
    "day_of",
    "length",
    "localise",
    "parse_day",
    "parse_hours",
    "prose_hours",
    "second_of",
    "short_length",
    "working_length",
    "write_hours",
    "zone_named",
]
