"""LinkedIn."""

from __future__ import annotations

from socialpolicy.platforms.platform import Platform, folded, number, shape, words
from socialpolicy.text import Text

LONGEST_NAME = 100

NEVER = frozenset('/?#%@:"<>\\^`{|}[]')
"""Characters that part an address, or may not stand in one as they are."""


def name(text: str) -> str | None:
    """Give a page's or member's name as it is compared, or None when it cannot be one.

    What a name may hold is not published, and no rule of letters holds: seen are å, ä, ö, &, ’, “
    and ☆ beside letters, digits and hyphens. A member's has up to 100 characters, and case does
    not count (LinkedIn Help, 87).
    """
    plain = folded(text)
    if len(text) > LONGEST_NAME or len(plain) > LONGEST_NAME or not any(map(str.isalnum, plain)):
        return None
    if not plain.isprintable() or not NEVER.isdisjoint(plain):
        return None
    return None if any(map(str.isspace, plain)) else plain


LINKEDIN = Platform(
    "linkedin",
    Text(sv="LinkedIn", en="LinkedIn"),
    hosts=("www.linkedin.com", "linkedin.com", "m.linkedin.com", "touch.linkedin.com"),
    regional="linkedin.com",
    short=("lnkd.in", "www.lnkd.in"),
    # Companies, schools and showcases share one set of names; members have another.
    shapes=(
        shape("/company/{account}", kept=True, never="setup"),
        shape("/school/{account}", kept=True),
        shape("/showcase/{account}", kept=True),
        shape("/in/{handle}", personal=True, kept=True, never="me"),
    ),
    spelling=name,
    id_spelling=number,
    handle_path="/company/{}",
    id_path="/company/{}",
    tabs=words("about events insights jobs life mycompany people posts products services videos"),
    never=words(
        "ads authwall billing business campaignmanager checkpoint cws directory embed events feed "
        "games groups hashtag help home hp jobs learning legal login logout m me messaging "
        "mynetwork mypreferences newsletters notifications oauth posts premium products profile "
        "pub psettings pulse redir sales search services share sharearticle sharing signup talent "
        "today top-content uas video videos"
    ),
)
