"""Whether an address, text or title names the municipality, its units, or the same role.

Of an address the whole host and its dots are compared, never a part of the text:
`exempel.se` covers itself and `www.exempel.se`, but neither `exempel.se.nu`
nor `ettexempel.se`.

Of a text whole words are, in any case, also in the Swedish genitive: "Exempels",
"exempel" and "Exempel:s" name Exempel. "Exempelvis" and "exempel-vis" do not,
"exempel- och provkontoret" and "#exempel" do not either: a part of a compound and
a hashtag name something else. `&` is `och`. Within a name hyphens, blanks and line
breaks are alike, and none of them is needed: "Exempel-kommuns" and "Exempelkommun"
name Exempel kommun.

Of two titles, the same is one that differs in case, blanks and punctuation alone, in
characters that nobody sees, or in letters of another alphabet that look the same.
"""

from __future__ import annotations

import re
import unicodedata
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


_SPELT_ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""))
_BEFORE = r"(?<![\w#@])(?<!\w-)"
_GENITIVE = r"(?::?s)?"
_AFTER = r"(?!\w|-\w|-\s+(?:och|eller|samt)\s)"

MUNICIPAL = re.compile(
    _BEFORE
    + r"(?:kommunal[at]?|kommun(?:al)?äg(?:d|da|t)|kommun(?:al)?bolag(?:et)?|kommunens?"
    + r"|municipal(?:ly|ity)?)"
    + _AFTER
)
"""Words that say that a company is a municipality's, in Swedish and English."""


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Spell a text the one way that is compared: composed small letters, one hyphen, no `&`."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    for odd, ordinary in _SPELT_ALIKE:
        text = text.replace(odd, ordinary)
    if "&" in text or "-/" in text:
        text = text.replace("&", " och ").replace("-/", "- och ")
    return text.casefold()


LONG_ENOUGH = 8
"""Letters and digits of a name that is looked for within a handle: `alekommun` has nine."""


def mentions(text: str, names: Iterable[str]) -> bool:
    """Say whether a text names any of those named."""
    return _mentions(text, tuple(names))


@lru_cache(maxsize=4096)
def _mentions(text: str, names: tuple[str, ...]) -> bool:
    # Accounts share many of their presentations: answers are kept.
    spelt = comparable(text)
    joined = _together(spelt)
    near = tuple(
        name for name in names if (plain := _together(comparable(name))) in joined if plain
    )
    pattern = _pattern(near) if near else None
    return pattern is not None and pattern.search(spelt) is not None


def without(text: str, names: Iterable[str]) -> str:
    """Give a text as it is compared, without the mentions of those named."""
    pattern = _pattern(tuple(names))
    return pattern.sub(" ", comparable(text)) if pattern else comparable(text)


def handle_holds(handle: str, name: str) -> bool:
    """Say whether a handle holds a whole name, written as handles are: `@malmostad`, Malmö stad.

    A short name says nothing: it may be a part of any word.
    """
    whole = _as_handle(name)
    return len(whole) >= LONG_ENOUGH and whole in _as_handle(handle)


@lru_cache(maxsize=4096)
def _as_handle(text: str) -> str:
    # å and é are a letter and a mark, which is what handles leave out.
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, letters))


def name_pattern(name: str) -> str:
    """Write a name as a pattern for a text that is `comparable`: its hyphens and blanks loose."""
    words = re.split(r"[\s-]+", comparable(name))
    return r"[\s-]*".join("-?".join(map(re.escape, word)) for word in words if word)


def _together(spelt: str) -> str:
    return "".join(spelt.replace("-", "").split())


def says_municipal(text: str) -> bool:
    """Say whether a text holds a word that says that a company is a municipality's."""
    return MUNICIPAL.search(comparable(text)) is not None


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    # The longest first, so that a whole name is taken before its beginning.
    written = sorted(filter(None, map(name_pattern, names)), key=len, reverse=True)
    either = "|".join(written)
    return re.compile(rf"{_BEFORE}(?:{either}){_GENITIVE}{_AFTER}") if written else None


_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def same_title(one: str, other: str) -> bool:
    """Compare two titles, of roles or managements, without regard to case and punctuation.

    Several rules compare the same roles of an account: answers are kept.
    """
    return one == other or plain_title(one) == plain_title(other)


def same_body(one: str, other: str) -> bool:
    """Compare the names of two managements, boards or plans.

    Case, blanks, hyphens, full stops and the genitive do not count, and `&` is `och`.
    """
    return one == other or plain_body(one) == plain_body(other)


_LOOSE = re.compile(r"[-\u2010-\u2015.:'’\u00ad\u200b]")
_WORD = re.compile(r"\w+")


_LOOKS_LIKE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝαβεζηικμνορτυχ", "abekmhopctyxijshdqwabezhikmnoptyx"
)
"""Cyrillic and Greek small letters that look, small or large, as Latin ones do."""


def _seen(text: str) -> str:
    """Give a text as a reader sees it: without the invisible, and in one alphabet."""
    if text.isascii():
        return text
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return text.translate(_LOOKS_LIKE)


@lru_cache(maxsize=1024)
def plain_body(name: str) -> str:
    """Spell the name of a management, board or plan the one way that is compared."""
    spelt = _seen(unicodedata.normalize("NFKC", name).casefold()).replace("&", " och ")
    words = _WORD.findall(_LOOSE.sub("", spelt))
    return " ".join(word.removesuffix("s") if len(word) > _SHORT else word for word in words)


_SHORT = 2
"""Letters of a word that may be all of it: no genitive is taken off those."""


@lru_cache(maxsize=1024)
def plain_title(title: str) -> str:
    """Give a title in the form that is compared: its words in small letters, and nothing else."""
    spelt = _seen(unicodedata.normalize("NFC", title).casefold())
    return " ".join(_NO_WORD.sub(" ", spelt).split()) or spelt


def slug(text: str) -> str:
    """Write text with small letters a–z, digits and hyphens; empty when nothing is left.

    Letters lose their marks, as in `Hjo kulturhus och café` → `hjo-kulturhus-och-cafe`.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", kept))
