"""Find e-mail addresses, also those written so that programs should not find them.

`namn(at)domän.se`, `namn (a) domän.se`, `namn [snabel-a] domän punkt se` and
`namn @ domän.se` count. A bare English `at` does not: `event at degerfors.se` is a place,
not an address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from socialpolicy.sensitive.match import DataKind, Match, is_within

# Possessive, and never begun within a run: each run of letters is read once, however long.
_ADDRESS = re.compile(
    r"""
    (?<![\w.+%'&~@-])
    (?P<local>[\w.+%'&~-]++)
    (?: [ ]?@[ ]? | [ ]?[(\[{][ ]?(?:at|a|snabel-?a)[ ]?[)\]}][ ]? | [ ]snabel-?a[ ] )
    (?P<domain>
      (?: [\w-]++ (?: \. | [ ]?[(\[{][ ]?(?:dot|punkt)[ ]?[)\]}][ ]? | [ ](?:dot|punkt)[ ] ) )+
      [^\W\d_]{2,}+
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOT_IN_WORDS = re.compile(r"[ ()\[\]{}]+(?:dot|punkt)[ ()\[\]{}]+", re.IGNORECASE)
HINT = re.compile(r"@|[(\[{] ?at?[ )\]}]|snabel", re.IGNORECASE)
"""Stands in every text that holds an address."""

_EDGE = "'.&~-%+"


def find(text: str, own_domains: Collection[str]) -> Iterator[tuple[Match, bool]]:
    """Find the addresses in a plain text, each with whether it is one of the authority's own.

    An address at a subdomain of an own domain is its own too.
    """
    for found in _ADDRESS.finditer(text):
        local = found["local"].lstrip(_EDGE)
        if local:
            domain = _DOT_IN_WORDS.sub(".", found["domain"])
            start = found.end("local") - len(local)
            yield (
                Match(DataKind.EMAIL_ADDRESS, start, found.end()),
                is_within(domain, own_domains),
            )
