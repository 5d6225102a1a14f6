"""Find phone numbers, Swedish and foreign.

Shapes are looked for here; whether the digits are a number that can be called is asked of
`phonenumbers` (the numbering plans of all countries), and only where a shape was seen. Its
own search in text is not used: it takes `08.15-16.30` for a phone number at every leniency,
and at the stricter ones it does not see `0980-319 242`.

A shape is an area code with its 0 and the subscriber's digits, in groups with one kind of
separator, or `+` or `00` and a country code. Not found, since nothing tells them from other
numbers: short numbers (112, 1177), local numbers without their area code, and runs of
eight digits or fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from socialpolicy.sensitive.match import DataKind, Match

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# A word may be written together with the number: `tel070-174 06 05`.
_START = r"(?:(?<![\w+])(?<!\d[-.])(?<!(?:19|20)\d\d/)|(?<=tel)|(?<=mob)|(?<=sms)|(?<=nr))"
_AREA = r"0(?:8|[1-9]\d{1,2})"

# Groups of four digits start no earlier than after three, since 08 is also an hour and a day:
# `08-17 2026` is no number. Looked for from every place, since a time may stand before one.
_NATIONAL = re.compile(
    rf"""
    {_START}(?=(?P<whole>
        0[1-9]\d{{7,8}}(?!\w)
      | 07(?:[ ]\d\d){{4}}(?![ ]?\d)
      | (?:\({_AREA}\)[ ]?|{_AREA}[ ]?[-/ ][ ]?)
        (?:\d{{5,8}}|\d{{2,3}}(?:[ ]\d{{2,3}}){{1,3}}|\d{{3,4}}[ ]\d{{3,4}})
        (?!\d|-\d{{3}}|/[1-9])
      | {_AREA}(?:-\d{{2,3}}){{2,4}}(?!-?\d)
      | {_AREA}(?:\.\d{{5,8}}|(?:\.\d{{2,3}}){{2,4}})(?!\.?\d)
    ))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Messaging programs write Swedish mobile numbers without the plus sign.
_INTERNATIONAL = re.compile(
    rf"""
    {_START}(?=(?P<whole>
        (?:\+|00)[ ]?[1-9]\d{{0,14}}(?:[ ]?\(0\)[ ]?\d{{2,12}})?
        (?:[ ().-]{{1,3}}\d{{2,12}}){{0,6}}(?!\d|/\d)
      | 46[ -]?7[02369](?:[ -]?\d){{7}}(?!\w)
    ))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABROAD = ("+", "00", "46")
_FIRST_GROUP = re.compile(r"\(?(\d+)")
_LAST_GROUP = re.compile(r"[ ()/.-]+\d+\Z")
_NOT_DIALLED = re.compile(r"\(0\)|\D")
_AMOUNT = re.compile(
    r" ?(?:[kmt]?kr\b|mnkr\b|kronor|miljon|miljard|tusen|procent|sek\b|euro?\b|[€$£%])"
    r"|[:,](?:-|\d\d(?!\d))",
    re.IGNORECASE,
)
# Digits in all: with the area code's zero; with the country code (E.164).
_SWEDISH = range(8, 11)
_FOREIGN = range(8, 16)

HINT = re.compile(r"(?:\+|0|46)(?:[ ()/.-]{0,3}\d){6}")
"""Stands in every text that holds a number."""


def find(text: str) -> Iterator[Match]:
    """Find the numbers in a plain text (see `plain`), from left to right."""
    shapes = [*_NATIONAL.finditer(text), *_INTERNATIONAL.finditer(text)]
    shapes.sort(key=lambda shape: shape.start())
    end = 0
    for shape in shapes:
        if shape.start() < end or _AMOUNT.match(text, shape.end("whole")):
            continue
        length = _length(shape["whole"])
        if length:
            end = shape.start() + length
            yield Match(DataKind.PHONE_NUMBER, shape.start(), end)


def _length(written: str) -> int:
    """Measure the longest number that the digits begin with, in characters, or 0.

    Groups are left off from the end: what follows a number may be a year or a count.
    """
    while True:
        if _can_be_called(written):
            return len(written)
        shorter = _LAST_GROUP.sub("", written)
        if shorter == written:
            return 0
        written = shorter


def _can_be_called(written: str) -> bool:
    import phonenumbers

    digits = _NOT_DIALLED.sub("", written)
    abroad = written.startswith(_ABROAD)
    if abroad:
        digits = digits.removeprefix("00")
    if len(digits) not in (_FOREIGN if abroad else _SWEDISH):
        return False
    try:
        number = phonenumbers.parse(f"+{digits}" if abroad else digits, "SE")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and (abroad or _is_parted(written, digits, number))


def _is_parted(written: str, digits: str, number: PhoneNumber) -> bool:
    """Tell whether the first group is the area code, so that `06-01 20 21` stays a date."""
    import phonenumbers

    first = _FIRST_GROUP.match(written)
    # A run of digits is not parted, and a mobile number may be written in pairs.
    if first is None or first[1] in {digits, "07"}:
        return True
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.FIXED_LINE:
        return len(first[1]) > len("08")
    code = phonenumbers.length_of_national_destination_code(number)
    return first[1] == "0" + phonenumbers.national_significant_number(number)[:code]
