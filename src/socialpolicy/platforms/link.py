"""A web address as its parts, refusing what a register's address may not have.

Written by hand instead of with `urllib.parse.urlsplit`, which drops tabs and
line breaks, repairs what a reader should see, and raises on brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.platforms.platform import Platform
from socialpolicy.text import FilledText, Text

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


class Reason(StrEnum):
    """Why an address is not an account's."""

    NOT_AN_ADDRESS = "not-an-address"
    TOO_LONG = "too-long"
    PLAIN_HTTP = "plain-http"
    OTHER_SCHEME = "other-scheme"
    BLANK = "blank"
    ODD_CHARACTER = "odd-character"
    CREDENTIALS = "credentials"
    PORT = "port"
    STEP = "step"
    ODD_HOST = "odd-host"
    LOCAL_HOST = "local-host"
    OTHER_HOST = "other-host"
    OTHER_PLATFORM = "other-platform"
    SHORT_LINK = "short-link"
    NOT_AN_ACCOUNT = "not-an-account"
    NO_ACCOUNT = "no-account"
    NOT_A_HANDLE = "not-a-handle"
    SHAPE = "shape"


SENTENCES: Mapping[Reason, Text] = MappingProxyType(
    {
        Reason.NOT_AN_ADDRESS: Text(
            "det är ingen webbadress, en sådan börjar med https://",
            "it is not a web address, which begins with https://",
        ),
        Reason.TOO_LONG: Text(
            "adressen är längre än {word} tecken", "the address is longer than {word} characters"
        ),
        Reason.PLAIN_HTTP: Text(
            "adressen börjar med http:// och inte med https://",
            "the address begins with http:// and not with https://",
        ),
        Reason.OTHER_SCHEME: Text(
            "adressen börjar med {word}: och inte med https://",
            "the address begins with {word}: and not with https://",
        ),
        Reason.BLANK: Text(
            "det finns ett blanksteg eller en radbrytning i adressen",
            "there is a space or a line break in the address",
        ),
        Reason.ODD_CHARACTER: Text(
            "tecknet ”{word}” får inte stå så i en adress",
            "the character “{word}” may not stand like that in an address",
        ),
        Reason.CREDENTIALS: Text(
            "det står ett användarnamn eller lösenord i adressen, före @",
            "there is a user name or a password in the address, before @",
        ),
        Reason.PORT: Text(
            "adressen anger porten {word}, och det gör ingen adress till ett konto",
            "the address names port {word}, and no account's address does",
        ),
        Reason.STEP: Text(
            "det finns ett steg mellan mappar (. eller ..) i adressen",
            "there is a step between folders (. or ..) in the address",
        ),
        Reason.ODD_HOST: Text(
            "”{word}” är inget domännamn med bara bokstäver från a till z, siffror och bindestreck",
            "“{word}” is not a domain name of only letters from a to z, digits and hyphens",
        ),
        Reason.LOCAL_HOST: Text(
            "”{word}” är inget domännamn som andra kan nå",
            "“{word}” is no domain name that others can reach",
        ),
        Reason.OTHER_HOST: Text(
            "{platform} har inga konton på {word}",
            "{platform} has no accounts at {word}",
        ),
        Reason.OTHER_PLATFORM: Text(
            "adressen leder till {other}, men plattformen är {platform}",
            "the address leads to {other}, but the platform is {platform}",
        ),
        Reason.SHORT_LINK: Text(
            "{word} är en kortlänk, och den visar inte vart den leder",
            "{word} is a short link, which does not show where it leads",
        ),
        Reason.NOT_AN_ACCOUNT: Text(
            "adressen leder till ”{word}” på {platform} och inte till ett konto",
            "the address leads to “{word}” on {platform} and not to an account",
        ),
        Reason.NO_ACCOUNT: Text(
            "adressen leder till {platform} men inte till något konto där",
            "the address leads to {platform} but to no account there",
        ),
        Reason.NOT_A_HANDLE: Text(
            "”{word}” kan inte vara ett användarnamn på {platform}",
            "“{word}” cannot be a user name on {platform}",
        ),
        Reason.SHAPE: Text(
            "adressen ser inte ut som ett kontos adress på {platform}",
            "the address does not look like an account's address on {platform}",
        ),
    }
)
"""One clause for each reason, to stand after the name of the account and a colon."""


class Mismatch(NamedTuple):
    """An address that is not an account's, and why.

    `word` is the part that shows it: a word of the path, a host, a port, a
    character, a scheme; never what may be a password. `platform` is the one
    the address was read as, `other` the one it leads to instead. `instead` is
    an account's address that may have been meant.
    """

    reason: Reason
    word: str = ""
    platform: Platform | None = None
    other: Platform | None = None
    instead: str | None = None

    @property
    def said(self) -> FilledText:
        """The reason as a clause in both languages."""
        values = {
            "word": self.word,
            "platform": self.platform.name if self.platform else "",
            "other": self.other.name if self.other else "",
        }
        return FilledText(SENTENCES[self.reason], values)
