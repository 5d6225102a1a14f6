"""Tell whether a host is the authority's own."""

from __future__ import annotations

from collections.abc import Collection

_LONGEST_DOMAIN = 253
"""Characters of a domain name at most (RFC 1035, 2.3.4, less the length bytes)."""


def plain_domain(domain: str) -> str:
    """Write a domain as `is_within` compares it: lower case, without `www.` and outer dots."""
    return domain.strip(" .@").casefold().removeprefix("www.")


def is_within(host: str, domains: Collection[str]) -> bool:
    """Tell whether a host is one of the domains or lies under one (see `plain_domain`)."""
    if len(host) > _LONGEST_DOMAIN:
        return False
    labels = host.casefold().split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))
