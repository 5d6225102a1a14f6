"""Deadlines a second, beside pandas' CustomBusinessHour.

    python tests/benchmarks/deadlines.py

Needs pandas. Both count "4 hours" in the same office hours and Swedish holidays
of one year, for the same arrivals at any hour; both have their calendar ready
before the clock starts, and each is given the kind of time it works in: UTC
seconds here, local timestamps without a zone for pandas, which spares it the
zones. pandas is timed both one at a time and as a whole index, and the faster
counts. Rates are by processor time, so that a busy machine does not tilt them.
Every answer is compared.
"""

from __future__ import annotations

import random
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from holidays import country_holidays

from socialpolicy.schedule import Schedule, SpecialDays, Target, parse_day, second_of

YEAR = 2026
ARRIVALS = 20_000
ROUNDS = 5
TARGET = Target.parse("4 hours")


def main() -> int:
    """Print both rates and how many times faster the schedule is."""
    try:
        pandas: Any = import_module("pandas")
    except ImportError:
        sys.stderr.write("Install pandas to compare with it: pip install pandas\n")
        return 2
    holidays = country_holidays(
        "SE",
        years=(YEAR, YEAR + 1),
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    week = [parse_day("08:00-17:00")] * 5 + [()] * 2
    schedule = Schedule("Europe/Stockholm", week, lambda _: SpecialDays(holidays=dict(holidays)))
    locals_ = arrivals()
    seconds = [second_of(schedule.localise(arrival)) for arrival in locals_]
    offset = pandas.offsets.CustomBusinessHour(
        4, start="08:00", end="17:00", holidays=sorted(holidays)
    )
    stamps = [pandas.Timestamp(arrival) for arrival in locals_]
    index = pandas.DatetimeIndex(stamps)
    schedule.due_second(seconds[0], TARGET)

    own, ours = rate(lambda: [schedule.due_second(second, TARGET) for second in seconds])
    one_by_one, theirs = rate(lambda: [stamp + offset for stamp in stamps])
    with warnings.catch_warnings():
        # pandas says itself that the index is added one by one.
        warnings.simplefilter("ignore", pandas.errors.PerformanceWarning)
        whole, _ = rate(lambda: index + offset)

    expected = [second_of(schedule.localise(stamp.to_pydatetime())) for stamp in theirs]
    same = sum(a == b for a, b in zip(ours, expected, strict=True))
    best = max(one_by_one, whole)
    sys.stdout.write(
        f"socialpolicy                {own:>12,.0f} deadlines a second\n"
        f"pandas {pandas.__version__:<8} one by one  {one_by_one:>12,.0f}\n"
        f"pandas {pandas.__version__:<8} whole index {whole:>12,.0f}\n"
        f"ratio                       {own / best:>12,.0f}\n"
        f"the same answer in          {same:>12,} of {len(ours):,}\n"
    )
    return 0


def arrivals() -> list[datetime]:
    """Draw the same arrivals every time: any second of the year but the hours the clock changes."""
    draw = random.Random(YEAR)  # noqa: S311
    first = datetime.fromisoformat(f"{YEAR}-01-02")
    drawn = (first + timedelta(seconds=draw.randrange(360 * 86_400)) for _ in range(2 * ARRIVALS))
    return [moment for moment in drawn if moment.hour != 2][:ARRIVALS]


def rate(work: Callable[[], Any]) -> tuple[float, Any]:
    """Give the best of some rounds in deadlines a second of processor time, and the answers."""
    best, answers = float("inf"), None
    for _ in range(ROUNDS):
        start = time.process_time()
        answers = work()
        best = min(best, time.process_time() - start)
    return ARRIVALS / best, answers


if __name__ == "__main__":
    sys.exit(main())
