"""Blogs and other web sites, where any https address may be an account's."""

from __future__ import annotations

from socialpolicy.platforms.link import Link, encode_again, encode_query, parameters
from socialpolicy.platforms.platform import Platform, domain, folded, words
from socialpolicy.text import Text

LONGEST_NAME = 200
LAST_PORT = 65535

TRACKING = words(
    "_ga _gl _hsenc _hsmi dclid fbclid gad_source gbraid gclid igsh igshid li_fat_id mc_cid "
    "mc_eid mibextid mkt_tok msclkid ttclid twclid vero_id wbraid yclid"
)
"""Parameters that tell where a visitor came from and never what is shown; `utm_…` are others."""


def name(text: str) -> str | None:
    """Give a site's name without difference of case, or None when it is empty, long or unfit."""
    if len(text) > LONGEST_NAME or not text.isprintable():
        return None
    return folded(" ".join(text.split()).lstrip("@ ")) or None


def identity(link: Link) -> str:
    """Give what makes two addresses the same site: host without `www.`, port, path and query."""
    return link.host.removeprefix("www.") + _after_host(link)


def address(link: Link) -> str:
    """Give the address without tracking parameters, fragment, empty segments and final slash."""
    return f"https://{link.host}{_after_host(link)}"


def _after_host(link: Link) -> str:
    port = f":{link.port}" if link.port else ""
    path = "".join("/" + encode_again(segment) for segment in link.segments)
    kept = [pair for pair in link.query.split("&") if pair and not _tracks(pair)]
    query = "?" + encode_query("&".join(kept)) if kept else ""
    return port + path + query


def _tracks(pair: str) -> bool:
    parameter = next(iter(parameters(pair)))[0].lower()
    return parameter in TRACKING or parameter.startswith("utm_")


def hosts(host: str) -> bool:
    """Whether a web site may have this host: a domain name."""
    return domain(host) is not None


def listens(port: str) -> bool:
    """Whether a text is a port's number."""
    return port.isascii() and port.isdecimal() and 0 < int(port) <= LAST_PORT


BLOG = Platform("blog", Text(sv="blogg", en="blog"), spelling=name, website=True)

OTHER = Platform(
    "other", Text(sv="annan webbplats", en="other web site"), spelling=name, website=True
)
