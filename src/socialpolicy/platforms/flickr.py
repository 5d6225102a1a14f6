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
    # `me` is whoever is logged in.
    shapes=(
        shape("/photos/{account}", never="friends me organize recent search tags upload"),
        shape("/people/{account}", never="me search"),
    ),
    # The length is not published; one of 35 has been seen, and 64 only keeps the reading bounded.
    spelling=Spelling(ALPHANUMERIC + "-_", longest=64),
    id_spelling=nsid,
    handle_path="/photos/{}/",
    id_path="/photos/{}/",
    tabs=words(
        "albums archives collections contacts faves favorites galleries groups popular sets stats"
    ),
    never=words(
        "about account activity album camera cameraroll commons create creativecommons do embed "
        "events explore forums groups guidelines help home jobs login map me organize photo "
        "photo.gne prints recent search services share signin signup slideshow stats tags tools "
        "upload"
    ),
)
