"""Pages of well-known hosts of blogs and channels that are no account's own: posts and log-ins.

To a blog or another web site any address will do, so only what is told by the forms of address that
these services give their posts, log-ins and searches is refused.
"""

from __future__ import annotations

import re

from socialpolicy.platforms.link import Link, Mismatch, Reason
from socialpolicy.platforms.platform import Platform, words

_OWN_HOST = (
    r"[\w-]+\.(?:wordpress\.com|blogspot\.[a-z.]{2,6}|tumblr\.com|substack\.com|medium\.com"
    r"|blogg\.se)"
)
"""The host of one blog."""

_PAGES = (
    rf"(?P<site>(?!www\.){_OWN_HOST})/(?:\d{{4}}/\d\d(?:/.*)?|post/.+|p/.+)",
    r"(?P<site>medium\.com/@[^/]+)/(?!about$|followers$).+",
    r"medium\.com(?:/(?:m|p|search|tag|me|new-story)(?:/.*)?)?",
    r"(?P<site>tumblr\.com/[^/]+)/\d+(?:/.*)?",
    r"tumblr\.com(?:/(?:login|register|dashboard|search|tagged|explore|settings)(?:/.*)?)?",
    r"(?:draft\.)?(?:blogger|wordpress)\.com(?:/.*)?",
    r"(?P<site>substack\.com/@[^/]+)/(?:p-|note/).+",
    r"substack\.com(?:/(?!@).*)?",
    r"(?P<site>[^/]+)(?:/.*)?/(?:wp-login\.php|wp-admin(?:/.*)?)",
    r"(?:ptb\.|canary\.)?discord(?:app)?\.com(?:/(?!invite/.|servers/.).*)?",
    r"discord\.gg",
    r"clips\.twitch\.tv(?:/.*)?",
    r"(?P<site>twitch\.tv/[^/]+)/(?:v|video|clip)/.+",
    r"twitch\.tv(?:/(?:videos|directory|search|login|signup|downloads|settings|popout)(?:/.*)?)?",
    r"(?P<site>reddit\.com/(?:r|u|user)/[^/]+)/(?:comments|s)/.+",
    r"reddit\.com(?:/(?!(?:r|u|user)/.).*)?",
    r"open\.spotify\.com(?:/(?:intl-\w+/)?(?:episode|track|album|search)(?:/.*)?)?",
    r"(?P<site>t\.me/[a-z]\w+)/\d+",
    r"t\.me(?:/share(?:/.*)?)?",
    r"google\.(?:com|se)/search",
)
"""What is no account: host without `www.` and path, in lower case; `site` is whose page it is."""

_HOSTS = words(
    "wordpress.com tumblr.com substack.com medium.com blogg.se blogger.com discord.com "
    "discordapp.com discord.gg twitch.tv reddit.com spotify.com t.me google.com google.se"
)
"""The domains of these services but for blogspot's many: of others no pattern is tried."""

SHORTENERS = frozenset({"bit.ly", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rb.gy"})
"""Hosts whose links hide where they lead."""


def no_own_page(link: Link, platform: Platform) -> Mismatch | None:
    """Say why an address is no account's own page; None when it may be."""
    if link.host in SHORTENERS:
        return Mismatch(Reason.SHORT_LINK, link.host, platform)
    known = ".".join(link.host.split(".")[-2:]) in _HOSTS or "blogspot" in link.host
    if not known and not any(segment.startswith("wp-") for segment in link.segments):
        return None
    shown = "/".join([link.host.removeprefix("www."), *link.segments])
    matches = (re.fullmatch(pattern, shown.lower()) for pattern in _PAGES)
    match = next(filter(None, matches), None)
    if match is None:
        return None
    site = match.groupdict().get("site")
    instead = f"https://{shown[: len(site)]}" if site else None
    return Mismatch(Reason.NOT_OWN_PAGE, shown, platform, instead=instead)
