"""Find user names: `@namn`, `@namn@instans.se`, Reddit's `u/namn`.

`@` before a blank or a price is no user name (`@ 10 kr`, `3 st @10kr`). A name without `@`
cannot be told from other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from socialpolicy.sensitive.match import DataKind, Match

_HANDLE = re.compile(
    r"""
      (?<![\w@]) @ (?!\d+(?:kr|kronor|sek)\b)
      (?P<name>[\w.-]*+) (?:@(?P<host>[\w.-]++))?
    | (?<![\w@/]) /?u/ (?P<reddit>[a-z0-9_-]{3,20}+) (?![\w/])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAME_LIKE = re.compile(r"[^\W\d]|(?:\d*[^\W\d_]){3}")
HINT = re.compile(r"@|u/", re.IGNORECASE)
"""Stands in every text that holds a user name."""

_EDGE = ".-"


def find(text: str, own_handles: Collection[str]) -> Iterator[Match]:
    """Find the user names in a plain text that are not among `own_handles` (see `plain_handle`)."""
    for found in _HANDLE.finditer(text):
        name = plain_handle(found["reddit"] or found["name"])
        whole = plain_handle(found[0])
        if _NAME_LIKE.match(name) and name not in own_handles and whole not in own_handles:
            yield Match(DataKind.HANDLE, found.start(), found.end() - _trailing(found[0]))


def plain_handle(handle: str) -> str:
    """Write a user name as it is compared: lower case, without `@` before and stops after."""
    return handle.strip().lstrip("@").rstrip(_EDGE).casefold()


def _trailing(written: str) -> int:
    return len(written) - len(written.rstrip(_EDGE))
