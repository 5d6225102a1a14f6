"""Whether a text names somebody: whole words, in any case, also in the Swedish genitive.

"Exempels", "exempel" and "Exempel:s" name Exempel. "Exempelvis" and
"exempel-vis" do not, "exempel- och provkontoret" and "#exempel" do not either:
a part of a compound and a hashtag name something else. Blanks and line breaks
between words are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SPELT_ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""))
_BEFORE = r"(?<![\w#@])(?<!\w-)"
_GENITIVE = r"(?::?s)?"
_AFTER = r"(?!\w|-\w|-\s+(?:och|eller|samt)\s)"

_BEGINS = re.compile(_BEFORE)
_ENDS = re.compile(_GENITIVE + _AFTER)

MUNICIPAL = re.compile(
    _BEFORE
    + r"(?:kommunal[at]?|kommun(?:al)?äg(?:d|da|t)|kommun(?:al)?bolag(?:et)?|kommunens?"
    + r"|municipal(?:ly|ity)?)"
    + _AFTER
)
"""Words that say that a company is a municipality's, in Swedish and English."""


def plain(text: str) -> str:
    """Spell a text the one way that is compared: composed small letters, one kind of hyphen."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    for odd, ordinary in _SPELT_ALIKE:
        text = text.replace(odd, ordinary)
    return text.casefold()


def mentions(text: str, names: Iterable[str]) -> bool:
    """Say whether a text names any of those named."""
    return _mentions(text, tuple(names))


@lru_cache(maxsize=4096)
def _mentions(text: str, names: tuple[str, ...]) -> bool:
    # Accounts share many of their presentations: answers are kept.
    spelt = " ".join(plain(text).split())
    for name in _spelt(names):
        at = spelt.find(name)
        while at >= 0:
            if _BEGINS.match(spelt, at) and _ENDS.match(spelt, at + len(name)):
                return True
            at = spelt.find(name, at + 1)
    return False


def without(text: str, names: Iterable[str]) -> str:
    """Give a text as it is compared, without the mentions of those named."""
    pattern = _pattern(_spelt(tuple(names)))
    return pattern.sub(" ", plain(text)) if pattern else plain(text)


def says_municipal(text: str) -> bool:
    """Say whether a text holds a word that says that a company is a municipality's."""
    return MUNICIPAL.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def _spelt(names: tuple[str, ...]) -> tuple[str, ...]:
    spelt = (" ".join(plain(name).split()) for name in names)
    return tuple(filter(None, spelt))


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    # The longest first, so that a whole name is taken before its beginning.
    words = [r"\s+".join(map(re.escape, name.split())) for name in names]
    either = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"{_BEFORE}(?:{either}){_GENITIVE}{_AFTER}") if words else None
