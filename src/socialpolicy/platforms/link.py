"""A web address as its parts, refusing what a register's address may not have.

Written by hand instead of with `urllib.parse.urlsplit`, which drops tabs and
line breaks, repairs what a reader should see, and raises on brackets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from socialpolicy.platforms.mismatch import Mismatch, Reason

LONGEST_ADDRESS = 2048
LONGEST_SCHEME = 20
UNSAFE = frozenset(' \\<>"^`{|}')
"""Characters that no address may hold (RFC 3986, section 2); browsers repair some of them."""

SAFE_IN_SEGMENT = "-._~!$&'()*+,;=:@"
"""Characters beside letters and digits that stand for themselves (RFC 3986, `pchar`)."""


class Link(NamedTuple):
    """The parts of an https address as written, except that the host is in lower case.

    `port` is empty for the ordinary one, and there are no empty segments.
    """

    host: str
    port: str
    segments: list[str]
    query: str


def split(url: str) -> Link | Mismatch:
    """Take an address apart that has passed `unfit`."""
    rest, _, _ = url.partition("://")[2].partition("#")
    rest, _, query = rest.partition("?")
    authority, _, path = rest.partition("/")
    if "@" in authority:
        return Mismatch(Reason.CREDENTIALS)
    host, _, port = authority.partition(":")
    if not host:
        return Mismatch(Reason.NOT_AN_ADDRESS)
    segments = [part for part in path.split("/") if part]
    if ("." in path or "%" in path) and any(map(_is_step, segments)):
        return Mismatch(Reason.STEP)
    return Link(host.lower(), "" if port == "443" else port, segments, query)


def unfit(url: str) -> Mismatch | None:
    """Find what makes a text no https address at all: its length, its scheme, its characters."""
    if len(url) > LONGEST_ADDRESS:
        return Mismatch(Reason.TOO_LONG, str(LONGEST_ADDRESS))
    if not url.startswith("https://"):
        return _other_scheme(url)
    if url.isprintable() and UNSAFE.isdisjoint(url):
        return None
    return _odd_character(url)


def _other_scheme(url: str) -> Mismatch | None:
    name, colon, rest = url.partition(":")
    name = name.lower()
    if name == "https" and rest.startswith("//"):
        return unfit("https:" + rest)
    if name == "http" and rest.startswith("//"):
        return unfit("https:" + rest) or Mismatch(Reason.PLAIN_HTTP)
    if colon and name.isascii() and name.isalpha() and not name.startswith("http"):
        return Mismatch(Reason.OTHER_SCHEME, name[:LONGEST_SCHEME])
    return Mismatch(Reason.NOT_AN_ADDRESS)


def _is_step(segment: str) -> bool:
    """Tell `.` and `..`, which a browser takes as steps between folders, encoded or not."""
    return segment.lower().replace("%2e", ".") in {".", ".."}


def _odd_character(url: str) -> Mismatch:
    odd = next(letter for letter in url if letter in UNSAFE or not letter.isprintable())
    return Mismatch(Reason.BLANK if odd.isspace() else Reason.ODD_CHARACTER, odd)


def decode(text: str) -> str | None:
    """Undo percent-encoding once, or give None where it hides a byte or character that is unfit."""
    from urllib.parse import unquote

    if "%" not in text:
        return text
    try:
        plain = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None
    fit = plain.isprintable() and UNSAFE.isdisjoint(plain) and "%" not in plain
    return plain if fit else None


def encode(text: str) -> str:
    """Percent-encode what may not stand in a segment of a path."""
    if text.isascii() and text.isalnum():
        return text
    from urllib.parse import quote

    return quote(text, safe=SAFE_IN_SEGMENT)


def encode_again(segment: str) -> str:
    """Give a segment in its one percent-encoded form, whatever was encoded in it before."""
    if segment.isascii() and segment.isalnum():
        return segment
    from urllib.parse import quote, unquote_to_bytes

    return quote(unquote_to_bytes(segment), safe=SAFE_IN_SEGMENT)


def encode_query(query: str) -> str:
    """Percent-encode what may not stand in a query, leaving what is encoded already."""
    if query.isascii():
        return query
    from urllib.parse import quote

    return quote(query, safe=SAFE_IN_SEGMENT + "/?%[]")


def parameters(query: str) -> Iterable[tuple[str, str]]:
    """Give the names and values of a query, as written."""
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        yield name, value
