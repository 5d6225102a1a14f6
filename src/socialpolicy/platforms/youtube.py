"""YouTube."""

from __future__ import annotations

import re

from socialpolicy.platforms.platform import ALPHANUMERIC, LETTERS, Platform, Spelling, shape, words
from socialpolicy.text import Text

CHANNEL_LENGTH = 24
CHANNEL_LETTERS = ALPHANUMERIC + LETTERS.upper() + "_-"


def channel(text: str) -> str | None:
    """Give a channel's id as it stands: `UC` and 22 letters, where case counts; else None."""
    whole = len(text) == CHANNEL_LENGTH and text.startswith("UC")
    return text if whole and not text.strip(CHANNEL_LETTERS) else None


YOUTUBE = Platform(
    "youtube",
    Text(sv="YouTube", en="YouTube"),
    hosts=("www.youtube.com", "youtube.com", "m.youtube.com"),
    short=("youtu.be", "www.youtu.be", "www.youtube-nocookie.com", "youtube-nocookie.com"),
    # The three older forms still lead to the channel, and its handle was made from the name in
    # them. So the name is compared as a handle, and the address keeps its form.
    shapes=(
        shape("/@{handle}"),
        shape("/channel/{id}"),
        shape("/user/{handle}", kept=True),
        shape("/c/{handle}", kept=True),
        shape("/{id}"),
        shape("/{handle}", kept=True),
    ),
    # 3 to 30 letters or digits of a supported script, underscores, hyphens, periods and middle
    # dots; case does not count (YouTube Help, 11585688). Some scripts need only one character. The
    # rule against punctuation first or last does not bind handles that YouTube chose itself.
    spelling=Spelling(ALPHANUMERIC + "_-.·", longest=30, shortest=3, any_script=True),
    id_spelling=channel,
    handle_path="/@{}",
    id_path="/channel/{}",
    mark="@",
    tabs=words(
        "about channels community courses featured join live playlists podcasts posts releases "
        "search shorts store streams videos"
    ),
    # A name that leads there without @ has letters and digits only. Words with an underscore or a
    # period are for players and scripts (get_video_info, watch_ajax in YouTube's robots.txt).
    never_like=re.compile(r"(?!uc[\w-]{22}$)[^@].*[_.].*"),
    never=words(
        "about account ads afa api api_video_info apiplayer attribution_link c channel "
        "channel_picker channels clip comment community copyright create creators culture "
        "dashboard e embed feed feeds file_download gaming get_midroll_info get_player get_video "
        "get_video_info handle hashtag heartbeat howyoutubeworks iframe_api jobs kids learning "
        "live live_chat login logout movies music new news oembed oops paid_memberships playables "
        "playlist playlists podcasts player post premium ptracking qr purchases redirect "
        "reporthistory results s sharing share sharer shorts signin signup source sports static "
        "studio supported_browsers swf t timedtext_video trending tv upload user v verify_age "
        "videoplayback watch watch_ajax watch_fragments_ajax watch_popup watch_queue_ajax "
        "watch_videos yt youtubei yts"
    ),
)
