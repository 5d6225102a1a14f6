"""Vimeo."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, shape, words
from socialpolicy.text import Text

VIMEO = Platform(
    "vimeo",
    Text(sv="Vimeo", en="Vimeo"),
    hosts=("vimeo.com", "www.vimeo.com", "m.vimeo.com"),
    short=("player.vimeo.com",),
    shapes=(shape("/{handle}"),),
    # Letters and digits, and not digits alone, which is a video; older names have hyphens and
    # underscores. The length is not published; 64 only keeps the reading bounded.
    spelling=Spelling(ALPHANUMERIC + "-_", longest=64, named=True),
    handle_path="/{}",
    tabs=words("about albums appears collections followers following likes videos"),
    posts=words("video"),
    never=words(
        "about album analytics api app apps blog business categories channel channels create "
        "dashboard embed enterprise event explore features feed folder for-hire forgot_password "
        "groups help home join jobs library live log_in log_out login manage moogaloop.swf "
        "movingimages my ondemand ott partners player pricing privacy reviews search settings "
        "share showcase site_map sitemap solutions staffpicks stats stock store terms upgrade "
        "upload user video videos watch"
    ),
)
