"""Snapchat."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, DIGITS, Platform, Spelling, shape, words
from socialpolicy.text import Text

SNAPCHAT = Platform(
    "snapchat",
    Text(sv="Snapchat", en="Snapchat"),
    hosts=("www.snapchat.com", "snapchat.com"),
    short=("t.snapchat.com",),
    shapes=(shape("/@{handle}"), shape("/add/{handle}")),
    # 3 to 15 characters, a letter first and a letter or digit last; hyphens, underscores and
    # periods between (Snapchat Support, username requirements).
    spelling=Spelling(
        ALPHANUMERIC + "-_.", longest=15, shortest=3, never_first=DIGITS + "-_.", never_last="-_."
    ),
    handle_path="/@{}",
    mark="@",
    never=words(
        "accounts ads business create developers discover download embed explore help lens lenses "
        "login map p privacy scan search share signup spotlight stories t topic unlock"
    ),
)
