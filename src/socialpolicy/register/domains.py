"""Whether a web or e-mail address belongs to one of the municipality's domains.

What is compared is the whole host and its dots, never a part of the text:
`exempel.se` covers itself and `www.exempel.se`, but neither `exempel.se.nu`
nor `ettexempel.se`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from socialpolicy.platforms import link as links
from socialpolicy.platforms.link import Reason

_BETWEEN = re.compile(r'[\s,;<>()\[\]"]+')


@lru_cache(maxsize=4096)
def host_of(link: str) -> str | None:
    """Give the host of a web address, with or without `http(s)://`; None when it is not one."""
    written = link.strip()
    written = written if "://" in written else f"https://{written}"
    problem = links.unfit(written)
    if problem and problem.reason is not Reason.PLAIN_HTTP:
        return None
    parts = links.split(written)
    return _spelt(parts.host) if isinstance(parts, links.Link) else None


@lru_cache(maxsize=4096)
def mailboxes(contact: str) -> tuple[str, ...]:
    """Find the e-mail addresses in a contact. Many accounts share a mailbox: answers are kept."""
    words = [word for word in _BETWEEN.split(contact) if "@" in word]
    found = (word.removeprefix("mailto:").rstrip(".:") for word in words)
    return tuple(word for word in found if _is_mailbox(word))


def _is_mailbox(word: str) -> bool:
    user, at, host = word.rpartition("@")
    return bool(user and at) and "." in host.strip(".")


def is_mail_under(mailbox: str, domains: Iterable[str]) -> bool:
    """Say whether an e-mail address is at one of the domains, or at a host below one."""
    return is_under(_host_of_mailbox(mailbox), domains)


@lru_cache(maxsize=4096)
def _host_of_mailbox(mailbox: str) -> str:
    return _spelt(mailbox.rpartition("@")[2])


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Say whether a host, as `host_of` gives it, is one of the domains or below one."""
    return f".{host}".endswith(_endings(tuple(domains)))


@lru_cache(maxsize=256)
def _endings(domains: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f".{bare}" for bare in map(bare_domain, domains) if bare)


def bare_domain(domain: str) -> str:
    """Take a domain out of a setting, however it is written there: `https://www.exempel.se/`."""
    host = domain.strip().partition("://")[2] or domain.strip()
    host = host.partition("/")[0].rpartition("@")[2].removeprefix("*.")
    return _spelt(host).removeprefix("www.")


def _spelt(host: str) -> str:
    """Spell a host the one way that is compared: small letters, å and not xn--."""
    host = host.casefold().strip(".")
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
