"""Find passwords and codes as people note them in a sentence, beside what they are for.

"Lösenordet till sidan är …" has words between the name and the value, "inloggning: kommunen / …"
never says that its second half is a password, and "koden är 471133" is one of digits alone. Each
takes more to be known by than a value straight after its name does: a digit in a password, a
capital, small letters and a digit in what only stands beside a log-in, six digits in a code that
is of no known kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

STRONG = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}\d")
"""The beginning of most passwords that people make up. Nearly no other words have it."""

_PRODUCTS = r"(?!Office|Microsoft|Windows|Outlook|Teams|Server|Version)"
_FOR = (
    r"(?:[ \t]{1,3}(?i:till|för|på|i|to|for|of|on)"
    r"(?:[ \t]{1,3}(?!(?:är|is)[ \t])[^\W\d][\w.@-]{0,30}){1,4}?)"
)
_SIGN = r"[ \t]{0,3}(?:[:=]|->|=>|→|\u2013|(?:är|is)(?=[ \t]))[ \t\"'`*\u201c\u201d]{0,3}"
_NAME = r"(?i:passwords?|passord(?:et)?|l(?:ö|o\u0308?)sen(?:ord(?:et)?|kod(?:en)?)?)(?!\w)"
_DIGITS = r"\d{4,8}(?:[ ,;]{1,3}\d{4,8}){0,20}(?![\w/-])"
_GROUPS = r"[A-Za-z0-9]{4}(?:-[A-Za-z0-9]{4}){2,7}(?![\w-])"
_KIND = (
    r"(?:pin|puk|säkerhets|engångs|verifierings|inloggnings|kontroll|sms|återställnings|reserv"
    r"|backup|recovery|security|verification|one-time|log-?in|2fa)[ _-]?"
)
_CODE = r"(?:kod(?:en|er|erna)?|codes?)"

_WAYS: tuple[tuple[Literal["password", "code"], str], ...] = (
    (
        "password",
        (
            rf"{_NAME}(?:{_FOR}{_SIGN}|[ \t]{{0,3}}(?:[-=]>|→)[ \t]{{0,3}}|[ \t]{{0,3}}\()"
            r"(?!\d{4}-\d\d|\d{1,4}/\d)(?P<secret>(?=[^\s()]{0,60}\d)[^\s()/]{6,60})"
        ),
    ),
    (
        "password",
        (
            r"(?<![^\W_])(?i:inlogg(?:ning(?:en|s?uppgifter(?:na)?)?)?|log-?in|logon|credentials?"
            r"|user(?:name)?[ /]{1,3}pass(?:word)?)(?!\w)[ \t:=]{0,3}"
            rf"(?:[^\s/,+|]{{1,60}}[ \t/,+|]{{1,3}}){{1,3}}?(?P<secret>{_PRODUCTS}"
            r"[A-ZÅÄÖ](?=[^\s/,+|]{0,40}\d)[a-zåäö]{2,}[^\s/,+|]{2,40})"
        ),
    ),
    (
        "code",
        (
            rf"(?<![^\W_])(?i:{_KIND}{_CODE}|pin|puk)(?!\w){_FOR}?(?:{_SIGN}|[ \t]{{1,3}})"
            rf"(?P<secret>{_DIGITS}|{_GROUPS})"
        ),
    ),
    (
        "code",
        rf"(?<![\w-])(?i:kod(?:en)?|code)(?!\w){_FOR}?{_SIGN}(?P<secret>\d{{6,8}}(?![\w/-]))",
    ),
)
NAMES = re.compile(r"passord|(?:kod(?:en|er|erna)?|codes?|puk)(?!\w)")
"""What a word in small letters has that names such a secret."""

HINTS = ("passord", "kod", "code", "puk")
"""Letters that each match of `NAMES` begins with."""

_AFTER = re.compile(r"[\"'`*.,;:)\u201d]+$")


class Noted(NamedTuple):
    """A stretch of a text, in characters from 0, the end not included, and what it is."""

    start: int
    end: int
    kind: Literal["password", "code"]


def find(text: str) -> Iterator[Noted]:
    """Find what is noted in sentences; the time grows with the text alone."""
    for kind, way in _WAYS:
        for match in re.finditer(way, text):
            start, end = match.span("secret")
            after = _AFTER.search(text, start, end)
            yield Noted(start, after.start() if after else end, kind)
