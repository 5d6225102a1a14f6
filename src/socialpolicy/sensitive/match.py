"""What a find is: a kind of personal data and the place of it, and how it is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.text import Text

MASK = "•••"
"""Stands for a value that must not be shown; the same length whatever the value."""


class Kind(StrEnum):
    """A kind of personal data that can be told by its shape."""

    PERSONAL_IDENTITY_NUMBER = "personal-identity-number"
    COORDINATION_NUMBER = "coordination-number"
    PHONE_NUMBER = "phone-number"
    EMAIL_ADDRESS = "email-address"
    HANDLE = "handle"
    LINK = "link"


NAMES: Mapping[Kind, Text] = MappingProxyType(
    {
        Kind.PERSONAL_IDENTITY_NUMBER: Text("personnummer", "personal identity number"),
        Kind.COORDINATION_NUMBER: Text("samordningsnummer", "coordination number"),
        Kind.PHONE_NUMBER: Text("telefonnummer", "phone number"),
        Kind.EMAIL_ADDRESS: Text("e-postadress", "e-mail address"),
        Kind.HANDLE: Text("användarnamn", "user name"),
        Kind.LINK: Text(
            "länk till en persons inlägg eller profil",
            "link to a person's post or profile",
        ),
    }
)
"""What each kind is called in a sentence, without an article."""


class Match(NamedTuple):
    """A place in a text: characters `start` up to, but not including, `end`.

    The value itself is left out, so that a match can be printed or logged.
    """

    kind: Kind
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
