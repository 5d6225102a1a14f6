"""Whether two titles, of a role or of a management, are the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def same_title(one: str, other: str) -> bool:
    """Compare two titles without regard to case and to blanks around and between words."""
    return one == other or _plain(one) == _plain(other)


@lru_cache(maxsize=1024)
def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
