"""Which addresses, user names and links lead to a person; all are invented."""

from __future__ import annotations

import pytest

from socialpolicy.platforms import PLATFORMS
from socialpolicy.sensitive import DataKind, find

OWN_DOMAINS = ("degerfors.se", "www.degerforsbyggen.se")
OWN_HANDLES = ("degerforsbibliotek", "@DegerforsKommun", "kommunen@mastodon.se", "100064000000000")


# Nobody's page is at business.facebook.com, which is where pages are managed.
HOSTS = {host for each in PLATFORMS.values() for host in each.hosts} - {"business.facebook.com"}


def found(text: str) -> list[tuple[DataKind, str]]:
    matches = find(text, own_domains=OWN_DOMAINS, own_handles=OWN_HANDLES)
    return [(match.kind, text[match.start : match.end]) for match in matches]


def values(text: str, kind: DataKind) -> list[str]:
    places = found(text)
    assert {place[0] for place in places} <= {kind}
    return [place[1] for place in places]


@pytest.mark.parametrize(
    "written",
    [
        "namn@example.se",
        "förnamn.efternamn+lista@sub.räksmörgås.se",
        "namn@xn--rksmrgs-5wao1o.se",
        "namn(at)example.se",
        "namn [at] example.se",
        "namn(a)example.se",
        "namn [ A ] example.se",
        "namn{snabel-a}example.se",
        "namn snabel-a example punkt se",
        "namn(at)example(dot)se",
        "namn @ example.se",
        "namn[@]example.se",
        "namn(@)example.se",
        "namn [@] example.se",
        "namn{@}example [.] se",
        "namn[at]example[.]se",
        "namn@example(.)se",
        "namn\uff20example.se",
        "9701012396@example.se",
        "namn@intedegerfors.se",
        "namn@degerfors.se.example",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Svara {}.", "<{}>", "mailto:{}?", "'{}'"])
def test_an_email_address_is_found_also_when_disguised(written: str, around: str) -> None:
    assert values(around.format(written), DataKind.EMAIL_ADDRESS) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "biblioteket@degerfors.se",
        "info@service.DEGERFORS.se",
        "vaxeln(at)degerforsbyggen.se",
        "vaxeln[@]degerforsbyggen[.]se",
        "event at degerfors.se",
        "punkt (a) och (b) i avtalet. Se sidan",
        "fika@biblioteket",
        "3 @ 10 kr, 4 st @10kr och @ 12",
        "@",
        "a@b",
    ],
)
def test_own_mailboxes_and_other_uses_of_the_sign_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@namn", ["@namn"]),
        ("Svar till @namn_92!", ["@namn_92"]),
        ("(@åsa.öberg).", ["@åsa.öberg"]),
        ("@namn.bsky.social, @annan", ["@namn.bsky.social", "@annan"]),
        ("@namn@mastodon.se", ["@namn@mastodon.se"]),
        ("@112namn", ["@112namn"]),
        ("se u/namn_x och /u/namn-y", ["u/namn_x", "/u/namn-y"]),
        ("https://www.degerfors.se/@namn", ["@namn"]),
        ("@degerforsbibliotek och @DEGERFORSKOMMUN.", []),
        ("@kommunen@mastodon.se", []),
        ("@kommunen@annan.se", ["@kommunen@annan.se"]),
        ("och/eller, m/u/utan", []),
    ],
)
def test_user_names_are_found_but_not_the_own_ones(text: str, expected: list[str]) -> None:
    assert values(text, DataKind.HANDLE) == expected


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/namn/posts/pfbid02abc",
        "facebook.com/namn",
        "https://m.facebook.com/story.php?story_fbid=1&id=2",
        "https://www.facebook.com/profile.php?id=100064999999999",
        "https://www.facebook.com/groups/degerfors/posts/12",
        "https://facebook.com/degerforsbibliotek/posts/12?comment_id=3",
        "HTTPS://X.com/namn/status/1",
        "https://x.com/i/status/1",
        "mobile.twitter.com/namn/status/1#m",
        "instagram.com/p/abc",
        "https://www.instagram.com/degerforsbibliotek/p/abc/c/178",
        "https://www.youtube.com/watch?v=abc&lc=Ugx",
        "https://www.youtube.com/watch?v=abc",
        "https://youtu.be/abc",
        "https://se.linkedin.com/in/namn",
        "www.tiktok.com/@namn/video/7",
        "tiktok.com/%40namn",
        "https://mastodon.se/@namn/1098",
        "https://example.social/users/namn/statuses/1",
        "https://medium.com/@namn/en-text",
        "https://bsky.app/profile/namn.bsky.social/post/3k",
        "https://www.reddit.com/r/sweden/comments/abc",
        "wa.me/46701740605",
        "https://x.com:443/namn",
        "https://annan@facebook.com/namn",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Se {}.", "[inlägg]({})", "'{}'!", "-{}"])
def test_a_link_to_a_persons_post_or_profile_is_found_whole(link: str, around: str) -> None:
    assert values(around.format(link), DataKind.LINK) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.degerfors.se/biblioteket?id=1",
        "degerfors.se",
        "service.degerfors.se/e-tjänst",
        "facebook.com",
        "Vi finns på https://www.facebook.com/.",
        "https://www.facebook.com/degerforsbibliotek",
        "https://facebook.com/DegerforsBibliotek/posts/12",
        "https://www.facebook.com/profile.php?id=100064000000000",
        "instagram.com/stories/degerforskommun/1",
        "https://mastodon.se/@kommunen@mastodon.se/1098",
        "https://www.tiktok.com/@degerforskommun/video/7",
        "https://www.facebook.com/events/123",
        "https://www.facebook.com/groups/degerfors",
        "https://www.linkedin.com/company/degerfors-kommun",
        "https://help.instagram.com/1234567890",
        "https://x.com/hashtag/degerfors",
        "https://www.example.org/users/login",
        "https://www.google.com/maps/@59.2385,14.4345,15z",
        "notx.com/namn",
    ],
)
def test_own_accounts_and_pages_that_are_no_persons_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_without_own_domains_and_accounts_everything_counts() -> None:
    text = "biblioteket@degerfors.se @degerforsbibliotek facebook.com/degerforsbibliotek"
    assert [match.kind for match in find(text)] == [
        DataKind.EMAIL_ADDRESS,
        DataKind.HANDLE,
        DataKind.LINK,
    ]


@pytest.mark.parametrize("host", sorted(HOSTS))
def test_a_platform_that_is_registered_is_one_where_people_are(host: str) -> None:
    assert values(f"https://{host}/annan.person", DataKind.LINK) == [f"https://{host}/annan.person"]
    assert found(f"https://{host}/degerforsbibliotek") == []


@pytest.mark.parametrize("link", ["https://t.co/4nV9hem1ig", "https://lnkd.in/dRx8"])
def test_a_short_link_that_leads_anywhere_is_no_persons(link: str) -> None:
    assert found(link) == []
