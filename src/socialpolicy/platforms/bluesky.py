"""Bluesky."""

from __future__ import annotations

from socialpolicy.platforms.platform import LETTERS, Platform, Spelling, domain, shape, words
from socialpolicy.text import Text

# Top-level domains that no handle may have (https://atproto.com/specs/handle).
DISALLOWED = words("alt arpa example internal invalid local localhost onion")

# Methods did:plc and did:web (https://atproto.com/specs/did).
PLC = Spelling(LETTERS + "234567", longest=24, shortest=24)


def spelling(handle: str) -> str | None:
    """Give a handle, which is a domain name, in lower case; else None."""
    name = domain(handle)
    return name if name and name.rpartition(".")[2] not in DISALLOWED else None


def did(text: str) -> str | None:
    """Give a decentralised identifier as it stands, or None when it is not one."""
    scheme, _, rest = text.partition(":")
    method, _, code = rest.partition(":")
    if scheme != "did":
        return None
    if method == "plc":
        return text if PLC(code) == code else None
    return text if method == "web" and spelling(code) == code else None


BLUESKY = Platform(
    "bluesky",
    Text(sv="Bluesky", en="Bluesky"),
    hosts=("bsky.app", "www.bsky.app"),
    short=("go.bsky.app",),
    shapes=(shape("/profile/{account}"), shape("/profile/@{handle}")),
    spelling=spelling,
    id_spelling=did,
    handle_path="/profile/{}",
    id_path="/profile/{}",
    mark="@",
    tabs=words("followers follows known-followers"),
    never=words(
        "about download embed feeds hashtag home intent lists login messages moderation "
        "notifications oauth saved search settings share start starter-pack support topic"
    ),
)
