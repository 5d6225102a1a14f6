"""What a policy's text says that settings hold: its title, and lengths of time in figures or words.

Only what stands in one sentence together with what it is about is taken, and all of it is to be
confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from socialpolicy.imports.policy_text.sentences import Sentence
from socialpolicy.platforms import KNOWN_NAMES

_WORDS = {
    "en": 1, "ett": 1, "one": 1, "a": 1, "två": 2, "two": 2, "tre": 3, "three": 3, "fyra": 4,
    "four": 4, "fem": 5, "five": 5, "sex": 6, "six": 6, "sju": 7, "seven": 7, "åtta": 8,
    "eight": 8, "nio": 9, "nine": 9, "tio": 10, "ten": 10, "tolv": 12, "twelve": 12,
    "arton": 18, "eighteen": 18, "tjugofyra": 24, "trettio": 30, "thirty": 30,
}  # fmt: skip
_EVERY = {
    "varje": 1, "varannan": 2, "vartannat": 2, "var tredje": 3, "vart tredje": 3, "var fjärde": 4,
    "var sjätte": 6, "var tolfte": 12, "every": 1, "every other": 2,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = (
    r"(?P<unit>arbetsdag|arbetsdygn|dygn|dag|vecka|veckor|månad|halvår|år|timm|arbetstimm"
    r"|working\s+day|business\s+day|day|week|month|year|working\s+hour|hour)(?:ar|er|en|e|s)?"
)
_LENGTH = re.compile(rf"(?<![\w-]){_NUMBER}\s+{_UNIT}\b", re.IGNORECASE)
_AGAIN = re.compile(
    rf"(?<![\w-])(?P<every>{'|'.join(sorted(_EVERY, key=len, reverse=True))})\s+{_UNIT}\b"
    r"|(?P<yearly>\bårligen\b|\b(?:en|två)\s+gånger?\s+(?:per|om)\s+år(?:et)?\b"
    r"|\b(?:once|twice)\s+a\s+year\b|\bannually\b|\byearly\b)",
    re.IGNORECASE,
)
_DAYS = {"dag": 1, "dygn": 1, "day": 1, "veck": 7, "week": 7, "mån": 30, "mont": 30, "år": 365,
         "year": 365, "halvår": 182}  # fmt: skip
_MONTHS = {"mån": 1, "mont": 1, "år": 12, "year": 12, "halvår": 6}

_ANSWER = re.compile(
    r"\b(?:svar\w*|besvara\w*|answer\w*|repl(?:y|ies|ied)|respon[ds]\w*)", re.IGNORECASE
)
_ONE = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, KNOWN_NAMES))})(?![\w-])", re.IGNORECASE)
"""Platforms: a time for one of them is not the time for all."""

_CLOCK_DAY = 24
_INACTIVE = re.compile(
    r"\b(?:inaktiv\w*|inte\s+(?:har\s+)?(?:uppdatera\w*|använ\w*|haft)|inget\s+(?:har\s+)?publicera\w*"
    r"|utan\s+(?:nya\s+)?inlägg|inactive|unused|not\s+(?:been\s+)?(?:updated|used))",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\b(?:inloggning\w*|behörighet\w*|lösenord\w*|log-?ins?|passwords?|access\s+rights?)\b",
    re.IGNORECASE,
)
_PLATFORMS = re.compile(
    r"\b(?:plattform\w*|platforms?)\b.*\b(?:översyn|ses\s+över|gås\s+igenom|utvärder\w*|review\w*)"
    r"|\b(?:review\w*|ser\s+över|går\s+igenom)\b.*\b(?:plattform\w*|platforms?)\b",
    re.IGNORECASE | re.DOTALL,
)


class Stated(NamedTuple):
    """A length that a sentence states: a number, or words for a response time, and its number."""

    value: int | str
    clause: str


def title_of(heading: str) -> str:
    """Give a document's title by its first heading, tidied; empty where that is no name."""
    plain = " ".join(heading.split()).strip(" #*_")
    return plain if 3 < len(plain) <= 200 and re.search(r"[^\W\d_]{3}", plain) else ""


def settings_stated(sentences: Sequence[Sentence]) -> Mapping[str, Stated]:
    """Find the first length for each setting: `response_times` in words, the rest in numbers."""
    found: dict[str, Stated] = {}
    for each in sentences:
        for key, value in _of_sentence(each.text).items():
            found.setdefault(key, Stated(value, each.id))
    return found


def _of_sentence(text: str) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    length, again = _LENGTH.search(text), _months_again(text)
    if length and _ANSWER.search(text) and not _ONE.search(text) and (target := _target(length)):
        found["response_times"] = target
    if length and _INACTIVE.search(text) and (days := _times(length, _DAYS)):
        found["inactive_days"] = days
    if again and _ACCESS.search(text):
        found["access_months"] = again
    elif again and _PLATFORMS.search(text):
        found["platforms_months"] = again
    return found


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.casefold()]


def _times(length: re.Match[str], sizes: Mapping[str, int]) -> int | None:
    unit = length["unit"].casefold()
    size = next((size for name, size in sizes.items() if unit.startswith(name)), None)
    return size and _number(length["number"]) * size


def _target(length: re.Match[str]) -> str | None:
    """Write a response time as the settings do: working days as they are, hours as hours."""
    unit, number = length["unit"].casefold(), _number(length["number"])
    if "tim" in unit or "hour" in unit:
        if number % _CLOCK_DAY:
            return f"{number} hours"
        # Hours are counted in staffed time, and nobody is staffed for 24 of them.
        number, unit = number // _CLOCK_DAY, "working day"
    if unit.startswith(("arbetsd", "work", "busi")):
        return f"{number} working {'day' if number == 1 else 'days'}"
    return None


def _months_again(text: str) -> int | None:
    found = _AGAIN.search(text)
    if found is None:
        return None
    if found["yearly"]:
        return 6 if re.search(r"två|twice", found["yearly"], re.IGNORECASE) else 12
    unit = found["unit"].casefold()
    size = next((size for name, size in _MONTHS.items() if unit.startswith(name)), None)
    every = " ".join(found["every"].casefold().split())
    return size and _EVERY[every] * size
