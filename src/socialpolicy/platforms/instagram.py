"""Instagram."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, shape, words
from socialpolicy.text import Text

# Letters, digits, periods and underscores, 30 at most; the form for signing up refuses a period
# first, last or next to another.
SPELLING = Spelling(ALPHANUMERIC + "._", longest=30, never_first=".", never_last=".", never="..")

INSTAGRAM = Platform(
    "instagram",
    Text(sv="Instagram", en="Instagram"),
    hosts=("www.instagram.com", "instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am"),
    short=("ig.me", "www.ig.me", "l.instagram.com"),
    shapes=(shape("/{handle}"), shape("/_u/{handle}")),
    spelling=SPELLING,
    handle_path="/{}/",
    mark="@",
    tabs=words("channel followers following guides igtv reels saved tagged"),
    posts=words("p reel stories tv"),
    never=words(
        "_u about accounts ads api ar challenge create developer direct directory download embed "
        "emails events explore graphql guides home igtv invites legal lite live locations login "
        "logout nametag oauth oembed p popular press privacy qr reel reels s session settings "
        "share sharer shop signup static stories terms topics tv web your_activity"
    ),
)
