"""The platforms: what their addresses and handles look like, and which accounts are the same.

Data, one file a platform, and a small engine that reads an address. Nothing
here asks the net, and nothing raises on what a file may hold.
"""

from socialpolicy.platforms.address import (
    Address,
    Agreement,
    Key,
    account_keys,
    canonical_handle,
    compare_handle,
    plain_address,
    read_address,
)
from socialpolicy.platforms.catalogue import KNOWN_NAMES, PLATFORMS, platform_named
from socialpolicy.platforms.link import Mismatch, Reason
from socialpolicy.platforms.platform import Platform

__all__ = [
    "KNOWN_NAMES",
    "PLATFORMS",
    "Address",
    "Agreement",
    "Key",
    "Mismatch",
    "Platform",
    "Reason",
    "account_keys",
    "canonical_handle",
    "compare_handle",
    "plain_address",
    "platform_named",
    "read_address",
]
