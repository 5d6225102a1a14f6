"""How handles are spelled: the letters, the lengths, and what makes two spellings one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
ALPHANUMERIC = LETTERS + DIGITS

LONGEST_DOMAIN = 253
LONGEST_LABEL = 63
"""Characters in a domain name and in one of its labels (RFC 1035, section 2.3.4)."""

LONGEST_NUMBER = 20
"""Digits in the largest number of 64 bits, which is what platforms count accounts with."""

Spell: TypeAlias = Callable[[str], "str | None"]
"""Gives a handle in the form that is compared, or None when it cannot be one."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Which handles a platform knows, and the form they are compared in.

    `letters` are the allowed ones, in lower case: no platform here tells
    upper case from lower in a handle. `any_script` lets in letters, marks and
    digits of every script. `shortest` and `longest` count characters.
    `never_first` and `never_last` hold letters that may not stand there,
    `never` a text that may not occur, `ignored` a character that does not
    count. `named` asks for something else than digits.
    """

    letters: str
    longest: int
    shortest: int = 1
    any_script: bool = False
    never_first: str = ""
    never_last: str = ""
    never: str = ""
    ignored: str = ""
    named: bool = False

    def __call__(self, handle: str) -> str | None:
        """Give the handle in the form that is compared, or None when it cannot be one."""
        if not handle or len(handle) > self.longest:
            return None
        if handle.isascii():
            # Stripping the allowed letters from both ends empties a handle that holds no other.
            handle, shortest = handle.lower(), self.shortest
            spelled = not handle.strip(self.letters)
        else:
            handle, shortest = folded(handle), 1
            spelled = self.any_script and all(map(self._allows, handle))
        if (
            not spelled
            or len(handle) < shortest
            or handle[0] in self.never_first
            or handle[-1] in self.never_last
            or (self.never and self.never in handle)
            or (self.named and handle.isdecimal())
        ):
            return None
        return (handle.replace(self.ignored, "") or None) if self.ignored else handle

    def _allows(self, letter: str) -> bool:
        return letter in self.letters or unicodedata.category(letter)[0] in "LMN"


def folded(text: str) -> str:
    """Give text without difference of case, each letter composed (Unicode NFC)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def domain(name: str) -> str | None:
    """Give a domain name in lower case, or None when it is not one.

    Letters, digits and inner hyphens in at least two labels, the last one
    beginning with a letter (RFC 1123, section 2.1; RFC 3696, section 2). A
    name with other letters is written in its ASCII form (`xn--…`); numeric
    addresses and a final dot are not domain names here.
    """
    if len(name) > LONGEST_DOMAIN or not name.isascii():
        return None
    name = name.lower()
    labels = name.split(".")
    if len(labels) < 2 or not labels[-1][:1].isalpha():
        return None
    return name if all(map(_is_label, labels)) else None


def _is_label(label: str) -> bool:
    return (
        0 < len(label) <= LONGEST_LABEL
        and not label.strip(ALPHANUMERIC + "-")
        and label[0] != "-"
        and label[-1] != "-"
    )


def number(text: str) -> str | None:
    """Give an account's number as it stands, or None when it is not one of 1 to 20 digits."""
    return text if 0 < len(text) <= LONGEST_NUMBER and not text.strip(DIGITS) else None
