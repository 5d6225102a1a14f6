"""Whether two handles, or two accounts, are the same."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from socialpolicy.platforms.address import REMEMBERED, Address, read_address
from socialpolicy.platforms.catalogue import PLATFORMS
from socialpolicy.platforms.link import LONGEST_ADDRESS
from socialpolicy.platforms.platform import Platform

Key = tuple[str, str]
"""A platform's id and what tells one of its accounts from the others."""


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
    if platform.handle_path.startswith("/{}") and name.lower() in platform.never:
        return None
    return platform.spelling(name)


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
