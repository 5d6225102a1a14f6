"""X, known as Twitter until 2023."""

from __future__ import annotations

from socialpolicy.platforms.platform import ALPHANUMERIC, Platform, Spelling, number, shape, words
from socialpolicy.text import Text

X = Platform(
    "x",
    Text(sv="X", en="X"),
    aliases=("twitter",),
    hosts=(
        "x.com",
        "www.x.com",
        "mobile.x.com",
        "m.x.com",
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "m.twitter.com",
    ),
    short=("t.co", "pic.twitter.com", "pic.x.com"),
    shapes=(shape("/{handle}"), shape("/@{handle}"), shape("/i/user/{id}")),
    # Letters, digits and underscores, 15 at most. A new name has at least four ("X username
    # rules"); older ones may have one.
    spelling=Spelling(ALPHANUMERIC + "_", longest=15),
    id_spelling=number,
    handle_path="/{}",
    id_path="/i/user/{}",
    mark="@",
    tabs=words("articles favorites followers following highlights likes media with_replies"),
    posts=words("lists moments status statuses"),
    never=words(
        "about account ads bookmarks communities compose connect_people download embed explore "
        "favorites followers following hashtag home i intent invitations jobs lists login logout "
        "mentions messages moments newtwitter notifications oauth oembed personalization privacy "
        "search search-advanced search-home settings share sharer signup statuses terms tos "
        "widgets who_to_follow"
    ),
)
