"""Flickr."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, number, shape, words
from socialpolicy.text import Text

DIGITS_OF_FARM = 2


def nsid(text: str) -> str | None:
    """Give an NSID (`12345678@N00`) with a capital N, or None when it is not one."""
    digits, _, farm = text.upper().partition("@N")
    whole = number(digits) and number(farm) and len(farm) == DIGITS_OF_FARM
    return f"{digits}@N{farm}" if whole else None


FLICKR = Platform(
    "flickr",
    Text(sv="Flickr", en="Flickr"),
    hosts=("www.flickr.com", "flickr.com", "m.flickr.com", "secure.flickr.com"),
    short=("flic.kr", "www.flic.kr"),
    # "URLs to photo and profile pages use either the user's NSID … or their custom URL" (Flickr
    # Services, URLs).
    shapes=(shape("/photos/{account}"), shape("/people/{account}")),
    # The length is not published; no path alias has been seen above 32.
    spelling=Spelling(ALPHANUMERIC + "-_", longest=32),
    id_spelling=nsid,
    handle_path="/photos/{}/",
    id_path="/photos/{}/",
    tabs=words(
        "albums archives collections contacts faves favorites galleries groups popular sets stats"
    ),
    never=words(
        "about account activity camera cameraroll commons create creativecommons do embed events "
        "explore forums groups guidelines help home jobs login map photo photo.gne prints recent "
        "search services share signin signup slideshow stats tags tools upload"
    ),
)
