"""LinkedIn."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, number, shape, words
from socialpolicy.text import Text

LINKEDIN = Platform(
    "linkedin",
    Text(sv="LinkedIn", en="LinkedIn"),
    hosts=("www.linkedin.com", "linkedin.com", "m.linkedin.com", "touch.linkedin.com"),
    regional="linkedin.com",
    short=("lnkd.in", "www.lnkd.in"),
    # Companies, schools and showcases share one set of names; members have another.
    shapes=(
        shape("/company/{account}", kept=True),
        shape("/school/{account}", kept=True),
        shape("/showcase/{account}", kept=True),
        shape("/in/{handle}", personal=True, kept=True),
    ),
    # A member's name has 3 to 100 letters or digits, and case does not count (LinkedIn Help, 87).
    # What a page's name may hold is not published; seen are å, ä, ö, &, ' and . beside hyphens.
    spelling=Spelling(ALPHANUMERIC + "-_.&'", longest=100, any_script=True),
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
