"""Find links to a person's post or profile on a social platform.

Hardly any address says whose post it leads to. So everything below a platform's front page
counts, except what surely is no person's: the platform's own pages, a company, an event, a
group as such, and the authority's own accounts with their posts. A comment under an own
post is a person's. On any host, `/@namn` and `/users/namn/statuses/1` count (Mastodon and its kin).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from socialpolicy.platforms import PLATFORMS
from socialpolicy.sensitive.handles import plain_handle
from socialpolicy.sensitive.match import DataKind, Match, is_within

_UNREGISTERED = frozenset(
    {
        "messenger.com",
        "reddit.com",
        "redd.it",
        "flashback.org",
        "tumblr.com",
        "vk.com",
        "t.me",
        "telegram.me",
        "wa.me",
    }
)
"""Hosts of platforms where a municipality has no account."""

_ANYWHERE = frozenset({"t.co", "lnkd.in", "www.lnkd.in"})
"""Hosts of short links that lead to any address, such as a newspaper's."""

HOSTS = frozenset(
    {host for each in PLATFORMS.values() for host in (*each.hosts, *each.short)} - _ANYWHERE
    | _UNREGISTERED
)
"""Hosts where addresses lead to people's posts and profiles."""

# Labels are bounded as in DNS, so that a long run of hyphens is not read again and again.
_LINK = re.compile(
    r"""
    (?<![\w@.])
    (?:https?://(?:[\w.-]{1,64}+@)?)?
    (?P<host>\w[\w-]{0,62}+(?:\.\w[\w-]{0,62}+)++)\.?+(?::\d+)?
    (?P<path>/[^\s<>"”?\#]*+)(?P<query>[?\#][^\s<>"”]*+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
HINT = re.compile(r"\.\w[\w-]*+\.*(?::\d+)?/")
"""Stands in every text that holds a link."""

_AFTER_A_LINK = ".,;:!?)]}'’»*"
_FEDIVERSE = re.compile(r"/(?:@(?P<name>[\w.-]*[^\W\d][\w.@-]*)|users/(?P<user>[\w.-]+)/statuses/)")
_COMMENT = re.compile(
    r"[?&#](?:(?:reply_)?comment|lc=|multi_permalinks|post_id)|/c/\d", re.IGNORECASE
)
_PROFILE_NUMBER = re.compile(r"[?&]id=(\d+)")

_OF_THE_PLATFORM = frozenset(
    {
        "about",
        "ads",
        "business",
        "careers",
        "company",
        "download",
        "events",
        "explore",
        "feed",
        "hashtag",
        "hashtags",
        "help",
        "intl",
        "jobs",
        "learning",
        "legal",
        "login",
        "policies",
        "policy",
        "press",
        "privacy",
        "results",
        "school",
        "search",
        "settings",
        "showcase",
        "signup",
        "tag",
        "tags",
        "terms",
        "topic",
        "topics",
        "tos",
    }
)
_SUBDOMAINS_OF_THE_PLATFORM = frozenset(
    {
        "about",
        "business",
        "blog",
        "developers",
        "help",
        "legal",
        "newsroom",
        "policies",
        "privacy",
        "support",
        "transparency",
    }
)
_BEFORE_A_NAME = frozenset(
    {"c", "channel", "in", "pages", "people", "pg", "profile", "s", "stories", "u", "user"}
)
_GROUPS = frozenset({"groups", "r"})
_POST_IN_A_GROUP = frozenset({"comments", "permalink", "posts", "user"})


def find(
    text: str, own_domains: Collection[str], own_handles: Collection[str]
) -> Iterator[tuple[Match, bool]]:
    """Find all links in a plain text, each with whether it leads to a person's post or profile.

    Links to own domains (see `plain_domain`) and own accounts (see `plain_handle`) do not.
    """
    for found in _LINK.finditer(text):
        written = found[0].rstrip(_AFTER_A_LINK)
        match = Match(DataKind.LINK, found.start(), found.start() + len(written))
        host = found["host"].casefold()
        rest = text[found.start("path") : match.end]
        if is_within(host, own_domains):
            yield match, False
        elif is_within(host, HOSTS):
            yield match, _is_a_persons(host, rest, own_handles)
        else:
            yield match, _is_in_the_fediverse(rest, own_handles)


def _is_a_persons(host: str, rest: str, own_handles: Collection[str]) -> bool:
    """Judge what stands after the host of a platform: path, query and fragment."""
    segments = [unquote(part) for part in re.split(r"[?#]", rest)[0].split("/") if part]
    if not segments or host.split(".", maxsplit=1)[0] in _SUBDOMAINS_OF_THE_PLATFORM:
        return False
    first = segments[0].casefold()
    if _COMMENT.search(rest):
        return True
    if first in _GROUPS:
        return any(part in _POST_IN_A_GROUP for part in segments)
    if first in _OF_THE_PLATFORM:
        return False
    account = segments[1] if first in _BEFORE_A_NAME and len(segments) > 1 else first
    number = _PROFILE_NUMBER.search(rest) if first == "profile.php" else None
    return plain_handle(number[1] if number else account) not in own_handles


def _is_in_the_fediverse(rest: str, own_handles: Collection[str]) -> bool:
    found = _FEDIVERSE.match(unquote(rest))
    return found is not None and plain_handle(found["name"] or found["user"]) not in own_handles
