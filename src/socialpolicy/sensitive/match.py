"""What a find is: a kind of personal data and the place of it, and how it is hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.text import Text

MASK = "•••"
"""Stands for a value that must not be shown; the same length whatever the value."""


class DataKind(Enum):
    """A kind of personal data that has a shape of its own: its name in a sentence, no article."""

    PERSONAL_IDENTITY_NUMBER = Text(sv="personnummer", en="personal identity number")
    COORDINATION_NUMBER = Text(sv="samordningsnummer", en="coordination number")
    INTERIM_NUMBER = Text(sv="interimspersonnummer", en="interim personal number")
    PHONE_NUMBER = Text(sv="telefonnummer", en="phone number")
    EMAIL_ADDRESS = Text(sv="e-postadress", en="e-mail address")
    HANDLE = Text(sv="användarnamn", en="user name")
    LINK = Text(
        sv="länk till en persons inlägg eller profil",
        en="link to a person's post or profile",
    )


class Match(NamedTuple):
    """A place in a text: characters `start` up to, but not including, `end`.

    The value itself is left out, so that a match can be printed or logged.
    """

    kind: DataKind
    start: int
    end: int


def mask(text: str, matches: Iterable[Match]) -> str:
    """Write the text with a mask where each match stands.

    Nothing of a value remains, nor its length. Matches may come in any order;
    those that overlap share one mask.
    """
    parts: list[str] = []
    hidden = 0
    for match in sorted(matches, key=lambda match: match.start):
        if match.start >= hidden:
            parts += [text[hidden : match.start], MASK]
        hidden = max(hidden, match.end)
    return "".join([*parts, text[hidden:]])


_LONGEST_DOMAIN = 253
"""Characters of a domain name at most (RFC 1035, 2.3.4, less the length bytes)."""


def plain_domain(domain: str) -> str:
    """Write a domain as `is_within` compares it: lower case, without `www.` and outer dots."""
    return domain.strip(" .@").casefold().removeprefix("www.")


def is_within(host: str, domains: Collection[str]) -> bool:
    """Tell whether a host is one of the domains or lies under one (see `plain_domain`)."""
    if len(host) > _LONGEST_DOMAIN:
        return False
    labels = host.casefold().split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))


EDGE_OF_HANDLE = ".-"
"""Stops and hyphens that end a sentence rather than a user name."""


def plain_handle(handle: str) -> str:
    """Write a user name as it is compared: lower case, without `@` before and stops after."""
    return handle.strip().lstrip("@").rstrip(EDGE_OF_HANDLE).casefold()


HIDDEN = "\0"
"""Fills the place of what has been found; it belongs to no word and no number."""

_FOREIGN = re.compile(r"[^\x21-\x7e ]")
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_STEP = 0xFEE0


def plain(text: str) -> str:
    """Write digits, dashes and blanks of any script as in ASCII; the length is kept."""
    return _FOREIGN.sub(lambda found: _plain_letter(found[0]), text)


def hide(text: str, matches: list[Match]) -> str:
    """Fill the matches' places, so that nothing else is found there; the length is kept.

    The matches are in order and do not overlap.
    """
    parts: list[str] = []
    shown = 0
    for match in matches:
        parts += [text[shown : match.start], HIDDEN * (match.end - match.start)]
        shown = match.end
    return "".join([*parts, text[shown:]])


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    # The soft hyphen is a format character, the minus sign a mathematical symbol.
    if category == "Pd" or letter in "\u00ad\u2212":
        return "-"
    if category in {"Zs", "Cf"} or letter == "\t":
        return " "
    if ord(letter) in _FULL_WIDTH:
        return chr(ord(letter) - _FULL_WIDTH_STEP)
    return letter
