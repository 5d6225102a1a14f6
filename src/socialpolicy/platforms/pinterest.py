"""Pinterest."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, shape, words
from socialpolicy.text import Text

COUNTRIES = words(
    "at ca ch cl co.kr co.nz co.uk com.au com.mx de dk es fi fr ie it jp nl no nz ph pt ru se"
)

PINTEREST = Platform(
    "pinterest",
    Text(sv="Pinterest", en="Pinterest"),
    hosts=(
        "www.pinterest.com",
        "pinterest.com",
        "m.pinterest.com",
        *(
            f"{before}pinterest.{country}"
            for country in sorted(COUNTRIES)
            for before in ("www.", "")
        ),
    ),
    regional="pinterest.com",
    short=("pin.it", "www.pin.it"),
    shapes=(shape("/{handle}"),),
    # 3 to 30 letters, digits and underscores (the form for changing a username).
    spelling=Spelling(ALPHANUMERIC + "_", longest=30, shortest=3),
    handle_path="/{}/",
    tabs=words("_boards _created _pins _profile _saved boards followers following pins"),
    never=words(
        "about ads board business business-hub categories convert discover email embed explore "
        "homefeed ideas invite login logout news_hub notifications oauth password pin pin-builder "
        "pin-creation-tool policy privacy reset resource search settings share shop shopping "
        "signup source terms today topics trends videos"
    ),
)
