"""Find personal identity numbers, coordination numbers and phone numbers.

A personal identity number is the date of birth, a birth number 001-999 and a check
digit by the Luhn formula (modulus 10) over the last ten digits: 18 § folkbokföringslagen
(1991:481), Skatteverket's leaflet SKV 704. A coordination number adds 60 to the day
(Skatteverket's meddelande 2010:3, part 2); Skatteverket's own test numbers have month 00
and day 60, where the month or the day of birth is not known. An interim number, which colleges
and health care give a person who has neither, has a letter in place of the first digit of the
birth number, and is checked as if that were 1 (the `interim.json` of personnummer/meta).

No library is asked for these. Those for Python read today's date to guess the century, refuse
coordination numbers or their unknown months, and cost 65 ms of start for a checksum of
two lines. The tests hold this module to `python-stdnum` instead. A number that fails its check
digit counts only after a word for it.

What cannot be told apart: a date and a time without colon or full stop (`20261120 1405`)
is taken for a number when the check digit happens to fit, one time in ten.

Phone numbers, Swedish and foreign, are found by their shape; whether the digits are a number
that can be called is asked of `phonenumbers` (the numbering plans of all countries), and only
where a shape was seen. Its own search in text is not used: it takes `08.15-16.30` for a phone
number at every leniency, and at the stricter ones it does not see `0980-319 242`.

A shape is an area code with its 0 and the subscriber's digits, in groups with one kind of
separator, or `+` or `00` and a country code. Not found, since nothing tells them from other
numbers: short numbers (112, 1177), local numbers without their area code, and runs of
eight digits or fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.sensitive.match import DataKind, Match

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# Looked for from every place, since a date may stand right before a number. Four digits that
# open a date (`2026-11-20–2027-01-06`) close no number.
_IDENTITY = re.compile(
    r"""
    (?<!\d)
    (?=(?P<whole>
      (?P<century>18|19|20)?
      (?P<year>\d\d)(?P<inner>[ ./-]?)(?P<month>0\d|1[0-2])(?P=inner)(?P<day>[0-36-9]\d)
      (?P<outer>[ ]{0,2}[+-]?[ ]{0,2})
      (?P<birth>[\dTRSUWXJKLMN]\d\d)(?P<check>\d)
      (?!\d|[./-]\d\d[./-]\d\d(?!\d))
    ))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A word for the number may be written together with it: `pnr9701012396`.
_NAMED = re.compile(r"(?:p(?:erson)?|samordnings)?-?n(?:umme)?r[.:-]?\Z", re.IGNORECASE)
# What is said to be one is one, also where its check digit is wrong: somebody mistyped it.
_SAID_TO_BE = re.compile(
    r"(?:(?:person|samordnings)-?\s?(?:nummer|numret|nr)"
    r"|(?<![^\W\d_])p-?nr|(?:personal|coordination)(?:\s+identity)?\s+(?:number|no))"
    r"[\s.:=(]{0,3}(?:(?:är|is|var|was)[\s:]{1,2})?\Z",
    re.IGNORECASE,
)
_SAYING = 40
_JOINED = re.compile(r"\w[-_]\Z")
_DECIMALS = re.compile(r"(?<!\d)\d{1,3}\.\Z")
_CONTEXT = 20
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_MOBILE = re.compile(r"070\d{7}")

_IDENTITY_HINT = re.compile(
    r"\d(?:[ ./+-]{0,5}\d){5}[ ./+-]{0,5}[\dTRSUWXJKLMN](?:[ ./+-]{0,5}\d){3}", re.IGNORECASE
)
"""Matches in every text that holds a number."""

_COORDINATION = 60
_UNKNOWN_CENTURY = 20


def identity_numbers(text: str) -> Iterator[Match]:
    """Find the numbers in a plain text (see `plain`), from left to right."""
    if not _IDENTITY_HINT.search(text):
        return
    end = 0
    for found in _IDENTITY.finditer(text):
        if found.start() < end:
            continue
        kind = _kind(found, text[max(0, found.start() - _SAYING) : found.start()])
        if kind is not None and not _is_chance(text, found):
            end = found.end("whole")
            yield Match(kind, found.start(), end)


def _kind(found: re.Match[str], before: str) -> DataKind | None:
    """Tell what the digits are, or None when the date, birth number or check digit is wrong.

    After a word for such a number the check digit may be wrong.
    """
    interim, birth = found["birth"][0].isalpha(), found["birth"]
    birth = f"1{birth[1:]}" if interim else birth
    digits = found["year"] + found["month"] + found["day"] + birth + found["check"]
    if birth == "000" or not (passes_luhn(digits) or _SAID_TO_BE.search(before)):
        return None
    # Where the century is unsaid, this one has every leap day that any century has.
    year = int(found["century"] or _UNKNOWN_CENTURY) * 100 + int(found["year"])
    month, day = int(found["month"]), int(found["day"])
    if day < _COORDINATION:
        kind = DataKind.INTERIM_NUMBER if interim else DataKind.PERSONAL_IDENTITY_NUMBER
        return kind if _is_date(year, month, day) else None
    # January and the first stand in for what is not known: any day fits January.
    known = _is_date(year, month or 1, day - _COORDINATION or 1)
    return DataKind.COORDINATION_NUMBER if known else None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def passes_luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of the others, by Luhn (ISO/IEC 7812-1)."""
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(map(int, digits[::-2]))) % 10 == 0


def _is_chance(text: str, found: re.Match[str]) -> bool:
    """Tell digits that are something else: a reference, a time of day, a mobile number."""
    before = text[max(0, found.start() - _CONTEXT) : found.start()]
    after = text[found.end("whole") : found.end("whole") + 1]
    if found["century"] == "20" and _JOINED.search(before) and not _NAMED.search(before):
        return True
    if found["birth"][0].isalpha() and after.isalnum():
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

_PHONE_HINT = re.compile(r"(?:\+|0|46)(?:[ ()/.-]{0,3}\d){6}")
"""Matches in every text that holds a number."""


def phone_numbers(text: str) -> Iterator[Match]:
    """Find the numbers in a plain text (see `plain`), from left to right."""
    if not _PHONE_HINT.search(text):
        return
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


def plain_phone(written: str) -> str:
    """Write a phone number as it is compared: its digits, from the area code's zero in Sweden."""
    digits = _NOT_DIALLED.sub("", written)
    abroad = written.strip().startswith("+") or digits.startswith("0046")
    return f"0{digits.removeprefix('00')[2:]}" if abroad and "46" in digits[:4] else digits


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
