"""Platforms: addresses and handles of every one, by hand, and the laws that hold for all."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from itertools import count
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.platforms import (
    KNOWN_NAMES,
    PLATFORMS,
    Address,
    Agreement,
    Mismatch,
    Platform,
    Reason,
    account_keys,
    canonical_handle,
    compare_handle,
    platform_named,
    read_address,
)
from socialpolicy.text import Language

CHANNEL = "UCaB3dE5fG7hI9jK1lM3nO5p"
DID = "did:plc:abcdefghijklmnopqrst2345"

READ = {
    # An address, and the handle in it in the form that is compared.
    "facebook": f"""
        https://www.facebook.com/degerforsbibliotek degerforsbibliotek
        https://www.facebook.com/DegerforsBibliotek degerforsbibliotek
        https://www.facebook.com/degerfors.bibliotek degerforsbibliotek
        https://www.facebook.com/degerforsbibliotek/ degerforsbibliotek
        https://www.facebook.com//degerforsbibliotek// degerforsbibliotek
        https://facebook.com/degerforsbibliotek degerforsbibliotek
        https://m.facebook.com/degerforsbibliotek degerforsbibliotek
        https://sv-se.facebook.com/degerforsbibliotek degerforsbibliotek
        https://fb.com/degerforsbibliotek degerforsbibliotek
        https://www.fb.com/degerforsbibliotek degerforsbibliotek
        HTTPS://WWW.FACEBOOK.COM/degerforsbibliotek degerforsbibliotek
        https://www.facebook.com:443/degerforsbibliotek degerforsbibliotek
        https://www.facebook.com/degerforsbibliotek?locale=sv_SE&mibextid=a1B2 degerforsbibliotek
        https://www.facebook.com/degerforsbibliotek#om degerforsbibliotek
        https://www.facebook.com/degerforsbibliotek/about degerforsbibliotek
        https://www.facebook.com/degerforsbibliotek/photos/ degerforsbibliotek
        https://www.facebook.com/degerfors%62ibliotek degerforsbibliotek
        https://www.facebook.com/pg/degerforsbibliotek/about/ degerforsbibliotek
        https://www.facebook.com/svt svt
        https://www.facebook.com/{"a" * 50} {"a" * 50}
        https://www.facebook.com/100064000000000 100064000000000
        https://www.facebook.com/profile.php?id=100064000000000 100064000000000
        https://m.facebook.com/profile.php?ref=x&id=100064000000000&sk=about 100064000000000
        https://www.facebook.com/pages/Degerfors-bibliotek/123456789012345 123456789012345
        https://www.facebook.com/pages/category/Library/Degerfors-bibliotek-123456789/ 123456789
        https://www.facebook.com/people/Degerfors-bibliotek/61550000000000/ 61550000000000
        https://www.facebook.com/p/Degerfors-bibliotek-100064000000000/ 100064000000000
        https://www.facebook.com/Degerfors-f%C3%B6rskola-123456789012345 123456789012345
        https://www.facebook.com/Degerfors-förskola-123456789012345/ 123456789012345
        https://www.facebook.com/groups/Degerfors.laser/?ref=share degerforslaser
        https://www.facebook.com/groups/degerforslaser/about degerforslaser
        https://m.facebook.com/groups/1234567890123456 1234567890123456
    """,
    "instagram": f"""
        https://www.instagram.com/degerforskommun/ degerforskommun
        https://instagram.com/Degerfors.Kommun degerfors.kommun
        https://m.instagram.com/degerfors_kommun?igsh=MzRl&utm_source=qr degerfors_kommun
        https://www.instagram.com/_degerfors_ _degerfors_
        https://www.instagram.com/degerforskommun/reels/ degerforskommun
        https://www.instagram.com/_u/degerforskommun degerforskommun
        https://www.instagram.com/{"a" * 30} {"a" * 30}
    """,
    "x": """
        https://x.com/Degerfors degerfors
        https://www.x.com/degerfors/ degerfors
        https://mobile.x.com/degerfors degerfors
        https://twitter.com/degerfors?s=20&t=abc degerfors
        https://www.twitter.com/DEGERFORS degerfors
        https://mobile.twitter.com/degerfors degerfors
        https://twitter.com/@degerfors degerfors
        https://twitter.com/%40degerfors degerfors
        https://x.com/degerfors/with_replies degerfors
        https://x.com/Degerfors_15_ab degerfors_15_ab
        https://x.com/112 112
        https://x.com/i/user/123456789 123456789
    """,
    "youtube": f"""
        https://www.youtube.com/@DegerforsKommun degerforskommun
        https://m.youtube.com/@degerforskommun/videos degerforskommun
        https://youtube.com/%40degerforskommun?si=abc degerforskommun
        https://www.youtube.com/@degerfors-kommun_1.a degerfors-kommun_1.a
        https://www.youtube.com/@h%C3%B6gan%C3%A4s höganäs
        https://www.youtube.com/@höganäs höganäs
        https://www.youtube.com/@HO%CC%88GANA%CC%88S höganäs
        https://www.youtube.com/@news news
        https://www.youtube.com/channel/{CHANNEL} {CHANNEL}
        https://www.youtube.com/channel/{CHANNEL}/featured?view_as=subscriber {CHANNEL}
        https://www.youtube.com/user/DegerforsKommun degerforskommun
        https://www.youtube.com/c/degerforskommun/about degerforskommun
        https://www.youtube.com/DegerforsKommun degerforskommun
        https://www.youtube.com/{CHANNEL} {CHANNEL}
        https://www.youtube.com/UCaB3_E5fG7hI9jK1lM3nO5p UCaB3_E5fG7hI9jK1lM3nO5p
    """,
    "linkedin": """
        https://www.linkedin.com/company/degerfors-kommun degerfors-kommun
        https://se.linkedin.com/company/Degerfors-Kommun/ degerfors-kommun
        https://www.linkedin.com/company/degerfors-kommun/about/ degerfors-kommun
        https://www.linkedin.com/company/degerfors-kommun/posts/?feedView=all degerfors-kommun
        https://www.linkedin.com/company/malm%C3%B6-stad malmö-stad
        https://www.linkedin.com/company/1234567 1234567
        https://www.linkedin.com/school/degerfors-gymnasium/ degerfors-gymnasium
        https://www.linkedin.com/showcase/degerfors-naringsliv degerfors-naringsliv
        https://www.linkedin.com/company/l%E2%80%99arkiv-☆/about/ l’arkiv-☆
        https://www.linkedin.com/in/kommunikator-i-degerfors kommunikator-i-degerfors
    """,
    "tiktok": f"""
        https://www.tiktok.com/@degerforskommun degerforskommun
        https://tiktok.com/@Degerfors.Kommun?lang=sv degerfors.kommun
        https://m.tiktok.com/@degerfors_1/ degerfors_1
        https://www.tiktok.com/@{"a" * 24} {"a" * 24}
    """,
    "threads": """
        https://www.threads.com/@degerforskommun degerforskommun
        https://www.threads.net/@Degerforskommun degerforskommun
        https://threads.net/@degerforskommun/replies degerforskommun
        https://threads.com/@degerfors.kommun?igshid=abc degerfors.kommun
    """,
    "mastodon": """
        https://mastodon.social/@Degerfors degerfors@mastodon.social
        https://social.degerfors.se/users/degerfors degerfors@social.degerfors.se
        https://Mastodon.Social/web/@degerfors/ degerfors@mastodon.social
        https://mastodon.social/@degerfors@social.degerfors.se degerfors@social.degerfors.se
        https://bawü.social/@degerfors degerfors@xn--baw-joa.social
        https://mastodon.social/@degerfors@baw%C3%BC.social degerfors@xn--baw-joa.social
        https://mastodon.social/@degerfors.kommun-1/with_replies degerfors.kommun-1@mastodon.social
    """,
    "bluesky": f"""
        https://bsky.app/profile/Degerfors.bsky.social degerfors.bsky.social
        https://bsky.app/profile/degerfors.se/ degerfors.se
        https://bsky.app/profile/@degerfors.se degerfors.se
        https://bsky.app/profile/degerfors.se/followers degerfors.se
        https://bsky.app/profile/{DID} {DID}
        https://bsky.app/profile/did:web:degerfors.se did:web:degerfors.se
    """,
    "snapchat": """
        https://www.snapchat.com/add/Degerfors degerfors
        https://snapchat.com/@degerfors-ung degerfors-ung
        https://www.snapchat.com/@degerfors?share_id=abc degerfors
    """,
    "pinterest": """
        https://www.pinterest.com/degerfors/ degerfors
        https://www.pinterest.se/Degerfors degerfors
        https://se.pinterest.com/degerfors/_saved/ degerfors
        https://pinterest.co.uk/degerfors_kommun degerfors_kommun
    """,
    "flickr": """
        https://www.flickr.com/photos/Degerfors/ degerfors
        https://flickr.com/people/degerfors degerfors
        https://www.flickr.com/photos/12345678@N00/ 12345678@N00
        https://www.flickr.com/people/12345678@n00 12345678@N00
        https://www.flickr.com/photos/degerfors/albums degerfors
    """,
    "vimeo": """
        https://vimeo.com/Degerfors degerfors
        https://www.vimeo.com/user12345 user12345
        https://vimeo.com/degerfors/videos degerfors
    """,
    "blog": """
        https://blogg.degerfors.se blogg.degerfors.se
        https://www.degerfors.se/blogg/ degerfors.se/blogg
        https://Degerfors.se/Blogg?utm_source=x&fbclid=1 degerfors.se/Blogg
        https://degerfors.se/?p=12&utm_campaign=y#topp degerfors.se?p=12
        https://degerfors.se/f%c3%b6rskola degerfors.se/f%C3%B6rskola
        https://degerfors.se/förskola degerfors.se/f%C3%B6rskola
        https://degerfors.se/?q=å%20b degerfors.se?q=%C3%A5%20b
        https://degerfors.se:8443/blogg degerfors.se:8443/blogg
        https://degerfors.blogspot.com/ degerfors.blogspot.com
        https://facebook.com.degerfors.se/x facebook.com.degerfors.se/x
        https://xn--malm-8qa.se/blogg xn--malm-8qa.se/blogg
        https://malmö.se/blogg xn--malm-8qa.se/blogg
        https://www.Malmö.se/blogg xn--malm-8qa.se/blogg
        https://blogg.ærø.dk blogg.xn--r-3fa9c.dk
    """,
    "other": """
        https://degerfors.se/facebook.com degerfors.se/facebook.com
        https://medium.com/@degerfors medium.com/@degerfors
    """,
}

REFUSED = {
    # An address, the reason and the word that shows it, if there is one.
    "facebook": f"""
        facebook not-an-address
        www.facebook.com/degerfors not-an-address
        @degerfors not-an-address
        https: not-an-address
        https:///degerfors not-an-address
        https:/www.facebook.com/degerfors not-an-address
        http://www.facebook.com/degerfors plain-http
        HTTP://www.facebook.com/degerfors plain-http
        javascript:alert(1) other-scheme javascript
        mailto:biblioteket@degerfors.se other-scheme mailto
        ftp://www.facebook.com/degerfors other-scheme ftp
        https://www.facebook.com/{"a" * 2048} too-long 2048
        https://www.facebook.com\\@degerfors.se odd-character \\
        https://www.facebook.com/<script> odd-character <
        https://www.facebook.com/deger%00fors odd-character %
        https://www.facebook.com/deger%2Ffors not-a-handle deger/fors
        https://www.facebook.com/deger%252Ffors odd-character %
        https://www.facebook.com/%FF odd-character %
        https://www.facebook.com/deger%E2%80%AEfors odd-character %
        https://www.facebook.com/a/../degerfors step
        https://www.facebook.com/a/%2e%2E/degerfors step
        https://user:hemligt@www.facebook.com/degerfors credentials
        https://www.facebook.com@degerfors.se/degerfors credentials
        https://www.facebook.com:8443/degerfors port 8443
        https://www.facebook.com:x/degerfors port x
        https://www.facebook.com./degerfors odd-host www.facebook.com.
        https://www.fаcebook.com/degerfors odd-host www.fаcebook.com
        https://www.facebook。com/degerfors odd-host www.facebook。com
        https://[::1]/degerfors odd-host [
        https://127.0.0.1/degerfors local-host 127.0.0.1
        https://localhost/degerfors local-host localhost
        https://www.xn--fcebook-2fg.com/degerfors other-host www.xn--fcebook-2fg.com
        https://facebook.com.degerfors.se/degerfors other-host facebook.com.degerfors.se
        https://degerfors.se/facebook.com/degerfors other-host degerfors.se
        https://degerfors.se?https://www.facebook.com/degerfors other-host degerfors.se
        https://degerfors.se#@www.facebook.com/degerfors other-host degerfors.se
        https://notfacebook.com/degerfors other-host notfacebook.com
        https://developers.facebook.com/degerfors other-host developers.facebook.com
        https://www.instagram.com/degerfors other-platform www.instagram.com
        https://youtu.be/abc other-platform youtu.be
        https://fb.me/degerfors short-link fb.me
        https://l.facebook.com/l.php?u=x short-link l.facebook.com
        https://www.facebook.com no-account
        https://www.facebook.com/?ref=logo no-account
        https://www.facebook.com/profile.php no-account profile.php
        https://www.facebook.com/profile.php?id= no-account profile.php
        https://www.facebook.com/profile.php?id=4&id=5 no-account profile.php
        https://www.facebook.com/pages/Degerfors no-account pages
        https://www.facebook.com/profile.php?id=degerfors not-a-handle degerfors
        https://www.facebook.com/degerfors_kommun not-a-handle degerfors_kommun
        https://www.facebook.com/degerfors-kommun not-a-handle degerfors-kommun
        https://www.facebook.com/{"a" * 51} not-a-handle {"a" * 51}
        https://www.facebook.com/... not-a-handle ...
        https://www.facebook.com/share/1AbCdEf/ not-an-account share
        https://www.facebook.com/sharer.php?u=x not-an-account sharer.php
        https://www.facebook.com/Sharer/sharer.php?u=x not-an-account Sharer
        https://www.facebook.com/%73harer/x not-an-account sharer
        https://www.facebook.com/login/?next=x not-an-account login
        https://www.facebook.com/plugins/page.php not-an-account plugins
        https://www.facebook.com/tr?id=1 not-an-account tr
        https://www.facebook.com/groups/ no-account groups
        https://www.facebook.com/groups/feed/ not-an-account feed
        https://www.facebook.com/groups/degerfors/posts/123 not-an-account posts
        https://www.facebook.com/album.php?aid=1 not-an-account album.php
        https://www.facebook.com/rsrc.php/v3/x.png not-an-account rsrc.php
        https://www.facebook.com/robots.txt not-an-account robots.txt
        https://www.facebook.com/v2.3/plugins/page.php?href=x not-an-account v2.3
        https://www.facebook.com/checkpoint/block not-an-account checkpoint
        https://www.facebook.com/t.r not-a-handle t.r
        https://www.facebook.com/events/123 not-an-account events
        https://www.facebook.com/watch/?v=1 not-an-account watch
        https://www.facebook.com/reel/123 not-an-account reel
        https://www.facebook.com/permalink.php?story_fbid=1&id=2 not-an-account permalink.php
        https://www.facebook.com/degerfors/posts/123 not-an-account posts
        https://www.facebook.com/degerfors/videos/123 not-an-account videos
        https://www.facebook.com/{"a/" * 900} not-an-account a
    """,
    "instagram": f"""
        https://www.instagram.com/p/CabcD_12345/ not-an-account p
        https://www.instagram.com/reel/Cabc/ not-an-account reel
        https://www.instagram.com/explore/tags/degerfors/ not-an-account explore
        https://www.instagram.com/stories/degerfors/123/ not-an-account stories
        https://www.instagram.com/accounts/login/ not-an-account accounts
        https://www.instagram.com/degerforskommun/p/Cabc/ not-an-account p
        https://www.instagram.com/degerfors. not-a-handle degerfors.
        https://www.instagram.com/degerfors..kommun not-a-handle degerfors..kommun
        https://www.instagram.com/degerfors-kommun not-a-handle degerfors-kommun
        https://www.instagram.com/{"a" * 31} not-a-handle {"a" * 31}
        https://www.threads.com/@degerfors other-platform www.threads.com
    """,
    "x": """
        https://x.com/intent/tweet?text=x not-an-account intent
        https://x.com/share?url=x not-an-account share
        https://x.com/hashtag/degerfors not-an-account hashtag
        https://x.com/search?q=degerfors not-an-account search
        https://x.com/home not-an-account home
        https://x.com/i/spaces/1abc not-an-account i
        https://x.com/i/user no-account i
        https://x.com/Degerfors/status/1234567890 not-an-account status
        https://twitter.com/#!/degerfors no-account
        https://x.com/degerfors_sexton not-a-handle degerfors_sexton
        https://x.com/degerfors-se not-a-handle degerfors-se
        https://t.co/abc short-link t.co
        https://www.twitter.com.degerfors.se/x other-host www.twitter.com.degerfors.se
    """,
    "youtube": f"""
        https://www.youtube.com/watch?v=dQw4 not-an-account watch
        https://www.youtube.com/embed/dQw4 not-an-account embed
        https://www.youtube.com/shorts/dQw4 not-an-account shorts
        https://www.youtube.com/playlist?list=PL1 not-an-account playlist
        https://www.youtube.com/feed/subscriptions not-an-account feed
        https://www.youtube.com/@degerfors/video/1 not-an-account video
        https://www.youtube.com/get_video_info?video_id=a not-an-account get_video_info
        https://www.youtube.com/robots.txt not-an-account robots.txt
        https://www.youtube.com/degerfors_kommun shape
        https://youtu.be/dQw4 short-link youtu.be
        https://studio.youtube.com/channel/{CHANNEL} other-host studio.youtube.com
        https://www.youtube.com/channel no-account channel
        https://www.youtube.com/channel/{CHANNEL}6 not-a-handle {CHANNEL}6
        https://www.youtube.com/channel/{CHANNEL.lower()} not-a-handle {CHANNEL.lower()}
        https://www.youtube.com/@ab not-a-handle ab
        https://www.youtube.com/@{"a" * 31} not-a-handle {"a" * 31}
    """,
    "linkedin": """
        https://www.linkedin.com/feed/update/urn:li:activity:1 not-an-account feed
        https://www.linkedin.com/shareArticle?mini=true not-an-account shareArticle
        https://www.linkedin.com/groups/123 not-an-account groups
        https://www.linkedin.com/company/ no-account company
        https://www.linkedin.com/company/setup/new/ not-an-account setup
        https://www.linkedin.com/in/me/ not-an-account me
        https://www.linkedin.com/company/-- not-a-handle --
        https://www.linkedin.com/company/123/admin/ not-an-account admin
        https://www.linkedin.com/degerfors shape
        https://lnkd.in/abc short-link lnkd.in
        https://swe.linkedin.com/company/degerfors other-host swe.linkedin.com
    """,
    "tiktok": """
        https://www.tiktok.com/degerfors shape
        https://www.tiktok.com/@degerfors/video/123 not-an-account video
        https://www.tiktok.com/tag/degerfors not-an-account tag
        https://www.tiktok.com/@degerfors. not-a-handle degerfors.
        https://www.tiktok.com/@a not-a-handle a
        https://vm.tiktok.com/ZM1 short-link vm.tiktok.com
    """,
    "threads": """
        https://www.threads.com/@degerfors/post/Cabc not-an-account post
        https://www.threads.com/degerfors shape
        https://www.threads.com/login not-an-account login
    """,
    "mastodon": """
        https://mastodon.social/@degerfors/110000000000000000 not-an-account 110000000000000000
        https://mastodon.social/share?text=x not-an-account share
        https://mastodon.social/users no-account users
        https://mastodon.social no-account
        https://mastodon.social/@deger%20fors odd-character %
        https://mastodon.social/@.degerfors not-a-handle .degerfors
        https://mastodon.social/@degerfors@threads.net not-a-handle degerfors@threads.net
        https://mastodon.social/@degerfors@localhost not-a-handle degerfors@localhost
        https://www.tiktok.com/@degerfors other-platform www.tiktok.com
        https://mastodon.social:3000/@degerfors port 3000
    """,
    "bluesky": """
        https://bsky.app/profile/degerfors.bsky.social/post/3k not-an-account post
        https://bsky.app/profile/degerfors not-a-handle degerfors
        https://bsky.app/profile/handle.invalid not-a-handle handle.invalid
        https://bsky.app/profile/did:plc:abc not-a-handle did:plc:abc
        https://bsky.app/profile no-account profile
        https://bsky.app/intent/compose not-an-account intent
    """,
    "snapchat": """
        https://www.snapchat.com/discover/x not-an-account discover
        https://www.snapchat.com/add no-account add
        https://www.snapchat.com/add/1degerfors not-a-handle 1degerfors
        https://www.snapchat.com/add/degerfors_kommun not-a-handle degerfors_kommun
        https://t.snapchat.com/abc short-link t.snapchat.com
    """,
    "pinterest": """
        https://www.pinterest.se/pin/123/ not-an-account pin
        https://www.pinterest.se/degerfors/sommar/ not-an-account sommar
        https://pin.it/abc short-link pin.it
        https://www.pinterest.evil.se/degerfors other-host www.pinterest.evil.se
    """,
    "flickr": """
        https://www.flickr.com/photos/degerfors/123456 not-an-account 123456
        https://www.flickr.com/groups/degerfors not-an-account groups
        https://www.flickr.com/photos no-account photos
        https://www.flickr.com/photos/me/ not-an-account me
        https://www.flickr.com/photos/tags/bridge not-an-account tags
        https://flic.kr/p/abc short-link flic.kr
    """,
    "vimeo": """
        https://vimeo.com/123456789 not-a-handle 123456789
        https://vimeo.com/channels/degerfors not-an-account channels
        https://vimeo.com/store/ondemand/buy/91410 not-an-account store
        https://player.vimeo.com/video/123 short-link player.vimeo.com
    """,
    "blog": """
        https://www.facebook.com/degerfors other-platform www.facebook.com
        https://lnkd.in/abc other-platform lnkd.in
        https://blogg.mаlmö.se odd-host blogg.mаlmö.se
        https://blogg.xn--malmö.se odd-host blogg.xn--malmö.se
        https://blogg.ｍalmö.se odd-host blogg.ｍalmö.se
        https://degerfors.se:99999/ port 99999
        https://degerfors.wordpress.com/2026/01/x not-own-page degerfors.wordpress.com/2026/01/x
        https://bit.ly/abc short-link bit.ly
    """,
}


def rows(table: dict[str, str]) -> list[tuple[str, ...]]:
    """Give each line of a table as its platform and its columns, three in all at the least."""
    lines = [(name, line.split()) for name, text in table.items() for line in text.splitlines()]
    return [(name, *line, *[""] * (3 - len(line))) for name, line in lines if line]


def named(reason: Reason) -> str:
    """Give a reason as the tables write it."""
    return reason.name.lower().replace("_", "-")


def read(url: str, name: str) -> Address:
    address = read_address(url, PLATFORMS[name])
    assert isinstance(address, Address), address
    return address


def refuse(url: str, name: str | None = None) -> Mismatch:
    mismatch = read_address(url, PLATFORMS[name] if name else None)
    assert isinstance(mismatch, Mismatch), mismatch
    return mismatch


# The tables


@pytest.mark.parametrize(("name", "url", "handle"), [row[:3] for row in rows(READ)])
def test_account_is_read(name: str, url: str, handle: str) -> None:
    address = read(url, name)
    assert (address.platform, address.handle) == (name, handle)


@pytest.mark.parametrize(("name", "url", "reason", "word"), rows(REFUSED))
def test_no_account_is_read(name: str, url: str, reason: str, word: str) -> None:
    mismatch = refuse(url, name)
    assert (named(mismatch.reason), mismatch.word) == (reason, word)


@pytest.mark.parametrize(("name", "url", "handle"), [row[:3] for row in rows(READ)])
def test_platform_is_recognised(name: str, url: str, handle: str) -> None:
    address = read_address(url)
    assert isinstance(address, Address)
    assert address.platform == ("other" if name == "blog" else name)
    assert address.handle == handle


def test_every_platform_has_cases_of_both_kinds() -> None:
    assert list(READ) == list(PLATFORMS)
    assert list(REFUSED) == [name for name in PLATFORMS if name != "other"]


def test_every_reason_but_the_blank_is_in_the_table() -> None:
    assert {row[2] for row in rows(REFUSED)} == set(map(named, Reason)) - {"blank"}


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", Reason.NOT_AN_ADDRESS),
        ("   ", Reason.NOT_AN_ADDRESS),
        ("Vårt bibliotek på Facebook", Reason.NOT_AN_ADDRESS),
        (" https://x.com/degerfors", Reason.NOT_AN_ADDRESS),
        ("https://x.com/degerfors ", Reason.BLANK),
        ("https://x.com/deger fors", Reason.BLANK),
        ("https://x.com/degerfors\n", Reason.BLANK),
        ("https://x.com/deger\u00a0fors", Reason.BLANK),
        ("https://x.com/deger\tfors", Reason.BLANK),
        ("https://x.com/degerfors\x1b[31m", Reason.ODD_CHARACTER),
        ("https://x.com/degerfors\x00", Reason.ODD_CHARACTER),
        ("https://x.com/deger\u200bfors", Reason.ODD_CHARACTER),
        ("https://x.com/deger\u202efors", Reason.ODD_CHARACTER),
        ("https://x.com/\ud800", Reason.ODD_CHARACTER),
        ("https://x.com/" + "a" * 10_000_000, Reason.TOO_LONG),
        ("a" * 10_000_000, Reason.TOO_LONG),
    ],
    ids=count(),
)
def test_hostile_text_is_refused(url: str, reason: Reason) -> None:
    assert refuse(url, "x").reason is reason


def test_line_ending_with_escape_shows_the_escape() -> None:
    mismatch = refuse("https://x.com/degerfors\x1b[31m", "x")
    assert "\\x1b" in mismatch.said.in_language(Language.SWEDISH)
    assert "\x1b" not in mismatch.said.in_language(Language.SWEDISH)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:hemligt@www.facebook.com/degerfors",
        "http://user:hemligt@www.facebook.com/degerfors",
        "user:hemligt@www.facebook.com/degerfors",
        "https://user:hemligt@degerfors.se:99999/",
    ],
)
def test_password_is_never_said(url: str) -> None:
    assert "hemligt" not in repr(refuse(url, "facebook"))


# What an address tells


def test_personal_profile_is_known_by_its_shape() -> None:
    assert read("https://www.linkedin.com/in/kommunikator", "linkedin").personal
    assert not read("https://www.linkedin.com/company/kommunikator", "linkedin").personal


def test_person_and_company_of_one_name_are_two_accounts() -> None:
    person = read("https://www.linkedin.com/in/degerfors", "linkedin")
    company = read("https://www.linkedin.com/company/degerfors", "linkedin")
    assert person.key != company.key


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/profile.php?id=61550000000000",
        "https://www.facebook.com/people/Degerfors-bibliotek/61550000000000/",
    ],
)
def test_number_on_facebook_is_a_page_s_as_well_as_a_person_s(url: str) -> None:
    address = read(url, "facebook")
    assert address.shared
    assert not address.personal
    assert address.platform_id == "61550000000000"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/degerforsbibliotek",
        "https://www.facebook.com/p/Degerfors-bibliotek-61550000000000/",
        "https://www.facebook.com/pages/Degerfors-bibliotek/123456789012345",
        "https://www.facebook.com/Degerfors-bibliotek-123456789012345/",
        "https://www.facebook.com/groups/1234567890123456",
    ],
)
def test_a_page_or_group_of_its_own_form_is_nobodys_profile(url: str) -> None:
    assert not read(url, "facebook").shared


def test_group_and_page_of_one_name_are_two_accounts() -> None:
    group = read("https://www.facebook.com/groups/degerfors", "facebook")
    page = read("https://www.facebook.com/degerfors", "facebook")
    assert group.key != page.key
    assert group.url == "https://www.facebook.com/groups/degerfors"


@pytest.mark.parametrize(
    ("name", "handle", "why"),
    [
        ("tiktok", "degerforsbibliotek.exempel", "det är längre än 24 tecken"),
        ("youtube", "ab", "det är kortare än 3 tecken"),
        ("facebook", "degerfors-kommun", "tecknet ”-” får inte vara med"),
        ("facebook", "Degerfors bibliotek", "det får inte ha blanksteg"),
        ("x", "högsby", "tecknet ”ö” får inte vara med"),
        ("snapchat", "1degerfors", "det får inte börja med ”1”"),
        ("tiktok", "degerfors.", "det får inte sluta med ”.”"),
        ("instagram", "degerfors..kommun", "”..” får inte vara med"),
        ("vimeo", "123456", "det är bara siffror"),
    ],
)
def test_it_is_said_why_a_handle_cannot_be_one(name: str, handle: str, why: str) -> None:
    objection = PLATFORMS[name].objection(handle)
    assert objection is not None
    assert objection.in_language(Language.SWEDISH) == why


@given(st.text(), st.sampled_from(list(PLATFORMS.values())))
def test_nothing_is_said_against_what_can_be_a_handle(handle: str, platform: Platform) -> None:
    if platform.spelling(handle) is not None:
        assert platform.objection(handle) is None


@pytest.mark.parametrize(
    ("name", "url", "canonical", "shown"),
    [
        (
            "facebook",
            "https://m.facebook.com/Degerfors.Bibliotek/?ref=x",
            "https://www.facebook.com/degerfors.bibliotek",
            "Degerfors.Bibliotek",
        ),
        (
            "facebook",
            "https://facebook.com/pages/Degerfors/123456",
            "https://www.facebook.com/profile.php?id=123456",
            "123456",
        ),
        ("x", "https://mobile.twitter.com/Degerfors", "https://x.com/degerfors", "@Degerfors"),
        (
            "youtube",
            "https://youtube.com/user/Degerfors",
            "https://www.youtube.com/user/degerfors",
            "@Degerfors",
        ),
        (
            "youtube",
            "https://youtube.com/@höganäs",
            "https://www.youtube.com/@h%C3%B6gan%C3%A4s",
            "@höganäs",
        ),
        (
            "linkedin",
            "https://se.linkedin.com/school/Degerfors/about",
            "https://www.linkedin.com/school/degerfors",
            "Degerfors",
        ),
        (
            "threads",
            "https://threads.net/@degerfors",
            "https://www.threads.com/@degerfors",
            "@degerfors",
        ),
        (
            "mastodon",
            "https://mastodon.social/users/Degerfors",
            "https://mastodon.social/@degerfors",
            "@Degerfors@mastodon.social",
        ),
        (
            "flickr",
            "https://flickr.com/people/12345678@N00",
            "https://www.flickr.com/photos/12345678@N00/",
            "12345678@N00",
        ),
        (
            "blog",
            "https://www.degerfors.se//blogg/?utm_source=x&p=1#y",
            "https://www.degerfors.se/blogg?p=1",
            "degerfors.se/blogg?p=1",
        ),
    ],
)
def test_canonical_address_and_shown_handle(
    name: str, url: str, canonical: str, shown: str
) -> None:
    address = read(url, name)
    assert (address.url, address.shown) == (canonical, shown)


@pytest.mark.parametrize(
    ("url", "instead"),
    [
        ("http://twitter.com/Degerfors?s=20", "https://x.com/degerfors"),
        ("x.com/degerfors", "https://x.com/degerfors"),
        ("https://x.com/Degerfors/status/12", "https://x.com/degerfors"),
        ("https://www.tiktok.com/Degerfors", "https://www.tiktok.com/@degerfors"),
        ("http://x.com/share?url=y", None),
        ("http://x.com/deger fors", None),
        ("Degerfors kommun", None),
        ("https://x.com/hashtag/degerfors", None),
        # What is no account of the platform's is never proposed as one.
        ("https://www.facebook.com/v2.3/plugins/page.php?href=x", None),
        ("https://www.facebook.com/checkpoint/block", None),
        ("https://www.facebook.com/rsrc.php/v3/x.png", None),
        ("https://www.facebook.com/fbml/ajax/dialog/", None),
        ("https://www.facebook.com/nothing.yet.listed/x", None),
        ("https://www.flickr.com/photos/tags/bridge", None),
        ("https://vimeo.com/store/ondemand/buy/91410", None),
        ("https://www.linkedin.com/company/setup/new/", None),
        ("https://www.youtube.com/get_video_info", None),
        ("https://www.youtube.com/degerfors_kommun", "https://www.youtube.com/@degerfors_kommun"),
        (
            "https://www.facebook.com/groups/d.laser/posts/1",
            "https://www.facebook.com/groups/d.laser",
        ),
    ],
)
def test_mismatch_gives_the_address_that_was_meant(url: str, instead: str | None) -> None:
    assert refuse(url).instead == instead


def test_mismatch_names_the_platform_that_the_address_leads_to() -> None:
    mismatch = refuse("https://www.instagram.com/degerfors", "facebook")
    assert mismatch.platform is PLATFORMS["facebook"]
    assert mismatch.other is PLATFORMS["instagram"]
    said = mismatch.said
    assert (
        said.in_language(Language.SWEDISH)
        == "adressen leder till Instagram, men plattformen är Facebook"
    )
    assert (
        said.in_language(Language.ENGLISH)
        == "the address leads to Instagram, but the platform is Facebook"
    )


@pytest.mark.parametrize("reason", Reason)
def test_reason_says_the_same_in_both_languages(reason: Reason) -> None:
    def places(text: str) -> set[str]:
        return {place for _, place, _, _ in Formatter().parse(text) if place}

    text = reason.value
    assert places(text.sv) == places(text.en)
    assert text.sv != text.en


# Handles


@pytest.mark.parametrize(
    ("name", "written", "canonical"),
    [
        ("facebook", "@DegerforsBibliotek", "degerforsbibliotek"),
        ("facebook", "Degerfors.Bibliotek", "degerforsbibliotek"),
        ("facebook", " degerforsbibliotek\n", "degerforsbibliotek"),
        ("facebook", "https://www.facebook.com/degerforsbibliotek/", "degerforsbibliotek"),
        ("facebook", "http://m.facebook.com/degerforsbibliotek", "degerforsbibliotek"),
        ("facebook", "facebook.com/degerforsbibliotek", "degerforsbibliotek"),
        ("facebook", "100064000000000", "100064000000000"),
        ("facebook", "Degerfors-bibliotek-123456789012345", "123456789012345"),
        ("facebook", "Degerfors-bibliotek", None),
        ("facebook", "Degerfors bibliotek", None),
        ("facebook", "degerfors_bibliotek", None),
        ("facebook", "förskolan", None),
        ("facebook", "sharer.php", None),
        ("facebook", "https://www.facebook.com/share/abc", None),
        ("facebook", "https://x.com/degerfors", None),
        ("facebook", "", None),
        ("facebook", "@", None),
        ("facebook", "@@degerfors", None),
        ("facebook", "a" * 51, None),
        ("facebook", "a" * 10_000_000, None),
        ("instagram", "@Degerfors.Kommun", "degerfors.kommun"),
        ("instagram", "degerfors.", None),
        ("x", "@Degerfors", "degerfors"),
        ("x", "@degerforskommun_", None),
        ("x", "degerfors\x1b", None),
        ("x", "ＤＥＧＥＲＦＯＲＳ", None),
        ("youtube", "@Höganäs", "höganäs"),
        ("youtube", CHANNEL, CHANNEL),
        ("youtube", f"@{CHANNEL}", CHANNEL.lower()),
        ("youtube", "ab", None),
        ("youtube", "deger fors", None),
        ("linkedin", "Degerfors-Kommun", "degerfors-kommun"),
        ("linkedin", "company/degerfors-kommun", "degerfors-kommun"),
        ("linkedin", "Degerfors kommun", None),
        ("tiktok", "@degerfors", "degerfors"),
        ("tiktok", "degerfors.", None),
        ("mastodon", "@Degerfors@Mastodon.Social", "degerfors@mastodon.social"),
        ("mastodon", "degerfors", "degerfors"),
        ("mastodon", "degerfors@", None),
        ("mastodon", "degerfors@localhost", None),
        ("bluesky", "@Degerfors.bsky.social", "degerfors.bsky.social"),
        ("bluesky", "@degerfors", None),
        ("bluesky", "-a.degerfors.se", None),
        ("bluesky", f"{'a' * 64}.se", None),
        ("bluesky", DID, DID),
        ("snapchat", "DegerforsUng", "degerforsung"),
        ("snapchat", "degerfors_", None),
        ("flickr", "12345678@n00", "12345678@N00"),
        ("vimeo", "12345", None),
        ("blog", "Kommunbloggen i  Degerfors", "kommunbloggen i degerfors"),
        ("blog", "degerfors.se/blogg", "degerfors.se/blogg"),
        ("blog", "Kultur/Fritid", "kultur/fritid"),
        ("blog", "@@", None),
        ("blog", "blogg\x07", None),
    ],
    ids=count(),
)
def test_canonical_handle(name: str, written: str, canonical: str | None) -> None:
    assert canonical_handle(PLATFORMS[name], written) == canonical


SAME, DIFFERENT, UNKNOWN = Agreement.SAME, Agreement.DIFFERENT, Agreement.UNKNOWN


@pytest.mark.parametrize(
    ("name", "url", "handle", "platform_id", "agreement"),
    [
        ("facebook", "https://fb.com/degerforsbibliotek/", "@DegerforsBibliotek", None, SAME),
        ("facebook", "https://fb.com/degerfors.bibliotek", "degerforsbibliotek", None, SAME),
        ("facebook", "https://fb.com/degerforsbibliotek", "degerforskommun", None, DIFFERENT),
        ("facebook", "https://fb.com/degerforsbibliotek", "Degerfors bibliotek", None, DIFFERENT),
        ("facebook", "https://fb.com/degerforsbibliotek", "100064", None, UNKNOWN),
        ("facebook", "https://fb.com/profile.php?id=100064", "degerfors", None, UNKNOWN),
        ("facebook", "https://fb.com/profile.php?id=100064", "degerfors", "100064", SAME),
        ("facebook", "https://fb.com/profile.php?id=100064", "degerfors", "100065", DIFFERENT),
        ("facebook", "https://fb.com/profile.php?id=100064", "100064", None, SAME),
        ("facebook", "https://fb.com/profile.php?id=100064", "100065", None, DIFFERENT),
        ("x", "https://x.com/degerfors", "112", None, DIFFERENT),
        ("youtube", f"https://youtube.com/channel/{CHANNEL}", "@degerfors", None, UNKNOWN),
        ("youtube", f"https://youtube.com/channel/{CHANNEL}", "@degerfors", CHANNEL, SAME),
        ("youtube", f"https://youtube.com/channel/{CHANNEL}", CHANNEL, None, SAME),
        ("youtube", f"https://youtube.com/channel/{CHANNEL}", "@d", CHANNEL, DIFFERENT),
        ("youtube", "https://youtube.com/user/Degerfors", "@degerfors", None, SAME),
        ("mastodon", "https://mastodon.social/@degerfors", "@degerfors", None, SAME),
        ("mastodon", "https://mastodon.social/@degerfors", "@karlskoga", None, DIFFERENT),
        ("mastodon", "https://mastodon.social/@degerfors", "@degerfors@mas.to", None, DIFFERENT),
        ("mastodon", "https://social.degerfors.se/@info", "@info@degerfors.se", None, SAME),
        ("mastodon", "https://notdegerfors.se/@info", "@info@degerfors.se", None, DIFFERENT),
        ("blog", "https://degerfors.se/blogg", "Kommunbloggen", None, UNKNOWN),
        ("blog", "https://degerfors.se/blogg", "Kultur/Fritid", None, UNKNOWN),
        ("blog", "https://degerfors.se/blogg", "www.degerfors.se/blogg/", None, SAME),
        ("blog", "https://degerfors.se/blogg", "degerfors.se/nyheter", None, DIFFERENT),
    ],
    ids=count(),
)
def test_handle_is_compared_with_the_address(
    name: str, url: str, handle: str, platform_id: str | None, agreement: Agreement
) -> None:
    assert compare_handle(read(url, name), handle, platform_id) is agreement


# Keys


def keys(
    name: str, handle: str | None, url: str | None, platform_id: str | None = None
) -> set[tuple[str, str]]:
    return set(account_keys(PLATFORMS[name], handle, url, platform_id))


@pytest.mark.parametrize(
    ("name", "handle", "url", "platform_id", "expected"),
    [
        ("x", "@Degerfors", "https://twitter.com/degerfors", None, ["degerfors"]),
        ("x", "karlskoga", "https://x.com/degerfors", None, ["degerfors", "karlskoga"]),
        ("x", "@Degerfors", "https://degerfors.se", None, ["degerfors"]),
        ("x", "@Degerfors", None, "123", ["degerfors", "id/123"]),
        ("x", "123", "https://x.com/123", None, ["123"]),
        ("x", "deger fors", "https://x.com/share", "abc", []),
        ("x", None, None, None, []),
        ("facebook", "100064", "https://fb.com/profile.php?id=100064", "100064", ["id/100064"]),
        (
            "facebook",
            "degerfors",
            "https://fb.com/profile.php?id=100064",
            None,
            ["id/100064", "degerfors"],
        ),
        ("linkedin", "degerfors", "https://linkedin.com/in/degerfors", None, ["person/degerfors"]),
        ("mastodon", "@info", None, None, []),
        ("mastodon", "@info", "https://mas.to/@info", None, ["info@mas.to"]),
        ("blog", "Bloggen", "https://www.degerfors.se/blogg/", None, ["degerfors.se/blogg"]),
        ("blog", "Bloggen", None, None, ["bloggen"]),
    ],
    ids=count(),
)
def test_account_claims_its_keys(
    name: str, handle: str | None, url: str | None, platform_id: str | None, expected: list[str]
) -> None:
    found = account_keys(PLATFORMS[name], handle, url, platform_id)
    assert found == tuple((name, key) for key in expected)


def test_account_that_changed_its_name_is_the_same_by_its_number() -> None:
    before = keys("facebook", "degerfors", "https://fb.com/degerfors", "100064000000000")
    after = keys("facebook", "dkommun", "https://fb.com/dkommun", "100064000000000")
    assert before & after


def test_same_name_on_two_platforms_or_servers_is_two_accounts() -> None:
    assert not keys("x", "d", "https://x.com/d") & keys("vimeo", "d", "https://vimeo.com/d")
    assert not keys("mastodon", "d", "https://a.se/@d") & keys("mastodon", "d", "https://b.se/@d")


def test_names_that_are_digits_are_not_numbers_of_other_accounts() -> None:
    assert not keys("x", "112", "https://x.com/112") & keys("x", None, "https://x.com/i/user/112")


# The list of platforms


def test_names_are_known_in_order() -> None:
    assert KNOWN_NAMES == (
        "facebook",
        "instagram",
        "x",
        "twitter",
        "youtube",
        "linkedin",
        "tiktok",
        "threads",
        "mastodon",
        "bluesky",
        "snapchat",
        "pinterest",
        "flickr",
        "vimeo",
        "blog",
        "other",
    )


@pytest.mark.parametrize("written", ["x", "X", "twitter", "Twitter", " TWITTER "])
def test_platform_is_found_by_any_of_its_names(written: str) -> None:
    assert platform_named(written) is PLATFORMS["x"]


@pytest.mark.parametrize("written", ["", "myspace", "x.com", "facebook\x00"])
def test_unknown_platform_is_none(written: str) -> None:
    assert platform_named(written) is None


def test_no_host_belongs_to_two_platforms() -> None:
    hosts = [host for each in PLATFORMS.values() for host in (*each.hosts, *each.short)]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize("platform", PLATFORMS.values(), ids=PLATFORMS)
def test_words_and_hosts_are_written_as_they_are_compared(platform: Platform) -> None:
    written = [*platform.never, *platform.tabs, *platform.hosts, *platform.short]
    assert written == [word.lower() for word in written]


def test_import_is_light() -> None:
    heavy = "{'pydantic', 'ruamel', 'rich', 'typer', 'holidays'}"
    program = f"import sys, socialpolicy.platforms; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


# Laws

PIECES = [
    *(host for platform in PLATFORMS.values() for host in (*platform.hosts[:2], *platform.short)),
    *(shape.path for platform in PLATFORMS.values() for shape in platform.shapes),
    *("https://", "http://", "//", "/", ":", "@", "?", "#", "&", "=", ".", "..", "%", "%2F", "%40"),
    *("%00", "%ff", "%C3%A5", "å", "\u0307", "ß", "İ", "\u202e", "\x1b", " ", "\\", "[", "]"),
    *(
        "degerfors",
        "share",
        "id=12",
        "?id=12",
        ":443",
        ":99",
        "user:pw@",
        "www.",
        "m.",
        "a-1234567",
    ),
    *(
        "did:plc:",
        CHANNEL,
        "12345678@N00",
        "mastodon.social",
        "degerfors.se",
        "utm_source=x",
        "p=1",
    ),
]
any_platform = st.sampled_from([None, *PLATFORMS.values()])
addresses = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
likely = addresses.map("https://".__add__)


@given(st.one_of(st.text(), addresses, likely), any_platform)
def test_reading_never_raises_and_always_has_words(url: str, platform: Platform | None) -> None:
    result = read_address(url, platform)
    if isinstance(result, Mismatch):
        assert all(result.said.in_language(language) for language in Language)
    else:
        assert result.url.startswith("https://")
        assert result.url.isascii()


@given(st.one_of(st.text(), addresses, likely), any_platform)
def test_canonical_address_leads_to_the_same_account(url: str, platform: Platform | None) -> None:
    address = read_address(url, platform)
    if isinstance(address, Address):
        again = read(address.url, address.platform)
        assert (again.key, again.url, again.personal) == (
            address.key,
            address.url,
            address.personal,
        )


@given(st.one_of(st.text(), addresses), st.sampled_from(list(PLATFORMS.values())))
def test_canonical_handle_is_its_own_canonical_form(handle: str, platform: Platform) -> None:
    canonical = canonical_handle(platform, handle)
    if canonical is not None:
        assert canonical_handle(platform, canonical) == canonical


@given(st.one_of(st.text(), addresses), st.one_of(st.text(), likely), st.text())
def test_keys_and_comparison_never_raise(handle: str, url: str, platform_id: str) -> None:
    for platform in PLATFORMS.values():
        for name, _ in account_keys(platform, handle, url, platform_id):
            assert name == platform.id
        address = read_address(url, platform)
        if isinstance(address, Address):
            assert compare_handle(address, handle, platform_id) in Agreement


@st.composite
def variations(draw: st.DrawFn) -> tuple[str, str, str]:
    """Give a platform, one of its accounts' addresses, and the same address written otherwise."""
    name, url, *_ = draw(st.sampled_from([row for row in rows(READ) if PLATFORMS[row[0]].hosts]))
    path = url.partition("://")[2].partition("/")[2].partition("#")[0]
    host = draw(st.sampled_from(PLATFORMS[name].hosts))
    host = "".join(draw(st.sampled_from([letter, letter.upper()])) for letter in host)
    path, _, parameters = path.partition("?")
    slashes = draw(st.sampled_from(["", "/", "//"]))
    tracking = draw(st.sampled_from(["", "utm_source=x", "fbclid=abc&igsh=d", "ref=%C3%A5&s=20"]))
    parameters = "&".join(part for part in (parameters, tracking) if part)
    fragment = draw(st.sampled_from(["", "#", "#om"]))
    return name, url, f"https://{host}/{slashes}{path}{slashes}?{parameters}{fragment}"


@given(variations())
def test_other_ways_to_write_an_address_lead_to_the_same_account(
    case: tuple[str, str, str],
) -> None:
    name, url, varied = case
    assert read(varied, name).key == read(url, name).key


@pytest.mark.parametrize(("name", "url"), [row[:2] for row in rows(READ) if "did:" not in row[1]])
def test_case_counts_only_in_channels_ids_and_on_web_sites(name: str, url: str) -> None:
    path, mark, query = url[len("https://") :].partition("?")
    address = read_address(f"https://{path.swapcase()}{mark}{query}", PLATFORMS[name])
    same = isinstance(address, Address) and address.key == read(url, name).key
    assert same is not ("/UC" in url or (PLATFORMS[name].website and "/" in path.rstrip("/")))


def test_every_letter_has_one_form() -> None:
    youtube = PLATFORMS["youtube"]
    for point in range(sys.maxunicode + 1):
        letter = chr(point)
        if unicodedata.category(letter)[0] in "LMN":
            handle = canonical_handle(youtube, f"abc{letter}")
            assert handle is None or canonical_handle(youtube, handle) == handle
