"""The words about a year of working time, in both languages, whatever the format."""

from __future__ import annotations

from socialpolicy.register.working_year import Kind, WorkingYear, YearDay
from socialpolicy.schedule import Interval, counted, prose_hours
from socialpolicy.text import Language, Text, clean

_TITLE = Text(sv="Arbetstid {year}, {authority}", en="Working time {year}, {authority}")
_TITLE_ALONE = Text(sv="Arbetstid {year}", en="Working time {year}")
_FROZEN = Text(sv="Året är fastställt i {file}.", en="The year is frozen in {file}.")
_FROZEN_WITH = Text(
    sv="Året är fastställt i {file}, med {made_with}.",
    en="The year is frozen in {file}, with {made_with}.",
)
_COMPUTED = Text(
    sv="Året är inte fastställt. Helgdagarna är uträknade med {made_with} och kan ändras när det "
    "byts ut. Så fastställer du året: socialpolicy calendar {year} --freeze",
    en="The year is not frozen. Its holidays are computed with {made_with} and may change with it. "
    "To freeze the year: socialpolicy calendar {year} --freeze",
)
_UNKNOWN = Text(
    sv="Året är inte fastställt, och {made_with} vet ingenting om dess helgdagar. "
    "Ingen är med här.",
    en="The year is not frozen, and {made_with} knows nothing of its holidays. None is shown here.",
)
_UNCOUNTED = Text(
    sv="Inga helgdagar räknas: policy.yaml säger holidays: none.",
    en="No holidays count: policy.yaml says holidays: none.",
)
_BOTH = Text(sv="{reason} ({holiday})", en="{reason} ({holiday})")

CLOSED = Text(sv="stängt", en="closed")


def title(year: WorkingYear, language: Language) -> str:
    """Say which year of whose working time it is."""
    text = _TITLE if year.authority else _TITLE_ALONE
    return text.fill(language, {"year": year.number, "authority": year.authority})


def working_days(count: int, language: Language) -> str:
    """Write a count of working days: `1 arbetsdag`, `251 working days`."""
    return counted(count, "working day").in_language(language)


def origin(year: WorkingYear, language: Language) -> str:
    """Say where the year's holidays come from, and what to do about it."""
    if year.frozen:
        text = _FROZEN_WITH if year.made_with else _FROZEN
    elif not year.holidays_count:
        text = _UNCOUNTED
    else:
        text = _COMPUTED if year.holidays_known else _UNKNOWN
    values = {"file": year.file, "made_with": year.made_with, "year": year.number}
    return text.fill(language, values)


def hours(intervals: tuple[Interval, ...], language: Language) -> str:
    """Write a day's opening hours: `08.00–12.00, 13.00–17.00`, or that it is closed."""
    if not intervals:
        return CLOSED.in_language(language)
    return ", ".join(prose_hours(interval).in_language(language) for interval in intervals)


def reason(day: YearDay, language: Language) -> str:
    """Say what makes a day another than the week's: its name, the decision, its hours."""
    if day.kind is Kind.OTHER_HOURS:
        said = hours(day.plan.intervals, language)
    else:
        said = own_name(day.plan.closed, language)
    if day.holiday and day.holiday != day.plan.closed:
        return _BOTH.in_language(language).format(reason=said, holiday=clean(day.holiday))
    return said


def own_name(name: Text | str | None, language: Language) -> str:
    """Write why a day is closed, whole and safe to show."""
    return name.in_language(language) if isinstance(name, Text) else clean(name or "")
