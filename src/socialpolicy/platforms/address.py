"""Which account an address leads to, or why it leads to none, and which accounts are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from socialpolicy.platforms import hosted, website
from socialpolicy.platforms.catalogue import PLATFORMS, platform_at, platform_shortening
from socialpolicy.platforms.link import (
    LONGEST_ADDRESS,
    Link,
    Mismatch,
    Reason,
    decode,
    encode,
    parameters,
    split,
    unfit,
)
from socialpolicy.platforms.platform import FILES, Platform, Shape, domain
from socialpolicy.platforms.website import OTHER

REMEMBERED = 1 << 16
"""Answers that are kept: more than any register has addresses, so each is read once."""

LIKE_MASTODON = frozenset({"medium.com", "www.medium.com"})
"""Sites whose accounts have addresses like Mastodon's."""

_PLAIN_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.IGNORECASE)

Key = tuple[str, str]
"""A platform's id and what tells one of its accounts from the others."""


class Address(NamedTuple):
    """An account's address, read.

    `handle` is in the form that is compared; it is the platform's own id
    where the address has no name, and then `platform_id` is the same. `key`
    is equal for two addresses of one account. `url` is the address to write, and
    `shown` the handle as it is written in prose (`@Degerfors`). `personal`
    means that only a person's profile has such an address, `shared` that a
    person's has it as well as a page.
    """

    platform: str
    handle: str
    key: Key
    url: str
    shown: str
    personal: bool = False
    platform_id: str | None = None
    shared: bool = False


@lru_cache(maxsize=REMEMBERED)
def read_address(url: str, platform: Platform | None = None) -> Address | Mismatch:
    """Read an address as one of `platform`, or of the platform it belongs to.

    Never raises. Query, fragment, empty segments and final slash do not count,
    and neither do `www.`, `m.` and hosts that the platform used before. An
    address on an unknown host is a federated platform's if it looks so, else `other`.
    Several rules ask of the same address, so the latest answers are kept.
    """
    problem = unfit(url)
    if problem is None:
        return _read(url, platform)
    problem = problem._replace(platform=platform)
    if problem.reason is Reason.PLAIN_HTTP:
        return _with_hint(problem, "https:" + url.partition(":")[2])
    if problem.reason is Reason.NOT_AN_ADDRESS:
        return _with_hint(problem, "https://" + url)
    return problem


def _with_hint(problem: Mismatch, meant: str) -> Mismatch:
    """Add the canonical form of the address that was meant, if it is an account's."""
    address = None if unfit(meant) else _read(meant, problem.platform)
    return problem._replace(instead=address.url) if isinstance(address, Address) else problem


def _read(url: str, platform: Platform | None) -> Address | Mismatch:
    link = split(url)
    if isinstance(link, Mismatch):
        return link._replace(platform=platform)
    found = platform_at(link.host)
    if found is None or platform not in (None, found):
        mismatch = _elsewhere(link.host, found, platform)
        if mismatch is not None:
            return mismatch
    if not link.host.isascii():
        link = link._replace(host=domain(link.host) or link.host)
    chosen = platform or found or _guess(link)
    if chosen.website:
        return _read_website(link, chosen)
    if link.port:
        return Mismatch(Reason.PORT, link.port, chosen)
    return _read_account(link, chosen)


def plain_address(url: str, platform: Platform) -> str:
    """Give an address on the platform's own host, without parts that do not identify the page.

    A query and fragment, doubled and final slashes, and the hosts for telephones
    and of earlier days go, where what is left is read as the same account. A
    web site's addresses are its own affair.
    """
    address = read_address(url, platform)
    if platform.website or not isinstance(address, Address):
        return url
    right = urlsplit(address.url)
    slash = "/" if url.endswith("/") and right.path.endswith("/") else ""
    plain = f"https://{right.netloc}/{'/'.join(filter(None, urlsplit(url).path.split('/')))}{slash}"
    again = read_address(plain, platform)
    return plain if isinstance(again, Address) and again.key == address.key else url


def _elsewhere(host: str, found: Platform | None, platform: Platform | None) -> Mismatch | None:
    """Say why a host is not the platform's; None when it may be."""
    shortening = platform_shortening(host)
    if shortening is not None and platform in (None, shortening):
        return Mismatch(Reason.SHORT_LINK, host, shortening)
    other = found or shortening
    if other is not None:
        return Mismatch(Reason.OTHER_PLATFORM, host, platform, other)
    if not website.hosts(host):
        # The right letters, and still no domain: a number, or a single word.
        plain = _PLAIN_HOST.fullmatch(host) is not None
        return Mismatch(Reason.LOCAL_HOST if plain else Reason.ODD_HOST, host, platform)
    if platform is None or platform.website or platform.federated:
        return None
    return Mismatch(Reason.OTHER_HOST, host, platform)


def _guess(link: Link) -> Platform:
    """Choose between the platforms that live on any host."""
    if link.port or link.host in LIKE_MASTODON:
        return OTHER
    anywhere = (each for each in PLATFORMS.values() if each.federated)
    fits = (each for each in anywhere if isinstance(_read_account(link, each), Address))
    return next(fits, OTHER)


def _read_website(link: Link, platform: Platform) -> Address | Mismatch:
    if link.port and not website.listens(link.port):
        return Mismatch(Reason.PORT, link.port, platform)
    identity = website.identity(link)
    key, url = (platform.id, identity), website.address(link)
    found = Address(platform.id, identity, key, url, identity)
    return hosted.no_own_page(link, platform) or found


def _read_account(link: Link, platform: Platform) -> Address | Mismatch:
    segments = link.segments
    if not segments:
        return Mismatch(Reason.NO_ACCOUNT, platform=platform)
    if "%" in "/".join(segments):
        decoded = [decode(segment) for segment in segments]
        segments = [segment for segment in decoded if segment]
        if len(segments) < len(decoded):
            return Mismatch(Reason.ODD_CHARACTER, "%", platform)
    address = _read_path(link.host, segments, link.query, platform)
    return address or _why_not(link.host, segments, link.query, platform)


def _read_path(host: str, segments: list[str], query: str, platform: Platform) -> Address | None:
    """Read a path by the platform's shapes, with or without one of an account's tabs last."""
    words = [segment.lower() for segment in segments]
    for shape, value in _matches(segments, words, query, platform):
        address = _address(host, platform, shape, value)
        if address is not None:
            return address
    if len(segments) > 1 and words[-1] in platform.tabs:
        return _read_path(host, segments[:-1], query, platform)
    return None


def _matches(
    segments: list[str], words: list[str], query: str, platform: Platform
) -> Iterator[tuple[Shape, str]]:
    """Give the shapes that fit a path, each with what stands in its slot."""
    for shape in platform.shapes:
        if len(segments) != shape.length or (shape.open and platform.owns(words[0])):
            continue
        value = shape.value(segments, words)
        if shape.parameter and value is not None:
            value = _only(query, shape.parameter)
        if value and value.lower() not in shape.never:
            yield shape, value


def _only(query: str, parameter: str) -> str | None:
    """Find the value of a parameter that stands once in a query."""
    values = [value for name, value in parameters(query) if name == parameter]
    return decode(values[0]) if len(values) == 1 else None


def _address(host: str, platform: Platform, shape: Shape, value: str) -> Address | None:
    """Make the address of what stands in a shape's slot, if it is an account."""
    if shape.takes != "handle" and platform.id_spelling is not None:
        number = platform.id_spelling(value)
        if number is not None:
            url = _url(platform, shape.path if shape.kept else platform.id_path, number)
            key = (platform.id, f"id/{number}")
            shared = shape.shared and number == value
            return Address(platform.id, number, key, url, number, shape.personal, number, shared)
    if shape.takes == "id":
        return None
    if platform.federated and "@" not in value:
        value = f"{value}@{host}"
    handle = platform.spelling(value)
    if handle is None or (platform.federated and platform_at(handle.partition("@")[2])):
        return None
    if shape.open and platform.owns(handle):
        return None
    written = value.lower() if shape.group or platform.ignored else handle  # its periods stay
    url = _url(platform, shape.path if shape.kept else platform.handle_path, written)
    apart = "person/" if shape.personal else "group/" if shape.group else ""
    key = (platform.id, apart + handle)
    return Address(platform.id, handle, key, url, platform.mark + value, shape.personal)


def _url(platform: Platform, path: str, name: str) -> str:
    if platform.federated:
        user, _, host = name.partition("@")
        return f"https://{host}{path.format(user)}"
    return f"https://{platform.hosts[0]}{path.format(encode(name))}"


def _why_not(host: str, segments: list[str], query: str, platform: Platform) -> Mismatch:
    """Say why a path on the platform's host leads to no account."""
    for length in range(1, min(len(segments), platform.longest_shape + 1)):
        above = _read_path(host, segments[:length], query, platform)
        if above is not None:
            meant = length > 1 or not _may_be_own(segments, platform)
            instead = above.url if meant else None
            return Mismatch(Reason.NOT_AN_ACCOUNT, segments[length], platform, instead=instead)
    words = [segment.lower() for segment in segments]
    value = next((value for _, value in _matches(segments, words, query, platform)), None)
    if value is not None:
        return Mismatch(Reason.NOT_A_HANDLE, value, platform)
    slots = (shape.slot for shape in platform.shapes if shape.has_page(words))
    slot = next(slots, None)
    if slot is not None:
        return Mismatch(Reason.NOT_AN_ACCOUNT, segments[slot], platform)
    if any(_begins(shape, words) for shape in platform.shapes):
        return Mismatch(Reason.NO_ACCOUNT, segments[0], platform)
    marked = None
    if words[0] not in platform.never | FILES:
        marked = _read_path(host, [f"@{segments[0]}", *segments[1:]], query, platform)
    if platform.owns(words[0]) and marked is None:
        return Mismatch(Reason.NOT_AN_ACCOUNT, segments[0], platform)
    return Mismatch(Reason.SHAPE, platform=platform, instead=marked.url if marked else None)


def _may_be_own(segments: list[str], platform: Platform) -> bool:
    """Whether what looks like an account's name may be a page of the platform's own.

    Where any word may stand, a platform has pages that nobody has listed. What follows an account
    is known.
    """
    if not any(shape.open for shape in platform.shapes) or segments[0].startswith("@"):
        return False
    return segments[1].lower() not in platform.tabs | platform.posts


def _begins(shape: Shape, words: list[str]) -> bool:
    """Whether a path is a shape's beginning, cut off before the account."""
    if not shape.words or len(words) >= shape.length + bool(shape.parameter):
        return False
    return all(words[index] == word for index, word in shape.words if index < len(words))


class Agreement(Enum):
    """What the comparison of a handle with an address came to."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """One is a name, the other the platform's own id, and nothing joins them."""


@lru_cache(maxsize=REMEMBERED)
def canonical_handle(platform: Platform, handle: str) -> str | None:
    """Give a handle in the form that is compared, or None when it cannot be one there.

    Takes what people write: `handle`, `@handle`, the platform's own id, an
    address with or without `https://`, a path such as `company/name`. Case
    does not count, nor do periods on Facebook. A blog's or web site's handle
    is free text.
    """
    handle = handle.strip()
    if len(handle) > LONGEST_ADDRESS:
        return None
    if "/" in handle:
        address = _pasted(platform, handle)
        if address is not None:
            return address.handle
        if not platform.website:
            return None
    number = platform.id_spelling(handle) if platform.id_spelling else None
    if number is not None:
        return number
    name = handle.removeprefix("@")
    spelled = platform.spelling(name)
    if platform.handle_path.startswith("/{}") and (
        platform.owns(name.lower()) or (spelled and platform.owns(spelled))
    ):
        return None
    return spelled


def _pasted(platform: Platform, text: str) -> Address | None:
    scheme, separator, rest = text.partition("://")
    if separator:
        written = [f"https://{rest}" if scheme.lower() == "http" else text]
    else:
        written = [f"https://{text}", *(f"https://{host}/{text}" for host in platform.hosts[:1])]
    readings = (read_address(url, platform) for url in written)
    return next((reading for reading in readings if isinstance(reading, Address)), None)


def compare_handle(address: Address, handle: str, platform_id: str | None = None) -> Agreement:
    """Compare the handle that a register gives with the address that it gives.

    Where the address has only the platform's own id (`profile.php?id=…`,
    `/channel/UC…`), a handle that is a name is compared by way of the
    `platform_id` that the register gives. On Mastodon a handle without a host
    agrees with the user, and a server may stand on a host below the one in
    its handles. A blog's handle is compared only when it is an address. What
    cannot be a handle is different.
    """
    platform = PLATFORMS[address.platform]
    declared = canonical_handle(platform, handle)
    if declared == address.handle:
        return Agreement.SAME
    if platform.website:
        return Agreement.DIFFERENT if _pasted(platform, handle) else Agreement.UNKNOWN
    if declared is None:
        return Agreement.DIFFERENT
    if address.platform_id is not None:
        return _compare_by_id(platform, address.platform_id, declared, platform_id)
    if platform.federated and _same_user(address.handle, declared):
        return Agreement.SAME
    return Agreement.UNKNOWN if _is_id(platform, declared) else Agreement.DIFFERENT


def _compare_by_id(
    platform: Platform, in_address: str, declared: str, platform_id: str | None
) -> Agreement:
    if platform.id_spelling is not None and platform.id_spelling(declared) is not None:
        return Agreement.DIFFERENT
    if platform_id is None:
        return Agreement.UNKNOWN
    same = canonical_handle(platform, platform_id) == in_address
    return Agreement.SAME if same else Agreement.DIFFERENT


def _same_user(handle: str, declared: str) -> bool:
    user, _, host = handle.partition("@")
    name, _, domain = declared.partition("@")
    return user == name and (not domain or host.endswith(f".{domain}"))


def _is_id(platform: Platform, canonical: str) -> bool:
    """Tell a canonical handle that is the platform's own id from one that is a name."""
    return platform.spelling(canonical) != canonical


def account_keys(
    platform: Platform, handle: str | None, url: str | None, platform_id: str | None = None
) -> tuple[Key, ...]:
    """Give the keys that an account of a register claims; those that share one are the same.

    The address gives the first key, the handle another where it does not say
    the same, the platform's own id one more. What cannot be read gives none,
    so an account may have no key at all. A blog or other web site is known by
    its address, and by its name only where there is no address.
    """
    keys: list[Key] = []
    address = read_address(url, platform) if url else None
    if isinstance(address, Address):
        keys.append(address.key)
        if platform.website or handle == address.handle:
            handle = None
        elif handle and address.platform_id is None:
            agrees = compare_handle(address, handle) is Agreement.SAME
            handle = None if agrees else handle
    declared = canonical_handle(platform, handle) if handle else None
    if declared is not None and not (platform.federated and "@" not in declared):
        keys.append((platform.id, f"id/{declared}" if _is_id(platform, declared) else declared))
    number = platform.id_spelling(platform_id) if platform.id_spelling and platform_id else None
    if number is not None:
        keys.append((platform.id, f"id/{number}"))
    return tuple(dict.fromkeys(keys))
