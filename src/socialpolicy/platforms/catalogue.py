"""The platforms, listed, and the ways to find one: by name and by host."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from socialpolicy.platforms.bluesky import BLUESKY
from socialpolicy.platforms.facebook import FACEBOOK
from socialpolicy.platforms.flickr import FLICKR
from socialpolicy.platforms.instagram import INSTAGRAM
from socialpolicy.platforms.linkedin import LINKEDIN
from socialpolicy.platforms.mastodon import MASTODON
from socialpolicy.platforms.pinterest import PINTEREST
from socialpolicy.platforms.platform import Platform
from socialpolicy.platforms.snapchat import SNAPCHAT
from socialpolicy.platforms.threads import THREADS
from socialpolicy.platforms.tiktok import TIKTOK
from socialpolicy.platforms.vimeo import VIMEO
from socialpolicy.platforms.website import BLOG, OTHER
from socialpolicy.platforms.x import X
from socialpolicy.platforms.youtube import YOUTUBE

LETTERS_IN_CODE = 2
"""Letters in the code of a country (ISO 3166-1) or a language (ISO 639-1)."""

_LISTED = (
    FACEBOOK,
    INSTAGRAM,
    X,
    YOUTUBE,
    LINKEDIN,
    TIKTOK,
    THREADS,
    MASTODON,
    BLUESKY,
    SNAPCHAT,
    PINTEREST,
    FLICKR,
    VIMEO,
    BLOG,
    OTHER,
)

PLATFORMS: Mapping[str, Platform] = MappingProxyType({each.id: each for each in _LISTED})
"""Every platform by its id."""

KNOWN_NAMES: tuple[str, ...] = tuple(
    name for platform in _LISTED for name in (platform.id, *platform.aliases)
)
"""Every name that a register may write for a platform: ids, each followed by its aliases."""

_BY_NAME = {name: each for each in _LISTED for name in (each.id, *each.aliases)}
_BY_HOST = {host: each for each in _LISTED for host in each.hosts}
_BY_SHORT_HOST = {host: each for each in _LISTED for host in each.short}
_BY_REGIONAL = {each.regional: each for each in _LISTED if each.regional}


def platform_named(name: str) -> Platform | None:
    """Find a platform by its id or an alias, in any case and with or without blanks around it."""
    return _BY_NAME.get(name.strip().lower())


def platform_at(host: str) -> Platform | None:
    """Find the platform whose accounts are at a host, given in lower case."""
    platform = _BY_HOST.get(host)
    if platform is None:
        region, _, rest = host.partition(".")
        if rest in _BY_REGIONAL and _is_region(region):
            return _BY_REGIONAL[rest]
    return platform


def platform_shortening(host: str) -> Platform | None:
    """Find the platform whose short or outgoing links are at a host, given in lower case."""
    return _BY_SHORT_HOST.get(host)


def _is_region(label: str) -> bool:
    """Tell a country or language with country: `se`, `sv-se`."""
    language, hyphen, country = label.partition("-")
    return _is_code(language) and (_is_code(country) if hyphen else True)


def _is_code(text: str) -> bool:
    return len(text) == LETTERS_IN_CODE and text.isalpha()
