"""Find personal identity numbers and coordination numbers.

A personal identity number is the date of birth, a birth number 001-999 and a check
digit by the Luhn formula (modulus 10) over the last ten digits: 18 § folkbokföringslagen
(1991:481), Skatteverket's leaflet SKV 704. A coordination number adds 60 to the day
(Skatteverket's meddelande 2010:3, part 2); Skatteverket's own test numbers have month 00
and day 60, where the month or the day of birth is not known.

No library is asked. Those for Python read today's date to guess the century, refuse
coordination numbers or their unknown months, and cost 65 ms of start for a checksum of
two lines. The tests hold this module to `python-stdnum` instead.

What cannot be told apart: a date and a time without colon or full stop (`20261120 1405`)
is taken for a number when the check digit happens to fit, one time in ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from socialpolicy.sensitive.match import DataKind, Match

# Looked for from every place, since a date may stand right before a number. Four digits that
# open a date (`2026-11-20–2027-01-06`) close no number.
_NUMBER = re.compile(
    r"""
    (?<!\d)
    (?=(?P<whole>
      (?P<century>18|19|20)?
      (?P<year>\d\d)(?P<inner>[ ./-]?)(?P<month>0\d|1[0-2])(?P=inner)(?P<day>[0-36-9]\d)
      (?P<outer>[ ]{0,2}[+-]?[ ]{0,2})
      (?P<birth>\d{3})(?P<check>\d)
      (?!\d|[./-]\d\d[./-]\d\d(?!\d))
    ))
    """,
    re.VERBOSE,
)
# A word for the number may be written together with it: `pnr9701012396`.
_NAMED = re.compile(r"(?:p(?:erson)?|samordnings)?-?n(?:umme)?r[.:-]?\Z", re.IGNORECASE)
_JOINED = re.compile(r"\w[-_]\Z")
_DECIMALS = re.compile(r"(?<!\d)\d{1,3}\.\Z")
_CONTEXT = 20
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_MOBILE = re.compile(r"070\d{7}")

HINT = re.compile(r"\d(?:[ ./+-]{0,5}\d){9}")
"""Stands in every text that holds a number."""

_COORDINATION = 60
_UNKNOWN_CENTURY = 20


def find(text: str) -> Iterator[Match]:
    """Find the numbers in a plain text (see `plain`), from left to right."""
    end = 0
    for found in _NUMBER.finditer(text):
        if found.start() < end:
            continue
        kind = _kind(found)
        if kind is not None and not _is_chance(text, found):
            end = found.end("whole")
            yield Match(kind, found.start(), end)


def _kind(found: re.Match[str]) -> DataKind | None:
    """Tell what the digits are, or None when the date, birth number or check digit is wrong."""
    digits = found["year"] + found["month"] + found["day"] + found["birth"] + found["check"]
    if found["birth"] == "000" or not _passes_luhn(digits):
        return None
    # Where the century is unsaid, this one has every leap day that any century has.
    year = int(found["century"] or _UNKNOWN_CENTURY) * 100 + int(found["year"])
    month, day = int(found["month"]), int(found["day"])
    if day < _COORDINATION:
        return DataKind.PERSONAL_IDENTITY_NUMBER if _is_date(year, month, day) else None
    # January and the first stand in for what is not known: any day fits January.
    known = _is_date(year, month or 1, day - _COORDINATION or 1)
    return DataKind.COORDINATION_NUMBER if known else None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _passes_luhn(digits: str) -> bool:
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(map(int, digits[::-2]))) % 10 == 0


def _is_chance(text: str, found: re.Match[str]) -> bool:
    """Tell digits that are something else: a reference, a time of day, a mobile number."""
    before = text[max(0, found.start() - _CONTEXT) : found.start()]
    after = text[found.end("whole") : found.end("whole") + 1]
    if found["century"] == "20" and _JOINED.search(before) and not _NAMED.search(before):
        return True
    if found["inner"] or found["outer"]:
        return _is_moment(found)
    if _MOBILE.fullmatch(found["whole"]) or _DECIMALS.search(before):
        return True
    return after.isalnum() or (before[-1:].isalnum() and not _NAMED.search(before))


def _is_moment(found: re.Match[str]) -> bool:
    """Tell `2026-11-20 1405`: a date with its own dashes, a blank and a time of day."""
    clock = _CLOCK.fullmatch(found["birth"] + found["check"])
    return (
        found["century"] not in {"18", "19"}
        and found["inner"] not in {"", " "}
        and found["outer"].isspace()
        and clock is not None
    )
