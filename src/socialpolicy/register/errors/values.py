"""What to say of a value that its place does not take: text, choices, numbers, days and times."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy import platforms
from socialpolicy.finding import Fix
from socialpolicy.register.errors import did_you_mean
from socialpolicy.register.errors.did_you_mean import nearest_value
from socialpolicy.register.model_paths import Expected
from socialpolicy.register.models.field_types import DEFAULT, LARGEST_COUNT
from socialpolicy.register.models.time_types import FIRST_YEAR, LAST_YEAR
from socialpolicy.schedule.hours import NOT_HOURS
from socialpolicy.schedule.target import NOT_A_TARGET
from socialpolicy.text import MONTHS, FilledText, Text
from socialpolicy.yaml import Plain


class Advice(NamedTuple):
    """What to do about a value, and what fills the places in it."""

    fix: Fix
    values: Mapping[str, object]


Words = tuple[FilledText, Advice]
"""What is wrong, and what to do about it."""

_IS_NOT = Text(
    sv="{where} är inte {expected}: ”{value}”", en="{where} is not {expected}: “{value}”"
)
_CANNOT_BE = Text(sv="{where} kan inte vara ”{value}”", en="{where} cannot be “{value}”")
_SHOULD_BE = Text(
    sv="{where} ska vara {expected}, inte {found}", en="{where} should be {expected}, not {found}"
)
_EMPTY = Text(sv="{where} är tomt", en="{where} is empty")
_QUOTED = Text(sv="”{value}”", en="“{value}”")
_A_LIST = Text(sv="en lista", en="a list")
_KEYS = Text(sv="nycklar med egna värden", en="keys with values of their own")

MEANT = Text(sv="Menar du {meant}?", en="Do you mean {meant}?")
WRITE = Text(sv="Skriv till exempel:", en="Write for example:")
_WRITE_OR_REMOVE = Text(
    sv="Skriv ett värde, eller ta bort det som är tomt. Till exempel:",
    en="Write a value, or remove what is empty. For example:",
)
_CHOOSE = Text(sv="Skriv {choices}.", en="Write {choices}.")
_MEANT_OR_CHOOSE = Text(
    sv="Menar du {meant}? Det kan vara {choices}.", en="Do you mean {meant}? It may be {choices}."
)
_COLON = Text(
    sv="Hör kolonet till texten? Sätt citattecken runt den:",
    en="Does the colon belong to the text? Put quotes around it:",
)
_TOO_LONG = Text(
    sv="{where} är {length} tecken långt, men får vara högst {longest}",
    en="{where} is {length} characters long, but may be at most {longest}",
)
_SHORTEN = Text(
    sv="Korta texten till högst {longest} tecken.",
    en="Shorten the text to at most {longest} characters.",
)
_ID_WORDS = Text(
    sv="Ett id har bara små bokstäver a–z, siffror och bindestreck. Till exempel:",
    en="An id has only small letters a–z, digits and hyphens. For example:",
)
_KNOWN_FAULT = Text(
    sv="Ta bort raden, eller skriv den som known-faults --accept gör: A05 konto 9f31c2.",
    en="Remove the line, or write it as known-faults --accept does: A05 account 9f31c2.",
)
_YES_OR_NO = Text(
    sv="Skriv true om det stämmer, annars false.", en="Write true if it is so, else false."
)

_TEN_DIGITS = Text(
    sv="Det har tio siffror, och den tredje är minst 2. Till exempel:",
    en="It has ten digits, and the third is at least 2. For example:",
)
_CHECK_DIGIT = Text(
    sv="{where} har en siffra som är fel: ”{value}”",
    en="{where} has a digit that is wrong: “{value}”",
)
_COMPARE_DIGITS = Text(
    sv="Den sista siffran stämmer inte med de andra. Jämför med ett beslut eller en faktura.",
    en="The last digit does not fit the others. Compare with a decision or an invoice.",
)
_FOLDER = Text(
    sv="Skriv hela adressen till mappen, utan frågetecken och nummertecken. Till exempel:",
    en="Write the whole address of the folder, without a question mark or hash. For example:",
)


class Wrong(NamedTuple):
    """A value that pydantic refused.

    `where` is its path for people; `reason` is the sentence of the validator
    that refused it, when it had one.
    """

    where: object
    value: Plain
    expected: Expected
    reason: FilledText | None = None
    longest: int = 0

    def words(self, text: Text, **more: object) -> FilledText:
        """Make a sentence of this value."""
        return FilledText(text, {"where": self.where, "value": self.value, **more})


def advice(words: Text, example: Fix | None = None, **values: object) -> Advice:
    """Make advice of its words, and of an example that they lead to."""
    return Advice(example._replace(words=words) if example else Fix(words), values)


def one_of(words: tuple[str, ...]) -> Text:
    """Join the words that a place takes: `a, b eller c`."""
    if len(words) < 2:
        return Text("".join(words), "".join(words))
    most = ", ".join(words[:-1])
    return Text(f"{most} eller {words[-1]}", f"{most} or {words[-1]}")


def say_not(wrong: Wrong, expected: Text) -> FilledText:
    """Say that a value is not what its place takes, whatever is there instead."""
    value = wrong.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return wrong.words(_EMPTY)
    if isinstance(value, str):
        return wrong.words(_IS_NOT, expected=expected)
    return FilledText(
        _SHOULD_BE, {"where": wrong.where, "expected": expected, "found": found(value)}
    )


def found(value: Plain) -> object:
    """Name what is in a place, for a sentence."""
    if isinstance(value, str):
        return FilledText(_QUOTED, {"value": value})
    return _KEYS if isinstance(value, dict) else _A_LIST


def example(wrong: Wrong) -> Advice:
    """Advise by what would do."""
    return advice(WRITE, wrong.expected.example)


def empty(wrong: Wrong) -> Words:
    """Word an empty value, or an item of a list with nothing in it."""
    return wrong.words(_EMPTY), advice(_WRITE_OR_REMOVE, wrong.expected.example)


def text(wrong: Wrong) -> Words:
    """Word something else than text where text is expected."""
    value = wrong.value
    if value is None:
        return empty(wrong)
    said = say_not(wrong, Text("text", "text"))
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if isinstance(inner, str):
            whole = Fix(_COLON, '"{key}: {value}"')
            return said, Advice(whole, {"key": key, "value": inner})
    return said, example(wrong)


def too_long(wrong: Wrong) -> Words:
    """Word a text that is longer than its place takes. The text itself is not repeated."""
    length = len(wrong.value) if isinstance(wrong.value, str) else 0
    values = {"where": wrong.where, "length": length, "longest": wrong.longest}
    return FilledText(_TOO_LONG, values), advice(_SHORTEN, longest=wrong.longest)


def pattern(wrong: Wrong) -> Words:
    """Word an id with other letters, or a text of blanks alone."""
    value = wrong.value if isinstance(wrong.value, str) else ""
    if not value.strip():
        return empty(wrong)
    said = say_not(wrong, Text("ett id", "an id"))
    return said, perhaps(did_you_mean.slug_meant(value), advice(_ID_WORDS, wrong.expected.example))


def choice(wrong: Wrong) -> Words:
    """Word a value that is none of those that its place takes."""
    choices = wrong.expected.choices
    if isinstance(wrong.value, str) and wrong.value.strip():
        said = wrong.words(_CANNOT_BE)
    else:
        said = say_not(wrong, Text("ett av orden", "one of the words"))
    return said, _choose(wrong.value, choices, choices)


def platform(wrong: Wrong) -> Words:
    """Word an unknown platform."""
    said = say_not(wrong, Text("en känd plattform", "a known platform"))
    return said, _choose(wrong.value, platforms.KNOWN_NAMES, tuple(platforms.PLATFORMS))


def platform_or_default(wrong: Wrong) -> Words:
    """Word a key of the response times that is neither a platform nor `default`."""
    said = say_not(wrong, Text("en känd plattform eller default", "a known platform or default"))
    known = (*platforms.KNOWN_NAMES, DEFAULT)
    return said, _choose(wrong.value, known, (*platforms.PLATFORMS, DEFAULT))


def _choose(value: Plain, known: tuple[str, ...], shown: tuple[str, ...]) -> Advice:
    meant = nearest_value(value, known) if isinstance(value, str) else None
    if meant is None:
        return advice(_CHOOSE, choices=one_of(shown))
    return advice(_MEANT_OR_CHOOSE, meant=meant, choices=one_of(shown))


def perhaps(meant: str | None, otherwise: Advice) -> Advice:
    """Ask whether something was meant, when anything can be guessed."""
    return otherwise if meant is None else advice(MEANT, meant=meant)


def known_fault(wrong: Wrong) -> Words:
    """Word what is no known fault: the tool writes those, so nobody has to."""
    return say_not(wrong, Text("ett känt fel", "a known fault")), advice(_KNOWN_FAULT)


def flag(wrong: Wrong) -> Words:
    """Word what is neither true nor false."""
    said = say_not(wrong, one_of(("true", "false")))
    meant = did_you_mean.flag_meant(wrong.value) if isinstance(wrong.value, str) else None
    return said, advice(_CHOOSE, choices=meant) if meant else advice(_YES_OR_NO)


def count(wrong: Wrong) -> Words:
    """Word what is not a whole number from 1."""
    largest = str(LARGEST_COUNT)
    expected = Text(f"ett helt tal från 1 till {largest}", f"a whole number from 1 to {largest}")
    meant = did_you_mean.count_meant(wrong.value) if isinstance(wrong.value, str) else None
    return say_not(wrong, expected), perhaps(meant, example(wrong))


_NO_SUCH_DAY = Text(
    sv="{where} är ”{value}”, men {month} {year} har {days} dagar",
    en="{where} is “{value}”, but {month} {year} has {days} days",
)
_NO_SUCH_MONTH = Text(
    sv="{where} är ”{value}”, men månaderna är 01–12",
    en="{where} is “{value}”, but the months are 01–12",
)
_NO_SUCH_CLOCK = Text(
    sv="{where} är ”{value}”, men klockan går från 00:00 till 23:59",
    en="{where} is “{value}”, but the clock goes from 00:00 to 23:59",
)
_FAR_AWAY = Text(
    sv="{where} är ”{value}”, men registret tar år från {first} till {last}",
    en="{where} is “{value}”, but the register takes years from {first} to {last}",
)
_DAY_FORM = Text(
    sv="Skriv år, månad och dag med siffror: {meant}.",
    en="Write year, month and day in digits: {meant}.",
)
_TIME_FORM = Text(
    sv="Skriv dag och klockslag med siffror: {meant}.",
    en="Write the day and the time in digits: {meant}.",
)
_NO_CLOCK = Text(
    sv="Lägg till klockslaget, till exempel {meant} 14:05.",
    en="Add the time of day, such as {meant} 14:05.",
)
_DO_NOT_FIT = Text(
    sv="{where} har tider som inte går ihop", en="{where} has hours that do not fit together"
)


def day(wrong: Wrong) -> Words:
    """Word what is not a date."""
    said = say_not(wrong, Text("ett datum", "a date"))
    meant = did_you_mean.day_meant(wrong.value) if isinstance(wrong.value, str) else None
    return said, perhaps(meant, advice(_DAY_FORM, meant="2026-11-20"))


def time(wrong: Wrong) -> Words:
    """Word what is not a day with a time of day."""
    said = say_not(wrong, Text("en dag med klockslag", "a day with a time"))
    value = wrong.value if isinstance(wrong.value, str) else ""
    day_alone = did_you_mean.day_meant(value)
    meant = did_you_mean.time_meant(value)
    if day_alone and not meant:
        return said, advice(_NO_CLOCK, meant=day_alone)
    return said, perhaps(meant, advice(_TIME_FORM, meant="2026-11-20 14:05"))


def impossible_day(wrong: Wrong) -> Words:
    """Word a date that no calendar has, or a time on one."""
    year, month, number = _numbers(wrong.value)
    if not 1 <= month <= 12:
        meant = did_you_mean.day_meant(f"{year}-{month}-{number}")
        return wrong.words(_NO_SUCH_MONTH), perhaps(meant, advice(_DAY_FORM, meant="2026-11-20"))
    days = calendar.monthrange(year, month)[1]
    said = wrong.words(_NO_SUCH_DAY, month=MONTHS[month - 1], year=str(year), days=days)
    return said, advice(_DAY_FORM, meant=f"{year}-{month:02}-{days if number else 1:02}")


def impossible_time(wrong: Wrong) -> Words:
    """Word a time that no clock shows, or on a date that no calendar has."""
    year, month, number = _numbers(wrong.value)
    if not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return impossible_day(wrong)
    if "24:00" in str(wrong.value):
        midnight = date(year, month, number) + timedelta(1)
        return wrong.words(_NO_SUCH_CLOCK), advice(_TIME_FORM, meant=f"{midnight} 00:00")
    return wrong.words(_NO_SUCH_CLOCK), advice(_TIME_FORM, meant="2026-11-20 14:05")


def _numbers(value: Plain) -> tuple[int, int, int]:
    year, month, number = re.findall(r"\d+", str(value))[:3]
    return int(year), int(month), int(number)


def remote_year(wrong: Wrong) -> Words:
    """Word a date whose year is mistyped."""
    said = wrong.words(_FAR_AWAY, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return said, advice(_DAY_FORM, meant="2026-11-20")


def municipality_code(wrong: Wrong) -> Words:
    """Word what is not the code of a municipality."""
    expected = Text("en kommunkod med fyra siffror", "a municipality's code of four digits")
    return say_not(wrong, expected), example(wrong)


def organisation_number(wrong: Wrong) -> Words:
    """Word what is not the number of an organisation. A person's number is none."""
    return say_not(wrong, Text("ett organisationsnummer", "an organisation's number")), advice(
        _TEN_DIGITS, wrong.expected.example
    )


def check_digit(wrong: Wrong) -> Words:
    """Word a number in which a digit is wrong."""
    return wrong.words(_CHECK_DIGIT), advice(_COMPARE_DIGITS)


def https(wrong: Wrong) -> Words:
    """Word what is not the address of a folder on the web."""
    said = say_not(wrong, Text("en mapps adress med https", "the https address of a folder"))
    return said, advice(_FOLDER, wrong.expected.example)


def year(wrong: Wrong) -> Words:
    """Word what is not a year."""
    expected = Text(
        f"ett år från {FIRST_YEAR} till {LAST_YEAR}", f"a year from {FIRST_YEAR} to {LAST_YEAR}"
    )
    return say_not(wrong, expected), example(wrong)


def zone(wrong: Wrong) -> Words:
    """Word an unknown time zone."""
    return say_not(wrong, Text("en tidszon", "a time zone")), example(wrong)


def hours(wrong: Wrong) -> Words:
    """Word opening hours that cannot be read, or that do not fit together."""
    reason = wrong.reason
    if reason is None:
        return say_not(wrong, Text("en öppettid", "opening hours")), example(wrong)
    if reason.text is not NOT_HOURS:
        return FilledText(_DO_NOT_FIT, {"where": wrong.where}), Advice(
            Fix(reason.text), reason.values
        )
    return _unread(wrong, reason, "hours", Text("en öppettid", "opening hours"))


def target(wrong: Wrong) -> Words:
    """Word a length of time that cannot be read, or that is too short or too long."""
    reason = wrong.reason
    if reason is None or reason.text is NOT_A_TARGET:
        return _unread(wrong, reason, "target", Text("en svarstid", "a response time"))
    return say_not(wrong, Text("en möjlig svarstid", "a possible response time")), Advice(
        Fix(reason.text), reason.values
    )


def _unread(wrong: Wrong, reason: FilledText | None, name: str, expected: Text) -> Words:
    value = reason.values[name] if reason else None
    one = Wrong(wrong.where, str(value) if value is not None else wrong.value, wrong.expected)
    read: Callable[[str], str | None] = (
        did_you_mean.hours_meant if name == "hours" else did_you_mean.target_meant
    )
    meant = read(one.value) if isinstance(one.value, str) else None
    return say_not(one, expected), perhaps(meant, example(wrong))
