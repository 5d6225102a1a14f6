"""The page that a row of a sheet means: its address as people write it, or its handle alone.

An address may lack https://, have a query that says where somebody came from, or be hidden below
the words of a link. Where there is none, the platform and the handle make one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from socialpolicy.imports.unkept import is_like_person
from socialpolicy.platforms import (
    KNOWN_NAMES,
    PLATFORMS,
    Address,
    Mismatch,
    Platform,
    Reason,
    canonical_handle,
    plain_address,
    platform_named,
    read_address,
)
from socialpolicy.register.errors.did_you_mean import nearest_value, same_value
from socialpolicy.text import Text

_MAYBE_PERSONAL = Text(
    sv="adressen kan vara en persons egen profil. Öppna den utan att vara inloggad. Är det en sida "
    "för verksamheten skriver du page: true i filen, annars ska kontot inte vara med",
    en="the address may be a person's own profile. Open it without being logged in. If it is a "
    "page of the organisation, write page: true in the file; if not, leave the account out",
)
_NAMED_PAGE = Text(
    sv="användarnamnet ser ut som namnet på en person. Kontrollera att det är verksamhetens konto",
    en="the handle looks like a person's name. Make sure that the account is the organisation's",
)


class Page(NamedTuple):
    """An account's page: its address as it is read, and as the register writes it."""

    address: Address
    url: str


def platform_meant(text: str) -> Platform | None:
    """Find the platform that a cell means: `FB`, `Insta`, `Facebook-sida`, `Twitter/X`."""
    for word in (text, *text.replace("/", " ").replace("-", " ").split()):
        name = same_value(word, KNOWN_NAMES)
        if name:
            return platform_named(name)
    name = nearest_value(text, KNOWN_NAMES)
    return platform_named(name) if name else None


def page_of(
    written: Sequence[str], handle: str, platform: Platform | None
) -> Page | Mismatch | None:
    """Find the page by what stands for its address, the first that is one, else by its handle.

    Gives why the first is none, and None where nothing stands for an address.
    """
    tries = [each for each in written if each]
    if platform and not platform.website:
        tries += filter(None, (_of_handle(platform, each) for each in (*written, handle)))
    problem: Mismatch | None = None
    for each in tries:
        read = _read(each, platform)
        if isinstance(read, Page):
            return read
        if problem is None or problem.reason is Reason.NOT_AN_ADDRESS:
            problem = read
    return problem


def _of_handle(platform: Platform, handle: str) -> str:
    """Give the address of a handle's page, or nothing where it can be no handle."""
    name = handle.strip().removeprefix("@")
    fit = name and " " not in name and "/" not in name and canonical_handle(platform, name)
    if not fit or not platform.hosts or platform.federated or not platform.handle_path:
        return ""
    return f"https://{platform.hosts[0]}{platform.handle_path.format(name)}"


def _read(text: str, platform: Platform | None) -> Page | Mismatch:
    """Read an address, also one without https://, as one of the platform where that is known."""
    scheme, separator, rest = text.partition("://")
    if not separator and "." not in text:
        read = read_address(text)  # which says what an address begins with
        return read if isinstance(read, Mismatch) else Page(read, text)
    written = rest if separator else text.removeprefix("//")
    url = text if separator and scheme.lower() not in ("http", "https") else f"https://{written}"
    read = read_address(url)
    found = PLATFORMS[read.platform] if isinstance(read, Address) else None
    if platform is not None and found is not platform:
        # What the sheet calls a blog is one, and what it calls Facebook is to be there.
        read = read_address(url, platform)
    if isinstance(read, Mismatch):
        return read
    return Page(read, plain_address(url, PLATFORMS[read.platform]))


def private_doubt(page: Address, handle: str) -> Text | None:
    """Say why a page may be a person's own, where its address cannot tell; None for no doubt."""
    if page.shared:
        return _MAYBE_PERSONAL
    return _NAMED_PAGE if is_like_person(handle) else None
