"""The two languages the tool speaks, and texts that carry both.

A `Text` stands beside the code that needs it, in both languages, so that a
missing translation is an error of type and not a surprise at run time.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

LONGEST_VALUE = 100
"""Characters of a value from a file that are shown in a sentence."""


class Language(StrEnum):
    """A language the tool speaks, by its ISO 639-1 code."""

    SWEDISH = "sv"
    ENGLISH = "en"


class Text(NamedTuple):
    """One text in both languages; `{name}` marks where a value goes."""

    sv: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the text in one language, its places for values untouched."""
        return self.sv if language is Language.SWEDISH else self.en

    def fill(self, language: Language, values: Mapping[str, object]) -> str:
        """Give the text in one language with `values` in their places.

        Values are made safe to show (see `shown`) and dates are written as
        the language writes them in prose. Raises KeyError for a missing value.
        """
        words = {name: shown(value, language) for name, value in values.items()}
        return self.in_language(language).format_map(words)


class FilledText(NamedTuple):
    """A text together with the values it speaks of."""

    text: Text
    values: Mapping[str, object]

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.text.fill(language, self.values)


class Counted(NamedTuple):
    """How a number of things is said: one of them, and any other number."""

    one: Text
    many: Text

    def of(self, count: int) -> FilledText:
        """Say the number."""
        return FilledText(self.one if count == 1 else self.many, {"count": count})


class TranslatedError(Exception):
    """An error that says in both languages what is wrong: `said`. Its own text is in English."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and the values it speaks of."""
        self.said = FilledText(text, values)
        super().__init__(self.said.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.said.in_language(language)


WEEKDAYS = (
    Text(sv="måndag", en="Monday"),
    Text(sv="tisdag", en="Tuesday"),
    Text(sv="onsdag", en="Wednesday"),
    Text(sv="torsdag", en="Thursday"),
    Text(sv="fredag", en="Friday"),
    Text(sv="lördag", en="Saturday"),
    Text(sv="söndag", en="Sunday"),
)
"""Names of the days, Monday first as `date.weekday` counts."""

MONTHS = (
    Text(sv="januari", en="January"),
    Text(sv="februari", en="February"),
    Text(sv="mars", en="March"),
    Text(sv="april", en="April"),
    Text(sv="maj", en="May"),
    Text(sv="juni", en="June"),
    Text(sv="juli", en="July"),
    Text(sv="augusti", en="August"),
    Text(sv="september", en="September"),
    Text(sv="oktober", en="October"),
    Text(sv="november", en="November"),
    Text(sv="december", en="December"),
)
"""Names of the months, January first."""


def shown(value: object, language: Language) -> str:
    """Write a value for a sentence: translated, dated, cleaned and cut.

    Control characters become visible escapes, so that nothing a file says
    can reach the terminal as a command; long values end in an ellipsis.
    """
    match value:
        case Text():
            return value.in_language(language)
        case FilledText():
            return value.in_language(language)
        case datetime():
            return moment(value, language)
        case date():
            return day(value, language)
        case str():
            return clean(value, LONGEST_VALUE)
        case list() | tuple():
            return enumeration([shown(item, language) for item in value], language)
        case _:
            return clean(str(value), LONGEST_VALUE)


def day(value: date, language: Language) -> str:
    """Write a date in prose: `20 november 2026`, `20 November 2026`."""
    return f"{value.day} {MONTHS[value.month - 1].in_language(language)} {value.year}"


def moment(value: datetime, language: Language, *, year: bool = False) -> str:
    """Write a time in prose: `fredag 20 november kl. 14.05`, `Friday 20 November at 14:05`."""
    weekday = WEEKDAYS[value.weekday()].in_language(language)
    month = MONTHS[value.month - 1].in_language(language)
    years = f" {value.year}" if year else ""
    if language is Language.SWEDISH:
        return f"{weekday} {value.day} {month}{years} kl. {value:%H.%M}"
    return f"{weekday} {value.day} {month}{years} at {value:%H:%M}"


def short_moment(value: datetime, language: Language, *, year: bool = False) -> str:
    """Write a time for the line of a list: `fre 20 nov 14.05`, `Fri 20 Nov 14:05`."""
    *day, _, clock = moment(value, language, year=year).split(" ")
    return " ".join([*(word[:3] if word.isalpha() else word for word in day), clock])


def enumeration(items: Sequence[str], language: Language) -> str:
    """Join words as a sentence does: `a, b och c`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    last = "och" if language is Language.SWEDISH else "and"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


_LONGEST_ABBREVIATION = 5
"""Letters of a word in capitals that is taken for an abbreviation, and not for a word shouted."""


def genitive(name: str) -> str:
    """Give a name in the Swedish genitive: `Köpings`, `Borås`, `Bostads AB:s`.

    No s is added after s, x and z, and it has a colon after an abbreviation in capitals, a digit or
    a sign, as Språkrådet's Svenska skrivregler (2017) have it.
    """
    word = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    if not word or word[-1] in "sxzSXZ":
        return name
    if not word[-1].isalpha() or (word.isupper() and len(word) <= _LONGEST_ABBREVIATION):
        return f"{name}:s"
    return f"{name}S" if word.isupper() else f"{name}s"


def clean(value: str, longest: int | None = None) -> str:
    r"""Make text from a file safe to show on one line.

    Control, format and line-breaking characters, the right-to-left overrides
    among them, are written as escapes (`\x1b`, `\u202e`). Text longer than
    `longest` characters is cut and ends in an ellipsis.
    """
    if longest is not None and len(value) > longest:
        value = value[: longest - 1] + "…"
    # Our own labels have spaces that no line is broken at, and nothing else to look at.
    if value.isprintable() or value.replace("\u00a0", "").replace("\u2007", "").isprintable():
        return value
    return "".join(letter if _harmless(letter) else _escape(letter) for letter in value)


def ending(path: str) -> str:
    """Make a path safe to show in a sentence; of a long one the end is kept, which says most."""
    cleaned = clean(path)
    return cleaned if len(cleaned) <= LONGEST_VALUE else f"…{cleaned[1 - LONGEST_VALUE :]}"


def _harmless(letter: str) -> bool:
    # Zero-width joiners hold emoji together; every other invisible character is shown.
    return letter.isprintable() or letter == "\u200d" or unicodedata.category(letter) == "Zs"


def _escape(letter: str) -> str:
    point = ord(letter)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


LIKE_ENOUGH = 0.7
"""How alike two words are, by difflib's ratio from 0 to 1, when one may be the other misspelt."""

MANY_WORDS = 200
"""Among more words than these no near one is looked for: it would take longer than it is worth."""


def nearest(word: str, known: Collection[str], like: float = LIKE_ENOUGH) -> str | None:
    """Find the known word that a word is most like, whatever the case; None when none is near.

    `like` is the least likeness that counts, as difflib's ratio has it.
    """
    import difflib

    by_small = {each.lower(): each for each in known} if len(known) <= MANY_WORDS else {}
    found = difflib.get_close_matches(word.lower(), by_small, n=1, cutoff=like)
    return by_small[found[0]] if found else None


def named(code: str | None) -> Language | None:
    """Read a language from its code or a locale's name: `sv`, `sv_SE.UTF-8`."""
    if not code:
        return None
    head = code.replace("-", "_").split("_")[0].split(".")[0].lower()
    return next((language for language in Language if language == head), None)


def from_locale() -> Language:
    """Choose by the locale's variables in the order gettext reads them, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return named(value) or Language.ENGLISH
    return Language.ENGLISH


def asked(arguments: Sequence[str] | None = None) -> Language | None:
    """Find the language asked for, before options are parsed: `--lang`, or SOCIALPOLICY_LANG."""
    words = sys.argv[1:] if arguments is None else arguments
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return named(words[index + 1])
        if word.startswith("--lang="):
            return named(word.removeprefix("--lang="))
    return named(os.environ.get("SOCIALPOLICY_LANG"))
