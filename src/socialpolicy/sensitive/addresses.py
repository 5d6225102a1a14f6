"""Find what leads to a person: links to posts and profiles, e-mail addresses, user names.

Hardly any link says whose post it leads to. So everything below a platform's front page
counts, except what surely is no person's: the platform's own pages, a company, an event, a
group as such, and the authority's own accounts with their posts. A comment under an own
post is a person's. On any host, `/@namn` and `/users/namn/statuses/1` count (Mastodon and its kin).

E-mail addresses count also when they are written so that programs should not find them:
`namn(at)domän.se`, `namn [@] domän[.]se`, `namn [snabel-a] domän punkt se`, `namn @ domän.se`.
A bare English `at` does not: `event at degerfors.se` is a place, not an address.

User names are `@namn`, `@namn@instans.se` and Reddit's `u/namn`. `@` before a blank or a price
is none (`@ 10 kr`, `3 st @10kr`). A name without `@` cannot be told from other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from socialpolicy.platforms import PLATFORMS
from socialpolicy.platforms.platform import words
from socialpolicy.sensitive.match import EDGE_OF_HANDLE, DataKind, Match, is_within, plain_handle

_UNREGISTERED = words(
    "messenger.com reddit.com redd.it flashback.org tumblr.com vk.com t.me telegram.me wa.me"
)
"""Hosts of platforms where a municipality has no account."""

_ANYWHERE = words("t.co lnkd.in www.lnkd.in")
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
_LINK_HINT = re.compile(r"\.\w[\w-]*+\.*(?::\d+)?/")
"""Matches in every text that holds a link."""

_AFTER_A_LINK = ".,;:!?)]}'’»*"
_FEDIVERSE = re.compile(r"/(?:@(?P<name>[\w.-]*[^\W\d][\w.@-]*)|users/(?P<user>[\w.-]+)/statuses/)")
_COMMENT = re.compile(
    r"[?&#](?:(?:reply_)?comment|lc=|multi_permalinks|post_id)|/c/\d", re.IGNORECASE
)
_PROFILE_NUMBER = re.compile(r"[?&]id=(\d+)")

_OF_THE_PLATFORM = words(
    "about ads business careers company download events explore feed hashtag hashtags help intl "
    "jobs learning legal login policies policy press privacy results school search settings "
    "showcase signup tag tags terms topic topics tos"
)
_SUBDOMAINS_OF_THE_PLATFORM = words(
    "about business blog developers help legal newsroom policies privacy support transparency"
)
_BEFORE_A_NAME = words("c channel in pages people pg profile s stories u user")
_GROUPS = words("groups r")
_POST_IN_A_GROUP = words("comments permalink posts user")


def links(
    text: str, own_domains: Collection[str], own_handles: Collection[str]
) -> Iterator[tuple[Match, bool]]:
    """Find all links in a plain text, each with whether it leads to a person's post or profile.

    Links to own domains (see `plain_domain`) and own accounts (see `plain_handle`) do not.
    """
    if not _LINK_HINT.search(text):
        return
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


# Possessive, and never begun within a run: each run of letters is read once, however long.
_ADDRESS = re.compile(
    r"""
    (?<![\w.+%'&~@-])
    (?P<local>[\w.+%'&~-]++)
    (?: [ ]?@[ ]? | [ ]?[(\[{][ ]?(?:@|at|a|snabel-?a)[ ]?[)\]}][ ]? | [ ]snabel-?a[ ] )
    (?P<domain>
      (?: [\w-]++ (?: \. | [ ]?[(\[{][ ]?(?:\.|dot|punkt)[ ]?[)\]}][ ]? | [ ](?:dot|punkt)[ ] ) )+
      [^\W\d_]{2,}+
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOT_APART = re.compile(r"[ ()\[\]{}]+(?:\.|dot|punkt)[ ()\[\]{}]+", re.IGNORECASE)
_EMAIL_HINT = re.compile(r"@|[(\[{] ?at?[ )\]}]|snabel", re.IGNORECASE)
"""Matches in every text that holds an address."""

_EDGE_OF_EMAIL = "'.&~-%+"


def email_addresses(
    text: str, own_domains: Collection[str], own_handles: Collection[str] = ()
) -> Iterator[tuple[Match, bool]]:
    """Find the addresses in a plain text, each with whether it is one of the authority's own.

    An address at a subdomain of an own domain is its own too. A word before an own user
    name that holds a full stop (`tack @kommunen.exempel`) makes no address of it.
    """
    if not _EMAIL_HINT.search(text):
        return
    for found in _ADDRESS.finditer(text):
        local = found["local"].lstrip(_EDGE_OF_EMAIL)
        name = text[found.end("local") : found.end()]
        if name.startswith(" @") and plain_handle(name) in own_handles:
            continue
        if local:
            is_own = is_within(_DOT_APART.sub(".", found["domain"]), own_domains)
            start = found.end("local") - len(local)
            yield Match(DataKind.EMAIL_ADDRESS, start, found.end()), is_own


_HANDLE = re.compile(
    r"""
      (?<![\w@]) @ (?!\d+(?:kr|kronor|sek)\b)
      (?P<name>[\w.-]*+) (?:@(?P<host>[\w.-]++))?
    | (?<![\w@/]) /?u/ (?P<reddit>[a-z0-9_-]{3,20}+) (?![\w/])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAME_LIKE = re.compile(r"[^\W\d]|(?:\d*[^\W\d_]){3}")
_HANDLE_HINT = re.compile(r"@|u/", re.IGNORECASE)
"""Matches in every text that holds a user name."""


def handles(text: str, own_handles: Collection[str]) -> Iterator[Match]:
    """Find the user names in a plain text that are not among `own_handles` (see `plain_handle`)."""
    if not _HANDLE_HINT.search(text):
        return
    for found in _HANDLE.finditer(text):
        name = plain_handle(found["reddit"] or found["name"])
        whole = plain_handle(found[0])
        if _NAME_LIKE.match(name) and name not in own_handles and whole not in own_handles:
            end = found.start() + len(found[0].rstrip(EDGE_OF_HANDLE))
            yield Match(DataKind.HANDLE, found.start(), end)
