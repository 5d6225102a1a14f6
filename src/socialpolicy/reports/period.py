"""The time that a report is about: a year, a quarter, a month, or from one day to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, visible
from socialpolicy.text import MONTHS, Language, Text, day

_NOT_A_PERIOD = Text(
    sv="{word} är ingen period. Skriv ett år, ett kvartal, en månad eller två dagar: 2026, "
    "2026-Q3, 2026-10 eller 2026-01-01..2026-03-31.",
    en="{word} is not a period. Write a year, a quarter, a month or two days: 2026, 2026-Q3, "
    "2026-10 or 2026-01-01..2026-03-31.",
)
_BACKWARDS = Text(
    sv="Perioden {word} slutar innan den börjar. Skriv den tidigaste dagen först.",
    en="The period {word} ends before it begins. Write the earliest day first.",
)
_AHEAD = Text(
    sv="Perioden {word} har inte börjat än. Välj en som har börjat senast {today}.",
    en="The period {word} has not begun yet. Choose one that has begun by {today}.",
)

_YEAR = re.compile(r"([12]\d{3})", re.ASCII)
_QUARTER = re.compile(r"([12]\d{3})[- ]?[QqKk]v?([1-4])", re.ASCII)
_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])", re.ASCII)


class Period(NamedTuple):
    """The days from `first` to `last`, both included; `until` is the last that has come."""

    first: date
    last: date
    until: date

    def has(self, day: date) -> bool:
        """Say whether a day belongs to the period and has come."""
        return self.first <= day <= self.until

    @property
    def words(self) -> Text:
        """The period for a heading: `2026`, `juli–september 2026`, `1–22 november 2026`."""
        sv, en = (_words(self.first, self.until, language) for language in Language)
        return Text(sv, en)


def read_period(word: str | None, today: date) -> Period:
    """Read a period that has begun; none at all is this year.

    Raises CommandError for what is none, for one that has not begun, and for one
    that ends before it begins.
    """
    if word is None:
        return Period(date(today.year, 1, 1), date(today.year, 12, 31), today)
    first, last = _bounds(word.strip(), today)
    if last < first:
        raise CommandError(_BACKWARDS, word=word)
    if first > today:
        raise CommandError(_AHEAD, word=word, today=today)
    return Period(first, last, min(last, today))


def _bounds(word: str, today: date) -> tuple[date, date]:
    if year := _YEAR.fullmatch(word):
        return date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    if quarter := _QUARTER.fullmatch(word):
        return _months(int(quarter[1]), 3 * int(quarter[2]) - 2, 3)
    if month := _MONTH.fullmatch(word):
        return _months(int(month[1]), int(month[2]), 1)
    from socialpolicy.schedule.written import read_day

    ends = [read_day(part.strip(), today) for part in word.split("..")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        raise CommandError(_NOT_A_PERIOD, word=visible(word))
    return ends[0], ends[1]


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def _words(first: date, last: date, language: Language) -> str:
    if first.day == 1 and (last + timedelta(1)).day == 1 and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        begun, ended = (MONTHS[each.month - 1].in_language(language) for each in (first, last))
        months = begun if begun == ended else f"{begun}–{ended}"
        return f"{months} {first.year}"
    if first == last:
        return day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language)}"
    if first.year == last.year:
        month = MONTHS[first.month - 1].in_language(language)
        return f"{first.day} {month}–{day(last, language)}"
    return f"{day(first, language)}–{day(last, language)}"
