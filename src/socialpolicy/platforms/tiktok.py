"""TikTok."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, shape, words
from socialpolicy.text import Text

TIKTOK = Platform(
    "tiktok",
    Text(sv="TikTok", en="TikTok"),
    hosts=("www.tiktok.com", "tiktok.com", "m.tiktok.com"),
    short=("vm.tiktok.com", "vt.tiktok.com"),
    shapes=(shape("/@{handle}"),),
    # "Usernames can only contain letters, numbers, underscores, and periods. However, periods
    # can't be put at the end of the username" (TikTok Support, Changing your username); the form
    # takes 2 to 24 characters.
    spelling=Spelling(ALPHANUMERIC + "_.", longest=24, shortest=2, never_last="."),
    handle_path="/@{}",
    mark="@",
    tabs=words("live"),
    never=words(
        "about ads channel coin community-guidelines contact discover download embed explore feed "
        "following foryou friends legal live login logout messages music oembed place player "
        "profile search setting share signup sticker t tag topics trending upload v video"
    ),
)
