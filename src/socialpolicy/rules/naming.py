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
from typing import NamedTuple

_SPELT_ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""))
_BEFORE = r"(?<![\w#@])(?<!\w-)"
_AFTER = r"(?!\w|-\w|-\s+(?:och|eller|samt)\s)"

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
    looked_for = _names(tuple(names))
    spelt = plain(text)
    # A pattern is tried only where a name's first word stands: searching for words is fast.
    for word in looked_for.first_words:
        at = spelt.find(word)
        while at >= 0:
            if looked_for.pattern.match(spelt, at):
                return True
            at = spelt.find(word, at + 1)
    return False


def without(text: str, names: Iterable[str]) -> str:
    """Give a text as it is compared, without the mentions of those named."""
    looked_for = _names(tuple(names))
    return looked_for.pattern.sub(" ", plain(text)) if looked_for.first_words else plain(text)


def says_municipal(text: str) -> bool:
    """Say whether a text holds a word that says that a company is a municipality's."""
    return MUNICIPAL.search(plain(text)) is not None


class _Names(NamedTuple):
    first_words: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=4096)
def _names(names: tuple[str, ...]) -> _Names:
    words = [words for name in names if (words := plain(name).split())]
    # The longest first, so that a whole name is taken before its beginning.
    spelt = sorted((r"\s+".join(map(re.escape, each)) for each in words), key=len, reverse=True)
    pattern = rf"{_BEFORE}(?:{'|'.join(spelt)})(?::?s)?{_AFTER}"
    return _Names(frozenset(each[0] for each in words), re.compile(pattern))
