"""Facebook."""

from __future__ import annotations

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
        # A page without a username and a person without one share these two forms, and the
        # number does not tell them apart. So neither form counts as a personal profile's; an
        # address with `platform_id` and no name is all that can be said.
        shape("/profile.php?id={id}"),
        shape("/people/*/{id}"),
        shape("/pages/*/{id}"),
        shape("/pages/category/*/{id}"),
        shape("/p/{id}"),
        shape("/pg/{account}"),
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
        "posts reels reviews timeline videos community"
    ),
    never=words(
        "about ads adsmanager ajax apps badges bookmarks business business_suite careers "
        "dialog directory embed events feed find-friends flx friends fundraisers games gaming "
        "groups hashtag help home home.php instantgames jobs l.php latest legal live login "
        "login.php logout.php marketplace me media media_set memories messages messenger notes "
        "notifications offers p pages people permalink.php pg photo photo.php photos places "
        "platform plugins policies policies_center policy.php posts privacy profile "
        "profile.php public r.php recover reel reels reg saved search security settings share "
        "share.php sharer sharer.php signup stories story.php terms terms.php tr video "
        "video.php videos watch"
    ),
)
