"""A web address as its parts, refusing what a register's address may not have.

Written by hand instead of with `urllib.parse.urlsplit`, which drops tabs and
line breaks, repairs what a reader should see, and raises on brackets.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
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


class Reason(Enum):
    """Why an address is not an account's: a clause, to be put after the account and a colon."""

    NOT_AN_ADDRESS = Text(
        sv="det är ingen webbadress, en sådan börjar med https://",
        en="it is not a web address, which begins with https://",
    )
    TOO_LONG = Text(
        sv="adressen är längre än {word} tecken",
        en="the address is longer than {word} characters",
    )
    PLAIN_HTTP = Text(
        sv="adressen börjar med http:// och inte med https://",
        en="the address begins with http:// and not with https://",
    )
    OTHER_SCHEME = Text(
        sv="adressen börjar med {word}: och inte med https://",
        en="the address begins with {word}: and not with https://",
    )
    BLANK = Text(
        sv="det finns ett blanksteg eller en radbrytning i adressen",
        en="there is a space or a line break in the address",
    )
    ODD_CHARACTER = Text(
        sv="tecknet ”{word}” får inte stå så i en adress",
        en="the character “{word}” may not stand like that in an address",
    )
    CREDENTIALS = Text(
        sv="det står ett användarnamn eller lösenord i adressen, före @",
        en="there is a user name or a password in the address, before @",
    )
    PORT = Text(
        sv="adressen anger porten {word}, och det gör ingen adress till ett konto",
        en="the address names port {word}, and no account's address does",
    )
    STEP = Text(
        sv="det finns ett steg mellan mappar (. eller ..) i adressen",
        en="there is a step between folders (. or ..) in the address",
    )
    ODD_HOST = Text(
        sv="”{word}” är inget domännamn, som bara har bokstäver ur ett alfabet, siffror och "
        "bindestreck",
        en="“{word}” is not a domain name, which has only letters of one alphabet, digits and "
        "hyphens",
    )
    LOCAL_HOST = Text(
        sv="”{word}” är inget domännamn som andra kan nå",
        en="“{word}” is no domain name that others can reach",
    )
    OTHER_HOST = Text(
        sv="{platform} har inga konton på {word}",
        en="{platform} has no accounts at {word}",
    )
    OTHER_PLATFORM = Text(
        sv="adressen leder till {other}, men plattformen är {platform}",
        en="the address leads to {other}, but the platform is {platform}",
    )
    SHORT_LINK = Text(
        sv="{word} är en kortlänk, och den visar inte vart den leder",
        en="{word} is a short link, which does not show where it leads",
    )
    NOT_AN_ACCOUNT = Text(
        sv="adressen leder till ”{word}” på {platform} och inte till ett konto",
        en="the address leads to “{word}” on {platform} and not to an account",
    )
    NOT_OWN_PAGE = Text(
        sv="adressen leder till {word}, som inte är ett kontos eller en bloggs egen sida",
        en="the address leads to {word}, which is not an account's or a blog's own page",
    )
    NO_ACCOUNT = Text(
        sv="adressen leder till {platform} men inte till något konto där",
        en="the address leads to {platform} but to no account there",
    )
    NOT_A_HANDLE = Text(
        sv="”{word}” kan inte vara ett användarnamn på {platform}",
        en="“{word}” cannot be a user name on {platform}",
    )
    SHAPE = Text(
        sv="adressen ser inte ut som ett kontos adress på {platform}",
        en="the address does not look like an account's address on {platform}",
    )


_NOT_A_HANDLE_BECAUSE = Text(
    sv="”{word}” kan inte vara ett användarnamn på {platform}: {why}",
    en="“{word}” cannot be a user name on {platform}: {why}",
)


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
        text = self.reason.value
        if self.reason is Reason.NOT_A_HANDLE and self.platform:
            objection = self.platform.objection(self.word)
            if objection:
                return FilledText(_NOT_A_HANDLE_BECAUSE, {**values, "why": objection})
        return FilledText(text, values)
