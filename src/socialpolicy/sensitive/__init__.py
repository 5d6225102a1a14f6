"""Find personal data in what an officer writes: numbers, addresses, user names, links.

The message log is in git for ever, so it must hold no citizen's personal data (the
policy's clause 23). What can be told by its shape is found here; a name cannot.

Nearly all texts are sorted out by one look (`suspicious`) before anything else is asked,
and a library is loaded only where digits are written as a phone number is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from socialpolicy.sensitive.match import (
    MASK,
    DataKind,
    Match,
    hide,
    mask,
    plain,
    plain_domain,
    plain_handle,
)

__all__ = [
    "MASK",
    "DataKind",
    "Match",
    "find",
    "find_identity_numbers",
    "mask",
    "may_hold_identity_number",
    "suspicious",
]

# One set of characters first: the regular expression then skips other letters fast. Dates and
# opening hours (`08.00-17.00`) do not count: ten digits do, or eight that begin with a zero,
# or seven after a plus sign.
_HINT = re.compile(
    r"""
    [@\uff20/+(\[{\d]
    (?:
      (?<=[@\uff20])
    | (?<=[^\W\d]/)|(?<=[:.]/)
    | (?<=[(\[{])\s?(?:at|a\s?[)\]}]|snabel)
    | (?<=\d)(?:(?<![0-9])|(?:[^\w:,;]{0,5}\d){5}[^\w:,;]{0,5}[\dTRSUWXJKLMN](?:[^\w:,;]{0,5}\d){3})
    | (?:(?<=\+)|(?<=0)(?<!\d0)(?!\d\.\d\d[-–]\d\d\.\d\d(?!\d)))(?:[^\w:,;]{0,4}\d){7}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPELLED_AT = "nabel"


def suspicious(text: str) -> bool:
    """Tell whether a text may hold anything that `find` finds; False is certain."""
    return _HINT.search(text) is not None or _SPELLED_AT in text


_DIGITS = re.compile(
    rb"[0-9](?:[^0-9A-Za-z\n:,;]{0,9}[0-9]){5}[^0-9A-Za-z\n:,;]{0,9}[0-9TRSUWXJKLMN]"
    rb"(?:[^0-9A-Za-z\n:,;]{0,9}[0-9]){3}",
    re.IGNORECASE,
)
_DIGITS_OF_OTHERS = (b"\xef\xbc", b"\xd9", b"\xdb")
"""How digits of full width and Arabic digits begin in UTF-8."""


def may_hold_identity_number(data: bytes) -> bool:
    """Tell whether text in UTF-8 may hold one; False is certain, and found without decoding."""
    return _DIGITS.search(data) is not None or any(each in data for each in _DIGITS_OF_OTHERS)


def find_identity_numbers(text: str) -> tuple[Match, ...]:
    """Find personal, coordination and interim numbers in a text of any length, in order."""
    from socialpolicy.sensitive.numbers import identity_numbers

    return tuple(identity_numbers(plain(text)))


@lru_cache(maxsize=16)
def _plain_domains(domains: frozenset[str]) -> frozenset[str]:
    return frozenset(map(plain_domain, domains))


@lru_cache(maxsize=16)
def _plain_handles(handles: frozenset[str]) -> frozenset[str]:
    return frozenset(map(plain_handle, handles))


def find(
    text: str,
    *,
    own_domains: Collection[str] = (),
    own_handles: Collection[str] = (),
    own_phones: Collection[str] = (),
) -> tuple[Match, ...]:
    """Find personal data in a text of any length; offsets are characters from 0.

    Matches come in order and do not overlap. Addresses and links at `own_domains`
    (`degerfors.se`) and their subdomains are not personal data; neither are `own_handles`
    (`degerforsbibliotek`, with or without `@`, a Mastodon account also as `namn@instans`) nor
    links to those accounts; nor `own_phones`, however they are written. Other phone numbers are
    found whoever answers: the log needs none.
    """
    if not suspicious(text):
        return ()
    # Nearly no text comes this far, and the patterns of all these take long to make.
    from socialpolicy.sensitive.addresses import email_addresses, handles, links
    from socialpolicy.sensitive.numbers import identity_numbers, phone_numbers, plain_phone

    rest = plain(text)
    domains = _plain_domains(frozenset(own_domains))
    accounts = _plain_handles(frozenset(own_handles))
    # What has been found is hidden from those that look after it, so nothing overlaps.
    leading = list(links(rest, domains, accounts))
    found = [match for match, is_a_persons in leading if is_a_persons]
    rest = hide(rest, found)
    addresses = list(email_addresses(rest, domains, accounts))
    found += [match for match, is_own in addresses if not is_own]
    rest = hide(rest, [match for match, _ in addresses])
    names = list(handles(rest, accounts))
    rest = hide(rest, names)
    numbers = list(identity_numbers(rest))
    # Digits in a link that is no person's number pages and articles.
    others = [match for match, is_a_persons in leading if not is_a_persons]
    rest = hide(hide(rest, numbers), others)
    phones = frozenset(map(plain_phone, own_phones))
    called = (each for each in phone_numbers(rest) if plain_phone(_cut(rest, each)) not in phones)
    found += [*names, *numbers, *called]
    return tuple(sorted(found, key=lambda match: match.start))


def _cut(text: str, match: Match) -> str:
    return text[match.start : match.end]
