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

_SPELT_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200b": None})
_BEFORE = r"(?<![\w#@])(?<!\w-)"
_AFTER = r"(?!\w|-\w|-\s+(?:och|eller|samt)\s)"

MUNICIPAL = re.compile(
    _BEFORE
    + r"(?:kommunal[at]?|kommun(?:al)?äg(?:d|da|t)|kommun(?:al)?bolag(?:et)?|kommunens?"
    + r"|municipal(?:ly|ity)?)"
    + _AFTER,
    re.IGNORECASE,
)
"""Words that say that a company is a municipality's, in Swedish and English."""


def plain(text: str) -> str:
    """Spell a text the one way that is compared: composed letters, one kind of hyphen."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_SPELT_ALIKE)


def mentions(text: str, names: Iterable[str]) -> bool:
    """Say whether a text names any of those named."""
    pattern = _pattern(tuple(names))
    return pattern is not None and pattern.search(plain(text)) is not None


def without(text: str, names: Iterable[str]) -> str:
    """Leave out of a text every mention of those named."""
    pattern = _pattern(tuple(names))
    return pattern.sub(" ", plain(text)) if pattern else plain(text)


def says_municipal(text: str) -> bool:
    """Say whether a text holds a word that says that a company is a municipality's."""
    return MUNICIPAL.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    words = [plain(name).split() for name in names]
    # The longest first, so that a whole name is taken before its beginning.
    spelt = sorted((r"\s+".join(map(re.escape, each)) for each in words if each), key=len)
    if not spelt:
        return None
    either = "|".join(reversed(spelt))
    return re.compile(rf"{_BEFORE}(?:{either})(?::?s)?{_AFTER}", re.IGNORECASE)
