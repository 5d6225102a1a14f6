"""Facebook."""

from __future__ import annotations

import re

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, number, shape, words
from socialpolicy.text import Text

SHORTEST_NUMBER_IN_NAME = 6


def page_number(text: str) -> str | None:
    """Find a number that stands alone or last in a page's name (`Degerfors-bibliotek-10006…`).

    Facebook gives a page without a username such an address. A username has
    no hyphen, so the two cannot be mistaken for each other.
    """
    digits = text.rpartition("-")[2]
    if digits != text and len(digits) < SHORTEST_NUMBER_IN_NAME:
        return None
    return number(digits)


FACEBOOK = Platform(
    "facebook",
    Text(sv="Facebook", en="Facebook"),
    hosts=(
        "www.facebook.com",
        "facebook.com",
        "m.facebook.com",
        "mobile.facebook.com",
        "mbasic.facebook.com",
        "touch.facebook.com",
        "web.facebook.com",
        "business.facebook.com",
        "fb.com",
        "www.fb.com",
        "m.fb.com",
    ),
    regional="facebook.com",
    # fb.me leads to pages but also to events, apps and posts, so it does not say what it is.
    short=(
        "fb.me",
        "www.fb.me",
        "m.me",
        "www.m.me",
        "fb.watch",
        "l.facebook.com",
        "lm.facebook.com",
    ),
    shapes=(
        shape("/{account}"),
        # A page without a username and a person without one share these two forms.
        shape("/profile.php?id={id}", shared=True),
        shape("/people/*/{id}", shared=True),
        shape("/pages/*/{id}"),
        shape("/pages/category/*/{id}"),
        shape("/p/{id}"),
        shape("/pg/{account}"),
        shape(
            "/groups/{account}",
            kept=True,
            group=True,
            never="browse categories create discover feed joins membership notifications search "
            "you",
        ),
    ),
    # "Usernames can only contain alphanumeric characters ... and periods"; periods and
    # capitals "can't be used to differentiate usernames" (Facebook Help Centre, 105399436216001).
    # The five characters asked for there do not bind older names, which may have two or three.
    spelling=Spelling(ALPHANUMERIC + ".", longest=50, ignored=".", named=True),
    id_spelling=page_number,
    handle_path="/{}",
    id_path="/profile.php?id={}",
    tabs=words(
        "about about_details events followers following likes live mentions photos photos_stream "
        "posts reels reviews timeline videos community announcements files media members "
        "buy_sell_discussion"
    ),
    posts=words("permalink photo story notes"),
    # Any script (album.php, event.php, p.php in Facebook's robots.txt) and versions of its API.
    never_like=re.compile(r".*\.php|v\d+\.\d+"),
    never=words(
        "a about ads adsmanager ajax apps badges bookmarks browse business business_suite careers "
        "checkpoint connect contact_importer cookies dialog directory embed events extern fbml "
        "feed feeds find-friends flx friends fundraisers games gaming groups hashtag help home "
        "instantgames job_application jobs latest legal live login logout marketplace me media "
        "media_set memories messages messenger moments_app notes notifications oauth offers "
        "ondemand p pages people pg photo photos places platform plugins policies policies_center "
        "posts privacy profile public recover reel reels reg requests saved search security "
        "settings share sharer signup stories terms topic tr video videos watch widgets"
    ),
)
