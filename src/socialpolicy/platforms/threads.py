"""Threads, whose handles are Instagram's."""

from __future__ import annotations

from socialpolicy.platforms.instagram import SPELLING
from socialpolicy.platforms.platform import Platform, shape, words
from socialpolicy.text import Text

THREADS = Platform(
    "threads",
    Text(sv="Threads", en="Threads"),
    # Threads moved from threads.net to threads.com in 2025; the old host leads to the new.
    hosts=("www.threads.com", "threads.com", "www.threads.net", "threads.net"),
    short=("l.threads.com", "l.threads.net"),
    shapes=(shape("/@{handle}"),),
    spelling=SPELLING,
    handle_path="/@{}",
    mark="@",
    tabs=words("media replies reposts"),
    never=words(
        "about activity custom_feed download embed following for_you intent liked login privacy "
        "saved search settings share signup t tag terms"
    ),
)
