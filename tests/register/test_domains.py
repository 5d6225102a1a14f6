"""An address belongs to a domain by its host, never by a part of its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.register.naming import bare_domain, host_of, is_mail_under, is_under, mailboxes


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.exempel.se/biblioteket", "www.exempel.se"),
        ("http://exempel.se", "exempel.se"),
        ("HTTPS://EXEMPEL.SE:443/?a=b#c", "exempel.se"),
        ("exempel.se/biblioteket", "exempel.se"),
        (" https://exempel.se. ", "exempel.se"),
        ("https://xn--mla-tlab.se", "åmåla.se"),
        ("https://åmåla.se", "åmåla.se"),
        ("https://xn--.se", "xn--.se"),
        ("https://exempel.se@annan.example/", None),
        ("https://annan.example\\@exempel.se/", None),
        ("https://annan.example /exempel.se", None),
        ("ftp://exempel.se", None),
        ("javascript://exempel.se/%0aalert(1)", None),
        ("https:///exempel.se", None),
        ("https://", None),
        ("", None),
    ],
)
def test_the_host_of_a_link(link: str, host: str | None) -> None:
    assert host_of(link) == host


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("biblioteket@exempel.se", ["biblioteket@exempel.se"]),
        ("mailto:biblioteket@exempel.se", ["biblioteket@exempel.se"]),
        ("Biblioteket <b@exempel.se>; 0500-10 00 00.", ["b@exempel.se"]),
        ("a@exempel.se, b@annan.example.", ["a@exempel.se", "b@annan.example"]),
        ("a@exempel.se@annan.example", ["a@exempel.se@annan.example"]),
        ("@exempelbibliotek", []),
        ("@exempel.se", []),
        ("biblioteket@", []),
        ("biblioteket@intranet", []),
        ("0500-10 00 00", []),
        ("https://www.exempel.se/kontakt", []),
        ("", []),
    ],
)
def test_the_mailboxes_in_a_contact(contact: str, found: list[str]) -> None:
    assert list(mailboxes(contact)) == found


@pytest.mark.parametrize(
    "setting",
    [
        "exempel.se",
        "www.exempel.se",
        "https://www.Exempel.se/",
        "@exempel.se",
        "*.exempel.se",
        " exempel.se.",
    ],
)
def test_a_domain_is_understood_however_it_is_set(setting: str) -> None:
    assert bare_domain(setting) == "exempel.se"


@pytest.mark.parametrize(
    ("mailbox", "inside"),
    [
        ("a@exempel.se", True),
        ("a@kultur.exempel.se", True),
        ("A@EXEMPEL.SE", True),
        ("a@ettexempel.se", False),
        ("a@exempel.se.nu", False),
        ("a@exempel.se@annan.example", False),
        ("exempel.se@annan.example", False),
        ("a@se", False),
    ],
)
def test_mail_is_under_a_domain_by_its_last_part(mailbox: str, inside: bool) -> None:
    assert is_mail_under(mailbox, ["exempel.se"]) is inside


def test_no_domain_covers_nothing() -> None:
    assert not is_under("exempel.se", [])
    assert not is_under("exempel.se", ["", "/", "https://"])


LABEL = st.from_regex(r"[a-z]{1,8}", fullmatch=True)


@given(st.lists(LABEL, min_size=1), st.lists(LABEL, min_size=2))
def test_a_domain_covers_what_is_below_it_and_nothing_above(
    below: list[str], domain: list[str]
) -> None:
    # "www" is taken off a setting, as a domain and its www are one.
    domain = ["a", *domain]
    host, name = ".".join([*below, *domain]), ".".join(domain)
    assert is_under(host, [name])
    assert is_under(name, [name])
    assert not is_under(name, [host]) or host == f"www.{name}"
    assert not is_under(f"x{name}", [name])


@given(st.text())
def test_nothing_a_file_may_hold_is_too_odd(text: str) -> None:
    assert host_of(text) is None or host_of(text) != ""
    assert all("@" in mailbox for mailbox in mailboxes(text))
    assert isinstance(bare_domain(text), str)
