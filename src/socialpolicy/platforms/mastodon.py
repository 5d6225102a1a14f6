"""Mastodon: many servers, each with its own host."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, domain, shape, words
from socialpolicy.text import Text

# USERNAME_RE and USERNAME_LENGTH_LIMIT in Mastodon's app/models/account.rb.
NAME = Spelling(ALPHANUMERIC + "_.-", longest=30, never_first=".-", never_last=".-")


def spelling(handle: str) -> str | None:
    """Give `user@host`, or `user` where no host stands after it, in lower case; else None."""
    user, at, host = handle.partition("@")
    name = NAME(user)
    if name is None or not at:
        return name
    host_name = domain(host)
    return f"{name}@{host_name}" if host_name else None


MASTODON = Platform(
    "mastodon",
    Text(sv="Mastodon", en="Mastodon"),
    shapes=(shape("/@{handle}"), shape("/users/{handle}"), shape("/web/@{handle}")),
    spelling=spelling,
    handle_path="/@{}",
    mark="@",
    federated=True,
    tabs=words("featured followers following media with_replies"),
    never=words(
        "about api auth authorize_interaction blocks bookmarks conversations custom deck "
        "directory domain_blocks explore favourites follow_requests getting-started home inbox "
        "invite links lists login mutes notifications oauth pinned privacy-policy public publish "
        "search settings share statuses tags terms-of-service timelines users web"
    ),
)
