"""What somebody meant by a value in another form: `20/11 2026`, `8-17`, `fyra timmar`.

Each function gives the value as the register writes it, or None when the text
can be understood in no way or in several.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from socialpolicy import schedule
from socialpolicy.schedule.written import whole_day, whole_time

LONGEST = 60
"""Characters of a text that is looked into at all."""

_YEAR_DAY_MONTH = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SPAN = re.compile(
    r"(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d\d))?\s*(?:-|\u2013|\u2014|till|to)\s*(\d{1,2})(?:[:.]?(\d\d))?",
    re.ASCII,
)
_AMOUNT = re.compile(r"(\d{1,6}|[a-zåäö]+)\s*([a-zåäö ]*)\.?")

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "en ett one a an",
            "två two",
            "tre three",
            "fyra four",
            "fem five",
            "sex six",
            "sju seven",
            "åtta eight",
            "nio nine",
            "tio ten",
            "elva eleven",
            "tolv twelve",
        ),
        start=1,
    )
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "minutes": "min minut minuter minute minutes",
        "hours": "h tim timme timmar hour hours hrs",
        "working days": "arbetsdag,arbetsdagar,vardag,vardagar,dag,dagar,day,days,"
        "working day,working days,workday,workdays,business day,business days",
    }.items()
    for word in (words.split(",") if "," in words else words.split())
}
_YES = frozenset(["true", "yes", "ja", "sant", "on", "y", "j", "1", "x"])
_NO = frozenset(["false", "no", "nej", "falskt", "off", "n", "0"])


def day_meant(text: str) -> str | None:
    """Read a day written by numbers or with the month's name; a day comes before its month."""
    words = _words(text)
    day = whole_day(words) or whole_time(words)
    if day is None and (match := _YEAR_DAY_MONTH.fullmatch(words)):
        day = whole_day(f"{match[3]}-{match[2]}-{match[1]}")
    return day.strftime("%Y-%m-%d") if day and _is_in_reach(day) else None


def time_meant(text: str) -> str | None:
    """Read a day and a time of day, whatever stands between them."""
    moment = whole_time(_words(text))
    if moment is None or not _is_in_reach(moment):
        return None
    written = moment.isoformat(sep=" ", timespec="seconds" if moment.second else "minutes")
    return written.replace("+00:00", "Z")


def hours_meant(text: str) -> str | None:
    """Read opening hours with dots, without minutes or with a longer dash."""
    match = _SPAN.fullmatch(_words(text))
    if not match:
        return None
    opening, minute, closing, last = match.groups(default="00")
    meant = f"{int(opening):02}:{minute}-{int(closing):02}:{last}"
    try:
        schedule.parse_hours(meant)
    except schedule.ScheduleError:
        return None
    return meant


def target_meant(text: str) -> str | None:
    """Read a length of time in Swedish, in short forms, or with the number as a word."""
    match = _AMOUNT.fullmatch(_words(text))
    number = _number(match[1]) if match else None
    unit = _UNITS.get(match[2].strip()) if match else None
    if number is None or unit is None:
        return None
    try:
        return str(schedule.Target.parse(f"{number} {unit}"))
    except schedule.ScheduleError:
        return None


def count_meant(text: str) -> str | None:
    """Read a whole number that stands as a word or has a unit after it."""
    match = _AMOUNT.fullmatch(_words(text))
    number = _number(match[1]) if match else None
    return str(number) if number else None


def flag_meant(text: str) -> str | None:
    """Read a yes or a no."""
    word = _words(text)
    if word in _YES:
        return "true"
    return "false" if word in _NO else None


def slug_meant(text: str) -> str | None:
    """Make an id of a name: `Kultur och fritid` becomes `kultur-och-fritid`.

    Only of words of letters. Whatever else could be secret, and in another
    spelling it would not be known again and covered.
    """
    if len(text) > LONGEST or not all(letter.isalpha() or letter in " -_" for letter in text):
        return None
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z]+", plain)) or None


def _words(text: str) -> str:
    return " ".join(text.lower().split()) if len(text) <= LONGEST else ""


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBERS.get(word)


def _is_in_reach(day: date) -> bool:
    return schedule.FIRST_YEAR <= day.year <= schedule.LAST_YEAR
