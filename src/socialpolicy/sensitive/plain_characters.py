"""Write the look-alikes that people paste (digits, dashes, blanks) the plain way.

A number copied from a web page or a phone often holds non-breaking hyphens, thin
blanks, invisible marks or another script's digits. Every character is written
as exactly one other, so a place in the plain text is the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from socialpolicy.sensitive.match import Match

HIDDEN = "\0"
"""Fills the place of what has been found; it belongs to no word and no number."""

_FOREIGN = re.compile(r"[^\x21-\x7e ]")
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_STEP = 0xFEE0


def plain(text: str) -> str:
    """Write digits, dashes and blanks of any script as in ASCII; the length is kept."""
    return _FOREIGN.sub(lambda found: _plain_letter(found[0]), text)


def hide(text: str, matches: list[Match]) -> str:
    """Fill the matches' places, so that nothing else is found there; the length is kept.

    The matches are in order and do not overlap.
    """
    parts: list[str] = []
    shown = 0
    for match in matches:
        parts += [text[shown : match.start], HIDDEN * (match.end - match.start)]
        shown = match.end
    return "".join([*parts, text[shown:]])


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    # The soft hyphen is a format character, the minus sign a mathematical symbol.
    if category == "Pd" or letter in "\u00ad\u2212":
        return "-"
    if category in {"Zs", "Cf"} or letter == "\t":
        return " "
    if ord(letter) in _FULL_WIDTH:
        return chr(ord(letter) - _FULL_WIDTH_STEP)
    return letter
